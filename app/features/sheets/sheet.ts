/**
 * A sheet: a table of texts, whatever file it came in. Knows nothing of what the texts mean.
 *
 * Rows and cells keep their places, so that row 17 here is row 17 on the reader's screen; only empty ends are cut off.
 * Dates come as YYYY-MM-DD, numbers with a point.
 */
export type Sheet = {
  readonly rows: readonly (readonly string[])[];
  readonly format: "csv" | "xlsx";
  /** Of a text file; null for a workbook. */
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | null;
  readonly delimiter: Delimiter | null;
  /** Of a workbook: the name of the sheet that was read, the first that is not hidden. */
  readonly name: string | null;
};

export type Delimiter = ";" | "," | "\t";

/** Why a file cannot be read. Each is a sentence in the texts of the import, under `file`. */
export type SheetProblem = {
  readonly key:
    | "empty"
    | "tooLarge"
    | "notATable"
    | "oldWorkbook"
    | "encrypted"
    | "damaged"
    | "unpacksTooLarge"
    | "tooManyRows"
    | "tooManyColumns"
    | "tooMuchText"
    | "longCell"
    | "openQuote"
    | "tookTooLong";
  readonly params: Readonly<Record<string, string | number>>;
};

/** What a file may hold. A list of 100,000 suppliers fits with room to spare; what is made to exhaust a server does not. */
export type SheetLimits = {
  /** Bytes as uploaded. */
  readonly textBytes: number;
  readonly workbookBytes: number;
  /** Of a workbook, which is a zip: parts, bytes of all that is unpacked, and how many times larger one may get. */
  readonly parts: number;
  readonly unpackedBytes: number;
  readonly ratio: number;
  /** Rows below the header, and columns. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of a cell, and of all cells together. */
  readonly cell: number;
  readonly characters: number;
  readonly milliseconds: number;
};

export const usualSheetLimits: SheetLimits = {
  textBytes: 50_000_000,
  workbookBytes: 20_000_000,
  parts: 10_000,
  unpackedBytes: 200_000_000,
  ratio: 200,
  rows: 100_000,
  columns: 200,
  cell: 10_000,
  characters: 100_000_000,
  // A hundred thousand rows take some five seconds alone, and four times that on a machine with much else to do.
  milliseconds: 60_000,
};

/** Thrown while reading, caught by read-sheet: the problem is the answer. */
export class SheetRefused extends Error {
  constructor(
    readonly key: SheetProblem["key"],
    readonly params: SheetProblem["params"] = {},
  ) {
    super(key);
  }
}

/** Places cells one by one and refuses the first that does not fit. */
export class SheetBuilder {
  readonly rows: string[][] = [];
  private characters = 0;

  constructor(private readonly limits: SheetLimits) {}

  /** Row and column count from 0. An empty text leaves the place as it is. */
  place(row: number, column: number, text: string): void {
    if (text === "") return;
    const { limits } = this;
    if (row > limits.rows) throw new SheetRefused("tooManyRows", { max: limits.rows });
    if (column >= limits.columns) throw new SheetRefused("tooManyColumns", { max: limits.columns });
    if (text.length > limits.cell)
      throw new SheetRefused("longCell", { row: row + 1, column: column + 1, max: limits.cell });
    this.characters += text.length;
    if (this.characters > limits.characters) throw new SheetRefused("tooMuchText");
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    while (cells.length < column) cells.push("");
    cells[column] = text;
  }
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, so that opening a file never runs
 * what somebody typed into a form (CWE-1236; OWASP, "CSV Injection"). One that has apostrophes there already gets one
 * more, so that reading can always take exactly one away and a file comes back as it was written.
 */
export const neutralised = (text: string): string => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

export const asTyped = (text: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text);
