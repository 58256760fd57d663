/** The deviations of all suppliers, worst first; one statement, however many there are. */
import type { Store } from "db/client.server";
import { type SQL, sql } from "drizzle-orm";

import { type Deviation, type DeviationView, perPage } from "./deviations";

/** @param zone where days are counted */
export async function deviationsOn(store: Store, buyerId: string, view: DeviationView, zone: string) {
  const rows = await store.execute<Deviation & { total: number }>(sql`
    select ${shown(zone)}, (count(*) over ())::int as total from ${narrowed(buyerId, view)}
     limit ${perPage}::int offset ${(view.page - 1) * perPage}::int`);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
}

/** All of them, to take away. */
export function allDeviations(store: Store, buyerId: string, view: DeviationView, zone: string): Promise<Deviation[]> {
  return store.execute<Deviation>(sql`select ${shown(zone)} from ${narrowed(buyerId, view)}`);
}

const shown = (zone: string) => sql`
  gaps.id, gaps.supplier_id as "supplierId", suppliers.name as supplier, gaps.title, gaps.nature, gaps.severity, gaps.source,
  gaps.place, newest.what as action, gaps.action as proposed, newest.due::text as due, gaps.state,
  (gaps.created_at at time zone ${zone})::date::text as "foundOn", (gaps.closed_at at time zone ${zone})::date::text as "closedOn"`;

function narrowed(buyerId: string, { nature, severity, place, status, search }: DeviationView): SQL {
  const conditions = [
    sql`gaps.buyer_id = ${buyerId}`,
    nature === null ? sql`gaps.nature is not null` : nature === "all" ? null : sql`gaps.nature = ${nature}`,
    severity && sql`gaps.severity = ${severity}`,
    place && sql`gaps.place = ${place}`,
    status && (status === "open" ? sql`gaps.closed_at is null` : sql`gaps.closed_at is not null`),
    search && sql`strpos(suppliers.search, lower(${search}::text collate "nb-NO-x-icu") collate "C") > 0`,
  ].filter((one) => one !== null && one !== "");
  return sql`gaps
    join suppliers on suppliers.buyer_id = gaps.buyer_id and suppliers.id = gaps.supplier_id
    left join lateral (
      select actions.what, actions.due from actions
       where actions.buyer_id = gaps.buyer_id and actions.supplier_id = gaps.supplier_id and actions.gap_id = gaps.id
       order by actions.id desc limit 1) newest on true
   where ${sql.join(conditions as SQL[], sql` and `)}
   order by gaps.closed_at is not null,
     array_position(array['zero_tolerance', 'major', 'moderate', 'minor'], gaps.severity), gaps.id`;
}
