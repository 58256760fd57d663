/** What happened to a supplier, newest first: lines of the log with the names of those concerned. */
import type { Store } from "db/client.server";
import { contacts, events, members, requests, requirements } from "db/schema/index";
import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

const subjects = alias(members, "subjects");

export type Happened = {
  id: string;
  at: Date;
  what: string;
  actor: "member" | "contact" | "portal";
  actorName: string | null;
  details: Record<string, unknown>;
  /** Names and addresses, until they are erased. */
  personal: Record<string, string> | null;
  /** The request it happened to. */
  request: { nb: string; en: string } | null;
  /** The member it happened to: whom suppliers were handed over to. */
  subject: string | null;
};

/**
 * @param about only what happened to one kind of thing, such as "risk"
 * @param to only what happened to these, and was shared with the supplier
 */
export async function storyOf(
  store: Store,
  buyerId: string,
  supplierId: string,
  { about, to, limit = 100 }: { about?: string; to?: readonly string[]; limit?: number } = {},
): Promise<Happened[]> {
  const rows = await store
    .select({
      id: events.id,
      at: events.at,
      what: events.what,
      actor: events.actor,
      actorName: sql<string | null>`coalesce(${members.name}, ${contacts.name})`,
      details: events.details,
      personal: events.personal,
      request: requirements.name,
      subject: subjects.name,
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
    .leftJoin(subjects, and(eq(subjects.buyerId, events.buyerId), eq(subjects.id, events.subjectId)))
    .leftJoin(
      requests,
      and(
        eq(requests.buyerId, events.buyerId),
        eq(requests.supplierId, events.supplierId),
        eq(requests.id, events.subjectId),
      ),
    )
    .leftJoin(
      requirements,
      and(eq(requirements.buyerId, requests.buyerId), eq(requirements.id, requests.requirementId)),
    )
    .where(
      and(
        eq(events.buyerId, buyerId),
        eq(events.supplierId, supplierId),
        about ? sql`starts_with(${events.what}, ${`${about}.`})` : undefined,
        to ? and(eq(events.isShared, true), or(inArray(events.subjectId, [...to]), sentWith(to))) : undefined,
      ),
    )
    .orderBy(desc(events.id))
    .limit(limit);
  return rows as Happened[];
}

/** One invitation sends several requests, and is one event. */
const sentWith = (requests: readonly string[]) =>
  sql`${events.details} -> 'requests' ?| array[${sql.join(
    requests.map((id) => sql`${id}`),
    sql`, `,
  )}]::text[]`;
