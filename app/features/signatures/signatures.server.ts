/**
 * Signing: one act for one or several documents, with its evidence (DESIGN 9); and registering what was signed before the
 * portal or on paper. The bytes signed are stored once, the seal covers every field, and nothing of it is ever changed.
 */
import type { Store } from "db/client.server";
import {
  buyers,
  companyFacts,
  files,
  partSignedDocuments,
  reservations,
  signatures,
  signedDocuments,
  suppliers,
} from "db/schema/index";
import type { Language, Law, SignatureWay } from "db/schema/words";
import { and, desc, eq, sql } from "drizzle-orm";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { clausesOf } from "~/features/documents/document-text";
import { documentBehind, type KeptDocument, keepTexts } from "~/features/documents/documents.server";
import { addendumFor, type KeptAddendum } from "~/features/own-codes/addenda.server";
import { addendumKey } from "~/features/own-codes/addendum";
import { todayIn } from "~/features/requests/deadlines";
import { act, type Request } from "~/features/requests/requests.server";
import type { Refusal } from "~/features/requests/rules";
import { consentFor, wholeConsent } from "./consent";
import { canReserve, type Reservation } from "./reservation";
import { reservationsOf } from "./reservations.server";
import { type SealedSignature, sealVersion } from "./seal";
import { sealOf } from "./seal.server";
import { firstSigners, type Signer, signedWith } from "./signed.server";

type Signing = {
  requests: Request[];
  language: Language;
  /** As the company is called in law, where it has said so. */
  legalName: string;
  organisationNumber: string | null;
  name: string;
  title: string;
  ip: string;
  browser: string;
  preparedBy: string | null;
  /** Clauses not agreed to, when one document is signed by itself. */
  reservations?: readonly Reservation[];
  /** The contact who must sign as well, where the signer does not bind the company alone. */
  anotherId?: string;
  /** Not the document itself, but the addendum to the company's own code, by itself. */
  isAddendum?: boolean;
};

/**
 * Signs the documents of one or several requests in one act; one of them with reservations, where there are any.
 * What another has signed before is signed together with her; what another must sign as well counts only then.
 * @returns the signature, or why nothing at all was signed: two tabs at once, and the second is told it is done
 */
export async function sign(
  store: Store,
  by: SupplierSession,
  signing: Signing,
  now: Date,
): Promise<{ signatureId: string } | { refusal: Refusal | "overtaken" }> {
  const { reservations = [], anotherId, isAddendum = false } = signing;
  const hasReservations = reservations.length > 0;
  if ((hasReservations || isAddendum) && (anotherId || signing.requests.length > 1)) return { refusal: "not now" };
  const before = await firstSigners(store, by, signing.requests);
  const signed: Act["signed"] = [];
  for (const request of signing.requests) {
    const follows = before.get(request.id) ?? null;
    if (follows?.contactId === by.contactId) return { refusal: "already" };
    const document = request.documentId ? await documentBehind(store, by.buyerId, request.documentId) : undefined;
    if (!document) return { refusal: "unknown" };
    if (hasReservations && !canReserve(clausesOf(document.text), reservations)) return { refusal: "not now" };
    const addendum = isAddendum ? await addendumFor(store, by, request.id) : null;
    if (isAddendum && !addendum) return { refusal: "not now" };
    const name = anotherId
      ? "sign in part"
      : addendum
        ? "sign addendum"
        : hasReservations
          ? "sign with reservation"
          : "sign";
    const done = await act(store, request, name, by, now, {
      reason: null,
      ...(anotherId ? { waitingForId: anotherId } : {}),
      details: {
        document: document.key,
        version: document.version,
        ...(anotherId ? { to: anotherId } : {}),
        ...(hasReservations ? { clauses: reservations.map(({ clause }) => clause) } : {}),
      },
    });
    if ("refusal" in done) return done;
    signed.push({ request, document, reservations, follows, addendum });
  }
  const consent = wholeConsent(
    consentFor(signing.language, {
      supplier: signing.legalName,
      buyer: by.buyerName,
      law: await lawOf(store, by.buyerId),
      documents: signed.length,
      hasReservations,
      isJoint: anotherId !== undefined || before.size > 0,
    }),
  );
  return write(store, by, {
    ...signing,
    way: "here",
    contactId: by.contactId,
    registeredBy: null,
    email: by.email,
    consent,
    signedAt: now,
    signedOn: todayIn(now, by.timeZone),
    proof: null,
    isInPart: anotherId !== undefined,
    signed,
  });
}

