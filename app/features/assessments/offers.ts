/**
 * Earlier answers, offered for the same questions: what the supplier answered this buyer before, and what the one who
 * answers now has answered another buyer and lets be used here. Nothing of it counts until it is confirmed.
 *
 * A confirmation and a file are given anew each time. What concerns one contract says nothing of another.
 */
import type { Answer, Origin } from "db/schema/words";

import { type Question, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";
import { fits } from "./answer-form";
import { type Answers, askedIn, isAnswered } from "./asked";

export type Earlier = {
  question: string;
  value: Answer;
  comment: string | null;
  at: Date;
  to: NonNullable<Origin["to"]>;
  /** The buyer it was given to. */
  buyer: string;
  /** What backed it, where that may go along. */
  files: readonly string[];
  /** How the question was asked there, where that may differ. */
  asked?: { nb: string; en: string };
};

export const isOffered = ({ type }: Pick<Question, "type">) => type !== "confirm" && type !== "file";

/**
 * @param earlier the most welcome first
 * @param taken the questions that are not to be answered, or are answered already
 */
export function offersFor(
  questions: readonly Question[],
  earlier: readonly Earlier[],
  taken: (question: string) => boolean,
): Map<string, Earlier> {
  const offers = new Map<string, Earlier>();
  for (const question of questions) {
    if (!isOffered(question) || taken(question.key)) continue;
    const found = earlier.find(
      ({ question: key, value, asked }) =>
        key === question.key &&
        fits(question, value) &&
        (!asked || (asked.nb === question.text.nb && asked.en === question.text.en)),
    );
    if (found) offers.set(question.key, found);
  }
  return offers;
}

/**
 * "Nothing has changed": what is confirmed of a section. Of the questions that are only asked depending on others, those
 * that are asked once the others are confirmed.
 */
export function unchangedIn(
  questionnaire: Pick<Questionnaire, "sections">,
  section: string,
  answers: Answers,
  offers: ReadonlyMap<string, Earlier>,
): string[] {
  const sofar: Record<string, Answers[string]> = { ...answers };
  const here = questionnaire.sections.filter(({ key }) => key === section);
  return questionsOf({ sections: here }).flatMap((question) => {
    const { key } = question;
    const offer = offers.get(key);
    if (!offer || isAnswered(question, sofar[key]) || !askedIn(questionnaire, sofar).has(key)) return [];
    sofar[key] = offer.value;
    return [key];
  });
}
