/**
 * Reads the first visible sheet of an Excel workbook (ECMA-376, part 1: 18.2 workbook, 18.3 worksheet, 18.8 styles).
 *
 * A workbook is a zip of XML, and both can be made to exhaust who opens them. So nothing is unpacked that is not
 * needed, what is needed is unpacked in small pieces that are counted as they come (what the zip says of its own sizes
 * is not believed), and XML with a document type, the way to entities, is refused. Formulas are never evaluated: the
 * value Excel kept beside them counts.
 */
import { Inflate } from "fflate";
import { SaxesParser } from "saxes";

import { asTyped, type Sheet, SheetBuilder, type SheetLimits, SheetRefused } from "./sheet";

export function readXlsx(bytes: Uint8Array, limits: SheetLimits): Sheet {
  if (bytes.length > limits.workbookBytes)
    throw new SheetRefused("tooLarge", { megabytes: limits.workbookBytes / 1e6 });
  const zip = new Zip(bytes, limits);
  const workbookPath = findWorkbook(zip);
  const workbook = readWorkbook(zip, workbookPath);
  const strings = workbook.strings ? readStrings(zip, workbook.strings, limits) : [];
  const dates = workbook.styles ? readDateStyles(zip, workbook.styles) : [];
  const rows = readRows(zip, workbook, { strings, dates, limits });
  return { rows, format: "xlsx", encoding: null, delimiter: null, name: workbook.name };
}

// ── The zip ─────────────────────────────────────────────────────────────────────────────────────────────

type Part = { readonly method: number; readonly compressed: number; readonly offset: number };

/** The parts named in a zip's central directory (APPNOTE 4.3.12), unpacked one at a time. */
class Zip {
  private readonly parts = new Map<string, Part>();
  private readonly view: DataView;
  private left: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: SheetLimits,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.left = limits.unpackedBytes;
    try {
      this.readDirectory();
    } catch (error) {
      throw error instanceof SheetRefused ? error : new SheetRefused("damaged");
    }
  }

  private readDirectory(): void {
    const { view, bytes, limits } = this;
    let end = bytes.length - 22;
    const earliest = Math.max(0, end - 0xffff);
    while (end >= earliest && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < earliest) throw new SheetRefused("damaged");
    const count = view.getUint16(end + 10, true);
    if (count > limits.parts) throw new SheetRefused("unpacksTooLarge");
    let at = view.getUint32(end + 16, true);
    let claimed = 0;
    for (let part = 0; part < count; part++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new SheetRefused("damaged");
      if (view.getUint16(at + 8, true) & 1) throw new SheetRefused("encrypted");
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const sizes = this.sizes(at, at + 46 + nameLength, extraLength);
      claimed += sizes.size;
      if (claimed > limits.unpackedBytes) throw new SheetRefused("unpacksTooLarge");
      this.parts.set(pathOf(name), { method: view.getUint16(at + 10, true), ...sizes });
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
  }

  /** Sizes and place of a part; in the "zip64" extra field (APPNOTE 4.5.3) where the plain fields are all ones. */
  private sizes(at: number, extra: number, extraLength: number): { size: number; compressed: number; offset: number } {
    const { view } = this;
    const plain = [24, 20, 42].map((field) => view.getUint32(at + field, true));
    if (plain.includes(0xffffffff)) {
      let field = extra;
      while (field + 4 <= extra + extraLength && view.getUint16(field, true) !== 1) {
        field += 4 + view.getUint16(field + 2, true);
      }
      field += 4;
      for (const [place, value] of plain.entries()) {
        if (value !== 0xffffffff) continue;
        plain[place] = Number(view.getBigUint64(field, true));
        field += 8;
      }
    }
    const [size = 0, compressed = 0, offset = 0] = plain;
    return { size, compressed, offset };
  }

  has(path: string): boolean {
    return this.parts.has(pathOf(path));
  }

  /** Hands over a part piece by piece, and stops as soon as more comes out than a workbook of people would hold. */
  unpack(path: string, take: (piece: Uint8Array) => void): void {
    const part = this.parts.get(pathOf(path));
    const { view, bytes } = this;
    if (!part || part.offset + 30 > bytes.length || view.getUint32(part.offset, true) !== 0x04034b50) {
      throw new SheetRefused("damaged");
    }
    const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
    const packed = bytes.subarray(start, start + part.compressed);
    if (packed.length < part.compressed) throw new SheetRefused("damaged");
    let [consumed, produced] = [0, 0];
    const count = (piece: Uint8Array) => {
      this.left -= piece.length;
      produced += piece.length;
      const isBomb = produced > 10_000_000 && produced > consumed * this.limits.ratio;
      if (this.left < 0 || isBomb) throw new SheetRefused("unpacksTooLarge");
      if (piece.length > 0) take(piece);
    };
    if (part.method === 0) {
      consumed = packed.length;
      count(packed);
      return;
    }
    if (part.method !== 8) throw new SheetRefused("damaged");
    // Deflate gives at most 1,032 bytes for one: a piece this small stays under 17 MB.
    const step = 16_384;
    const inflate = new Inflate((piece) => count(piece));
    try {
      for (let at = 0; at < packed.length; at += step) {
        consumed = Math.min(at + step, packed.length);
        inflate.push(packed.subarray(at, consumed), consumed === packed.length);
      }
    } catch (error) {
      throw error instanceof SheetRefused ? error : new SheetRefused("damaged");
    }
  }
}

