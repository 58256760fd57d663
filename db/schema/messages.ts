/**
 * Messages: one thread per request, between the supplier and the buyer, which both sides see; of an assessment one more
 * for each question they write about. Written once, each by one person in her own name, or by nobody where the portal asks
 * what a check has found; a colleague who only fills in sees none of it.
 */
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { createdAt, id } from "./columns";
import { contacts } from "./contacts";
import { members } from "./members";
import { jobs, membersOf, supplierItself } from "./policies";
import { requests } from "./requests";

export const messages = pgTable(
  "messages",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    memberId: uuid(),
    contactId: uuid(),
    /** The question of an assessment it is about; empty when about the request as a whole. */
    question: text(),
    body: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    check("messages_by_one_person", sql`num_nonnulls(member_id, contact_id) <= 1`),
    index("messages_of_request").on(table.buyerId, table.supplierId, table.requestId, table.id),
    foreignKey({
      name: "messages_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "messages_member",
      columns: [table.buyerId, table.memberId],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "messages_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
