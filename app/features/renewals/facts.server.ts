/** What suppliers have done that they will be asked again, read in two statements; the rules say when. */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import type { RequestState } from "db/schema/words";
import { type SQL, sql } from "drizzle-orm";

import { type People, people, quietAt } from "~/features/reminders/facts.server";
import { kinds } from "~/features/requests/kinds";
import { signedBefore } from "~/features/suppliers/list.server";
import { type Done, renewedKinds } from "./rules";

/** Beside what the rules need, what a new request is made of, and the names a page needs. */
export type Renewable = Done &
  People & {
    requirementId: string;
    concerning: string;
    documentId: string | null;
    questionnaireId: string | null;
    askedBy: string;
    supplier: string;
    name: Both;
  };

type Row = Omit<Renewable, "kind" | "quiet" | "contact">;

/** What is asked later than this, in days, is not read: no preview looks so far. */
const ahead = 120;

/**
 * What the suppliers of a buyer, or one of them, have done last and are not being asked for now. What was withdrawn,
 * declined or exempted is for a person to ask again, and what something wider asks as well is not asked at all.
 * @param day the buyer's
 */
export async function renewableOf(
  store: Store,
  { buyerId, timeZone }: { buyerId: string; timeZone: string },
  day: string,
  supplierId: string | null = null,
): Promise<Renewable[]> {
  const ofOne = (column: string) => (supplierId ? sql`and ${sql.raw(column)} = ${supplierId}` : sql``);
  const days = (moment: SQL) => sql`(${moment} at time zone ${timeZone})::date`;
  const rows = await store.execute<Row>(sql`
    with newest as (
      select distinct on (supplier_id, requirement_id, case when kind <> 'document' then concerning end) requests.*
        from requests
       where buyer_id = ${buyerId} and state <> 'draft' ${ofOne("supplier_id")}
       order by supplier_id, requirement_id, case when kind <> 'document' then concerning end, waits_for nulls last, id desc
    ), given as (
      select supplier_id, max(created_at) as at from company_facts where buyer_id = ${buyerId} ${ofOne("supplier_id")} group by 1
    ), again as (
      select newest.supplier_id, newest.requirement_id, newest.concerning, newest.asked_by, null::uuid as document_id, questionnaires.id as questionnaire_id,
             ${days(sql`greatest(newest.closed_at, case newest.kind when 'company facts' then given.at end)`)} as since
        from newest
        join requirements on requirements.buyer_id = newest.buyer_id and requirements.id = newest.requirement_id
        left join questionnaires on questionnaires.buyer_id = newest.buyer_id and newest.kind = 'assessment'
         and questionnaires.key = requirements.key and questionnaires.state = 'published'
        left join given on given.supplier_id = newest.supplier_id
       where (${sql.join(
         renewedKinds.map(
           (kind) => sql`newest.kind = ${kind} and newest.state = any(${listOf(kinds[kind].done)}::text[])`,
         ),
         sql` or `,
       )})
         and (newest.kind <> 'assessment' or questionnaires.id is not null)
         and newest.closed_at < ${day}::date + ${ahead}::int + requirements.days_to_answer - make_interval(months => least(coalesce(requirements.valid_months, 12), 12))
    ), anew as (
      select suppliers.id as supplier_id, requirements.id as requirement_id, coalesce(newest.concerning, '') as concerning,
             coalesce(newest.asked_by, published.published_by, suppliers.owner_id) as asked_by,
             published.id as document_id, null::uuid as questionnaire_id, ${days(sql`published.published_at`)} as since
        from documents published
        join requirements on requirements.buyer_id = published.buyer_id and requirements.kind = 'document' and requirements.key = published.key
        join suppliers on suppliers.buyer_id = published.buyer_id and ${signedBefore(sql`published.key`)} ${ofOne("suppliers.id")}
        left join newest on newest.supplier_id = suppliers.id and newest.requirement_id = requirements.id
        left join documents asked on asked.buyer_id = newest.buyer_id and asked.id = newest.document_id
       where published.buyer_id = ${buyerId} and published.state = 'published' and published.questionnaire_id is null and published.version > 1
         and (newest.id is null or asked.version < published.version
           and newest.state = any(${listOf([...kinds.document.done, "withdrawn"])}::text[]))
    )
    select suppliers.id || ' ' || requirements.id || ' ' || due.concerning as id, suppliers.id as "supplierId", suppliers.name as supplier,
           suppliers.country, suppliers.criticality, requirements.id as "requirementId", requirements.kind as "requestKind",
           requirements.name, requirements.days_to_answer as "daysToAnswer", requirements.valid_months as "validMonths", due.concerning,
           due.document_id as "documentId", due.questionnaire_id as "questionnaireId", due.asked_by as "askedBy", due.since::text,
           ${people}
      from (select * from again union all select * from anew) due
      join requirements on requirements.buyer_id = ${buyerId} and requirements.id = due.requirement_id and requirements.retired_at is null
      join suppliers on suppliers.buyer_id = ${buyerId} and suppliers.id = due.supplier_id and suppliers.status not in ('inactive', 'not approved')
      left join contacts person on person.buyer_id = suppliers.buyer_id and person.supplier_id = suppliers.id
       and person.is_main and person.left_at is null
     where due.asked_by is not null
       and not exists (
         select from newest other
           join requirements wider on wider.buyer_id = other.buyer_id and wider.id = other.requirement_id
          where other.supplier_id = due.supplier_id and other.concerning = due.concerning and requirements.key = any(wider.satisfies)
            and (other.waits_for is not null or other.state in ('accepted', 'accepted with gaps')))
     order by suppliers.id, requirements.id`);
  const quiet = await quietAt(store, buyerId, supplierId);
  return [...rows].map(({ person, owner, coordinator, ...row }) => ({
    ...row,
    kind: "request",
    person,
    contact: person?.isReachable ? { id: person.id, email: person.email } : null,
    owner: owner && { ...owner, toldOn: null },
    coordinator: coordinator && { ...coordinator, toldOn: null },
    quiet: quiet.get(row.supplierId) ?? [],
  }));
}

const listOf = (states: readonly RequestState[]) => `{${states.map((state) => `"${state}"`).join(",")}}`;
