/**
 * One act that signs what waits, from the page to the receipt; and the code that confirms who signs (DESIGN 6 and 9).
 *
 * A code is asked for when it is not certain any more that whoever sits at the device reads the signer's mail. What she
 * has typed by then is kept with the code: she may close the page, and the code can confirm nothing but this.
 */
import { timingSafeEqual } from "node:crypto";

import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { buyers, codes, companyFacts, contacts, sessions, signatures, signedDocuments, texts } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";

import { hashOf } from "~/features/accounts/secrets.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { queueMail } from "~/features/mails/mails.server";
import { type Heir, heirBehind, tellBuyer } from "~/features/requests/asides.server";
import { handedOverTo } from "~/features/requests/handed-over.server";
import { allOrNothing, type Request, requestsOf } from "~/features/requests/requests.server";
import { may, type Refusal } from "~/features/requests/rules";
import { takeBackAsked } from "~/features/requests/tasks.server";
import type { Reservation } from "./reservation";
import { nameInLaw, sign } from "./signatures.server";
import { firstSigners, type Signed, signedBefore, signedWith, signersOf } from "./signed.server";

/** How long it is certain enough who holds the device. */
const certainMinutes = 30;
const codeMinutes = 10;

export const needsCode = ({ confirmedAt }: SupplierSession, now: Date) =>
  confirmedAt === null || now.getTime() - confirmedAt.getTime() > certainMinutes * 60_000;

/** What is signed, by whom: all that the form asks for. */
export type Draft = {
  requestIds: string[];
  name: string;
  title: string;
  language: Language;
  reservations?: Reservation[];
  /** Who must sign as well, where the signer does not bind the company alone. */
  another?: Heir;
  /** The addendum to the company's own code, instead of the document. */
  isAddendum?: boolean;
};

export type ToSign =
  | { state: "ready"; tasks: Request[] }
  /** All of it is signed: by a double click, another tab, or the colleague next door. */
  | { state: "signed"; signatureId: string }
  /** Neither: declined by the buyer, withdrawn, another's. */
  | { state: "nothing" };

