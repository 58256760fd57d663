/** The smelters in all suppliers' newest declarations: which, from whom, and with which flags. */
import type { Store } from "db/client.server";
import { sql } from "drizzle-orm";

export type RolledUp = {
  metal: string | null;
  name: string | null;
  country: string | null;
  cid: string | null;
  suppliers: { id: string; name: string }[];
  rules: string[];
};

type Wanted = { search?: string; limit?: number; offset?: number };

/**
 * A smelter is its number; one without is its name. Where suppliers spell it differently, one spelling stands for all.
 * @returns a page of them and how many there are
 */
export async function smeltersOfAll(store: Store, buyerId: string, { search = "", limit, offset = 0 }: Wanted) {
  const wanted = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await store.execute<
    Omit<RolledUp, "suppliers"> & { suppliers: RolledUp["suppliers"]; total: number }
  >(sql`
    with newest as (
      select distinct on (supplier_id, template) id, supplier_id from declarations
       where buyer_id = ${buyerId} order by supplier_id, template, submitted_at desc
    ), named as (
      select smelters.metal, smelters.cid, coalesce(smelters.cid, lower(smelters.name)) as known_as, smelters.name, smelters.country,
             smelters.rules, suppliers.id as supplier_id, suppliers.name as supplier
        from newest
        join smelters on smelters.buyer_id = ${buyerId} and smelters.supplier_id = newest.supplier_id and smelters.declaration_id = newest.id
        join suppliers on suppliers.buyer_id = ${buyerId} and suppliers.id = newest.supplier_id
    ), rolled as (
      select metal, known_as, min(cid) as cid, min(name) as name, min(country) as country,
             jsonb_agg(distinct jsonb_build_object('id', supplier_id, 'name', supplier)) as suppliers,
             array(select distinct rule from named of_same, unnest(of_same.rules) as rule
                    where of_same.metal is not distinct from named.metal and of_same.known_as is not distinct from named.known_as
                    order by rule) as rules,
             bool_or(coalesce(name, '') ilike ${wanted} or coalesce(cid, '') ilike ${wanted} or coalesce(country, '') ilike ${wanted}
               or supplier ilike ${wanted}) as is_wanted
        from named group by metal, known_as
    )
    select metal, cid, name, country, suppliers, rules, count(*) over ()::int as total
      from rolled where is_wanted order by metal, name nulls last, cid
     limit ${limit ?? null} offset ${offset}`);
  return {
    total: rows[0]?.total ?? 0,
    smelters: rows.map(
      ({ total: _total, suppliers, ...rest }): RolledUp => ({
        ...rest,
        suppliers: (typeof suppliers === "string"
          ? (JSON.parse(suppliers) as RolledUp["suppliers"])
          : suppliers
        ).toSorted((one, other) => one.name.localeCompare(other.name, "nb")),
      }),
    ),
  };
}
