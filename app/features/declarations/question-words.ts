/** The questions of a declaration and their answers, in the reader's language; what goes into the workbook is English. */
import type { Translate } from "~/i18n/say";
import { type Answer, allowedFor, type Declaration } from "../minerals/declaration";

type Letter = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";

const keys: readonly (readonly [answer: RegExp, key: OptionKey])[] = [
  [/^yes$/i, "yes"],
  [/^no$/i, "no"],
  [/^unknown$/i, "unknown"],
  [/^100%$/, "all"],
  [/90%$/, "over90"],
  [/75%$/, "over75"],
  [/than 50%$/, "over50"],
  [/^50% or less$/, "half"],
  [/^none$/i, "none"],
  [/^did not survey$/i, "notSurveyed"],
  [/^not declaring$/i, "notDeclaring"],
  [/^not applicable/i, "notApplicable"],
  [/^drc only$/i, "drc"],
  [/^india and/i, "india"],
  [/^yes, in conformance/i, "standard"],
  [/^yes, using other/i, "otherFormat"],
  [/^yes, when more/i, "whenMore"],
  [/^yes, with the sec$/i, "sec"],
  [/^yes, with the eu$/i, "eu"],
  [/^yes, with the sec and/i, "both"],
];

type OptionKey =
  | "yes"
  | "no"
  | "unknown"
  | "all"
  | "over90"
  | "over75"
  | "over50"
  | "half"
  | "none"
  | "notSurveyed"
  | "notDeclaring"
  | "notApplicable"
  | "drc"
  | "india"
  | "standard"
  | "otherFormat"
  | "whenMore"
  | "sec"
  | "eu"
  | "both";

/** An answer the template does not have stays as it is. */
export function answerLabel(value: string, t: Translate): string {
  const key = keys.find(([answer]) => answer.test(value))?.[1];
  return key ? t(`minerals:options.${key}`) : value;
}

export const isAllowed = (declaration: Declaration, answer: Answer) =>
  answer.value === null || allowedFor(declaration, answer).includes(answer.value);

/** "3. Does any of the metal …" */
export function questionText({ template }: Declaration, { topic, question }: Answer, t: Translate): string {
  const what = t(`minerals:what.${template}`);
  const text = topic ? t(`minerals:questions.${topic}`, { what }) : t(`minerals:letters.${question as Letter}`);
  return `${question}. ${text}`;
}

export function questionHelp({ topic, question }: Answer, t: Translate): string | null {
  if (topic === "covered" || topic === "highRisk") return t(`minerals:questionHelp.${topic}`);
  return topic === null && (question === "B" || question === "E") ? t(`minerals:letterHelp.${question}`) : null;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