type SigningAnswers = Pick<
  Signing,
  "language" | "legalName" | "organisationNumber" | "name" | "title" | "ip" | "browser"
> & {
  request: Request;
  /** The form. */
  document: KeptDocument;
  /** The form with its answers. */
  texts: { hashNb: Buffer; hashEn: Buffer };
};

/** Signs answers in the same act that submits them, which moves the request. */
export async function signAnswered(
  store: Store,
  by: SupplierSession,
  { request, document, texts, ...signing }: SigningAnswers,
  now: Date,
) {
  const consent = wholeConsent(
    consentFor(signing.language, {
      supplier: signing.legalName,
      buyer: by.buyerName,
      law: await lawOf(store, by.buyerId),
      documents: 1,
    }),
  );
  return write(store, by, {
    ...signing,
    way: "here",
    contactId: by.contactId,
    preparedBy: null,
    registeredBy: null,
    email: by.email,
    consent,
    signedAt: now,
    signedOn: todayIn(now, by.timeZone),
    proof: null,
    isInPart: false,
    signed: [{ request, document, reservations: [], follows: null, addendum: null, texts }],
  });
}

type Registering = {
  /** The request it answers; none where nobody had been asked. */
  request: Request | null;
  documentId: string;
  way: Exclude<SignatureWay, "here">;
  legalName: string;
  organisationNumber: string | null;
  name: string;
  title: string;
  signedOn: string;
  /** The supplier's contact who brought the proof, when it was she. */
  contactId: string | null;
  proofFileId: string | null;
};

/** Registers an earlier or paper signature in the name of a member, who has seen the proof. Moves no request. */
export async function register(
  store: Store,
  by: MemberSession,
  supplierId: string,
  registering: Registering,
  now: Date,
) {
  const document = await documentBehind(store, by.buyerId, registering.documentId);
  if (!document) return { refusal: "unknown" as const };
  const [proof] = registering.proofFileId
    ? await store
        .select({ hash: files.hash })
        .from(files)
        .where(
          and(eq(files.buyerId, by.buyerId), eq(files.supplierId, supplierId), eq(files.id, registering.proofFileId)),
        )
    : [];
  return write(
    store,
    { ...by, supplierId },
    {
      ...registering,
      language: by.language,
      registeredBy: by.memberId,
      preparedBy: null,
      email: null,
      consent: null,
      ip: null,
      browser: null,
      signedAt: now,
      proof:
        registering.proofFileId && proof?.hash
          ? { fileId: registering.proofFileId, hash: Buffer.from(proof.hash) }
          : null,
      isInPart: false,
      signed: [{ request: registering.request, document, reservations: [], follows: null, addendum: null }],
    },
  );
}

type Act = {
  way: SignatureWay;
  language: Language;
  contactId: string | null;
  preparedBy: string | null;
  registeredBy: string | null;
  legalName: string;
  organisationNumber: string | null;
  name: string;
  title: string;
  email: string | null;
  consent: string | null;
  signedAt: Date;
  signedOn: string;
  ip: string | null;
  browser: string | null;
  proof: { fileId: string; hash: Buffer } | null;
  isInPart: boolean;
  signed: {
    request: Request | null;
    document: KeptDocument;
    reservations: readonly Reservation[];
    follows: Pick<Signer, "id" | "seal"> | null;
    /** Where not the document itself is signed, but the addendum to it. */
    addendum: KeptAddendum | null;
    /** Where it is a form, and what is signed are the answers to it. */
    texts?: { hashNb: Buffer; hashEn: Buffer };
  }[];
};

type Earlier = Pick<Registering, "way" | "legalName" | "organisationNumber" | "name" | "title" | "signedOn"> & {
  supplierId: string;
};

