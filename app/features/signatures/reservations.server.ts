/** Reservations as they are stored with a signature. */
import type { Store } from "db/client.server";
import { reservations } from "db/schema/index";
import { and, eq, sql } from "drizzle-orm";

import { clausesOf, fillBlanks } from "~/features/documents/document-text";
import { documentBehind } from "~/features/documents/documents.server";

type Whose = { buyerId: string; supplierId: string };

/** In the order of the clauses. */
export function reservationsOf(store: Store, { buyerId, supplierId }: Whose, signatureId: string) {
  return store
    .select({ documentId: reservations.documentId, clause: reservations.clause, reason: reservations.reason })
    .from(reservations)
    .where(
      and(
        eq(reservations.buyerId, buyerId),
        eq(reservations.supplierId, supplierId),
        eq(reservations.signatureId, signatureId),
      ),
    )
    .orderBy(reservations.documentId, sql`string_to_array(${reservations.clause}, '.')::int[]`);
}

/** The same with what the clauses say, in both languages. */
export async function reservedClauses(store: Store, whose: Whose, signatureId: string) {
  const reserved = await reservationsOf(store, whose, signatureId);
  const [first] = reserved;
  const document = first && (await documentBehind(store, whose.buyerId, first.documentId));
  if (!document) return [];
  const texts = new Map(clausesOf(document.text).map(({ number, text }) => [number, text]));
  return reserved.map(({ clause, reason }) => {
    const text = texts.get(clause) ?? { nb: "", en: "" };
    return {
      clause,
      reason,
      text: { nb: fillBlanks(text.nb, document.blanks), en: fillBlanks(text.en, document.blanks) },
    };
  });
}
