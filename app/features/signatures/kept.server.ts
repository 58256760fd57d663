/** A signature with everything that is kept of it, for the buyer's people: the evidence, and the exact text that was signed. */
import type { Store } from "db/client.server";
import { contacts, documents, events, files, members, signatures, signedDocuments, texts } from "db/schema/index";
import { and, asc, eq, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";

import { sealStillHolds } from "./signatures.server";

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
  const [norwegian, english] = [alias(texts, "norwegian"), alias(texts, "english")];
  const signed = await store
    .select({
      id: documents.id,
      title: documents.title,
      version: documents.version,
      requestId: signedDocuments.requestId,
      hashNb: sql<string>`encode(${signedDocuments.hashNb}, 'hex')`,
      hashEn: sql<string>`encode(${signedDocuments.hashEn}, 'hex')`,
      textNb: sql<string>`convert_from(${norwegian.body}, 'UTF8')`,
      textEn: sql<string>`convert_from(${english.body}, 'UTF8')`,
    })
    .from(signedDocuments)
    .innerJoin(documents, and(eq(documents.buyerId, buyerId), eq(documents.id, signedDocuments.documentId)))
    .innerJoin(norwegian, and(eq(norwegian.buyerId, buyerId), eq(norwegian.hash, signedDocuments.hashNb)))
    .innerJoin(english, and(eq(english.buyerId, buyerId), eq(english.hash, signedDocuments.hashEn)))
    .where(
      and(
        eq(signedDocuments.buyerId, buyerId),
        eq(signedDocuments.supplierId, supplierId),
        eq(signedDocuments.signatureId, id),
      ),
    )
    .orderBy(asc(documents.key));
  const { signature, ...beside } = found;
  return {
    ...signature,
    ...beside,
    seal: Buffer.from(signature.seal).toString("hex"),
    holds: await sealStillHolds(store, whose, id),
    documents: signed,
  };
}
