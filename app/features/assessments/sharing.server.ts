/**
 * Parts of an assessment in the hands of colleagues: who has which section, giving one away and taking it back, and
 * saying that it is done. Whoever only has a section sees nothing but it; one who sees everything anyway can be asked
 * for a section all the same.
 */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { contacts, shares } from "db/schema/index";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { addContact, contactBehind, contactNamed } from "~/features/contacts/colleagues.server";
import { record } from "~/features/events/events.server";
import { queueMail } from "~/features/mails/mails.server";
import type { Heir } from "~/features/requests/asides.server";
import type { Assessment } from "./assessment.server";

const ofTheirs = ({ buyerId, supplierId }: SupplierSession, requestId: string) =>
  and(eq(shares.buyerId, buyerId), eq(shares.supplierId, supplierId), eq(shares.requestId, requestId));

/** Who has which section; null stands for the whole. To a contributor, what she has herself. */
export function sharesIn(store: Store, by: SupplierSession, requestId: string) {
  return store
    .select({
      id: shares.id,
      section: shares.section,
      contactId: shares.contactId,
      name: contacts.name,
      doneAt: shares.doneAt,
    })
    .from(shares)
    .innerJoin(
      contacts,
      and(
        eq(contacts.buyerId, shares.buyerId),
        eq(contacts.supplierId, shares.supplierId),
        eq(contacts.id, shares.contactId),
      ),
    )
    .where(ofTheirs(by, requestId))
    .orderBy(asc(contacts.name), asc(shares.id));
}

/**
 * Gives sections to a colleague, and writes to her. Given once more, they are open with her again.
 * @param keys of sections
 * @returns her name, or why not
 */
export async function give(
  store: Store,
  by: SupplierSession,
  { task, questionnaire }: Assessment,
  { to, keys, words }: { to: Heir; keys: readonly string[]; words?: string },
): Promise<{ name: string } | { refusal: "yourself" | "nobody" }> {
  const there = "contactId" in to ? await contactBehind(store, by, to.contactId) : await contactNamed(store, by, to);
  if (!there && "contactId" in to) return { refusal: "nobody" };
  const colleague = there ?? (await addContact(store, by, { ...(to as Named), role: "contributor" }));
  if (colleague.id === by.contactId) return { refusal: "yourself" };
  const { buyerId, supplierId, contactId } = by;
  await store
    .insert(shares)
    .values(
      keys.map((section) => ({
        buyerId,
        supplierId,
        requestId: task.id,
        section,
        contactId: colleague.id,
        sharedBy: contactId,
      })),
    )
    .onConflictDoUpdate({
      target: [shares.buyerId, shares.supplierId, shares.requestId, shares.contactId, shares.section],
      set: { doneAt: null },
    });
  await record(store, by, {
    what: "request.shared",
    subjectId: task.id,
    details: { with: colleague.id, sections: keys },
  });
  await queueMail(store, {
    template: "colleague",
    data: { by: by.name, words, sections: titlesOf(questionnaire, new Set(keys)) },
    email: colleague.email,
    name: colleague.name,
    language: colleague.language,
    buyerId,
    supplierId,
    contactId: colleague.id,
    requestIds: [task.id],
  });
  return { name: colleague.name };
}

type Named = Exclude<Heir, { contactId: string }>;

/** What she has answered stays; she sees it no longer. */
export async function takeBack(store: Store, by: SupplierSession, requestId: string, shareId: string) {
  const [taken] = await store
    .delete(shares)
    .where(and(ofTheirs(by, requestId), eq(shares.id, shareId)))
    .returning({ contactId: shares.contactId, section: shares.section });
  if (!taken) return { refusal: "nothing" as const };
  await record(store, by, {
    what: "request.taken back",
    subjectId: requestId,
    details: { from: taken.contactId, section: taken.section },
  });
  return {};
}

/** The reader has done what was given to her; whoever gave it to her is told. */
export async function sayDone(store: Store, by: SupplierSession, { task, questionnaire }: Assessment, now: Date) {
  const { buyerId, supplierId, contactId } = by;
  const done = await store
    .update(shares)
    .set({ doneAt: now })
    .where(and(ofTheirs(by, task.id), eq(shares.contactId, contactId), isNull(shares.doneAt)))
    .returning({ section: shares.section, sharedBy: shares.sharedBy });
  if (done.length === 0) return;
  await record(store, by, { what: "request.part done", subjectId: task.id });
  const keys = new Set(done.map(({ section }) => section));
  for (const giver of await giversOf(store, by, [...new Set(done.map(({ sharedBy }) => sharedBy))]))
    await queueMail(store, {
      template: "part-done",
      data: { by: by.name, sections: titlesOf(questionnaire, keys) },
      email: giver.email,
      name: giver.name,
      language: giver.language,
      buyerId,
      supplierId,
      contactId: giver.id,
      requestIds: [task.id],
    });
}

/** Those who are still there. */
function giversOf(store: Store, { buyerId, supplierId }: SupplierSession, ids: readonly string[]) {
  return store
    .select({ id: contacts.id, name: contacts.name, email: contacts.email, language: contacts.language })
    .from(contacts)
    .where(
      and(
        eq(contacts.buyerId, buyerId),
        eq(contacts.supplierId, supplierId),
        inArray(contacts.id, [...ids]),
        isNull(contacts.leftAt),
      ),
    );
}

const titlesOf = ({ title, sections }: Assessment["questionnaire"], keys: ReadonlySet<string | null>): Both[] =>
  keys.has(null) ? [title] : sections.filter(({ key }) => keys.has(key)).map((section) => section.title);