/** Which of the tasks can be signed now; what is signed already is left out. */
export async function toSign(store: Store, by: SupplierSession, ids: readonly string[]): Promise<ToSign> {
  const named = (await requestsOf(store, by)).filter(({ id }) => ids.includes(id));
  const first = await firstSigners(store, by, named);
  const hers = [...first.values()].find(({ contactId }) => contactId === by.contactId);
  const tasks = named.filter(
    (task) =>
      task.documentId !== null &&
      may(task.kind, task.state, "sign", by.role) &&
      first.get(task.id)?.contactId !== by.contactId,
  );
  if (tasks.length > 0) return { state: "ready", tasks };
  if (hers) return { state: "signed", signatureId: hers.id };
  if (named.length === 0) return { state: "nothing" };
  const [signed] = await store
    .select({ id: signedDocuments.signatureId })
    .from(signedDocuments)
    .where(
      and(
        eq(signedDocuments.buyerId, by.buyerId),
        eq(signedDocuments.supplierId, by.supplierId),
        inArray(
          signedDocuments.requestId,
          named.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(desc(signedDocuments.id))
    .limit(1);
  return signed ? { state: "signed", signatureId: signed.id } : { state: "nothing" };
}

/** What the form is filled with, so that nobody types what is known. */
export async function signerBehind(store: Store, by: SupplierSession) {
  const company = await nameInLaw(store, by);
  const [contact] = await store
    .select({ title: contacts.title, signatoryTitle: companyFacts.signatoryTitle, law: buyers.law })
    .from(contacts)
    .innerJoin(buyers, eq(buyers.id, contacts.buyerId))
    .leftJoin(
      companyFacts,
      and(
        eq(companyFacts.buyerId, contacts.buyerId),
        eq(companyFacts.supplierId, contacts.supplierId),
        sql`lower(${companyFacts.signatoryName}) = lower(${contacts.name})`,
      ),
    )
    .where(and(eq(contacts.buyerId, by.buyerId), eq(contacts.supplierId, by.supplierId), eq(contacts.id, by.contactId)))
    .orderBy(desc(companyFacts.id))
    .limit(1);
  const { title, signatoryTitle, law } = contact!;
  return { name: by.name, title: title ?? signatoryTitle, company, law };
}

export async function signAll(
  store: Store,
  by: SupplierSession,
  { requestIds, name, title, language, reservations = [], another, isAddendum }: Draft,
  { ip, browser }: { ip: string; browser: string },
  now: Date,
): Promise<{ signatureId: string } | { refusal: Refusal | "overtaken" | "yourself" | "nobody" }> {
  const found = await toSign(store, by, requestIds);
  if (found.state === "signed") return { refusal: "already" };
  if (found.state === "nothing") return { refusal: "not now" };
  // Two who sign the same tasks wait for each other in the same order, instead of dying.
  const requests = found.tasks.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const heir = another && (await heirBehind(store, by, another));
  if (another && !heir) return { refusal: "nobody" };
  if (heir?.id === by.contactId) return { refusal: "yourself" };
  const company = await nameInLaw(store, by);
  const preparedBy = (await handedOverTo(store, by, requests))?.contactId ?? null;
  const signed = await allOrNothing(store, (nested) =>
    sign(
      nested,
      by,
      {
        requests,
        language,
        name,
        title,
        ip,
        browser,
        preparedBy,
        reservations,
        anotherId: heir?.id,
        isAddendum,
        ...company,
      },
      now,
    ),
  );
  if ("refusal" in signed) return signed;
  const ids = requests.map(({ id }) => id);
  await takeBackAsked(store, by, ids);
  await store
    .update(contacts)
    .set({ title })
    .where(
      and(
        eq(contacts.buyerId, by.buyerId),
        eq(contacts.supplierId, by.supplierId),
        eq(contacts.id, by.contactId),
        isNull(contacts.title),
      ),
    );
  const reserved = reservations.map(({ clause, reason }) => `${clause}: ${reason}`).join("\n") || undefined;
  if (reserved) await tellBuyer(store, by, requests[0]!, "reservation", { reason: reserved });
  if (isAddendum) await tellBuyer(store, by, requests[0]!, "addendum");
  if (heir)
    await queueMail(store, {
      template: "sign-too",
      data: { by: name, title },
      email: heir.email,
      name: heir.name,
      language: heir.language,
      buyerId: by.buyerId,
      supplierId: by.supplierId,
      contactId: heir.id,
      requestIds: ids,
    });
  await sendReceipts(store, by, signed.signatureId, language, { reservation: reserved, waitsFor: heir?.name });
  return signed;
}

/** To the signer; and to those who signed before her, for whom it is settled now. */
export async function sendReceipts(
  store: Store,
  by: SupplierSession,
  id: string,
  language: Language,
  { reservation, waitsFor }: { reservation?: string; waitsFor?: string },
) {
  const receipt = await receiptBehind(store, by, id);
  if (!receipt) return;
  const { buyerId, supplierId } = by;
  const earlier = receipt.before.flatMap(({ contactId }) => contactId ?? []);
  const others = earlier.length
    ? await store
        .select({ contactId: contacts.id, email: contacts.email, name: contacts.name, language: contacts.language })
        .from(contacts)
        .where(
          and(
            eq(contacts.buyerId, buyerId),
            eq(contacts.supplierId, supplierId),
            inArray(contacts.id, earlier),
            isNull(contacts.leftAt),
          ),
        )
    : [];
  for (const reader of [{ contactId: by.contactId, email: by.email, name: by.name, language }, ...others])
    await queueMail(store, {
      template: "receipt",
      data: {
        documents: receipt.documents.map(({ title, version }) => ({ title, version })),
        signers: [
          ...receipt.before.map(({ name, title }) => ({ name, title })),
          { name: receipt.signerName, title: receipt.signerTitle },
        ],
        signedAt: receipt.signedAt.toISOString(),
        seal: receipt.seal,
        reservation,
        waitsFor,
        path: `/my/signatures/${id}`,
      },
      ...reader,
      buyerId,
      supplierId,
    });
}

/** A signature as its receipt shows it; the texts are read apart. */
export async function receiptBehind(store: Store, by: SupplierSession, id: string) {
  const [found] = await store
    .select({ signature: signatures, preparedBy: contacts.name })
    .from(signatures)
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, signatures.buyerId),
        eq(contacts.supplierId, signatures.supplierId),
        eq(contacts.id, signatures.preparedBy),
      ),
    )
    .where(and(eq(signatures.buyerId, by.buyerId), eq(signatures.supplierId, by.supplierId), eq(signatures.id, id)));
  if (!found) return undefined;
  const { signed, isInPart } = await signedWith(store, by, id);
  return {
    ...found.signature,
    preparedBy: found.preparedBy,
    seal: Buffer.from(found.signature.seal).toString("hex"),
    documents: signed,
    isInPart,
    before: await signersOf(store, by, await signedBefore(store, by, id)),
    waitsFor: isInPart ? await waitsFor(store, by, signed) : null,
  };
}

