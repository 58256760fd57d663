/**
 * Erasing a person on request (GDPR article 17; DESIGN 9): by address, in everything this buyer has.
 *
 * The database does it in one function, which writes the event that says so and refuses while the person has access.
 * What was signed stays with the name of whoever signed: evidence is kept for as long as the agreement, and ten years
 * more (article 17(3) b and e).
 */
import type { Store } from "db/client.server";
import { contacts, mails, members, signatures, suppliers } from "db/schema/index";
import { and, asc, count, eq, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";

export type Traces = {
  /** Each place where the address belongs to somebody: a company, or the buyer itself. */
  people: {
    id: string;
    name: string;
    supplier: { id: string; name: string } | null;
    isStillThere: boolean;
  }[];
  events: number;
  mails: number;
  /** What stays. */
  signatures: number;
};

/** @param email in small letters, as addresses are kept */
export async function tracesOf(store: Store, buyerId: string, email: string): Promise<Traces> {
  const asContact = await store
    .select({
      id: contacts.id,
      name: contacts.name,
      supplier: { id: suppliers.id, name: suppliers.name },
      isStillThere: sql<boolean>`${contacts.leftAt} is null`,
    })
    .from(contacts)
    .innerJoin(suppliers, and(eq(suppliers.buyerId, contacts.buyerId), eq(suppliers.id, contacts.supplierId)))
    .where(and(eq(contacts.buyerId, buyerId), eq(contacts.email, email)))
    .orderBy(asc(suppliers.name), asc(contacts.id));
  const asMember = await store
    .select({ id: members.id, name: members.name, isStillThere: sql<boolean>`${members.leftAt} is null` })
    .from(members)
    .where(and(eq(members.buyerId, buyerId), eq(members.email, email)));
  const [logged] = await store.execute<{ count: number }>(
    sql`select count(*)::int as count from personal_events(${email})`,
  );
  const [written] = await store
    .select({ count: count() })
    .from(mails)
    .where(and(eq(mails.buyerId, buyerId), eq(mails.email, email)));
  const [signed] = await store
    .select({ count: count() })
    .from(signatures)
    .innerJoin(contacts, and(eq(contacts.buyerId, signatures.buyerId), eq(contacts.id, signatures.contactId)))
    .where(and(eq(signatures.buyerId, buyerId), eq(contacts.email, email)));
  return {
    people: [...asMember.map((one) => ({ ...one, supplier: null })), ...asContact],
    events: logged!.count,
    mails: written!.count,
    signatures: signed!.count,
  };
}

export const isAnywhere = ({ people, events, mails }: Traces) => people.length + events + mails > 0;

/** @returns how many events lost their personal data, or why nothing was done */
export async function erase(
  store: Store,
  { buyerId }: MemberSession,
  email: string,
): Promise<{ events: number } | { refusal: "nothing found" | "still there" }> {
  const traces = await tracesOf(store, buyerId, email);
  if (!isAnywhere(traces)) return { refusal: "nothing found" };
  if (traces.people.some(({ isStillThere }) => isStillThere)) return { refusal: "still there" };
  const [erased] = await store.execute<{ events: number }>(sql`select erase_personal(${email}) as events`);
  return { events: erased!.events };
}
