/** A questionnaire as a supplier sees it, in either language and before anybody has answered: nothing is kept of what is tried. */
import type { Language } from "db/schema/words";
import { languages } from "db/schema/words";
import en from "locales/en/for-everyone";
import nb from "locales/nb/for-everyone";

import { shownQuestion } from "~/features/assessments/question-view";
import { countriesSorted } from "~/features/countries/countries";
import { conditionsOf, type Question, type Questionnaire } from "./questionnaire";

/**
 * What an address asks for: a language of ours, else the reader's own; a section there is, else the overview. Not named
 * `language`, which would turn the whole page into it.
 */
export function previewIn(definition: Questionnaire, address: URLSearchParams, own: Language) {
  const language = languages.find((one) => one === address.get("in")) ?? own;
  const section = definition.sections.find(({ key }) => key === address.get("section")) ?? null;
  return { language, section };
}

export function previewShown(
  definition: Questionnaire,
  section: Questionnaire["sections"][number] | null,
  language: Language,
) {
  const { assessments, common, validation } = { nb, en }[language];
  return {
    language,
    texts: { assessments, common, validation },
    whole: definition.title[language],
    intro: definition.intro[language],
    closing: definition.closing[language],
    sections: definition.sections.map(({ key, title, questions }) => ({
      key,
      title: title[language],
      questions: questions.length,
    })),
    section: section && {
      key: section.key,
      title: section.title[language],
      intro: section.intro[language],
      questions: section.questions.map((question) =>
        shownQuestion({ ...question, showIf: conditionsHere(question, section) }, definition, language),
      ),
      countries: section.questions.some(({ type }) => type === "countries") ? [...countriesSorted(language)] : [],
    },
  };
}

/** What hangs on another section's answers is asked: there is nobody to have answered them. */
function conditionsHere(question: Question, { questions }: Questionnaire["sections"][number]): Question["showIf"] {
  const here = conditionsOf(question).filter((condition) => questions.some(({ key }) => key === condition.question));
  if (here.length === conditionsOf(question).length) return question.showIf;
  return question.showIf && "all" in question.showIf && here.length > 0 ? { all: here } : undefined;
}
