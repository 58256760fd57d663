/**
 * Assessments: a supplier's answers to the questionnaire a request asks it, the files that back them, what was
 * submitted, and where it falls short.
 *
 * One row per question. `version` is counted up by every save, and a save names the version it saw: the second of two
 * people gets a choice instead of overwriting. A trigger (migration `after`) refuses an answer once the request waits
 * for the buyer, and holds the request while it is written, so that a submission misses no answer that was acknowledged.
 * A submission is one JSON text, kept as the very bytes that were hashed; it, its findings and its review are never
 * changed. After a return the trigger takes answers to the questions returned, and no others.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
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

import { both, bytes, createdAt, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { files } from "./files";
import { members } from "./members";
import { contributorsTo, jobs, membersOf, supplierItself } from "./policies";
import { questionnaires } from "./questionnaires";
import { requests } from "./requests";
import { type Answer, answerSources, findingKinds, type Origin, reviewOutcomes, severities } from "./words";

/** A contributor's: the whole of a request that was shared with her, or the sections of it that were. */
const sharedWith = (table: string) => `exists (select from shares where shares.request_id = ${table}.request_id
  and coalesce(shares.section, ${table}.section) = ${table}.section)`;

export const answers = pgTable(
  "answers",
  {
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    /** The question's key, and the section it stands in. */
    question: text().notNull(),
    section: text().notNull(),
    /** Null once it was emptied again. Of a question that asks for files, the files are the answer. */
    value: jsonb().$type<Answer | null>(),
    comment: text(),
    source: text({ enum: answerSources }).notNull().default("typed"),
    origin: jsonb().$type<Origin>(),
    answeredBy: uuid().notNull(),
    answeredAt: moment().notNull().defaultNow(),
    version: integer().notNull().default(1),
  },
  (table) => [
    primaryKey({ name: "answers_pk", columns: [table.buyerId, table.requestId, table.question] }),
    foreignKey({
      name: "answers_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "answers_answered_by",
      columns: [table.buyerId, table.supplierId, table.answeredBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    oneOf("answers_source", table.source, answerSources),
    check("answers_origin", sql`(source = 'typed') = (origin is null)`),
    membersOf(),
    supplierItself(),
    contributorsTo(sharedWith("answers")),
    jobs(),
  ],
);

/** Files that back an answer, or are it. */
export const answerFiles = pgTable(
  "answer_files",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    question: text().notNull(),
    section: text().notNull(),
    fileId: uuid().notNull(),
    addedBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("answer_files_once").on(table.buyerId, table.supplierId, table.requestId, table.question, table.fileId),
    foreignKey({
      name: "answer_files_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "answer_files_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "answer_files_added_by",
      columns: [table.buyerId, table.supplierId, table.addedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    membersOf(),
    supplierItself(),
    contributorsTo(sharedWith("answer_files")),
    jobs(),
  ],
);

/**
 * What a contact said when she was asked whether answers of hers, given to another buyer, may be used for a request.
 * Each contact sees her own, and nobody else any: which other buyers a supplier answers is not the buyer's to know.
 */
export const reuses = pgTable(
  "reuses",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    contactId: uuid().notNull(),
    /** The other buyer's, which no owner column here leads to. */
    fromRequestId: uuid().notNull(),
    isAllowed: boolean().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("reuses_once").on(table.buyerId, table.supplierId, table.requestId, table.contactId, table.fromRequestId),
    foreignKey({
      name: "reuses_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "reuses_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    supplierItself("contact_id = asking_contact()"),
  ],
);

export const submissions = pgTable(
  "submissions",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    /** 1 the first time, 2 after it was returned, … */
    number: integer().notNull(),
    questionnaireId: uuid().notNull(),
    content: text().notNull(),
    hash: bytes().notNull(),
    /** What the answers were worth by the questionnaire's own rules; told to the supplier once it is reviewed. */
    score: integer(),
    band: text(),
    sectionScores: jsonb().$type<{ key: string; weight: number; score: number | null }[]>().notNull(),
    submittedBy: uuid().notNull(),
    submitterName: text().notNull(),
    submitterTitle: text().notNull(),
    submittedAt: moment().notNull(),
  },
  (table) => [
    unique("submissions_owner").on(table.buyerId, table.supplierId, table.id),
    unique("submissions_number").on(table.buyerId, table.supplierId, table.requestId, table.number),
    foreignKey({
      name: "submissions_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "submissions_questionnaire",
      columns: [table.buyerId, table.questionnaireId],
      foreignColumns: [questionnaires.buyerId, questionnaires.id],
    }),
    foreignKey({
      name: "submissions_submitted_by",
      columns: [table.buyerId, table.supplierId, table.submittedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    check("submissions_hash", sql`hash = sha256(convert_to(content, 'UTF8'))`),
    check("submissions_score", sql`score between 0 and 100`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** Where a submission falls short, as the questionnaire's rules find it. */
export const findings = pgTable(
  "findings",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    submissionId: uuid().notNull(),
    question: text().notNull(),
    section: text().notNull(),
    kind: text({ enum: findingKinds }).notNull(),
    /** None for evidence that was asked for and not given. */
    severity: text({ enum: severities }),
    /** The action the questionnaire proposes. */
    action: both(),
    /** The step of the OECD model it belongs to, 1–6. */
    oecdStep: integer(),
  },
  (table) => [
    unique("findings_owner").on(table.buyerId, table.supplierId, table.id),
    unique("findings_once").on(table.buyerId, table.supplierId, table.submissionId, table.question, table.kind),
    foreignKey({
      name: "findings_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "findings_submission",
      columns: [table.buyerId, table.supplierId, table.submissionId],
      foreignColumns: [submissions.buyerId, submissions.supplierId, submissions.id],
    }),
    index("findings_of_request").on(table.buyerId, table.supplierId, table.requestId),
    oneOf("findings_kind", table.kind, findingKinds),
    oneOf("findings_severity", table.severity, severities),
    check("findings_serious", sql`(severity is null) = (kind = 'missing evidence')`),
    check("findings_oecd_step", sql`oecd_step between 1 and 6`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** What a coordinator made of a submission; the newest one of a request says which of its questions are answered again. */
export const reviews = pgTable(
  "reviews",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    submissionId: uuid().notNull(),
    outcome: text({ enum: reviewOutcomes }).notNull(),
    /** To the supplier: why it is returned, or what goes with an acceptance. */
    words: text(),
    /** The questions returned. */
    questions: text().array().notNull().default([]),
    /** Those that were not asked before, and may be, depending on the new answers. */
    followUps: text().array().notNull().default([]),
    reviewedBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("reviews_once").on(table.buyerId, table.supplierId, table.submissionId),
    foreignKey({
      name: "reviews_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "reviews_submission",
      columns: [table.buyerId, table.supplierId, table.submissionId],
      foreignColumns: [submissions.buyerId, submissions.supplierId, submissions.id],
    }),
    foreignKey({
      name: "reviews_reviewed_by",
      columns: [table.buyerId, table.reviewedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    index("reviews_of_request").on(table.buyerId, table.supplierId, table.requestId, table.id),
    oneOf("reviews_outcome", table.outcome, reviewOutcomes),
    check(
      "reviews_returned",
      sql`(outcome = 'returned') = (cardinality(questions) > 0) and (outcome <> 'returned' or words is not null)`,
    ),
    membersOf(),
    supplierItself(),
    contributorsTo("request_id in (select request_id from shares)"),
    jobs(),
  ],
);
