/**
 * Certificates in the database. A file that is uploaded is a draft of its own; filled in and sent in it answers every
 * open request for its type, is read by the buyer, and takes the place of the one it renews.
 */
import type { Store } from "db/client.server";
import { certificates, contacts, files, members } from "db/schema/index";
import type { CertificateState } from "db/schema/words";
import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { factsOf, type KnownFacts } from "~/features/company-facts/facts.server";
import { record } from "~/features/events/events.server";
import { keep, type Upload } from "~/features/files/files.server";
import { tellBuyer } from "~/features/requests/asides.server";
import { act, allOrNothing, type Request, requestsOf } from "~/features/requests/requests.server";
import { may, type Refusal } from "~/features/requests/rules";
import { takeBackAsked } from "~/features/requests/tasks.server";
import { columnsOf, type Filled } from "./certificate-form";
import type { CertificateType } from "./certificate-types";
import { certificateType } from "./content/library";
import { acceptedStates, endOf, type Validity, validityOn } from "./validity";

type Whose = { buyerId: string; supplierId: string };
type Stored = Extract<Upload, { storageKey: string }>;

const shown = {
  id: certificates.id,
  supplierId: certificates.supplierId,
  type: certificates.type,
  state: certificates.state,
  holderName: certificates.holderName,
  number: certificates.number,
  issuer: certificates.issuer,
  accreditationBody: certificates.accreditationBody,
  edition: certificates.edition,
  scope: certificates.scope,
  sites: certificates.sites,
  details: certificates.details,
  validFrom: certificates.validFrom,
  validTo: certificates.validTo,
  endsOn: certificates.endsOn,
  suspensions: certificates.suspensions,
  replacesId: certificates.replacesId,
  replacedAt: certificates.replacedAt,
  renewingSince: certificates.renewingSince,
  submittedAt: certificates.submittedAt,
  acceptedAt: certificates.acceptedAt,
  notAcceptedAt: certificates.notAcceptedAt,
  reason: certificates.reason,
  checkedIn: certificates.checkedIn,
  checkedOn: certificates.checkedOn,
  version: certificates.version,
  addedBy: certificates.addedBy,
  addedByName: contacts.name,
  decidedByName: members.name,
  file: { id: files.id, name: files.name, size: files.size, mediaType: files.mediaType },
};

const selected = (store: Store, { buyerId, supplierId }: Whose) =>
  store
    .select(shown)
    .from(certificates)
    .innerJoin(
      files,
      and(eq(files.buyerId, buyerId), eq(files.supplierId, supplierId), eq(files.id, certificates.fileId)),
    )
    .leftJoin(
      contacts,
      and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.id, certificates.addedBy)),
    )
    .leftJoin(members, and(eq(members.buyerId, buyerId), eq(members.id, certificates.decidedBy)))
    .$dynamic();

const its = ({ buyerId, supplierId }: Whose) =>
  and(eq(certificates.buyerId, buyerId), eq(certificates.supplierId, supplierId));

/** A supplier's certificates, the newest first. */
export const certificatesOf = (store: Store, whose: Whose) =>
  selected(store, whose).where(its(whose)).orderBy(desc(certificates.id));

export type Certificate = Awaited<ReturnType<typeof certificatesOf>>[number];

export async function certificateOf(store: Store, whose: Whose, id: string): Promise<Certificate | undefined> {
  const [found] = await selected(store, whose).where(and(its(whose), eq(certificates.id, id)));
  return found;
}

/** @param today in the buyer's time zone */
export const standingOn = (
  {
    suspensions,
    replacedAt,
    validFrom,
    endsOn,
  }: Pick<Certificate, "suspensions" | "replacedAt" | "validFrom" | "endsOn">,
  today: string,
): Validity =>
  // It is replaced from the moment the newer one was accepted, and is shown so at once.
  replacedAt ? "replaced" : validityOn({ validFrom, endsOn, suspensions, replacedOn: null }, today);

export const isAccepted = (state: CertificateState) => (acceptedStates as readonly CertificateState[]).includes(state);

/**
 * Begins a certificate with its file.
 * @returns the one that has the same file already, where there is one; the new bytes are then nobody's
 */
export async function begin(
  store: Store,
  by: SupplierSession,
  upload: Stored,
  type: CertificateType | undefined,
): Promise<{ id: string } | { same: string }> {
  const { buyerId, supplierId, contactId } = by;
  const [same] = await store
    .select({ id: certificates.id })
    .from(certificates)
    .innerJoin(
      files,
      and(eq(files.buyerId, buyerId), eq(files.supplierId, supplierId), eq(files.id, certificates.fileId)),
    )
    .where(and(its(by), eq(files.hash, upload.hash), ne(certificates.state, "not accepted")))
    .limit(1);
  if (same) return { same: same.id };
  const fileId = await keep(store, { buyerId, supplierId, contactId }, upload);
  const [begun] = await store
    .insert(certificates)
    .values({ buyerId, supplierId, fileId, type: type?.key, addedBy: contactId })
    .returning({ id: certificates.id });
  return { id: begun!.id };
}

