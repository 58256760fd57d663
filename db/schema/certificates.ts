/**
 * Certificates: what a supplier has uploaded to show, from the draft that a file begins as. What was sent in is never
 * changed (migration `after`); a newer one replaces it and both stay. Whether one is in force is computed for any day from
 * the days kept here; `state` is what is known of its being genuine.
 */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { createdAt, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { files } from "./files";
import { members } from "./members";
import { jobs, membersOf, supplierItself } from "./policies";
import { suppliers } from "./suppliers";
import { certificateStates } from "./words";

export const certificates = pgTable(
  "certificates",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    fileId: uuid().notNull(),
    /** A key of features/certificates/content; empty while nobody has said what it is. */
    type: text(),
    state: text({ enum: certificateStates }).notNull().default("draft"),
    holderName: text(),
    number: text(),
    issuer: text(),
    accreditationBody: text(),
    /** Of the standard: "ISO 14001:2015". */
    edition: text(),
    scope: text(),
    /** The sites it names, as the company facts had them. */
    sites: jsonb().$type<{ country: string; place: string | null }[]>().notNull().default([]),
    /** What only its type has, by the names of its fields. */
    details: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    validFrom: date(),
    /** As it stands on the paper. */
    validTo: date(),
    /** The last day it can be in force, its type and edition considered; empty when nothing ends it. */
    endsOn: date(),
    suspensions: jsonb().$type<{ from: string; until: string | null }[]>().notNull().default([]),
    /** The certificate it takes the place of, once it is accepted. */
    replacesId: uuid(),
    replacedAt: moment(),
    /** "Renewal under way": the supplier has said so. */
    renewingSince: moment(),
    addedBy: uuid().notNull(),
    submittedAt: moment(),
    acceptedAt: moment(),
    notAcceptedAt: moment(),
    /** Why it was not accepted; the supplier reads it. */
    reason: text(),
    /** Where it was found, or who confirmed it; on which day. */
    checkedIn: text(),
    checkedOn: date(),
    decidedBy: uuid(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique("certificates_owner").on(table.buyerId, table.supplierId, table.id),
    unique("certificates_of_file").on(table.buyerId, table.fileId),
    // The register's three orders; each holds every column it filters by, so that it reads 100,000 of them without the table.
    index("certificates_by_end")
      .on(
        table.buyerId,
        table.endsOn,
        table.id,
        table.type,
        table.state,
        table.validFrom,
        table.replacedAt,
        table.supplierId,
      )
      .where(sql`state <> 'draft'`),
    index("certificates_of_supplier").on(
      table.buyerId,
      table.supplierId,
      table.type,
      table.state,
      table.endsOn,
      table.validFrom,
      table.replacedAt,
      table.id,
    ),
    index("certificates_by_sending")
      .on(
        table.buyerId,
        table.submittedAt,
        table.id,
        table.type,
        table.state,
        table.endsOn,
        table.validFrom,
        table.replacedAt,
      )
      .where(sql`state <> 'draft'`),
    index("certificates_suspended").on(table.buyerId, table.id).where(sql`suspensions <> '[]'`),
    index("certificates_to_read").on(table.buyerId, table.submittedAt).where(sql`state = 'submitted'`),
    foreignKey({
      name: "certificates_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "certificates_file",
      columns: [table.buyerId, table.supplierId, table.fileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    foreignKey({
      name: "certificates_replaces",
      columns: [table.buyerId, table.supplierId, table.replacesId],
      foreignColumns: [table.buyerId, table.supplierId, table.id] as [AnyPgColumn, AnyPgColumn, AnyPgColumn],
    }),
    foreignKey({
      name: "certificates_added_by",
      columns: [table.buyerId, table.supplierId, table.addedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "certificates_decided_by",
      columns: [table.buyerId, table.decidedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("certificates_state", table.state, certificateStates),
    check(
      "certificates_sent_in",
      sql`state = 'draft' or (type is not null and holder_name is not null and submitted_at is not null)`,
    ),
    check("certificates_days", sql`valid_to >= valid_from`),
    check(
      "certificates_accepted",
      sql`state in ('draft', 'submitted', 'not accepted') or (accepted_at is not null and decided_by is not null)`,
    ),
    check("certificates_not_accepted", sql`state <> 'not accepted' or (reason is not null and decided_by is not null)`),
    check(
      "certificates_checked",
      sql`state not in ('found in register', 'confirmed by issuer') or (checked_on is not null and checked_in is not null)`,
    ),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