/** Registers earlier signatures of many suppliers on one version, without proof and answering no request. */
export async function registerAll<One extends Earlier>(
  store: Store,
  by: MemberSession,
  documentId: string,
  registering: readonly One[],
  now: Date,
): Promise<(One & { signatureId: string })[]> {
  const document = await documentBehind(store, by.buyerId, documentId);
  if (!document || registering.length === 0) return [];
  const kept = {
    request: null,
    document,
    reservations: [],
    follows: null,
    addendum: null,
    ...(await keepTexts(store, by.buyerId, document)),
  };
  const ids = await store.execute<{ id: string }>(
    sql`select new_id() as id from generate_series(1, ${registering.length}::int)`,
  );
  const registered = registering.map((one, place) => ({ ...one, signatureId: ids[place]!.id }));
  await store.insert(signatures).values(
    registered.map(({ signatureId, ...one }) =>
      sealedRow(
        signatureId,
        { ...by, supplierId: one.supplierId },
        {
          ...one,
          language: by.language,
          contactId: null,
          preparedBy: null,
          registeredBy: by.memberId,
          email: null,
          consent: null,
          signedAt: now,
          ip: null,
          browser: null,
          proof: null,
          isInPart: false,
        },
        [kept],
      ),
    ),
  );
  await store
    .insert(signedDocuments)
    .values(
      registered.flatMap(({ supplierId, signatureId }) => signedRows({ ...by, supplierId }, signatureId, [kept])),
    );
  return registered;
}

type Whose = { buyerId: string; buyerName: string; supplierId: string };
type Kept = Act["signed"][number] & { hashNb: Buffer; hashEn: Buffer };

async function write(store: Store, whose: Whose, { signed, ...what }: Act) {
  const kept: Kept[] = [];
  for (const one of signed) {
    kept.push({ ...one, ...(one.addendum ?? one.texts ?? (await keepTexts(store, whose.buyerId, one.document))) });
  }
  const [made] = await store.execute<{ id: string }>(sql`select new_id() as id`);
  await store.insert(signatures).values(sealedRow(made!.id, whose, what, kept));
  await store.insert(what.isInPart ? partSignedDocuments : signedDocuments).values(signedRows(whose, made!.id, kept));
  const reserved = kept.flatMap(({ document, reservations }) =>
    reservations.map((one) => ({
      buyerId: whose.buyerId,
      supplierId: whose.supplierId,
      signatureId: made!.id,
      documentId: document.id,
      ...one,
    })),
  );
  if (reserved.length > 0) await store.insert(reservations).values(reserved);
  return { signatureId: made!.id };
}

/** Every column, and the seal over them. */
function sealedRow(
  id: string,
  whose: Whose,
  what: Omit<Act, "signed">,
  kept: readonly Kept[],
): typeof signatures.$inferInsert {
  const sealed: SealedSignature = {
    signatureId: id,
    buyer: { id: whose.buyerId, name: whose.buyerName },
    supplier: { id: whose.supplierId, legalName: what.legalName, organisationNumber: what.organisationNumber },
    documents: kept.map(({ document, hashNb, hashEn, reservations, follows, addendum }) => ({
      key: addendum ? addendumKey(document.key) : document.key,
      version: document.version,
      hashNb: hashNb.toString("hex"),
      hashEn: hashEn.toString("hex"),
      reservations,
      follows: follows?.seal ?? null,
    })),
    isInPart: what.isInPart,
    language: what.language,
    way: what.way,
    signer: { name: what.name, title: what.title, email: what.email },
    consent: what.consent,
    signedAt: what.signedAt,
    signedOn: what.signedOn,
    ip: what.ip,
    browser: what.browser,
    preparedBy: what.preparedBy,
    registeredBy: what.registeredBy,
    proof: what.proof?.hash.toString("hex") ?? null,
  };
  return {
    id,
    buyerId: whose.buyerId,
    supplierId: whose.supplierId,
    way: what.way,
    language: what.language,
    contactId: what.contactId,
    preparedBy: what.preparedBy,
    registeredBy: what.registeredBy,
    buyerName: whose.buyerName,
    legalName: what.legalName,
    organisationNumber: what.organisationNumber,
    signerName: what.name,
    signerTitle: what.title,
    signerEmail: what.email,
    consent: what.consent,
    signedAt: what.signedAt,
    signedOn: what.signedOn,
    ip: what.ip,
    browser: what.browser,
    proofFileId: what.proof?.fileId ?? null,
    sealVersion,
    seal: sealOf(sealed),
  };
}

