/**
 * What an assessment's answers are worth, and where they fall short.
 *
 * Only questions that were asked count. A section's score is the mean of its scored answers by weight, the whole is the
 * mean of the sections by theirs; what does not apply is left out. The band follows the rounded score and can only be
 * lowered by what was found: one suspicion of zero tolerance makes it the worst. Every chosen option, band or missing
 * file with a severity is a finding. Band limits follow the published WCA colours; weights, severities and caps are
 * said by the questionnaire.
 */
import type { Answer, Severity } from "db/schema/words";
import type { Question, Questionnaire } from "~/features/questionnaires/questionnaire";
import { type Answers, askedIn, blocks, isAnswered } from "./asked";

/** A bad answer, or a required file that was left out. From an answer, zero tolerance is a suspicion until confirmed. */
type Finding = { question: string; section: string; severity: Severity };

export type Score = {
  /** 0–100; null where nothing scored was answered. */
  score: number | null;
  band: string | null;
  sections: { key: string; weight: number; score: number | null }[];
  findings: Finding[];
  /** Required questions without an answer: submission waits for them. */
  missing: string[];
  asked: string[];
};

export function scoreOf(questionnaire: Questionnaire, answers: Answers): Score {
  const asked = askedIn(questionnaire, answers);
  const findings: Finding[] = [];
  const missing: string[] = [];
  const sections = questionnaire.sections.map(({ key, weight, questions }) => {
    const worths: Weighed[] = [];
    for (const question of questions.filter((one) => asked.has(one.key))) {
      const answer = answers[question.key];
      const answered = isAnswered(question, answer);
      if (!answered && blocks(question)) missing.push(question.key);
      const worth = answered ? worthOf(question, answer) : question.required ? question.missing : undefined;
      if (worth?.severity) findings.push({ question: question.key, section: key, severity: worth.severity });
      if (worth) worths.push({ weight: question.weight, score: worth.score });
    }
    return { key, weight, score: meanOf(worths) };
  });
  const score = meanOf(sections);
  return { score, band: bandOf(questionnaire.rating, score, findings), sections, findings, missing, asked: [...asked] };
}

type Worth = { score: number | null; severity: Severity | null };
type Weighed = { weight: number; score: number | null };

/** What one answer is worth: null for what is not scored, such as a text or "does not apply". */
function worthOf({ type, options, bands, scoring }: Question, answer: Answer): Worth {
  if (type === "choice") return options!.find(({ value }) => value === answer)!;
  if (type === "multi_choice") {
    const chosen = (answer as readonly string[]).map((one) => options!.find(({ value }) => value === one)!);
    const sum = chosen.reduce((total, option) => total + (option.score ?? 0), 0);
    return {
      score: scoring ? Math.min(100, sum) : null,
      severity: chosen.findLast(({ severity }) => severity !== null)?.severity ?? null,
    };
  }
  if (bands) return bands.find(({ max }) => max === null || (answer as number) <= max)!;
  return { score: type === "file" || type === "confirm" ? 100 : null, severity: null };
}

function meanOf(worths: readonly Weighed[]): number | null {
  const counted = worths.filter(({ weight, score }) => weight > 0 && score !== null);
  if (counted.length === 0) return null;
  const total = counted.reduce((sum, { weight, score }) => sum + weight * score!, 0);
  return total / counted.reduce((sum, { weight }) => sum + weight, 0);
}

/** Caps name a band no better than which the whole can be; without a score there is a band only where a cap gives one. */
function bandOf({ bands, caps }: Questionnaire["rating"], score: number | null, findings: readonly Finding[]) {
  let place = score === null ? -1 : bands.findIndex(({ min }) => Math.round(score) >= min);
  for (const { whenAnySeverity, countAtLeast = 1, band } of caps) {
    const found = findings.filter(({ severity }) => severity === whenAnySeverity).length;
    if (found >= countAtLeast)
      place = Math.max(
        place,
        bands.findIndex(({ key }) => key === band),
      );
  }
  return bands[place]?.key ?? null;
}

/** From this score on an answer claims something that can be shown: "yes", "partly", and what is worth as much. */
const claimsFrom = 40;

/** Whether an answer is to be backed by evidence. A "no" needs none, and a file is its own. */
export function claims({ type, options, exclusive }: Question, answer: Answers[string]): boolean {
  if (type === "file" || !isAnswered({ type }, answer)) return false;
  if (type === "choice") return (options!.find(({ value }) => value === answer)?.score ?? 0) >= claimsFrom;
  return type === "multi_choice" ? (answer as readonly string[]).some((one) => one !== exclusive) : true;
}

export type Said = { comment: string | null; files: number };

/**
 * What was asked for beside the answers and not given: evidence that is required or expected, which is a gap of its own
 * kind, and explanations, which the reviewer is told of. Neither keeps anybody from submitting.
 */
export function notGiven(
  questionnaire: Questionnaire,
  answers: Answers,
  said: { readonly [question: string]: Said | undefined },
): { evidence: string[]; comments: string[] } {
  const asked = askedIn(questionnaire, answers);
  const here = questionnaire.sections.flatMap(({ questions }) => questions).filter(({ key }) => asked.has(key));
  const keysOf = (questions: readonly Question[]) => questions.map(({ key }) => key);
  return {
    evidence: keysOf(
      here.filter(
        (one) =>
          one.evidence && one.evidence.level !== "optional" && claims(one, answers[one.key]) && !said[one.key]?.files,
      ),
    ),
    comments: keysOf(here.filter((one) => asksComment(one, answers[one.key]) && !said[one.key]?.comment)),
  };
}

/** Whether the answer chosen is one that is to be explained; "does not apply" always is where it is listed. */
function asksComment({ commentRequiredFor = [] }: Pick<Question, "commentRequiredFor">, answer: Answers[string]) {
  return [answer].flat().some((one) => commentRequiredFor.includes(one as string));
}
