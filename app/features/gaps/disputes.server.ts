/**
 * Disputes (DESIGN 7): a supplier does not agree that something is a gap. Its clock stands still while the buyer has not
 * answered, at most ten working days: what is due moves by as long as the answer took. Agreeing closes nothing by itself:
 * the coordinator then lowers or closes the gap.
 */
import type { Store } from "db/client.server";
import { actions, contacts, disputes, members } from "db/schema/index";
import { and, desc, eq } from "drizzle-orm";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { tellSupplier } from "~/features/requests/answers.server";
import { tellBuyer } from "~/features/requests/asides.server";
import { onWorkingDay, plusDays, todayIn, workingDaysAfter } from "~/features/requests/deadlines";
import { act, type Request, requestOf } from "~/features/requests/requests.server";
import { answerDays, type Gap, mayDispute } from "./disputes";

type Whose = { buyerId: string; supplierId: string };
type Refused = { refusal: "not now" | "overtaken" | "not yours" };

export function disputesOf(store: Store, { buyerId, supplierId }: Whose, gapId: string) {
  return store
    .select({
      id: disputes.id,
      requestId: disputes.requestId,
      reason: disputes.reason,
      by: contacts.name,
      disputedById: disputes.disputedBy,
      answerBy: disputes.answerBy,
      disputedOn: disputes.disputedOn,
      state: disputes.state,
      answer: disputes.answer,
      decider: members.name,
    })
    .from(disputes)
    .innerJoin(
      contacts,
      and(
        eq(contacts.buyerId, disputes.buyerId),
        eq(contacts.supplierId, disputes.supplierId),
        eq(contacts.id, disputes.disputedBy),
      ),
    )
    .leftJoin(members, and(eq(members.buyerId, disputes.buyerId), eq(members.id, disputes.decidedBy)))
    .where(and(eq(disputes.buyerId, buyerId), eq(disputes.supplierId, supplierId), eq(disputes.gapId, gapId)))
    .orderBy(desc(disputes.id));
}

export type Dispute = Awaited<ReturnType<typeof disputesOf>>[number];

/** @returns "overtaken" where a colleague has disputed it already */
export async function dispute(
  store: Store,
  by: SupplierSession,
  task: Request,
  gap: Gap,
  reason: string,
  now: Date,
): Promise<{ ok: true; answerBy: string } | Refused> {
  if (!mayDispute(gap.state, task.state)) return { refusal: "not now" };
  const { buyerId, supplierId, contactId } = by;
  const today = todayIn(now, by.timeZone);
  const answerBy = workingDaysAfter(today, answerDays);
  const [made] = await store
    .insert(disputes)
    .values({
      buyerId,
      supplierId,
      gapId: gap.id,
      requestId: task.id,
      reason,
      disputedBy: contactId,
      disputedOn: today,
      answerBy,
    })
    .onConflictDoNothing()
    .returning({ id: disputes.id });
  if (!made) return { refusal: "overtaken" };
  await record(store, by, { what: "gap.disputed", subjectId: gap.id, details: { reason, until: answerBy } });
  await tellBuyer(store, by, task, "dispute", { reason, about: gap.title });
  return { ok: true, answerBy };
}

/** Agrees that it is no gap, or keeps to it with the reason; what was due moves by the days the answer took. */
export async function answerDispute(
  store: Store,
  by: MemberSession,
  supplierId: string,
  gapId: string,
  asked: Dispute,
  { outcome, answer }: { outcome: "granted" | "refused"; answer: string },
  now: Date,
): Promise<{ ok: true } | Refused> {
  const whose = { buyerId: by.buyerId, supplierId };
  const [decided] = await store
    .update(disputes)
    .set({ state: outcome, answer, decidedBy: by.memberId, decidedAt: now })
    .where(
      and(
        eq(disputes.buyerId, whose.buyerId),
        eq(disputes.supplierId, supplierId),
        eq(disputes.id, asked.id),
        eq(disputes.state, "asked"),
      ),
    )
    .returning({ id: disputes.id });
  const request = await requestOf(store, whose, asked.requestId);
  if (!decided || !request) return { refusal: "overtaken" };
  // It stood still to the day of the answer; the days it did not take are taken back.
  const left = (Date.parse(todayIn(now, by.timeZone)) - Date.parse(asked.answerBy)) / 86_400_000;
  const moved = (due: string) => onWorkingDay(plusDays(due, left)).date;
  if (request.waitsFor === "supplier" && left !== 0) {
    const until = moved(request.deadline);
    const done = await act(store, request, "grant more time", by, now, { deadline: until, details: { until } });
    if ("refusal" in done) return { refusal: "overtaken" };
    const ofGap = and(
      eq(actions.buyerId, whose.buyerId),
      eq(actions.supplierId, supplierId),
      eq(actions.requestId, request.id),
      eq(actions.gapId, gapId),
    );
    const [action] = await store.select({ due: actions.due }).from(actions).where(ofGap);
    if (request.state === "agreed" && action?.due)
      await store
        .update(actions)
        .set({ due: moved(action.due) })
        .where(ofGap);
  }
  await record(store, by, {
    what: `gap.dispute ${outcome}`,
    supplierId,
    subjectId: gapId,
    isShared: true,
    details: { reason: answer },
  });
  await tellSupplier(store, by, request, asked.disputedById, {
    template: "claim-answered",
    data: { claim: "dispute", outcome, answer },
  });
  return { ok: true };
}
