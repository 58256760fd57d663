/**
 * Declarations on minerals (CMRT and EMRT): what a supplier is filling in, what it has sent, its smelters, and what the
 * buyer made of it; and the lists of smelters a declaration is checked against.
 *
 * A draft is one value (features/minerals/declaration.ts), beside it what was read from the workbook it came from, so
 * that a reviewer can see what a corrected cell held. What is sent is one JSON text, kept as the very bytes that were
 * hashed; its smelters are rows as well, so that all suppliers' can be counted. None of that is ever changed. A trigger
 * (migration `after`) refuses a draft while the request waits for the buyer.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { bytes, createdAt, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { files } from "./files";
import { members } from "./members";
import { contributorsTo, jobs, membersOf, supplierItself, suppliersOf } from "./policies";
import { requests } from "./requests";
import { declarationParts, mineralTemplates, reviewOutcomes, smelterKinds, smelterStatuses } from "./words";

const shared = "request_id in (select request_id from shares)";

export const declarationDrafts = pgTable(
  "declaration_drafts",
  {
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    content: jsonb().$type<unknown>().notNull(),
    /** As it was read from the file; none where it was typed from the beginning. */
    imported: jsonb().$type<unknown>(),
    fileId: uuid(),
    /** The declaration said to be still valid. */
    renewsId: uuid(),
    /** Where components are risk-rated: another tool or a name; or a file. */
    componentsRated: text(),
    componentsFileId: uuid(),
    version: integer().notNull().default(1),
    keptBy: uuid().notNull(),
    keptAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "declaration_drafts_pk", columns: [table.buyerId, table.requestId] }),
    foreignKey({
      name: "declaration_drafts_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "declaration_drafts_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "declaration_drafts_components_file",
      columns: [table.buyerId, table.supplierId, table.componentsFileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "declaration_drafts_renews",
      columns: [table.buyerId, table.supplierId, table.renewsId],
      foreignColumns: [declarations.buyerId, declarations.supplierId, declarations.id],
    }),
    foreignKey({
      name: "declaration_drafts_kept_by",
      columns: [table.buyerId, table.supplierId, table.keptBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    check(
      "declaration_drafts_content",
      sql`content ->> 'template' in ('CMRT', 'EMRT') and jsonb_typeof(content -> 'smelters') = 'array'`,
    ),
    membersOf(),
    supplierItself(),
    contributorsTo(shared),
    jobs(),
  ],
);

export const declarations = pgTable(
  "declarations",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    /** 1 the first time, 2 after it was returned, … */
    number: integer().notNull(),
    template: text({ enum: mineralTemplates }).notNull(),
    templateVersion: text().notNull(),
    content: text().notNull(),
    hash: bytes().notNull(),
    /** What the cells of the workbook held, where it came from one. */
    imported: jsonb().$type<unknown>(),
    fileId: uuid(),
    /** Where components are risk-rated, if that is a file. */
    componentsFileId: uuid(),
    renewsId: uuid(),
    /** The declaration's own date; null where it has none that can be read. */
    effectiveOn: date(),
    /** How many items the template's own Checker would count; sent all the same. */
    openItems: integer().notNull(),
    /** The red flags found when it was sent (features/minerals/flags.ts). */
    flags: jsonb().$type<unknown>().notNull(),
    submittedBy: uuid().notNull(),
    submitterName: text().notNull(),
    submitterTitle: text().notNull(),
    submittedAt: moment().notNull(),
  },
  (table) => [
    unique("declarations_owner").on(table.buyerId, table.supplierId, table.id),
    unique("declarations_number").on(table.buyerId, table.supplierId, table.requestId, table.number),
    index("declarations_newest").on(table.buyerId, table.supplierId, table.template, table.submittedAt),
    foreignKey({
      name: "declarations_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "declarations_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "declarations_components_file",
      columns: [table.buyerId, table.supplierId, table.componentsFileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "declarations_submitted_by",
      columns: [table.buyerId, table.supplierId, table.submittedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    oneOf("declarations_template", table.template, mineralTemplates),
    check("declarations_hash", sql`hash = sha256(convert_to(content, 'UTF8'))`),
    check("declarations_open_items", sql`open_items >= 0`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** The smelters of a declaration that was sent. */
export const smelters = pgTable(
  "smelters",
  {
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    declarationId: uuid().notNull(),
    /** In the workbook's list. */
    row: integer().notNull(),
    metal: text(),
    kind: text({ enum: smelterKinds }).notNull(),
    name: text(),
    country: text(),
    cid: text(),
    /** The rules whose flags rest on this row. */
    rules: text().array().notNull().default([]),
  },
  (table) => [
    primaryKey({ name: "smelters_pk", columns: [table.buyerId, table.supplierId, table.declarationId, table.row] }),
    index("smelters_by_cid").on(table.buyerId, table.cid),
    foreignKey({
      name: "smelters_declaration",
      columns: [table.buyerId, table.supplierId, table.declarationId],
      foreignColumns: [declarations.buyerId, declarations.supplierId, declarations.id],
    }),
    oneOf("smelters_kind", table.kind, smelterKinds),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** What a coordinator made of a declaration; after a return only the parts listed are filled in again. */
export const declarationReviews = pgTable(
  "declaration_reviews",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    declarationId: uuid().notNull(),
    outcome: text({ enum: reviewOutcomes }).notNull(),
    /** To the supplier: why it is returned, or what goes with an acceptance. */
    words: text(),
    parts: text({ enum: declarationParts }).array().notNull().default([]),
    reviewedBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("declaration_reviews_once").on(table.buyerId, table.supplierId, table.declarationId),
    foreignKey({
      name: "declaration_reviews_declaration",
      columns: [table.buyerId, table.supplierId, table.declarationId],
      foreignColumns: [declarations.buyerId, declarations.supplierId, declarations.id],
    }),
    foreignKey({
      name: "declaration_reviews_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "declaration_reviews_reviewed_by",
      columns: [table.buyerId, table.reviewedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    index("declaration_reviews_of_request").on(table.buyerId, table.supplierId, table.requestId, table.id),
    oneOf("declaration_reviews_outcome", table.outcome, reviewOutcomes),
    check(
      "declaration_reviews_returned",
      sql`(outcome = 'returned') = (cardinality(parts) > 0) and (outcome <> 'returned' or words is not null)`,
    ),
    membersOf(),
    supplierItself(),
    contributorsTo(shared),
    jobs(),
  ],
);

/** Editions of the reference list of smelters, each from an official template or a status list. */
export const smelterLists = pgTable(
  "smelter_lists",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    /** The day the list tells of. */
    validOn: date().notNull(),
    /** "CMRT 6.5", or the name of the file. */
    source: text().notNull(),
    /** The blank template it came from, into a copy of which declarations are written. */
    template: text({ enum: mineralTemplates }),
    templateVersion: text(),
    fileId: uuid(),
    /** Of the same file, so that a supplier gets its copy without a way to the buyer's files. */
    storageKey: text(),
    addedBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("smelter_lists_owner").on(table.buyerId, table.id),
    foreignKey({
      name: "smelter_lists_file",
      columns: [table.buyerId, table.fileId],
      foreignColumns: [files.buyerId, files.id],
    }),
    foreignKey({
      name: "smelter_lists_added_by",
      columns: [table.buyerId, table.addedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("smelter_lists_template", table.template, mineralTemplates),
    check("smelter_lists_whole", sql`num_nonnulls(template, template_version, file_id, storage_key) in (0, 4)`),
    membersOf(),
    suppliersOf(),
    jobs(),
  ],
);

export const listedSmelters = pgTable(
  "listed_smelters",
  {
    buyerId: uuid().notNull(),
    listId: uuid().notNull(),
    cid: text().notNull(),
    metal: text().notNull(),
    name: text().notNull(),
    country: text(),
    aliases: text().array().notNull().default([]),
    status: text({ enum: smelterStatuses }),
    lastAudit: date(),
    /** Years between audits. */
    cycle: integer(),
    isOperating: boolean(),
  },
  (table) => [
    primaryKey({ name: "listed_smelters_pk", columns: [table.buyerId, table.listId, table.cid] }),
    foreignKey({
      name: "listed_smelters_list",
      columns: [table.buyerId, table.listId],
      foreignColumns: [smelterLists.buyerId, smelterLists.id],
    }),
    oneOf("listed_smelters_status", table.status, smelterStatuses),
    membersOf(),
    suppliersOf(),
    jobs(),
  ],
);
