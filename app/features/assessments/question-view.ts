/**
 * Questions as a supplier's page shows them: in one language, with what is asked for beside the answer and why. What an
 * answer is worth stays with us, so that nobody answers for the points.
 */
import type { Language } from "db/schema/words";

import type { Question, Questionnaire } from "~/features/questionnaires/questionnaire";
import { formatList } from "~/i18n/format";
import { nameOf } from "./answer-form";
import { type Answers, askedIn } from "./asked";
import { claims } from "./score";

export type ShownQuestion = {
  key: string;
  /** Of its fields. */
  name: string;
  type: Question["type"];
  text: string;
  help: string | null;
  required: boolean;
  showIf?: Question["showIf"];
  options: { value: string; label: string }[];
  exclusive: string | null;
  unit: string | null;
  /** The answers that are to be explained, and how they are called. */
  explain: { when: string[]; labels: string } | null;
  evidence: {
    level: "required" | "expected" | "optional";
    /** The answers that claim something; null where any does. */
    when: string[] | null;
    types: string;
    hint: string | null;
    why: string | null;
  } | null;
};

export function shownQuestion(question: Question, questionnaire: Questionnaire, language: Language): ShownQuestion {
  const { key, type, text, help, required, showIf, options = [], exclusive, unit, commentRequiredFor = [] } = question;
  const labelOf = (value: string) => options.find((one) => one.value === value)!.label[language];
  return {
    key,
    name: nameOf(key),
    type,
    text: text[language],
    help: help?.[language] ?? null,
    required,
    showIf,
    options: options.map(({ value, label }) => ({ value, label: label[language] })),
    exclusive: exclusive ?? null,
    unit: unit ? questionnaire.units[unit]![language] : null,
    explain:
      commentRequiredFor.length > 0
        ? {
            when: commentRequiredFor,
            labels: formatList(
              commentRequiredFor.map((value) => (language === "nb" ? `«${labelOf(value)}»` : `“${labelOf(value)}”`)),
              language,
            ),
          }
        : null,
    evidence: evidenceOf(question, questionnaire, language),
  };
}

function evidenceOf(question: Question, { evidenceTypes, standards }: Questionnaire, language: Language) {
  const { evidence, type, options } = question;
  if (!evidence) return null;
  const named = (register: Questionnaire["standards"], codes: readonly string[]) =>
    codes.map((code) => register[code]![language]).join("; ");
  return {
    level: evidence.level,
    when:
      options && type !== "file"
        ? options.map(({ value }) => value).filter((value) => claims(question, type === "choice" ? value : [value]))
        : null,
    types: named(evidenceTypes, evidence.types),
    hint: evidence.hint?.[language] ?? null,
    why: named(standards, question.standards) || null,
  };
}

/**
 * What the conditions of a page's questions look at outside it: the browser needs it to show and hide, and no more of the rest.
 */
export function elsewhere(
  { sections }: Questionnaire,
  questions: readonly Question[],
  answers: Answers,
): { keys: string[]; answers: Answers } {
  const asked = askedIn({ sections }, answers);
  const here = new Set(questions.map(({ key }) => key));
  const needed = questions.flatMap(({ showIf }) =>
    showIf ? ("all" in showIf ? showIf.all : showIf.any).map(({ question }) => question) : [],
  );
  const keys = [...new Set(needed)].filter((key) => !here.has(key) && asked.has(key));
  return { keys, answers: Object.fromEntries(keys.map((key) => [key, answers[key]])) };
}
