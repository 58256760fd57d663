/**
 * Own codes: a supplier's own code of conduct, which it follows instead of signing ours, and how far it says the same.
 *
 * A comparison is of one own code with one version of ours, for one request. `coverage` holds what a coordinator has
 * found clause by clause, of an own code or of a standard many codes follow; the clause is named by its key, so that a
 * mark counts for a later version that says the same (features/own-codes/coverage.ts). A finished comparison keeps its
 * marks as they were, and the bytes of the addendum that is to be signed.
 */
import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { bytes, createdAt, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { documents, texts } from "./documents";
import { files } from "./files";
import { members } from "./members";
import { jobs, membersOf, supplierItself } from "./policies";
import { requests } from "./requests";
import { suppliers } from "./suppliers";
import { type ClauseMark, clauseMarks, codeLanguages, codeStandards } from "./words";

export const ownCodes = pgTable(
  "own_codes",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    fileId: uuid(),
    /** In Norwegian or English, of a code in another language. */
    translationId: uuid(),
    /** Where it is published; a code that is needs no file. */
    address: text(),
    language: text({ enum: codeLanguages }).notNull(),
    /** The standard it follows, when it says so. */
    standard: text({ enum: codeStandards }),
    /** The day the code itself bears. */
    datedOn: date().notNull(),
    broughtBy: uuid(),
    recordedBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("own_codes_owner").on(table.buyerId, table.supplierId, table.id),
    foreignKey({
      name: "own_codes_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "own_codes_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "own_codes_translation",
      columns: [table.buyerId, table.supplierId, table.translationId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "own_codes_brought_by",
      columns: [table.buyerId, table.supplierId, table.broughtBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "own_codes_recorded_by",
      columns: [table.buyerId, table.recordedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("own_codes_language", table.language, codeLanguages),
    oneOf("own_codes_standard", table.standard, codeStandards),
    check("own_codes_somewhere", sql`num_nonnulls(file_id, address) > 0`),
    check("own_codes_readable", sql`language <> 'other' or translation_id is not null`),
    check("own_codes_from", sql`num_nonnulls(brought_by, recorded_by) = 1`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** What was found of one clause, as it is kept when a comparison is finished. */
export type FoundClause = {
  key: string;
  number: string;
  mark: ClauseMark;
  page: string | null;
  note: string | null;
  from: "here" | "earlier" | "standard";
};

export const comparisons = pgTable(
  "comparisons",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    ownCodeId: uuid().notNull(),
    documentId: uuid().notNull(),
    comparedBy: uuid(),
    comparedAt: moment(),
    found: jsonb().$type<FoundClause[]>(),
    /** Of the addendum; empty where nothing was missing. */
    hashNb: bytes(),
    hashEn: bytes(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("comparisons_owner").on(table.buyerId, table.supplierId, table.id),
    index("comparisons_of_request").on(table.buyerId, table.supplierId, table.requestId),
    foreignKey({
      name: "comparisons_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "comparisons_own_code",
      columns: [table.buyerId, table.supplierId, table.ownCodeId],
      foreignColumns: [ownCodes.buyerId, ownCodes.supplierId, ownCodes.id],
    }),
    foreignKey({
      name: "comparisons_document",
      columns: [table.buyerId, table.documentId],
      foreignColumns: [documents.buyerId, documents.id],
    }),
    foreignKey({
      name: "comparisons_compared_by",
      columns: [table.buyerId, table.comparedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "comparisons_nb",
      columns: [table.buyerId, table.hashNb],
      foreignColumns: [texts.buyerId, texts.hash],
    }),
    foreignKey({
      name: "comparisons_en",
      columns: [table.buyerId, table.hashEn],
      foreignColumns: [texts.buyerId, texts.hash],
    }),
    check("comparisons_finished", sql`num_nonnulls(compared_by, compared_at, found) in (0, 3)`),
    check("comparisons_addendum", sql`num_nonnulls(hash_nb, hash_en) in (0, 2)`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** What the buyer's people think of a code is theirs alone. */
export const coverage = pgTable(
  "coverage",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    supplierId: uuid(),
    ownCodeId: uuid(),
    standard: text({ enum: codeStandards }),
    /** The version of ours whose clause was read. */
    documentId: uuid().notNull(),
    /** Its key. */
    clause: text().notNull(),
    mark: text({ enum: clauseMarks }).notNull(),
    /** Where it says so: "12", "4–5", "§ 3". */
    page: text(),
    note: text(),
    markedBy: uuid().notNull(),
    markedAt: moment().notNull(),
  },
  (table) => [
    unique("coverage_once")
      .on(table.buyerId, table.ownCodeId, table.standard, table.documentId, table.clause)
      .nullsNotDistinct(),
    foreignKey({
      name: "coverage_own_code",
      columns: [table.buyerId, table.supplierId, table.ownCodeId],
      foreignColumns: [ownCodes.buyerId, ownCodes.supplierId, ownCodes.id],
    }),
    foreignKey({
      name: "coverage_document",
      columns: [table.buyerId, table.documentId],
      foreignColumns: [documents.buyerId, documents.id],
    }),
    foreignKey({
      name: "coverage_marked_by",
      columns: [table.buyerId, table.markedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("coverage_standard", table.standard, codeStandards),
    oneOf("coverage_mark", table.mark, clauseMarks),
    check("coverage_of_one", sql`num_nonnulls(own_code_id, standard) = 1`),
    check("coverage_owner", sql`(own_code_id is null) = (supplier_id is null)`),
    membersOf(),
    jobs(),
  ],
);
