/**
 * What is submitted: one text that says who answered what to which questions, kept as the very bytes that are hashed.
 *
 * Only questions that were asked are in it, in their order. The sentence the submitter agrees to is evidence, not a
 * caption: a changed word is a new version here, and each submission keeps its own copy.
 */
import type { Answer, AnswerSource, Language, Origin } from "db/schema/words";

import type { Questionnaire } from "~/features/questionnaires/questionnaire";

const sentences: Record<Language, string> = {
  nb: "Jeg bekrefter for {{supplier}} at svarene er riktige, så langt jeg kjenner til.",
  en: "I confirm on behalf of {{supplier}} that the answers are correct to the best of my knowledge.",
};

export const statementFor = (language: Language, supplier: string) =>
  sentences[language].replace("{{supplier}}", () => supplier);

export type Submitted = {
  questionnaire: { key: string; version: number };
  request: string;
  concerning: string;
  buyer: string;
  supplier: string;
  submitter: { name: string; title: string; email: string };
  statement: string;
  submittedAt: Date;
  /** Sections that asked nothing, what covered them, and when that was accepted. */
  covered: { section: string; by: { nb: string; en: string }; at: Date }[];
  answers: {
    question: string;
    answer: Answer | null;
    comment: string | null;
    files: { name: string; hash: string }[];
    source: AnswerSource;
    origin: Origin | null;
    answeredBy: string | null;
    answeredAt: Date | null;
  }[];
};

/** Format 1: JSON in UTF-8, its names in this order, times in UTC to the millisecond. */
export function submissionText({ submittedAt, covered, answers, ...rest }: Submitted): string {
  return JSON.stringify({
    format: 1,
    ...rest,
    submittedAt: submittedAt.toISOString(),
    covered,
    answers: answers.map(({ answeredAt, ...answer }) => ({
      ...answer,
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
  });
}

type Frozen = Omit<Submitted["answers"][number], "answeredAt"> & { answeredAt: string | null };

/** What was submitted, read again. */
export const readSubmission = (content: string) =>
  JSON.parse(content) as Omit<Submitted, "answers" | "covered" | "submittedAt"> & {
    submittedAt: string;
    covered: (Omit<Submitted["covered"][number], "at"> & { at: string })[];
    answers: Frozen[];
  };

/** The answers in a submission, by question and in their order. */
export const answersOf = (content: string): Map<string, Frozen> =>
  new Map(readSubmission(content).answers.map((one) => [one.question, one]));

/** The sections of a submission that asked nothing, and what covered them, in words. */
export const coveredIn = ({ sections }: Pick<Questionnaire, "sections">, content: string, language: Language) =>
  readSubmission(content).covered.map(({ section, by, at }) => ({
    key: section,
    title: sections.find(({ key }) => key === section)!.title[language],
    by: by[language],
    at: new Date(at),
  }));

/** Whether two submissions say the same to a question: the answer, what explains it and what backs it. */
export function isSame(one: Frozen, other: Frozen): boolean {
  const said = ({ answer, comment, files }: Frozen) =>
    JSON.stringify([answer, comment, files.map(({ hash }) => hash).toSorted()]);
  return said(one) === said(other);
}
