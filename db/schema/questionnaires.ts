/**
 * Questionnaires: versioned definitions, whole in each row and in both languages. A published version is never changed,
 * so that answers stay tied to the questions they were given to, and a process may keep it in memory.
 */
import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { both, createdAt, id, moment, oneOf } from "./columns";
import { members } from "./members";
import { jobs, membersOf, suppliersOf } from "./policies";
import { documentStates } from "./words";

export const questionnaires = pgTable(
  "questionnaires",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    /** "csr_self_assessment", … */
    key: text().notNull(),
    version: integer().notNull(),
    title: both().notNull(),
    /** Checked by features/questionnaires/questionnaire.ts before it is kept. */
    definition: jsonb().notNull(),
    state: text({ enum: documentStates }).notNull().default("draft"),
    /** What is new in this version, for those who follow the answers. */
    changeNote: both(),
    publishedAt: moment(),
    publishedBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("questionnaires_owner").on(table.buyerId, table.id),
    unique("questionnaires_version").on(table.buyerId, table.key, table.version),
    uniqueIndex("questionnaires_one_draft").on(table.buyerId, table.key).where(sql`state = 'draft'`),
    foreignKey({
      name: "questionnaires_published_by",
      columns: [table.buyerId, table.publishedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("questionnaires_state", table.state, documentStates),
    check("questionnaires_published", sql`state = 'draft' or published_at is not null`),
    membersOf(),
    suppliersOf("state <> 'draft'"),
    jobs(),
  ],
);
