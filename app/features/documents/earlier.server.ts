/** Suppliers that have signed an earlier version: how many there are, and what is new for one of them. */
import type { Store } from "db/client.server";
import { documents, requirements, signatures, signedDocuments } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, asc, desc, eq, gt, isNull, lt, lte, ne } from "drizzle-orm";

import { countChosen } from "~/features/suppliers/list.server";
import { addressOfChosen, everyone } from "~/features/suppliers/view";
import { type Change, changesBetween } from "./comparison";
import { documentBehind, type KeptDocument, newestVersion } from "./documents.server";

export type News = {
  /** The version signed before, and the day it was. */
  version: number;
  signedOn: string;
  /** What the buyer says of each version since. */
  notes: { version: number; note: string }[];
  changes: Change[];
};

type Supplier = { buyerId: string; supplierId: string };

/** @returns null where no earlier version was signed */
export async function newsFor(
  store: Store,
  { buyerId, supplierId }: Supplier,
  document: KeptDocument,
  language: Language,
): Promise<News | null> {
  const ofKey = and(eq(documents.buyerId, buyerId), eq(documents.key, document.key), ne(documents.state, "draft"));
  const [signed] = await store
    .select({ id: documents.id, version: documents.version, signedOn: signatures.signedOn })
    .from(signedDocuments)
    .innerJoin(
      signatures,
      and(
        eq(signatures.buyerId, signedDocuments.buyerId),
        eq(signatures.supplierId, signedDocuments.supplierId),
        eq(signatures.id, signedDocuments.signatureId),
      ),
    )
    .innerJoin(
      documents,
      and(eq(documents.buyerId, signedDocuments.buyerId), eq(documents.id, signedDocuments.documentId)),
    )
    .where(
      and(
        eq(signedDocuments.buyerId, buyerId),
        eq(signedDocuments.supplierId, supplierId),
        ofKey,
        lt(documents.version, document.version),
      ),
    )
    .orderBy(desc(documents.version), desc(signatures.signedAt))
    .limit(1);
  const before = signed && (await documentBehind(store, buyerId, signed.id));
  if (!before) return null;
  const since = await store
    .select({ version: documents.version, note: documents.changeNote })
    .from(documents)
    .where(and(ofKey, gt(documents.version, before.version), lte(documents.version, document.version)))
    .orderBy(asc(documents.version));
  return {
    version: before.version,
    signedOn: signed.signedOn,
    notes: since.flatMap(({ version, note }) => (note?.[language] ? [{ version, note: note[language] }] : [])),
    changes: changesBetween(before, document, language),
  };
}

export type Renewal = {
  version: number;
  /** Suppliers that have signed an earlier version and not this one. */
  count: number;
  /** Where they are asked to sign it. */
  address: string;
};

/** @returns null while there is nobody to ask */
export async function renewalOf(store: Store, buyerId: string, key: string, today: string): Promise<Renewal | null> {
  const newest = await newestVersion(store, buyerId, key);
  if (!newest || newest.version === 1) return null;
  const [requirement] = await store
    .select({ id: requirements.id })
    .from(requirements)
    .where(
      and(
        eq(requirements.buyerId, buyerId),
        eq(requirements.kind, "document"),
        eq(requirements.key, key),
        isNull(requirements.retiredAt),
      ),
    );
  const chosen = { everyone: { ...everyone, renew: key } };
  const count = await countChosen(store, buyerId, chosen, today);
  if (!requirement || count === 0) return null;
  return {
    version: newest.version,
    count,
    address: `/suppliers/invite${addressOfChosen(chosen)}&ask=${requirement.id}`,
  };
}
