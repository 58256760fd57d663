/**
 * The public part of an export: what somebody without the portal needs to know that a PDF came from it. It names no
 * signature, person or company: of each seal it holds the SHA-256, which only fits a seal one already has.
 */
export type PublicPart = {
  aktsomPublic: 1;
  buyer: string;
  exportedAt: string;
  /** Public keys evidence was signed with, hexadecimal. */
  keys: string[];
  /** SHA-256 of every seal, hexadecimal. */
  seals: string[];
};

/** @returns null when the text is something else */
export function publicPartIn(text: string): PublicPart | null {
  try {
    const { aktsomPublic, buyer, exportedAt, keys, seals } = JSON.parse(text) as PublicPart;
    const areHex = (list: unknown) => Array.isArray(list) && list.every((one) => /^[0-9a-f]{64}$/.test(one));
    return aktsomPublic === 1 && typeof buyer === "string" && areHex(keys) && areHex(seals)
      ? { aktsomPublic, buyer, exportedAt: String(exportedAt), keys, seals }
      : null;
  } catch {
    return null;
  }
}
