/** Queueing a mail, in the transaction of what caused it; and what became of those written to a supplier. */
import type { Store } from "db/client.server";
import { mails } from "db/schema/index";
import type { Language, MailState } from "db/schema/words";
import { and, desc, eq, sql } from "drizzle-orm";
import { mailKinds, type Queued, type Template } from "emails/mail";

/** Whom a mail concerns, by the kind of reader; the compiler asks for what its template cannot do without. */
type Owners = {
  supplier: { buyerId: string; supplierId: string; contactId: string; requestIds?: string[] };
  member: { buyerId: string; memberId?: string; supplierId?: string; requestIds?: string[] };
  anyone: { buyerId?: string; memberId?: string; supplierId?: string; contactId?: string };
};

/**
 * A mail to be sent. `requestIds` are the tasks it lists; left out, a mail about open tasks lists all the supplier has.
 * `fromMemberId` is in whose name it goes; left out, it is the supplier's owner.
 */
export type Outgoing = {
  [Name in Template]: {
    template: Name;
    data: Queued[Name];
    email: string;
    name?: string | null;
    language: Language;
    fromMemberId?: string;
    sendAfter?: Date;
  } & Owners[(typeof mailKinds)[Name]["reader"]];
}[Template];

export async function queueMail(store: Store, mail: Outgoing): Promise<void> {
  await queueMails(store, [mail]);
}

/** Nothing is returned and nothing read, since a visitor may queue a mail but not see any. */
export async function queueMails(store: Store, outgoing: readonly Outgoing[]): Promise<void> {
  for (let first = 0; first < outgoing.length; first += 1000) {
    await store.insert(mails).values(outgoing.slice(first, first + 1000).map(asRow));
  }
}

function asRow({ sendAfter, ...mail }: Outgoing): typeof mails.$inferInsert {
  const isUrgent = "isUrgent" in mailKinds[mail.template];
  return { ...mail, ...(sendAfter || isUrgent ? { sendAfter: sendAfter ?? beforeAllOthers() } : {}) };
}

/** Mails go out in the order they are due. Someone sits waiting for this one: it must not stand behind 10,000 invitations. */
const beforeAllOthers = () => new Date(Date.now() - 86_400_000);

export type MailToSupplier = {
  id: string;
  template: Template;
  email: string;
  name: string | null;
  language: Language;
  requestIds: string[];
  state: MailState;
  queuedAt: Date;
  sentAt: Date | null;
  /** The mail server's own words, in whatever language it speaks. */
  serverSaid: string | null;
  attempts: number;
  sendAfter: Date;
};

/** Looked up by two indexes: one address may answer for several suppliers, and its reminder is then one mail. */
const aboutSupplier = (buyerId: string, supplierId: string, limit: number) => sql`${mails.id} in (
  (select id from mails own where own.buyer_id = ${buyerId} and own.supplier_id = ${supplierId} order by id desc limit ${limit})
  union all
  select id from mails other where other.buyer_id = ${buyerId} and other.also_contact_ids <> '{}' and other.also_contact_ids && array(
    select id from contacts where contacts.buyer_id = ${buyerId} and contacts.supplier_id = ${supplierId}))`;

/** The mails about a supplier, newest first, each with its state and what the mail server said. */
export async function mailsOf(
  store: Store,
  buyerId: string,
  supplierId: string,
  limit = 50,
): Promise<MailToSupplier[]> {
  const rows = await store
    .select({
      id: mails.id,
      template: mails.template,
      email: mails.email,
      name: mails.name,
      language: mails.language,
      requestIds: mails.requestIds,
      state: mails.state,
      queuedAt: mails.createdAt,
      sentAt: mails.sentAt,
      serverSaid: mails.serverSaid,
      attempts: mails.attempts,
      sendAfter: mails.sendAfter,
    })
    .from(mails)
    .where(and(eq(mails.buyerId, buyerId), aboutSupplier(buyerId, supplierId, limit)))
    .orderBy(desc(mails.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, template: row.template as Template }));
}
