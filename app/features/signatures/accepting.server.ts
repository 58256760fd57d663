/** A coordinator's answer to a signature with reservations: it will do, as it is or followed up as gaps. (What will not do is said in the thread.) */
import type { Store } from "db/client.server";
import { signatures, signedDocuments } from "db/schema/index";
import type { Severity } from "db/schema/words";
import { and, eq } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { raise } from "~/features/gaps/gaps.server";
import { type Outcome, tellSupplier } from "~/features/requests/answers.server";
import { act, type Request } from "~/features/requests/requests.server";
import { reservedClauses } from "./reservations.server";

/**
 * The request is settled, and whoever signed is told.
 * @param reason why, where she wants to say it
 * @param severity each clause reserved becomes a gap as serious as this; null for none
 */
export async function acceptReservations(
  store: Store,
  by: MemberSession,
  request: Request,
  { reason, severity }: { reason: string | null; severity: Severity | null },
  now: Date,
): Promise<Outcome> {
  const name = severity ? "accept with gaps" : "accept";
  const done = await act(store, request, name, by, now, { reason, details: reason ? { reason } : {} });
  if ("refusal" in done) return done;
  const signature = await signatureOn(store, request);
  if (severity && signature) {
    const reserved = await reservedClauses(store, request, signature.id);
    const found = reserved.map(({ clause, text, reason }) => ({
      subject: clause,
      kind: "improvement" as const,
      severity,
      title: { nb: `${clause} ${text.nb}`, en: `${clause} ${text.en}` },
      answer: { nb: reason, en: reason },
      place: "own site" as const,
    }));
    const whose = { buyerId: request.buyerId, supplierId: request.supplierId, requestId: request.id };
    await raise(store, by, whose, { source: "reservation", rule: `${request.key} ${request.documentVersion}` }, found);
  }
  await tellSupplier(store, by, request, signature?.contactId ?? null, {
    template: "reservation-accepted",
    data: { words: reason ?? undefined },
  });
  return { ok: true };
}

/** The signature that answered a request, and the contact who gave it. */
async function signatureOn(store: Store, { buyerId, supplierId, id }: Request) {
  const [signed] = await store
    .select({ id: signatures.id, contactId: signatures.contactId })
    .from(signedDocuments)
    .innerJoin(
      signatures,
      and(
        eq(signatures.buyerId, signedDocuments.buyerId),
        eq(signatures.supplierId, signedDocuments.supplierId),
        eq(signatures.id, signedDocuments.signatureId),
      ),
    )
    .where(
      and(
        eq(signedDocuments.buyerId, buyerId),
        eq(signedDocuments.supplierId, supplierId),
        eq(signedDocuments.requestId, id),
      ),
    );
  return signed;
}
