/**
 * Whether a locked PDF opens without a password. Certification bodies lock their certificates against change, with an owner's
 * password alone: whoever reads them is asked for nothing. The lock is opened with the empty password as every reader tries
 * first (ISO 32000-2, 7.6.4: algorithms 2, 2.B, 6 and 11); nothing is decrypted.
 */
import { createCipheriv, createHash } from "node:crypto";

const none = Buffer.alloc(0);
/** What fills up a password that is too short (algorithm 2, step a). */
const padding = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");

export function opensFreely(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString("latin1");
  const lock = dictionaryIn(text);
  const [owner, user] = [stringAt(lock, "O"), stringAt(lock, "U")];
  const revision = numberAt(lock, "R");
  if (!owner || !user || revision === null || !/\/Filter\s*\/Standard\b/.test(lock)) return false;
  if (revision >= 5) return hashed(revision, none, user.subarray(32, 40)).equals(user.subarray(0, 32));
  const id = stringAt(text.slice(text.lastIndexOf("/ID")), "ID") ?? none;
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE((numberAt(lock, "P") ?? 0) | 0);
  const length = revision === 2 ? 5 : revision === 4 ? 16 : (numberAt(lock, "Length") ?? 40) / 8;
  const hidesMetadata = revision === 4 && /\/EncryptMetadata\s+false/.test(lock);
  let key = md5(padding, owner.subarray(0, 32), permissions, id, hidesMetadata ? Buffer.alloc(4, 0xff) : none);
  if (revision >= 3) for (let round = 0; round < 50; round++) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  if (revision === 2) return rc4(key, padding).equals(user.subarray(0, 32));
  let found: Buffer = md5(padding, id);
  for (let round = 0; round < 20; round++) found = rc4(Buffer.from(key.map((byte) => byte ^ round)), found);
  return found.equals(user.subarray(0, 16));
}

/** A password's hash: SHA-256 in revision 5, algorithm 2.B in revision 6. */
export function hashed(revision: number, password: Uint8Array, salt: Uint8Array): Buffer {
  let key = sha(256, password, salt);
  if (revision === 5) return key;
  let last = 0;
  for (let round = 0; round < 64 || last > round - 32; round++) {
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const mixed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => [password, key]).flat()));
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = sha(([256, 384, 512] as const)[rest]!, mixed);
    last = mixed.at(-1)!;
  }
  return key.subarray(0, 32);
}

/** The dictionary the trailer names, or has within it. */
function dictionaryIn(text: string): string {
  const named = [...text.matchAll(/\/Encrypt\s*(?:(\d+)\s+(\d+)\s+R|(?=<<))/g)].at(-1);
  if (!named) return "";
  const [, object, generation] = named;
  const start = object
    ? text.search(new RegExp(`(?:^|[^\\d])${object}\\s+${generation}\\s+obj\\b`))
    : named.index + named[0].length;
  return start < 0 ? "" : text.slice(start, start + 5_000);
}

function numberAt(dictionary: string, name: string): number | null {
  const found = new RegExp(`/${name}\\s+(-?\\d+)`).exec(dictionary);
  return found ? Number(found[1]) : null;
}

/** A string written as <hex> or as (text) with escapes (7.3.4). */
function stringAt(dictionary: string, name: string): Buffer | null {
  const found = new RegExp(`/${name}\\s*\\[?\\s*([<(])(?!<)`).exec(dictionary);
  if (!found) return null;
  const rest = dictionary.slice(found.index + found[0].length);
  if (found[1] === "<") return Buffer.from(rest.slice(0, rest.indexOf(">")).replace(/\s/g, ""), "hex");
  const bytes: number[] = [];
  let depth = 1;
  for (const [piece] of rest.matchAll(/\\(?:[0-7]{1,3}|\r\n|.)|./gs)) {
    if (piece === "(") depth++;
    if (piece === ")" && --depth === 0) break;
    bytes.push(...unescaped(piece));
  }
  return Buffer.from(bytes);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescaped(piece: string): number[] {
  if (piece.length === 1) return [piece.charCodeAt(0)];
  const escaped = piece.slice(1);
  if (/^[0-7]/.test(escaped)) return [Number.parseInt(escaped, 8) & 0xff];
  return /^[\r\n]/.test(escaped) ? [] : [(escapes[escaped] ?? escaped).charCodeAt(0)];
}

const md5 = (...parts: Uint8Array[]) => createHash("md5").update(Buffer.concat(parts)).digest();
const sha = (bits: 256 | 384 | 512, ...parts: Uint8Array[]) =>
  createHash(`sha${bits}`).update(Buffer.concat(parts)).digest();

/** OpenSSL has put it aside; here it opens what others have locked. */
function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, place) => place);
  const swap = (one: number, other: number) => {
    const kept = state[one]!;
    state[one] = state[other]!;
    state[other] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + state[i]!) & 255;
      swap(i, j);
      return byte ^ state[(state[i]! + state[j]!) & 255]!;
    }),
  );
}
