/**
 * Sessions: how the portal remembers who came in (lucia, with an adapter of our own that keeps hashed ids).
 *
 * A supplier's contact stays signed in ten days after the last visit, a member twelve hours. A session wears one hat:
 * a member of a buyer, or a contact of one of its suppliers.
 */
import type { Database, Store } from "db/client.server";
import { people, sessions } from "db/schema/index";
import type { ContactRole, Language, MemberRole } from "db/schema/words";
import { and, desc, eq, gt, ne, sql } from "drizzle-orm";
import { type Adapter, Lucia, TimeSpan } from "lucia";

import { inScope, take } from "./scopes.server";
import { hashOf, looksLikeSecret, newSecret } from "./secrets.server";

export const cookieName = "aktsom";

type Person = { personId: string; email: string; language: Language; confirmedAt: Date | null; companies: number };
export type Session = Person & { hash: Buffer } & (
    | { audience: "person" }
    | {
        audience: "member";
        buyerId: string;
        buyerName: string;
        timeZone: string;
        memberId: string;
        name: string;
        roles: MemberRole[];
      }
    | {
        audience: "supplier";
        buyerId: string;
        buyerName: string;
        timeZone: string;
        supplierId: string;
        supplierName: string;
        contactId: string;
        name: string;
        role: ContactRole;
      }
  );
export type MemberSession = Extract<Session, { audience: "member" }>;
export type SupplierSession = Extract<Session, { audience: "supplier" }>;

const lifetimes = { member: new TimeSpan(12, "h"), supplier: new TimeSpan(10, "d"), person: new TimeSpan(1, "h") };

declare module "lucia" {
  interface Register {
    Lucia: Lucia;
  }
}

/**
 * The session a cookie stands for.
 * @param isSecure whether the cookie may only travel over https
 * @returns the session and, when its end was moved, the cookie to send again; null when it ended or never was
 */
export async function sessionBehind(database: Database, cookie: string | undefined, isSecure: boolean) {
  if (!looksLikeSecret(cookie)) return null;
  const hash = hashOf(cookie);
  const [row] = await database.execute<Row>(sql`select * from session_by(${hash})`);
  if (!row) return null;
  const session = asSession(row, hash);
  const expiresAt = new Date(row.expires_at);
  const lucia = luciaFor(session.audience, isSecure, {
    ...nothing,
    async getSessionAndUser(id) {
      const [userId, attributes] = [session.personId, {}];
      return [
        { id, userId, expiresAt, attributes },
        { id: userId, attributes },
      ];
    },
    async updateSessionExpiration(_, later) {
      await inScope(database, { role: "visitor", hash }, (store) =>
        store.update(sessions).set({ expiresAt: later }).where(eq(sessions.hash, hash)),
      );
    },
  });
  const { session: valid } = await lucia.validateSession(cookie);
  if (!valid) return null;
  return { session, cookie: valid.fresh ? lucia.createSessionCookie(cookie).serialize() : undefined };
}

export type Hat =
  | { audience: "member"; buyerId: string; memberId: string }
  | { audience: "supplier"; buyerId: string; supplierId: string; contactId: string }
  | { audience: "person" };

type Opening = {
  email: string;
  language: Language;
  hat: Hat;
  /** Whether it is certain that this device reads the address's mail (DESIGN 6: codes). */
  confirmed: boolean;
  isSecure: boolean;
};

/**
 * Opens a session for an address; the first time, the person is written down. The transaction goes on as a visitor with
 * that address and the new session.
 * @returns the cookie to send
 */
export const openSession = (store: Store, { confirmed, ...opening }: Opening) =>
  open(store, { ...opening, confirmedAt: confirmed ? new Date() : null });

type Confirmed = Omit<Opening, "confirmed"> & { confirmedAt: Date | null };

