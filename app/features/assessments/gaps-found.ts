/** The gaps that a submitted assessment raises: what was found, in the words of its questions and answers. */

import type { Answer, Language, Severity } from "db/schema/words";
import { languages } from "db/schema/words";

import type { Found } from "~/features/gaps/gaps.server";
import { type Question, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";
import { answerInWords } from "./answer-words";
import type { Assessment } from "./assessment.server";

type Finding = {
  question: string;
  section: string;
  kind: "answer" | "missing file" | "missing evidence";
  severity: Severity | null;
  action: { nb: string; en: string } | null;
  oecdStep: number | null;
};

/** Sections that ask about others than the supplier itself; all others ask about its own site. */
const placeOf: Partial<Record<string, NonNullable<Found["place"]>>> = {
  due_diligence: "sub-supplier",
  pay_chain: "sub-supplier",
  minerals_sourcing: "raw material",
};

const confirmed: Record<Language, string> = { nb: "Bekreftet", en: "Confirmed" };

/** Zero tolerance from an answer is a suspicion until a coordinator confirms it (DESIGN 7). */
export function gapsFound(
  { questionnaire, kept }: Pick<Assessment, "questionnaire" | "kept">,
  findings: readonly Finding[],
): Found[] {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.key, question]));
  return findings.map(({ question: key, section, kind, severity, action, oecdStep }) => {
    const question = questions.get(key)!;
    const said = inBoth((language) => {
      const words = answerInWords(question, kept.get(key)?.value, questionnaire, language, confirmed[language]);
      return [words, kept.get(key)?.comment].filter(Boolean).join("\n");
    });
    return {
      subject: kind === "missing evidence" ? `${key} evidence` : key,
      kind: kind === "answer" ? "improvement" : "supplement",
      severity: kind === "answer" ? severity : null,
      isSuspected: kind === "answer" && severity === "zero_tolerance",
      mayBeBreach: kind === "answer" && mayBeBreach(question, kept.get(key)?.value),
      title: question.text,
      answer: said.nb ? said : null,
      action,
      theme: themeOf(questionnaire, section),
      oecdStep,
      place: placeOf[section] ?? "own site",
    };
  });
}

/** A "no" to a lead question breaks the contract clause it stands for, unless a coordinator finds otherwise. */
const mayBeBreach = ({ breachIf = [] }: Pick<Question, "breachIf">, answer: Answer | null | undefined) =>
  [answer].flat().some((one) => breachIf.includes(one as string));

const inBoth = (say: (language: Language) => string) =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as Record<Language, string>;

const themeOf = ({ sections }: Questionnaire, key: string) => sections.find((section) => section.key === key)!.title;
