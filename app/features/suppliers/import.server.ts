/**
 * A supplier list against the database: which suppliers it may be about, and writing what was planned.
 *
 * One transaction takes it all or nothing of it, in batches of statements over many rows each, so that 100,000 rows take
 * seconds and other requests are answered in between. Rows that are changed are locked in the order of their ids first,
 * as everywhere, so that two bulk changes wait for each other instead of dying.
 */
import { setImmediate as pause } from "node:timers/promises";

import type { Store } from "db/client.server";
import { documents, members, notes, suppliers } from "db/schema/index";
import { and, asc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { newestEdition, reassessAll, riskFrom } from "~/features/risk/risk.server";
import { registerSignature } from "~/features/signatures/registering.server";
import { registerAll } from "~/features/signatures/signatures.server";
import { translatorFor } from "~/i18n/translators.server";
import { isApartFromProducts } from "./categories";
import {
  type ContactDraft,
  type ExistingContact,
  type ExistingSupplier,
  type ListRead,
  type Planned,
  planning,
  readingRows,
  type SupplierDraft,
  withPauses,
} from "./import";
import { companyKey } from "./import-cells";
import { answersFor, type GivenAnswers, type Matching, type SheetFound } from "./import-view";
import { numberKey } from "./organisation-number";

type List = readonly (readonly string[])[];
type Added = Extract<Planned, { outcome: "add" }>;
type Updated = Extract<Planned, { outcome: "update" }>;

/** What the rows say, and what each supplier in them would do to those already there. */
export async function planFor(
  store: Store,
  buyerId: string,
  rows: List,
  { sheet, matching, answers, today }: { sheet: SheetFound; matching: Matching; answers: GivenAnswers; today: string },
): Promise<{ planned: Planned[]; unreadable: ListRead["rejects"] }> {
  const people = await store
    .select({ id: members.id, name: members.name, email: members.email })
    .from(members)
    .where(and(eq(members.buyerId, buyerId), isNull(members.leftAt)));
  const headerAt = matching.hasHeader ? sheet.headerAt : sheet.headerAt - 1;
  const options = { members: people, defaultCountry: matching.country, today };
  const read = await withPauses(readingRows(rows, headerAt, matching.columns, options), pause);
  const drafts = (await firstCode(store, buyerId)) ? read.drafts : read.drafts.map(withoutSignature);
  const existing = await existingFor(store, buyerId, drafts);
  const planned = await withPauses(planning(drafts, existing, answersFor(drafts, answers)), pause);
  return { planned, unreadable: read.rejects };
}

const withoutSignature = (draft: SupplierDraft): SupplierDraft =>
  draft.signed === null
    ? draft
    : {
        ...draft,
        signed: null,
        remarks: [...draft.remarks, { key: "signatureWithoutDocument", params: { date: draft.signed.on } }],
      };

// ── Those already there ─────────────────────────────────────────────────────────────────────────────────

const perRead = 5000;
type Listed = { id: string; name: string; number: string | null; key: string | null };

/**
 * The suppliers the drafts may be about. Names are compared without case, accents and legal forms, which no index does:
 * so all are looked through by what tells them apart, and only those that match are read with all they have.
 */
async function existingFor(
  store: Store,
  buyerId: string,
  drafts: readonly SupplierDraft[],
): Promise<ExistingSupplier[]> {
  const keys = new Set(drafts.flatMap(({ erpKey }) => erpKey ?? []));
  const numbers = new Set(
    drafts.flatMap(({ organisationNumber }) => (organisationNumber ? numberKey(organisationNumber) : [])),
  );
  const names = new Set<string>();
  for (const [place, { name }] of drafts.entries()) {
    names.add(companyKey(name));
    if (place % 1000 === 999) await pause();
  }
  const matching: string[] = [];
  let last: string | null = null;
  do {
    const some: Listed[] = await store.execute<Listed>(sql`
      select id, name, organisation_number as number, erp_key as key from suppliers
       where buyer_id = ${buyerId} and (${last}::uuid is null or id > ${last}::uuid) order by id limit ${perRead}::int`);
    for (const { id, name, number, key } of some) {
      const isOne =
        (key !== null && keys.has(key)) ||
        (number !== null && numbers.has(numberKey(number))) ||
        names.has(companyKey(name));
      if (isOne) matching.push(id);
    }
    last = some.length === perRead ? (some.at(-1)?.id ?? null) : null;
    await pause();
  } while (last !== null);

  const noted = drafts.some((draft) => draft.notes !== null);
  const existing: ExistingSupplier[] = [];
  for (const ids of inBatches(matching, 1000)) {
    const some = await store
      .select({
        id: suppliers.id,
        name: suppliers.name,
        organisationNumber: suppliers.organisationNumber,
        erpKey: suppliers.erpKey,
        country: suppliers.country,
        role: suppliers.role,
        category: suppliers.category,
        criticality: suppliers.criticality,
        yearlySpend: suppliers.yearlySpend,
        status: suppliers.status,
        ownerId: suppliers.ownerId,
        coordinatorId: suppliers.coordinatorId,
        contacts: contactsThere,
        notes: noted ? notesThere : sql<string[]>`'{}'::text[]`,
        signedOn: codeSignedOn,
      })
      .from(suppliers)
      .where(and(eq(suppliers.buyerId, buyerId), isAmong(ids)))
      .orderBy(asc(suppliers.id));
    existing.push(...some);
    await pause();
  }
  return existing;
}

// In plain SQL: inside a subquery Drizzle leaves out which table a column is of.
const contactsThere = sql<ExistingContact[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', contacts.id, 'name', contacts.name, 'email', contacts.email,
           'language', contacts.language, 'title', contacts.title, 'phone', contacts.phone,
           'hasLeft', contacts.left_at is not null) order by contacts.id), '[]')
    from contacts where contacts.buyer_id = suppliers.buyer_id and contacts.supplier_id = suppliers.id)`;

const notesThere = sql<string[]>`array(
  select notes.body from notes where notes.buyer_id = suppliers.buyer_id and notes.supplier_id = suppliers.id)`;

/** The day of the signature the list of suppliers shows: on the newest version, the last one. */
const codeSignedOn = sql<string | null>`(
  select signatures.signed_on::text
    from signed_documents
    join signatures on signatures.buyer_id = signed_documents.buyer_id and signatures.supplier_id = signed_documents.supplier_id
     and signatures.id = signed_documents.signature_id
    join documents on documents.buyer_id = signed_documents.buyer_id and documents.id = signed_documents.document_id
   where signed_documents.buyer_id = suppliers.buyer_id and signed_documents.supplier_id = suppliers.id
     and documents.key = 'code_of_conduct'
   order by documents.version desc, signatures.signed_at desc limit 1)`;

const isAmong = (ids: readonly string[]): SQL =>
  sql`${suppliers.id} in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) given(id))`;

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────

const perBatch = 500;

type Source = { importId: string; fileName: string; now: Date };

/** Carries a plan out; what it refuses or asks about is left alone. */
export async function carryOut(
  store: Store,
  member: MemberSession,
  planned: readonly Planned[],
  source: Source,
): Promise<void> {
  const adding = planned.filter((one): one is Added => one.outcome === "add");
  const updating = planned.filter((one): one is Updated => one.outcome === "update");
  await lock(store, member.buyerId, updating);
  for (const batch of inBatches(adding, perBatch)) {
    await addBatch(store, member, batch, source);
    if (batch.length < adding.length && batch[0] === adding[0]) await tellSizes(store);
    await pause();
  }
  for (const batch of inBatches(updating, perBatch)) {
    await updateBatch(store, member, batch, source);
    await pause();
  }
}

/**
 * A young portal's tables are small, and PostgreSQL's plans for foreign keys and triggers read through all of a table
 * that is. It keeps to them while this transaction makes the table large, unless it is told after the first batch.
 */
const tellSizes = (store: Store) => store.execute(sql`select tell_sizes()`);

async function lock(store: Store, buyerId: string, updating: readonly Updated[]): Promise<void> {
  const ids = updating.map(({ supplier }) => supplier.id);
  if (ids.length === 0) return;
  await store
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, buyerId), isAmong(ids)))
    .orderBy(asc(suppliers.id))
    .for("no key update");
}

async function addBatch(
  store: Store,
  member: MemberSession,
  batch: readonly Added[],
  { importId, fileName, now }: Source,
): Promise<void> {
  const { buyerId, memberId } = member;
  const edition = await newestEdition(store, buyerId);
  const ids = await newIds(store, batch.length);
  const added = batch.map((planned, place) => ({ ...planned, id: ids[place]! }));
  const rows = added.map(({ id, status, draft }) => ({
    id,
    name: draft.name,
    organisation_number: draft.organisationNumber,
    erp_key: draft.erpKey,
    country: draft.country,
    role: draft.role,
    category: draft.category,
    product_related: !isApartFromProducts(draft.category),
    criticality: draft.criticality,
    yearly_spend: draft.yearlySpend,
    status,
    country_risk: edition ? riskFrom(draft, null, edition).level : "not determined",
    owner_id: draft.ownerId,
    coordinator_id: draft.coordinatorId,
  }));
  await store.execute(sql`
    insert into suppliers (id, buyer_id, name, organisation_number, erp_key, country, role, category, product_related, criticality,
      yearly_spend, status, country_risk, edition_id, owner_id, coordinator_id, added_by, import_id)
    select id, ${buyerId}::uuid, name, organisation_number, erp_key, country, role, category, product_related, criticality,
      yearly_spend, status, country_risk, ${edition?.id ?? null}::uuid, owner_id, coordinator_id, ${memberId}::uuid, ${importId}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(id uuid, name text, organisation_number text, erp_key text,
        country text, role text, category text, product_related boolean, criticality text, yearly_spend bigint, status text,
        country_risk text, owner_id uuid, coordinator_id uuid)`);
  await addContacts(
    store,
    buyerId,
    added.flatMap(({ id, draft }) => draft.contacts.map((contact) => ({ supplierId: id, contact }))),
    new Set(),
  );
  await addNotes(
    store,
    member,
    added.flatMap(({ id, notes }) => (notes ? [{ supplierId: id, body: notes }] : [])),
  );
  await record(
    store,
    member,
    added.map(({ id, draft }) => ({
      what: "supplier.added",
      supplierId: id,
      details: { name: draft.name, list: fileName, contacts: draft.contacts.length },
    })),
  );
  const signed = added.flatMap(({ id, draft }) => (draft.signed ? [{ id, draft, signed: draft.signed }] : []));
  await registerNew(store, member, signed, { fileName, now });
}

async function updateBatch(
  store: Store,
  member: MemberSession,
  batch: readonly Updated[],
  { fileName, now }: Source,
): Promise<void> {
  const { buyerId } = member;
  const changed = batch.filter(({ changes }) => changes.length > 0);
  const rows = changed.map(({ supplier, changes }) => {
    const after = Object.fromEntries(changes.map((change) => [change.field, change.after]));
    return {
      id: supplier.id,
      name: after.name,
      organisation_number: after.organisationNumber,
      erp_key: after.erpKey,
      country: after.country,
      role: after.role,
      category: after.category,
      product_related: productRelated(supplier.category, after.category as string | undefined),
      criticality: after.criticality,
      yearly_spend: after.yearlySpend,
      owner_id: after.ownerId,
      coordinator_id: after.coordinatorId,
    };
  });
  // A list empties nothing: what it does not say is left as it is, also when somebody has just changed it.
  if (rows.length > 0) {
    await store.execute(sql`
      update suppliers
         set name = coalesce(one.name, suppliers.name),
             organisation_number = coalesce(one.organisation_number, suppliers.organisation_number),
             erp_key = coalesce(one.erp_key, suppliers.erp_key), country = coalesce(one.country, suppliers.country),
             role = coalesce(one.role, suppliers.role), category = coalesce(one.category, suppliers.category),
             product_related = coalesce(one.product_related, suppliers.product_related),
             criticality = coalesce(one.criticality, suppliers.criticality),
             yearly_spend = coalesce(one.yearly_spend, suppliers.yearly_spend),
             owner_id = coalesce(one.owner_id, suppliers.owner_id),
             coordinator_id = coalesce(one.coordinator_id, suppliers.coordinator_id), version = suppliers.version + 1
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(id uuid, name text, organisation_number text, erp_key text,
          country text, role text, category text, product_related boolean, criticality text, yearly_spend bigint,
          owner_id uuid, coordinator_id uuid)
       where suppliers.buyer_id = ${buyerId} and suppliers.id = one.id`);
  }
  await addContacts(
    store,
    buyerId,
    batch.flatMap(({ supplier, newContacts }) => newContacts.map((contact) => ({ supplierId: supplier.id, contact }))),
    await withMainContact(
      store,
      buyerId,
      batch.filter(({ newContacts }) => newContacts.length > 0).map(({ supplier }) => supplier.id),
    ),
  );
  await changeContacts(
    store,
    buyerId,
    batch.flatMap(({ changedContacts }) => changedContacts),
  );
  await addNotes(
    store,
    member,
    batch.flatMap(({ supplier, notes }) => (notes ? [{ supplierId: supplier.id, body: notes }] : [])),
  );
  await record(
    store,
    member,
    batch.map(({ supplier, changes, newContacts, changedContacts, notes }) => ({
      what: "supplier.changed",
      supplierId: supplier.id,
      details: {
        changes: Object.fromEntries(changes.map(({ field, before, after }) => [field, { from: before, to: after }])),
        list: fileName,
        contacts: newContacts.length + changedContacts.length,
        notes: notes === null ? 0 : 1,
      },
    })),
  );
  await reassessAll(
    store,
    member,
    changed
      .filter(({ changes }) =>
        changes.some(({ field }) => field === "country" || field === "role" || field === "category"),
      )
      .map(({ supplier, changes }) => ({
        id: supplier.id,
        before: supplier,
        after: { ...supplier, ...Object.fromEntries(changes.map(({ field, after }) => [field, after])) },
      })),
    now,
  );
  for (const { supplier, signed } of batch) {
    if (signed) await registerExisting(store, member, supplier.id, signed, { fileName, now });
  }
}

/** What the category says of itself counts; what a member has said stands as long as neither category says otherwise. */
function productRelated(before: string | null, after: string | undefined): boolean | undefined {
  if (after === undefined) return undefined;
  if (isApartFromProducts(after)) return false;
  return isApartFromProducts(before) ? true : undefined;
}

/** The first one of a supplier that has no main contact is written to from now on. */
async function addContacts(
  store: Store,
  buyerId: string,
  adding: readonly { supplierId: string; contact: ContactDraft }[],
  hasMain: ReadonlySet<string>,
): Promise<void> {
  if (adding.length === 0) return;
  const ids = await newIds(store, adding.length);
  const met = new Set(hasMain);
  const rows = adding.map(({ supplierId, contact }, place) => {
    const isMain = !met.has(supplierId);
    met.add(supplierId);
    const { name, email, language, title, phone } = contact;
    return { id: ids[place], supplier_id: supplierId, name, email, language, title, phone, is_main: isMain };
  });
  await store.execute(sql`
    insert into contacts (id, buyer_id, supplier_id, name, email, language, title, phone, is_main)
    select id, ${buyerId}::uuid, supplier_id, name, email, language, title, phone, is_main
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(id uuid, supplier_id uuid, name text, email text,
        language text, title text, phone text, is_main boolean)
    on conflict do nothing`);
}

async function withMainContact(store: Store, buyerId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await store.execute<{ id: string }>(sql`
    select supplier_id as id from contacts
     where buyer_id = ${buyerId} and is_main and left_at is null
       and supplier_id in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) given(id))`);
  return new Set(rows.map(({ id }) => id));
}

async function changeContacts(store: Store, buyerId: string, changing: Updated["changedContacts"]): Promise<void> {
  if (changing.length === 0) return;
  await store.execute(sql`
    update contacts
       set language = coalesce(one.language, contacts.language), title = coalesce(one.title, contacts.title),
           phone = coalesce(one.phone, contacts.phone)
      from jsonb_to_recordset(${JSON.stringify(changing)}::jsonb) as one(id uuid, language text, title text, phone text)
     where contacts.buyer_id = ${buyerId} and contacts.id = one.id and contacts.left_at is null`);
}

async function addNotes(
  store: Store,
  { buyerId, memberId }: MemberSession,
  adding: readonly { supplierId: string; body: string }[],
): Promise<void> {
  if (adding.length === 0) return;
  await store.insert(notes).values(adding.map((note) => ({ ...note, buyerId, writtenBy: memberId })));
}

/** In the order they grow, so that what stands first in the list stays first. */
async function newIds(store: Store, count: number): Promise<string[]> {
  const rows = await store.execute<{ id: string }>(sql`select new_id() as id from generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id).sort();
}

