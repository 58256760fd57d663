/**
 * Decisions: whether a supplier may deliver. Proposed by one member and decided by another; suspending and leaving take one.
 * What must hold is kept by a trigger (migration `after`), which also gives the supplier its status. A decision names the
 * one it follows, so that of two made at once the second is refused. Once decided, only the supplier's answer is added.
 */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { createdAt, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { members } from "./members";
import { jobs, membersOf, supplierItself } from "./policies";
import { suppliers } from "./suppliers";
import { decisionOutcomes, decisionStates } from "./words";

export const decisions = pgTable(
  "decisions",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    outcome: text({ enum: decisionOutcomes }).notNull(),
    state: text({ enum: decisionStates }).notNull().default("proposed"),
    /** The supplier reads it. */
    reason: text().notNull(),
    /** What it means for the people affected, of what ends or pauses the trade. */
    forPeople: text(),
    reviewBy: date().notNull(),
    /** The decision in force when this one was proposed. */
    followsId: uuid(),
    proposedBy: uuid().notNull(),
    decidedBy: uuid(),
    decidedAt: moment(),
    /** What the second person says; not told to the supplier. */
    answer: text(),
    supplierSaid: text(),
    saidBy: uuid(),
    saidAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("decisions_owner").on(table.buyerId, table.supplierId, table.id),
    uniqueIndex("decisions_one_proposed").on(table.buyerId, table.supplierId).where(sql`state = 'proposed'`),
    uniqueIndex("decisions_follow").on(table.buyerId, table.supplierId, table.followsId).where(sql`state = 'decided'`),
    index("decisions_proposed").on(table.buyerId, table.id).where(sql`state = 'proposed'`),
    index("decisions_answered").on(table.buyerId, table.saidAt).where(sql`said_at is not null`),
    foreignKey({
      name: "decisions_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "decisions_follows",
      columns: [table.buyerId, table.supplierId, table.followsId],
      foreignColumns: [table.buyerId, table.supplierId, table.id] as [AnyPgColumn, AnyPgColumn, AnyPgColumn],
    }),
    foreignKey({
      name: "decisions_proposed_by",
      columns: [table.buyerId, table.proposedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "decisions_decided_by",
      columns: [table.buyerId, table.decidedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "decisions_said_by",
      columns: [table.buyerId, table.supplierId, table.saidBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    oneOf("decisions_outcome", table.outcome, decisionOutcomes),
    oneOf("decisions_state", table.state, decisionStates),
    check("decisions_for_people", sql`outcome in ('approved', 'approved with conditions') or for_people is not null`),
    check(
      "decisions_decided",
      sql`(state in ('decided', 'turned down')) = (decided_by is not null and decided_at is not null)`,
    ),
    check(
      "decisions_four_eyes",
      sql`state <> 'decided' or outcome in ('suspended', 'inactive') or decided_by <> proposed_by`,
    ),
    check("decisions_alone", sql`state = 'decided' or outcome not in ('suspended', 'inactive')`),
    check("decisions_said", sql`num_nonnulls(supplier_said, said_by, said_at) in (0, 3)`),
    membersOf(),
    supplierItself("state = 'decided'"),
    jobs(),
  ],
);

/** What is missing when a supplier is approved all the same, and by when it must be there. */
export const conditions = pgTable(
  "conditions",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    decisionId: uuid().notNull(),
    what: text().notNull(),
    due: date().notNull(),
    /** Told to the supplier: its decision is made. */
    isTold: boolean().notNull().default(false),
    metBy: uuid(),
    metAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    index("conditions_of_decision").on(table.buyerId, table.supplierId, table.decisionId),
    index("conditions_due").on(table.buyerId, table.due, table.id).where(sql`is_told and met_at is null`),
    foreignKey({
      name: "conditions_decision",
      columns: [table.buyerId, table.supplierId, table.decisionId],
      foreignColumns: [decisions.buyerId, decisions.supplierId, decisions.id],
    }),
    foreignKey({
      name: "conditions_met_by",
      columns: [table.buyerId, table.metBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    check("conditions_met", sql`num_nonnulls(met_by, met_at) in (0, 2)`),
    membersOf(),
    supplierItself("is_told"),
    jobs(),
  ],
);
