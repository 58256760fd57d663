/**
 * Reads sheets of a workbook that are known by name, cell by cell, for templates whose cells have a meaning each.
 *
 * Values come as they lie in the file: a number stays a number, a text keeps its spaces, a formula counts for the value
 * kept beside it. A cell without one, or with an error (#N/A), is not there.
 */
import { inflateRawSync } from "node:zlib";

import { attributeIn, plain, scanXml } from "./scan-xml";
import { type SheetLimits, SheetRefused } from "./sheet";
import { readWorkbook, unescaped } from "./workbook";
import { Zip } from "./zip";

export type RawValue = string | number;

/** By place: "D8". */
export type Cells = ReadonlyMap<string, RawValue>;

export type CellLimits = Pick<SheetLimits, "workbookBytes" | "parts" | "unpackedBytes" | "ratio" | "rows"> & {
  /** Bytes of one part, unpacked. */
  readonly partBytes: number;
};

/** Opens a workbook, of which only the sheets asked for are unpacked. Names of sheets are found whatever their capitals. */
export function openWorkbook(bytes: Uint8Array, limits: CellLimits) {
  if (bytes.length > limits.workbookBytes)
    throw new SheetRefused("tooLarge", { megabytes: limits.workbookBytes / 1e6 });
  const zip = new Zip(bytes, limits);
  const { path, sheets, strings: stringsPart, from1904 } = readWorkbook(zip);
  const unpacking = new Unpacking(zip, limits);
  const strings = stringsPart ? stringsIn(unpacking.text(stringsPart)) : [];
  const read = new Map<string, Cells>();
  const partOf = (name: string) => sheets.find((sheet) => sameName(sheet.name, name) && zip.has(sheet.part))?.part;
  return {
    zip,
    path,
    from1904,
    partOf,
    text: (part: string) => unpacking.text(part),
    cells: (name: string): Cells | undefined => {
      const part = partOf(name);
      if (part === undefined) return undefined;
      const known = read.get(part) ?? cellsIn(unpacking.text(part), strings, limits);
      read.set(part, known);
      return known;
    },
  };
}

const sameName = (name: string, wanted: string) => name.trim().toLowerCase() === wanted.toLowerCase();

/** Unpacks whole parts, each within its limit and all within theirs. */
class Unpacking {
  private left: number;

  constructor(
    private readonly zip: Zip,
    private readonly limits: CellLimits,
  ) {
    this.left = limits.unpackedBytes;
  }

  text(part: string): string {
    const { method, bytes } = this.zip.packed(part);
    const most = Math.min(this.limits.partBytes, this.left);
    const whole = method === 0 ? bytes : inflated(bytes, most);
    if (whole.length > most) throw new SheetRefused("unpacksTooLarge");
    this.left -= whole.length;
    return new TextDecoder(isUtf16(whole) ? "utf-16le" : "utf-8").decode(whole);
  }
}

const isUtf16 = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xfe;

function inflated(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new SheetRefused(isTooLarge ? "unpacksTooLarge" : "damaged");
  }
}

/** The texts cells refer to by number, without the phonetic readings (rPh) that Japanese ones carry. */
function stringsIn(xml: string): string[] {
  const strings: string[] = [];
  let text = "";
  let [isText, isPhonetic] = [false, false];
  scanXml(xml, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      else if (name === "t") isText = !isPhonetic;
    },
    text(piece) {
      if (isText) text += shortText(text, piece);
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "si") strings.push(unescaped(text));
    },
  });
  return strings;
}

/** Excel lets a cell have 32,767 letters, each of which may be written with six. */
const mostWritten = 200_000;

function shortText(before: string, piece: string): string {
  if (before.length + piece.length > mostWritten) throw new SheetRefused("tooMuchText");
  return plain(piece);
}

function cellsIn(xml: string, strings: readonly string[], { rows }: CellLimits): Cells {
  const cells = new Map<string, RawValue>();
  let [row, column] = [0, 0];
  let [attributes, text] = ["", ""];
  let [isValue, isInline, isPhonetic] = [false, false, false];

  // Most cells of a template are empty: what they are called is looked at when they turn out to hold something.
  const take = () => {
    const value = rawIn(attributeIn(attributes, "t") ?? "n", text, strings);
    if (value === null) return;
    if (row > rows) throw new SheetRefused("tooManyRows", { max: rows });
    cells.set(attributeIn(attributes, "r") ?? `${lettersOf(column)}${row}`, value);
  };

  scanXml(xml, {
    open(name, written) {
      switch (name) {
        case "row":
          row = Number(attributeIn(written, "r") ?? row + 1);
          column = 0;
          break;
        case "c":
          column += 1;
          [attributes, text] = [written, ""];
          break;
        case "is":
          isInline = true;
          break;
        case "rPh":
          isPhonetic = true;
          break;
        case "v":
          isValue = true;
          break;
        case "t":
          isValue = isInline && !isPhonetic;
          break;
      }
    },
    text(piece) {
      if (isValue) text += shortText(text, piece);
    },
    close(name) {
      if (name === "v" || name === "t") isValue = false;
      else if (name === "is") isInline = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "c" && text !== "") take();
    },
  });
  return cells;
}

function rawIn(type: string, text: string, strings: readonly string[]): RawValue | null {
  switch (type) {
    case "s":
      return strings[Number(text)] || null;
    case "str":
    case "inlineStr":
      return unescaped(text);
    case "b":
      return text.trim() === "1" ? "TRUE" : "FALSE";
    case "d":
      return text.slice(0, 10);
    case "e":
      return null;
    default: {
      const number = Number(text);
      return text.trim() !== "" && Number.isFinite(number) ? number : text;
    }
  }
}

function lettersOf(column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
