/** What has happened to one request, from the log and from the history that the database keeps of its states. */
import type { Store } from "db/client.server";
import { contacts, events, members, requestHistory, signedDocuments } from "db/schema/index";
import { and, asc, desc, eq, or, sql } from "drizzle-orm";

import { deliveriesIn, sinceWhen } from "./history";

type Whose = { buyerId: string; supplierId: string };

export type Line = { at: Date; what: string; details: unknown; by: string | null };

/** The story of a request, oldest first, and since when it is in its state. */
export async function storyOf(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const stands = await store
    .select({ state: requestHistory.state, undelivered: requestHistory.undelivered, since: requestHistory.since })
    .from(requestHistory)
    .where(and(eq(requestHistory.buyerId, buyerId), eq(requestHistory.requestId, requestId)))
    .orderBy(asc(requestHistory.since), asc(requestHistory.id));
  const told: Line[] = await store
    .select({
      at: events.at,
      what: events.what,
      details: events.details,
      by: sql<string | null>`coalesce(${members.name}, ${contacts.name})`,
    })
    .from(events)
    .leftJoin(members, and(eq(members.buyerId, events.buyerId), eq(members.id, events.actorId)))
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, events.buyerId),
        eq(contacts.supplierId, events.supplierId),
        eq(contacts.id, events.actorId),
      ),
    )
    .where(
      and(
        eq(events.buyerId, buyerId),
        eq(events.supplierId, supplierId),
        or(
          eq(events.subjectId, requestId),
          // What was done to many at once is one event that names them all.
          sql`${events.details} @> ${JSON.stringify({ requests: [requestId] })}::jsonb`,
        ),
      ),
    )
    .orderBy(asc(events.id));
  const deliveries = deliveriesIn(stands).map(
    ({ at, what }): Line => ({ at, what: `mail.${what}`, details: {}, by: null }),
  );
  return {
    since: sinceWhen(stands),
    lines: [...told, ...deliveries].sort((one, other) => one.at.getTime() - other.at.getTime()),
  };
}

/** The signature that answered a request; the newest, where answers were sent back and signed anew. */
export async function signatureFor(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [found] = await store
    .select({ id: signedDocuments.signatureId })
    .from(signedDocuments)
    .where(
      and(
        eq(signedDocuments.buyerId, buyerId),
        eq(signedDocuments.supplierId, supplierId),
        eq(signedDocuments.requestId, requestId),
      ),
    )
    .orderBy(desc(signedDocuments.id))
    .limit(1);
  return found?.id ?? null;
}