const signedRows = ({ buyerId, supplierId }: Whose, signatureId: string, kept: readonly Kept[]) =>
  kept.map(({ request, document, addendum, hashNb, hashEn, follows }) => ({
    buyerId,
    supplierId,
    signatureId,
    requestId: request?.id ?? null,
    documentId: document.id,
    comparisonId: addendum?.comparisonId ?? null,
    hashNb,
    hashEn,
    followsId: follows?.id ?? null,
  }));

/** A signature as it was sealed, read from every column it is stored in; and the seal it was given. */
export async function sealedSignature(
  store: Store,
  whose: { buyerId: string; supplierId: string },
  id: string,
): Promise<{ sealed: SealedSignature; seal: string; sealVersion: number } | undefined> {
  const [signature] = await store
    .select()
    .from(signatures)
    .where(
      and(eq(signatures.buyerId, whose.buyerId), eq(signatures.supplierId, whose.supplierId), eq(signatures.id, id)),
    );
  if (!signature) return undefined;
  const { signed, isInPart } = await signedWith(store, whose, id);
  const reserved = await reservationsOf(store, whose, id);
  const [proof] = signature.proofFileId
    ? await store
        .select({ hash: files.hash })
        .from(files)
        .where(
          and(
            eq(files.buyerId, whose.buyerId),
            eq(files.supplierId, whose.supplierId),
            eq(files.id, signature.proofFileId),
          ),
        )
    : [];
  const sealed: SealedSignature = {
    signatureId: signature.id,
    buyer: { id: signature.buyerId, name: signature.buyerName },
    supplier: {
      id: signature.supplierId,
      legalName: signature.legalName,
      organisationNumber: signature.organisationNumber,
    },
    documents: signed.map(({ documentId, key, version, hashNb, hashEn, followsSeal }) => ({
      key,
      version,
      hashNb,
      hashEn,
      reservations: reserved.filter((one) => one.documentId === documentId),
      follows: followsSeal,
    })),
    isInPart,
    language: signature.language,
    way: signature.way,
    signer: { name: signature.signerName, title: signature.signerTitle, email: signature.signerEmail },
    consent: signature.consent,
    signedAt: signature.signedAt,
    signedOn: signature.signedOn,
    ip: signature.ip,
    browser: signature.browser,
    preparedBy: signature.preparedBy,
    registeredBy: signature.registeredBy,
    proof: proof?.hash ? hexOf(proof.hash) : null,
  };
  return { sealed, seal: hexOf(signature.seal), sealVersion: signature.sealVersion };
}

/** Whether a signature is what was sealed: the seal is computed anew. */
export async function sealStillHolds(store: Store, whose: { buyerId: string; supplierId: string }, id: string) {
  const found = await sealedSignature(store, whose, id);
  return found?.sealVersion === sealVersion && sealOf(found.sealed).toString("hex") === found.seal;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** What the supplier is called in a signature until it has said what it is called in law. */
export async function nameInLaw(store: Store, { buyerId, supplierId }: { buyerId: string; supplierId: string }) {
  const [facts] = await store
    .select({ legalName: companyFacts.legalName, organisationNumber: companyFacts.organisationNumber })
    .from(companyFacts)
    .where(and(eq(companyFacts.buyerId, buyerId), eq(companyFacts.supplierId, supplierId)))
    .orderBy(desc(companyFacts.createdAt), desc(companyFacts.id))
    .limit(1);
  if (facts) return facts;
  const [supplier] = await store
    .select({ legalName: suppliers.name, organisationNumber: suppliers.organisationNumber })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, supplierId)));
  return supplier!;
}

/** The law signatures are given under. */
async function lawOf(store: Store, buyerId: string): Promise<Law> {
  const [buyer] = await store.select({ law: buyers.law }).from(buyers).where(eq(buyers.id, buyerId));
  return buyer!.law;
}
