/** Hashes: of what is signed, and of the signature itself. The list of fields is in seal.ts. */
import { createHash } from "node:crypto";
import { type SealedSignature, sealInput } from "./seal";

/** SHA-256 of a text's UTF-8 bytes, as the database keeps it. */
export function hashOf(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

export function sealOf(signature: SealedSignature): Buffer {
  return hashOf(sealInput(signature));
}
