/**
 * Signatures: one act that signs one or several documents, with its evidence. Written once: no role may change one, and
 * a trigger refuses even the owner. The seal is SHA-256 over a fixed, versioned list (features/signatures/seal.ts).
 * An earlier or paper signature is registered with its proof and told apart by its way.
 */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { bytes, id, moment, oneOf } from "./columns";
import { contacts } from "./contacts";
import { documents, texts } from "./documents";
import { files } from "./files";
import { members } from "./members";
import { comparisons } from "./own-codes";
import { jobs, membersOf, supplierItself } from "./policies";
import { requests } from "./requests";
import { suppliers } from "./suppliers";
import { languages, signatureWays } from "./words";

export const signatures = pgTable(
  "signatures",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    way: text({ enum: signatureWays }).notNull(),
    /** The language the signer read. */
    language: text({ enum: languages }).notNull(),
    contactId: uuid(),
    preparedBy: uuid(),
    registeredBy: uuid(),
    /** What the buyer was called then: the seal covers it, and a buyer may change its name. */
    buyerName: text().notNull(),
    legalName: text().notNull(),
    organisationNumber: text(),
    signerName: text().notNull(),
    signerTitle: text().notNull(),
    signerEmail: text(),
    /** The sentence agreed to, word for word. */
    consent: text(),
    /** When it was signed here; for an earlier or paper signature, when it was registered. */
    signedAt: moment().notNull(),
    /** The day it was signed, in the buyer's time zone. */
    signedOn: date().notNull(),
    ip: text(),
    browser: text(),
    proofFileId: uuid(),
    sealVersion: integer().notNull(),
    seal: bytes().notNull(),
  },
  (table) => [
    unique("signatures_owner").on(table.buyerId, table.supplierId, table.id),
    unique("signatures_seal").on(table.seal),
    index("signatures_by_time").on(table.buyerId, table.signedAt),
    foreignKey({
      name: "signatures_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "signatures_contact",
      columns: [table.buyerId, table.supplierId, table.contactId],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "signatures_prepared_by",
      columns: [table.buyerId, table.supplierId, table.preparedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "signatures_registered_by",
      columns: [table.buyerId, table.registeredBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "signatures_proof",
      columns: [table.buyerId, table.supplierId, table.proofFileId],
      foreignColumns: [files.buyerId, files.supplierId, files.id],
    }),
    oneOf("signatures_way", table.way, signatureWays),
    oneOf("signatures_language", table.language, languages),
    check("signatures_seal_length", sql`octet_length(seal) = 32`),
    check(
      "signatures_evidence",
      sql`case way when 'here' then contact_id is not null and consent is not null and signer_email is not null and ip is not null and browser is not null
          else contact_id is not null or registered_by is not null end`,
    ),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

const whatIsSigned = {
  id: id(),
  buyerId: uuid().notNull(),
  supplierId: uuid().notNull(),
  signatureId: uuid().notNull(),
  requestId: uuid(),
  documentId: uuid().notNull(),
  /** Where what was signed is the addendum to it that a comparison made. */
  comparisonId: uuid(),
  hashNb: bytes().notNull(),
  hashEn: bytes().notNull(),
  /** The signature of whoever signed before, where two bind the company together. */
  followsId: uuid(),
};

type Columns = Record<
  | "buyerId"
  | "supplierId"
  | "signatureId"
  | "requestId"
  | "documentId"
  | "comparisonId"
  | "hashNb"
  | "hashEn"
  | "followsId",
  AnyPgColumn
>;

const keysOf = (name: string, table: Columns) => [
  foreignKey({
    name: `${name}_signature`,
    columns: [table.buyerId, table.supplierId, table.signatureId],
    foreignColumns: [signatures.buyerId, signatures.supplierId, signatures.id],
  }),
  foreignKey({
    name: `${name}_follows`,
    columns: [table.buyerId, table.supplierId, table.followsId],
    foreignColumns: [signatures.buyerId, signatures.supplierId, signatures.id],
  }),
  foreignKey({
    name: `${name}_request`,
    columns: [table.buyerId, table.supplierId, table.requestId],
    foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
  }),
  foreignKey({
    name: `${name}_document`,
    columns: [table.buyerId, table.documentId],
    foreignColumns: [documents.buyerId, documents.id],
  }),
  foreignKey({
    name: `${name}_comparison`,
    columns: [table.buyerId, table.supplierId, table.comparisonId],
    foreignColumns: [comparisons.buyerId, comparisons.supplierId, comparisons.id],
  }),
  foreignKey({
    name: `${name}_nb`,
    columns: [table.buyerId, table.hashNb],
    foreignColumns: [texts.buyerId, texts.hash],
  }),
  foreignKey({
    name: `${name}_en`,
    columns: [table.buyerId, table.hashEn],
    foreignColumns: [texts.buyerId, texts.hash],
  }),
];

/** What an act signed: the version, and the bytes in both languages. */
export const signedDocuments = pgTable("signed_documents", whatIsSigned, (table) => [
  unique("signed_documents_once").on(table.buyerId, table.supplierId, table.signatureId, table.documentId),
  // Two tabs signing at once: the second finds it done. Answers that were sent back are signed anew, as other bytes.
  unique("signed_documents_one_per_request").on(table.requestId, table.hashNb),
  index("signed_documents_of_supplier").on(table.buyerId, table.supplierId, table.documentId),
  ...keysOf("signed_documents", table),
  membersOf(),
  supplierItself(),
  jobs(),
]);

/** The same, signed by one who does not bind the company alone: it counts for nothing until another has signed as well. */
export const partSignedDocuments = pgTable("part_signed_documents", whatIsSigned, (table) => [
  unique("part_signed_documents_once").on(table.buyerId, table.supplierId, table.signatureId, table.documentId),
  index("part_signed_documents_of_request").on(table.buyerId, table.supplierId, table.requestId),
  ...keysOf("part_signed_documents", table),
  membersOf(),
  supplierItself(),
  jobs(),
]);

/** Clauses of a signed document that the signer did not agree to, each with the reason; the rest is signed. */
export const reservations = pgTable(
  "reservations",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    signatureId: uuid().notNull(),
    documentId: uuid().notNull(),
    /** Its number in the version signed: "2.1". */
    clause: text().notNull(),
    reason: text().notNull(),
  },
  (table) => [
    unique("reservations_once").on(table.buyerId, table.supplierId, table.signatureId, table.documentId, table.clause),
    foreignKey({
      name: "reservations_signed_document",
      columns: [table.buyerId, table.supplierId, table.signatureId, table.documentId],
      foreignColumns: [
        signedDocuments.buyerId,
        signedDocuments.supplierId,
        signedDocuments.signatureId,
        signedDocuments.documentId,
      ],
    }),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
