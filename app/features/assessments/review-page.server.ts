/**
 * A submission as a coordinator reads it: what has changed since the time before, then the worst answers, then the rest
 * by section; each question once. All of it is read from what was frozen, so that it is what was sent in whatever the
 * supplier has answered since.
 */
import type { Store } from "db/client.server";
import { files } from "db/schema/index";
import { type Answer, type Language, type Severity, severities } from "db/schema/words";
import { and, eq, inArray } from "drizzle-orm";

import { threadOf } from "~/features/messages/messages.server";
import { type Question, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import type { Request } from "~/features/requests/requests.server";
import { translatorFor } from "~/i18n/translators.server";
import { nameOf } from "./answer-form";
import { answerInWords, originInWords } from "./answer-words";
import { isAnswered } from "./asked";
import { newestReview } from "./reviews.server";
import { notGiven } from "./score";
import { answersOf, coveredIn, isSame } from "./submission";
import { contentOf, findingsOf, newestSubmission, submissionBefore } from "./submission.server";

type Said = {
  answer: string | null;
  comment: string | null;
  /** Where it comes from, if nobody typed it. */
  origin: string | null;
  files: { id: string | null; name: string }[];
};

export type ReadQuestion = Said & {
  key: string;
  name: string;
  section: string;
  text: string;
  severity: Severity | null;
  action: string | null;
  /** "Does not apply": left out of the score. */
  isLeftOut: boolean;
  wants: { comment: boolean; evidence: boolean };
  /** What both sides have written about it, oldest first. */
  messages: Awaited<ReturnType<typeof threadOf>>;
  /** What was said the time before; null where it was not asked then, left out where nothing has changed. */
  before?: Said | null;
};

export type ReadGroup = { key: string; title: string | null; questions: ReadQuestion[] };

/** What a submission is laid beside: the one before it, which may be the same year's; or last year's. */
type Beside = "before" | "last year";

/** @returns null before anything is submitted */
export async function reviewShown(store: Store, request: Request, language: Language, beside: Beside = "before") {
  const submission = await newestSubmission(store, request, request.id);
  if (!submission) return null;
  const questionnaire = await questionnaireBehind(store, request.buyerId, request.questionnaireId!);
  const content = await contentOf(store, request, submission.id);
  const answers = answersOf(content);
  const about = { key: questionnaire.key, concerning: request.concerning, before: submission.submittedAt };
  const lastYears = await submissionBefore(store, request, { ...about, notTo: request.id });
  const previous =
    beside === "last year" || submission.number === 1 ? lastYears : await submissionBefore(store, request, about);
  const earlier = previous && {
    answers: answersOf(previous.content),
    questionnaire: await questionnaireBehind(store, request.buyerId, previous.questionnaireId),
  };
  const found = await findingsOf(store, request, submission.id);
  const fileIds = await filesNamed(store, request, [...answers.values(), ...(earlier?.answers.values() ?? [])]);
  const missing = missingIn(questionnaire, answers);
  const say = wordsIn(language, fileIds);
  const messages = await threadOf(store, request, request.id);

  const read = questionnaire.sections.flatMap(({ key: section, questions }) =>
    questions.flatMap((question): ReadQuestion[] => {
      const { key } = question;
      const frozen = answers.get(key);
      if (!frozen) return [];
      const finding = found.find((one) => one.question === key && one.severity !== null);
      const then = earlier?.answers.get(key);
      const hasChanged = earlier !== undefined && !(then && isSame(then, frozen));
      return [
        {
          key,
          name: nameOf(key),
          section,
          text: question.text[language],
          ...say(question, questionnaire, frozen),
          severity: finding?.severity ?? null,
          action: finding?.action?.[language] ?? null,
          messages: messages.filter((message) => message.question === key),
          isLeftOut: isLeftOut(question, frozen.answer),
          wants: {
            comment: missing.comments.includes(key),
            evidence: found.some((one) => one.question === key && one.kind === "missing evidence"),
          },
          ...(hasChanged
            ? { before: then ? say(questionIn(earlier.questionnaire, key), earlier.questionnaire, then) : null }
            : {}),
        },
      ];
    }),
  );
  const review = await newestReview(store, request, request.id);
  const band = questionnaire.rating.bands.find(({ key }) => key === submission.band);
  return {
    title: questionnaire.title[language],
    submission: {
      number: submission.number,
      at: submission.submittedAt,
      name: submission.submitterName,
      title: submission.submitterTitle,
      hash: Buffer.from(submission.hash).toString("hex"),
      score: submission.score,
      band: band?.[language] ?? null,
    },
    sections: submission.sectionScores.flatMap(({ key, score }) =>
      score === null
        ? []
        : [
            {
              key,
              title: questionnaire.sections.find((one) => one.key === key)!.title[language],
              score: Math.round(score),
            },
          ],
    ),
    previously: previous?.submittedAt ?? null,
    /** The other one it may be laid beside, when there are two. */
    otherwise:
      submission.number > 1 && lastYears ? (beside === "before" ? ("last year" as const) : ("before" as const)) : null,
    /** Sections confirmed as a whole with "nothing has changed", and how many answers that was. */
    confirmed: questionnaire.sections.flatMap(({ key, title, questions }) => {
      const count = questions.filter((question) => answers.get(question.key)?.origin?.isUnchanged).length;
      return count > 0 ? [{ key, title: title[language], count }] : [];
    }),
    covered: coveredIn(questionnaire, content, language),
    unchanged: previous ? read.filter(({ before }) => before === undefined).length : 0,
    groups: grouped(questionnaire, read, language),
    review:
      review?.submissionId === submission.id
        ? {
            outcome: review.outcome,
            words: review.words,
            by: review.by,
            at: review.at,
            questions: read.filter(({ key }) => review.questions.includes(key)).map(({ text }) => text),
          }
        : null,
  };
}

/** Each question in the first group it belongs to; inside a group the worst first. */
function grouped(questionnaire: Questionnaire, read: readonly ReadQuestion[], language: Language): ReadGroup[] {
  const groupOf = ({ before, severity, wants, isLeftOut, section }: ReadQuestion) => {
    if (before !== undefined) return "changed";
    if (severity) return severity;
    if (wants.evidence) return "evidence";
    return isLeftOut ? "left out" : section;
  };
  const rank = ({ severity }: ReadQuestion) => (severity ? severities.indexOf(severity) : severities.length);
  return [
    ...["changed", ...severities, "evidence", "left out"].map((key) => ({ key, title: null })),
    ...questionnaire.sections.map(({ key, title }) => ({ key, title: title[language] })),
  ]
    .map((group) => ({
      ...group,
      questions: read
        .filter((question) => groupOf(question) === group.key)
        .sort((one, other) => rank(one) - rank(other)),
    }))
    .filter(({ questions }) => questions.length > 0);
}

const isLeftOut = ({ type, weight, options = [] }: Question, answer: Answer | null) =>
  type === "choice" && weight > 0 && options.some(({ value, score }) => value === answer && score === null);

type Answered = ReturnType<typeof answersOf>;

const questionIn = (questionnaire: Questionnaire, key: string) =>
  questionsOf(questionnaire).find((question) => question.key === key)!;

function wordsIn(language: Language, fileIds: ReadonlyMap<string, string>) {
  const assessments = translatorFor(language).getFixedT(language, "assessments");
  return (
    question: Question,
    questionnaire: Questionnaire,
    { answer, comment, source, origin, files }: NonNullable<ReturnType<Answered["get"]>>,
  ): Said => ({
    answer: isAnswered(question, answer)
      ? answerInWords(question, answer, questionnaire, language, assessments("confirmed"))
      : null,
    comment,
    origin: originInWords({ source, origin }, assessments, language),
    files: files.map(({ name, hash }) => ({ id: fileIds.get(hash) ?? null, name })),
  });
}

/** Of a question that asks for files, the files are the answer. */
function missingIn(questionnaire: Questionnaire, answers: Answered) {
  const byKey = Object.fromEntries(
    [...answers].map(([key, { answer, files }]) => [
      key,
      questionIn(questionnaire, key).type === "file" ? files.map(({ hash }) => hash) : answer,
    ]),
  );
  const said = Object.fromEntries(
    [...answers].map(([key, { comment, files }]) => [key, { comment, files: files.length }]),
  );
  return notGiven(questionnaire, byKey, said);
}

/** The supplier's files by their fingerprint: a submission names its files by nothing else. */
async function filesNamed(
  store: Store,
  { buyerId, supplierId }: Request,
  said: readonly { files: { hash: string }[] }[],
): Promise<Map<string, string>> {
  const hashes = [...new Set(said.flatMap(({ files }) => files.map(({ hash }) => hash)))];
  if (hashes.length === 0) return new Map();
  const rows = await store
    .select({ id: files.id, hash: files.hash })
    .from(files)
    .where(
      and(
        eq(files.buyerId, buyerId),
        eq(files.supplierId, supplierId),
        inArray(
          files.hash,
          hashes.map((hash) => Buffer.from(hash, "hex")),
        ),
      ),
    );
  return new Map(rows.map(({ id, hash }) => [Buffer.from(hash!).toString("hex"), id]));
}