async function open(store: Store, { email, language, hat, confirmedAt, isSecure }: Confirmed) {
  const secret = newSecret();
  await take(store, { role: "visitor", email, hash: hashOf(secret) });
  await store.insert(people).values({ email, language }).onConflictDoNothing();
  const [person] = await store.select({ id: people.id }).from(people).where(eq(people.email, email));
  const { audience, ...owner } = hat;
  const lucia = luciaFor(audience, isSecure, {
    ...nothing,
    async setSession({ id, userId, expiresAt }) {
      await store.insert(sessions).values({ hash: hashOf(id), personId: userId, expiresAt, ...owner, confirmedAt });
    },
  });
  await lucia.createSession(person!.id, {}, { sessionId: secret });
  return lucia.createSessionCookie(secret).serialize();
}

/**
 * The same person in another hat. The session is a new one, since hats last differently long and the old cookie should
 * open nothing it did not open before; what was confirmed stays confirmed.
 * @returns the cookie to send
 */
export async function changeHat(store: Store, { email, language, hash }: Session, hat: Hat, isSecure: boolean) {
  await take(store, { role: "visitor", hash });
  const [old] = await store.delete(sessions).where(eq(sessions.hash, hash)).returning({ at: sessions.confirmedAt });
  return open(store, { email, language, hat, confirmedAt: old?.at ?? null, isSecure });
}

/** @returns the cookie that takes the old one away */
export async function closeSession(store: Store, session: Session, isSecure: boolean) {
  await take(store, { role: "visitor", hash: session.hash });
  await store.delete(sessions).where(eq(sessions.hash, session.hash));
  return luciaFor("person", isSecure, nothing).createBlankSessionCookie().serialize();
}

/** Ends the person's sessions on every other device; says how many. */
export async function closeOtherSessions(store: Store, session: Session): Promise<number> {
  const closed = await store
    .delete(sessions)
    .where(and(eq(sessions.personId, session.personId), ne(sessions.hash, session.hash)))
    .returning({ hash: sessions.hash });
  return closed.length;
}

export type Device = { signedInAt: string; isThis: boolean };

/** Where the person is signed in, newest first. Of a device nothing is known but when it came in. */
export async function devicesOf(store: Store, session: Session, now: Date): Promise<Device[]> {
  const rows = await store
    .select({ hash: sessions.hash, createdAt: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.personId, session.personId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt));
  return rows.map(({ hash, createdAt }) => ({
    signedInAt: createdAt.toISOString(),
    isThis: session.hash.equals(Buffer.from(hash)),
  }));
}

const luciaFor = (audience: Session["audience"], secure: boolean, adapter: Adapter) =>
  new Lucia(adapter, {
    sessionExpiresIn: lifetimes[audience],
    sessionCookie: { name: cookieName, expires: true, attributes: { secure, sameSite: "lax", path: "/" } },
  });

/** What a page view never needs of lucia. */
const nothing: Adapter = {
  getSessionAndUser: async () => [null, null],
  getUserSessions: async () => [],
  setSession: async () => {},
  updateSessionExpiration: async () => {},
  deleteSession: async () => {},
  deleteUserSessions: async () => {},
  deleteExpiredSessions: async () => {},
};

type Row = {
  person_id: string;
  email: string;
  language: Language;
  expires_at: string;
  confirmed_at: string | null;
  companies: number;
} & Record<
  | "buyer_id"
  | "buyer_name"
  | "time_zone"
  | "member_id"
  | "member_name"
  | "supplier_id"
  | "supplier_name"
  | "contact_id"
  | "contact_name",
  string | null
> & { roles: MemberRole[] | null; contact_role: ContactRole | null };

function asSession(row: Row, hash: Buffer): Session {
  const person = {
    hash,
    personId: row.person_id,
    email: row.email,
    language: row.language,
    confirmedAt: row.confirmed_at ? new Date(row.confirmed_at) : null,
    companies: row.companies,
  };
  const buyer = { buyerId: row.buyer_id!, buyerName: row.buyer_name!, timeZone: row.time_zone! };
  if (row.member_id)
    return {
      ...person,
      ...buyer,
      audience: "member",
      memberId: row.member_id,
      name: row.member_name!,
      roles: row.roles!,
    };
  if (row.contact_id)
    return {
      ...person,
      ...buyer,
      audience: "supplier",
      supplierId: row.supplier_id!,
      supplierName: row.supplier_name!,
      contactId: row.contact_id,
      name: row.contact_name!,
      role: row.contact_role!,
    };
  return { ...person, audience: "person" };
}
