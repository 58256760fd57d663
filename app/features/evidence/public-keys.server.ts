/** The keys evidence was signed with, as the database remembers them. */
import type { Store } from "db/client.server";
import { evidenceKeys } from "db/schema/index";
import { asc } from "drizzle-orm";

import type { EvidenceKey } from "./keys.server";

/** Writes down the key in use; called whenever a portal starts. */
export async function keepPublicKey(store: Store, { publicKey }: EvidenceKey) {
  await store.insert(evidenceKeys).values({ publicKey }).onConflictDoNothing();
}

/** Every key this portal has signed with, the first one first. */
export async function publicKeys(store: Store): Promise<Buffer[]> {
  const rows = await store
    .select({ publicKey: evidenceKeys.publicKey })
    .from(evidenceKeys)
    .orderBy(asc(evidenceKeys.createdAt));
  return rows.map(({ publicKey }) => Buffer.from(publicKey));
}
