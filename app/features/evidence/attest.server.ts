/**
 * What makes a PDF of evidence tell on its own whether it is still as the portal made it.
 *
 * After the PDF's end come comment lines, which no viewer shows, and its end once more:
 *
 *     %aktsom-evidence 1
 *     %<Attestation as JSON, in base64, 76 signs a line>
 *     %signature <Ed25519 over every byte of the file but this line, hexadecimal>
 *     startxref … %%EOF
 *
 * So every byte is covered, and nothing fits behind the end. The attestation carries the bytes under the seal, and the
 * hash of each part of the file, by which a change is told where it is. Only the portal's key can make one.
 */
import { createHash } from "node:crypto";

import { type EvidenceKey, isSignedBy } from "./keys.server";

/** "page 3", "file seal.json", or "rest": fonts and structure. */
type Part = { part: string; from: number; to: number; sha256: string };

export type Attestation = {
  /** Hexadecimal, and the text it is the SHA-256 of (features/signatures/seal.ts). */
  seal: string;
  input: string;
  /** The portal's public key, hexadecimal. */
  key: string;
  parts: Part[];
};

export type Examined =
  | { is: "whole"; attestation: Attestation }
  /** @param where the parts that differ; "proof" is what stands behind the PDF */
  | { is: "changed"; where: string[]; seal: string | null }
  | { is: "not ours"; why: "empty" | "no pdf" | "encrypted" | "unknown" };

const mark = "\n%aktsom-evidence 1\n";
const ending = /startxref\n(\d+)\n%%EOF\n?$/;

export function attest(pdf: Buffer, { seal, input }: { seal: string; input: string }, key: EvidenceKey): Buffer {
  const text = pdf.toString("latin1");
  const [end, startxref] = ending.exec(text) ?? [];
  if (!end) throw new Error("Not a PDF with an end");
  const attestation: Attestation = { seal, input, key: key.publicKey.toString("hex"), parts: partsOf(text) };
  const lines = Buffer.from(JSON.stringify(attestation), "utf8")
    .toString("base64")
    .match(/.{1,76}/g)!;
  const head = Buffer.from(`${text.trimEnd()}${mark}${lines.map((line) => `%${line}\n`).join("")}`, "latin1");
  const tail = Buffer.from(`startxref\n${startxref}\n%%EOF\n`);
  const signature = key.sign(Buffer.concat([head, tail])).toString("hex");
  return Buffer.concat([head, Buffer.from(`%signature ${signature}\n`), tail]);
}

/** Says what became of a file, from its bytes alone. Whether the key is the portal's is for whoever knows the portal's keys. */
export function examine(file: Buffer): Examined {
  if (file.length === 0) return { is: "not ours", why: "empty" };
  const text = file.toString("latin1");
  if (!text.slice(0, 1024).includes("%PDF-")) return { is: "not ours", why: "no pdf" };
  const at = text.lastIndexOf(mark);
  if (at < 0) {
    const [, seal] = /aktsom-seal:([0-9a-f]{64})/.exec(text) ?? [];
    if (seal) return { is: "changed", where: ["proof"], seal };
    return { is: "not ours", why: /\/Encrypt\s+\d+ \d+ R/.test(text) ? "encrypted" : "unknown" };
  }
  const behind = text.slice(at + mark.length);
  const [, lines, signature] =
    /^((?:%[A-Za-z0-9+/=]{1,76}\n)+)%signature ([0-9a-f]{128})\nstartxref\n\d+\n%%EOF\n$/.exec(behind) ?? [];
  const attestation = lines === undefined ? undefined : attestationIn(lines);
  if (!attestation || !signature) {
    return { is: "changed", where: ["proof"], seal: /aktsom-seal:([0-9a-f]{64})/.exec(text)?.[1] ?? null };
  }
  const line = text.lastIndexOf("%signature ");
  const signed = Buffer.concat([file.subarray(0, line), file.subarray(line + `%signature ${signature}\n`.length)]);
  const isWhole =
    isSignedBy(Buffer.from(attestation.key, "hex"), signed, Buffer.from(signature, "hex")) &&
    sha256(Buffer.from(attestation.input, "utf8")) === attestation.seal;
  if (isWhole) return { is: "whole", attestation };
  const differing = attestation.parts.filter(({ from, to, sha256: hash }) => sha256(file.subarray(from, to)) !== hash);
  const where = [...new Set(differing.map(({ part }) => part))];
  return { is: "changed", where: where.length > 0 ? where : ["proof"], seal: attestation.seal };
}

function attestationIn(lines: string): Attestation | undefined {
  try {
    const { seal, input, key, parts } = JSON.parse(
      Buffer.from(lines.replaceAll(/[%\n]/g, ""), "base64").toString("utf8"),
    ) as Attestation;
    const areParts = Array.isArray(parts) && parts.every(({ part, from, to }) => part && from <= to);
    return /^[0-9a-f]{64}$/.test(seal) && typeof input === "string" && typeof key === "string" && areParts
      ? { seal, input, key, parts }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The stretches of a file that belong together, from its own table of objects. Together they are the whole file. */
function partsOf(text: string): Part[] {
  const table = Number(ending.exec(text)![1]);
  const starts = [...text.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)].map(([, start]) => Number(start));
  const order = [...starts].sort((one, other) => one - other);
  const objects = order.map((start, place) => {
    const end = order[place + 1] ?? table;
    return { number: starts.indexOf(start) + 1, start, end, body: text.slice(start, end) };
  });
  const labels = new Map<number, string>();
  const kids = objects.find(({ body }) => body.includes("/Type /Pages"))?.body.match(/\/Kids \[([^\]]*)\]/)?.[1] ?? "";
  [...kids.matchAll(/(\d+) 0 R/g)].forEach(([, number], place) => {
    const page = objects.find((object) => object.number === Number(number));
    const contents = page?.body.match(/\/Contents (\d+) 0 R/)?.[1];
    for (const one of [number, contents]) if (one) labels.set(Number(one), `page ${place + 1}`);
  });
  for (const { number, body } of objects) {
    const name = /\/Type \/Filespec[\s\S]*?\/F \(([^)]*)\)/.exec(body)?.[1];
    const stream = /\/EF <<\s*\/F (\d+) 0 R/.exec(body)?.[1];
    if (name) for (const one of [String(number), stream]) if (one) labels.set(Number(one), `file ${name}`);
  }
  const stretches: { part: string; from: number; to: number }[] = [{ part: "rest", from: 0, to: order[0] ?? table }];
  for (const { number, start, end } of [...objects, { number: -1, start: table, end: text.length }]) {
    const part = labels.get(number) ?? "rest";
    const last = stretches.at(-1)!;
    if (last.part === part) last.to = end;
    else stretches.push({ part, from: start, to: end });
  }
  return stretches.map((one) => ({ ...one, sha256: sha256(Buffer.from(text.slice(one.from, one.to), "latin1")) }));
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
