/**
 * Bringing in a supplier list: what each row says, and what it would do to the suppliers already there.
 *
 * Good rows go in and the rest come back with the reason in words; nothing is guessed that a person would have to undo.
 * Only the name is required. A row belongs to a supplier by ERP key, else by organisation number; the same name in the
 * same country only makes the portal ask. An empty cell never empties what is there, and a status that takes a decision
 * is never set by a list.
 */
import type { Criticality, Language, SupplierRole, SupplierStatus } from "db/schema/words";
import { countryOf } from "../countries/spellings";
import {
  amountIn,
  cleaned,
  cleanedLines,
  companyKey,
  criticalityIn,
  dateIn,
  emailIn,
  emailsIn,
  firstLanguage,
  folded,
  hasDamagedLetters,
  languageIn,
  looksLikeFormula,
  roleIn,
  statusIn,
} from "./import-cells";
import { contactIn, type Field, type Mapping, type SupplierField } from "./import-fields";
import { numberKey, organisationNumber } from "./organisation-number";

/** A sentence of the texts of the import, under `reasons`, and what fills its blanks. */
export type Reason = { readonly key: ReasonKey; readonly params: Params };
/** The same under `remarks`: what was left out of a row that otherwise goes in. */
export type Remark = { readonly key: RemarkKey; readonly params: Params };
type Params = Readonly<Record<string, string | number>>;
type ReasonKey = keyof typeof import("locales/nb/import").default.reasons;
type RemarkKey = keyof typeof import("locales/nb/import").default.remarks;

export type Member = { readonly id: string; readonly name: string; readonly email: string };

export type ContactDraft = {
  readonly name: string;
  /** Whether the list gave the name; without one the company's stands in. */
  readonly isNamed: boolean;
  readonly email: string;
  readonly language: Language;
  /** Whether the list gave the language, or it follows from the country. */
  readonly saysLanguage: boolean;
  readonly title: string | null;
  readonly phone: string | null;
};

export type SupplierDraft = {
  /** The rows of the file it came from, counted from 1 as a spreadsheet does. */
  readonly rows: readonly number[];
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly erpKey: string | null;
  readonly country: string | null;
  readonly role: SupplierRole | null;
  readonly category: string | null;
  readonly criticality: Criticality | null;
  /** Whole Norwegian kroner. */
  readonly yearlySpend: number | null;
  readonly status: SupplierStatus | null;
  readonly ownerId: string | null;
  readonly coordinatorId: string | null;
  readonly notes: string | null;
  readonly signed: { readonly on: string; readonly by: string | null } | null;
  readonly contacts: readonly ContactDraft[];
  readonly remarks: readonly Remark[];
};

export type Reject = { readonly row: number; readonly reasons: readonly Reason[] };

export type ReadOptions = {
  readonly members: readonly Member[];
  /** The country of rows that name none, null to leave it open. */
  readonly defaultCountry: string | null;
  /** A signature cannot be later than this day. */
  readonly today: string;
};

/** The longest texts the table takes. */
const longest: Partial<Record<SupplierField, number>> = {
  name: 200,
  organisationNumber: 50,
  erpKey: 100,
  category: 100,
};
const longestOther = 200;
const longestNotes = 5000;
/** A cell may hold several addresses. */
const longestEmails = 2000;

export type ListRead = { readonly drafts: readonly SupplierDraft[]; readonly rejects: readonly Reject[] };
type List = readonly (readonly string[])[];

/**
 * Reads the rows below the header. `headerAt` counts from 0, as import-columns' headerRow answers. Several rows of one
 * supplier become one draft; the later row is refused where the two contradict each other.
 */
export const readRows = (rows: List, headerAt: number, mapping: Mapping, options: ReadOptions): ListRead =>
  atOnce(readingRows(rows, headerAt, mapping, options));

