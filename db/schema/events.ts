/**
 * Events: who did what to which. Roles may only add. The place in the buyer's chain is given at commit, by a deferred
 * trigger, so that the lock on the chain is the last one a transaction takes and is held for a moment only.
 *
 * `hash` is SHA-256 over the event's line (migration `after`, event_line), which names the hash before. Personal data
 * lies in `personal`; the line holds only its salted hash, so that erasing it leaves the chain whole.
 */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { bytes, id, moment, oneOf } from "./columns";
import { contributorsTo, jobs, membersOf, supplierItself } from "./policies";
import { actors } from "./words";

export const events = pgTable(
  "events",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    supplierId: uuid(),
    at: moment().notNull().defaultNow(),
    /** "request.sent", "gap.verified": the word, and what happened to it. */
    what: text().notNull(),
    actor: text({ enum: actors }).notNull(),
    actorId: uuid(),
    subjectId: uuid(),
    /** Whether the supplier may read it: a decision being prepared is not for its eyes. */
    isShared: boolean().notNull().default(false),
    details: jsonb().notNull().default({}),
    personal: jsonb(),
    salt: bytes(),
    personalHash: bytes(),
    position: bigint({ mode: "number" }),
    previous: bytes(),
    hash: bytes(),
  },
  (table) => [
    uniqueIndex("events_chain").on(table.buyerId, table.position),
    index("events_of_supplier").on(table.buyerId, table.supplierId, table.id),
    oneOf("events_actor", table.actor, actors),
    check("events_personal", sql`personal is null or personal_hash is not null`),
    membersOf(),
    supplierItself("is_shared"),
    contributorsTo("is_shared and actor_id = asking_contact()"),
    jobs(),
  ],
);
