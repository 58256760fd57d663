/**
 * "Write to her instead": somebody outside the supplier's known mail domains was named, and a member says yes or no
 * (DESIGN 6). Yes makes her a contact who takes over from the one who named her; both are told either way.
 */
import type { Store } from "db/client.server";
import { contacts, proposedContacts, requests } from "db/schema/index";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { queueMail, queueMails } from "~/features/mails/mails.server";

export async function decideProposal(
  store: Store,
  by: MemberSession,
  id: string,
  decision: "granted" | "refused",
  now: Date,
): Promise<{ ok: true; supplierId: string } | { refusal: "overtaken" }> {
  const [proposal] = await store
    .update(proposedContacts)
    .set({ state: decision, decidedBy: by.memberId, decidedAt: now })
    .where(
      and(eq(proposedContacts.buyerId, by.buyerId), eq(proposedContacts.id, id), eq(proposedContacts.state, "asked")),
    )
    .returning();
  if (!proposal) return { refusal: "overtaken" };
  const { buyerId, supplierId, name, email, proposedBy } = proposal;
  const ofTheirs = and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId));
  const [namer] = await store
    .select()
    .from(contacts)
    .where(and(ofTheirs, eq(contacts.id, proposedBy)));
  if (!namer) return { refusal: "overtaken" };
  await record(store, by, {
    what: decision === "granted" ? "contact.accepted" : "contact.refused",
    supplierId,
    subjectId: proposal.id,
    isShared: true,
    personal: { name, email },
  });
  const toNamer = {
    email: namer.email,
    name: namer.name,
    language: namer.language,
    contactId: namer.id,
    buyerId,
    supplierId,
    fromMemberId: by.memberId,
  };
  if (decision === "refused") {
    await queueMail(store, { template: "handed-on", data: { named: name, outcome: "refused" }, ...toNamer });
    return { ok: true, supplierId };
  }
  const successor = await contactNamed(store, proposal, namer.language, namer.role);
  // First one steps back, then the other steps forward: there is one main contact at any time.
  await store
    .update(contacts)
    .set({ leftAt: namer.leftAt ?? now, takenOverBy: successor.id, isMain: false })
    .where(and(ofTheirs, eq(contacts.id, namer.id)));
  if (namer.isMain)
    await store
      .update(contacts)
      .set({ isMain: true })
      .where(and(ofTheirs, eq(contacts.id, successor.id)));
  await store
    .update(requests)
    .set({ waitingForId: successor.id, version: sql`${requests.version} + 1` })
    .where(
      and(
        eq(requests.buyerId, buyerId),
        eq(requests.supplierId, supplierId),
        eq(requests.waitingForId, namer.id),
        isNotNull(requests.waitsFor),
      ),
    );
  await queueMails(store, [
    {
      template: "taken-over",
      data: { previous: namer.name },
      email: successor.email,
      name: successor.name,
      language: successor.language,
      contactId: successor.id,
      buyerId,
      supplierId,
      fromMemberId: by.memberId,
    },
    { template: "handed-on", data: { named: name, outcome: "taken over" }, ...toNamer },
  ]);
  return { ok: true, supplierId };
}

/** The person named: one already there under the same name and address, or a new contact. */
async function contactNamed(
  store: Store,
  { buyerId, supplierId, name, email }: typeof proposedContacts.$inferSelect,
  language: "nb" | "en",
  role: (typeof contacts.$inferSelect)["role"],
) {
  const [there] = await store
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.buyerId, buyerId),
        eq(contacts.supplierId, supplierId),
        isNull(contacts.leftAt),
        eq(contacts.email, email),
        sql`lower(${contacts.name}) = lower(${name})`,
      ),
    );
  if (there) return there;
  const [added] = await store.insert(contacts).values({ buyerId, supplierId, name, email, language, role }).returning();
  return added!;
}
