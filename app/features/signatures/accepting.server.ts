/** A coordinator's answer to a signature with reservations: it will do. (What will not do is said in the thread.) */
import type { Store } from "db/client.server";
import { signatures, signedDocuments } from "db/schema/index";
import { and, eq } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { queueMail } from "~/features/mails/mails.server";
import { type Outcome, readerFor } from "~/features/requests/answers.server";
import { act, type Request } from "~/features/requests/requests.server";

/** The request is settled, and whoever signed is told. @param reason why, where she wants to say it */
export async function acceptReservations(
  store: Store,
  by: MemberSession,
  request: Request,
  reason: string | null,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "accept", by, now, { reason, details: reason ? { reason } : {} });
  if ("refusal" in done) return done;
  const reader = await readerFor(store, request, await signerOf(store, request));
  if (reader)
    await queueMail(store, {
      template: "reservation-accepted",
      data: { words: reason ?? undefined },
      ...reader,
      buyerId: request.buyerId,
      supplierId: request.supplierId,
      requestIds: [request.id],
      fromMemberId: by.memberId,
    });
  return { ok: true };
}

/** The contact who gave the signature that answered a request. */
async function signerOf(store: Store, { buyerId, supplierId, id }: Request) {
  const [signed] = await store
    .select({ contactId: signatures.contactId })
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
  return signed?.contactId ?? null;
}
