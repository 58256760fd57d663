/** Reminders: on which days they were written, and who has asked for none. The reminders themselves are mails. */
import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { createdAt, id, moment } from "./columns";
import { contacts } from "./contacts";
import { members } from "./members";
import { jobs, membersOf, supplierItself } from "./policies";
import { requests } from "./requests";
import { suppliers } from "./suppliers";

/** On which days a buyer's reminders were written, and how many: once a day, whichever process comes first. */
export const reminderRuns = pgTable(
  "reminder_runs",
  {
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    day: date().notNull(),
    mails: integer().notNull().default(0),
    ranAt: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: "reminder_runs_pk", columns: [table.buyerId, table.day] }), membersOf(), jobs()],
);

/** No reminders for a while: the supplier asked for peace, or the buyer wants it quiet around a supplier or one request. */
export const pauses = pgTable(
  "pauses",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    /** Empty for everything the supplier is asked. */
    requestId: uuid(),
    /** Who asked for it: somebody of the supplier, or a member. */
    contactId: uuid(),
    memberId: uuid(),
    /** The member's own words; never shown to the supplier. */
    reason: text(),
    startsOn: date().notNull(),
    /** The day reminders begin again; empty until a member says so. */
    endsOn: date(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("pauses_owner").on(table.buyerId, table.supplierId, table.id),
    // A second click makes no second pause.
    uniqueIndex("pauses_asked_once")
      .on(table.buyerId, table.supplierId, table.startsOn)
      .where(sql`contact_id is not null`),
    foreignKey({
      name: "pauses_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "pauses_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "pauses_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "pauses_member",
      columns: [table.buyerId, table.memberId],
      foreignColumns: [members.buyerId, members.id],
    }),
    check("pauses_by_one", sql`(contact_id is null) <> (member_id is null)`),
    check("pauses_days", sql`ends_on >= starts_on and (ends_on is not null or contact_id is null)`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
