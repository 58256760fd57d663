/**
 * Assessments of risk: a buyer's own judgement of a supplier on a day, never changed; a later one takes its place.
 * Checks: what a register or a rating says of a supplier. The supplier sees none of it.
 */
import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, oneOf } from "./columns";
import { files } from "./files";
import { members } from "./members";
import { jobs, membersOf } from "./policies";
import { suppliers } from "./suppliers";
import { checkKinds, checkResults, type EcovadisTheme, ratings } from "./words";

export const riskAssessments = pgTable(
  "risk_assessments",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    assessedOn: date().notNull(),
    likelihood: text({ enum: ratings }).notNull(),
    severity: text({ enum: ratings }).notNull(),
    sources: text().notNull(),
    conclusion: text().notNull(),
    /** What the portal knew that day, as it was shown (features/risk-assessments/known.ts). */
    known: jsonb().notNull(),
    assessedBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("risk_assessments_owner").on(table.buyerId, table.supplierId, table.id),
    index("risk_assessments_newest").on(table.buyerId, table.supplierId, table.assessedOn, table.id),
    foreignKey({
      name: "risk_assessments_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "risk_assessments_by",
      columns: [table.buyerId, table.assessedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("risk_assessments_likelihood", table.likelihood, ratings),
    oneOf("risk_assessments_severity", table.severity, ratings),
    check("risk_assessments_words", sql`char_length(sources) <= 4000 and char_length(conclusion) <= 4000`),
    membersOf(),
    jobs(),
  ],
);

/** What a register or a rating says of a supplier, looked up on a day. */
export const checks = pgTable(
  "checks",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    kind: text({ enum: checkKinds }).notNull(),
    /** The register, list or agency. */
    source: text().notNull(),
    checkedOn: date().notNull(),
    result: text({ enum: checkResults }).notNull(),
    words: text(),
    /** 0–100, of a rating; and of each theme. */
    score: integer(),
    themes: jsonb().$type<Partial<Record<EcovadisTheme, number>>>().notNull().default({}),
    fileId: uuid(),
    validTo: date(),
    checkedBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("checks_owner").on(table.buyerId, table.supplierId, table.id),
    index("checks_newest").on(table.buyerId, table.supplierId, table.checkedOn, table.id),
    foreignKey({
      name: "checks_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "checks_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "checks_by",
      columns: [table.buyerId, table.checkedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("checks_kind", table.kind, checkKinds),
    oneOf("checks_result", table.result, checkResults),
    check("checks_score", sql`score between 0 and 100`),
    check("checks_valid", sql`valid_to >= checked_on`),
    membersOf(),
    jobs(),
  ],
);
