/** Who may be named where a task is left to somebody, or needs somebody as well. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";
import type * as z from "zod/mini";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { factsOf } from "~/features/company-facts/facts.server";
import type { Heir } from "~/features/requests/asides.server";
import { contactsOf } from "./colleagues.server";
import type { heirForm } from "./heir-form";

/** The reader's colleagues, and whom the company has named as the one who signs: often the one it is about. */
export async function heirsFor(store: Store, by: SupplierSession) {
  const others = (await contactsOf(store, by)).filter((contact) => contact.id !== by.contactId);
  const { signatoryName: name, signatoryEmail: email = null, signatoryTitle: title } = (await factsOf(store, by)) ?? {};
  return {
    colleagues: others.map(({ id, name, title, email }) => ({ id, name, title, email })),
    signatory: email && email !== by.email ? { name, email, title } : null,
  };
}

export type Heirs = Awaited<ReturnType<typeof heirsFor>>;

/** @param language what somebody new is written to in, where the form does not say */
export const heirIn = (
  { to, name, email, title, language: reads }: z.infer<typeof heirForm>,
  language: Language,
): Heir => (to === "new" ? { name: name!, email: email!, title, language: reads ?? language } : { contactId: to });
