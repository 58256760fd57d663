/** Secrets that leave the house: 256 random bits in a link or a cookie, of which the database keeps a SHA-256 only. */
import { createHash, randomBytes, randomInt } from "node:crypto";

export const newSecret = () => randomBytes(32).toString("base64url");
export const newCode = () => randomInt(1_000_000).toString().padStart(6, "0");
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
export const looksLikeSecret = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? "");