/** The same in steps of a thousand rows, for `withPauses`. */
export function* readingRows(
  rows: List,
  headerAt: number,
  mapping: Mapping,
  options: ReadOptions,
): Generator<void, ListRead> {
  const header = rows[headerAt] ?? [];
  const reader = new RowReader(header, mapping, options);
  const merger = new Merger((field) => header[mapping.indexOf(field)]?.trim() || field);
  const rejects: Reject[] = [];
  for (let place = headerAt + 1; place < rows.length; place++) {
    if (place % rowsInStep === 0) yield;
    const cells = rows[place] ?? [];
    if (cells.every((cell) => cell.trim() === "")) continue;
    const read = reader.read(cells, place + 1);
    const reason = "reasons" in read ? read.reasons : merger.add(read);
    if (reason) rejects.push({ row: place + 1, reasons: reason });
  }
  const drafts: SupplierDraft[] = [];
  for (const [place, draft] of merger.drafts.entries()) {
    if (place % rowsInStep === 0) yield;
    drafts.push(finished(draft, options));
  }
  return { drafts, rejects };
}

const rowsInStep = 1000;

function atOnce<Result>(work: Generator<void, Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Does the work with a pause after each step, in which a server answers others: a long list takes seconds. */
export async function withPauses<Result>(
  work: Generator<void, Result>,
  pause: () => Promise<unknown>,
): Promise<Result> {
  let step = work.next();
  while (!step.done) {
    await pause();
    step = work.next();
  }
  return step.value;
}

// ── One row ─────────────────────────────────────────────────────────────────────────────────────────────

type ContactRead = {
  name: string | null;
  email: string | null;
  language: Language | null;
  title: string | null;
  phone: string | null;
};
type Draft = {
  -readonly [Key in keyof Omit<SupplierDraft, "name" | "contacts" | "rows" | "remarks">]: SupplierDraft[Key];
} & {
  rows: number[];
  name: string | null;
  contacts: ContactRead[];
  remarks: Remark[];
  /** The cells as they were written, for telling of them. */
  written: ReadonlyMap<Field, string>;
};

class RowReader {
  private readonly membersByName = new Map<string, Member[]>();
  private readonly membersByEmail = new Map<string, Member>();
  /** What cells meant before: a list says the same few countries, dates and words over and over. */
  private readonly meanings = new Map<Field, Map<string, unknown>>();
  private readonly contactNumbers: readonly (1 | 2 | 3 | 4 | 5)[];
  private readonly columns: readonly { readonly field: Field; readonly column: number; readonly header: string }[];

  constructor(
    header: readonly string[],
    mapping: Mapping,
    private readonly options: ReadOptions,
  ) {
    this.columns = mapping.flatMap((field, column) =>
      field ? [{ field, column, header: header[column]?.trim() || field }] : [],
    );
    const numbers = this.columns.map(({ field }) => contactIn(field)?.number);
    this.contactNumbers = [...new Set(numbers.filter((number) => number !== undefined))];
    for (const member of options.members) {
      this.membersByEmail.set(member.email.toLowerCase(), member);
      const name = folded(member.name);
      this.membersByName.set(name, [...(this.membersByName.get(name) ?? []), member]);
    }
  }

  read(cells: readonly string[], row: number): Draft | { reasons: Reason[] } {
    const reasons: Reason[] = [];
    const no = (key: ReasonKey, params: Params = {}) => {
      reasons.push({ key, params });
      return null;
    };
    const texts = this.texts(cells, no);
    const text = (field: Field) => texts.get(field) ?? null;
    /** What a cell means; a reason when it means nothing, null when it is empty. */
    const meant = <Value>(
      field: Field,
      understand: (cell: string) => Value | undefined,
      key: ReasonKey,
    ): Value | null => {
      const cell = text(field);
      if (cell === null) return null;
      return this.meaning(field, cell, understand) ?? no(key, { value: cell });
    };

    const named = meant("country", (cell) => countryOf(cell) ?? undefined, "country");
    const writtenNumber = text("organisationNumber");
    const saysNorwegian = writtenNumber !== null && /^NO[\s.-]*\d|\d[\s.-]*MVA$/i.test(writtenNumber);
    const country = named ?? (saysNorwegian && !text("country") ? "NO" : null);
    const number =
      writtenNumber === null ? null : organisationNumber(writtenNumber, country ?? this.options.defaultCountry);
    if (number && "problem" in number) {
      no(number.problem === "length" ? "organisationNumberLength" : "organisationNumberChecksum", {
        value: writtenNumber ?? "",
      });
    }
    const spend = meant("yearlySpend", amountIn, "amount");
    if (spend === "currency") no("currency", { value: text("yearlySpend") ?? "" });
    const signedOn = meant("signedOn", dateIn, "date");
    if (signedOn && signedOn > this.options.today) no("dateInFuture", { value: text("signedOn") ?? "" });
    const signedBy = text("signedBy");

    const draft: Draft = {
      rows: [row],
      name: text("name"),
      organisationNumber: number && "number" in number ? number.number : null,
      erpKey: text("erpKey"),
      country,
      role: meant("role", roleIn, "role"),
      category: text("category"),
      criticality: meant("criticality", criticalityIn, "criticality"),
      yearlySpend: typeof spend === "number" ? spend : null,
      status: meant("status", statusIn, "status"),
      ownerId: this.member(text("owner"), no),
      coordinatorId: this.member(text("coordinator"), no),
      notes: text("notes"),
      signed: signedOn ? { on: signedOn, by: signedBy } : null,
      contacts: this.contacts(text, no),
      remarks: signedBy && !text("signedOn") ? [{ key: "signedByWithoutDate", params: { value: signedBy } }] : [],
      written: texts,
    };
    return reasons.length > 0 ? { reasons } : draft;
  }

  private meaning<Value>(
    field: Field,
    cell: string,
    understand: (cell: string) => Value | undefined,
  ): Value | undefined {
    const known = this.meanings.get(field) ?? new Map<string, unknown>();
    this.meanings.set(field, known);
    if (known.has(cell)) return known.get(cell) as Value | undefined;
    const value = understand(cell);
    if (known.size < 1000) known.set(cell, value);
    return value;
  }

  /** The cells that hold something, cleaned, with what can be wrong with any text told at once. */
  private texts(cells: readonly string[], no: (key: ReasonKey, params: Params) => null): Map<Field, string> {
    const texts = new Map<Field, string>();
    for (const { field, column, header } of this.columns) {
      const isNotes = field === "notes";
      const text = isNotes ? cleanedLines(cells[column] ?? "") : cleaned(cells[column] ?? "");
      if (text === "") continue;
      texts.set(field, text);
      const value = text.length > 60 ? `${text.slice(0, 60)}…` : text;
      const isPhone = field.endsWith(".phone");
      const max = isNotes
        ? longestNotes
        : field.endsWith(".email")
          ? longestEmails
          : (longest[field as SupplierField] ?? longestOther);
      if (text.length > max) no("tooLong", { column: header, max });
      if (!isNotes && !isPhone && looksLikeFormula(text)) no("formula", { column: header, value });
      if (hasDamagedLetters(text)) no("damagedText", { column: header, value });
    }
    return texts;
  }

  private member(text: string | null, no: (key: ReasonKey, params: Params) => null): string | null {
    if (text === null) return null;
    const byEmail = this.membersByEmail.get(emailIn(text) ?? "");
    const [member, ...others] = byEmail ? [byEmail] : (this.membersByName.get(folded(text)) ?? []);
    if (!member) return no("member", { value: text });
    return others.length > 0 ? no("memberTwice", { value: text }) : member.id;
  }

  private contacts(text: (field: Field) => string | null, no: (key: ReasonKey, params: Params) => null): ContactRead[] {
    return this.contactNumbers.flatMap((number): ContactRead[] => {
      const name = text(`contact${number}.name`);
      const said = text(`contact${number}.language`);
      const language = said === null ? null : (languageIn(said) ?? no("language", { value: said }));
      const [title, phone] = [text(`contact${number}.title`), text(`contact${number}.phone`)];
      const written = emailsIn(text(`contact${number}.email`) ?? "");
      if (written.length === 0) return name ? [{ name, email: null, language, title, phone }] : [];
      const names = name?.split(/[;/]|,\s/).map((part) => part.trim()) ?? [];
      const isOneEach = names.length === written.length;
      return written.map((address, place) => {
        const email = emailIn(address) ?? no("email", { value: address });
        const own = /^([^<>@]+)<[^<>]+>$/.exec(address)?.[1]?.replaceAll('"', "").trim();
        return {
          name: own || (isOneEach ? (names[place] ?? null) : place === 0 ? name : null),
          email,
          language,
          title,
          phone,
        };
      });
    });
  }
}

// ── Several rows of one supplier ────────────────────────────────────────────────────────────────────────

/** Fields two rows of one supplier may not say differently. */
const single = [
  "country",
  "role",
  "category",
  "criticality",
  "yearlySpend",
  "status",
  "ownerId",
  "coordinatorId",
] as const satisfies (keyof Draft)[];

/** Lists where everything has one name, or one key, must not make each row look through all the others. */
const mostNamesakes = 50;
const mostRows = 500;

class Merger {
  readonly drafts: Draft[] = [];
  private readonly byKey = new Map<string, Draft>();
  private readonly byNumber = new Map<string, Draft>();
  private readonly byName = new Map<string, Draft[]>();

  constructor(private readonly headerOf: (field: Field) => string) {}

  /** Takes a row in, as a supplier of its own or as more about an earlier one; answers why it cannot. */
  add(row: Draft): Reason[] | null {
    const number = row.organisationNumber && numberKey(row.organisationNumber);
    const first =
      (row.erpKey && this.byKey.get(row.erpKey)) || (number && this.byNumber.get(number)) || this.namesake(row);
    if (first) {
      if (first.rows.length >= mostRows)
        return [{ key: "tooManyRows", params: { first: first.rows[0] ?? 0, max: mostRows } }];
      const reason = this.contradiction(first, row);
      if (reason) return [reason];
      merge(first, row);
      this.remember(first);
      return null;
    }
    if (row.name === null) return [{ key: "nameMissing", params: {} }];
    this.drafts.push(row);
    this.remember(row);
    return null;
  }

  private remember(draft: Draft): void {
    if (draft.erpKey) this.byKey.set(draft.erpKey, draft);
    if (draft.organisationNumber) this.byNumber.set(numberKey(draft.organisationNumber), draft);
    const name = folded(draft.name ?? "");
    const namesakes = this.byName.get(name);
    if (!namesakes) this.byName.set(name, [draft]);
    else if (namesakes.length < mostNamesakes && !namesakes.includes(draft)) namesakes.push(draft);
  }

  /** The same name, and nothing that tells the two apart: branches have numbers or keys of their own. */
  private namesake(row: Draft): Draft | undefined {
    if (row.name === null) return undefined;
    return this.byName.get(folded(row.name))?.find((earlier) => {
      const canBeOne = (mine: string | null, other: string | null) => mine === null || other === null || mine === other;
      return (
        canBeOne(row.country, earlier.country) &&
        canBeOne(row.erpKey, earlier.erpKey) &&
        canBeOne(row.organisationNumber, earlier.organisationNumber)
      );
    });
  }

  private contradiction(first: Draft, row: Draft): Reason | null {
    const told = (key: ReasonKey, field: Field, column?: string): Reason => ({
      key,
      params: { first: first.rows[0] ?? 0, value: row.written.get(field) ?? "", ...(column && { column }) },
    });
    const differs = (field: Field) => told("differsFromRow", field, this.headerOf(field));
    if (row.erpKey && first.erpKey && row.erpKey !== first.erpKey) return told("sameNumberOtherKey", "erpKey");
    const [mine, other] = [row, first].map((draft) => draft.organisationNumber && numberKey(draft.organisationNumber));
    if (mine && other && mine !== other) return told("sameKeyOtherNumber", "organisationNumber");
    if (row.name && first.name && companyKey(row.name) !== companyKey(first.name)) return differs("name");
    if (row.signed && first.signed && row.signed.on !== first.signed.on) return differs("signedOn");
    const field = single.find((name) => row[name] !== null && first[name] !== null && row[name] !== first[name]);
    if (!field) return null;
    return differs(field === "ownerId" ? "owner" : field === "coordinatorId" ? "coordinator" : field);
  }
}

function merge(first: Draft, row: Draft): void {
  first.rows.push(...row.rows);
  first.name ??= row.name;
  first.organisationNumber ??= row.organisationNumber;
  first.erpKey ??= row.erpKey;
  first.country ??= row.country;
  first.role ??= row.role;
  first.category ??= row.category;
  first.criticality ??= row.criticality;
  first.yearlySpend ??= row.yearlySpend;
  first.status ??= row.status;
  first.ownerId ??= row.ownerId;
  first.coordinatorId ??= row.coordinatorId;
  first.signed ??= row.signed;
  if (row.notes && !first.notes?.split("\n").includes(row.notes)) {
    first.notes = first.notes ? `${first.notes}\n${row.notes}` : row.notes;
  }
  first.contacts.push(...row.contacts);
  first.remarks.push(...row.remarks);
}

/** With the country of rows that name none, and the contacts that can be written to, each once: two people may share an address, and the name tells them apart. */
function finished({ written: _, ...draft }: Draft, { defaultCountry }: ReadOptions): SupplierDraft {
  const name = draft.name ?? "";
  const country = draft.country ?? defaultCountry;
  const contacts = new Map<string, ContactDraft>();
  const remarks = [...draft.remarks];
  for (const contact of draft.contacts) {
    if (!contact.email) {
      const hasOther = draft.contacts.some(
        (other) => other.email && folded(other.name ?? "") === folded(contact.name ?? ""),
      );
      if (contact.name && !hasOther) remarks.push({ key: "contactWithoutEmail", params: { name: contact.name } });
      continue;
    }
    const sharing = [...contacts.values()].filter(({ email }) => email === contact.email);
    if (contact.name === null && sharing.length > 0) continue;
    for (const { email, isNamed, name: other } of sharing) if (!isNamed) contacts.delete(`${email} ${folded(other)}`);
    const key = `${contact.email} ${folded(contact.name ?? name)}`;
    const known = contacts.get(key);
    contacts.set(key, {
      name: contact.name ?? name,
      isNamed: contact.name !== null,
      email: contact.email,
      language: known?.saysLanguage ? known.language : (contact.language ?? firstLanguage(country, contact.email)),
      saysLanguage: known?.saysLanguage || contact.language !== null,
      title: known?.title ?? contact.title,
      phone: known?.phone ?? contact.phone,
    });
  }
  return { ...draft, name, country, contacts: [...contacts.values()], remarks };
}

// ── Against the suppliers already there ─────────────────────────────────────────────────────────────────

export type ExistingContact = Pick<ContactDraft, "name" | "email" | "language" | "title" | "phone"> & {
  readonly id: string;
  /** Taken out, or not the right person after all: a list does not bring her back. */
  readonly hasLeft?: boolean;
};

export type ExistingSupplier = Omit<SupplierDraft, "rows" | "contacts" | "remarks" | "signed" | "notes" | "status"> & {
  readonly id: string;
  readonly status: SupplierStatus;
  readonly contacts: readonly ExistingContact[];
  readonly notes: readonly string[];
  /** The day the code of conduct was signed last, in whatever way; null when it never was. */
  readonly signedOn: string | null;
};

/** What the reader chose where the portal asked, by the first row of the draft: "update" means the first candidate. */
export type Answers = Readonly<Record<number, "add" | "skip" | "update" | (string & {})>>;

const updatable = [
  "name",
  "organisationNumber",
  "erpKey",
  "country",
  "role",
  "category",
  "criticality",
  "yearlySpend",
  "ownerId",
  "coordinatorId",
] as const;
type Change = {
  readonly field: (typeof updatable)[number];
  readonly before: string | number | null;
  readonly after: string | number;
};

export type Planned = { readonly draft: SupplierDraft; readonly remarks: readonly Remark[] } & (
  | { readonly outcome: "add"; readonly status: SupplierStatus; readonly notes: string | null }
  | {
      readonly outcome: "update";
      readonly supplier: ExistingSupplier;
      readonly changes: readonly Change[];
      readonly newContacts: readonly ContactDraft[];
      readonly changedContacts: readonly (Partial<ContactDraft> & { readonly id: string })[];
      /** To be registered as an earlier signature. */
      readonly signed: SupplierDraft["signed"];
      readonly notes: string | null;
    }
  | { readonly outcome: "unchanged"; readonly supplier: ExistingSupplier }
  | {
      readonly outcome: "ask";
      readonly because: "same name" | "same number" | "other ERP key";
      readonly candidates: readonly ExistingSupplier[];
    }
  | { readonly outcome: "skipped" }
  | { readonly outcome: "refused"; readonly reason: Reason }
);

/** Statuses a list may give a new supplier; the others follow from what happens in the portal. */
const givenByList: readonly SupplierStatus[] = ["prospective", "not yet assessed", "inactive"];

/** What every draft would do. Nothing is done here: the same plan is shown as a preview and then carried out. */
export const planOf = (
  drafts: readonly SupplierDraft[],
  existing: readonly ExistingSupplier[],
  answers: Answers = {},
): Planned[] => atOnce(planning(drafts, existing, answers));

/** The same in steps of a thousand suppliers, for `withPauses`. */
export function* planning(
  drafts: readonly SupplierDraft[],
  existing: readonly ExistingSupplier[],
  answers: Answers = {},
): Generator<void, Planned[]> {
  const byKey = new Map<string, ExistingSupplier>();
  const byNumber = new Map<string, ExistingSupplier[]>();
  const byName = new Map<string, ExistingSupplier[]>();
  const put = (map: Map<string, ExistingSupplier[]>, key: string, supplier: ExistingSupplier) => {
    const list = map.get(key);
    if (!list) map.set(key, [supplier]);
    else if (list.length < mostNamesakes) list.push(supplier);
  };
  for (const [place, supplier] of existing.entries()) {
    if (place % rowsInStep === 0) yield;
    if (supplier.erpKey) byKey.set(supplier.erpKey, supplier);
    if (supplier.organisationNumber) put(byNumber, numberKey(supplier.organisationNumber), supplier);
    put(byName, companyKey(supplier.name), supplier);
  }
  const taken = new Map<string, number>();

  const update = (draft: SupplierDraft, supplier: ExistingSupplier): Planned => {
    const row = draft.rows[0] ?? 0;
    const first = taken.get(supplier.id);
    if (first !== undefined) return refused(draft, { key: "sameSupplierTwice", params: { first } });
    taken.set(supplier.id, row);
    return updateOf(draft, supplier);
  };

  const plan = (draft: SupplierDraft): Planned => {
    const withNumber = draft.organisationNumber ? (byNumber.get(numberKey(draft.organisationNumber)) ?? []) : [];
    const withKey = draft.erpKey ? byKey.get(draft.erpKey) : undefined;
    if (withKey) {
      const other = withNumber.find(({ id }) => id !== withKey.id);
      if (other && !withNumber.includes(withKey)) {
        return refused(draft, {
          key: "numberOfAnother",
          params: { value: draft.organisationNumber ?? "", name: other.name },
        });
      }
      return update(draft, withKey);
    }
    // Where the list has a key of its own for the same number, it may be a second account of one company, or a new key.
    const hasOtherKey = withNumber.some(({ erpKey }) => draft.erpKey !== null && erpKey !== null);
    if (withNumber.length === 1 && withNumber[0] && !hasOtherKey) return update(draft, withNumber[0]);

    const sameName = (byName.get(companyKey(draft.name)) ?? []).filter(
      ({ country }) => country === null || draft.country === null || country === draft.country,
    );
    const candidates = withNumber.length > 0 ? withNumber : sameName;
    if (candidates.length === 0) return added(draft);
    const [only, ...others] = candidates;
    if (only && others.length === 0 && !taken.has(only.id) && updateOf(draft, only).outcome === "unchanged") {
      return update(draft, only);
    }
    const answer = answers[draft.rows[0] ?? 0];
    if (answer === "add") return added(draft);
    if (answer === "skip") return { draft, remarks: draft.remarks, outcome: "skipped" };
    const chosen = answer === "update" ? only : candidates.find(({ id }) => id === answer);
    if (chosen) return update(draft, chosen);
    const because = hasOtherKey ? "other ERP key" : withNumber.length > 0 ? "same number" : "same name";
    return { draft, remarks: draft.remarks, outcome: "ask", because, candidates };
  };

  const planned: Planned[] = [];
  for (const [place, draft] of drafts.entries()) {
    if (place % rowsInStep === 0) yield;
    planned.push(plan(draft));
  }
  return planned;
}

const refused = (draft: SupplierDraft, reason: Reason): Planned => ({
  draft,
  remarks: draft.remarks,
  outcome: "refused",
  reason,
});

function added(draft: SupplierDraft): Planned {
  const isGiven = draft.status === null || givenByList.includes(draft.status);
  const remarks: Remark[] = isGiven ? [] : [{ key: "statusNeedsDecision", params: { value: draft.status ?? "" } }];
  const status = isGiven && draft.status ? draft.status : "not yet assessed";
  return { draft, remarks: [...draft.remarks, ...remarks], outcome: "add", status, notes: draft.notes };
}

function updateOf(draft: SupplierDraft, supplier: ExistingSupplier): Planned {
  const changes = updatable.flatMap((field): Change[] => {
    const [before, after] = [supplier[field], draft[field]];
    return after === null || isSame(field, before, after) ? [] : [{ field, before, after }];
  });
  const remarks = [...draft.remarks];
  const newContacts: ContactDraft[] = [];
  const changedContacts: (Partial<ContactDraft> & { id: string })[] = [];
  for (const contact of draft.contacts) {
    const sharing = supplier.contacts
      .filter(({ email }) => email === contact.email)
      .sort((one, other) => Number(one.hasLeft ?? false) - Number(other.hasLeft ?? false));
    const known = contact.isNamed ? sharing.find(({ name }) => folded(name) === folded(contact.name)) : sharing[0];
    if (!known) {
      newContacts.push(contact);
      continue;
    }
    if (known.hasLeft) {
      remarks.push({ key: "contactLeft", params: { name: contact.name } });
      continue;
    }
    const changed = {
      ...(contact.saysLanguage && contact.language !== known.language && { language: contact.language }),
      ...(contact.title && contact.title !== known.title && { title: contact.title }),
      ...(contact.phone && contact.phone !== known.phone && { phone: contact.phone }),
    };
    if (Object.keys(changed).length > 0) changedContacts.push({ id: known.id, ...changed });
  }
  if (draft.status && draft.status !== supplier.status)
    remarks.push({ key: "statusKept", params: { value: supplier.status } });
  if (draft.signed && supplier.signedOn && draft.signed.on !== supplier.signedOn) {
    remarks.push({ key: "alreadySigned", params: { date: draft.signed.on } });
  }
  const signed = supplier.signedOn ? null : draft.signed;
  const notes = draft.notes && !supplier.notes.includes(draft.notes) ? draft.notes : null;
  const isUnchanged = changes.length + newContacts.length + changedContacts.length === 0 && !signed && !notes;
  if (isUnchanged) return { draft, remarks, outcome: "unchanged", supplier };
  return { draft, remarks, outcome: "update", supplier, changes, newContacts, changedContacts, signed, notes };
}

function isSame(field: Change["field"], before: string | number | null, after: string | number): boolean {
  if (field === "organisationNumber" && typeof before === "string")
    return numberKey(before) === numberKey(String(after));
  return before === after;
}

// ── The rows that did not go in ─────────────────────────────────────────────────────────────────────────

/**
 * The refused rows as they came, under the header they had, with the reasons in words in a last column: a file to
 * correct and bring in again. `sentence` writes a reason in the reader's language.
 */
export function rejectedRows(
  rows: readonly (readonly string[])[],
  headerAt: number,
  rejects: readonly Reject[],
  texts: { readonly heading: string; readonly sentence: (reason: Reason) => string },
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  // Corrected once already, the file has that column from the last time.
  const old = (rows[headerAt] ?? []).findIndex((heading) => heading.trim() === texts.heading);
  const width = rejects.reduce(
    (widest, { row }) => Math.max(widest, rows[row - 1]?.length ?? 0),
    rows[headerAt]?.length ?? 0,
  );
  const padded = (cells: readonly string[] = []) =>
    Array.from({ length: width }, (_, column) => cells[column] ?? "").filter((_, column) => column !== old);
  return {
    header: [...padded(rows[headerAt]), texts.heading],
    rows: rejects.map(({ row, reasons }) => [...padded(rows[row - 1]), reasons.map(texts.sentence).join(" ")]),
  };
}
