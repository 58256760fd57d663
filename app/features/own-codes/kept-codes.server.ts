/** The own codes behind suppliers that are covered by one, for whoever takes them away. */
import type { Store } from "db/client.server";
import { comparisons, files, ownCodes } from "db/schema/index";
import { and, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";

type CodeFile = { storageKey: string; mediaType: string; size: number };
export type KeptCode = { supplierId: string; address: string | null; files: CodeFile[] };

/** Of each supplier, the code that was compared last, on that day or before; the code itself before its translation. */
export async function codesBehind(
  store: Store,
  buyerId: string,
  supplierIds: readonly string[],
  { day, timeZone }: { day: string; timeZone: string },
): Promise<KeptCode[]> {
  if (supplierIds.length === 0) return [];
  const newest = store.$with("newest").as(
    store
      .selectDistinctOn([comparisons.supplierId], {
        supplierId: comparisons.supplierId,
        ownCodeId: comparisons.ownCodeId,
      })
      .from(comparisons)
      .where(
        and(
          eq(comparisons.buyerId, buyerId),
          inArray(comparisons.supplierId, [...supplierIds]),
          isNotNull(comparisons.comparedAt),
          sql`(${comparisons.comparedAt} at time zone ${timeZone})::date <= ${day}`,
        ),
      )
      .orderBy(comparisons.supplierId, desc(comparisons.id)),
  );
  const rows = await store
    .with(newest)
    .select({
      supplierId: ownCodes.supplierId,
      address: ownCodes.address,
      storageKey: files.storageKey,
      mediaType: files.mediaType,
      size: files.size,
    })
    .from(newest)
    .innerJoin(
      ownCodes,
      and(eq(ownCodes.buyerId, buyerId), eq(ownCodes.supplierId, newest.supplierId), eq(ownCodes.id, newest.ownCodeId)),
    )
    .leftJoin(
      files,
      and(
        eq(files.buyerId, buyerId),
        eq(files.supplierId, ownCodes.supplierId),
        eq(files.state, "stored"),
        or(eq(files.id, ownCodes.fileId), eq(files.id, ownCodes.translationId)),
      ),
    )
    .orderBy(ownCodes.supplierId, desc(sql`${files.id} = ${ownCodes.fileId}`));
  const kept = new Map<string, KeptCode>();
  for (const { supplierId, address, storageKey, mediaType, size } of rows) {
    const code = kept.get(supplierId) ?? { supplierId, address, files: [] };
    if (storageKey) code.files.push({ storageKey, mediaType: mediaType!, size: size! });
    kept.set(supplierId, code);
  }
  return [...kept.values()];
}
