/** Pauses as they are kept: asked for by a supplier, or set and ended by a member. */
import type { Store } from "db/client.server";
import { members, pauses, requests } from "db/schema/index";
import { and, asc, desc, eq, gt, isNotNull, isNull, or } from "drizzle-orm";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { dayOf } from "~/i18n/format";

import { askForPause, pausedUntil } from "./pauses";

/** A supplier's own pause: until when it has one, or whether it may. */
export async function ownPause(store: Store, by: SupplierSession, today: string) {
  const own = await store
    .select({ startsOn: pauses.startsOn, endsOn: pauses.endsOn })
    .from(pauses)
    .where(and(eq(pauses.buyerId, by.buyerId), eq(pauses.supplierId, by.supplierId), isNotNull(pauses.contactId)));
  const open = await store
    .select({ sentAt: requests.sentAt })
    .from(requests)
    .where(
      and(eq(requests.buyerId, by.buyerId), eq(requests.supplierId, by.supplierId), eq(requests.waitsFor, "supplier")),
    );
  const askedOn = open.map(({ sentAt }) => (sentAt ? dayOf(sentAt, by.timeZone) : today));
  return { until: pausedUntil(own, today), asked: askForPause(askedOn, own, today) };
}

/** @returns until when, or why not */
export async function takePause(store: Store, by: SupplierSession, today: string) {
  const { asked } = await ownPause(store, by, today);
  if ("refusal" in asked) return asked;
  const { buyerId, supplierId, contactId } = by;
  await store
    .insert(pauses)
    .values({ buyerId, supplierId, contactId, ...asked.pause })
    .onConflictDoNothing();
  await record(store, by, { what: "reminders.paused", details: { until: asked.pause.endsOn } });
  return asked.pause;
}

/** Those in force or still to come, of a supplier. */
export function pausesOf(store: Store, buyerId: string, supplierId: string, today: string) {
  return store
    .select({
      id: pauses.id,
      requestId: pauses.requestId,
      isSuppliers: isNotNull(pauses.contactId),
      by: members.name,
      reason: pauses.reason,
      startsOn: pauses.startsOn,
      endsOn: pauses.endsOn,
    })
    .from(pauses)
    .leftJoin(members, and(eq(members.buyerId, pauses.buyerId), eq(members.id, pauses.memberId)))
    .where(
      and(
        eq(pauses.buyerId, buyerId),
        eq(pauses.supplierId, supplierId),
        or(isNull(pauses.endsOn), gt(pauses.endsOn, today)),
      ),
    )
    .orderBy(desc(pauses.startsOn), asc(pauses.id));
}

export async function pauseReminders(
  store: Store,
  by: MemberSession,
  supplierId: string,
  { requestId, until, reason }: { requestId: string | null; until: string | null; reason: string | null },
  today: string,
) {
  await store.insert(pauses).values({
    buyerId: by.buyerId,
    supplierId,
    requestId,
    memberId: by.memberId,
    reason,
    startsOn: today,
    endsOn: until,
  });
  await record(store, by, {
    what: "reminders.paused",
    supplierId,
    subjectId: requestId,
    details: { until, ...(requestId ? { requests: [requestId] } : {}) },
  });
}

/** Only its own side's: a supplier that asked for peace keeps it. */
export async function endPause(store: Store, by: MemberSession, supplierId: string, id: string, today: string) {
  const ended = await store
    .update(pauses)
    .set({ endsOn: today })
    .where(
      and(
        eq(pauses.buyerId, by.buyerId),
        eq(pauses.supplierId, supplierId),
        eq(pauses.id, id),
        isNotNull(pauses.memberId),
        or(isNull(pauses.endsOn), gt(pauses.endsOn, today)),
      ),
    )
    .returning({ id: pauses.id, requestId: pauses.requestId });
  if (ended.length === 0) return false;
  await record(store, by, { what: "reminders.resumed", supplierId, subjectId: ended[0]!.requestId });
  return true;
}
