/** Addenda as they are stored: the bytes in both languages, made when a comparison is finished, and signed as they are. */
import type { Store } from "db/client.server";
import { comparisons, texts } from "db/schema/index";
import { and, desc, eq, inArray } from "drizzle-orm";

import { type Both, documentAsSigned } from "~/features/documents/document-text";
import { readable } from "~/features/documents/document-view";
import { hashOf } from "~/features/signatures/seal.server";

type Whose = { buyerId: string; supplierId: string };

export type KeptAddendum = { comparisonId: string; hashNb: Buffer; hashEn: Buffer };

/** Stores the exact bytes; they are between the buyer and this supplier. */
export async function keepAddendum(store: Store, { buyerId, supplierId }: Whose, addendum: Both) {
  const [nb, en] = (["nb", "en"] as const).map((language) => ({
    buyerId,
    supplierId,
    hash: hashOf(addendum[language]),
    body: Buffer.from(addendum[language], "utf8"),
  }));
  await store.insert(texts).values([nb!, en!]).onConflictDoNothing();
  return { hashNb: nb!.hash, hashEn: en!.hash };
}

/** The addendum a request waits to have signed; null where there is none. */
export async function addendumFor(
  store: Store,
  { buyerId, supplierId }: Whose,
  requestId: string,
): Promise<KeptAddendum | null> {
  const [newest] = await store
    .select({ id: comparisons.id, hashNb: comparisons.hashNb, hashEn: comparisons.hashEn })
    .from(comparisons)
    .where(
      and(
        eq(comparisons.buyerId, buyerId),
        eq(comparisons.supplierId, supplierId),
        eq(comparisons.requestId, requestId),
      ),
    )
    .orderBy(desc(comparisons.id))
    .limit(1);
  if (!newest?.hashNb || !newest.hashEn) return null;
  return { comparisonId: newest.id, hashNb: Buffer.from(newest.hashNb), hashEn: Buffer.from(newest.hashEn) };
}

/** The same to be read, in both languages. */
export async function readAddendum(store: Store, { buyerId }: Whose, { hashNb, hashEn }: KeptAddendum) {
  const rows = await store
    .select({ hash: texts.hash, body: texts.body })
    .from(texts)
    .where(and(eq(texts.buyerId, buyerId), inArray(texts.hash, [hashNb, hashEn])));
  const read = (hash: Buffer, language: "nb" | "en") => {
    const { body } = rows.find((row) => Buffer.from(row.hash).equals(hash))!;
    return readable(documentAsSigned(Buffer.from(body).toString("utf8")), {}, language);
  };
  return { nb: read(hashNb, "nb"), en: read(hashEn, "en") };
}
