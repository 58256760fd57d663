/** Contacts: the people of a supplier, as members look after them. */
import type { Store } from "db/client.server";
import { contacts, mails, requests } from "db/schema/index";
import type { ContactRole, Language } from "db/schema/words";
import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { queueMail } from "~/features/mails/mails.server";
import { firstLanguage } from "./first-language";

export type ContactValues = {
  name: string;
  email: string;
  title: string | null;
  phone: string | null;
  /** Null: the one usual in the supplier's country. */
  language: Language | null;
  role: ContactRole;
};

/** Those still there, the main one first. */
export function contactsOf(store: Store, buyerId: string, supplierId: string) {
  return store
    .select({
      id: contacts.id,
      name: contacts.name,
      email: contacts.email,
      title: contacts.title,
      phone: contacts.phone,
      language: contacts.language,
      role: contacts.role,
      isMain: contacts.isMain,
      undeliverableSince: contacts.undeliverableSince,
    })
    .from(contacts)
    .where(and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), isNull(contacts.leftAt)))
    .orderBy(desc(contacts.isMain), asc(contacts.id));
}

export type Contact = Awaited<ReturnType<typeof contactsOf>>[number];

export async function contactOf(
  store: Store,
  buyerId: string,
  supplierId: string,
  id: string,
): Promise<Contact | undefined> {
  return (await contactsOf(store, buyerId, supplierId)).find((contact) => contact.id === id);
}

const isHer = (buyerId: string, supplierId: string, id: string) =>
  and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.id, id));

/** Two people may share an address; the name tells them apart. */
async function isThere(
  store: Store,
  buyerId: string,
  supplierId: string,
  { name, email }: ContactValues,
  but?: string,
) {
  const [same] = await store
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.buyerId, buyerId),
        eq(contacts.supplierId, supplierId),
        eq(contacts.email, email.toLowerCase()),
        sql`lower(${contacts.name}) = lower(${name})`,
        isNull(contacts.leftAt),
        but ? ne(contacts.id, but) : undefined,
      ),
    );
  return same !== undefined;
}

/** The first one, who may speak for the company, is the main one. */
export async function addContact(
  store: Store,
  member: MemberSession,
  supplier: { id: string; country: string | null },
  values: ContactValues,
): Promise<{ id: string } | "already there"> {
  const { buyerId } = member;
  if (await isThere(store, buyerId, supplier.id, values)) return "already there";
  const others = await contactsOf(store, buyerId, supplier.id);
  const [added] = await store
    .insert(contacts)
    .values({
      ...values,
      email: values.email.toLowerCase(),
      language: values.language ?? firstLanguage(supplier.country),
      buyerId,
      supplierId: supplier.id,
      isMain: values.role !== "contributor" && !others.some(({ isMain }) => isMain),
    })
    .returning({ id: contacts.id });
  await record(store, member, {
    what: "contact.added",
    supplierId: supplier.id,
    subjectId: added!.id,
    details: { role: values.role },
    personal: { name: values.name, email: values.email },
  });
  return { id: added!.id };
}

/**
 * Changes a contact. A corrected address is written to anew: what could not be delivered to the old one is asked for
 * again, as the same requests.
 * @returns how many requests were sent again
 */
export async function changeContact(
  store: Store,
  member: MemberSession,
  supplierId: string,
  id: string,
  values: ContactValues,
): Promise<{ sentAgain: number } | "already there" | "gone"> {
  const { buyerId } = member;
  const before = await contactOf(store, buyerId, supplierId, id);
  if (!before) return "gone";
  if (await isThere(store, buyerId, supplierId, values, id)) return "already there";
  const email = values.email.toLowerCase();
  const isCorrected = email !== before.email;
  const language = values.language ?? before.language;
  await store
    .update(contacts)
    .set({ ...values, email, language, ...(isCorrected && { undeliverableSince: null }) })
    .where(isHer(buyerId, supplierId, id));
  await record(store, member, {
    what: isCorrected ? "contact.address corrected" : "contact.changed",
    supplierId,
    subjectId: id,
    personal: { name: values.name, email, ...(isCorrected && { before: before.email }) },
  });
  if (!isCorrected) return { sentAgain: 0 };

  await readdress(store, buyerId, id, email);
  const failed = await undelivered(store, buyerId, supplierId, id);
  if (failed.length === 0) return { sentAgain: 0 };
  await sendAgain(store, member, supplierId, { id, name: values.name, email, language }, failed);
  return { sentAgain: failed.length };
}

/**
 * What is queued, or being tried and comes back, goes to the address as it is now; but for a reminder, if that address
 * has been sent one on the same day already.
 */
