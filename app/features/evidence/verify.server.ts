/**
 * Verifying for anybody who holds a PDF or its seal (DESIGN 9).
 *
 * A seal is 256 bits and stands on nothing but the receipt, so whoever has it may know what it seals: who signed which
 * version for whom, and when. What a signer's device told (address, IP, browser) stays with the two parties; a whole PDF
 * says it anyway. Nothing that is uploaded is kept.
 */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import type { SignatureWay } from "db/schema/words";
import { sql } from "drizzle-orm";

import { take } from "~/features/accounts/scopes.server";
import { sealedSignature, sealStillHolds } from "~/features/signatures/signatures.server";
import { signedBefore, signedWith, signersOf } from "~/features/signatures/signed.server";
import { type Examined, examine } from "./attest.server";
import { reservationsOn } from "./evidence.server";
import { type EvidenceKey, fingerprintOf } from "./keys.server";
import { publicKeys } from "./public-keys.server";

/** What a stranger is told of a signature. */
export type KnownSignature = {
  seal: string;
  buyer: string;
  supplier: string;
  organisationNumber: string | null;
  signer: string;
  title: string;
  way: SignatureWay;
  signedAt: Date;
  signedOn: string;
  timeZone: string;
  /** Those who signed before, where two bind the company together. */
  before: { name: string; title: string; signedAt: Date }[];
  /** Another has to sign as well before it counts. */
  isInPart: boolean;
  documents: { title: Both; version: number; reserved: string[]; hashNb: string; hashEn: string }[];
  /** False when what is stored is not what was sealed. */
  holds: boolean;
};

export type Verdict =
  | { is: "whole" | "sealed"; signature: KnownSignature }
  | { is: "changed"; where: string[]; signature: KnownSignature | null }
  | { is: "not ours"; why: Extract<Examined, { is: "not ours" }>["why"] | "another key" | "no such seal" };

export async function verifyFile(store: Store, file: Uint8Array, key: EvidenceKey): Promise<Verdict> {
  const examined = examine(Buffer.from(file));
  if (examined.is === "not ours") return examined;
  if (examined.is === "changed") {
    const signature = examined.seal ? await signatureBySeal(store, examined.seal) : null;
    return { is: "changed", where: examined.where, signature };
  }
  const ours = [key.publicKey, ...(await publicKeys(store))].map((one) => one.toString("hex"));
  if (!ours.includes(examined.attestation.key)) return { is: "not ours", why: "another key" };
  const signature = await signatureBySeal(store, examined.attestation.seal);
  return signature ? { is: "whole", signature } : { is: "not ours", why: "no such seal" };
}

/** @param seal 64 lower-case hexadecimal digits */
export async function verifySeal(store: Store, seal: string): Promise<Verdict> {
  const signature = await signatureBySeal(store, seal);
  return signature ? { is: "sealed", signature } : { is: "not ours", why: "no such seal" };
}

/** The keys as people compare them. */
export async function keysInUse(store: Store, key: EvidenceKey): Promise<string[]> {
  return [...new Set([key.publicKey, ...(await publicKeys(store))].map(fingerprintOf))];
}

async function signatureBySeal(store: Store, seal: string): Promise<KnownSignature | null> {
  const [found] = await store.execute<{ buyer_id: string; supplier_id: string; id: string; time_zone: string }>(
    sql`select * from signature_by_seal(decode(${seal}, 'hex'))`,
  );
  if (!found) return null;
  const whose = { buyerId: found.buyer_id, supplierId: found.supplier_id };
  // The holder of the seal sees what the supplier sees, and of it only this.
  await take(store, { role: "supplier", buyer: whose.buyerId, supplier: whose.supplierId, contact: "", person: "" });
  const sealed = (await sealedSignature(store, whose, found.id))!.sealed;
  const { signed } = await signedWith(store, whose, found.id);
  return {
    seal,
    buyer: sealed.buyer.name,
    supplier: sealed.supplier.legalName,
    organisationNumber: sealed.supplier.organisationNumber,
    signer: sealed.signer.name,
    title: sealed.signer.title,
    way: sealed.way,
    signedAt: sealed.signedAt,
    signedOn: sealed.signedOn,
    timeZone: found.time_zone,
    before: (await signersOf(store, whose, await signedBefore(store, whose, found.id))).map(
      ({ name, title, signedAt }) => ({ name, title, signedAt }),
    ),
    isInPart: sealed.isInPart,
    documents: signed.map(({ key, title, version, hashNb, hashEn }) => ({
      title,
      version,
      hashNb,
      hashEn,
      // Which clauses, but not why: the reasons stay with the two parties.
      reserved: reservationsOn(sealed, { key, version }).map(({ clause }) => clause),
    })),
    holds: await sealStillHolds(store, whose, found.id),
  };
}
