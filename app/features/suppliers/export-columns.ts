/**
 * The suppliers as a table for Excel: one row each, in words, with status, levels, signature and dates.
 *
 * The headings and words are those the import knows (import-columns.ts, import-cells.ts), so the file can be corrected
 * in Excel and brought in again; what a list cannot set (levels, signatures, deadlines) it leaves out by itself.
 * The owner is written as an address, since two members may have one name.
 */
import type {
  Criticality,
  Language,
  RiskLevel,
  SignatureWay,
  SupplierRole,
  SupplierStatus,
  TrackingPart,
} from "db/schema/words";
import enImport from "locales/en/import";
import enTracking from "locales/en/tracking";
import nbImport from "locales/nb/import";
import nbTracking from "locales/nb/tracking";
import { countryName } from "../countries/countries";
import { contactsInRow } from "./import-fields";

const texts = { nb: { ...nbImport, parts: nbTracking.parts }, en: { ...enImport, parts: enTracking.parts } };
type Texts = (typeof texts)[Language];

export type ExportedSupplier = {
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly erpKey: string | null;
  readonly country: string | null;
  readonly role: SupplierRole | null;
  readonly category: string | null;
  readonly criticality: Criticality | null;
  readonly yearlySpend: number | null;
  readonly status: SupplierStatus;
  readonly riskLevel: RiskLevel;
  readonly requirementLevel: RiskLevel;
  readonly ownerEmail: string | null;
  readonly coordinatorEmail: string | null;
  readonly signature: TrackingPart;
  /** YYYY-MM-DD in the buyer's time zone. */
  readonly signedOn: string | null;
  readonly signedBy: string | null;
  readonly signedWay: SignatureWay | null;
  readonly signedVersion: number | null;
  readonly nextDeadline: string | null;
  readonly nextContact: string | null;
  readonly contacts: readonly {
    readonly name: string;
    readonly email: string;
    readonly language: Language;
    readonly title: string | null;
    readonly phone: string | null;
  }[];
};

export type ExportColumn = {
  readonly header: string;
  readonly kind: "text" | "number" | "date";
  readonly width: number;
  readonly value: (supplier: ExportedSupplier) => string | number | null;
};

/** The columns for these suppliers: as many contacts as the one with most has, at most five in a row. */
export function exportColumns(suppliers: readonly ExportedSupplier[], language: Language): ExportColumn[] {
  const { columns, shownColumns, words, parts } = texts[language];
  const text = (header: string, width: number, value: ExportColumn["value"]): ExportColumn => ({
    header,
    kind: "text",
    width,
    value,
  });
  const date = (header: string, value: ExportColumn["value"]): ExportColumn => ({
    header,
    kind: "date",
    width: 13,
    value,
  });
  const mostContacts = suppliers.reduce((most, { contacts }) => Math.max(most, contacts.length), 1);
  return [
    text(columns.name, 32, ({ name }) => name),
    text(columns.organisationNumber, 20, ({ organisationNumber }) => organisationNumber),
    text(columns.erpKey, 18, ({ erpKey }) => erpKey),
    text(columns.country, 16, ({ country }) => country && countryName(country, language)),
    text(columns.role, 18, ({ role }) => role && words.role[role]),
    text(columns.category, 24, ({ category }) => category),
    text(columns.criticality, 11, ({ criticality }) => criticality),
    { header: columns.yearlySpend, kind: "number", width: 20, value: ({ yearlySpend }) => yearlySpend },
    text(columns.status, 22, ({ status }) => words.status[status]),
    text(shownColumns.riskLevel, 14, ({ riskLevel }) => words.riskLevel[riskLevel]),
    text(shownColumns.requirementLevel, 14, ({ requirementLevel }) => words.riskLevel[requirementLevel]),
    text(columns.owner, 28, ({ ownerEmail }) => ownerEmail),
    text(columns.coordinator, 28, ({ coordinatorEmail }) => coordinatorEmail),
    text(shownColumns.signature, 24, ({ signature }) => parts[signature]),
    date(columns.signedOn, ({ signedOn }) => signedOn),
    text(columns.signedBy, 24, ({ signedBy }) => signedBy),
    text(shownColumns.signedWay, 14, ({ signedWay }) => signedWay && words.signedWay[signedWay]),
    { header: shownColumns.signedVersion, kind: "number", width: 14, value: ({ signedVersion }) => signedVersion },
    date(shownColumns.nextDeadline, ({ nextDeadline }) => nextDeadline),
    date(shownColumns.nextContact, ({ nextContact }) => nextContact),
    ...Array.from({ length: Math.min(mostContacts, contactsInRow) }, (_, place) =>
      contactColumns(place, texts[language]),
    ).flat(),
  ];
}

function contactColumns(place: number, { contactColumns: headers, words }: Texts): ExportColumn[] {
  const column = (field: keyof Texts["contactColumns"], width: number): ExportColumn => ({
    header: headers[field].replace("{{number}}", String(place + 1)),
    kind: "text",
    width,
    value: ({ contacts }) => {
      const contact = contacts[place];
      if (!contact) return null;
      return field === "language" ? words.language[contact.language] : contact[field];
    },
  });
  return [column("name", 24), column("email", 30), column("language", 11), column("title", 18), column("phone", 16)];
}

/** What write-sheet takes. */
export function exportSheet(suppliers: readonly ExportedSupplier[], language: Language) {
  const columns = exportColumns(suppliers, language);
  return { columns, rows: suppliers.map((supplier) => columns.map(({ value }) => value(supplier))) };
}