async function readdress(store: Store, buyerId: string, contactId: string, email: string) {
  const hasOne = sql`exists (select from mails other where other.buyer_id = mails.buyer_id and other.email = ${email}
    and other.scheduled_on = mails.scheduled_on and other.state <> 'cancelled')`;
  const waiting = and(eq(mails.buyerId, buyerId), eq(mails.contactId, contactId), ne(mails.email, email));
  await store
    .update(mails)
    .set({ state: "cancelled" })
    .where(and(waiting, eq(mails.state, "queued"), hasOne));
  await store
    .update(mails)
    .set({ email })
    .where(and(waiting, inArray(mails.state, ["queued", "sending"]), sql`not ${hasOne}`));
}

/** The same requests to an address that is right after all: a full mailbox was emptied, a server is back. */
export async function retryContact(
  store: Store,
  member: MemberSession,
  supplierId: string,
  id: string,
): Promise<number> {
  const contact = await contactOf(store, member.buyerId, supplierId, id);
  if (!contact) return 0;
  const failed = await undelivered(store, member.buyerId, supplierId, id);
  if (failed.length === 0) return 0;
  await store
    .update(contacts)
    .set({ undeliverableSince: null })
    .where(isHer(member.buyerId, supplierId, id));
  await sendAgain(store, member, supplierId, contact, failed);
  return failed.length;
}

/** The open requests whose mails to this contact did not arrive. */
async function undelivered(store: Store, buyerId: string, supplierId: string, contactId: string): Promise<string[]> {
  const rows = await store
    .select({ id: requests.id })
    .from(requests)
    .where(
      and(
        eq(requests.buyerId, buyerId),
        eq(requests.supplierId, supplierId),
        eq(requests.waitsFor, "supplier"),
        sql`exists (
          select from mails
           where mails.buyer_id = requests.buyer_id and ${contactId}::uuid = any(mails.contact_id || mails.also_contact_ids)
             and mails.state in ('refused', 'given up') and requests.id = any(mails.request_ids)
             and not exists (
               select from mails later
                where later.buyer_id = mails.buyer_id and ${contactId}::uuid = any(later.contact_id || later.also_contact_ids)
                  and later.id > mails.id
                  and later.state = 'sent' and requests.id = any(later.request_ids)))`,
      ),
    )
    .orderBy(asc(requests.id));
  return rows.map(({ id }) => id);
}

async function sendAgain(
  store: Store,
  member: MemberSession,
  supplierId: string,
  contact: { id: string; name: string; email: string; language: Language },
  requestIds: string[],
) {
  const { buyerId } = member;
  await store
    .update(requests)
    .set({ undeliveredAt: null })
    .where(and(eq(requests.buyerId, buyerId), eq(requests.supplierId, supplierId), inArray(requests.id, requestIds)));
  await queueMail(store, {
    template: "invitation",
    data: {},
    email: contact.email,
    name: contact.name,
    language: contact.language,
    buyerId,
    supplierId,
    contactId: contact.id,
    requestIds,
  });
  await record(store, member, {
    what: "contact.written again",
    supplierId,
    subjectId: contact.id,
    isShared: true,
    details: { requests: requestIds.length },
  });
}

/** The one who is written to from now on. */
export async function makeMain(
  store: Store,
  member: MemberSession,
  supplierId: string,
  id: string,
): Promise<"done" | "gone"> {
  const { buyerId } = member;
  const contact = await contactOf(store, buyerId, supplierId, id);
  if (!contact || contact.role === "contributor") return "gone";
  if (contact.isMain) return "done";
  await store
    .update(contacts)
    .set({ isMain: false })
    .where(and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.isMain, true)));
  await store
    .update(contacts)
    .set({ isMain: true })
    .where(isHer(buyerId, supplierId, id));
  await record(store, member, {
    what: "contact.made main",
    supplierId,
    subjectId: id,
    personal: { name: contact.name, email: contact.email },
  });
  return "done";
}

/**
 * Takes a contact out: she gets no more mail, and her links and sessions end. What waited for her waits for the company
 * again. The main contact goes last, or after another has become main.
 */
export async function removeContact(
  store: Store,
  member: MemberSession,
  supplierId: string,
  id: string,
  now: Date,
): Promise<"removed" | "is main" | "gone"> {
  const { buyerId } = member;
  const all = await contactsOf(store, buyerId, supplierId);
  const contact = all.find((one) => one.id === id);
  if (!contact) return "gone";
  if (contact.isMain && all.some((one) => one.id !== id && one.role !== "contributor")) return "is main";
  await store
    .update(contacts)
    .set({ leftAt: now, isMain: false })
    .where(isHer(buyerId, supplierId, id));
  await store
    .update(requests)
    .set({ waitingForId: null })
    .where(and(eq(requests.buyerId, buyerId), eq(requests.supplierId, supplierId), eq(requests.waitingForId, id)));
  await store
    .update(mails)
    .set({ state: "cancelled" })
    .where(and(eq(mails.buyerId, buyerId), eq(mails.contactId, id), eq(mails.state, "queued")));
  await record(store, member, {
    what: "contact.removed",
    supplierId,
    subjectId: id,
    personal: { name: contact.name, email: contact.email },
  });
  return "removed";
}
