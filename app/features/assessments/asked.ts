/**
 * Which questions are asked, given the answers so far: the browser shows and hides by it, the server counts by it.
 *
 * A condition looks at an earlier question. It is false while that question is not answered, and when that question is
 * itself not asked: what was answered before somebody changed her mind counts for nothing, though it is kept.
 */
import type { Answer } from "db/schema/words";
import type { Condition, Question, Questionnaire } from "~/features/questionnaires/questionnaire";

/** By question; one that is not there is not answered. */
export type Answers = { readonly [question: string]: Answer | null | undefined };

type Asking = { sections: readonly { questions: readonly Pick<Question, "key" | "showIf">[] }[] };

/** The keys of the questions asked, in order. */
export function askedIn({ sections }: Asking, answers: Answers): Set<string> {
  const asked = new Set<string>();
  const holds = (condition: Condition) =>
    asked.has(condition.question) && isMetBy(condition, answers[condition.question]);
  for (const { questions } of sections)
    for (const { key, showIf } of questions)
      if (!showIf || ("all" in showIf ? showIf.all.every(holds) : showIf.any.some(holds))) asked.add(key);
  return asked;
}

function isMetBy({ op, value }: Condition, answer: Answers[string]): boolean {
  if (answer === undefined || answer === null || answer === "") return false;
  switch (op) {
    case "eq":
      return answer === value;
    case "ne":
      return answer !== value;
    case "in":
      return (value as readonly unknown[]).includes(answer);
    case "includes":
      return Array.isArray(answer) && answer.includes(value);
    case "gt":
      return answer > value;
    case "gte":
      return answer >= value;
    case "lt":
      return answer < value;
    case "lte":
      return answer <= value;
  }
}

/** A confirmation counts once it is given; an empty text and an empty list are no answer. */
export function isAnswered({ type }: Pick<Question, "type">, answer: Answers[string]): answer is Answer {
  if (type === "confirm") return answer === true;
  return answer !== undefined && answer !== null && answer !== "" && !(Array.isArray(answer) && answer.length === 0);
}

/** A required file may be left out: it then scores and is found, but blocks nothing. */
export const blocks = ({ required, missing }: Pick<Question, "required" | "missing">) => required && !missing;

export type Progress = { answered: number; of: number; missing: number };

/** How far a section has come: answered of those asked, and how many of them still have to be. */
export function progressOf(
  questions: Questionnaire["sections"][number]["questions"],
  asked: ReadonlySet<string>,
  answers: Answers,
): Progress {
  const here = questions.filter(({ key }) => asked.has(key));
  const open = here.filter((one) => !isAnswered(one, answers[one.key]));
  return { answered: here.length - open.length, of: here.length, missing: open.filter(blocks).length };
}
