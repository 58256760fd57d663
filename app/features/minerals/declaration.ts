/** A CMRT or EMRT as it was read: each value as we understand it, and beside it what the cell holds and where it is. */
import type { RawValue } from "../sheets/read-cells.server";
import { layouts, type productColumns, type smelterColumns } from "./layouts";
import type { CompanyField, Mineral, Topic } from "./minerals";
import type { Layout, Template } from "./versions";

export type Field = {
  /** Without surplus spaces, answers as the template spells them, dates as YYYY-MM-DD; null where there is none. */
  readonly value: string | null;
  readonly raw: RawValue | null;
  /** "Declaration!D8" */
  readonly cell: string;
};

export type Answer = Field & {
  /** "1" to "8", "A" to "H". */
  readonly question: string;
  /** Null where the question is about the company. */
  readonly mineral: Mineral | null;
  readonly topic: Topic | null;
  readonly comment: Field;
};

export type Smelter = {
  /** In the workbook's list. */
  readonly row: number;
  /** Any text: a mineral of the template, if it is well. */
  readonly metal: string | null;
  readonly status: "listed" | "not listed" | "not yet identified";
  readonly name: string | null;
  readonly country: string | null;
  /** CID and six digits. */
  readonly cid: string | null;
  readonly recycled: string | null;
  readonly mineNames: string | null;
  readonly mineCountries: string | null;
  readonly raw: Readonly<Partial<Record<keyof typeof smelterColumns, RawValue>>>;
};

export type Product = {
  readonly row: number;
  readonly number: string | null;
  readonly name: string | null;
  readonly requesterNumber: string | null;
  readonly requesterName: string | null;
  readonly comments: string | null;
  readonly raw: Readonly<Partial<Record<keyof (typeof productColumns)["withRequester"], RawValue>>>;
};

export type Mine = {
  readonly row: number;
  readonly metal: string | null;
  readonly smelter: string | null;
  readonly name: string | null;
  readonly country: string | null;
};

export type Declaration = {
  readonly template: Template;
  readonly version: string;
  readonly layout: Layout;
  /** Of the sheet with the smelters, where it says so: another than `version` if sheets were mixed. */
  readonly listVersion: string | null;
  /** Of the labels, as the template names it. */
  readonly language: string | null;
  readonly company: Readonly<Record<CompanyField, Field>>;
  /** Those that are answered for, in the template's order. */
  readonly minerals: readonly Mineral[];
  /** None of an older template, whose questions mean something else. */
  readonly answers: readonly Answer[];
  readonly smelters: readonly Smelter[];
  readonly products: readonly Product[];
  readonly mines: readonly Mine[];
};

export const smelterCell = ({ row }: Pick<Smelter, "row">, column: string) => `Smelter List!${column}${row}`;

/** The answer about a topic for a mineral; undefined where the template does not ask. */
export const answerTo = ({ answers }: Declaration, topic: Topic, mineral: Mineral) =>
  answers.find((answer) => answer.topic === topic && answer.mineral === mineral);

/** The answer to a question about the company. */
export const companyAnswer = ({ answers }: Declaration, letter: string) =>
  answers.find(({ question, mineral }) => question === letter && mineral === null);

/** The answers a question takes. */
export function allowedFor({ layout }: Declaration, { question, mineral }: Pick<Answer, "question" | "mineral">) {
  if (layout === "older") return [];
  const { questions, companyQuestions, perMineral } = layouts[layout];
  const asked = questions.find(({ number }) => number === question);
  if (asked) return [...asked.answers, ...((mineral && asked.more?.[mineral]) ?? [])];
  if (mineral) return perMineral?.of?.[mineral] ?? perMineral?.answers ?? [];
  return companyQuestions.find(({ letter }) => letter === question)?.answers ?? [];
}
