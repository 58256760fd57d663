/** The log of a buyer as a file: JSON lines that can be checked without the portal (log-check.server.ts). */
import type { Database, Store } from "db/client.server";
import { events } from "db/schema/index";
import { and, asc, desc, eq, gt, isNotNull, lte, sql } from "drizzle-orm";

import { inScope, type Scope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";
import type { EvidenceKey } from "~/features/evidence/keys.server";
import { type LogHeading, printHeading } from "./log-check.server";

/** How long the log is, and the hash of its last event. */
export async function endOfLog(store: Store, buyerId: string): Promise<{ events: number; last: string }> {
  const [last] = await store
    .select({ events: events.position, last: sql<string>`encode(${events.hash}, 'hex')` })
    .from(events)
    .where(and(eq(events.buyerId, buyerId), isNotNull(events.position)))
    .orderBy(desc(events.position))
    .limit(1);
  return { events: last?.events ?? 0, last: last?.last ?? "" };
}

const linesAtOnce = 2000;

/**
 * Every line with its line break. Read in parts, each in a transaction of its own: a log only grows, so what was its
 * end when the export began stays in its place.
 */
export async function* exportedLog(
  database: Database,
  member: MemberSession,
  key: EvidenceKey,
  now: Date,
): AsyncGenerator<string> {
  const scope: Scope = { role: "member", buyer: member.buyerId, member: member.memberId };
  const read = <Result>(work: (store: Store) => Promise<Result>) => inScope(database, scope, work, { readOnly: true });
  const end = await read((store) => endOfLog(store, member.buyerId));
  const heading: LogHeading = {
    log: 1,
    buyer: member.buyerId,
    name: member.buyerName,
    exportedAt: now.toISOString(),
    ...end,
    key: key.publicKey.toString("hex"),
  };
  yield `${printHeading(heading, key.sign(Buffer.from(JSON.stringify(heading))).toString("hex"))}\n`;
  for (let place = 0; place < end.events; place += linesAtOnce) {
    const rows = await read((store) =>
      store
        .select({ line: sql<string>`exported_event(${events})` })
        .from(events)
        .where(
          and(
            eq(events.buyerId, member.buyerId),
            gt(events.position, place),
            lte(events.position, Math.min(place + linesAtOnce, end.events)),
          ),
        )
        .orderBy(asc(events.position)),
    );
    yield rows.map(({ line }) => `${line}\n`).join("");
  }
}
