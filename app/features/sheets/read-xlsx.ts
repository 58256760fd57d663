/**
 * Reads the first visible sheet of an Excel workbook (ECMA-376, part 1: 18.3 worksheet, 18.8 styles). Formulas are never
 * evaluated: the value Excel kept beside them counts.
 */
import { asTyped, type Sheet, SheetBuilder, type SheetLimits, SheetRefused } from "./sheet";
import { readWorkbook, unescaped, walk } from "./workbook";
import { Zip } from "./zip";

export function readXlsx(bytes: Uint8Array, limits: SheetLimits): Sheet {
  if (bytes.length > limits.workbookBytes)
    throw new SheetRefused("tooLarge", { megabytes: limits.workbookBytes / 1e6 });
  const zip = new Zip(bytes, limits);
  const workbook = readWorkbook(zip);
  const sheet = workbook.sheets.find(({ isVisible }) => isVisible) ?? workbook.sheets[0];
  if (!sheet || !zip.has(sheet.part)) throw new SheetRefused("damaged");
  const strings = workbook.strings ? readStrings(zip, workbook.strings, limits) : [];
  const dates = workbook.styles ? readDateStyles(zip, workbook.styles) : [];
  const rows = readRows(zip, sheet.part, { strings, dates, from1904: workbook.from1904, limits });
  return { rows, format: "xlsx", encoding: null, delimiter: null, name: sheet.name };
}

/** The texts that cells refer to by number; without the phonetic readings (rPh) that Japanese ones carry. */
function readStrings(zip: Zip, path: string, limits: SheetLimits): string[] {
  const strings: string[] = [];
  let text = "";
  let [isText, isPhonetic] = [false, false];
  walk(zip, path, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      else if (name === "t") isText = !isPhonetic;
    },
    text(piece) {
      if (isText && text.length <= limits.cell) text += piece;
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "si") strings.push(unescaped(text));
    },
  });
  return strings;
}

type DateStyle = "date" | "date and time" | null;

/** For each style a cell may name, whether it shows its number as a date. */
function readDateStyles(zip: Zip, path: string): DateStyle[] {
  const formats = new Map<string, string>();
  const styles: DateStyle[] = [];
  let isCells = false;
  walk(zip, path, {
    open(name, attributes) {
      if (name === "numFmt") formats.set(attributes.numFmtId ?? "", attributes.formatCode ?? "");
      else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells) styles.push(dateStyle(attributes.numFmtId ?? "0", formats));
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return styles;
}

/** Excel's own formats have numbers instead of codes (18.8.30); 27–36 and 50–58 are dates in East Asia. */
function dateStyle(id: string, formats: ReadonlyMap<string, string>): DateStyle {
  const code = formats.get(id);
  if (code === undefined) {
    const number = Number(id);
    if (number === 22) return "date and time";
    return (number >= 14 && number <= 17) || (number >= 27 && number <= 36) || (number >= 50 && number <= 58)
      ? "date"
      : null;
  }
  const letters =
    code
      .replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "")
      .split(";")[0]
      ?.toLowerCase() ?? "";
  const hasTime = /[hs]/.test(letters);
  if (letters === "general" || !(/[yd]/.test(letters) || (letters.includes("m") && !hasTime))) return null;
  return hasTime ? "date and time" : "date";
}

// ── Cells ───────────────────────────────────────────────────────────────────────────────────────────────

type Reading = {
  readonly strings: readonly string[];
  readonly dates: readonly DateStyle[];
  readonly from1904: boolean;
  readonly limits: SheetLimits;
};

function readRows(zip: Zip, part: string, { strings, dates, from1904, limits }: Reading): string[][] {
  const sheet = new SheetBuilder(limits);
  let [row, column] = [-1, -1];
  let [type, style, text] = ["n", "0", ""];
  let [isValue, isInline, isPhonetic] = [false, false, false];

  const shown = (): string => {
    switch (type) {
      case "s":
        return asTyped(strings[Number(text)] ?? "");
      case "str":
      case "inlineStr":
        return asTyped(unescaped(text));
      case "b":
        return text.trim() === "1" ? "TRUE" : "FALSE";
      case "d":
        return text.slice(0, 10);
      // #N/A, #REF! and their like say that there is no value.
      case "e":
        return "";
      default:
        return numberShown(text.trim(), dates[Number(style)] ?? null, from1904);
    }
  };

  walk(zip, part, {
    open(name, attributes) {
      switch (name) {
        case "row":
          row = attributes.r ? Number(attributes.r) - 1 : row + 1;
          column = -1;
          break;
        case "c": {
          column = attributes.r ? columnOf(attributes.r) : column + 1;
          [type, style, text] = [attributes.t ?? "n", attributes.s ?? "0", ""];
          break;
        }
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
      if (isValue && text.length <= limits.cell) text += piece;
    },
    close(name) {
      if (name === "v" || name === "t") isValue = false;
      else if (name === "is") isInline = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "c" && text !== "") sheet.place(row, column, shown());
    },
  });
  return sheet.rows;
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    if (letter < "A" || letter > "Z") break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function numberShown(text: string, date: DateStyle, from1904: boolean): string {
  const number = Number(text);
  if (text === "" || !Number.isFinite(number)) return text;
  if (date && number >= 0 && number < 2_958_466) return dateShown(number, date, from1904);
  if (/^\d{1,15}$/.test(text)) return text;
  // Excel shows 15 digits of the 17 it keeps, so that 0.1 + 0.2 is 0.3.
  const short = Number(number.toPrecision(15));
  const digits = /e-/.test(String(short)) ? short.toFixed(20).replace(/\.?0+$/, "") : String(short);
  // Three decimals get a zero behind them: as text, 123.456 is 123,456 in half of Europe.
  return /^-?\d{1,3}\.\d{3}$/.test(digits) ? `${digits}0` : digits;
}

/** Days since 30 December 1899, which is how Excel's belief in a 29 February 1900 comes out right from March 1900 on. */
function dateShown(serial: number, style: DateStyle, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const iso = new Date(start + seconds * 1000).toISOString();
  return style === "date and time" && seconds % 86_400 !== 0
    ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
    : iso.slice(0, 10);
}
