/**
 * Suppliers: one company as seen by one buyer; what members write about it, and the lists it came from.
 *
 * The lower half sums up the supplier's requests, so that a list of 100,000 is filtered and sorted from one table.
 * Triggers keep it (migration `after`); nothing else writes it. Only facts are summed up, nothing that changes by
 * itself: overdue is `nextDeadline < today`.
 */
import { sql } from "drizzle-orm";
import {
  bigint,
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
import { bytes, createdAt, id, moment, nameText, oneOf } from "./columns";
import { members } from "./members";
import { jobs, membersOf, thatIs } from "./policies";
import {
  criticalities,
  importStates,
  noteKinds,
  requestStateNames,
  riskLevels,
  signatureWays,
  supplierRoles,
  supplierStatuses,
  trackingParts,
} from "./words";

export const suppliers = pgTable(
  "suppliers",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    name: nameText().notNull(),
    organisationNumber: text(),
    erpKey: text(),
    /** ISO 3166-1 alpha-2, of registration; empty until somebody knows it. */
    country: text(),
    role: text({ enum: supplierRoles }),
    category: text(),
    /** False for production equipment, freight, maintenance, IT and hosting: asked at the low level. */
    productRelated: boolean().notNull().default(true),
    criticality: text({ enum: criticalities }),
    /** Whole Norwegian kroner. */
    yearlySpend: bigint({ mode: "number" }),
    status: text({ enum: supplierStatuses }).notNull().default("not yet assessed"),
    /** When the decision in force is looked at again; sooner than it said once the risk level has changed. */
    reviewBy: date(),
    /** From the countries, by the edition named; the override says why. */
    countryRisk: text({ enum: riskLevels }).notNull().default("not determined"),
    editionId: uuid(),
    riskOverride: text({ enum: riskLevels }),
    riskReason: text(),
    riskLevel: text({ enum: riskLevels }).notNull().generatedAlwaysAs(sql`coalesce(risk_override, country_risk)`),
    requirementLevel: text({ enum: riskLevels })
      .notNull()
      .generatedAlwaysAs(
        sql`coalesce(requirement_override, case when product_related then coalesce(risk_override, country_risk) else 'low' end)`,
      ),
    /** What a person has set instead of the rules (requirements/table.ts), and why. */
    requirementOverride: text({ enum: riskLevels }),
    requirementReason: text(),
    ownerId: uuid(),
    coordinatorId: uuid(),
    /** The day a member last said that it still delivers. */
    activeOn: date(),
    activeBy: uuid(),
    /** The day somebody means to call. */
    nextContact: date(),
    addedBy: uuid(),
    /** The list it was first brought in by. */
    importId: uuid(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    /** What the search box looks in. Lower case by ICU, since a C-locale server leaves Å alone. */
    search: text().generatedAlwaysAs(
      sql`lower((name || ' ' || coalesce(organisation_number, '') || ' ' || coalesce(erp_key, '')) collate "nb-NO-x-icu") collate "C"`,
    ),

    nextDeadline: date(),
    waitingForUs: integer().notNull().default(0),
    /** The newest request to sign the code of conduct, null when never asked. */
    codeState: text({ enum: requestStateNames }),
    codeDeadline: date(),
    codeWaitsForPerson: boolean().notNull().default(false),
    codeUndelivered: boolean().notNull().default(false),
    /** Where the supplier stands with the code of conduct, one word of features/signatures/tracking.ts. */
    codePart: text({ enum: trackingParts }).notNull().default("not invited"),
    /** How, when and which version of the code was signed last. */
    codeWay: text({ enum: signatureWays }),
    codeSignedAt: moment(),
    codeVersion: integer(),
  },
  (table) => [
    unique("suppliers_owner").on(table.buyerId, table.id),
    foreignKey({
      name: "suppliers_owned_by",
      columns: [table.buyerId, table.ownerId],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "suppliers_coordinated_by",
      columns: [table.buyerId, table.coordinatorId],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "suppliers_active_by",
      columns: [table.buyerId, table.activeBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "suppliers_added_by",
      columns: [table.buyerId, table.addedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "suppliers_imported_by",
      columns: [table.buyerId, table.importId],
      foreignColumns: [imports.buyerId, imports.id],
    }),
    check(
      "suppliers_override_has_reason",
      sql`(risk_override is null or risk_reason is not null) and (requirement_override is null or requirement_reason is not null)`,
    ),
    // An entry of suppliers_list must fit an index page's third.
    check(
      "suppliers_lengths",
      sql`char_length(name) between 1 and 200 and char_length(organisation_number) <= 50 and char_length(erp_key) <= 100 and char_length(category) <= 100`,
    ),
    check("suppliers_country", sql`country ~ '^[A-Z]{2}$'`),
    check("suppliers_spend", sql`yearly_spend >= 0`),
    oneOf("suppliers_status", table.status, supplierStatuses),
    oneOf("suppliers_role", table.role, supplierRoles),
    oneOf("suppliers_criticality", table.criticality, criticalities),
    oneOf("suppliers_country_risk", table.countryRisk, riskLevels),
    oneOf("suppliers_risk_override", table.riskOverride, riskLevels),
    oneOf("suppliers_requirement_override", table.requirementOverride, riskLevels),
    oneOf("suppliers_code_part", table.codePart, trackingParts),
    uniqueIndex("suppliers_erp_key").on(table.buyerId, table.erpKey),
    index("suppliers_organisation_number").on(table.buyerId, table.organisationNumber),
    // Holds every column the list filters by, so that filtering 100,000 reads this index and not the table.
    index("suppliers_list").on(
      table.buyerId,
      table.name,
      table.id,
      table.status,
      table.country,
      table.riskLevel,
      table.criticality,
      table.category,
      table.ownerId,
      table.nextContact,
      table.nextDeadline,
      table.waitingForUs,
      table.codePart,
      table.codeState,
      table.codeDeadline,
      table.codeVersion,
      table.search,
    ),
    // Which countries and categories occur, without reading every supplier.
    index("suppliers_by_country").on(table.buyerId, table.country),
    index("suppliers_by_category").on(table.buyerId, table.category),
    index("suppliers_by_deadline").on(table.buyerId, table.nextDeadline, table.id),
    index("suppliers_by_import").on(table.buyerId, table.importId).where(sql`import_id is not null`),
    index("suppliers_by_review").on(table.buyerId, table.reviewBy, table.id).where(sql`status <> 'inactive'`),
    // Who has answered all that was asked and is not decided on.
    index("suppliers_answered")
      .on(table.buyerId, table.name, table.id)
      .where(sql`status in ('onboarding', 'in review') and next_deadline is null and waiting_for_us = 0`),
    index("suppliers_by_next_contact").on(table.buyerId, table.nextContact, table.id),
    membersOf(),
    thatIs("supplier"),
    jobs(),
  ],
);

/** Notes and calls: the buyer's own, never shown to the supplier. */
export const notes = pgTable(
  "notes",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    kind: text({ enum: noteKinds }).notNull().default("note"),
    body: text().notNull(),
    /** Whom one spoke with, for a call. */
    spokeWith: text(),
    writtenBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("notes_of_supplier").on(table.buyerId, table.supplierId, table.id),
    foreignKey({
      name: "notes_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "notes_written_by",
      columns: [table.buyerId, table.writtenBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("notes_kind", table.kind, noteKinds),
    membersOf(),
    jobs(),
  ],
);

/** A supplier list somebody brought in: the file as it came, how its columns were matched, and what became of it. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    startedBy: uuid().notNull(),
    fileName: text().notNull(),
    file: bytes().notNull(),
    /** What was found in the file: headings, samples, how many rows (features/suppliers/import-view.ts, as the others below). */
    sheet: jsonb().notNull(),
    /** Which column holds what; empty until matched. */
    mapping: jsonb(),
    /** What it would do, as last looked at. */
    preview: jsonb(),
    /** What to do with rows that look like a supplier already there: one answer for all, and one by row number. */
    answers: jsonb().notNull().default({}),
    state: text({ enum: importStates }).notNull().default("uploaded"),
    outcome: jsonb(),
    /** Rows that did not go in, with the reason, kept so that the file can be fetched. */
    rejects: jsonb(),
    createdAt: createdAt(),
    finishedAt: moment(),
  },
  (table) => [
    unique("imports_owner").on(table.buyerId, table.id),
    foreignKey({
      name: "imports_started_by",
      columns: [table.buyerId, table.startedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("imports_state", table.state, importStates),
    membersOf(),
    jobs(),
  ],
);
