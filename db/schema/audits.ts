/**
 * Audits and visits: what was ordered, or which existing report a supplier has sent in. How far one has come is the state
 * of its request; its findings are gaps that name the request.
 */
import { sql } from "drizzle-orm";
import { check, date, foreignKey, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, oneOf } from "./columns";
import { files } from "./files";
import { jobs, membersOf, supplierItself } from "./policies";
import { requests } from "./requests";
import { auditTypes } from "./words";

export const audits = pgTable(
  "audits",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid().notNull(),
    type: text({ enum: auditTypes }).notNull(),
    /** Whose site it is, when it is not the supplier's own. */
    subSupplier: text(),
    auditor: text(),
    /** The day it is agreed for, or was carried out. */
    heldOn: date(),
    /** Where, as the company facts have it, or as the buyer writes it. */
    sites: jsonb().$type<{ country: string; place: string | null }[]>().notNull().default([]),
    where: text(),
    fileId: uuid(),
    /** When the supplier was given the report: its plan is due three months later. */
    sharedOn: date(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique("audits_owner").on(table.buyerId, table.supplierId, table.id),
    unique("audits_of_request").on(table.buyerId, table.supplierId, table.requestId),
    foreignKey({
      name: "audits_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "audits_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    oneOf("audits_type", table.type, auditTypes),
    check("audits_shared", sql`shared_on is null or file_id is not null`),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
