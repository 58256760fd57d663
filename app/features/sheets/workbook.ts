/**
 * What a workbook is made of (ECMA-376, part 1: 18.2), and how its XML is walked through. XML with a document type, the
 * way to entities, is refused.
 */
import { SaxesParser } from "saxes";

import { SheetRefused } from "./sheet";
import type { Zip } from "./zip";

type Attributes = Readonly<Record<string, string>>;
type Handlers = {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** Walks through the XML of a part. Names come without their prefix: some writers put one on everything. */
export function walk(zip: Zip, path: string, { open, text, close }: Handlers): void {
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

export type Workbook = {
  /** Of the part that names the sheets. */
  readonly path: string;
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isVisible: boolean }[];
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

export function readWorkbook(zip: Zip): Workbook {
  const path = findWorkbook(zip);
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
  const partOf = (type: string) => parts.find((part) => part.type === type && zip.has(part.target))?.target;
  return { path, sheets, strings: partOf("sharedStrings"), styles: partOf("styles"), from1904 };
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

/** Excel writes what XML cannot hold as _x000D_, and an underscore that would look so as _x005F_ (22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
