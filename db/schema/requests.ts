/**
 * Requirements: what a buyer asks of suppliers. Requests: one requirement put to one supplier, with a deadline; the core
 * object.
 *
 * What is special to a kind lies in tables of its own that point here with all three owner columns, so that no row can
 * hang on another supplier's request. `waitsFor` says whose turn it is; overdue is
 * `waitsFor = 'supplier' and deadline < today`, today being a date in the buyer's time zone.
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
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { both, createdAt, id, moment, oneOf, turnOf } from "./columns";
import { contacts } from "./contacts";
import { documents } from "./documents";
import { files } from "./files";
import { members } from "./members";
import { contributorsTo, jobs, membersOf, supplierItself, suppliersOf } from "./policies";
import { questionnaires } from "./questionnaires";
import { suppliers } from "./suppliers";
import { askedStates, claimKinds, requestKinds, requestStateNames, requestStates, signatureWays } from "./words";

export const requirements = pgTable(
  "requirements",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    kind: text({ enum: requestKinds }).notNull(),
    /** Which one of its kind: the key of a document, questionnaire, certificate type or template. */
    key: text().notNull(),
    name: both().notNull(),
    /** Keys of requirements that ask nothing more where this one is answered. */
    satisfies: text().array().notNull().default([]),
    daysToAnswer: integer().notNull(),
    /** What the supplier is told it takes. */
    minutes: integer().notNull(),
    validMonths: integer(),
    retiredAt: moment(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique("requirements_owner").on(table.buyerId, table.id, table.kind),
    uniqueIndex("requirements_one_of_a_kind").on(table.buyerId, table.kind, table.key).where(sql`retired_at is null`),
    oneOf("requirements_kind", table.kind, requestKinds),
    check("requirements_numbers", sql`days_to_answer between 1 and 365 and minutes between 1 and 600`),
    membersOf(),
    suppliersOf(),
    jobs(),
  ],
);

