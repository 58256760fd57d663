/** A signature with everything that is kept of it, for the buyer's people: the evidence, and the exact text that was signed. */
import type { Store } from "db/client.server";
import { contacts, events, files, members, signatures, texts } from "db/schema/index";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";

import { sealStillHolds } from "./signatures.server";
import { signedBefore, signedWith, signersOf } from "./signed.server";

export async function signatureInFull(store: Store, whose: { buyerId: string; supplierId: string }, id: string) {
  const { buyerId, supplierId } = whose;
  const [signers, preparers] = [alias(contacts, "signers"), alias(contacts, "preparers")];
  const ofSupplier = (person: typeof signers | typeof preparers, column: AnyPgColumn) =>
    and(eq(person.buyerId, buyerId), eq(person.supplierId, supplierId), eq(person.id, column));
  const [found] = await store
    .select({
      signature: signatures,
      contact: signers.name,
      preparedBy: preparers.name,
      registeredBy: members.name,
      proofName: files.name,
      proofSize: files.size,
      withoutProof: sql<string | null>`(select ${events.details} ->> 'withoutProof' from ${events}
        where ${events.buyerId} = ${buyerId} and ${events.supplierId} = ${supplierId}
          and ${events.subjectId} = ${signatures.id} and ${events.what} = 'signature.registered' limit 1)`,
    })
    .from(signatures)
    .leftJoin(signers, ofSupplier(signers, signatures.contactId))
    .leftJoin(preparers, ofSupplier(preparers, signatures.preparedBy))
    .leftJoin(members, and(eq(members.buyerId, buyerId), eq(members.id, signatures.registeredBy)))
    .leftJoin(
      files,
      and(eq(files.buyerId, buyerId), eq(files.supplierId, supplierId), eq(files.id, signatures.proofFileId)),
    )
    .where(and(eq(signatures.buyerId, buyerId), eq(signatures.supplierId, supplierId), eq(signatures.id, id)));
  if (!found) return undefined;
  const { signed, isInPart } = await signedWith(store, whose, id);
  const hashes = signed.flatMap(({ hashNb, hashEn }) => [hashNb, hashEn].map((hash) => Buffer.from(hash, "hex")));
  const kept = await store
    .select({ hash: sql<string>`encode(${texts.hash}, 'hex')`, text: sql<string>`convert_from(${texts.body}, 'UTF8')` })
    .from(texts)
    .where(and(eq(texts.buyerId, buyerId), inArray(texts.hash, hashes)));
  const textOf = (hash: string) => kept.find((one) => one.hash === hash)!.text;
  const { signature, ...beside } = found;
  return {
    ...signature,
    ...beside,
    seal: Buffer.from(signature.seal).toString("hex"),
    holds: await sealStillHolds(store, whose, id),
    isInPart,
    before: await signersOf(store, whose, await signedBefore(store, whose, id)),
    documents: signed.map((one) => ({ ...one, textNb: textOf(one.hashNb), textEn: textOf(one.hashEn) })),
  };
}