// ── Signed before the portal ────────────────────────────────────────────────────────────────────────────

type Signed = NonNullable<SupplierDraft["signed"]>;

/** Every version of the code of conduct that has been in force, the first one first. */
const codes = (store: Store, buyerId: string) =>
  store
    .select({ id: documents.id, version: documents.version, publishedAt: documents.publishedAt })
    .from(documents)
    .where(and(eq(documents.buyerId, buyerId), eq(documents.key, "code_of_conduct"), ne(documents.state, "draft")))
    .orderBy(asc(documents.version));

const firstCode = async (store: Store, buyerId: string) => (await codes(store, buyerId))[0];

/** What was in force that day; the first version for what was signed before any was published here. */
async function codeOn(store: Store, buyerId: string, day: string) {
  const all = await codes(store, buyerId);
  return all.findLast(({ publishedAt }) => publishedAt && publishedAt.toISOString().slice(0, 10) <= day) ?? all[0];
}

const unknown = (member: MemberSession) => translatorFor(member.language).t("importing:signerUnknown");

/** Suppliers that have just been added have been asked for nothing, so their signatures are written many at a time. */
async function registerNew(
  store: Store,
  member: MemberSession,
  adding: readonly { id: string; draft: SupplierDraft; signed: Signed }[],
  { fileName, now }: Omit<Source, "importId">,
): Promise<void> {
  const byVersion = new Map<string, { version: number; those: (typeof adding)[number][] }>();
  const days = new Map<string, Awaited<ReturnType<typeof codeOn>>>();
  for (const one of adding) {
    const day = one.signed.on;
    if (!days.has(day)) days.set(day, await codeOn(store, member.buyerId, day));
    const code = days.get(day);
    if (!code) continue;
    const group = byVersion.get(code.id) ?? { version: code.version, those: [] };
    byVersion.set(code.id, group);
    group.those.push(one);
  }
  for (const [documentId, { version, those }] of byVersion) {
    const registered = await registerAll(
      store,
      member,
      documentId,
      those.map(({ id, draft, signed }) => ({
        supplierId: id,
        way: "earlier",
        legalName: draft.name,
        organisationNumber: draft.organisationNumber,
        name: signed.by ?? unknown(member),
        title: unknown(member),
        signedOn: signed.on,
      })),
      now,
    );
    await record(
      store,
      member,
      registered.map(({ supplierId, signatureId, signedOn, name }) => ({
        what: "signature.registered",
        supplierId,
        subjectId: signatureId,
        isShared: true,
        details: { document: "code_of_conduct", version, way: "earlier", signedOn, withoutProof: fileName },
        personal: { name },
      })),
    );
  }
}

/** Here a request may be open that the signature answers. */
async function registerExisting(
  store: Store,
  member: MemberSession,
  supplierId: string,
  signed: Signed,
  { fileName, now }: Omit<Source, "importId">,
): Promise<void> {
  const code = await codeOn(store, member.buyerId, signed.on);
  if (!code) return;
  await registerSignature(
    store,
    member,
    supplierId,
    {
      documentId: code.id,
      way: "earlier",
      signedOn: signed.on,
      name: signed.by ?? unknown(member),
      title: unknown(member),
      proofFileId: null,
      withoutProof: fileName,
    },
    now,
  );
}

function* inBatches<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let first = 0; first < items.length; first += size) yield items.slice(first, first + size);
}
