/** How far the yearly review has come, and what is open with whom; two statements, however many suppliers there are. */
import type { Store } from "db/client.server";
import { suppliers } from "db/schema/index";
import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { perPage, type ReviewCheck, type ReviewView, reviewChecks } from "./yearly-review";

type Done = Record<ReviewCheck, boolean>;
export type Reviewed = Done & { id: string; name: string; criticality: "A" | "B"; owner: string | null };

/** @param today in the buyer's time zone */
const checked = (buyerId: string, today: string): SQL => sql`
  select suppliers.id, suppliers.name, suppliers.criticality, members.name as owner,
         coalesce(suppliers.active_on > ${today}::date - interval '1 year', false) as active,
         exists (select from company_facts
           where company_facts.buyer_id = suppliers.buyer_id and company_facts.supplier_id = suppliers.id
             and company_facts.created_at > ${today}::date - interval '1 year') as facts,
         suppliers.code_part in ('signed', 'reservation', 'own code', 'earlier or paper', 'exempted') as signature,
         not exists (select from certificates
           where certificates.buyer_id = suppliers.buyer_id and certificates.supplier_id = suppliers.id
             and certificates.state in ('read', 'found in register', 'confirmed by issuer')
             and certificates.ends_on < ${today} and certificates.replaced_at is null) as certificates,
         exists (select from risk_assessments
           where risk_assessments.buyer_id = suppliers.buyer_id and risk_assessments.supplier_id = suppliers.id
             and risk_assessments.assessed_on > ${today}::date - interval '1 year') as risk
    from suppliers
    left join members on members.buyer_id = suppliers.buyer_id and members.id = suppliers.owner_id
   where suppliers.buyer_id = ${buyerId} and suppliers.criticality in ('A', 'B')
     and suppliers.status not in ('inactive', 'prospective')`;

/** How many there are, of how many each question is answered, and of how many all are. */
export async function reviewProgress(store: Store, buyerId: string, today: string) {
  const answered = reviewChecks.map((check) => sql`'${sql.raw(check)}', count(*) filter (where ${sql.raw(check)})`);
  const all = sql.raw(reviewChecks.join(" and "));
  const [row] = await store.execute<{ total: number; done: number; answered: Record<ReviewCheck, number> }>(sql`
    with reviewed as (${checked(buyerId, today)})
    select count(*)::int as total, (count(*) filter (where ${all}))::int as done,
           jsonb_build_object(${sql.join(answered, sql`, `)}) as answered
      from reviewed`);
  return row!;
}

/** Those of whom something is open, A before B. */
export async function stillOpen(store: Store, buyerId: string, { open, page }: ReviewView, today: string) {
  const isOpen = open ? sql`not ${sql.raw(open)}` : sql`not (${sql.raw(reviewChecks.join(" and "))})`;
  const rows = await store.execute<Reviewed & { total: number }>(sql`
    with reviewed as (${checked(buyerId, today)})
    select *, (count(*) over ())::int as total from reviewed where ${isOpen}
     order by criticality, name, id limit ${perPage}::int offset ${(page - 1) * perPage}::int`);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
}

/** @returns how many were said to deliver still */
export async function sayActive(
  store: Store,
  by: MemberSession,
  supplierIds: readonly string[],
  today: string,
): Promise<number> {
  const said = await store
    .update(suppliers)
    .set({ activeOn: today, activeBy: by.memberId })
    .where(
      and(eq(suppliers.buyerId, by.buyerId), inArray(suppliers.id, [...supplierIds]), ne(suppliers.status, "inactive")),
    )
    .returning({ id: suppliers.id });
  if (said.length > 0)
    await record(
      store,
      by,
      said.map(({ id }) => ({ what: "supplier.still active", supplierId: id })),
    );
  return said.length;
}
