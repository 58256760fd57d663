/** What the schedule goes by, read in two statements: what is open, with what has been written about it, and who wants it quiet. */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { pauses } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, eq, sql } from "drizzle-orm";
import { mailKinds } from "emails/mail";

import type { Open, Quiet } from "./schedule";

/** Beside what the schedule needs, the names a page or a mail needs. */
export type Waiting = Open & {
  supplier: string;
  name: Both;
  person: Person | null;
  owner: (Person & { toldOn: string | null }) | null;
  coordinator: (Person & { toldOn: string | null }) | null;
};

/** What lists a task for the one it waits for, with a link to it. */
const asking = Object.entries(mailKinds).flatMap(([template, kind]) =>
  "link" in kind && kind.link === "invitation" ? [template] : [],
);

type Person = { id: string; name: string; email: string; language: Language };

/** Who is written to about something of a supplier's, as read with it. */
export type People = {
  person: (Person & { isReachable: boolean }) | null;
  owner: Person | null;
  coordinator: Person | null;
};

type Row = Omit<Waiting, "kind" | "quiet" | "contact" | keyof People> &
  People & { told: Record<string, string> | null; askedUntil: string | null };

const member = (column: "owner_id" | "coordinator_id") => sql`(
  select jsonb_build_object('id', members.id, 'name', members.name, 'email', members.email, 'language', members.language) from members
   where members.buyer_id = suppliers.buyer_id and members.id = suppliers.${sql.raw(column)} and members.left_at is null)`;

/** The columns of `People`, beside `suppliers` and a contact called `person`. */
export const people = sql`${member("owner_id")} as owner, ${member("coordinator_id")} as coordinator,
  case when person.id is not null then jsonb_build_object('id', person.id, 'name', person.name, 'email', person.email,
    'language', person.language, 'isReachable', person.undeliverable_since is null) end as person`;

/** Everything that waits for suppliers of a buyer, or for one of them. Days are the buyer's. */
export async function waitingFor(
  store: Store,
  { buyerId, timeZone }: { buyerId: string; timeZone: string },
  supplierId: string | null = null,
): Promise<Waiting[]> {
  const ofOne = supplierId ? sql`and requests.supplier_id = ${supplierId}` : sql``;
  const rows = await store.execute<Row>(sql`
    with open as (
      select requests.*, coalesce((
          select max(decided_at) from extensions
           where extensions.buyer_id = requests.buyer_id and extensions.supplier_id = requests.supplier_id
             and extensions.request_id = requests.id and extensions.state = 'granted'), '-infinity') as more_time_at
        from requests
       where requests.buyer_id = ${buyerId} and requests.waits_for = 'supplier' ${ofOne}
    ), written as (
      select about.id as request_id, mails.template, mails.member_id,
             coalesce(mails.scheduled_on, (mails.created_at at time zone ${timeZone})::date) as day,
             about.id = any(mails.due_ids) and mails.created_at > open.more_time_at as reminds
        from mails
       cross join unnest(mails.request_ids) as about (id)
        join open on open.id = about.id
       where mails.buyer_id = ${buyerId} and mails.state <> 'cancelled'
         and mails.template = any(${`{${asking.join(",")},late}`}::text[])
    ), told as (
      select request_id, jsonb_object_agg(member_id, day) as days
        from (select request_id, member_id, max(day) as day from written where template = 'late' group by 1, 2) late group by 1
    ), asked as (
      select request_id, max(day) as day, count(*) filter (where reminds)::int as reminders
        from written where template <> 'late' group by 1
    )
    select open.id, open.supplier_id as "supplierId", suppliers.name as supplier, suppliers.country, requirements.name,
           open.deadline, coalesce(asked.day, (open.sent_at at time zone ${timeZone})::date, (open.created_at at time zone ${timeZone})::date)::text as "writtenOn",
           coalesce(asked.reminders, 0) as reminders, told.days as told,
           ${people},
           (select asked_until::text from extensions
             where extensions.buyer_id = open.buyer_id and extensions.supplier_id = open.supplier_id
               and extensions.request_id = open.id and extensions.state = 'asked') as "askedUntil"
      from open
      join suppliers on suppliers.buyer_id = open.buyer_id and suppliers.id = open.supplier_id and suppliers.status <> 'inactive'
      join requirements on requirements.buyer_id = open.buyer_id and requirements.id = open.requirement_id
      left join lateral (
        select contacts.* from contacts
         where contacts.buyer_id = open.buyer_id and contacts.supplier_id = open.supplier_id and contacts.left_at is null
           and (contacts.id = open.waiting_for_id or contacts.is_main)
         order by contacts.id = open.waiting_for_id desc nulls last limit 1) person on true
      left join asked on asked.request_id = open.id
      left join told on told.request_id = open.id
     order by open.deadline, open.id`);
  const quiet = await quietAt(store, buyerId, supplierId);
  return [...rows].map(({ told, askedUntil, person, owner, coordinator, ...row }) => {
    const responsible = (one: Person | null) => one && { ...one, toldOn: told?.[one.id] ?? null };
    return {
      ...row,
      kind: "request",
      person,
      contact: person?.isReachable ? { id: person.id, email: person.email } : null,
      owner: responsible(owner),
      coordinator: responsible(coordinator),
      quiet: [
        ...(quiet.get(row.supplierId) ?? []),
        ...(quiet.get(row.id) ?? []),
        // Who has asked for more time is not reminded while that day has not come.
        ...(askedUntil ? [{ from: "", until: askedUntil, by: "supplier" as const }] : []),
      ],
    };
  });
}

/** Pauses by the supplier or request they are for. */
export async function quietAt(store: Store, buyerId: string, supplierId: string | null): Promise<Map<string, Quiet[]>> {
  const rows = await store
    .select()
    .from(pauses)
    .where(and(eq(pauses.buyerId, buyerId), supplierId ? eq(pauses.supplierId, supplierId) : undefined));
  const quiet = new Map<string, Quiet[]>();
  for (const { supplierId, requestId, contactId, startsOn, endsOn } of rows) {
    const about = requestId ?? supplierId;
    const one: Quiet = { from: startsOn, until: endsOn, by: contactId ? "supplier" : "buyer" };
    quiet.set(about, [...(quiet.get(about) ?? []), one]);
  }
  return quiet;
}
