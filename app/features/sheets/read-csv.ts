/**
 * Reads a text file as a table: what Excel, an ERP system or a colleague's script calls CSV.
 *
 * None of them says how it wrote it. The encoding is told by its mark or by whether the bytes are good UTF-8 (text in
 * Windows-1252 with a single ø is not); the delimiter by Excel's own `sep=` line, or by which one divides the first
 * lines into equally many cells. Norwegian Excel writes semicolons and Windows-1252.
 */
import { CsvError, parse } from "csv-parse/sync";

import { asTyped, type Delimiter, type Sheet, SheetBuilder, type SheetLimits, SheetRefused } from "./sheet";

export function readCsv(bytes: Uint8Array, limits: SheetLimits): Sheet {
  if (bytes.length > limits.textBytes) throw new SheetRefused("tooLarge", { megabytes: limits.textBytes / 1e6 });
  const { text, encoding } = decoded(bytes);
  if (isNoTable(text, bytes[0] === 0xef && bytes[1] === 0xbb)) throw new SheetRefused("notATable");
  const named = /^sep=([;,\t])\r?\n/i.exec(text);
  const content = named ? text.slice(named[0].length) : text;
  const delimiter = (named?.[1] as Delimiter | undefined) ?? guessedDelimiter(content);
  const sheet = new SheetBuilder(limits);
  for (const [row, cells] of records(content, delimiter, limits).entries()) {
    for (const [column, cell] of cells.entries()) sheet.place(row, column, asTyped(cell));
  }
  return { rows: sheet.rows, format: "csv", encoding, delimiter, name: null };
}

function records(text: string, delimiter: Delimiter, limits: SheetLimits): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      // One more than fits, so that a longer file is refused and not cut.
      to: limits.rows + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetRefused("openQuote", { row: Number(error.records ?? 0) + 1 });
  }
}

function decoded(bytes: Uint8Array): { text: string; encoding: NonNullable<Sheet["encoding"]> } {
  const as = (encoding: NonNullable<Sheet["encoding"]>, fatal = false) => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes),
    encoding,
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as("utf-16be");
  const start = bytes.subarray(0, 2000);
  const zeroes = (parity: number) => start.filter((byte, place) => byte === 0 && place % 2 === parity).length;
  if (zeroes(1) > start.length / 4 && zeroes(0) === 0) return as("utf-16le");
  if (zeroes(0) > start.length / 4 && zeroes(1) === 0) return as("utf-16be");
  try {
    return as("utf-8", true);
  } catch {
    return as("windows-1252");
  }
}

/** A picture, a PDF or a web page that somebody named .csv or .xls. A text with its mark may hold any letter. */
function isNoTable(text: string, isMarked: boolean): boolean {
  const start = text.slice(0, 5000);
  if (/^\s*(%PDF|<!doctype|<html|<\?xml|\{\\rtf)/i.test(start)) return true;
  return !isMarked && (start.includes("\0") || (start.match(controls)?.length ?? 0) > 5);
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\x01-\x08\x0e-\x1f]/g;

/** The delimiter that divides the first lines most evenly; with none, semicolon, as Norwegian Excel writes. */
function guessedDelimiter(text: string): Delimiter {
  const lines = cellsPerLine(text.slice(0, 100_000));
  const candidates = ([";", "\t", ","] as const).map((delimiter) => {
    const counts = lines.map((line) => line[delimiter]);
    const inHeader = counts[0] ?? 0;
    const even = counts.filter((count) => count === inHeader).length / Math.max(1, counts.length);
    return { delimiter, inHeader, score: inHeader === 0 ? 0 : even };
  });
  candidates.sort((one, other) => other.score - one.score || other.inHeader - one.inHeader);
  return candidates[0] && candidates[0].score > 0 ? candidates[0].delimiter : ";";
}

/** How often each delimiter occurs outside quotes, for the first 20 lines that hold anything. */
function cellsPerLine(text: string): Record<Delimiter, number>[] {
  const lines: Record<Delimiter, number>[] = [];
  let line = { ";": 0, ",": 0, "\t": 0 };
  let isQuoted = false;
  let isEmpty = true;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (letter === "\n" || letter === "\r") {
      if (!isEmpty) lines.push(line);
      if (lines.length === 20) return lines;
      line = { ";": 0, ",": 0, "\t": 0 };
      isEmpty = true;
    } else {
      isEmpty = false;
      if (letter === ";" || letter === "," || letter === "\t") line[letter]++;
    }
  }
  return isEmpty ? lines : [...lines, line];
}
