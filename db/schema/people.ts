/**
 * People: those who have come in, by e-mail address; their sessions, the links that let them in, and the codes that
 * confirm it is still they.
 *
 * A person has no owner: the same address may be a contact of suppliers of several buyers. Members and contacts
 * carry their own copy of the address, so that one buyer's correction never reaches another buyer.
 * Of links, sessions and codes only a SHA-256 is kept, and before anybody is known the database shows exactly
 * the row whose hash was presented.
 */
import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { bytes, createdAt, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { members } from "./members";
import { jobs, membersOf, themself, whoeverHolds } from "./policies";
import { languages, linkKinds } from "./words";

export const people = pgTable(
  "people",
  {
    id: id(),
    email: text().notNull().unique("people_email"),
    language: text({ enum: languages }).notNull().default("nb"),
    createdAt: createdAt(),
  },
  (table) => [
    check("people_email_is_lower_case", sql`${table.email} = lower(${table.email})`),
    oneOf("people_language", table.language, languages),
    whoeverHolds("email = asking_email() or id = asking_person()"),
    themself("id"),
    jobs(),
  ],
);

export const sessions = pgTable(
  "sessions",
  {
    hash: bytes().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** The hat worn just now: a member of a buyer, or a contact of one of its suppliers. */
    buyerId: uuid(),
    memberId: uuid(),
    supplierId: uuid(),
    contactId: uuid(),
    /** When it was last certain that this device reads the person's mail: signing asks for it anew after 30 minutes. */
    confirmedAt: moment(),
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({
      name: "sessions_member",
      columns: [table.buyerId, table.memberId],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "sessions_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    check("sessions_one_hat", sql`num_nonnulls(${table.memberId}, ${table.contactId}) <= 1`),
    index("sessions_of_person").on(table.personId),
    index("sessions_by_expiry").on(table.expiresAt),
    whoeverHolds("hash = asking_hash()"),
    themself("person_id"),
    jobs(),
  ],
);

export const links = pgTable(
  "links",
  {
    hash: bytes().primaryKey(),
    kind: text({ enum: linkKinds }).notNull(),
    email: text().notNull(),
    /** Whom it was sent to, where that is one person of one company; a sign-in link may open several. */
    buyerId: uuid(),
    memberId: uuid(),
    supplierId: uuid(),
    contactId: uuid(),
    /** What an invitation was sent for: it works until all of these are closed, or 60 days after the last deadline. */
    requestIds: uuid().array().notNull().default([]),
    expiresAt: moment().notNull(),
    /** First opened: a later one is another device, and signing then asks for a code. */
    usedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("links_kind", table.kind, linkKinds),
    foreignKey({
      name: "links_member",
      columns: [table.buyerId, table.memberId],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "links_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    index("links_of_contact").on(table.buyerId, table.supplierId, table.contactId),
    index("links_by_expiry").on(table.expiresAt),
    whoeverHolds("hash = asking_hash()"),
    membersOf(),
    jobs(),
  ],
);

/** Six digits by mail. Made when the mail is sent, so that the database never holds one; five wrong tries end it. */
export const codes = pgTable(
  "codes",
  {
    id: id(),
    sessionHash: bytes()
      .notNull()
      .references(() => sessions.hash, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    hash: bytes(),
    /** What it confirms, and nothing else: whoever signs may close the page, and comes back to it with the code. */
    draft: jsonb().notNull(),
    triesLeft: integer().notNull().default(5),
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("codes_of_session").on(table.sessionHash),
    index("codes_by_expiry").on(table.expiresAt),
    themself("person_id"),
    jobs(),
  ],
);

/** How often an address or an IP has asked, across processes (rate-limiter-flexible's own table). */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: "number" }),
});
