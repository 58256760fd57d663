/**
 * Mails: what is to be sent and what became of it. Queued in the transaction that caused it; a job claims, sends and
 * marks. No link is stored: the job makes it when it sends, and keeps its hash.
 */
import { sql } from "drizzle-orm";
import { date, foreignKey, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { members } from "./members";
import { jobs, membersOf, supplierItself, whoeverHolds } from "./policies";
import { suppliers } from "./suppliers";
import { languages, mailStates } from "./words";

export const mails = pgTable(
  "mails",
  {
    id: id(),
    buyerId: uuid(),
    supplierId: uuid(),
    contactId: uuid(),
    memberId: uuid(),
    /** The requests it asks for or reminds of: refused for good, they count as not delivered. */
    requestIds: uuid().array().notNull().default([]),
    /** Those of them it is written for; the others are in it because they are open as well. */
    dueIds: uuid().array().notNull().default([]),
    /** Contacts, of this or of other suppliers, who share the address: what waits for them is in it too. */
    alsoContactIds: uuid().array().notNull().default([]),
    /** The day a reminder was scheduled for, by the buyer's clock: an address gets one a day. */
    scheduledOn: date(),
    /** In whose name it goes out: her name is shown, and answers go to her. */
    fromMemberId: uuid(),
    email: text().notNull(),
    name: text(),
    language: text({ enum: languages }).notNull(),
    template: text().notNull(),
    data: jsonb().notNull().default({}),
    state: text({ enum: mailStates }).notNull().default("queued"),
    sendAfter: moment().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    claimedAt: moment(),
    sentAt: moment(),
    /** What the mail server said last. */
    serverSaid: text(),
    /** The message itself, kept only where nothing is sent and /mailbox shows it. */
    kept: jsonb().$type<{ subject: string; html: string; text: string }>(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("mails_owner").on(table.buyerId, table.id),
    uniqueIndex("mails_one_scheduled_a_day")
      .on(table.buyerId, table.email, table.scheduledOn)
      .where(sql`state <> 'cancelled'`),
    index("mails_also").using("gin", table.alsoContactIds).where(sql`also_contact_ids <> '{}'`),
    index("mails_due").on(table.sendAfter, table.id).where(sql`state = 'queued'`),
    index("mails_claimed").on(table.claimedAt).where(sql`state = 'sending'`),
    index("mails_of_supplier").on(table.buyerId, table.supplierId, table.id),
    index("mails_failed").on(table.buyerId, table.id).where(sql`state in ('refused', 'given up')`),
    foreignKey({
      name: "mails_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "mails_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "mails_member",
      columns: [table.buyerId, table.memberId],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "mails_from",
      columns: [table.buyerId, table.fromMemberId],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("mails_language", table.language, languages),
    oneOf("mails_state", table.state, mailStates),
    membersOf(),
    supplierItself(),
    whoeverHolds("email = asking_email()"),
    jobs(),
  ],
);
