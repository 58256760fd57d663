/**
 * The register: all certificates of all suppliers. First the ids that match, in order and no more than 10,001 of them,
 * from one index; then the fifty rows of the page.
 */
import type { Store } from "db/client.server";
import { certificates, files, suppliers } from "db/schema/index";
import { and, eq, type SQL, sql } from "drizzle-orm";

import { standingOn, suspendedOn } from "./certificates.server";
import { mostCounted, perPage, type RegisterView } from "./register-view";
import { expiringDays, type Validity } from "./validity";

export async function registerOn(store: Store, buyerId: string, view: RegisterView, today: string) {
  const needsSupplier = view.search !== "" || view.sort === "supplier";
  const [row] = await store.execute<{ total: number; ids: string[] | null }>(sql`
    with matched as (
      select certificates.id, ${numbered(view)} as place
        from certificates ${needsSupplier ? sql`join suppliers on suppliers.buyer_id = certificates.buyer_id and suppliers.id = certificates.supplier_id` : sql``}
       where ${matches(buyerId, view, today)}
       order by ${orderOf(view)} limit ${mostCounted + 1}
    ), counted as (select count(*)::int as total from matched)
    select total, array(select id from matched order by place limit ${perPage}
             offset least(${perPage * (view.page - 1)}::int, (greatest(least(total, ${mostCounted}), 1) - 1) / ${perPage}::int * ${perPage}::int)) as ids
      from counted`);
  const { total, ids } = row!;
  const pages = Math.max(1, Math.ceil(Math.min(total, mostCounted) / perPage));
  const page = Math.min(view.page, pages);
  if (!ids || ids.length === 0) return { rows: [], total, page };
  const which = sql`${certificates.id} = any(${`{${ids.join(",")}}`}::uuid[])`;
  return { rows: await rowsOf(store, buyerId, which, view, today), total, page };
}

/** Those that match, for a table to take away. */
export const registerRows = (store: Store, buyerId: string, view: RegisterView, today: string) =>
  rowsOf(store, buyerId, matches(buyerId, view, today), view, today);

export type RegisterRow = Awaited<ReturnType<typeof registerRows>>[number];

async function rowsOf(store: Store, buyerId: string, which: SQL, view: RegisterView, today: string) {
  const rows = await store
    .select({
      id: certificates.id,
      supplierId: certificates.supplierId,
      supplier: suppliers.name,
      organisationNumber: suppliers.organisationNumber,
      type: certificates.type,
      state: certificates.state,
      number: certificates.number,
      issuer: certificates.issuer,
      accreditationBody: certificates.accreditationBody,
      edition: certificates.edition,
      scope: certificates.scope,
      holderName: certificates.holderName,
      validFrom: certificates.validFrom,
      endsOn: certificates.endsOn,
      suspensions: certificates.suspensions,
      replacedAt: certificates.replacedAt,
      checkedIn: certificates.checkedIn,
      checkedOn: certificates.checkedOn,
      fileName: files.name,
    })
    .from(certificates)
    .innerJoin(suppliers, and(eq(suppliers.buyerId, certificates.buyerId), eq(suppliers.id, certificates.supplierId)))
    .leftJoin(
      files,
      and(
        eq(files.buyerId, certificates.buyerId),
        eq(files.supplierId, certificates.supplierId),
        eq(files.id, certificates.fileId),
      ),
    )
    .where(and(eq(certificates.buyerId, buyerId), which))
    .orderBy(orderOf(view));
  return rows.map((row) => ({ ...row, type: row.type!, validity: standingOn(row, today) }));
}

function matches(buyerId: string, { search, type, validity, state, month }: RegisterView, today: string): SQL {
  const words = search.split(/\s+/).filter(Boolean).slice(0, 8);
  return and(
    sql`certificates.buyer_id = ${buyerId} and certificates.state <> 'draft'`,
    type ? sql`certificates.type = ${type}` : undefined,
    state ? sql`certificates.state = ${state}` : undefined,
    month
      ? sql`certificates.ends_on >= ${`${month}-01`}::date and certificates.ends_on < ${`${month}-01`}::date + interval '1 month'`
      : undefined,
    validity ? isOf(validity, buyerId, today) : undefined,
    ...words.map(
      (word) => sql`suppliers.search like lower(${`%${word.replace(/[\\%_]/g, "\\$&")}%`} collate "nb-NO-x-icu")`,
    ),
  )!;
}

/** The same as `validityOn` (validity.ts), as a condition; a test holds the two together. */
function isOf(validity: Validity, buyerId: string, day: string): SQL {
  const here = sql`certificates.replaced_at is null`;
  const notEnded = sql`(certificates.ends_on is null or certificates.ends_on >= ${day}::date)`;
  const begun = sql`(certificates.valid_from is null or certificates.valid_from <= ${day}::date)`;
  // Few ever are: they are found by themselves, so that of all others the index says enough.
  const stopped = sql`select certificates.id from certificates where certificates.buyer_id = ${buyerId} and ${suspendedOn(day)}`;
  const notStopped = sql`certificates.id not in (${stopped})`;
  const soon = sql`certificates.ends_on < ${day}::date + ${expiringDays}::int`;
  switch (validity) {
    case "replaced":
      return sql`certificates.replaced_at is not null`;
    case "expired":
      return sql`${here} and certificates.ends_on < ${day}::date`;
    case "suspended":
      return sql`${here} and ${notEnded} and certificates.id = any(array(${stopped}))`;
    case "not yet valid":
      return sql`${here} and ${notEnded} and ${notStopped} and certificates.valid_from > ${day}::date`;
    case "expiring":
      return sql`${here} and ${notEnded} and ${notStopped} and ${begun} and ${soon}`;
    case "valid":
      return sql`${here} and ${notStopped} and ${begun} and (certificates.ends_on is null or certificates.ends_on >= ${day}::date + ${expiringDays}::int)`;
  }
}

function orderOf({ sort, descending }: RegisterView): SQL {
  const by = {
    end: sql`certificates.ends_on`,
    supplier: sql`suppliers.name`,
    sent: sql`certificates.submitted_at`,
  }[sort];
  // What never ends, ends last.
  return descending ? sql`${by} desc nulls first, certificates.id desc` : sql`${by} asc nulls last, certificates.id`;
}

const numbered = (view: RegisterView) => sql`row_number() over (order by ${orderOf(view)})`;
