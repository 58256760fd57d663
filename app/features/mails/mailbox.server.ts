/**
 * The mailbox: what would have been sent, where nothing leaves the machine (development and demo). Anybody who can open
 * the portal there reads everything, links included; elsewhere there is no such page.
 */
import type { AppLoadContext } from "@remix-run/node";
import type { Store } from "db/client.server";
import { mails } from "db/schema/index";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";

import { notFound } from "~/not-found.server";

import { take } from "../accounts/scopes.server";

type Kept = NonNullable<(typeof mails.$inferSelect)["kept"]>;

export type KeptMail = { id: string; email: string; name: string | null; subject: string; at: string };

const most = 100;

/** @param address part of an address, or nothing for all */
export async function keptMails(store: Store, context: AppLoadContext, address: string): Promise<KeptMail[]> {
  await openMailbox(store, context);
  const rows = await store
    .select({
      id: mails.id,
      email: mails.email,
      name: mails.name,
      subject: sql<string>`kept->>'subject'`,
      at: mails.createdAt,
    })
    .from(mails)
    .where(and(isNotNull(mails.kept), sql`strpos(${mails.email}, ${address.trim().toLowerCase()}) > 0`))
    .orderBy(desc(mails.id))
    .limit(most);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function keptMail(store: Store, context: AppLoadContext, id: string): Promise<KeptMail & Kept> {
  await openMailbox(store, context);
  const [row] = await store
    .select()
    .from(mails)
    .where(and(eq(mails.id, id), isNotNull(mails.kept)));
  if (!row?.kept) return notFound();
  return { id, email: row.email, name: row.name, at: row.createdAt.toISOString(), ...row.kept };
}

async function openMailbox(store: Store, { portal }: AppLoadContext) {
  if (!portal.environment.showsMailbox) notFound();
  await take(store, { role: "job" });
}
