/**
 * Which column of a supplier list holds what, guessed from its headings in either language.
 *
 * Lists come from ERP systems and from colleagues, so a heading is looked up without case, accents, spaces and signs,
 * among what we call it ourselves (so that an export comes in again) and what others do. The guess is shown before
 * anything is read, and the reader may change it.
 */
import en from "locales/en/import";
import nb from "locales/nb/import";
import { type ContactField, contactFields, type Field, type SupplierField, supplierFields } from "./import-fields";

export type ColumnMatch = {
  readonly header: string;
  readonly field: Field | null;
  /** "shown": comes from our own export and is not taken in. "taken": another column already holds the same. */
  readonly because: "matched" | "shown" | "taken" | "unknown";
};

/** How others call the same, strongest first: "Leverandør" is the name only when nothing else is. */
const variants: Readonly<Record<SupplierField, string>> = {
  name: "leverandørnavn, navn, firmanavn, firma, bedrift, bedriftsnavn, selskap, selskapsnavn, kreditornavn, supplier name, vendor name, company name, company, leverandør, supplier, vendor, kreditor",
  organisationNumber:
    "orgnr, org nummer, organisasjonsnr, foretaksnummer, foretaksnr, organization number, org number, org no, organisation no, company number, company registration number, registration number, reg no, vat number, vat no, vat id, mva nummer, mva nr",
  erpKey:
    "leverandørnr, levnr, lev nummer, leverandør id, leverandørkode, kreditornummer, kreditornr, supplier no, supplier id, supplier code, vendor number, vendor no, vendor id, vendor code, creditor number, erp key, erp id, erp nr, erp nøkkel, erp nummer",
  country: "landkode, registreringsland, hjemland, nasjon, country code, country of registration, nation",
  role: "leverandørrolle, leverandørtype, supplier role, supplier type, vendor type, type",
  category:
    "kategori, varegrupper, produktgruppe, produktkategori, innkjøpskategori, varekategori, product category, product group, goods group, commodity, purchasing category",
  criticality: "kritisk, kritikalitetsklasse, abc, abc klasse, abc kode, klasse, class, criticality class, abc class",
  yearlySpend:
    "årlig innkjøp, årlig kjøp, årlig forbruk, årlig innkjøpsvolum, innkjøp, innkjøpsvolum, innkjøp siste år, kjøp siste år, forbruk, omsetning, beløp, spend, yearly spend, annual spend, yearly purchases, annual purchases, purchase volume, spend last year, turnover",
  status: "leverandørstatus, supplier status",
  owner:
    "innkjøper, ansvarlig innkjøper, leverandøransvarlig, eier, saksbehandler, responsible, responsible buyer, supplier owner, purchaser, buyer",
  coordinator: "koordinator, coordinator",
  notes: "notat, merknad, merknader, kommentar, kommentarer, bemerkning, note, comment, comments, remark, remarks",
  signedOn:
    "signert, signeringsdato, dato signert, signaturdato, retningslinjer signert, etiske retningslinjer signert, signed, signed date, date signed, signature date, code signed",
  signedBy: "underskrevet av, signatar, signatory",
};

/** Without a number, contact 1; "kontakt 2 e-post" and "e-post 2" are the same. */
const contactVariants: Readonly<Record<ContactField, string>> = {
  name: "kontakt, kontaktperson, kontaktnavn, navn kontakt, navn kontaktperson, kontaktperson navn, contact, contact name, contact person, name of contact, attn, att",
  email:
    "epost, epostadresse, mail, mailadresse, email, email address, kontakt epost, kontaktperson epost, epost kontakt, epost kontaktperson, kontakt mail, contact email, contact mail, email contact",
  language: "språk, kontaktspråk, kontakt språk, kontaktperson språk, language, contact language",
  title: "tittel, stilling, kontakt stilling, kontakt tittel, title, job title, position, contact title",
  phone:
    "telefon, telefonnummer, tlf, mobil, mobiltelefon, kontakt telefon, phone, phone number, telephone, mobile, contact phone",
};

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae")
    .replace(/[^a-z0-9]/g, "");

