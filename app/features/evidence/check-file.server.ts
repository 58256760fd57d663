/** A PDF of evidence checked without the portal, in sentences: for the command line. */
import { createHash } from "node:crypto";

import { type Attestation, type Examined, examine } from "./attest.server";
import { fingerprintOf } from "./keys.server";
import type { PublicPart } from "./public-part";

/** @param known the public part of an export; null when there is none at hand */
export function checkFile(file: Uint8Array, known: PublicPart | null): { isGood: boolean; says: string[] } {
  const examined = examine(Buffer.from(file));
  if (examined.is === "not ours") return bad(notOurs[examined.why]);
  if (examined.is === "changed")
    return bad(`The file was changed after it was made: ${examined.where.map(place).join(", ")}.`);
  const { attestation } = examined;
  if (known && !known.keys.includes(attestation.key))
    return bad("The file is whole, but it was not made by the portal of this export: its key is another.");
  if (known && !known.seals.includes(createHash("sha256").update(Buffer.from(attestation.seal, "hex")).digest("hex")))
    return bad(
      `The export of ${known.exportedAt} does not know this signature. It is newer than the export, or another organisation's.`,
    );
  return {
    isGood: true,
    says: [
      "The file is whole: nothing in it was changed.",
      ...whatItSays(attestation),
      `Seal ${attestation.seal}`,
      known
        ? `The portal of ${known.buyer} made it, and knows the signature.`
        : `It was signed with the key ${fingerprintOf(Buffer.from(attestation.key, "hex"))}. Whether that is your portal's is told by the page /verify, or by the public part of an export: --export FILE`,
    ],
  };
}

const bad = (sentence: string) => ({ isGood: false, says: [sentence] });

const notOurs: Record<Extract<Examined, { is: "not ours" }>["why"], string> = {
  empty: "The file is empty.",
  "no pdf": "This is not a PDF.",
  encrypted: "The PDF is encrypted. Evidence from the portal never is.",
  unknown: "This is not a PDF of evidence from the portal.",
};

const place = (part: string) =>
  part === "proof"
    ? "the proof at the end of the file"
    : part === "rest"
      ? "its fonts or structure"
      : part.startsWith("file ")
        ? `the attached ${part}`
        : part;

/** The fields under the seal that people ask for (features/signatures/seal.ts). */
function whatItSays({ input }: Attestation): string[] {
  const fields = new Map(JSON.parse(input) as [string, never][]);
  const text = (name: string) => String(fields.get(name) ?? "");
  const documents = (fields.get("documents") ?? []) as [string, string][][];
  return [
    `Signed by ${text("name")}, ${text("title")}, for ${text("legal name")}, to ${text("buyer name")}, on ${text("day")} (${text("time")}).`,
    ...(text("in part") === "yes" ? ["It does not count by itself: another of the company must sign as well."] : []),
    ...documents.map((pairs) => {
      const of = new Map<string, unknown>(pairs);
      const reserved = (of.get("reservations") as [clause: string, reason: string][]).map(([clause]) => clause);
      const how = reserved.length > 0 ? `, with reservations on ${reserved.join(", ")}` : "";
      const after = of.get("follows") ? `, together with the signature under the seal ${of.get("follows")}` : "";
      return `Document ${of.get("key")}, version ${of.get("version")}${how}${after}: Norwegian text ${of.get("sha256 nb")}, English text ${of.get("sha256 en")}.`;
    }),
  ];
}
