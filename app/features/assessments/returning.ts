/**
 * Returning: of a submission only some questions are answered again, and the rest stays as it was read.
 *
 * A new answer may bring questions nobody was asked before. They hang on what was returned and are open with it, or
 * the assessment could not be submitted again.
 */
import { conditionsOf, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";

/**
 * @param returned the questions to be answered again
 * @param asked those that were asked when the assessment was submitted
 * @returns what was not asked and may be, depending on the new answers
 */
export function followUpsOf(
  questionnaire: Pick<Questionnaire, "sections">,
  returned: readonly string[],
  asked: ReadonlySet<string>,
): string[] {
  const unsure = new Set(returned);
  for (const question of questionsOf(questionnaire))
    if (conditionsOf(question).some((condition) => unsure.has(condition.question))) unsure.add(question.key);
  return [...unsure].filter((key) => !asked.has(key));
}

/** What a coordinator sent back, and with which words. */
export type Returned = { words: string; questions: string[]; open: Set<string> };

/** Whether an answer to this question is taken now. */
export function mayAnswer(assessment: { isOpen: boolean; returned: Returned | null }, question: string): boolean {
  return assessment.isOpen && (!assessment.returned || assessment.returned.open.has(question));
}
