/** Contacts: people of a supplier. A contributor sees only what was shared with her; a signatory may bind the company. */
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, moment, nameText, oneOf } from "./columns";
import { members } from "./members";
import { contributorsTo, jobs, membersOf, supplierItself, whoeverHolds } from "./policies";
import { suppliers } from "./suppliers";
import { askedStates, contactRoles, languages } from "./words";

export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    name: nameText().notNull(),
    email: text().notNull(),
    title: text(),
    phone: text(),
    language: text({ enum: languages }).notNull().default("nb"),
    role: text({ enum: contactRoles }).notNull().default("contact"),
    /** The one who is written to. */
    isMain: boolean().notNull().default(false),
    /** Set when the mail server refused the address for good; cleared when the address is corrected. */
    undeliverableSince: moment(),
    leftAt: moment(),
    /** Who took over, once the person said "I am not the right one". */
    takenOverBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("contacts_owner").on(table.buyerId, table.supplierId, table.id),
    foreignKey({
      name: "contacts_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "contacts_taken_over_by",
      columns: [table.buyerId, table.supplierId, table.takenOverBy],
      foreignColumns: [table.buyerId, table.supplierId, table.id],
    }),
    // Two people may share one address; the name tells them apart.
    uniqueIndex("contacts_once_per_supplier")
      .on(table.buyerId, table.supplierId, table.email, sql`lower(name)`)
      .where(sql`left_at is null`),
    uniqueIndex("contacts_one_main").on(table.buyerId, table.supplierId).where(sql`is_main and left_at is null`),
    index("contacts_by_email").on(table.email),
    index("contacts_undeliverable").on(table.buyerId).where(sql`undeliverable_since is not null`),
    check("contacts_email_is_lower_case", sql`${table.email} = lower(${table.email})`),
    oneOf("contacts_language", table.language, languages),
    oneOf("contacts_role", table.role, contactRoles),
    membersOf(),
    supplierItself(),
    // And whoever asked for her help, to be told when it is done.
    contributorsTo("(id = asking_contact() or id in (select shared_by from shares))"),
    whoeverHolds("email = asking_email()"),
    jobs(),
  ],
);

/** "I am not the right person", naming somebody outside the company's known mail domains: the buyer says yes first. */
export const proposedContacts = pgTable(
  "proposed_contacts",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    proposedBy: uuid().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    reason: text(),
    state: text({ enum: askedStates }).notNull().default("asked"),
    decidedBy: uuid(),
    decidedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("proposed_contacts_owner").on(table.buyerId, table.supplierId, table.id),
    foreignKey({
      name: "proposed_contacts_by",
      columns: [table.buyerId, table.supplierId, table.proposedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "proposed_contacts_decided_by",
      columns: [table.buyerId, table.decidedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    index("proposed_contacts_asked").on(table.buyerId, table.state),
    oneOf("proposed_contacts_state", table.state, askedStates),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