const withoutUnit = (heading: string): string => heading.replace(/\([^)]*\)/g, " ").replace(/\b(nok|kr)\b\.?/gi, " ");

const supplierHeadings = new Map<string, { field: SupplierField; strength: number }>();
const contactHeadings = new Map<string, ContactField>();
for (const field of supplierFields) {
  const headings = [nb.columns[field], en.columns[field], ...variants[field].split(", ")];
  for (const [place, heading] of headings.entries()) {
    const known = plain(withoutUnit(heading));
    if (!supplierHeadings.has(known)) supplierHeadings.set(known, { field, strength: -place });
  }
}
for (const field of contactFields) {
  const own = [nb, en].map(({ contactColumns }) => contactColumns[field].replace("{{number}}", ""));
  for (const heading of [...own, ...contactVariants[field].split(", ")]) contactHeadings.set(plain(heading), field);
}
const shownHeadings = new Set([nb, en].flatMap(({ shownColumns }) => Object.values(shownColumns).map(plain)));

/** A field for each column, none twice. */
export function matchColumns(header: readonly string[]): ColumnMatch[] {
  const guesses = header.map((heading, column) => ({ column, heading: heading.trim(), guess: guessed(heading) }));
  const taken = new Map<Field, number>();
  const matches: ColumnMatch[] = guesses.map(({ heading, guess }) => ({
    header: heading,
    field: null,
    because: guess === "shown" ? "shown" : guess ? "taken" : "unknown",
  }));
  const give = (column: number, field: Field) => {
    taken.set(field, column);
    matches[column] = { header: header[column]?.trim() ?? "", field, because: "matched" };
  };
  const strongestFirst = guesses.toSorted((one, other) => strength(other.guess) - strength(one.guess));
  for (const { column, heading, guess } of strongestFirst) {
    if (guess === null || guess === "shown") continue;
    if ("contact" in guess) {
      // A second "E-post" without a number is the second contact's.
      const numbers = ([1, 2, 3, 4, 5] as const).filter((number) => (guess.number ? number === guess.number : true));
      const free = numbers
        .map((number): Field => `contact${number}.${guess.contact}`)
        .find((field) => !taken.has(field));
      if (free) give(column, free);
    } else if (!taken.has(guess.field)) give(column, guess.field);
    // "Leverandør" beside "Navn" is the ERP system's number.
    else if (
      guess.field === "name" &&
      /^(leverandor|supplier|vendor|kreditor)$/.test(plain(heading)) &&
      !taken.has("erpKey")
    ) {
      give(column, "erpKey");
    }
  }
  return matches;
}

type Guess =
  | { field: SupplierField; strength: number }
  | { contact: ContactField; number: number | null }
  | "shown"
  | null;

/** Contacts in the order of the file, since the first without a number is contact 1. */
const strength = (guess: Guess): number => (guess && guess !== "shown" && "field" in guess ? guess.strength : 0);

function guessed(heading: string): Guess {
  const text = plain(withoutUnit(heading));
  if (shownHeadings.has(plain(heading))) return "shown";
  const supplier = supplierHeadings.get(text) ?? supplierHeadings.get(text.replace(/(19|20)\d\d$/, ""));
  if (supplier) return supplier;
  const number = /[1-5]/.exec(text)?.[0];
  const contact = contactHeadings.get(text.replace(/[1-5]/, ""));
  return contact ? { contact, number: number ? Number(number) : null } : null;
}

/**
 * Where the header is: of the first ten rows that hold anything, the one with most columns we know. Reports often begin
 * with a title and a date. Counted from 0; the first row that holds anything when nothing is known.
 */
export function headerRow(rows: readonly (readonly string[])[]): number {
  const candidates = rows
    .slice(0, 50)
    .map((cells, row) => ({ row, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim()))
    .slice(0, 10)
    .map(({ row, cells }) => ({ row, known: matchColumns(cells).filter(({ field }) => field !== null).length }));
  const best = Math.max(0, ...candidates.map(({ known }) => known));
  return candidates.find(({ known }) => known === best)?.row ?? 0;
}
