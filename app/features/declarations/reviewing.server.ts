/**
 * A coordinator's answer to a declaration: taken up, accepted, or some of its pages returned with a reason and a new
 * deadline. Each is one act on the request, with its review and a mail to whoever submitted.
 */
import type { Store } from "db/client.server";
import { declarationReviews } from "db/schema/index";
import type { DeclarationPart } from "db/schema/words";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { type Outcome, tellSupplier } from "~/features/requests/answers.server";
import { type Deadline, onWorkingDay, plusDays } from "~/features/requests/deadlines";
import { longestExtension } from "~/features/requests/extensions";
import { act, type Request } from "~/features/requests/requests.server";
import { translatorFor } from "~/i18n/translators.server";
import { newestDeclaration } from "./submission.server";

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
  const sent = await newestDeclaration(store, request, request.id);
  if (!sent) return { refusal: "not now" };
  const name = outcome === "accepted" ? "accept" : "accept with gaps";
  const done = await act(store, request, name, by, now, { reason: words, details: words ? { reason: words } : {} });
  if ("refusal" in done) return done;
  await keep(store, by, request, { declarationId: sent.id, outcome, words });
  const hasGaps = outcome === "accepted with gaps";
  await tellSupplier(store, by, request, sent.submittedBy, {
    template: "assessment-accepted",
    data: { hasGaps, words: words ?? undefined },
  });
  return { ok: true };
}

type Return = { parts: DeclarationPart[]; reason: string; until: string };

/**
 * Sends pages back. The new deadline moves off weekends and holidays; the first one is kept.
 * @param today in the buyer's time zone
 */
export async function returnParts(
  store: Store,
  by: MemberSession,
  request: Request,
  { parts, reason, until }: Return,
  { now, today }: { now: Date; today: string },
): Promise<{ ok: true; deadline: Deadline } | Extract<Outcome, { refusal: unknown }> | { wrong: "past" | "too far" }> {
  if (until <= today) return { wrong: "past" };
  if (until > plusDays(today, longestExtension)) return { wrong: "too far" };
  const sent = await newestDeclaration(store, request, request.id);
  if (!sent) return { refusal: "not now" };
  const deadline = onWorkingDay(until);
  const done = await act(store, request, "return", by, now, {
    reason,
    deadline: deadline.date,
    details: { reason, parts, until: deadline.date },
  });
  if ("refusal" in done) return done;
  await keep(store, by, request, { declarationId: sent.id, outcome: "returned", words: reason, parts });
  await tellSupplier(store, by, request, sent.submittedBy, (language) => {
    const { t } = translatorFor(language);
    return { template: "returned", data: { reason, questions: parts.map((part) => t(`declarations:parts.${part}`)) } };
  });
  return { ok: true, deadline };
}

type Made = Pick<typeof declarationReviews.$inferInsert, "declarationId" | "outcome" | "words" | "parts">;

function keep(store: Store, by: MemberSession, { buyerId, supplierId, id }: Request, made: Made) {
  return store
    .insert(declarationReviews)
    .values({ buyerId, supplierId, requestId: id, ...made, reviewedBy: by.memberId });
}
