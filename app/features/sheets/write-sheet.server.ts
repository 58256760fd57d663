/**
 * Writes a table as a file people open in Excel.
 *
 * CSV as Norwegian Excel reads it: UTF-8 with its mark, semicolons, CRLF, decimal commas. Nothing a person typed can
 * become a formula in it, and what was changed for that is changed back when the file is read again (sheet.ts).
 * Thousands of rows are written with a pause now and then, in which requests are answered.
 */
import { PassThrough } from "node:stream";
import { setImmediate as pause } from "node:timers/promises";

import { neutralised } from "./sheet";

type SheetColumn = {
  readonly header: string;
  /** A date is a text YYYY-MM-DD, shown as a date. */
  readonly kind: "text" | "number" | "date";
  /** In characters. */
  readonly width?: number;
};

type Cell = string | number | null;

export type SheetToWrite = { readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly Cell[])[] };

const rowsBetweenPauses = 250;

export async function writeCsv({ columns, rows }: SheetToWrite): Promise<Uint8Array> {
  const pieces: string[] = [`\ufeff${csvLine(columns.map(({ header }) => header))}`];
  for (const [place, row] of rows.entries()) {
    pieces.push(csvLine(row));
    if (place % rowsBetweenPauses === rowsBetweenPauses - 1) await pause();
  }
  return Buffer.from(pieces.join(""), "utf8");
}

const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(";")}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const text = neutralised(cell);
  // A comma or a tab is quoted too, so that whoever guesses the delimiter cannot guess wrong.
  return /[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A workbook with one sheet: header in bold and frozen, columns as wide as asked, dates as dates. */
export async function writeXlsx({ columns, rows }: SheetToWrite, sheetName: string): Promise<Uint8Array> {
  // Loaded when first needed: it takes longer to load than most exports take to write.
  const { default: Excel } = await import("exceljs");
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(sheetName.replace(/[[\]:*?/\\]/g, " ").slice(0, 31), {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  sheet.columns = columns.map(({ kind, width }) => ({
    width: width ?? 18,
    ...(kind === "date" && { style: { numFmt: "yyyy-mm-dd" } }),
  }));
  const header = sheet.addRow(columns.map((column) => xlsxText(column.header)));
  header.font = { bold: true };
  header.commit();
  for (const [place, row] of rows.entries()) {
    sheet.addRow(row.map((cell, column) => xlsxCell(cell, columns[column]?.kind ?? "text"))).commit();
    if (place % rowsBetweenPauses === rowsBetweenPauses - 1) await pause();
  }
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(pieces);
}

function xlsxCell(cell: Cell, kind: SheetColumn["kind"]): string | number | Date | null {
  if (typeof cell !== "string") return cell;
  if (kind === "date" && /^\d{4}-\d\d-\d\d$/.test(cell)) return new Date(`${cell}T00:00:00Z`);
  return xlsxText(cell);
}

/** A text is no formula in a workbook, so only texts that reading would take an apostrophe from get one more. */
function xlsxText(text: string): string {
  const kept = text.startsWith("'") ? neutralised(text) : text;
  const escaped = kept.replace(/_(?=x[0-9A-Fa-f]{4})/g, "_x005F_");
  return escaped.replace(
    unfitForXml,
    (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold, and the CR it would turn into LF
const unfitForXml = /[\x00-\x08\x0b-\x1f\ufffe\uffff]/g;
