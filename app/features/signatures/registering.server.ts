/**
 * Registering a signature from before the portal, or one on paper, in a member's own name (DESIGN 9). It answers the
 * request that is open for the document, unless that asks for a newer version than was signed.
 */
import type { Store } from "db/client.server";
import { documents, requests, requirements, signatures, signedDocuments } from "db/schema/index";
import { and, desc, eq, isNull, ne } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { settleAsked } from "~/features/requests/answers.server";
import { act, type Request, requestOf } from "~/features/requests/requests.server";
import { may, type Refusal } from "~/features/requests/rules";
import { nameInLaw, register } from "./signatures.server";

/** Every version that has been in force, the newest first: one of these was signed. */
export function signableVersions(store: Store, buyerId: string) {
  return store
    .select({
      id: documents.id,
      key: documents.key,
      version: documents.version,
      title: documents.title,
      state: documents.state,
    })
    .from(documents)
    .where(and(eq(documents.buyerId, buyerId), ne(documents.state, "draft"), isNull(documents.questionnaireId)))
    .orderBy(documents.key, desc(documents.version));
}

export type Registration = {
  documentId: string;
  way: "earlier" | "paper";
  signedOn: string;
  name: string;
  title: string;
  proofFileId: string | null;
  /** Why there is no proof, for an earlier signature. */
  withoutProof: string | null;
};

/** @returns the signature, and the request it answered, if any */
export async function registerSignature(
  store: Store,
  by: MemberSession,
  supplierId: string,
  registration: Registration,
  now: Date,
): Promise<{ signatureId: string; answered: Request | null } | { refusal: Refusal | "overtaken" | "registered" }> {
  const { documentId, way, signedOn, name, title, proofFileId, withoutProof } = registration;
  const whose = { buyerId: by.buyerId, supplierId };
  const version = (await signableVersions(store, by.buyerId)).find(({ id }) => id === documentId);
  if (!version) return { refusal: "unknown" };
  if (await isRegistered(store, whose, registration)) return { refusal: "registered" };
  const request = await openRequestFor(store, by, whose, version);
  if (request) {
    const done = await act(store, request, "register", by, now, {
      details: { document: version.key, version: version.version, way },
    });
    if ("refusal" in done) return done;
    await settleAsked(store, by, request, now);
  }
  const inLaw = await nameInLaw(store, whose);
  const made = await register(
    store,
    by,
    supplierId,
    { ...inLaw, request, documentId, way, name, title, signedOn, contactId: null, proofFileId },
    now,
  );
  if ("refusal" in made) return { refusal: made.refusal ?? "unknown" };
  await record(store, by, {
    what: "signature.registered",
    supplierId,
    subjectId: made.signatureId,
    isShared: true,
    details: { document: version.key, version: version.version, way, signedOn, withoutProof },
    personal: { name, title },
  });
  return { signatureId: made.signatureId, answered: request };
}

/** The open request, or the declined one, that a signature on this version answers. */
async function openRequestFor(
  store: Store,
  by: MemberSession,
  whose: { buyerId: string; supplierId: string },
  { key, version }: { key: string; version: number },
): Promise<Request | null> {
  const asked = await store
    .select({ id: requests.id, state: requests.state, version: documents.version })
    .from(requests)
    .innerJoin(
      requirements,
      and(eq(requirements.buyerId, requests.buyerId), eq(requirements.id, requests.requirementId)),
    )
    .innerJoin(documents, and(eq(documents.buyerId, requests.buyerId), eq(documents.id, requests.documentId)))
    .where(
      and(
        eq(requests.buyerId, whose.buyerId),
        eq(requests.supplierId, whose.supplierId),
        eq(requirements.kind, "document"),
        eq(requirements.key, key),
        ne(requests.state, "draft"),
      ),
    )
    .orderBy(desc(requests.id));
  const found = asked.find((one) => one.version <= version && may("document", one.state, "register", by.roles));
  return (found && (await requestOf(store, whose, found.id))) ?? null;
}

/** The same signature twice is a second click, or two members with one sheet of paper. */
async function isRegistered(
  store: Store,
  { buyerId, supplierId }: { buyerId: string; supplierId: string },
  { documentId, way, signedOn, name }: Registration,
) {
  const [found] = await store
    .select({ id: signatures.id })
    .from(signatures)
    .innerJoin(
      signedDocuments,
      and(
        eq(signedDocuments.buyerId, signatures.buyerId),
        eq(signedDocuments.supplierId, signatures.supplierId),
        eq(signedDocuments.signatureId, signatures.id),
      ),
    )
    .where(
      and(
        eq(signatures.buyerId, buyerId),
        eq(signatures.supplierId, supplierId),
        eq(signatures.way, way),
        eq(signatures.signedOn, signedOn),
        eq(signatures.signerName, name),
        eq(signedDocuments.documentId, documentId),
      ),
    )
    .limit(1);
  return found !== undefined;
}
