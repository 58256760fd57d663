/** The jobs of the portal and the mails of a buyer as an administrator sees them: what waits, runs or went wrong, and once more. */
import type { Store } from "db/client.server";
import { mails } from "db/schema/index";
import { and, eq, inArray, sql } from "drizzle-orm";
import { mailKinds } from "emails/mail";

import type { MemberSession } from "~/features/accounts/sessions.server";

import { enqueue, type JobName, queueOf } from "./queue.server";

type JobState = "created" | "retry" | "active" | "completed" | "cancelled" | "failed";

type JobLine = { id: string; name: string; state: JobState; at: string; said: string | null };

const regular = ["clean up", "remind", "ask in vain", "end certificates"] as const satisfies JobName[];

/** Regular ones are the whole portal's; an import is its buyer's alone. */
const mine = (buyerId: string) => sql`(job.name in (${sql.join(
  regular.map((name) => sql`${queueOf(name)}`),
  sql`, `,
)})
  or (job.name = ${queueOf("import suppliers")} and exists (
    select from imports where imports.buyer_id = ${buyerId} and imports.id::text = job.data ->> 'importId')))`;

/** The newest of each job, all that are not done, and what failed in the last thirty days. */
export async function jobsOf(store: Store, { buyerId }: MemberSession): Promise<JobLine[]> {
  const rows = await store.execute<JobLine>(sql`
    with seen as (
      select job.*, row_number() over (partition by job.name order by job.created_on desc) as place
        from pgboss.job where ${mine(buyerId)} and job.created_on > now() - interval '30 days'
    )
    select id, name, state::text, coalesce(completed_on, started_on, start_after) as at,
           case when state in ('failed', 'retry') then left(output ->> 'message', 500) end as said
      from seen
     where place = 1 or state in ('created', 'retry', 'active', 'failed')
     order by (state = 'failed') desc, created_on desc limit 50`);
  return [...rows];
}

/** Puts what failed down once more. @returns false where it is not there or has not failed */
export async function runAgain(store: Store, { buyerId }: MemberSession, id: string): Promise<boolean> {
  const [job] = await store.execute<{ name: string; data: Record<string, never> }>(sql`
    select name, data from pgboss.job where id = ${id} and state = 'failed' and ${mine(buyerId)}`);
  if (!job) return false;
  await enqueue(store, job.name.replaceAll("-", " ") as JobName, job.data as never);
  return true;
}

export async function mailCounts(store: Store, { buyerId }: MemberSession) {
  const [counts] = await store.execute<{ queued: number; sending: number; failed: number }>(sql`
    select count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'sending')::int as sending,
           count(*) filter (where state in ('refused', 'given up') and created_at > now() - interval '30 days')::int as failed
      from mails where buyer_id = ${buyerId} and state in ('queued', 'sending', 'refused', 'given up')`);
  return counts!;
}

const troubled = ["refused", "given up"] as const;

/** Mails that did not arrive, or not yet, the newest first. */
export async function troubledMails(store: Store, { buyerId }: MemberSession) {
  return store
    .select({
      id: mails.id,
      supplierId: mails.supplierId,
      contactId: mails.contactId,
      email: mails.email,
      name: mails.name,
      state: mails.state,
      attempts: mails.attempts,
      sendAfter: mails.sendAfter,
      serverSaid: mails.serverSaid,
      queuedAt: mails.createdAt,
    })
    .from(mails)
    .where(
      and(
        eq(mails.buyerId, buyerId),
        sql`(${inArray(mails.state, [...troubled])} or (${mails.state} = 'queued' and ${mails.attempts} > 0))`,
        sql`${mails.createdAt} > now() - interval '30 days'`,
      ),
    )
    .orderBy(sql`${mails.id} desc`)
    .limit(50);
}

const urgent = Object.entries(mailKinds).flatMap(([name, kind]) => ("isUrgent" in kind ? [name] : []));

/** Tries a mail at once, from the first attempt on; a code or a link to sign in is of no use any more. */
export async function tryMailAgain(store: Store, { buyerId }: MemberSession, id: string): Promise<boolean> {
  const tried = await store
    .update(mails)
    .set({ state: "queued", attempts: 0, sendAfter: sql`now()` })
    .where(
      and(
        eq(mails.buyerId, buyerId),
        eq(mails.id, id),
        inArray(mails.state, [...troubled, "queued"]),
        sql`${mails.template} <> all(${`{${urgent.join(",")}}`}::text[])`,
      ),
    )
    .returning({ id: mails.id });
  await store.execute(sql`select pg_notify('mails', '')`);
  return tried.length > 0;
}
