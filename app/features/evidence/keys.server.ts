/**
 * The key the portal signs evidence with: Ed25519, made from its secret, so that every process has the same one and none
 * has to be kept. Public keys are written down (public-keys.server.ts), so that evidence outlives a change of the secret.
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from "node:crypto";

/** What stands before the 32 bytes of a key in its usual wrapping (RFC 8410). */
const privateWrapping = Buffer.from("302e020100300506032b657004220420", "hex");
const publicWrapping = Buffer.from("302a300506032b6570032100", "hex");

export type EvidenceKey = {
  /** 32 bytes. */
  publicKey: Buffer;
  sign(bytes: Uint8Array): Buffer;
};

const made = new Map<string, EvidenceKey>();

/** @param secret the portal's own, at least 32 characters */
export function evidenceKeyFrom(secret: string): EvidenceKey {
  const known = made.get(secret);
  if (known) return known;
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "aktsom evidence 1", 32));
  const key = createPrivateKey({ key: Buffer.concat([privateWrapping, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(publicWrapping.length);
  const evidenceKey = { publicKey, sign: (bytes: Uint8Array) => sign(null, bytes, key) };
  made.set(secret, evidenceKey);
  return evidenceKey;
}

export function isSignedBy(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.concat([publicWrapping, publicKey]), format: "der", type: "spki" });
  return verify(null, bytes, key, signature);
}

/** What two people compare over the telephone: 16 hexadecimal digits of the key's SHA-256. */
export const fingerprintOf = (publicKey: Uint8Array) =>
  createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
