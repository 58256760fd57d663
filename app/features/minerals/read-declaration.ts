/**
 * From the cells of a workbook to a declaration.
 *
 * Type and version are told by the content, never by a file's name. Rows and columns are believed only while labels and
 * values do not speak against it: an answer given to the wrong mineral is worse than none. Of a template older than
 * CMRT 6.0 or EMRT 1.1 only the company and its smelters are taken, since its questions mean something else.
 */
import type { Cells, RawValue } from "../sheets/read-cells.server";
import { answerOf, cidOf, dateOf, folded, numberOf, scopeOf, statusOf, textOf } from "./cell-values";
import type { Answer, Declaration, Field, Mine, Product, Smelter } from "./declaration";
import {
  type FullLayout,
  firstProductRow,
  firstSmelterRow,
  layouts,
  mineralSlots,
  productColumns,
  rowsOfBlock,
  smelterColumns,
} from "./layouts";
import { type CompanyField, companyFields, type Mineral, minerals } from "./minerals";
import { FileRefused } from "./problem";
import {
  compareVersions,
  isTried,
  layoutOf,
  type Template,
  templateIn,
  templates,
  templateTitled,
  versionIn,
} from "./versions";

type SheetName = "Revision" | "Declaration" | "Smelter List" | "Product List" | "Mine List" | "Smelter Look-up";

export type Workbook = {
  /** Undefined where there is no sheet of this name. */
  sheet(name: SheetName): Cells | undefined;
  readonly from1904: boolean;
};

/** @throws FileRefused */
export function readDeclaration(workbook: Workbook): Declaration {
  const { template, version } = recognised(workbook);
  const needed = (name: SheetName): Cells => {
    const cells = workbook.sheet(name);
    if (!cells) throw new FileRefused("sheetMissing", { sheet: name });
    return cells;
  };
  const [declared, list] = [needed("Declaration"), needed("Smelter List")];
  const layout = layoutOf(template, version);
  const full = layouts[layout === "older" ? "cmrt6" : layout];
  const chosen = full.minerals ?? mineralsChosen(declared);
  const answers = layout === "older" ? [] : answersIn(declared, full, chosen);
  if (layout !== "older") checkLabels(declared, full, chosen);
  return {
    template,
    version,
    layout,
    listVersion: versionIn(String(list.get("Q3") ?? "")),
    language: textOf(declared.get("D3")),
    company: companyIn(declared, full, workbook.from1904),
    minerals: layout === "older" && template === "EMRT" ? ["Cobalt", "Mica"] : chosen,
    answers,
    smelters: smeltersIn(list, () => workbook.sheet("Smelter Look-up"), full.lastSmelterRow),
    products: productsIn(workbook.sheet("Product List") ?? new Map(), template, version),
    mines: layout === "emrt2" ? minesIn(workbook.sheet("Mine List") ?? new Map()) : [],
  };
}

/** Which template it is, and which version. */
export function recognised({ sheet }: Workbook): { template: Template; version: string } {
  const declared = sheet("Declaration");
  const title = textOf(sheet("Revision")?.get("B3")) ?? "";
  const found = templateTitled(title) ?? templateIn(String(declared?.get("D2") ?? "")) ?? null;
  if (!found) throw new FileRefused("notATemplate");
  const template = templates.find((one) => one === found);
  if (!template) throw new FileRefused("otherTemplate", { template: found });
  const version =
    versionIn(String(declared?.get("J3") ?? "")) ?? versionIn(String(sheet("Smelter List")?.get("Q3") ?? ""));
  if (!version) throw new FileRefused(declared ? "noVersion" : "sheetMissing", { sheet: "Declaration" });
  return { template, version };
}

function fieldAt(cells: Cells, sheet: SheetName, place: string, read: (raw: RawValue | null) => string | null): Field {
  const raw = cells.get(place) ?? null;
  return { value: read(raw), raw, cell: `${sheet}!${place}` };
}

