/**
 * Findings of an audit as a table brings them: area, severity, what was found, and what is expected. A table with one
 * wrong row is refused whole; all that is wrong with it is told at once.
 */
import { type FindingArea, findingAreas, type Severity, severities } from "db/schema/words";

export type Finding = { area: FindingArea; severity: Severity; title: string; action: string | null };

/** `row` counts as a spreadsheet does, from 1. */
export type FindingProblem = { row: number; key: "noColumns" | "noRows" | "area" | "severity" | "what"; value: string };

const columns = {
  area: ["area", "område"],
  severity: ["severity", "alvorlighet", "alvorlighetsgrad"],
  title: ["finding", "funn", "title", "tittel", "description", "beskrivelse"],
  action: ["action", "tiltak", "corrective action", "forventet tiltak"],
} as const;

const longest = 500;

/**
 * @param words what areas and severities are called, in every language, beside the words of the code
 */
export function readFindings(
  rows: readonly (readonly string[])[],
  words: { area(area: FindingArea): readonly string[]; severity(severity: Severity): readonly string[] },
): { findings: Finding[] } | { problems: FindingProblem[] } {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim()));
  const header = (rows[first] ?? []).map(plain);
  const at = (names: readonly string[]) => header.findIndex((cell) => names.includes(cell));
  const places = { area: at(columns.area), severity: at(columns.severity), title: at(columns.title) };
  if (Object.values(places).includes(-1))
    return { problems: [{ row: Math.max(first, 0) + 1, key: "noColumns", value: "" }] };
  const problems: FindingProblem[] = [];
  const findings: Finding[] = [];
  for (const [place, row] of rows.entries()) {
    if (place <= first || row.every((cell) => cell.trim() === "")) continue;
    const cell = (column: number) => (row[column] ?? "").trim();
    const area = named(findingAreas, words.area, cell(places.area));
    const severity = named(severities, words.severity, cell(places.severity));
    const title = cell(places.title);
    const told = { row: place + 1 };
    if (!area) problems.push({ ...told, key: "area", value: cell(places.area) });
    if (!severity) problems.push({ ...told, key: "severity", value: cell(places.severity) });
    if (title === "" || title.length > longest) problems.push({ ...told, key: "what", value: title.slice(0, 40) });
    if (area && severity)
      findings.push({ area, severity, title, action: cell(at(columns.action)).slice(0, longest) || null });
  }
  if (problems.length > 0) return { problems };
  return findings.length > 0 ? { findings } : { problems: [{ row: first + 1, key: "noRows", value: "" }] };
}

const plain = (text: string) => text.trim().toLowerCase().replaceAll("_", " ");

function named<Word extends string>(all: readonly Word[], wordsOf: (word: Word) => readonly string[], written: string) {
  return all.find((word) => [word, ...wordsOf(word)].some((one) => plain(one) === plain(written)));
}
