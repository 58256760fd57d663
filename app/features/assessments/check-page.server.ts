/** The whole of what was answered, to be looked over: by section, with what is missing and where it is put right. */
import type { Language } from "db/schema/words";

import { questionsOf } from "~/features/questionnaires/questionnaire";
import { translatorFor } from "~/i18n/translators.server";
import { nameOf } from "./answer-form";
import { answerInWords, originInWords } from "./answer-words";
import { isAnswered } from "./asked";
import type { Assessment } from "./assessment.server";
import { originOf } from "./known";
import { mayAnswer } from "./returning";
import { notGiven, scoreOf } from "./score";

export function checkShown(assessment: Assessment, language: Language) {
  const { task, questionnaire, sections, kept, known, files, answers, asked, isOpen } = assessment;
  const questionOf = new Map(questionsOf(questionnaire).map((question) => [question.key, question]));
  const { t } = translatorFor(language);
  const filesOf = (key: string) => files.filter(({ question }) => question === key);
  const said = Object.fromEntries(
    [...asked].map((key) => [
      key,
      {
        comment: kept.get(key)?.comment ?? null,
        files: filesOf(key).length + (known.get(key)?.files?.length ?? 0),
      },
    ]),
  );
  const say = translatorFor(language).getFixedT(language, "assessments");
  const fromWhere = (key: string) => {
    const there = known.get(key);
    const one = there ? { ...there, origin: originOf(there) } : kept.get(key);
    return one && isAnswered(questionOf.get(key)!, answers[key]) ? originInWords(one, say, language) : null;
  };
  const missing = new Set(scoreOf(questionnaire, answers).missing);
  const asideMissing = notGiven(questionnaire, answers, said);
  const shown = sections
    .map(({ key, title, questions }) => ({
      key,
      title: title[language],
      isOpen: questions.some((question) => asked.has(question.key) && mayAnswer(assessment, question.key)),
      questions: questions
        .filter((question) => asked.has(question.key))
        .map((question) => ({
          key: question.key,
          at: `/my/requests/${task.id}/assessment/${key}#question-${nameOf(question.key)}`,
          text: question.text[language],
          answer: answerInWords(question, answers[question.key], questionnaire, language, t("assessments:confirmed")),
          isAnswered: isAnswered(question, answers[question.key]),
          comment: kept.get(question.key)?.comment ?? null,
          origin: fromWhere(question.key),
          files: filesOf(question.key).map(({ id, name }) => ({ id, name })),
          isMissing: missing.has(question.key),
          wants: {
            evidence: asideMissing.evidence.includes(question.key),
            comment: asideMissing.comments.includes(question.key),
          },
        })),
    }))
    .filter(({ questions }) => questions.length > 0);
  return {
    id: task.id,
    whole: questionnaire.title[language],
    closing: questionnaire.closing[language],
    isOpen,
    sections: shown,
    missing: shown.flatMap(({ questions }) => questions).filter(({ isMissing }) => isMissing),
  };
}
