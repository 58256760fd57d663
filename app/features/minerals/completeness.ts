/**
 * What is still missing, counted as the template's own Checker does: one item for each of its rows that says so
 * (`Checker!H`, the product of "required" and "incomplete").
 *
 * The Checker compares cells and understands nothing: "Yes " with a space is no Yes to it, an e-mail is whatever has an
 * @, and a text that is no date is a date. So this looks at what the cells hold, not at what we make of it. Its formulas
 * were read in CMRT 6.22 and 6.5 and EMRT 1.3 and 2.1; the others' are taken to be the same.
 */
import type { RawValue } from "../sheets/read-cells.server";
import type { Answer, Declaration } from "./declaration";
import { answerTo, companyAnswer } from "./declaration";
import { firstProductRow, firstSmelterRow, layouts, notListed } from "./layouts";
import { type CompanyField, type Mineral, scopes } from "./minerals";

/** A row of the Checker; `cell` is where the answer belongs. */
export type OpenItem = { readonly cell: string } & (
  | { readonly about: "company"; readonly field: CompanyField }
  | { readonly about: "minerals" | "policyAddress" | "products" | "notListed" }
  | { readonly about: "question"; readonly question: string; readonly mineral: Mineral | null }
  | { readonly about: "smelters"; readonly mineral: Mineral }
);

const neededAlways: readonly CompanyField[] = [
  "name",
  "scope",
  "contactName",
  "contactPhone",
  "authorizerName",
  "effectiveDate",
];
const addresses: readonly CompanyField[] = ["contactEmail", "authorizerEmail"];

/** @returns none for an older template, whose Checker counts other things */
export function openItems(declaration: Declaration): OpenItem[] {
  if (declaration.layout === "older") return [];
  const needed = new Map(declaration.minerals.map((mineral) => [mineral, isAskedOn(declaration, mineral)]));
  return [
    ...ofCompany(declaration),
    ...ofMinerals(declaration, needed),
    ...ofPractice(declaration, needed),
    ...ofLists(declaration, needed),
  ];
}

/** Excel compares a cell with 0: an empty one is 0, a text never. */
const isEmpty = (raw: RawValue | null | undefined) => raw === null || raw === undefined || raw === 0;

/** Excel's `=` between texts: capitals do not matter, spaces do. */
const says = (raw: RawValue | null | undefined, text: string) =>
  typeof raw === "string" && raw.toLowerCase() === text.toLowerCase();

const saysOne = (raw: RawValue | null | undefined, texts: readonly string[]) => texts.some((text) => says(raw, text));

const closingOf = ({ layout }: Declaration) => layouts[layout === "older" ? "cmrt6" : layout].closing;

function ofCompany({ company, layout, minerals }: Declaration): OpenItem[] {
  const open = (field: CompanyField): OpenItem => ({ about: "company", field, cell: company[field].cell });
  const scope = company.scope.raw;
  const needsDescription =
    !isEmpty(scope) && !saysOne(scope, scopes.slice(0, 2)) && isEmpty(company.scopeDescription.raw);
  return [
    ...neededAlways.filter((field) => isEmpty(company[field].raw)).map(open),
    ...addresses.filter((field) => !String(company[field].raw).includes("@")).map(open),
    ...(needsDescription ? [open("scopeDescription")] : []),
    ...(layout === "emrt2" && minerals.length === 0 ? [{ about: "minerals", cell: "Declaration!D12" } as const] : []),
  ];
}

/**
 * Whether the questions after the second are required of a mineral. CMRT's Checker passes over an answer to the second
 * question until the first is Yes; EMRT's takes it as it is.
 */
function isAskedOn(declaration: Declaration, mineral: Mineral): boolean {
  const closing = closingOf(declaration);
  const used = answerTo(declaration, "used", mineral)?.raw;
  const remains = answerTo(declaration, "remains", mineral)?.raw;
  if (saysOne(used, closing.used)) return false;
  return !(saysOne(remains, closing.remains) && (declaration.layout !== "cmrt6" || says(used, "Yes")));
}

function ofMinerals(declaration: Declaration, needed: ReadonlyMap<Mineral, boolean>): OpenItem[] {
  const closing = closingOf(declaration);
  const isCmrt = declaration.layout === "cmrt6";
  const isOpen = ({ topic, mineral, raw }: Answer): boolean => {
    if (!topic || !mineral) return false;
    if (topic === "used") return isEmpty(raw);
    const used = answerTo(declaration, "used", mineral)?.raw;
    if (topic === "remains") return !saysOne(used, closing.used) && (isEmpty(raw) || (isCmrt && !says(used, "Yes")));
    const isCounted = !isCmrt || (says(used, "Yes") && says(answerTo(declaration, "remains", mineral)?.raw, "Yes"));
    return needed.get(mineral) === true && (isEmpty(raw) || !isCounted);
  };
  return declaration.answers.filter(isOpen).map(itemOf);
}

const itemOf = ({ question, mineral, cell }: Answer): OpenItem => ({ about: "question", question, mineral, cell });

/** What the company does, asked as soon as one mineral is asked on about. */
function ofPractice(declaration: Declaration, needed: ReadonlyMap<Mineral, boolean>): OpenItem[] {
  if (![...needed.values()].includes(true)) return [];
  const isOpen = ({ topic, mineral, question, raw, comment }: Answer): boolean => {
    if (topic) return false;
    if (mineral) return needed.get(mineral) === true && isEmpty(raw);
    // EMRT 1 counts the description of another format as the answer, and no answer that is not in its list.
    if (declaration.layout !== "emrt1" || question !== "E") return isEmpty(raw);
    const [inConformance, another, none] = layouts.emrt1.companyQuestions.find(({ letter }) => letter === "E")!.answers;
    return says(raw, another!) ? isEmpty(comment.raw) : !saysOne(raw, [inConformance!, none!]);
  };
  const policy = companyAnswer(declaration, "B");
  const hasAddress = isEmpty(policy?.comment.raw) ? false : String(policy?.comment.raw).length > 1;
  return [
    ...declaration.answers.filter(isOpen).map(itemOf),
    ...(policy && says(policy.raw, "Yes") && !hasAddress
      ? [{ about: "policyAddress", cell: policy.comment.cell } as const]
      : []),
  ];
}

function ofLists({ company, products, smelters }: Declaration, needed: ReadonlyMap<Mineral, boolean>): OpenItem[] {
  const items: OpenItem[] = [];
  const firstProduct = products.find(({ row }) => row === firstProductRow)?.raw.number;
  if (says(company.scope.raw, scopes[1]) && (firstProduct === undefined || firstProduct === ""))
    items.push({ about: "products", cell: `Product List!B${firstProductRow}` });
  for (const [mineral, isNeeded] of needed) {
    const isNamed = smelters.some(({ raw }) => says(raw.metal, mineral) && raw.lookUp !== undefined);
    if (isNeeded && !isNamed) items.push({ about: "smelters", mineral, cell: `Smelter List!B${firstSmelterRow}` });
  }
  const unnamed = smelters.find(
    ({ raw }) => says(raw.lookUp, notListed) && (raw.nameTyped === undefined || raw.country === undefined),
  );
  if (unnamed)
    items.push({
      about: "notListed",
      cell: `Smelter List!${unnamed.raw.nameTyped === undefined ? "D" : "E"}${unnamed.row}`,
    });
  return items;
}
