/**
 * The seal of a signature, version 1: SHA-256 over the UTF-8 bytes of `sealInput` (seal.server.ts).
 *
 * The input is a JSON array of [name, value] pairs without white space, in the order of `sealInput` below; every value
 * is a string, null, or an array of such pairs. JSON quotes and escapes every string, null is not "", and the order
 * is fixed, so no two different signatures have the same input. Nothing is trimmed or normalised: what is stored is
 * what is sealed. Documents are ordered by key and clauses by number, for their order means nothing.
 *
 * Whoever holds the stored fields can make the same bytes in any language with a JSON writer that escapes only what
 * JSON must (", \, control characters) and lone surrogates. A change to the list is version 2; version 1 stays.
 */
import type { Language, SignatureWay } from "db/schema/words";

export const sealVersion = 1;

type SealedDocument = {
  /** "code_of_conduct", … */
  key: string;
  version: number;
  /** SHA-256 of the text signed in each language, 64 lower-case hexadecimal digits. */
  hashNb: string;
  hashEn: string;
  /** The clauses not agreed to, with the reason given. */
  reservations: readonly { clause: string; reason: string }[];
  /** The seal of whoever signed it before, where two bind the company together. */
  follows: string | null;
};

export type SealedSignature = {
  signatureId: string;
  buyer: { id: string; name: string };
  supplier: { id: string; legalName: string; organisationNumber: string | null };
  documents: readonly SealedDocument[];
  /** Given by one who does not bind the company alone, and another must sign as well. */
  isInPart: boolean;
  /** The language the signer read. */
  language: Language;
  way: SignatureWay;
  signer: { name: string; title: string; email: string | null };
  /** Authority and consent, word for word; none on an earlier or paper signature. */
  consent: string | null;
  /** When it was signed here, or registered. */
  signedAt: Date;
  /** The day it was signed, YYYY-MM-DD in the buyer's time zone. */
  signedOn: string;
  ip: string | null;
  browser: string | null;
  /** Contact who prepared it for the signer, member who registered it: their ids. */
  preparedBy: string | null;
  registeredBy: string | null;
  /** SHA-256 of the uploaded proof of an earlier or paper signature, hexadecimal. */
  proof: string | null;
};

/** The bytes under the seal, as text. */
export function sealInput(signature: SealedSignature): string {
  const { buyer, supplier, signer } = signature;
  return JSON.stringify([
    ["seal", String(sealVersion)],
    ["signature", signature.signatureId],
    ["buyer", buyer.id],
    ["buyer name", buyer.name],
    ["supplier", supplier.id],
    ["legal name", supplier.legalName],
    ["organisation number", supplier.organisationNumber],
    ["documents", [...signature.documents].sort(by(({ key, version }) => `${key} ${version}`)).map(documentPairs)],
    ["in part", signature.isInPart ? "yes" : "no"],
    ["language", signature.language],
    ["way", signature.way],
    ["name", signer.name],
    ["title", signer.title],
    ["e-mail", signer.email],
    ["consent", signature.consent],
    ["time", signature.signedAt.toISOString()],
    ["day", signature.signedOn],
    ["ip", signature.ip],
    ["browser", signature.browser],
    ["prepared by", signature.preparedBy],
    ["registered by", signature.registeredBy],
    ["proof", signature.proof],
  ]);
}

function documentPairs({ key, version, hashNb, hashEn, reservations, follows }: SealedDocument) {
  return [
    ["key", key],
    ["version", String(version)],
    ["sha256 nb", hashNb],
    ["sha256 en", hashEn],
    ["reservations", [...reservations].sort(by(({ clause }) => clause)).map((one) => [one.clause, one.reason])],
    ["follows", follows],
  ];
}

/** By code units, not by the rules of a language, which differ between machines. */
function by<T>(value: (one: T) => string) {
  return (a: T, b: T) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0);
}
