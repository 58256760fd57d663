/**
 * Improvement plans: what a supplier will do about its gaps. A plan is a request, so that it is handed over, extended,
 * talked about and reminded of like any other; here lies what is expected, and for each gap the action. How far an action
 * is says its gap's state.
 */
import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";

import { createdAt, id } from "./columns";
import { contacts } from "./contacts";
import { files } from "./files";
import { gaps } from "./gaps";
import { jobs, membersOf, supplierItself } from "./policies";
import { requests } from "./requests";

export const improvementPlans = pgTable(
  "improvement_plans",
  {
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    /** What the buyer expects, in its own words. */
    expected: text().notNull(),
  },
  (table) => [
    primaryKey({ name: "improvement_plans_pk", columns: [table.buyerId, table.supplierId, table.requestId] }),
    foreignKey({
      name: "improvement_plans_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

export const actions = pgTable(
  "actions",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    gapId: uuid().notNull(),
    /** Why it happened. */
    cause: text(),
    /** What will be done, by whom and when; or why nothing will be. */
    what: text(),
    responsible: text(),
    due: date(),
    whyNot: text(),
    /** The date agreed to first; one moved later does not change it. */
    firstDue: date(),
    /** What came of it. */
    result: text(),
    /** Why it was sent back, the last time. */
    reason: text(),
    writtenBy: uuid(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique("actions_owner").on(table.buyerId, table.supplierId, table.id),
    unique("actions_once").on(table.buyerId, table.supplierId, table.requestId, table.gapId),
    index("actions_of_gap").on(table.buyerId, table.supplierId, table.gapId),
    foreignKey({
      name: "actions_plan",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [improvementPlans.buyerId, improvementPlans.supplierId, improvementPlans.requestId],
    }),
    foreignKey({
      name: "actions_gap",
      columns: [table.buyerId, table.supplierId, table.gapId],
      foreignColumns: [gaps.buyerId, gaps.supplierId, gaps.id],
    }),
    foreignKey({
      name: "actions_written_by",
      columns: [table.buyerId, table.supplierId, table.writtenBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    check("actions_one_or_the_other", sql`why_not is null or (what is null and responsible is null and due is null)`),
    check("actions_agreed", sql`first_due is null or due >= first_due`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** What shows that an action is done. */
export const actionFiles = pgTable(
  "action_files",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    actionId: uuid().notNull(),
    fileId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("action_files_once").on(table.buyerId, table.supplierId, table.actionId, table.fileId),
    foreignKey({
      name: "action_files_action",
      columns: [table.buyerId, table.supplierId, table.actionId],
      foreignColumns: [actions.buyerId, actions.supplierId, actions.id],
    }),
    foreignKey({
      name: "action_files_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
