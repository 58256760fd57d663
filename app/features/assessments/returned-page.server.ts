/** What a supplier is told of a return: why, and which questions are to be answered again, with the way to each. */
import type { Language } from "db/schema/words";

import { nameOf } from "./answer-form";
import type { Assessment } from "./assessment.server";

export type ReturnedShown = NonNullable<ReturnType<typeof returnedShown>>;

export function returnedShown({ task, sections, returned }: Assessment, language: Language) {
  if (!returned) return null;
  return {
    words: returned.words,
    questions: sections.flatMap(({ key: section, questions }) =>
      questions
        .filter(({ key }) => returned.questions.includes(key))
        .map(({ key, text }) => ({
          key,
          section,
          at: `/my/requests/${task.id}/assessment/${section}#question-${nameOf(key)}`,
          text: text[language],
        })),
    ),
  };
}
