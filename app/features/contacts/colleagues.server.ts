/** A supplier's people, as they name and manage one another. */
import type { Store } from "db/client.server";
import { contacts, proposedContacts, requests, shares } from "db/schema/index";
import type { ContactRole, Language } from "db/schema/words";
import { and, eq, isNull, sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { queueMail } from "~/features/mails/mails.server";
import { responsibleFor } from "~/features/members/responsible.server";
import type { Request } from "~/features/requests/requests.server";
import { firstStepFor } from "./right-person";

/** What is needed to write to somebody. */
const addressed = {
  id: contacts.id,
  name: contacts.name,
  email: contacts.email,
  language: contacts.language,
  role: contacts.role,
};

const ofTheirs = (by: SupplierSession) =>
  and(eq(contacts.buyerId, by.buyerId), eq(contacts.supplierId, by.supplierId), isNull(contacts.leftAt));

export function contactsOf(store: Store, by: SupplierSession) {
  return store
    .select({ ...addressed, title: contacts.title, isMain: contacts.isMain })
    .from(contacts)
    .where(ofTheirs(by))
    .orderBy(contacts.name, contacts.id);
}

export type NamedPerson = { name: string; email: string; title: string | null; language: Language };

/** Writes down a person whom one of the supplier's own people has named. */
export async function addContact(
  store: Store,
  by: SupplierSession,
  { name, email, title, language, role }: NamedPerson & { role: ContactRole },
) {
  const [added] = await store
    .insert(contacts)
    .values({ buyerId: by.buyerId, supplierId: by.supplierId, name, email: email.toLowerCase(), title, language, role })
    .returning(addressed);
  await record(store, by, {
    what: "contact.added",
    subjectId: added!.id,
    details: { role },
    personal: { name, email: email.toLowerCase() },
  });
  return added!;
}

export async function contactBehind(store: Store, by: SupplierSession, id: string) {
  const [found] = await store
    .select({ ...addressed, title: contacts.title })
    .from(contacts)
    .where(and(ofTheirs(by), eq(contacts.id, id)));
  return found;
}

/** One who only filled in is now asked to bind the company. */
export function mayBind(store: Store, by: SupplierSession, id: string) {
  return store
    .update(contacts)
    .set({ role: "signatory" })
    .where(and(ofTheirs(by), eq(contacts.id, id)));
}

/** The same person named anew: same address and, however it is capitalised, same name. */
export async function contactNamed(
  store: Store,
  by: SupplierSession,
  { name, email }: { name: string; email: string },
) {
  const [found] = await store
    .select(addressed)
    .from(contacts)
    .where(
      and(ofTheirs(by), eq(contacts.email, email.toLowerCase()), sql`lower(${contacts.name}) = lower(${name.trim()})`),
    );
  return found;
}

/**
 * Lets a colleague in: to everything, or to the tasks that are shared with her.
 * @returns her name, or why not
 */
export async function bringIn(
  store: Store,
  by: SupplierSession,
  person: NamedPerson,
  { tasks, words }: { tasks: "all" | readonly Request[]; words?: string },
): Promise<{ name: string } | { refusal: "already there" }> {
  const isContributor = tasks !== "all";
  const there = await contactNamed(store, by, person);
  if (there && !(isContributor && there.role === "contributor")) return { refusal: "already there" };
  const colleague =
    there ?? (await addContact(store, by, { ...person, role: isContributor ? "contributor" : "contact" }));
  const shared = isContributor ? tasks : [];
  if (shared.length > 0) {
    await store
      .insert(shares)
      .values(
        shared.map(({ id }) => ({
          buyerId: by.buyerId,
          supplierId: by.supplierId,
          requestId: id,
          contactId: colleague.id,
          sharedBy: by.contactId,
        })),
      )
      .onConflictDoNothing();
    await record(
      store,
      by,
      shared.map(({ id }) => ({ what: "request.shared", subjectId: id, details: { with: colleague.id } })),
    );
  }
  await queueMail(store, {
    template: "colleague",
    data: { by: by.name, words },
    email: colleague.email,
    name: colleague.name,
    language: colleague.language,
    buyerId: by.buyerId,
    supplierId: by.supplierId,
    contactId: colleague.id,
    ...(isContributor ? { requestIds: shared.map(({ id }) => id) } : {}),
  });
  return { name: colleague.name };
}

/** Who was shared what, for the list of colleagues. */
export function sharesOf(store: Store, by: SupplierSession) {
  return store
    .select({ contactId: shares.contactId, requestId: shares.requestId })
    .from(shares)
    .where(and(eq(shares.buyerId, by.buyerId), eq(shares.supplierId, by.supplierId)));
}

/**
 * Somebody who does not help any more: her link and her session end at once, what she has done stays. The one who is
 * written to cannot be removed, only replaced; nor can one remove oneself.
 */
export async function letGo(store: Store, by: SupplierSession, contactId: string, now: Date) {
  if (contactId === by.contactId) return { refusal: "yourself" as const };
  const [left] = await store
    .update(contacts)
    .set({ leftAt: now })
    .where(and(ofTheirs(by), eq(contacts.id, contactId), eq(contacts.isMain, false)))
    .returning(addressed);
  if (!left) return { refusal: "nobody" as const };
  await store
    .delete(shares)
    .where(and(eq(shares.buyerId, by.buyerId), eq(shares.supplierId, by.supplierId), eq(shares.contactId, contactId)));
  await moveWaiting(store, by, contactId, null);
  await record(store, by, { what: "contact.removed", subjectId: contactId });
  return { name: left.name };
}

/** What waited for one person waits for another, or for nobody in particular. */
function moveWaiting(store: Store, by: SupplierSession, from: string, to: string | null) {
  return store
    .update(requests)
    .set({ waitingForId: to, version: sql`${requests.version} + 1` })
    .where(
      and(eq(requests.buyerId, by.buyerId), eq(requests.supplierId, by.supplierId), eq(requests.waitingForId, from)),
    );
}

/**
 * "I am not the right person": hands everything on to the one named (DESIGN 6).
 * @returns whether she took over at once, or the buyer is asked first
 */
export async function nameRightPerson(
  store: Store,
  by: SupplierSession,
  person: NamedPerson & { reason: string | null },
  openTasks: readonly Request[],
  now: Date,
): Promise<{ outcome: "taken over" | "asked"; name: string } | { refusal: "yourself" | "already asked" }> {
  const there = await contactNamed(store, by, person);
  if (there?.id === by.contactId) return { refusal: "yourself" };
  const known = await knownAddresses(store, by);
  if (!there && firstStepFor(person.email, known) === "ask the buyer") return propose(store, by, person);

  const successor = there ?? (await addContact(store, by, { ...person, role: by.role }));
  if (successor.role === "contributor")
    await store
      .update(contacts)
      .set({ role: by.role })
      .where(and(ofTheirs(by), eq(contacts.id, successor.id)));
  const [before] = await store
    .select({ isMain: contacts.isMain })
    .from(contacts)
    .where(and(ofTheirs(by), eq(contacts.id, by.contactId)));
  await store
    .update(contacts)
    .set({ leftAt: now, takenOverBy: successor.id, isMain: false })
    .where(and(ofTheirs(by), eq(contacts.id, by.contactId)));
  if (before?.isMain)
    await store
      .update(contacts)
      .set({ isMain: true })
      .where(and(ofTheirs(by), eq(contacts.id, successor.id)));
  await moveWaiting(store, by, by.contactId, successor.id);
  await record(store, by, { what: "contact.taken over", subjectId: by.contactId, details: { by: successor.id } });
  await queueMail(store, {
    template: "taken-over",
    data: { previous: by.name },
    email: successor.email,
    name: successor.name,
    language: successor.language,
    buyerId: by.buyerId,
    supplierId: by.supplierId,
    contactId: successor.id,
    requestIds: openTasks.map(({ id }) => id),
  });
  await tellNamer(store, by, successor.name, "taken over");
  return { outcome: "taken over", name: successor.name };
}

async function propose(store: Store, by: SupplierSession, person: NamedPerson & { reason: string | null }) {
  const asked = await proposalsOf(store, by);
  if (asked.some(({ email }) => email === person.email.toLowerCase())) return { refusal: "already asked" as const };
  const { name, reason } = person;
  const email = person.email.toLowerCase();
  const [proposed] = await store
    .insert(proposedContacts)
    .values({ buyerId: by.buyerId, supplierId: by.supplierId, proposedBy: by.contactId, name, email, reason })
    .returning({ id: proposedContacts.id });
  await record(store, by, { what: "contact.proposed", subjectId: proposed!.id, personal: { name, email } });
  const { owner, coordinator } = await responsibleFor(store, by);
  const reader = owner ?? coordinator;
  if (reader)
    await queueMail(store, {
      template: "contact-proposed",
      data: {
        by: { name: by.name, email: by.email },
        proposed: { name, email },
        reason: reason ?? undefined,
        path: `/suppliers/${by.supplierId}`,
      },
      email: reader.email,
      name: reader.name,
      language: reader.language,
      buyerId: by.buyerId,
      supplierId: by.supplierId,
      memberId: reader.id,
    });
  await tellNamer(store, by, name, "asked");
  return { outcome: "asked" as const, name };
}

/** Whom the reader has named and the buyer has not answered about. */
export function proposalsOf(store: Store, by: SupplierSession) {
  return store
    .select({ name: proposedContacts.name, email: proposedContacts.email })
    .from(proposedContacts)
    .where(
      and(
        eq(proposedContacts.buyerId, by.buyerId),
        eq(proposedContacts.supplierId, by.supplierId),
        eq(proposedContacts.proposedBy, by.contactId),
        eq(proposedContacts.state, "asked"),
      ),
    );
}

/** Also of those who have left: they were the company's addresses when it was written to. */
async function knownAddresses(store: Store, by: SupplierSession): Promise<string[]> {
  const rows = await store
    .select({ email: contacts.email })
    .from(contacts)
    .where(and(eq(contacts.buyerId, by.buyerId), eq(contacts.supplierId, by.supplierId)));
  return rows.map(({ email }) => email);
}

function tellNamer(store: Store, by: SupplierSession, named: string, outcome: "taken over" | "asked") {
  return queueMail(store, {
    template: "handed-on",
    data: { named, outcome },
    email: by.email,
    name: by.name,
    language: by.language,
    buyerId: by.buyerId,
    supplierId: by.supplierId,
    contactId: by.contactId,
  });
}
