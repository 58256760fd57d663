/**
 * The list of suppliers: one statement for a page, however many there are.
 *
 * First the ids that match, in order and no more than 10,001 of them, from one index that holds every column one can
 * filter by; then the fifty rows. Where there are more it says so instead of counting on, so that the last page costs
 * what the first does.
 */
import type { Store } from "db/client.server";
import { members, suppliers } from "db/schema/index";
import type { Language, MemberRole } from "db/schema/words";
import { and, asc, eq, inArray, isNull, lt, lte, ne, type SQL, sql } from "drizzle-orm";

import type { AnyPgColumn } from "drizzle-orm/pg-core";

import { canBuy, canCoordinate } from "~/features/accounts/reader";
import { countriesSorted } from "~/features/countries/countries";
import { type Chosen, type Filter, type ListView, mostCounted, perPage, without } from "./view";

type Reading = { today: string; language: Language };

/**
 * One page of the list.
 * @returns its rows, how many match (`mostCounted` + 1 stands for more than that), and the page shown: the last one
 *   there is when a later one was asked for
 */
export async function suppliersOn(store: Store, buyerId: string, view: ListView, { today, language }: Reading) {
  const order = orderOf(view, language);
  const matched = store.$with("matched").as(
    store
      .select({ id: suppliers.id })
      .from(suppliers)
      .where(matches(buyerId, view, today))
      .orderBy(...order)
      .limit(mostCounted + 1),
  );
  const lastPage = sql`(select (greatest(least(count(*), ${mostCounted}), 1) - 1) / ${perPage}::int * ${perPage}::int from ${matched})`;
  const rows = await store
    .with(matched)
    .select({
      id: suppliers.id,
      name: suppliers.name,
      organisationNumber: suppliers.organisationNumber,
      country: suppliers.country,
      status: suppliers.status,
      riskLevel: suppliers.riskLevel,
      criticality: suppliers.criticality,
      category: suppliers.category,
      ownerName: members.name,
      nextContact: suppliers.nextContact,
      nextDeadline: suppliers.nextDeadline,
      waitingForUs: suppliers.waitingForUs,
      codePart: suppliers.codePart,
      riskChanged: sql<boolean>`exists (select from risk_changes where risk_changes.buyer_id = suppliers.buyer_id
        and risk_changes.supplier_id = suppliers.id and risk_changes.seen_at is null)`,
      total: sql<number>`(select count(*)::int from ${matched})`,
    })
    .from(suppliers)
    .leftJoin(members, and(eq(members.buyerId, suppliers.buyerId), eq(members.id, suppliers.ownerId)))
    .where(
      and(
        eq(suppliers.buyerId, buyerId),
        sql`${suppliers.id} = any(array(select "id" from ${matched} limit ${perPage} offset least(${perPage * (view.page - 1)}, ${lastPage})))`,
      ),
    )
    .orderBy(...order);
  const total = rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(Math.min(total, mostCounted) / perPage));
  return { rows: rows.map(({ total: _, ...row }) => row), total, page: Math.min(view.page, pages) };
}

export type ListedSupplier = Awaited<ReturnType<typeof suppliersOn>>["rows"][number];

/** The suppliers a filter shows, as a condition on `suppliers`. */
export function matches(buyerId: string, filter: Filter, today: string): SQL {
  const {
    search,
    status,
    country,
    risk,
    criticality,
    category,
    owner,
    signature,
    callToday,
    overdue,
    import: list,
    renew,
  } = filter;
  const is = (column: AnyPgColumn, value: string | null) =>
    value === null ? undefined : value === without ? isNull(column) : eq(column, value);
  return and(
    eq(suppliers.buyerId, buyerId),
    status === null ? ne(suppliers.status, "inactive") : status === "any" ? undefined : eq(suppliers.status, status),
    is(suppliers.country, country),
    risk ? eq(suppliers.riskLevel, risk) : undefined,
    is(suppliers.criticality, criticality),
    is(suppliers.category, category),
    is(suppliers.ownerId, owner),
    signature ? eq(suppliers.codePart, signature) : undefined,
    callToday ? lte(suppliers.nextContact, today) : undefined,
    overdue ? lt(suppliers.nextDeadline, today) : undefined,
    list ? eq(suppliers.importId, list) : undefined,
    renew ? signedBefore(renew) : undefined,
    ...wordsIn(search).map((word) => sql`${suppliers.search} like lower(${`%${word}%`} collate "nb-NO-x-icu")`),
  )!;
}

