/**
 * Writes a declaration into a copy of the official template an administrator has uploaded. Only the sheets that are
 * written in change, and the workbook's order to calculate anew when it is opened.
 */
import { fillCells } from "../sheets/fill-cells";
import { openWorkbook } from "../sheets/read-cells.server";
import { packedFrom, writeZip } from "../sheets/write-zip.server";
import type { Packed } from "../sheets/zip";
import { cidOf } from "./cell-values";
import type { Declaration } from "./declaration";
import { fillingOf, fits } from "./filling";
import { workbookLimits } from "./limits";
import { FileRefused } from "./problem";
import { productColumnsOf, recognised } from "./read-declaration";
import { layoutOf } from "./versions";

/** @throws FileRefused where the template is of another kind than the declaration */
export function fillTemplate(template: Uint8Array, declaration: Declaration): Uint8Array {
  const workbook = openWorkbook(template, workbookLimits);
  const kind = recognised({ sheet: workbook.cells, from1904: workbook.from1904 });
  if (!fits(declaration, { ...kind, layout: layoutOf(kind.template, kind.version) }))
    throw new FileRefused("otherLayout", kind);
  const cids = new Set<string>();
  for (const value of workbook.cells("Smelter Look-up")?.values() ?? []) {
    const cid = cidOf(value);
    if (cid) cids.add(cid);
  }
  const filling = fillingOf(declaration, {
    version: kind.version,
    hasCid: (cid) => cids.has(cid),
    productColumns: productColumnsOf(workbook.cells("Product List") ?? new Map(), kind.template, kind.version),
  });

  const changed = new Map<string, (xml: string) => string>();
  for (const [name, values] of filling) {
    if (values.size === 0) continue;
    const part = workbook.partOf(name);
    if (part === undefined) throw new FileRefused("sheetMissing", { sheet: name });
    changed.set(part.toLowerCase(), (xml) => fillCells(xml, values));
  }
  changed.set(workbook.path.toLowerCase(), calculatedOnLoad);
  const parts = workbook.zip.names.flatMap((path): Packed[] => {
    // The order of calculation names cells that hold formulas no more; Excel makes a new one.
    if (path.endsWith("/calcchain.xml")) return [];
    const packed = workbook.zip.packed(path);
    const change = changed.get(path) ?? (mayNameCalcChain(path) ? withoutCalcChain : undefined);
    return [change ? packedFrom(packed.name, change(workbook.text(path))) : packed];
  });
  return writeZip(parts);
}

const mayNameCalcChain = (path: string) => path === "[content_types].xml" || path.endsWith("/_rels/workbook.xml.rels");

const withoutCalcChain = (xml: string) => xml.replace(/<(Override|Relationship)\b[^>]*calcChain[^>]*?\/>/g, "");

function calculatedOnLoad(xml: string): string {
  const plain = xml.replace(/\sfullCalcOnLoad="[^"]*"/, "");
  if (/<calcPr\b/.test(plain)) return plain.replace(/<calcPr\b/, '<calcPr fullCalcOnLoad="1"');
  return plain.replace(/<\/definedNames>|<\/sheets>(?![\s\S]*<\/definedNames>)/, '$&<calcPr fullCalcOnLoad="1"/>');
}
