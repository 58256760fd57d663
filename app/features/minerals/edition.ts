/**
 * Reads a reference list into an edition: from the sheet "Smelter Look-up" of the official template, or from a table
 * with a status list. A table with one wrong row is refused whole; all that is wrong with it is told at once.
 */
import type { Cells } from "../sheets/read-cells.server";
import { cidOf, dateOf, folded, textOf } from "./cell-values";
import { minerals } from "./minerals";
import type { Edition, ReferenceSmelter, SmelterStatus } from "./reference";
import { releaseOf, type Template } from "./versions";

/** `row` counts as a spreadsheet does, from 1. Its text is under `list` in the texts of the minerals. */
export type ListProblem = {
  readonly row: number;
  readonly key: "noSmelters" | "noColumns" | "badCid" | "badMetal" | "badStatus" | "badDate" | "twoMetals";
  readonly value: string;
};

export type EditionOrProblems = { readonly edition: Edition } | { readonly problems: readonly ListProblem[] };

const problem = (key: ListProblem["key"], row = 0, value = ""): ListProblem => ({ key, row, value });

/** Several rows for one smelter: a name the trade knows it by in each. */
class Smelters {
  private readonly all = new Map<string, ReferenceSmelter>();

  /** Whether the smelter was not there under another metal. */
  add(smelter: Omit<ReferenceSmelter, "aliases">, alias: string | null): boolean {
    const known = this.all.get(smelter.cid);
    if (known && known.metal !== smelter.metal) return false;
    const aliases = known?.aliases ?? [];
    const isNew = alias !== null && alias !== smelter.name && !aliases.includes(alias);
    this.all.set(smelter.cid, { ...smelter, ...known, aliases: isNew ? [...aliases, alias] : aliases });
    return true;
  }

  get list(): ReferenceSmelter[] {
    return [...this.all.values()];
  }
}

const unknown = { status: null, lastAudit: null, cycle: null, isOperating: null } as const;

/** Columns: metal, name or alias, standard name, country, smelter's number; data from row 5. */
export function editionOfTemplate(
  lookUp: Cells,
  { template, version }: { template: Template; version: string },
): EditionOrProblems {
  const smelters = new Smelters();
  for (const place of lookUp.keys()) {
    const row = /^E(\d+)$/.exec(place)?.[1];
    if (!row) continue;
    const text = (column: string) => textOf(lookUp.get(column + row));
    const [cid, metal, name] = [cidOf(lookUp.get(place)), text("A"), text("C")];
    if (cid && metal && name) smelters.add({ cid, metal, name, country: text("D"), ...unknown }, text("B"));
  }
  const { list } = smelters;
  if (list.length === 0) return { problems: [problem("noSmelters")] };
  return { edition: { date: releaseOf(template, version), source: `${template} ${version}`, smelters: list } };
}

const heads: Readonly<Record<string, readonly string[]>> = {
  cid: ["cid", "smelter id", "smelter identification", "smelter identification number", "id"],
  metal: ["metal", "mineral", "metall"],
  name: ["name", "standard smelter name", "smelter name", "facility name", "navn"],
  alias: ["alias", "smelter look-up", "smelter reference list", "also known as"],
  country: ["country", "country location", "smelter country", "land"],
  status: ["status", "assessment status", "rmap status"],
  lastAudit: ["last audit", "last audit date", "audit date", "assessment date", "siste revisjon"],
  cycle: ["cycle", "audit cycle", "assessment cycle", "syklus"],
  operating: ["operating", "operational status", "operation status", "i drift"],
};

const statuses: readonly (readonly [wording: RegExp, status: SmelterStatus])[] = [
  [/^(not enrolled|not participating|none)$/, "not enrolled"],
  [/^cross[- ]?recogni[sz]ed$/, "cross-recognised"],
  [/^(re-)?conformant$|^compliant$/, "conformant"],
  [/^active$|^in progress$/, "active"],
  [/^eligible$/, "eligible"],
];

/** A table as read-sheet gives it, header first. @param date of what the list says, YYYY-MM-DD */
export function editionOfTable(rows: readonly (readonly string[])[], date: string): EditionOrProblems {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim()));
  const header = (rows[first] ?? []).map(folded);
  const columns = Object.fromEntries(
    Object.entries(heads).map(([name, words]) => [name, header.findIndex((head) => words.includes(head))]),
  );
  if (["cid", "metal", "name"].some((name) => columns[name] === -1)) return { problems: [problem("noColumns")] };

  const smelters = new Smelters();
  const problems: ListProblem[] = [];
  for (const [place, cells] of rows.entries()) {
    if (place <= first || !cells.some((cell) => cell.trim())) continue;
    const row = place + 1;
    const text = (name: string) => textOf(cells[columns[name] ?? -1]);
    const [cid, metal, status, lastAudit] = ["cid", "metal", "status", "lastAudit"].map(text);
    const number = cidOf(cid ?? undefined);
    const mineral = minerals.find((one) => metal && folded(one) === folded(metal));
    const known = status ? statuses.find(([wording]) => wording.test(folded(status)))?.[1] : null;
    const audited = dateOf(lastAudit ?? null, false);
    if (!number) problems.push(problem("badCid", row, cid ?? ""));
    if (!mineral) problems.push(problem("badMetal", row, metal ?? ""));
    if (status && !known) problems.push(problem("badStatus", row, status));
    if (lastAudit && !audited) problems.push(problem("badDate", row, lastAudit));
    if (!number || !mineral) continue;
    const smelter = {
      cid: number,
      metal: mineral,
      name: text("name") ?? number,
      country: text("country"),
      status: known ?? null,
      lastAudit: audited,
      cycle: Number(/[123]/.exec(text("cycle") ?? "")?.[0]) || null,
      isOperating: operating(text("operating")),
    };
    if (!smelters.add(smelter, text("alias"))) problems.push(problem("twoMetals", row, number));
  }
  if (problems.length > 0) return { problems };
  const { list } = smelters;
  return list.length === 0
    ? { problems: [problem("noSmelters")] }
    : { edition: { date, source: "table", smelters: list } };
}

function operating(text: string | null): boolean | null {
  if (text === null) return null;
  if (/^(no|nei|not operat|closed|idle|inactive|suspended|0|false)/i.test(text)) return false;
  return /^(yes|ja|operat|open|1|true)/i.test(text) ? true : null;
}
