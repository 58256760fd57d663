/**
 * Company facts: what the supplier itself says first and is never asked again. Each time they are handed in is a row of
 * its own with its sites, so that what was known on a day can be told; the newest counts.
 */

import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { createdAt, id, oneOf } from "./columns";
import { contacts } from "./contacts";
import { contributorsTo, jobs, membersOf, supplierItself } from "./policies";
import { suppliers } from "./suppliers";
import { supplierRoles } from "./words";

export const companyFacts = pgTable(
  "company_facts",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    legalName: text().notNull(),
    organisationNumber: text(),
    country: text().notNull(),
    role: text({ enum: supplierRoles }).notNull(),
    /** Where goods come from that are only sold on. */
    resoldCountries: text().array().notNull().default([]),
    signatoryName: text().notNull(),
    signatoryTitle: text(),
    signatoryEmail: text(),
    givenBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("company_facts_owner").on(table.buyerId, table.supplierId, table.id),
    index("company_facts_newest").on(table.buyerId, table.supplierId, table.createdAt),
    foreignKey({
      name: "company_facts_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "company_facts_given_by",
      columns: [table.buyerId, table.supplierId, table.givenBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    oneOf("company_facts_role", table.role, supplierRoles),
    membersOf(),
    supplierItself(),
    // To read, once a request for them was shared with her; handing in is not hers.
    contributorsTo("exists (select 1 from requests where kind = 'company facts')"),
    jobs(),
  ],
);

export const sites = pgTable(
  "sites",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    factsId: uuid().notNull(),
    position: integer().notNull(),
    country: text().notNull(),
    place: text(),
    /** What is made or done there, in the supplier's words. */
    makes: text(),
    employees: integer(),
  },
  (table) => [
    unique("sites_owner").on(table.buyerId, table.supplierId, table.id),
    index("sites_of_facts").on(table.buyerId, table.supplierId, table.factsId),
    foreignKey({
      name: "sites_facts",
      columns: [table.buyerId, table.supplierId, table.factsId],
      foreignColumns: [companyFacts.buyerId, companyFacts.supplierId, companyFacts.id],
    }),
    check("sites_employees", sql`employees >= 0`),
    membersOf(),
    supplierItself(),
    contributorsTo("facts_id in (select id from company_facts)"),
    jobs(),
  ],
);
