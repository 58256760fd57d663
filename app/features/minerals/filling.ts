/**
 * What is written where when a declaration goes into a copy of the official template: only cells a supplier fills in,
 * with the answers in English as the template's lists have them.
 *
 * A listed smelter is its CID, from which the template's formulas take the rest; one that this template's list does not
 * have is written out, and so is one "not listed". Whatever else the sheets hold stays.
 */
import type { NewValue } from "../sheets/fill-cells";
import type { Answer, Declaration, Field, Product, Smelter } from "./declaration";
import { everybody, layouts, mineralSlots, notIdentified, notListed, rowsOfBlock, smelterColumns } from "./layouts";
import { companyFields } from "./minerals";
import { compareVersions } from "./versions";

export type Filling = ReadonlyMap<
  "Declaration" | "Smelter List" | "Product List" | "Mine List",
  ReadonlyMap<string, NewValue>
>;

export type FilledTemplate = {
  readonly version: string;
  /** Whether the template's own list has a smelter: then its formulas fill the row. */
  readonly hasCid: (cid: string) => boolean;
  /** By what the products' columns hold. */
  readonly productColumns: Readonly<Record<string, string>>;
};

export function fillingOf(declaration: Declaration, template: FilledTemplate): Filling {
  return new Map([
    ["Declaration", new Map([...company(declaration), ...slots(declaration), ...answers(declaration, template)])],
    ["Smelter List", new Map(declaration.smelters.flatMap((smelter) => smelterRow(smelter, template)))],
    ["Product List", new Map(declaration.products.flatMap((product) => productRow(product, template)))],
    ["Mine List", new Map(declaration.mines.flatMap(mineRow))],
  ]);
}

type Written = [place: string, value: NewValue];

const placeOf = ({ cell }: Pick<Field, "cell">) => cell.slice(cell.indexOf("!") + 1);
/** What could not be understood goes out as it came in. */
const written = ({ value, raw }: Field): NewValue => value ?? raw;

const company = ({ company }: Declaration): Written[] =>
  companyFields.map((field) => {
    const { value } = company[field];
    return [placeOf(company[field]), field === "effectiveDate" && value ? dayCount(value) : written(company[field])];
  });

/** Excel counts days from 30 December 1899. */
const dayCount = (date: string) => Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);

/** The minerals chosen, and the labels that follow from them: who reads the file without calculating sees the same. */
function slots({ layout, minerals }: Declaration): Written[] {
  if (layout !== "emrt2") return [];
  const { questions, headerRow, perMineral } = layouts.emrt2;
  const headers = [...questions.map((_, place) => headerRow(place)), perMineral!.headerRow];
  const labels = headers.flatMap((header) =>
    Array.from({ length: rowsOfBlock }, (_, index): Written => {
      const mineral = minerals[index];
      return [`B${header + 1 + index}`, { shown: mineral ? `${mineral}(*)` : "" }];
    }),
  );
  const chosen = mineralSlots.map(
    ([place, mineral]): Written => [place, minerals.includes(mineral) ? mineral : `(Delete ${mineral})`],
  );
  return [...chosen, ...labels];
}

function answers({ template, answers }: Declaration, { version }: FilledTemplate): Written[] {
  // Their list holds the number 1, shown as 100%.
  const asNumber = template === "CMRT" ? compareVersions(version, "6.31") < 0 : compareVersions(version, "2.0") < 0;
  const answerOf = (answer: Answer) => (answer.value === everybody && asNumber ? 1 : written(answer));
  return answers.flatMap((answer): Written[] => [
    [placeOf(answer), answerOf(answer)],
    [placeOf(answer.comment), written(answer.comment)],
  ]);
}

function smelterRow(smelter: Smelter, { hasCid }: FilledTemplate): Written[] {
  const { row, cid, metal, name, country, status, raw } = smelter;
  const at = (column: keyof typeof smelterColumns, value: NewValue | undefined): Written[] =>
    value === null || value === undefined ? [] : [[smelterColumns[column] + row, value]];
  const further = (["nextSteps", "mineNames", "mineCountries", "comments"] as const).flatMap((column) =>
    at(column, raw[column]),
  );
  const all = [...further, ...at("recycled", smelter.recycled)];
  if (status === "listed" && cid && hasCid(cid)) return [...at("cidTyped", cid), ...all];
  const lookUp = { listed: raw.lookUp ?? name, "not listed": notListed, "not yet identified": notIdentified }[status];
  // Empty too, these replace formulas: of a CID they do not know they make an error, and the Checker of it another.
  return [
    ...at("cidTyped", cid),
    [smelterColumns.metal + row, metal],
    [smelterColumns.lookUp + row, lookUp],
    [smelterColumns.country + row, country],
    ...(status === "listed" ? [] : at("nameTyped", name)),
    ...(status === "not listed"
      ? (["street", "city", "province"] as const).flatMap((column) => at(column, raw[column]))
      : []),
    ...all,
  ];
}

const productRow = (product: Product, { productColumns }: FilledTemplate): Written[] =>
  Object.entries(productColumns).flatMap(([name, column]): Written[] => {
    const value = product[name as keyof typeof product] as string | null;
    return value === null ? [] : [[column + product.row, value]];
  });

const mineRow = ({ row, metal, smelter, name, country }: Declaration["mines"][number]): Written[] =>
  Object.entries({ A: metal, B: smelter, C: name, F: country }).flatMap(([column, value]): Written[] =>
    value === null ? [] : [[column + row, value]],
  );

/** Whether a declaration's cells are where this template has them. */
export const fits = (
  declaration: Pick<Declaration, "template" | "layout">,
  template: Pick<Declaration, "template" | "layout">,
) => declaration.template === template.template && declaration.layout === template.layout && template.layout in layouts;
