/**
 * Reminding: one mail for each person something waits for, with all of it, whoever and however many are chosen. Nobody
 * is reminded by hand twice on one day, and nobody of what is not hers to answer.
 */
import type { Store } from "db/client.server";
import { type SQL, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { dayOf } from "~/i18n/format";

export const reminderOutcomes = ["now", "reminded today", "no address", "undeliverable", "nothing open"] as const;
type ReminderOutcome = (typeof reminderOutcomes)[number];

export type Reminded = { id: string; name: string; outcome: ReminderOutcome; tasks: number };

/**
 * How each chosen supplier stands to a reminder.
 * @param chosen a condition on `suppliers`
 */
export async function remindedAmong(
  store: Store,
  by: MemberSession,
  chosen: SQL,
  now: Date,
  requestId: string | null = null,
): Promise<Reminded[]> {
  const rows = await store.execute<{ id: string; name: string; outcome: ReminderOutcome; tasks: number }>(sql`
    with ${peopleWaitedFor(by, chosen, now, requestId)}
    select suppliers.id, suppliers.name,
           case when bool_or(people.outcome = 'now') then 'now' else coalesce(min(people.outcome), 'nothing open') end as outcome,
           coalesce(sum(cardinality(people.request_ids)) filter (where people.outcome = 'now'), 0)::int as tasks
      from suppliers
      left join people on people.supplier_id = suppliers.id
     where suppliers.buyer_id = ${by.buyerId} and ${chosen}
     group by suppliers.id, suppliers.name
     order by suppliers.name, suppliers.id`);
  return [...rows];
}

/**
 * Queues the reminders, in one statement with their events.
 * @param requestId when only one request is meant
 * @returns how many people are written to, about how many suppliers
 */
export async function remind(
  store: Store,
  by: MemberSession,
  { chosen, words, requestId = null }: { chosen: SQL; words: string | null; requestId?: string | null },
  now: Date,
) {
  const [told] = await store.execute<{ mails: number; suppliers: number }>(sql`
    with ${peopleWaitedFor(by, chosen, now, requestId)},
    queued as (
      insert into mails (buyer_id, supplier_id, contact_id, request_ids, due_ids, from_member_id, email, name, language, template, data)
      select ${by.buyerId}, supplier_id, contact_id, request_ids, request_ids, coalesce(owner_id, ${by.memberId}), email, name, language,
             'reminder', ${JSON.stringify(words ? { words } : {})}::jsonb
        from people where outcome = 'now' order by supplier_id, contact_id
      returning supplier_id
    ), logged as (
      insert into events (buyer_id, supplier_id, what, actor, actor_id, is_shared, details)
      select ${by.buyerId}, supplier_id, 'supplier.reminded', 'member', ${by.memberId}, true,
             jsonb_build_object('requests', jsonb_agg(request_id))
        from people cross join unnest(people.request_ids) as request_id
       where outcome = 'now' group by supplier_id
    )
    select count(*)::int as mails, count(distinct supplier_id)::int as suppliers from queued`);
  return told!;
}

/** `people`: whom the chosen suppliers' open requests wait for, each with those requests, and whether she can be reminded now. */
function peopleWaitedFor(by: MemberSession, chosen: SQL, now: Date, requestId: string | null) {
  const today = dayOf(now, by.timeZone);
  return sql`
    waiting as (
      select requests.supplier_id, suppliers.owner_id, requests.id, coalesce(asked.id, main.id) as contact_id
        from suppliers
        join requests on requests.buyer_id = suppliers.buyer_id and requests.supplier_id = suppliers.id
         and requests.waits_for = 'supplier' ${requestId ? sql`and requests.id = ${requestId}` : sql``}
        left join contacts asked on asked.buyer_id = requests.buyer_id and asked.supplier_id = requests.supplier_id
         and asked.id = requests.waiting_for_id and asked.left_at is null
        left join contacts main on main.buyer_id = requests.buyer_id and main.supplier_id = requests.supplier_id
         and main.is_main and main.left_at is null
       where suppliers.buyer_id = ${by.buyerId} and suppliers.status <> 'inactive' and ${chosen}
    ), people as (
      select waiting.supplier_id, waiting.owner_id, waiting.contact_id, contacts.email, contacts.name, contacts.language,
             array_agg(waiting.id order by waiting.id) as request_ids,
             case when waiting.contact_id is null then 'no address'
                  when contacts.undeliverable_since is not null then 'undeliverable'
                  when exists (select from mails where mails.buyer_id = ${by.buyerId} and mails.supplier_id = waiting.supplier_id
                     and mails.email = contacts.email and mails.template in ('reminder', 'renewal') and mails.state <> 'cancelled'
                     and mails.created_at >= ${today}::date::timestamp at time zone ${by.timeZone}) then 'reminded today'
                  else 'now' end as outcome
        from waiting
        left join contacts on contacts.buyer_id = ${by.buyerId} and contacts.supplier_id = waiting.supplier_id and contacts.id = waiting.contact_id
       group by waiting.supplier_id, waiting.owner_id, waiting.contact_id, contacts.email, contacts.name, contacts.language, contacts.undeliverable_since
    )`;
}
