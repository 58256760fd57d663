/** The language a person reads, once chosen: on this device, on her others, and in the mails to the one she is just now. */
import type { Store } from "db/client.server";
import { contacts, members, people } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, eq } from "drizzle-orm";

import { take } from "./scopes.server";
import type { Session } from "./sessions.server";

/** @param store a visitor's transaction that has said who she is; it goes on in her own name */
export async function chooseLanguage(store: Store, session: Session, language: Language): Promise<void> {
  await store.update(people).set({ language }).where(eq(people.id, session.personId));
  if (session.audience === "member") {
    const { buyerId, memberId, personId } = session;
    await take(store, { role: "member", buyer: buyerId, member: memberId, person: personId });
    await store
      .update(members)
      .set({ language })
      .where(and(eq(members.buyerId, buyerId), eq(members.id, memberId)));
  }
  if (session.audience === "supplier") {
    const { buyerId, supplierId, contactId, personId, role } = session;
    await take(store, {
      role: role === "contributor" ? "contributor" : "supplier",
      ...{ buyer: buyerId, supplier: supplierId, contact: contactId, person: personId },
    });
    await store
      .update(contacts)
      .set({ language })
      .where(and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.id, contactId)));
  }
}

/** Kept for a year on this device, whoever uses it. */
export const languageCookie = (language: Language, isSecure: boolean) =>
  `language=${language}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