/** Whom a signature in part still waits for; or the signature that made it count. */
async function waitsFor(store: Store, by: SupplierSession, signed: readonly Signed[]) {
  const ids = signed.flatMap(({ requestId }) => requestId ?? []);
  const [after] = await store
    .select({ signatureId: signedDocuments.signatureId })
    .from(signedDocuments)
    .where(
      and(
        eq(signedDocuments.buyerId, by.buyerId),
        eq(signedDocuments.supplierId, by.supplierId),
        inArray(signedDocuments.requestId, ids),
      ),
    )
    .limit(1);
  if (after) return after;
  const waiting = (await requestsOf(store, by)).find(({ id, state }) => ids.includes(id) && state === "signed in part");
  return { name: waiting?.waitingForName ?? null };
}

/** The very bytes that were signed, as text, in the order of the hashes. */
export async function signedTexts(store: Store, by: SupplierSession, hashes: readonly string[]): Promise<string[]> {
  const rows = await store
    .select({ hash: texts.hash, body: texts.body })
    .from(texts)
    .where(
      and(
        eq(texts.buyerId, by.buyerId),
        inArray(
          texts.hash,
          hashes.map((hash) => Buffer.from(hash, "hex")),
        ),
      ),
    );
  const bodies = new Map(
    rows.map(({ hash, body }) => [Buffer.from(hash).toString("hex"), Buffer.from(body).toString("utf8")]),
  );
  return hashes.flatMap((hash) => bodies.get(hash) ?? []);
}

/** Sends a code for exactly this; the digits are made by the job that sends the mail. */
export async function askForCode(
  store: Store,
  by: SupplierSession,
  draft: Draft,
  titles: Both[],
  now: Date,
  act: "sign" | "submit" = "sign",
): Promise<string> {
  const [code] = await store
    .insert(codes)
    .values({
      sessionHash: by.hash,
      personId: by.personId,
      draft,
      expiresAt: new Date(now.getTime() + codeMinutes * 60_000),
    })
    .returning({ id: codes.id });
  await queueMail(store, {
    template: "code",
    data: { codeId: code!.id, act, documents: titles },
    email: by.email,
    name: by.name,
    language: draft.language,
    buyerId: by.buyerId,
    supplierId: by.supplierId,
    contactId: by.contactId,
  });
  return code!.id;
}

/** What a code of this session is for; whether it still works says `isOver`. */
export async function codeBehind(store: Store, by: SupplierSession, id: string, now: Date) {
  const [code] = await store
    .select({ draft: codes.draft, expiresAt: codes.expiresAt, triesLeft: codes.triesLeft })
    .from(codes)
    .where(and(eq(codes.id, id), eq(codes.sessionHash, by.hash), eq(codes.personId, by.personId)));
  return code && { draft: code.draft as Draft, isOver: code.expiresAt <= now || code.triesLeft <= 0 };
}

/**
 * Tries a code. A wrong one is counted, so its answer must commit; the right one confirms the session and is used up.
 */
export async function tryCode(
  store: Store,
  by: SupplierSession,
  id: string,
  digits: string,
  now: Date,
): Promise<{ draft: Draft } | { refusal: "wrong" | "old" | "tooMany" }> {
  const mine = and(eq(codes.id, id), eq(codes.sessionHash, by.hash), eq(codes.personId, by.personId));
  const [tried] = await store
    .update(codes)
    .set({ triesLeft: sql`${codes.triesLeft} - 1` })
    .where(and(mine, gt(codes.expiresAt, now), gt(codes.triesLeft, 0)))
    .returning({ hash: codes.hash, triesLeft: codes.triesLeft, draft: codes.draft });
  if (!tried) {
    const [there] = await store.select({ triesLeft: codes.triesLeft }).from(codes).where(mine);
    return { refusal: there && there.triesLeft <= 0 ? "tooMany" : "old" };
  }
  if (!tried.hash || !timingSafeEqual(Buffer.from(tried.hash), hashOf(`${id}:${digits}`)))
    return { refusal: tried.triesLeft > 0 ? "wrong" : "tooMany" };
  await store.delete(codes).where(mine);
  await store.update(sessions).set({ confirmedAt: now }).where(eq(sessions.hash, by.hash));
  return { draft: tried.draft as Draft };
}
