/**
 * Documents: what is put up for signing, in both languages and in versions. A published one is never changed. `texts`
 * holds the exact bytes that were shown and signed, once each, under their SHA-256.
 */
import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { both, bytes, createdAt, id, moment, oneOf } from "./columns";
import { members } from "./members";
import { jobs, membersOf, supplierOrAll, suppliersOf } from "./policies";
import { questionnaires } from "./questionnaires";
import { suppliers } from "./suppliers";
import { documentStates } from "./words";

export const documents = pgTable(
  "documents",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    /** "code_of_conduct", "general_terms", "nda", … */
    key: text().notNull(),
    version: integer().notNull(),
    title: both().notNull(),
    /** Markdown with numbered clauses and blanks in double braces (features/documents/document-text.ts); empty until it is published. */
    body: both().notNull(),
    /** What is being written, clause by clause (features/documents/draft.ts); nothing once it is published. */
    draft: jsonb(),
    /** What the blanks are filled with; publishing refuses an empty one. */
    blanks: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Where it is the form of a questionnaire whose answers are signed: not asked for, nor written, by itself. */
    questionnaireId: uuid(),
    state: text({ enum: documentStates }).notNull().default("draft"),
    /** What changed since the version before, for those who sign again. */
    changeNote: both(),
    publishedAt: moment(),
    publishedBy: uuid(),
    /** Until then the version before is still good enough. */
    graceUntil: date(),
    /** What the requirement to sign it is given when it is published. */
    daysToAnswer: integer(),
    minutes: integer(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("documents_owner").on(table.buyerId, table.id),
    unique("documents_version").on(table.buyerId, table.key, table.version),
    uniqueIndex("documents_one_draft").on(table.buyerId, table.key).where(sql`state = 'draft'`),
    unique("documents_form_of").on(table.buyerId, table.questionnaireId),
    foreignKey({
      name: "documents_questionnaire",
      columns: [table.buyerId, table.questionnaireId],
      foreignColumns: [questionnaires.buyerId, questionnaires.id],
    }),
    foreignKey({
      name: "documents_published_by",
      columns: [table.buyerId, table.publishedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("documents_state", table.state, documentStates),
    check("documents_published", sql`state = 'draft' or published_at is not null`),
    check("documents_written", sql`(state = 'draft') = (draft is not null)`),
    membersOf(),
    suppliersOf("state <> 'draft'"),
    jobs(),
  ],
);

export const texts = pgTable(
  "texts",
  {
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    /** Set on what is between two, such as an addendum; empty on what all suppliers are shown. */
    supplierId: uuid(),
    hash: bytes().notNull(),
    body: bytes().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ name: "texts_pk", columns: [table.buyerId, table.hash] }),
    foreignKey({
      name: "texts_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    check("texts_hash", sql`hash = sha256(body)`),
    membersOf(),
    supplierOrAll(),
    jobs(),
  ],
);
