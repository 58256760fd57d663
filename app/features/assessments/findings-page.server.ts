/** What the supplier is told of a submission: what was found at once, score and band once it has been reviewed. */
import type { Store } from "db/client.server";
import { type Language, severities } from "db/schema/words";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { isDone } from "~/features/requests/rules";
import { translatorFor } from "~/i18n/translators.server";
import { answerInWords } from "./answer-words";
import type { Assessment } from "./assessment.server";
import { findingsOf, type newestSubmission } from "./submission.server";

type Submission = NonNullable<Awaited<ReturnType<typeof newestSubmission>>>;

export async function findingsShown(
  store: Store,
  by: SupplierSession,
  { task, questionnaire, answers }: Assessment,
  submission: Submission,
  language: Language,
) {
  const { t } = translatorFor(language);
  const questions = questionsOf(questionnaire);
  const places = new Map(questions.map(({ key }, place) => [key, place]));
  const rows = (await findingsOf(store, by, submission.id)).sort(
    (one, other) => places.get(one.question)! - places.get(other.question)!,
  );
  const shown = rows.map(({ id, question: key, kind, severity, action }) => {
    const question = questions[places.get(key)!]!;
    return {
      id,
      severity,
      text: question.text[language],
      answer:
        kind === "answer"
          ? answerInWords(question, answers[key], questionnaire, language, t("assessments:confirmed"))
          : null,
      action: action?.[language] ?? null,
    };
  });
  const band = questionnaire.rating.bands.find(({ key }) => key === submission.band);
  return {
    id: task.id,
    whole: questionnaire.title[language],
    submission: {
      at: submission.submittedAt.toISOString(),
      name: submission.submitterName,
      title: submission.submitterTitle,
      hash: Buffer.from(submission.hash).toString("hex"),
    },
    score:
      isDone(task.kind, task.state) && submission.score !== null && band
        ? { score: submission.score, band: band[language] }
        : null,
    found: severities
      .map((key) => ({ key, questions: shown.filter(({ severity }) => severity === key) }))
      .filter((group) => group.questions.length > 0),
    evidence: shown.filter(({ severity }) => severity === null),
  };
}