function companyIn(declared: Cells, { company }: FullLayout, from1904: boolean): Declaration["company"] {
  const readers: Partial<Record<CompanyField, (raw: RawValue | null) => string | null>> = {
    scope: scopeOf,
    effectiveDate: (raw) => dateOf(raw, from1904),
  };
  const fields = companyFields.map((field) => [
    field,
    fieldAt(declared, "Declaration", `D${company[field]}`, readers[field] ?? textOf),
  ]);
  return Object.fromEntries(fields) as Declaration["company"];
}

// ── Minerals and answers ────────────────────────────────────────────────────────────────────────────────

/** The minerals left in their slots, in alphabetical order: in which the template writes them above the answers. */
function mineralsChosen(declared: Cells): Mineral[] {
  const chosen: Mineral[] = [];
  for (const [place, mineral] of mineralSlots) {
    const text = textOf(declared.get(place));
    if (text === null || /^\(delete/i.test(text)) continue;
    const named = minerals.find((one) => folded(one) === folded(text));
    if (!named) throw new FileRefused("unknownMineral", { cell: `Declaration!${place}`, text });
    if (named !== mineral && chosen.includes(named)) continue;
    chosen.push(named);
  }
  return [...new Set(chosen)].sort();
}

function answersIn(declared: Cells, layout: FullLayout, chosen: readonly Mineral[]): Answer[] {
  const at = (row: number, asked: Pick<Answer, "question" | "mineral" | "topic">, allowed: readonly string[]) => ({
    ...fieldAt(declared, "Declaration", `D${row}`, (raw) => answerOf(raw, allowed)),
    ...asked,
    comment: fieldAt(declared, "Declaration", `G${row}`, textOf),
  });
  const ofMinerals = layout.questions.flatMap(({ number, topic, answers, more, not }, place) =>
    chosen.flatMap((mineral, index) => {
      if (not?.includes(mineral)) return [];
      const row = layout.headerRow(place) + 1 + index;
      return [at(row, { question: number, mineral, topic }, [...answers, ...(more?.[mineral] ?? [])])];
    }),
  );
  const { perMineral } = layout;
  const ofCompany = layout.companyQuestions.flatMap(({ letter, row, answers }) => {
    const own = at(row, { question: letter, mineral: null, topic: null }, answers);
    if (letter !== "B" || !perMineral) return [own];
    const c = chosen.map((mineral, index) =>
      at(
        perMineral.headerRow + 1 + index,
        { question: "C", mineral, topic: null },
        perMineral.of?.[mineral] ?? perMineral.answers,
      ),
    );
    return [own, ...c];
  });
  return [...ofMinerals, ...ofCompany];
}

/**
 * Refuses a sheet whose labels say that rows were moved. Labels may be in any language, but each block of answers has
 * the same; those that name a mineral in English must name the one we take the row for.
 *
 * In EMRT 2 a mineral that is taken out moves the labels up and leaves the answers where they were: answers below the
 * last mineral mean that this has happened.
 */
function checkLabels(declared: Cells, layout: FullLayout, chosen: readonly Mineral[]): void {
  const label = (row: number) => textOf(declared.get(`B${row}`))?.replace(/\s*\(\*\)$/, "") ?? null;
  const headers = layout.questions.map((_, place) => layout.headerRow(place));
  const moves = layout.minerals === null;
  const isAsked = (place: number, mineral: Mineral) => !layout.questions[place]?.not?.includes(mineral);
  const refuse = (row: number, says: string | null, mineral: Mineral | undefined): never => {
    throw new FileRefused(moves ? "mineralsDisagree" : "rowsMoved", {
      cell: `Declaration!B${row}`,
      label: says ?? "",
      mineral: mineral ?? "",
    });
  };
  for (const [index, mineral] of chosen.entries()) {
    const first = label(headers[0]! + 1 + index);
    for (const [place, header] of headers.entries()) {
      const row = header + 1 + index;
      const says = label(row);
      if (says === null || !isAsked(place, mineral)) continue;
      const named = minerals.find((one) => folded(one) === folded(says));
      if (named ? named !== mineral : moves || (first !== null && folded(first) !== folded(says)))
        refuse(row, says, mineral);
    }
  }
  if (!moves) return;
  for (const header of headers)
    for (let row = header + 1 + chosen.length; row <= header + rowsOfBlock; row++) {
      const says = label(row);
      if (says !== null) refuse(row, says, undefined);
      if (textOf(declared.get(`D${row}`)) !== null)
        throw new FileRefused("answersLeft", { cell: `Declaration!D${row}`, count: chosen.length });
    }
}

// ── Lists ───────────────────────────────────────────────────────────────────────────────────────────────

type LookedUp = { metal: string; name: string; country: string | null; cid: string | null };

/** The template's own list of smelters, which its formulas look into. */
function lookUpIn(read: () => Cells | undefined): (key: string) => LookedUp | undefined {
  let entries: Map<string, LookedUp> | undefined;
  const all = () => {
    const found = new Map<string, LookedUp>();
    const cells: Cells = read() ?? new Map();
    for (const place of cells.keys()) {
      if (!place.startsWith("A")) continue;
      const row = place.slice(1);
      const [metal, alias, name] = ["A", "B", "C"].map((column) => textOf(cells.get(column + row)));
      if (!metal || !name) continue;
      const cid = cidOf(cells.get(`E${row}`));
      const entry = { metal, name, country: textOf(cells.get(`D${row}`)), cid };
      if (cid && !found.has(cid)) found.set(cid, entry);
      if (alias) found.set(folded(metal + alias), entry);
    }
    return found;
  };
  return (key) => {
    entries ??= all();
    return entries.get(key);
  };
}

/** In gaps and all: rows in which A to F are empty are left out. */
function smeltersIn(cells: Cells, lookUpCells: () => Cells | undefined, lastRow: number): Smelter[] {
  checkColumns(cells);
  const lookUp = lookUpIn(lookUpCells);
  const rows = new Set<number>();
  for (const place of cells.keys()) {
    const row = /^[A-F](\d+)$/.exec(place)?.[1];
    if (row && Number(row) >= firstSmelterRow) rows.add(Number(row));
  }
  return [...rows].sort((one, other) => one - other).flatMap((row) => smelterIn(cells, row, lookUp, lastRow) ?? []);
}

function smelterIn(cells: Cells, row: number, lookUp: ReturnType<typeof lookUpIn>, lastRow: number): Smelter | null {
  const raw: Partial<Record<keyof typeof smelterColumns, RawValue>> = {};
  for (const [name, column] of Object.entries(smelterColumns)) {
    const value = cells.get(column + row);
    if (value !== undefined && value !== 0) raw[name as keyof typeof smelterColumns] = value;
  }
  const text = (name: keyof typeof smelterColumns) => textOf(raw[name]);
  const isFilled = (["cidTyped", "metal", "lookUp", "nameTyped", "country", "cid"] as const).some((one) => text(one));
  if (!isFilled || /^(©|\(c\))/i.test(text("metal") ?? text("cidTyped") ?? "")) return null;
  if (row > lastRow) throw new FileRefused("tooManyRows", { max: lastRow });
  const cid = cidOf(raw.cid, raw.cidTyped);
  const status = statusOf(text("lookUp"));
  // Written by a tool, the formulas that would fill the row may have no values yet.
  const typed = cid && !text("metal") && !text("lookUp") ? lookUp(cid) : undefined;
  const known =
    typed ?? (status === "listed" && text("lookUp") ? lookUp(aliasOf(text("metal"), text("lookUp"))) : undefined);
  const shown = status === "listed" ? (text("standardName") ?? known?.name ?? text("lookUp")) : null;
  return {
    row,
    metal: mineralNamed(text("metal") ?? typed?.metal ?? null),
    status,
    name: shown ?? text("nameTyped"),
    country: text("country") ?? known?.country ?? null,
    cid: cid ?? (text("country") ? null : (known?.cid ?? null)),
    recycled: answerOf(raw.recycled ?? null, ["Yes", "No", "Unknown"]),
    mineNames: text("mineNames"),
    mineCountries: text("mineCountries"),
    raw: typed ? { ...raw, metal: typed.metal, lookUp: typed.name } : raw,
  };
}

const aliasOf = (metal: string | null, name: string | null) => folded(`${metal ?? ""}${name ?? ""}`);

const mineralNamed = (text: string | null) =>
  minerals.find((one) => text !== null && folded(one) === folded(text)) ?? text;

/** The heads of columns we take values from, as the English template has them. */
const headings: readonly (readonly [column: string, heading: RegExp])[] = [
  ["A", /^smelter identification number input/i],
  ["B", /^metal\b/i],
  ["C", /^smelter (look-?up|reference list)/i],
  ["D", /^smelter name/i],
  ["E", /^smelter country|^smelter facility location:? country/i],
  ["F", /^smelter identification( \(|$)/i],
];

/** Columns that were shuffled are told by their English heads, or by metals and smelters' numbers in the wrong place. */
function checkColumns(cells: Cells): void {
  for (const [place, value] of cells) {
    const column = place.charAt(0);
    const row = Number(place.slice(1));
    if (!(row >= 4) || column > "T") continue;
    const text = String(value).trim();
    const wanted = row === 4 ? headings.find(([, heading]) => heading.test(text))?.[0] : undefined;
    const isMoved =
      row === 4
        ? wanted !== undefined && wanted !== column
        : (/^CID\d{6}$/i.test(text) && !"AFQ".includes(column)) ||
          ("ADEF".includes(column) && minerals.some((mineral) => mineral === text));
    if (isMoved) throw new FileRefused("columnsMoved", { cell: `Smelter List!${place}` });
  }
}

function productsIn(cells: Cells, template: Template, version: string): Product[] {
  const [columns, raws] = [productColumnsOf(cells, template, version), new Map<number, Product["raw"]>()];
  for (const [name, column] of Object.entries(columns))
    for (const [place, value] of cells) {
      const row = Number(place.slice(column.length));
      if (!place.startsWith(column) || !(row >= firstProductRow)) continue;
      raws.set(row, { ...raws.get(row), [name]: value });
    }
  return [...raws]
    .sort(([one], [other]) => one - other)
    .map(([row, raw]) => ({
      row,
      number: numberOf(raw.number),
      name: textOf(raw.name),
      requesterNumber: numberOf(raw.requesterNumber),
      requesterName: textOf(raw.requesterName),
      comments: textOf(raw.comments),
      raw,
    }))
    .filter(({ number, name, requesterNumber, requesterName, comments }) => {
      const isCopyright = /^(©|\(c\))/i.test(number ?? "");
      return !isCopyright && [number, name, requesterNumber, requesterName, comments].some((text) => text !== null);
    });
}

/** The requester's own number and name came with CMRT 6.6 and EMRT 2.1: told by the head of a fifth column, else by the version. */
export function productColumnsOf(cells: Cells, template: Template, version: string): Readonly<Record<string, string>> {
  const hasHeads = textOf(cells.get("D5")) !== null;
  const isNew = compareVersions(version, template === "CMRT" ? "6.6" : "2.1") >= 0;
  return (hasHeads ? textOf(cells.get("F5")) !== null : isNew) ? productColumns.withRequester : productColumns.old;
}

function minesIn(cells: Cells): Mine[] {
  const rows = new Set<number>();
  for (const place of cells.keys()) {
    const row = /^[ABCF](\d+)$/.exec(place)?.[1];
    if (row && Number(row) >= firstSmelterRow) rows.add(Number(row));
  }
  return [...rows]
    .sort((one, other) => one - other)
    .map((row) => {
      const text = (column: string) => textOf(cells.get(column + row));
      return { row, metal: mineralNamed(text("A")), smelter: text("B"), name: text("C"), country: text("F") };
    })
    .filter(({ metal, smelter, name }) => (metal ?? smelter ?? name) !== null && !/^©/.test(metal ?? ""));
}

/** Whether this version's cells were seen, or only taken to be as those of the versions before it. */
export const isUntried = ({ template, version, layout }: Declaration) =>
  layout !== "older" && !isTried(template, version);
