/** A copy of submitted answers as a PDF, in the language and time of whoever reads it: all of it from what was frozen. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import { fileName, inGroups, pdfFile } from "~/features/evidence/evidence.server";
import { makePdf } from "~/features/evidence/make.server";
import type { CopyPages, EvidenceLine } from "~/features/evidence/pages";
import type { Questionnaire } from "~/features/questionnaires/questionnaire";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import type { Request } from "~/features/requests/requests.server";
import { dayOf, formatDate, formatDateTime } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { answerInWords, originInWords } from "./answer-words";
import { isAnswered } from "./asked";
import { coveredIn, readSubmission } from "./submission";
import { contentOf, findingsOf, newestSubmission } from "./submission.server";

type Reader = {
  language: Language;
  timeZone: string;
  /** The supplier is told score and band once they are reviewed; those who ask, at once. */
  mayKnowScore: boolean;
};
type Copy = { name: string; pages: CopyPages };

/** Of what was submitted last; undefined before anything is. */
export async function copyOf(store: Store, request: Request, reader: Reader): Promise<Copy | undefined> {
  const submission = await newestSubmission(store, request, request.id);
  if (!submission) return undefined;
  const { language, timeZone } = reader;
  const t = translatorFor(language).getFixedT(language, "evidence");
  const content = await contentOf(store, request, submission.id);
  const submitted = readSubmission(content);
  const questionnaire = await questionnaireBehind(store, request.buyerId, request.questionnaireId!);
  const found = await findingsOf(store, request, submission.id);
  const title = questionnaire.title[language];
  const { supplier, buyer } = submitted;
  const hash = Buffer.from(submission.hash).toString("hex");
  const band = questionnaire.rating.bands.find(({ key }) => key === submission.band);
  const optional = (label: string, value: string | null): EvidenceLine[] => (value ? [{ label, value }] : []);
  const pages: CopyPages = {
    language,
    title: t("copy.file", { title, supplier }),
    author: buyer,
    at: submission.submittedAt.toISOString(),
    heading: title,
    lead: t("copy.lead", { supplier, buyer }),
    lines: [
      { label: t("copy.submitted"), value: formatDateTime(submission.submittedAt, language, timeZone) },
      { label: t("copy.by"), value: [submission.submitterName, submission.submitterTitle] },
      { label: t("copy.statement"), value: submitted.statement },
      ...optional(t("copy.concerning"), submitted.concerning),
      {
        label: t("copy.questionnaire"),
        value: t("documentVersion", { title, version: submitted.questionnaire.version }),
      },
      ...(submission.number > 1 ? [{ label: t("copy.number"), value: String(submission.number) }] : []),
      ...optional(
        t("copy.score"),
        reader.mayKnowScore && submission.score !== null && band
          ? t("copy.scoreIs", { score: submission.score, band: band[language] })
          : null,
      ),
      ...coveredIn(questionnaire, content, language).map(({ title: section, by, at }) => ({
        label: t("copy.covered"),
        value: t("copy.coveredBy", { section, name: by, date: formatDate(dayOf(at, timeZone), language) }),
      })),
      { label: t("copy.hash"), value: inGroups(hash), isCode: true },
    ],
    groups: groupsOf(questionnaire, submitted, found, language),
    foot: {
      left: t("copy.foot", { hash: hash.slice(0, 16) }),
      right: t("foot.right", { page: "{{page}}", pages: "{{pages}}" }),
    },
    attachments: [{ name: "submission.json", text: content, about: t("copy.attached") }],
  };
  return { name: fileName(title, supplier, dayOf(submission.submittedAt, timeZone)), pages };
}

/** Only what was asked, in its order. */
function groupsOf(
  questionnaire: Questionnaire,
  { submitter, answers }: ReturnType<typeof readSubmission>,
  found: Awaited<ReturnType<typeof findingsOf>>,
  language: Language,
): CopyPages["groups"] {
  const words = translatorFor(language);
  const t = words.getFixedT(language, "evidence");
  const say = words.getFixedT(language, "assessments");
  const given = new Map(answers.map((one) => [one.question, one]));
  return questionnaire.sections
    .map(({ title, questions }) => ({
      title: title[language],
      questions: questions.flatMap((question) => {
        const one = given.get(question.key);
        if (!one) return [];
        const { answer, comment, files, answeredBy } = one;
        const inWords = isAnswered(question, answer)
          ? answerInWords(question, answer, questionnaire, language, say("confirmed"))
          : null;
        const origin = [
          originInWords(one, say, language),
          answeredBy && answeredBy !== submitter.name ? t("copy.answeredBy", { name: answeredBy }) : null,
        ].filter((told) => told !== null);
        return [
          {
            text: question.text[language],
            said: [
              ...(inWords !== null ? [inWords] : files.length === 0 ? [t("copy.notAnswered")] : []),
              ...(comment ? [comment] : []),
              ...files.map(({ name, hash }) => t("copy.enclosed", { name, hash: hash.slice(0, 16) })),
            ],
            warnings: found
              .filter((finding) => finding.question === question.key)
              .flatMap(({ severity, action }) => [
                severity ? t(`copy.severities.${severity}`) : t("copy.missingEvidence"),
                ...(action ? [t("copy.action", { action: action[language] })] : []),
              ]),
            origin: origin.length > 0 ? origin.join(". ") : null,
          },
        ];
      }),
    }))
    .filter(({ questions }) => questions.length > 0);
}

export const copyFile = ({ name, pages }: Copy): Response => pdfFile(name, () => makePdf(pages));