export const requests = pgTable(
  "requests",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requirementId: uuid().notNull(),
    kind: text({ enum: requestKinds }).notNull(),
    /** What it is about, where the requirement does not say: free text, contract number, products. */
    concerning: text().notNull().default(""),
    state: text({ enum: requestStateNames }).notNull().default("draft"),
    waitsFor: text({ enum: ["supplier", "buyer"] }).generatedAlwaysAs(turnOf(requestStates)),
    deadline: date().notNull(),
    /** The date first set; an extension never changes it, and "on time" means this one. */
    firstDeadline: date().notNull(),
    /** The very version that was asked for. */
    documentId: uuid(),
    questionnaireId: uuid(),
    /** Waiting for N.N.: handed over to this contact. */
    waitingForId: uuid(),
    askedBy: uuid().notNull(),
    /** The table of requirements that asks it; empty when a person does. */
    tableId: uuid(),
    sentAt: moment(),
    /** When the mail server refused the invitation for good; empty again once it got through. */
    undeliveredAt: moment(),
    openedAt: moment(),
    submittedAt: moment(),
    isLate: boolean().notNull().default(false),
    closedAt: moment(),
    /** Why it was declined, returned, exempted or withdrawn. */
    reason: text(),
    /** The request whose answers satisfied this one as well. */
    satisfiedById: uuid(),
    /** When an exemption is to be looked at again. */
    reviewOn: date(),
    /** Since when the supplier waits for an answer to what it wrote; empty once a member has written, or said there is nothing to answer. */
    questionAt: moment(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique("requests_owner").on(table.buyerId, table.supplierId, table.id),
    // A second click, or a second process, asks nobody twice.
    uniqueIndex("requests_one_open")
      .on(table.buyerId, table.supplierId, table.requirementId, table.concerning)
      .where(sql`waits_for is not null`),
    index("requests_by_turn").on(table.buyerId, table.waitsFor, table.deadline),
    index("requests_addendum_signed").on(table.buyerId, table.closedAt).where(sql`state = 'addendum signed'`),
    index("requests_with_question").on(table.buyerId).where(sql`question_at is not null`),
    index("requests_exempted").on(table.buyerId, table.reviewOn).where(sql`state = 'exempted'`),
    index("requests_declined").on(table.buyerId).where(sql`state = 'declined'`),
    index("requests_of_requirement").on(table.buyerId, table.requirementId, table.state),
    foreignKey({
      name: "requests_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "requests_requirement",
      columns: [table.buyerId, table.requirementId, table.kind],
      foreignColumns: [requirements.buyerId, requirements.id, requirements.kind],
    }),
    foreignKey({
      name: "requests_document",
      columns: [table.buyerId, table.documentId],
      foreignColumns: [documents.buyerId, documents.id],
    }),
    foreignKey({
      name: "requests_questionnaire",
      columns: [table.buyerId, table.questionnaireId],
      foreignColumns: [questionnaires.buyerId, questionnaires.id],
    }),
    foreignKey({
      name: "requests_waiting_for",
      columns: [table.buyerId, table.supplierId, table.waitingForId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "requests_satisfied_by",
      columns: [table.buyerId, table.supplierId, table.satisfiedById],
      foreignColumns: [table.buyerId, table.supplierId, table.id],
    }),
    foreignKey({
      name: "requests_table",
      columns: [table.buyerId, table.tableId],
      foreignColumns: [requirementTables.buyerId, requirementTables.id],
    }),
    foreignKey({
      name: "requests_asked_by",
      columns: [table.buyerId, table.askedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("requests_kind", table.kind, requestKinds),
    oneOf("requests_state", table.state, Object.keys(requestStates)),
    check("requests_sent", sql`state in ('draft', 'withdrawn', 'exempted', 'satisfied') or sent_at is not null`),
    check(
      "requests_reason",
      sql`state not in ('declined', 'returned', 'exempted', 'not relevant') or reason is not null`,
    ),
    check(
      "requests_pinned",
      sql`state = 'draft' or case kind when 'document' then document_id is not null
        when 'assessment' then questionnaire_id is not null else true end`,
    ),
    membersOf(),
    supplierItself("state <> 'draft'"),
    contributorsTo("id in (select request_id from shares)"),
    jobs(),
  ],
);

/**
 * Requirements by risk: which suppliers are asked for what (features/requirements/table.ts). The one applied last holds;
 * one that was never applied is a draft. An edition that was applied is never changed.
 */
export const requirementTables = pgTable(
  "requirement_tables",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    lines: jsonb().notNull(),
    startedBy: uuid().notNull(),
    appliedBy: uuid(),
    appliedAt: moment(),
    /** How many suppliers were asked for how much when it was applied. */
    askedSuppliers: integer().notNull().default(0),
    askedRequests: integer().notNull().default(0),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique("requirement_tables_owner").on(table.buyerId, table.id),
    uniqueIndex("requirement_tables_one_draft").on(table.buyerId).where(sql`applied_at is null`),
    index("requirement_tables_newest").on(table.buyerId, table.appliedAt),
    foreignKey({
      name: "requirement_tables_started_by",
      columns: [table.buyerId, table.startedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "requirement_tables_applied_by",
      columns: [table.buyerId, table.appliedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    check("requirement_tables_applied", sql`(applied_by is null) = (applied_at is null)`),
    membersOf(),
    jobs(),
  ],
);

/** In which state a request was since when: kept by a trigger, so that any day can be told afterwards. */
export const requestHistory = pgTable(
  "request_history",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    state: text({ enum: requestStateNames }).notNull(),
    waitsForPerson: boolean().notNull(),
    undelivered: boolean().notNull(),
    deadline: date().notNull(),
    since: moment().notNull().defaultNow(),
  },
  (table) => [
    index("request_history_of_request").on(table.buyerId, table.requestId, table.since),
    foreignKey({
      name: "request_history_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    oneOf("request_history_state", table.state, Object.keys(requestStates)),
    membersOf(),
    jobs(),
  ],
);

/** More time, asked for with a reason and decided. */
export const extensions = pgTable(
  "extensions",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    askedBy: uuid().notNull(),
    askedUntil: date().notNull(),
    reason: text().notNull(),
    state: text({ enum: askedStates }).notNull().default("asked"),
    grantedUntil: date(),
    answer: text(),
    decidedBy: uuid(),
    decidedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("extensions_owner").on(table.buyerId, table.supplierId, table.id),
    uniqueIndex("extensions_one_asked")
      .on(table.buyerId, table.supplierId, table.requestId)
      .where(sql`state = 'asked'`),
    index("extensions_asked").on(table.buyerId, table.state),
    foreignKey({
      name: "extensions_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "extensions_asked_by",
      columns: [table.buyerId, table.supplierId, table.askedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "extensions_decided_by",
      columns: [table.buyerId, table.decidedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("extensions_state", table.state, askedStates),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** "Not relevant for us" and "we have already done this": what the supplier says, for a coordinator to confirm. */
export const claims = pgTable(
  "claims",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    kind: text({ enum: claimKinds }).notNull(),
    claimedBy: uuid().notNull(),
    reason: text(),
    /** For an earlier or paper signature: who signed what, when, and the proof. */
    way: text({ enum: signatureWays }),
    signedOn: date(),
    signerName: text(),
    signerTitle: text(),
    fileId: uuid(),
    state: text({ enum: askedStates }).notNull().default("asked"),
    answer: text(),
    decidedBy: uuid(),
    decidedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("claims_owner").on(table.buyerId, table.supplierId, table.id),
    uniqueIndex("claims_one_asked").on(table.buyerId, table.supplierId, table.requestId).where(sql`state = 'asked'`),
    index("claims_asked").on(table.buyerId, table.state),
    foreignKey({
      name: "claims_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "claims_claimed_by",
      columns: [table.buyerId, table.supplierId, table.claimedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "claims_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "claims_decided_by",
      columns: [table.buyerId, table.decidedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("claims_kind", table.kind, claimKinds),
    oneOf("claims_state", table.state, askedStates),
    check("claims_reason", sql`kind <> 'not relevant' or reason is not null`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** Which requests a contributor was let in on, whole or a section of them, and by whom. */
export const shares = pgTable(
  "shares",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    /** Of an assessment; empty for the whole of what is asked. */
    section: text(),
    contactId: uuid().notNull(),
    sharedBy: uuid().notNull(),
    /** When she said that her part is done. */
    doneAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("shares_once")
      .on(table.buyerId, table.supplierId, table.requestId, table.contactId, table.section)
      .nullsNotDistinct(),
    foreignKey({
      name: "shares_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "shares_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "shares_shared_by",
      columns: [table.buyerId, table.supplierId, table.sharedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    membersOf(),
    supplierItself(),
    contributorsTo("contact_id = asking_contact()"),
    jobs(),
  ],
);
