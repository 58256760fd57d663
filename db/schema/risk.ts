/**
 * Risk: the reference lists a risk level is read from, as dated editions, and changed levels that wait to be seen.
 * An edition is never changed; a new list is a new edition, and every result names the edition it came from.
 */
import { date, foreignKey, index, jsonb, numeric, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";

import { buyers } from "./buyers";
import { createdAt, id, moment, oneOf } from "./columns";
import { members } from "./members";
import { jobs, membersOf, supplierItself, suppliersOf } from "./policies";
import { suppliers } from "./suppliers";
import { riskLevels } from "./words";

const editionKinds = ["country index"] as const;

export const editions = pgTable(
  "editions",
  {
    id: id(),
    buyerId: uuid()
      .notNull()
      .references(() => buyers.id),
    kind: text({ enum: editionKinds }).notNull(),
    name: text().notNull(),
    source: text().notNull(),
    validFrom: date().notNull(),
    addedBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("editions_owner").on(table.buyerId, table.id),
    index("editions_newest").on(table.buyerId, table.kind, table.validFrom, table.id),
    foreignKey({
      name: "editions_added_by",
      columns: [table.buyerId, table.addedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("editions_kind", table.kind, editionKinds),
    membersOf(),
    suppliersOf(),
    jobs(),
  ],
);

export const countryScores = pgTable(
  "country_scores",
  {
    buyerId: uuid().notNull(),
    editionId: uuid().notNull(),
    country: text().notNull(),
    /** 0 (worst) to 100, unrounded as published; empty where the list has none. */
    score: numeric({ precision: 5, scale: 2, mode: "number" }),
    /** Beside the index: ITUC rating, ILO C087 and C098 not ratified. */
    flags: jsonb().notNull().default({}),
  },
  (table) => [
    primaryKey({ name: "country_scores_pk", columns: [table.buyerId, table.editionId, table.country] }),
    foreignKey({
      name: "country_scores_edition",
      columns: [table.buyerId, table.editionId],
      foreignColumns: [editions.buyerId, editions.id],
    }),
    membersOf(),
    suppliersOf(),
    jobs(),
  ],
);

export const riskChanges = pgTable(
  "risk_changes",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    before: text({ enum: riskLevels }).notNull(),
    after: text({ enum: riskLevels }).notNull(),
    /** Which countries came or went and which one decides, as rules.ts tells it. */
    why: jsonb().notNull(),
    editionId: uuid().notNull(),
    createdAt: createdAt(),
    seenBy: uuid(),
    seenAt: moment(),
  },
  (table) => [
    unique("risk_changes_owner").on(table.buyerId, table.supplierId, table.id),
    index("risk_changes_unseen").on(table.buyerId, table.seenAt),
    foreignKey({
      name: "risk_changes_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "risk_changes_edition",
      columns: [table.buyerId, table.editionId],
      foreignColumns: [editions.buyerId, editions.id],
    }),
    foreignKey({
      name: "risk_changes_seen_by",
      columns: [table.buyerId, table.seenBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("risk_changes_before", table.before, riskLevels),
    oneOf("risk_changes_after", table.after, riskLevels),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
