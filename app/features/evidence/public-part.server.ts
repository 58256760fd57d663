import type { Store } from "db/client.server";
import { signatures } from "db/schema/index";
import { asc, eq, sql } from "drizzle-orm";

import type { EvidenceKey } from "./keys.server";
import { publicKeys } from "./public-keys.server";
import type { PublicPart } from "./public-part";

export async function publicPartOf(
  store: Store,
  { buyerId, buyerName }: { buyerId: string; buyerName: string },
  key: EvidenceKey,
  now: Date,
): Promise<PublicPart> {
  const rows = await store
    .select({ hash: sql<string>`encode(sha256(${signatures.seal}), 'hex')` })
    .from(signatures)
    .where(eq(signatures.buyerId, buyerId))
    .orderBy(asc(signatures.id));
  const keys = [...(await publicKeys(store)), key.publicKey].map((one) => one.toString("hex"));
  return {
    aktsomPublic: 1,
    buyer: buyerName,
    exportedAt: now.toISOString(),
    keys: [...new Set(keys)],
    seals: rows.map(({ hash }) => hash),
  };
}
