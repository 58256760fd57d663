/**
 * Walks through a part's XML in one pass over its text, several times as fast as a parser for all of XML. It knows what
 * workbooks are written with (elements, text, CDATA, comments, the five named entities and numbered ones), and refuses
 * what is not well-formed and every document type, the way to entities of one's own.
 */
import { SheetRefused } from "./sheet";

type Handlers = {
  /** `attributes` as they are written: `attributeIn` reads one. An element without content is closed at once. */
  open(name: string, attributes: string): void;
  /** Likewise as it is written: `plain` reads it. */
  text?(text: string): void;
  close?(name: string): void;
};

export function scanXml(xml: string, { open, text, close }: Handlers): void {
  const within: string[] = [];
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const tag = xml.indexOf("<", at);
    const between = tag < 0 ? xml.length : tag;
    if (between > at && within.length > 0) text?.(xml.slice(at, between));
    else if (between > at && xml.slice(at, between).trim() !== "") throw new SheetRefused("damaged");
    if (tag < 0) break;
    const next = xml.charCodeAt(tag + 1);
    if (next === question) at = after(xml, "?>", tag + 2);
    else if (next === exclamation && xml.startsWith("<!--", tag)) at = after(xml, "-->", tag + 4);
    else if (next === exclamation && xml.startsWith("<![CDATA[", tag) && within.length > 0) {
      at = after(xml, "]]>", tag + 9);
      text?.(xml.slice(tag + 9, at - 3).replaceAll("&", "&amp;"));
    } else if (next === slash) {
      at = after(xml, ">", tag + 2);
      const name = xml.slice(tag + 2, at - 1).trimEnd();
      if (within.pop() !== name) throw new SheetRefused("damaged");
      close?.(local(name));
    } else {
      const end = tagEnd(xml, tag + 1);
      const isClosed = xml.charCodeAt(end - 1) === slash;
      const nameEnd = wordEnd(xml, tag + 1, isClosed ? end - 1 : end);
      const written = xml.slice(tag + 1, nameEnd);
      if (written === "" || next === exclamation) throw new SheetRefused("damaged");
      const name = local(written);
      open(name, xml.slice(nameEnd, isClosed ? end - 1 : end));
      if (isClosed) close?.(name);
      else if (within.push(written) > 100) throw new SheetRefused("damaged");
      at = end + 1;
    }
  }
  if (within.length > 0) throw new SheetRefused("damaged");
}

const [question, exclamation, slash, less, greater, double, single, space] = [
  0x3f, 0x21, 0x2f, 0x3c, 0x3e, 0x22, 0x27, 0x20,
];

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw new SheetRefused("damaged");
  return found + mark.length;
}

function wordEnd(xml: string, from: number, end: number): number {
  let at = from;
  while (at < end && xml.charCodeAt(at) > space) at++;
  return at;
}

/** Where a tag's ">" is: not one within quotes. */
function tagEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === greater) return at;
    if (code === less) break;
    if (code === double || code === single) at = after(xml, code === double ? '"' : "'", at + 1) - 1;
  }
  throw new SheetRefused("damaged");
}

/** The value of an attribute, whatever prefix it has; undefined where there is none. */
export function attributeIn(attributes: string, wanted: string): string | undefined {
  const written = patternOf(wanted).exec(attributes);
  return written ? plain(written[1] ?? written[2] ?? "") : undefined;
}

const patterns = new Map<string, RegExp>();
function patternOf(wanted: string): RegExp {
  const known = patterns.get(wanted) ?? new RegExp(`\\s(?:[\\w.-]+:)?${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(wanted, known);
  return known;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text with its entities resolved. */
export function plain(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+)?;?/gi, (written, entity: string | undefined) => {
    const letter = entity && written.endsWith(";") ? letterOf(entity) : undefined;
    if (letter === undefined) throw new SheetRefused("damaged");
    return letter;
  });
}

function letterOf(entity: string): string | undefined {
  if (!entity.startsWith("#")) return named[entity];
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