/** Some writers use backslashes, a leading slash, or capitals other than Excel's. */
const pathOf = (name: string): string => name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();

// ── XML ─────────────────────────────────────────────────────────────────────────────────────────────────

type Attributes = Readonly<Record<string, string>>;
type Handlers = {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** Walks through the XML of a part. Names come without their prefix: some writers put one on everything. */
function walk(zip: Zip, path: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  parser.on("doctype", () => {
    throw new SheetRefused("damaged");
  });
  parser.on("error", () => {
    throw new SheetRefused("damaged");
  });
  if (open) parser.on("opentag", ({ name, attributes }) => open(local(name), attributes as Attributes));
  if (close) parser.on("closetag", ({ name }) => close(local(name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  zip.unpack(path, (piece) => parser.write(decoder.decode(piece, { stream: true })));
  parser.write(decoder.decode()).close();
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

const attribute = (attributes: Attributes, wanted: string): string | undefined =>
  attributes[wanted] ?? Object.entries(attributes).find(([name]) => local(name) === wanted)?.[1];

// ── The workbook ────────────────────────────────────────────────────────────────────────────────────────

type Workbook = {
  readonly name: string;
  readonly sheet: string;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  /** Macintosh Excel once counted days from 1904. */
  readonly from1904: boolean;
};

function findWorkbook(zip: Zip): string {
  const named = zip.has("_rels/.rels")
    ? relations(zip, "_rels/.rels", "").find(({ type }) => type === "officeDocument")
    : undefined;
  const path = named?.target ?? "xl/workbook.xml";
  // A Word file has an office document too, and a binary workbook (.xlsb) one that is not XML.
  if (!zip.has(path) || !/workbook[^/]*\.xml$/i.test(path)) throw new SheetRefused("notATable");
  return path;
}

function readWorkbook(zip: Zip, path: string): Workbook {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const parts = relations(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const sheets: { name: string; part: string; isVisible: boolean }[] = [];
  let from1904 = false;
  walk(zip, path, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const part = parts.find(({ id }) => id === attribute(attributes, "id"));
      if (part?.type !== "worksheet") return;
      const isVisible = (attributes.state ?? "visible") === "visible";
      sheets.push({ name: attributes.name ?? "", part: part.target, isVisible });
    },
  });
  const sheet = sheets.find(({ isVisible }) => isVisible) ?? sheets[0];
  if (!sheet || !zip.has(sheet.part)) throw new SheetRefused("damaged");
  const partOf = (type: string) => parts.find((part) => part.type === type && zip.has(part.target))?.target;
  return { name: sheet.name, sheet: sheet.part, strings: partOf("sharedStrings"), styles: partOf("styles"), from1904 };
}

/** Which part belongs to which: types by their last word, since strict workbooks spell the rest otherwise. */
function relations(zip: Zip, path: string, folder: string): { id: string; type: string; target: string }[] {
  const found: { id: string; type: string; target: string }[] = [];
  walk(zip, path, {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name !== "Relationship") return;
      const target = Target.startsWith("/") ? Target.slice(1) : flattened(folder + Target);
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return found;
}

function flattened(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
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

/** Excel writes what XML cannot hold as _x000D_, and an underscore that would look so as _x005F_ (22.9.2.19). */
function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
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
  readonly limits: SheetLimits;
};

function readRows(zip: Zip, workbook: Workbook, { strings, dates, limits }: Reading): string[][] {
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
        return numberShown(text.trim(), dates[Number(style)] ?? null, workbook.from1904);
    }
  };

  walk(zip, workbook.sheet, {
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
