/**
 * Links: what a mail carries to let its reader in.
 *
 * 256 random bits, of which the database keeps a SHA-256. Looking at a link uses nothing up, since mail scanners open
 * them; pressing the button does. An invitation works any number of times, on any device, until 60 days after the last
 * deadline or until everything it was sent for is closed; a link for signing in works 15 minutes (DESIGN 6).
 */
import type { Store } from "db/client.server";
import { contacts, links, members, requests } from "db/schema/index";
import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import { type Scope, take } from "./scopes.server";
import { hashOf, looksLikeSecret, newSecret } from "./secrets.server";

export const signInMinutes = 15;
export const invitationDays = 60;

type NewLink = Omit<typeof links.$inferInsert, "hash" | "createdAt" | "usedAt">;

/** Makes a link and returns its secret, which is kept nowhere. Done by the job that sends the mail. */
export async function issueLink(store: Store, link: NewLink): Promise<string> {
  const secret = newSecret();
  await store.insert(links).values({ ...link, hash: hashOf(secret) });
  return secret;
}

export type Link = typeof links.$inferSelect;

/** The link a secret stands for, in a visitor's transaction; null when it is torn or was never made. */
export async function linkBehind(store: Store, secret: string | undefined): Promise<Link | null> {
  if (!looksLikeSecret(secret)) return null;
  await take(store, { role: "visitor", hash: hashOf(secret) });
  const [link] = await store
    .select()
    .from(links)
    .where(eq(links.hash, hashOf(secret)));
  return link ?? null;
}

export type Invitation = {
  link: Link;
  contact: typeof contacts.$inferSelect;
  scope: Scope & { role: "supplier" | "contributor" };
} & (
  | { state: "open" }
  /** Everything it was sent for is closed, or it is more than 60 days past the last deadline. */
  | { state: "old" }
  | { state: "taken over"; by: string | null }
);

/**
 * What an invitation's link opens now. The transaction goes on in the contact's name.
 * @param today in the buyer's time zone
 */
export async function invitationBehind(
  store: Store,
  secret: string | undefined,
  today: string,
): Promise<Invitation | null> {
  const link = await linkBehind(store, secret);
  if (!link?.buyerId || !link.supplierId || !link.contactId || link.kind === "sign in") return null;
  const { buyerId, supplierId, contactId } = link;
  const whose = { buyer: buyerId, supplier: supplierId, contact: contactId, person: "" };
  await take(store, { role: "supplier", ...whose });
  const successors = alias(contacts, "successors");
  const [found] = await store
    .select({
      contact: contacts,
      successor: successors.name,
      open: sql<number>`count(${requests.id}) filter (where ${requests.waitsFor} is not null)::int`,
      lastDay: sql<string | null>`(max(${requests.deadline}) + ${invitationDays}::int)::text`,
    })
    .from(contacts)
    .leftJoin(
      successors,
      and(
        eq(successors.buyerId, contacts.buyerId),
        eq(successors.supplierId, contacts.supplierId),
        eq(successors.id, contacts.takenOverBy),
      ),
    )
    .leftJoin(
      requests,
      and(
        eq(requests.buyerId, contacts.buyerId),
        eq(requests.supplierId, contacts.supplierId),
        inArray(requests.id, link.requestIds.length > 0 ? link.requestIds : [contactId]),
      ),
    )
    .where(
      and(
        eq(contacts.buyerId, buyerId),
        eq(contacts.supplierId, supplierId),
        eq(contacts.id, contactId),
        eq(contacts.email, link.email),
      ),
    )
    .groupBy(contacts.id, successors.name);
  if (!found) return null;
  const { contact, successor, open, lastDay } = found;
  const scope = { role: contact.role === "contributor" ? ("contributor" as const) : ("supplier" as const), ...whose };
  if (scope.role === "contributor") await take(store, scope);
  if (contact.leftAt) return { state: "taken over", link, contact, scope, by: successor };
  const isOpen =
    link.requestIds.length === 0 ? link.expiresAt > new Date() : open > 0 && lastDay !== null && lastDay >= today;
  return { state: isOpen ? "open" : "old", link, contact, scope };
}

/** Notes that the button was pressed; says whether it was for the first time. In a visitor's transaction. */
export async function noteUse(store: Store, link: Link): Promise<"first" | "again"> {
  await take(store, { role: "visitor", hash: Buffer.from(link.hash) });
  const used = await store
    .update(links)
    .set({ usedAt: new Date() })
    .where(and(eq(links.hash, link.hash), sql`${links.usedAt} is null`))
    .returning({ hash: links.hash });
  return used.length > 0 ? "first" : "again";
}

/** Everybody an address stands for, as far as letting in goes: members still there and contacts still there. */
export async function knownBehind(store: Store, email: string) {
  await take(store, { role: "visitor", email });
  const asMember = await store
    .select({ id: members.id, buyerId: members.buyerId, name: members.name, language: members.language })
    .from(members)
    .where(
      and(
        eq(members.email, email),
        sql`${members.leftAt} is null and (${members.untilAt} is null or ${members.untilAt} > now())`,
      ),
    );
  const asContact = await store
    .select({
      id: contacts.id,
      buyerId: contacts.buyerId,
      supplierId: contacts.supplierId,
      name: contacts.name,
      language: contacts.language,
      role: contacts.role,
    })
    .from(contacts)
    .where(and(eq(contacts.email, email), sql`${contacts.leftAt} is null`));
  return { members: asMember, contacts: asContact };
}
