/**
 * Writes values into cells of a sheet's XML and leaves all else as it is: styles, formulas in other cells, validations,
 * protection. Loading and saving a workbook with a library loses names and doubles validations.
 */

/** A text, a number, null to empty the cell, or what its formula will show once it is calculated. */
export type NewValue = string | number | null | { readonly shown: string };

/** @param values by place: "D8" */
export function fillCells(xml: string, values: ReadonlyMap<string, NewValue>): string {
  const rows = new Map<number, Map<string, NewValue>>();
  for (const [place, value] of values) {
    const row = Number(/\d+$/.exec(place)?.[0]);
    rows.set(row, (rows.get(row) ?? new Map()).set(place, value));
  }
  const start = xml.indexOf("<sheetData");
  const end = xml.indexOf("</sheetData>");
  if (start < 0 || end < 0) throw new Error("The sheet has no rows to write in");
  const data = xml
    .slice(start, end)
    .replace(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g, (written, attributes, cells) => {
      const row = Number(/\sr="(\d+)"/.exec(attributes)?.[1]);
      const wanted = rows.get(row);
      if (!wanted) return written;
      rows.delete(row);
      return `<row${attributes}>${filled(cells ?? "", wanted)}</row>`;
    });
  // A template has all its rows; one that was cut short gets those it lacks at the end.
  const missing = [...rows]
    .sort(([one], [other]) => one - other)
    .map(([row, wanted]) => `<row r="${row}">${filled("", wanted)}</row>`);
  return xml.slice(0, start) + data + missing.join("") + xml.slice(end);
}

function filled(cells: string, wanted: ReadonlyMap<string, NewValue>): string {
  const written = new Map<string, string>();
  for (const [cell, place, style] of cellsOf(cells)) {
    const value = wanted.get(place);
    written.set(place, value === undefined ? cell : cellOf(place, value, style, cell));
  }
  for (const [place, value] of wanted)
    if (!written.has(place) && value !== null) written.set(place, cellOf(place, value, "", ""));
  return [...written]
    .sort(([one], [other]) => columnOrder(one).localeCompare(columnOrder(other)))
    .map(([, cell]) => cell)
    .join("");
}

function* cellsOf(cells: string): Iterable<[cell: string, place: string, style: string]> {
  for (const [cell, attributes = ""] of cells.matchAll(/<c\b([^>]*?)(?:\/>|>[\s\S]*?<\/c>)/g))
    yield [cell, /\sr="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? "", /\ss="\d+"/.exec(attributes)?.[0] ?? ""];
}

/** "B" before "AA". */
const columnOrder = (place: string) => place.replace(/\d+$/, "").padStart(3, " ");

function cellOf(place: string, value: NewValue, style: string, before: string): string {
  if (value === null) return `<c r="${place}"${style}/>`;
  if (typeof value === "object") return shownBy(before, place, style, value.shown);
  if (typeof value === "number") return `<c r="${place}"${style}><v>${value}</v></c>`;
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${textOf(value)}</t></is></c>`;
}

/** The formula stays. A cell without one stays as it is. */
function shownBy(cell: string, place: string, style: string, text: string): string {
  const formula = /<f\b[^>]*?(?:\/>|>[\s\S]*?<\/f>)/.exec(cell)?.[0];
  return formula ? `<c r="${place}"${style} t="str">${formula}<v>${textOf(text)}</v></c>` : cell;
}

/** A space before = and #, which the templates' instructions forbid to begin with and no reader of ours sees. */
function textOf(text: string): string {
  const harmless = /^[=#]/.test(text) ? ` ${text}` : text;
  const plain = harmless.replace(unfitForXml, "").replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return plain.slice(0, 32_000).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
/** What XML 1.0 cannot hold, and control characters nobody typed. */
const unfitForXml = /[\p{Cs}\ufffe\uffff]|[^\P{Cc}\t\n]/gu;
