/**
 * A declaration filled in or corrected on screen. What is typed replaces what a cell held, so that the template's Checker
 * would count it; the cell stays the same, since the declaration may go out as a workbook again.
 */
import type { Answer, Declaration, Field, Product, Smelter } from "../minerals/declaration";
import { firstProductRow, firstSmelterRow, mineralSlots, notIdentified, notListed } from "../minerals/layouts";
import type { CompanyField, Mineral } from "../minerals/minerals";
import { readDeclaration } from "../minerals/read-declaration";
import type { ReferenceSmelter } from "../minerals/reference";
import type { Template } from "../minerals/versions";
import { answersOn, isAskedOn, isUnused } from "./parts";

/** The newest versions of which every cell is known. */
const blank = {
  CMRT: { version: "6.5", title: "Conflict Minerals Reporting Template" },
  EMRT: { version: "2.1", title: "Extended Mineral Reporting Template" },
} as const;

/** A template nobody has written in. @param chosen the minerals of an EMRT */
export function blankDeclaration(template: Template, chosen: readonly Mineral[] = []): Declaration {
  const { version, title } = blank[template];
  const slots = mineralSlots.filter(([, mineral]) => chosen.includes(mineral));
  const sheets = {
    Revision: new Map([["B3", title]]),
    Declaration: new Map([["J3", `Revision ${version}`], ...(template === "EMRT" ? slots : [])]),
  };
  return readDeclaration({ sheet: (name) => sheets[name as keyof typeof sheets] ?? new Map(), from1904: false });
}

const typed = <Kept extends Field>(field: Kept, value: string | null): Kept => ({ ...field, value, raw: value });

export type CompanyValues = Readonly<Partial<Record<CompanyField, string | null>>>;

export function withCompany(declaration: Declaration, values: CompanyValues): Declaration {
  const fields = Object.entries(values) as [CompanyField, string | null][];
  const changed = Object.fromEntries(fields.map(([name, value]) => [name, typed(declaration.company[name], value)]));
  return { ...declaration, company: { ...declaration.company, ...changed } };
}

/** Names a question's fields. */
export const nameOf = ({ question, mineral }: Pick<Answer, "question" | "mineral">) =>
  `${question}-${mineral ?? "company"}`;

export type AnswerValues = Readonly<Record<string, { value: string | null; comment: string | null }>>;

/** What is answered under a mineral that is closed by these answers would count for nothing, and goes. */
export function withAnswers(declaration: Declaration, values: AnswerValues): Declaration {
  const answers = declaration.answers.map((answer) => {
    const given = values[nameOf(answer)];
    return given ? { ...typed(answer, given.value), comment: typed(answer.comment, given.comment) } : answer;
  });
  return closed({ ...declaration, answers });
}

function closed(declaration: Declaration): Declaration {
  const asked = new Set(["use", "sourcing", "practice"].flatMap((part) => answersOn(part as "use", declaration)));
  const answers = declaration.answers.map((answer) => {
    const isIdle = answer.topic === "remains" && answer.mineral !== null && isUnused(declaration, answer.mineral);
    if (asked.has(answer) && !isIdle) return answer;
    return answer.value === null && answer.comment.value === null
      ? answer
      : { ...typed(answer, null), comment: typed(answer.comment, null) };
  });
  return { ...declaration, answers };
}

const nextRow = (rows: readonly { row: number }[], first: number) =>
  rows.reduce((next, { row }) => Math.max(next, row + 1), first);

export type SmelterValues = {
  readonly metal: string;
  readonly status: Smelter["status"];
  readonly name: string | null;
  readonly country: string | null;
  readonly cid: string | null;
  readonly recycled: string | null;
  readonly mineNames: string | null;
  readonly mineCountries: string | null;
  readonly comments: string | null;
};

const nothingMore = { recycled: null, mineNames: null, mineCountries: null, comments: null };

/** As it is in the reference list. */
export const listedValues = ({ cid, metal, name, country }: ReferenceSmelter): SmelterValues => ({
  metal,
  status: "listed",
  name,
  country,
  cid,
  ...nothingMore,
});

export const unknownValues = (metal: string): SmelterValues => ({
  metal,
  status: "not yet identified",
  name: null,
  country: null,
  cid: null,
  ...nothingMore,
});

/** @param row the one to be written over; a new one otherwise */
export function withSmelter(declaration: Declaration, values: SmelterValues, row?: number): Declaration {
  const { smelters } = declaration;
  const at = row ?? nextRow(smelters, firstSmelterRow);
  const before = smelters.find((one) => one.row === at);
  const { comments, ...rest } = values;
  const { metal, status, name, country, cid, recycled, mineNames, mineCountries } = rest;
  const lookUp = { listed: name, "not listed": notListed, "not yet identified": notIdentified }[status];
  const raw = Object.fromEntries(
    Object.entries({
      ...before?.raw,
      cidTyped: cid,
      cid,
      metal,
      lookUp,
      standardName: null,
      nameTyped: status === "not listed" ? name : null,
      country,
      recycled,
      mineNames,
      mineCountries,
      comments,
    }).filter(([, value]) => value !== null && value !== undefined),
  );
  const smelter: Smelter = { row: at, ...rest, raw };
  const others = smelters.filter((one) => one.row !== at);
  return { ...declaration, smelters: [...others, smelter].sort((one, other) => one.row - other.row) };
}

export const withoutSmelter = (declaration: Declaration, row: number): Declaration => ({
  ...declaration,
  smelters: declaration.smelters.filter((one) => one.row !== row),
});

/** A line for each product: its number, and after a tab or semicolon its name. */
export const productLines = (products: readonly Product[]) =>
  products.map(({ number, name }) => [number ?? "", name].filter((text) => text !== null).join("; ")).join("\n");

/** What the requester calls a product is kept for those that are still there. */
export function withProducts(declaration: Declaration, lines: string): Declaration {
  const before = new Map(declaration.products.map((product) => [product.number, product]));
  const products = lines
    .split(/\r?\n/)
    .map((line) => line.split(/\t|;/).map((text) => text.trim() || null))
    .filter(([number, name]) => number || name)
    .map(([number = null, name = null], place): Product => {
      const known = before.get(number);
      const raw = Object.fromEntries(
        Object.entries({ ...known?.raw, number, name }).filter(([, value]) => value !== null && value !== undefined),
      );
      return {
        requesterNumber: null,
        requesterName: null,
        comments: null,
        ...known,
        row: firstProductRow + place,
        number,
        name,
        raw,
      };
    });
  return { ...declaration, products };
}

/** Of a template too old to be read, what still holds: who declares, and which smelters. */
export function broughtUp(old: Declaration, template: Template): Declaration {
  const fresh = blankDeclaration(template, old.minerals);
  const values = Object.fromEntries(Object.entries(old.company).map(([name, { value }]) => [name, value]));
  return { ...withCompany(fresh, { ...values, effectiveDate: null }), smelters: old.smelters };
}

/** The minerals whose smelters are to be named. */
export const mineralsAsked = (declaration: Declaration) =>
  declaration.minerals.filter((mineral) => isAskedOn(declaration, mineral));
