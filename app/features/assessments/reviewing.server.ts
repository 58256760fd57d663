/**
 * A coordinator's answer to a submission: taken up, accepted, or some of its questions returned with a reason and a new
 * deadline. Each is one act on the request, with its review and a mail to whoever submitted.
 */
import type { Store } from "db/client.server";
import { reviews } from "db/schema/index";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import { type Outcome, tellSupplier } from "~/features/requests/answers.server";
import { satisfyCovered } from "~/features/requests/covering.server";
import { type Deadline, onWorkingDay, plusDays } from "~/features/requests/deadlines";
import { longestExtension } from "~/features/requests/extensions";
import { act, type Request } from "~/features/requests/requests.server";
import { followUpsOf } from "./returning";
import { answersOf } from "./submission";
import { contentOf, newestSubmission } from "./submission.server";

export const takeUp = (store: Store, by: MemberSession, request: Request, now: Date) =>
  act(store, request, "review", by, now);

/** @param words what the supplier is told with it, where there is something to say */
export async function accept(
  store: Store,
  by: MemberSession,
  request: Request,
  { outcome, words }: { outcome: "accepted" | "accepted with gaps"; words: string | null },
  now: Date,
): Promise<Outcome> {
  const submission = await newestSubmission(store, request, request.id);
  if (!submission) return { refusal: "not now" };
  const name = outcome === "accepted" ? "accept" : "accept with gaps";
  const done = await act(store, request, name, by, now, { reason: words, details: words ? { reason: words } : {} });
  if ("refusal" in done) return done;
  await keep(store, by, request, { submissionId: submission.id, outcome, words });
  await satisfyCovered(store, by, request, now);
  const { rating } = await questionnaireBehind(store, by.buyerId, request.questionnaireId!);
  const band = rating.bands.find(({ key }) => key === submission.band);
  await tellSupplier(store, by, request, submission.submittedBy, {
    template: "assessment-accepted",
    data: {
      hasGaps: outcome === "accepted with gaps",
      score: submission.score ?? undefined,
      band: band && { nb: band.nb, en: band.en },
      words: words ?? undefined,
    },
  });
  return { ok: true };
}

type Return = { questions: string[]; reason: string; until: string };

/**
 * Sends questions back. The new deadline moves off weekends and holidays; the first one is kept.
 * @param today in the buyer's time zone
 */
export async function returnQuestions(
  store: Store,
  by: MemberSession,
  request: Request,
  { questions, reason, until }: Return,
  { now, today }: { now: Date; today: string },
): Promise<
  | { ok: true; deadline: Deadline }
  | Extract<Outcome, { refusal: unknown }>
  | { wrong: "past" | "too far" | "not asked" }
> {
  if (until <= today) return { wrong: "past" };
  if (until > plusDays(today, longestExtension)) return { wrong: "too far" };
  const submission = await newestSubmission(store, request, request.id);
  if (!submission) return { refusal: "not now" };
  const asked = new Set(answersOf(await contentOf(store, request, submission.id)).keys());
  if (!questions.every((key) => asked.has(key))) return { wrong: "not asked" };
  const questionnaire = await questionnaireBehind(store, by.buyerId, request.questionnaireId!);
  const deadline = onWorkingDay(until);
  const done = await act(store, request, "return", by, now, {
    reason,
    deadline: deadline.date,
    details: { reason, questions, until: deadline.date },
  });
  if ("refusal" in done) return done;
  const followUps = followUpsOf(questionnaire, questions, asked);
  await keep(store, by, request, {
    submissionId: submission.id,
    outcome: "returned",
    words: reason,
    questions,
    followUps,
  });
  await tellSupplier(store, by, request, submission.submittedBy, (language) => ({
    template: "returned",
    data: {
      reason,
      questions: questionsOf(questionnaire)
        .filter(({ key }) => questions.includes(key))
        .map(({ text }) => text[language]),
    },
  }));
  return { ok: true, deadline };
}

type Made = Pick<typeof reviews.$inferInsert, "submissionId" | "outcome" | "words" | "questions" | "followUps">;

function keep(store: Store, by: MemberSession, { buyerId, supplierId, id }: Request, made: Made) {
  return store.insert(reviews).values({ buyerId, supplierId, requestId: id, ...made, reviewedBy: by.memberId });
}