/** Has signed a document, or had its own code accepted instead, but not for the version in force. */
export function signedBefore(key: string | SQL): SQL {
  const covered = (version: SQL) => sql`(exists (
    select from signed_documents
      join documents on documents.buyer_id = signed_documents.buyer_id and documents.id = signed_documents.document_id
     where signed_documents.buyer_id = ${suppliers.buyerId} and signed_documents.supplier_id = ${suppliers.id}
       and documents.key = ${key} and documents.state ${version}) or exists (
    select from comparisons
      join documents on documents.buyer_id = comparisons.buyer_id and documents.id = comparisons.document_id
      join requests on requests.buyer_id = comparisons.buyer_id and requests.supplier_id = comparisons.supplier_id
       and requests.id = comparisons.request_id and requests.state = 'accepted'
     where comparisons.buyer_id = ${suppliers.buyerId} and comparisons.supplier_id = ${suppliers.id}
       and comparisons.compared_at is not null and documents.key = ${key} and documents.state ${version}))`;
  return sql`(${covered(sql`= 'retired'`)} and not ${covered(sql`= 'published'`)})`;
}

/** Whom somebody chose, ticked or by filter, as a condition on `suppliers`. Another buyer's ids mean nobody. */
export function areChosen(buyerId: string, chosen: Chosen, today: string): SQL {
  if ("everyone" in chosen) return matches(buyerId, chosen.everyone, today);
  if (chosen.ids.length === 0) return sql`false`;
  return and(eq(suppliers.buyerId, buyerId), inArray(suppliers.id, chosen.ids))!;
}

export async function countChosen(store: Store, buyerId: string, chosen: Chosen, today: string): Promise<number> {
  const [row] = await store
    .select({ count: sql<number>`count(*)::int` })
    .from(suppliers)
    .where(areChosen(buyerId, chosen, today));
  return row!.count;
}

/** Each word is looked for by itself, so "912 345 678" finds the number however it is grouped. */
const wordsIn = (search: string) =>
  search
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, "\\$&"));

function orderOf({ sort, descending }: ListView, language: Language): SQL[] {
  const by: Record<ListView["sort"], SQL[]> = {
    name: [sql`${suppliers.name}`],
    deadline: [sql`${suppliers.nextDeadline}`],
    contact: [sql`${suppliers.nextContact}`],
    country: [
      placeAmong(
        countriesSorted(language).map(({ code }) => code),
        suppliers.country,
      ),
      sql`${suppliers.name}`,
    ],
    risk: [
      sql`case ${suppliers.riskLevel} when 'high' then 1 when 'medium' then 2 when 'low' then 3 else 4 end`,
      sql`${suppliers.name}`,
    ],
  };
  const direction = (one: SQL) => (descending ? sql`${one} desc nulls last` : sql`${one} asc nulls last`);
  return [...by[sort], sql`${suppliers.id}`].map(direction);
}

/** The place of a code in an alphabet of names: looked up, since the database knows no names of countries. */
const placeAmong = (codes: readonly string[], column: typeof suppliers.country) =>
  sql`(${JSON.stringify(Object.fromEntries(codes.map((code, place) => [code, place])))}::jsonb ->> ${column})::int`;

/** What the filters offer: countries and categories that occur, and the members there are. */
export async function choicesFor(store: Store, buyerId: string) {
  const occurring = (column: AnyPgColumn) => sql<string[]>`array(
    with recursive found as (
      (select ${column} as word from ${suppliers} where ${suppliers.buyerId} = ${buyerId} and ${column} is not null order by ${column} limit 1)
      union all
      select (select ${column} from ${suppliers} where ${suppliers.buyerId} = ${buyerId} and ${column} > found.word order by ${column} limit 1)
        from found where found.word is not null)
    select word from found where word is not null)`;
  const [[found], people] = [
    await store
      .select({ countries: occurring(suppliers.country), categories: occurring(suppliers.category) })
      .from(sql`(select) nothing`),
    await membersOf(store, buyerId),
  ];
  return { ...found!, members: people };
}

/** The buyer's members, by name; those who have left too, since suppliers may still be theirs. */
function membersOf(store: Store, buyerId: string) {
  return store
    .select({
      id: members.id,
      name: members.name,
      roles: members.roles,
      hasLeft: sql<boolean>`${members.leftAt} is not null`,
    })
    .from(members)
    .where(eq(members.buyerId, buyerId))
    .orderBy(asc(members.name), asc(members.id));
}

/** Who may be made responsible for a supplier; those who have left only where they still are. */
export async function responsibleOptions(store: Store, buyerId: string, kept: readonly (string | null)[] = []) {
  const people = (await membersOf(store, buyerId)).filter(({ id, hasLeft }) => !hasLeft || kept.includes(id));
  const offered = (may: (roles: readonly MemberRole[]) => boolean) =>
    people
      .filter(({ id, roles }) => may(roles) || kept.includes(id))
      .map(({ id, name }) => ({ value: id, label: name }));
  return { owners: offered(canBuy), coordinators: offered(canCoordinate) };
}
