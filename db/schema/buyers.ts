/** Buyers: the organisations that ask. Each owns everything below it. */
import { jsonb, pgTable, text } from "drizzle-orm/pg-core";

import { createdAt, id, nameText, oneOf } from "./columns";
import { jobs, membersOf, thatIs } from "./policies";
import { buyerKinds, languages, laws, legalBases } from "./words";

export const buyers = pgTable(
  "buyers",
  {
    id: id(),
    name: nameText().notNull(),
    organisationNumber: text(),
    kind: text({ enum: buyerKinds }).notNull().default("private"),
    /** Why it may ask: pages, mails and documents speak accordingly. */
    legalBasis: text({ enum: legalBases }).notNull().default("transparency act"),
    /** What a signature is given under, unless a court says otherwise. */
    law: text({ enum: laws }).notNull().default("norwegian"),
    /** Fills the blanks of documents, and tells a supplier whom to call when in doubt. */
    contactName: text(),
    contactEmail: text().notNull(),
    contactPhone: text(),
    website: text(),
    whistleblowingUrl: text(),
    language: text({ enum: languages }).notNull().default("nb"),
    timeZone: text().notNull().default("Europe/Oslo"),
    /** Limits, days and caps that differ from the defaults; read through one zod schema. */
    settings: jsonb().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("buyers_kind", table.kind, buyerKinds),
    oneOf("buyers_legal_basis", table.legalBasis, legalBases),
    oneOf("buyers_law", table.law, laws),
    oneOf("buyers_language", table.language, languages),
    membersOf("id"),
    thatIs("buyer"),
    jobs(),
  ],
);
