/**
 * What a signature signed, and who signed before it where two bind the company together.
 *
 * The first of two is kept apart from those that count (`part_signed_documents`), so that nothing takes a document for
 * signed before it is. The one after it names it, document by document, and seals its seal.
 */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { documents, partSignedDocuments, signatures, signedDocuments } from "db/schema/index";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import { asSigned } from "~/features/own-codes/addendum";

type Whose = { buyerId: string; supplierId: string };

/** One document of a signature; hashes and seals in hexadecimal. */
export type Signed = {
  documentId: string;
  key: string;
  version: number;
  title: Both;
  requestId: string | null;
  /** Where the addendum that a comparison made is what was signed: key and title are then the addendum's. */
  comparisonId: string | null;
  hashNb: string;
  hashEn: string;
  /** The signature before it, on the same document. */
  followsId: string | null;
  followsSeal: string | null;
};

/** The documents of a signature, by key; and whether it waits for another's. */
export async function signedWith(store: Store, whose: Whose, id: string) {
  const signed = await documentsIn(store, signedDocuments, whose, id);
  if (signed.length > 0) return { isInPart: false, signed };
  return { isInPart: true, signed: await documentsIn(store, partSignedDocuments, whose, id) };
}

async function documentsIn(
  store: Store,
  table: typeof signedDocuments | typeof partSignedDocuments,
  { buyerId, supplierId }: Whose,
  id: string,
): Promise<Signed[]> {
  const before = alias(signatures, "before");
  const one = table as typeof signedDocuments;
  const rows = await store
    .select({
      documentId: documents.id,
      key: documents.key,
      version: documents.version,
      title: documents.title,
      requestId: one.requestId,
      comparisonId: one.comparisonId,
      hashNb: sql<string>`encode(${one.hashNb}, 'hex')`,
      hashEn: sql<string>`encode(${one.hashEn}, 'hex')`,
      followsId: one.followsId,
      followsSeal: sql<string | null>`encode(${before.seal}, 'hex')`,
    })
    .from(one)
    .innerJoin(documents, and(eq(documents.buyerId, buyerId), eq(documents.id, one.documentId)))
    .leftJoin(before, and(eq(before.buyerId, buyerId), eq(before.supplierId, supplierId), eq(before.id, one.followsId)))
    .where(and(eq(one.buyerId, buyerId), eq(one.supplierId, supplierId), eq(one.signatureId, id)))
    .orderBy(asc(documents.key), asc(documents.version));
  return rows.map((row) => asSigned({ ...row, title: row.title! }));
}

/** The signatures that came before one on the same documents, the first one first. */
export async function signedBefore(store: Store, whose: Whose, id: string): Promise<string[]> {
  const before: string[] = [];
  for (let next = [id]; next.length > 0; ) {
    const found = new Set<string>();
    for (const one of next)
      for (const { followsId } of (await signedWith(store, whose, one)).signed) if (followsId) found.add(followsId);
    next = [...found].filter((one) => !before.includes(one));
    before.unshift(...next);
  }
  return before;
}

export type Signer = {
  id: string;
  contactId: string | null;
  name: string;
  title: string;
  signedAt: Date;
  seal: string;
};

/** Who gave signatures, in the order of their ids. */
export async function signersOf(
  store: Store,
  { buyerId, supplierId }: Whose,
  ids: readonly string[],
): Promise<Signer[]> {
  if (ids.length === 0) return [];
  const rows = await store
    .select({
      id: signatures.id,
      contactId: signatures.contactId,
      name: signatures.signerName,
      title: signatures.signerTitle,
      signedAt: signatures.signedAt,
      seal: sql<string>`encode(${signatures.seal}, 'hex')`,
    })
    .from(signatures)
    .where(
      and(eq(signatures.buyerId, buyerId), eq(signatures.supplierId, supplierId), inArray(signatures.id, [...ids])),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Of requests signed in part: the signature each has, which waits for another's. */
export async function firstSigners(
  store: Store,
  { buyerId, supplierId }: Whose,
  requests: readonly { id: string; state: string }[],
): Promise<Map<string, Signer>> {
  const ids = requests.filter(({ state }) => state === "signed in part").map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await store
    .selectDistinctOn([partSignedDocuments.requestId], {
      requestId: partSignedDocuments.requestId,
      signatureId: partSignedDocuments.signatureId,
    })
    .from(partSignedDocuments)
    .where(
      and(
        eq(partSignedDocuments.buyerId, buyerId),
        eq(partSignedDocuments.supplierId, supplierId),
        inArray(partSignedDocuments.requestId, ids),
      ),
    )
    .orderBy(partSignedDocuments.requestId, desc(partSignedDocuments.id));
  const signers = await signersOf(
    store,
    { buyerId, supplierId },
    rows.map(({ signatureId }) => signatureId),
  );
  return new Map(rows.map(({ requestId, signatureId }) => [requestId!, signers.find(({ id }) => id === signatureId)!]));
}
