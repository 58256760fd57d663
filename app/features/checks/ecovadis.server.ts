/** EcoVadis scores brought in as a list: each becomes a check of the supplier it names. */
import type { Store } from "db/client.server";
import { checks, suppliers } from "db/schema/index";
import { and, eq, inArray, or, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { plusMonths } from "~/features/requests/deadlines";
import type { Scorecard } from "./ecovadis-sheet";

/** A scorecard counts for so long. */
const validMonths = 12;

/** @returns how many are new, and the rows whose supplier is not known, or not one alone */
export async function keepScorecards(
  store: Store,
  by: MemberSession,
  cards: readonly Scorecard[],
): Promise<{ kept: number; unknown: Scorecard[] }> {
  if (cards.length === 0) return { kept: 0, unknown: [] };
  const { buyerId, memberId } = by;
  const found = await suppliersCalled(store, buyerId, [...new Set(cards.map(({ supplier }) => supplier))]);
  const matched = cards.flatMap((card) => {
    const [supplierId, ...others] = found.get(card.supplier.toLowerCase()) ?? [];
    return supplierId && others.length === 0 ? [{ ...card, supplierId }] : [];
  });
  const there = new Set(
    await known(
      store,
      buyerId,
      matched.map(({ supplierId }) => supplierId),
    ),
  );
  const fresh = [...new Map(matched.map((card) => [`${card.supplierId} ${card.on}`, card])).entries()]
    .filter(([key]) => !there.has(key))
    .map(([, card]) => card);
  if (fresh.length > 0) {
    await store.insert(checks).values(
      fresh.map(({ supplierId, score, themes, on }) => ({
        buyerId,
        supplierId,
        kind: "ecovadis" as const,
        source: "EcoVadis",
        checkedOn: on,
        result: "nothing found" as const,
        score,
        themes: Object.fromEntries(Object.entries(themes).filter(([, given]) => given !== null)),
        validTo: plusMonths(on, validMonths),
        checkedBy: memberId,
      })),
    );
    await record(
      store,
      by,
      fresh.map(({ supplierId, score }) => ({ what: "check.made", supplierId, details: { kind: "ecovadis", score } })),
    );
  }
  const isMatched = new Set(matched.map(({ row }) => row));
  return { kept: fresh.length, unknown: cards.filter(({ row }) => !isMatched.has(row)) };
}

/** By key, number or name, in lower case. */
async function suppliersCalled(store: Store, buyerId: string, names: string[]): Promise<Map<string, string[]>> {
  const lower = names.map((name) => name.toLowerCase());
  const rows = await store
    .select({
      id: suppliers.id,
      name: sql<string>`lower(${suppliers.name})`,
      erpKey: sql<string | null>`lower(${suppliers.erpKey})`,
      number: suppliers.organisationNumber,
    })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.buyerId, buyerId),
        or(
          inArray(sql`lower(${suppliers.name})`, lower),
          inArray(sql`lower(${suppliers.erpKey})`, lower),
          inArray(suppliers.organisationNumber, names),
        ),
      ),
    );
  const found = new Map<string, string[]>();
  for (const { id, name, erpKey, number } of rows)
    for (const called of new Set([name, erpKey, number]))
      if (called) found.set(called, [...(found.get(called) ?? []), id]);
  return found;
}

/** The scorecards that are there already, by supplier and day. */
async function known(store: Store, buyerId: string, supplierIds: string[]): Promise<string[]> {
  if (supplierIds.length === 0) return [];
  const rows = await store
    .select({ supplierId: checks.supplierId, on: checks.checkedOn })
    .from(checks)
    .where(and(eq(checks.buyerId, buyerId), eq(checks.kind, "ecovadis"), inArray(checks.supplierId, supplierIds)));
  return rows.map(({ supplierId, on }) => `${supplierId} ${on}`);
}
