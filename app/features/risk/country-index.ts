/**
 * The country index as an administrator brings it: a table that becomes a new dated edition.
 *
 * Two shapes are taken: the file of the World Bank's Worldwide Governance Indicators as this portal ships it
 * (`iso2`, `average`, `dimensions`, …), and a plain list of country and score. A country rated in fewer than all six
 * dimensions is listed without a score, since its average is of something else. Editions are never mixed: percentile
 * ranks and absolute scores look alike and mean different things.
 * A list with one wrong row is refused whole; all that is wrong with it is told at once.
 */
import { countryOf } from "../countries/spellings";

export type CountryScore = {
  readonly country: string;
  /** 0 (worst) to 100, as published; null where the list has none. */
  readonly score: number | null;
};

/** `row` counts as a spreadsheet does, from 1. Its text is `countryIndex` in the texts of the import. */
export type IndexProblem = {
  readonly row: number;
  readonly key: "noColumns" | "noRows" | "unknownCountry" | "noNumber" | "outOfRange" | "countryTwice";
  readonly params: Readonly<Record<string, string | number>>;
};

export type CountryIndex =
  | {
      readonly scores: readonly CountryScore[];
      readonly shape: "governance indicators" | "plain list";
      readonly year: string | null;
    }
  | { readonly problems: readonly IndexProblem[] };

const countryHeaders = ["iso2", "iso", "code", "country code", "country", "landkode", "land", "kode"];
const scoreHeaders = ["average", "score", "index", "gjennomsnitt", "poeng", "poengsum", "indeks", "value", "verdi"];
const dimensionsOfGovernance = 6;

/** A table as read-sheet gives it, header first; a plain list may do without one. */
export function readCountryIndex(rows: readonly (readonly string[])[]): CountryIndex {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim()));
  const header = (rows[first] ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (names: readonly string[]) => names.map((name) => header.indexOf(name)).find((place) => place >= 0) ?? -1;
  let [countryAt, scoreAt] = [at(countryHeaders), at(scoreHeaders)];
  const hasHeader = countryAt >= 0 && scoreAt >= 0;
  if (!hasHeader) {
    const isPlain =
      header.length >= 2 && countryOf(header[0] ?? "") !== null && scoreIn(header[1] ?? "") !== "no number";
    if (!isPlain) return { problems: [{ row: Math.max(first, 0) + 1, key: "noColumns", params: {} }] };
    [countryAt, scoreAt] = [0, 1];
  }
  const [dimensionsAt, yearAt] = hasHeader ? [header.indexOf("dimensions"), header.indexOf("year")] : [-1, -1];

  const problems: IndexProblem[] = [];
  const scores = new Map<string, CountryScore & { row: number }>();
  const years = new Set<string>();
  for (const [place, row] of rows.entries()) {
    if (place < first + (hasHeader ? 1 : 0) || row.every((cell) => cell.trim() === "")) continue;
    const number = place + 1;
    const written = (row[countryAt] ?? "").trim();
    const country = countryOf(written);
    const score = scoreIn(row[scoreAt] ?? "");
    const earlier = country && scores.get(country);
    if (!country) problems.push({ row: number, key: "unknownCountry", params: { value: written } });
    else if (earlier)
      problems.push({ row: number, key: "countryTwice", params: { value: written, first: earlier.row } });
    if (score === "no number") problems.push({ row: number, key: "noNumber", params: { value: row[scoreAt] ?? "" } });
    else if (score === "out of range")
      problems.push({ row: number, key: "outOfRange", params: { value: row[scoreAt] ?? "" } });
    else if (country && !earlier) {
      const isPartial = dimensionsAt >= 0 && Number(row[dimensionsAt]) < dimensionsOfGovernance;
      scores.set(country, { country, score: isPartial ? null : score, row: number });
      if (yearAt >= 0 && row[yearAt]) years.add(row[yearAt]);
    }
  }
  if (problems.length > 0) return { problems };
  if (scores.size === 0) return { problems: [{ row: Math.max(first, 0) + 1, key: "noRows", params: {} }] };
  const [year, ...otherYears] = years;
  return {
    scores: [...scores.values()].map(({ country, score }) => ({ country, score })),
    shape: dimensionsAt >= 0 ? "governance indicators" : "plain list",
    year: year && otherYears.length === 0 ? year : null,
  };
}

/** "94.48" and "94,48" are scores, an empty cell is none. */
function scoreIn(cell: string): number | null | "no number" | "out of range" {
  const text = cell.trim().replace(",", ".");
  if (text === "") return null;
  if (!/^-?\d+(\.\d+)?$/.test(text)) return "no number";
  const score = Number(text);
  return score >= 0 && score <= 100 ? score : "out of range";
}

/** What is shown beside the index: the ITUC rating, and which of ILO's conventions on unions are not ratified. */
export type CountryRights = {
  /** 1 (sporadic violations) to 5 (no guarantee of rights), 5+ where the rule of law has broken down. */
  readonly ituc?: "1" | "2" | "3" | "4" | "5" | "5+";
  readonly notRatified?: readonly ("C087" | "C098")[];
};

/** Reads the list the portal ships (db/seed/country-rights-2026.csv); a country without either is left out. */
export function readCountryRights(rows: readonly (readonly string[])[]): ReadonlyMap<string, CountryRights> {
  const rights = new Map<string, CountryRights>();
  for (const [code = "", ituc = "", conventions = ""] of rows) {
    const country = countryOf(code);
    const notRatified = (["C087", "C098"] as const).filter((convention) => conventions.includes(convention));
    const rating = (["1", "2", "3", "4", "5", "5+"] as const).find((known) => known === ituc.trim());
    if (!country || !(rating || notRatified.length > 0)) continue;
    rights.set(country, { ...(rating && { ituc: rating }), ...(notRatified.length > 0 && { notRatified }) });
  }
  return rights;
}
