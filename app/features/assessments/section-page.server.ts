/** What a section's page is given, and where it leads. */
import type { Answer, ContactRole, Language } from "db/schema/words";

import { countriesSorted } from "~/features/countries/countries";
import { dayOf, formatDate, formatSize } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { notFound } from "~/not-found.server";
import { fieldsOf } from "./answer-form";
import { answerInWords, originInWords } from "./answer-words";
import { evidenceLimits } from "./answering.server";
import { isAnswered } from "./asked";
import { type Assessment, seenAs } from "./assessment.server";
import { originOf } from "./known";
import type { Earlier } from "./offers";
import { elsewhere, shownQuestion } from "./question-view";
import { returnedShown } from "./returned-page.server";
import { mayAnswer } from "./returning";

type Section = Assessment["sections"][number];

/** The section named in the address, if it is the reader's to see. */
export function sectionIn({ sections }: Assessment, key: string | undefined): Section {
  return sections.find((one) => one.key === key) ?? notFound();
}

export function sectionShown(
  assessment: Assessment,
  section: Section,
  offers: ReadonlyMap<string, Earlier>,
  { role, language }: { role: ContactRole; language: Language },
) {
  const { task, questionnaire, kept, files, known, answers, isOpen } = assessment;
  const open = section.questions.filter(({ key }) => mayAnswer(assessment, key));
  const { t } = translatorFor(language);
  const say = translatorFor(language).getFixedT(language, "assessments");
  const inWords = (question: Section["questions"][number], value: Answer) =>
    answerInWords(question, value, questionnaire, language, say("confirmed")) ?? "";
  return {
    id: task.id,
    section: section.key,
    title: section.title[language],
    intro: section.intro[language],
    whole: questionnaire.title[language],
    isOpen,
    returned: returnedShown(assessment, language),
    hasLocked: open.length < section.questions.length,
    questions: open.map((question) => shownQuestion(question, questionnaire, language)),
    given: Object.fromEntries(
      open.map((question) => {
        const { key } = question;
        const there = kept.get(key);
        const offer = offers.get(key);
        const already = known.get(key);
        return [
          key,
          {
            origin: there && there.value !== null ? originInWords(there, say, language) : null,
            offer: offer
              ? {
                  words: inWords(question, offer.value),
                  comment: offer.comment,
                  from: say(`offers.from.${offer.to}`, {
                    date: formatDate(dayOf(offer.at), language),
                    buyer: offer.buyer,
                  }),
                }
              : null,
            known: already
              ? {
                  value: already.value,
                  words: inWords(question, already.value),
                  from: originInWords({ ...already, origin: originOf(already) }, say, language) ?? "",
                  // A contributor may not go there.
                  changedAt: role === "contributor" ? null : already.changedAt,
                  isShown: already.files !== undefined,
                }
              : null,
            values: fieldsOf(there?.value, language),
            comment: there?.comment ?? null,
            seen: seenAs(there),
            files: files.filter(({ question }) => question === key).map(({ id, name, size }) => ({ id, name, size })),
          },
        ];
      }),
    ),
    elsewhere: elsewhere(questionnaire, open, answers),
    countries: open.some(({ type }) => type === "countries") ? [...countriesSorted(language)] : [],
    fileLimits: t("filesAccepted", {
      types: evidenceLimits.endings.map((ending) => ending.toUpperCase()).join(", "),
      size: formatSize(evidenceLimits.bytes, language),
    }),
  };
}

/** The next section with anything to answer; after the last one the answers are checked, or a contributor is done. */
export function wayOn(assessment: Assessment, section: Section, role: ContactRole): string {
  const { task, sections, asked } = assessment;
  const following = sections
    .slice(sections.indexOf(section) + 1)
    .find(({ questions }) => questions.some(({ key }) => asked.has(key) && mayAnswer(assessment, key)));
  const whole = `/my/requests/${task.id}`;
  if (following) return `${whole}/assessment/${following.key}`;
  return role === "contributor" ? `${whole}/assessment` : `${whole}/check`;
}

/** Whether the answers just kept have brought questions onto the page that were not on it. */
export function newlyAsked(before: Assessment, now: Assessment, section: Section): boolean {
  return section.questions.some(
    (question) =>
      now.asked.has(question.key) &&
      !before.asked.has(question.key) &&
      !isAnswered(question, now.answers[question.key]),
  );
}
