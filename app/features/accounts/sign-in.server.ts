/**
 * Coming in by a link from an e-mail.
 *
 * Whoever asks is told the same whether or not we know the address, and the database does the same work: for an unknown
 * one the mail is queued and undone again. A link for signing in works once; an address with several people or companies
 * behind it gets one mail, and whoever opens it says who she is.
 */
import { type AppLoadContext, createCookie } from "@remix-run/node";
import type { Store } from "db/client.server";
import { members } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, eq, isNull } from "drizzle-orm";

import { type Outgoing, queueMail } from "../mails/mails.server";
import { ownPath } from "./addresses";
import { knownBehind, type Link, linkBehind, noteUse, signInMinutes } from "./links.server";
import { take } from "./scopes.server";
import { hashOf } from "./secrets.server";
import { type Hat, openSession } from "./sessions.server";

/** How often somebody may ask, counted by address (as a hash, for the table outlives the need) and by IP. */
export async function mayAskForLink({ portal, visit }: AppLoadContext, email: string): Promise<boolean> {
  const counted = await Promise.all([
    portal.limits.count("link from ip", visit.ip),
    portal.limits.count("link for address", hashOf(email).toString("base64url")),
  ]);
  return counted.every((outcome) => outcome === "fine");
}

/** What she wanted to see is kept in the browser that asked, for as long as the link works. */
const then = createCookie("then", { path: "/sign-in", httpOnly: true, sameSite: "lax", maxAge: signInMinutes * 60 });

export const thenCookie = async (path: string | null, secure: boolean) => ({
  "Set-Cookie": await then.serialize(path, { secure, ...(path ? {} : { maxAge: 0 }) }),
});

export const thenBehind = async (request: Request) => ownPath(await then.parse(request.headers.get("Cookie")));

type Known = Awaited<ReturnType<typeof knownBehind>>;

/**
 * Sends a link to whoever is behind an address.
 * @param store a visitor's transaction
 * @param language the one the page was read in; people whose own language is known are written to in that
 */
export async function sendLink(store: Store, email: string, language: Language): Promise<void> {
  const known = await knownBehind(store, email);
  const isKnown = known.members.length + known.contacts.length > 0;
  await store
    .transaction(async (attempt) => {
      await queueMail(attempt, mailFor(known, email, language));
      if (!isKnown) throw nobody;
    })
    .catch((error) => {
      if (error !== nobody) throw error;
    });
}

const nobody = new Error("nobody is behind this address");

function mailFor({ members, contacts }: Known, email: string, asked: Language): Outgoing {
  const people = [...members, ...contacts];
  const letter = { email, name: shared(people.map(({ name }) => name)), data: {} };
  const language = shared(people.map(({ language }) => language)) ?? asked;
  const [contact, member] = [contacts[0], members[0]];
  if (people.length === 1 && contact && contact.role !== "contributor") {
    const { buyerId, supplierId, id: contactId } = contact;
    return { template: "new-link", ...letter, language, buyerId, supplierId, contactId };
  }
  const one = people.length === 1 && member ? { buyerId: member.buyerId, memberId: member.id } : {};
  return { template: "sign-in", ...letter, language, ...one };
}

/** What all have in common, if anything. */
const shared = <Value>(values: Value[]) => (new Set(values).size === 1 ? values[0] : undefined);

/** What a link for signing in is good for just now. */
export type SignIn =
  | { state: "ready"; email: string; name: string | undefined; link: Link; known: Known }
  | { state: "used" | "expired"; email: string }
  /** It was cut on the way, or never ours; or nobody is behind the address any more. */
  | { state: "torn" }
  | { state: "invitation" };

export async function signInBehind(store: Store, secret: string | undefined, now: Date): Promise<SignIn> {
  const link = await linkBehind(store, secret);
  if (!link) return { state: "torn" };
  if (link.kind !== "sign in") return { state: "invitation" };
  const { email } = link;
  if (link.usedAt) return { state: "used", email };
  if (link.expiresAt <= now) return { state: "expired", email };
  const known = meant(link, await knownBehind(store, email));
  if (hatsOf(known).length === 0) return { state: "torn" };
  return {
    state: "ready",
    email,
    name: shared([...known.members, ...known.contacts].map(({ name }) => name)),
    link,
    known,
  };
}

/** A link may be for one of those behind an address: an invitation to a member, the answers of one company. */
function meant({ memberId, contactId }: Link, { members, contacts }: Known): Known {
  if (memberId) return { members: members.filter(({ id }) => id === memberId), contacts: [] };
  if (contactId) return { members: [], contacts: contacts.filter(({ id }) => id === contactId) };
  return { members, contacts };
}

const hatsOf = ({ members, contacts }: Known): Hat[] => [
  ...members.map(({ id, buyerId }) => ({ audience: "member" as const, buyerId, memberId: id })),
  ...contacts.map(({ id, buyerId, supplierId }) => ({
    audience: "supplier" as const,
    buyerId,
    supplierId,
    contactId: id,
  })),
];

/**
 * Uses a link up and opens the session.
 * @returns the cookie to send; null when somebody was faster
 */
export async function comeIn(
  store: Store,
  { link, email, known }: SignIn & { state: "ready" },
  asked: Language,
  isSecure: boolean,
) {
  if ((await noteUse(store, link)) === "again") return null;
  const hats = hatsOf(known);
  const hat: Hat = hats.length === 1 && hats[0] ? hats[0] : { audience: "person" };
  const language = shared([...known.members, ...known.contacts].map(({ language }) => language)) ?? asked;
  const cookie = await openSession(store, { email, language, hat, confirmed: true, isSecure });
  if (hat.audience === "member") await noteArrival(store, email, hat);
  return { cookie, hat };
}

/** From now on she is no longer merely invited. In a visitor's transaction that has said the address. */
export async function noteArrival(store: Store, email: string, { buyerId, memberId }: Hat & { audience: "member" }) {
  await take(store, { role: "visitor", email });
  await store
    .update(members)
    .set({ cameInAt: new Date() })
    .where(
      and(eq(members.buyerId, buyerId), eq(members.id, memberId), eq(members.email, email), isNull(members.cameInAt)),
    );
}

/** Somebody trying links at random gets nowhere, and after a while no answer either. */
export async function mayTryLink({ portal, visit }: AppLoadContext): Promise<void> {
  if ((await portal.limits.count("wrong link from ip", visit.ip)) === "too many")
    throw new Response(null, { status: 429 });
}
