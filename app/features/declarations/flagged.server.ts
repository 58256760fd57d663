/** What the checks of a declaration look at beside it: the buyer's thresholds and lists, and what was declared before. */
import type { Store } from "db/client.server";
import { declarations, smelters, suppliers } from "db/schema/index";
import { and, desc, eq, lt, ne, sql } from "drizzle-orm";

import type { Declaration } from "~/features/minerals/declaration";
import { type Flag, flagsOf } from "~/features/minerals/flags";
import { mineralSettings } from "~/features/minerals/settings.server";
import type { Template } from "~/features/minerals/versions";
import { expectedIn, productsIn } from "./concerning";
import { referenceOf } from "./smelter-lists.server";

type Whose = { buyerId: string; supplierId: string };

export async function flagsFor(
  store: Store,
  whose: Whose,
  declaration: Declaration,
  { concerning, today, before }: { concerning: string; today: string; before?: readonly string[] },
  others?: ReadonlyMap<string, readonly string[]>,
): Promise<Flag[]> {
  const [supplier] = await store
    .select({ category: suppliers.category })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, whose.buyerId), eq(suppliers.id, whose.supplierId)));
  return flagsOf(declaration, {
    today,
    settings: await mineralSettings(store, whose.buyerId),
    reference: await referenceOf(store, whose.buyerId, declaration),
    products: productsIn(concerning),
    expected: expectedIn(supplier?.category ?? null),
    ...(before && { before }),
    ...(others && { others }),
  });
}

/** The supplier's newest declaration of this kind; the one before `before`, where that is given. */
export async function declarationBefore(
  store: Store,
  { buyerId, supplierId }: Whose,
  template: Template,
  before?: Date,
) {
  const [newest] = await store
    .select({
      id: declarations.id,
      requestId: declarations.requestId,
      content: declarations.content,
      hash: declarations.hash,
      fileId: declarations.fileId,
      submittedAt: declarations.submittedAt,
    })
    .from(declarations)
    .where(
      and(
        eq(declarations.buyerId, buyerId),
        eq(declarations.supplierId, supplierId),
        eq(declarations.template, template),
        before && lt(declarations.submittedAt, before),
      ),
    )
    .orderBy(desc(declarations.submittedAt))
    .limit(1);
  return newest;
}

/** Other suppliers whose newest declaration names the very same smelters. Members see them; a supplier sees none. */
export async function sameListElsewhere(store: Store, { buyerId, supplierId }: Whose, cids: readonly string[]) {
  const sorted = [...new Set(cids)].sort();
  if (sorted.length <= 3) return new Map<string, readonly string[]>();
  const rows = await store
    .select({ supplier: suppliers.name })
    .from(smelters)
    .innerJoin(suppliers, and(eq(suppliers.buyerId, smelters.buyerId), eq(suppliers.id, smelters.supplierId)))
    .where(and(eq(smelters.buyerId, buyerId), ne(smelters.supplierId, supplierId)))
    .groupBy(smelters.declarationId, suppliers.name)
    .having(sql`string_agg(distinct ${smelters.cid}, ',' order by ${smelters.cid}) = ${sorted.join(",")}`);
  return new Map(rows.map((row) => [row.supplier, sorted]));
}
