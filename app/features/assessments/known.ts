/**
 * What the portal knows already, and does not ask again (DESIGN 8): the questions it answers, each with where it comes
 * from and where it is changed. An answer typed here counts before it, since a question may ask for more than is known.
 *
 * A further source (certificates, declarations) is a part of `Known`, a word among the answers' sources, and an entry
 * in `knownAnswers`; whoever reads an assessment gives what is known, and everything else follows.
 */
import type { Answer, AnswerSource } from "db/schema/words";

import type { Facts } from "~/features/company-facts/facts-form";
import type { Question } from "~/features/questionnaires/questionnaire";
import { fits } from "./answer-form";

export type Known = {
  facts: (Pick<Facts, "role" | "sites" | "resoldCountries"> & { createdAt: Date }) | undefined;
};

export type KnownAnswer = {
  value: Answer;
  source: AnswerSource;
  /** When it was said. */
  at: Date;
  /** Where it is changed. */
  changedAt: string;
};

type Fact = NonNullable<Question["fact"]>;

/** Null where the facts do not say. */
const facts: { [Name in Fact]: (facts: NonNullable<Known["facts"]>) => Answer | null } = {
  role: ({ role }) => ({ producer: "producer", reseller: "distributor", both: "both", service: "services" })[role],
  countries: ({ sites, resoldCountries }) => {
    const countries = [...new Set([...sites.map(({ country }) => country), ...resoldCountries])];
    return countries.length > 0 ? countries : null;
  },
  employees: ({ sites }) =>
    sites.length > 0 && sites.every(({ employees }) => employees !== null)
      ? sites.reduce((sum, { employees }) => sum + employees!, 0)
      : null,
};

/** @returns by question; what does not fit a question as it is asked does not answer it */
export function knownAnswers(questions: readonly Question[], known: Known): Map<string, KnownAnswer> {
  const answers = new Map<string, KnownAnswer>();
  for (const question of questions) {
    const value = question.fact && known.facts ? facts[question.fact](known.facts) : null;
    if (value !== null && fits(question, value))
      answers.set(question.key, {
        value,
        source: "company facts",
        at: known.facts!.createdAt,
        changedAt: "/my/company",
      });
  }
  return answers;
}