/** Says what a draft is; what was filled in for another type is kept as far as this one asks for it. */
export async function sayType(store: Store, by: SupplierSession, draft: Certificate, type: string) {
  await store
    .update(certificates)
    .set({ type, edition: null, version: draft.version + 1 })
    .where(and(its(by), eq(certificates.id, draft.id), eq(certificates.state, "draft")));
}

/** Takes a draft away; its file goes with the next clean-up. */
export async function takeAway(store: Store, by: SupplierSession, draft: Certificate) {
  const gone = await store
    .delete(certificates)
    .where(and(its(by), eq(certificates.id, draft.id), eq(certificates.state, "draft")))
    .returning({ fileId: certificates.fileId });
  if (gone.length > 0)
    await store
      .update(files)
      .set({ state: "removed" })
      .where(and(eq(files.buyerId, by.buyerId), eq(files.supplierId, by.supplierId), eq(files.id, draft.file.id)));
}

/** What one may say a certificate takes the place of: those of its type that are still good for something. */
export function replaceableBy(all: readonly Certificate[], { id, type }: Pick<Certificate, "id" | "type">) {
  return all.filter((one) => one.id !== id && one.type === type && isAccepted(one.state) && !one.replacedAt);
}

type Outcome = { answered: number } | { refusal: Refusal | "overtaken" };

/** Sends a certificate in, and with it answers every request that waits for one of its type. */
export async function sendIn(
  store: Store,
  by: SupplierSession,
  draft: Certificate,
  filled: Filled,
  now: Date,
): Promise<Outcome> {
  const type = certificateType(draft.type);
  if (draft.state !== "draft" || !type) return { refusal: "already" };
  const facts = await factsOf(store, by);
  const columns = columnsOf(filled, type.fields, facts?.sites ?? []);
  const sent = await store
    .update(certificates)
    .set({
      ...columns,
      endsOn: endOf(type, columns),
      replacesId: filled.replaces,
      state: "submitted",
      submittedAt: now,
      version: draft.version + 1,
    })
    .where(
      and(
        its(by),
        eq(certificates.id, draft.id),
        eq(certificates.state, "draft"),
        eq(certificates.version, draft.version),
      ),
    )
    .returning({ id: certificates.id });
  if (sent.length === 0) return { refusal: "overtaken" };
  await record(store, by, {
    what: "certificate.submitted",
    subjectId: draft.id,
    details: { certificate: type.key, until: columns.validTo },
  });
  const waiting = (await requestsFor(store, by, type.key)).filter(({ kind, state }) =>
    may(kind, state, "submit", by.role),
  );
  const answered = await allOrNothing(store, async (nested) => {
    for (const request of waiting) {
      const done = await act(nested, request, "submit", by, now);
      if ("refusal" in done) return done;
    }
    return {};
  });
  if ("refusal" in answered) return answered;
  await takeBackAsked(
    store,
    by,
    waiting.map(({ id }) => id),
  );
  const [task] = waiting;
  if (task) await tellBuyer(store, by, task, "certificate");
  return { answered: waiting.length };
}

/** The requests a certificate of a type answers. */
export async function requestsFor(store: Store, whose: Whose, type: string): Promise<Request[]> {
  const requests = await requestsOf(store, whose);
  return requests.filter(({ kind, key }) => kind === "certificate" && key === type);
}

/** "Renewal under way": no more reminders before a newer one has come. */
export async function sayRenewing(store: Store, by: SupplierSession, id: string, now: Date) {
  const said = await store
    .update(certificates)
    .set({ renewingSince: now })
    .where(
      and(
        its(by),
        eq(certificates.id, id),
        inArray(certificates.state, [...acceptedStates]),
        isNull(certificates.replacedAt),
        isNull(certificates.renewingSince),
      ),
    )
    .returning({ id: certificates.id, type: certificates.type });
  for (const one of said)
    await record(store, by, { what: "certificate.renewing", subjectId: one.id, details: { certificate: one.type } });
  return said.length > 0;
}

/** The names a certificate of the supplier's may be made out to. */
export const namesOf = (supplier: string, facts: KnownFacts | undefined) => [supplier, facts?.legalName];

/** Accepted, not replaced, and in force on a day, as a condition on `certificates`. */
export const inForceOn = (day: string) => sql`certificates.state in ('read', 'found in register', 'confirmed by issuer')
  and certificates.replaced_at is null and (certificates.valid_from is null or certificates.valid_from <= ${day}::date)
  and (certificates.ends_on is null or certificates.ends_on >= ${day}::date) and not ${suspendedOn(day)}`;

export const suspendedOn = (day: string) => sql`(certificates.suspensions <> '[]' and exists (
  select from jsonb_to_recordset(certificates.suspensions) as stopped ("from" date, until date)
   where stopped."from" <= ${day}::date and (stopped.until is null or stopped.until > ${day}::date)))`;
