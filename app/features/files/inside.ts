/**
 * A closer look at what people are to read here: a zip is a Word document when it holds the parts of one (ECMA-376, part 2),
 * and neither program code nor a lock is let in.
 */
import { mediaTypeOf, pdf, type UploadRefusal, word, zip } from "./media-types";

export function lookInside(bytes: Uint8Array): { mediaType: string } | { refused: UploadRefusal } {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === pdf) return isLocked(bytes) ? { refused: "locked" } : { mediaType };
  const parts = mediaType === zip ? partsOf(bytes) : null;
  if (!parts?.has("[content_types].xml") || !parts.has("word/document.xml")) return { refused: "wrong type" };
  return [...parts].some((name) => name.endsWith("vbaproject.bin")) ? { refused: "macros" } : { mediaType: word };
}

function isLocked(bytes: Uint8Array): boolean {
  const lock = lockIn();
  lock.look(bytes);
  return lock.isThere();
}

/** Longer than what is looked for, so that it is found across two pieces. */
const overlap = 64;

/** A PDF whose trailer names a dictionary of encryption (ISO 32000-1, 7.6.1), looked for piece by piece. */
export function lockIn() {
  let isThere = false;
  let end = "";
  return {
    look(piece: Uint8Array) {
      if (isThere) return;
      const text = end + new TextDecoder("latin1").decode(piece);
      isThere = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text);
      end = text.slice(-overlap);
    },
    isThere: () => isThere,
  };
}

/** The names in a zip's central directory (APPNOTE 4.3.12), in lower case; null when it has none. */
function partsOf(bytes: Uint8Array): Set<string> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 0xffff);
  while (end >= earliest && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < earliest) return null;
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    names.add(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)).toLowerCase());
    at += 46 + name + extra + comment;
  }
  return names;
}
