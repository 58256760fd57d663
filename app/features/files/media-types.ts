/** What a file is, by its first bytes; its name and what the browser says of it are never believed. */
import type { MessageKey } from "~/forms/rules";

export const pdf = "application/pdf";
export const zip = "application/zip";
export const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const signatures: [mediaType: string, starts: number[]][] = [
  [pdf, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  [zip, [0x50, 0x4b, 0x03, 0x04]],
];

/** What proof of a signature may be: a scan or a picture. */
export const proofTypes = [pdf, "image/png", "image/jpeg"] as const;
export const proofEndings = ["pdf", "png", "jpg"];
/** Certificates come as they were scanned, whole audit reports among them. */
export const certificateLimit = 100_000_000;
/** What somebody is to read and compare: text. */
export const writingTypes = [pdf, word] as const;
export const writingEndings = ["pdf", "docx"];
export const proofLimit = 20_000_000;

/** What may back an answer: also workbooks and letters, which are zip archives inside. */
export const evidenceTypes = [...proofTypes, "application/zip"] as const;
export const evidenceEndings = ["pdf", "png", "jpg", "docx", "xlsx"] as const;

/** Why an upload was not kept. */
export type UploadRefusal = "too large" | "empty" | "wrong type" | "locked" | "macros" | "infected" | "not checked";

export const uploadMessages: Record<UploadRefusal, MessageKey> = {
  "too large": "fileTooLarge",
  "wrong type": "fileWrongType",
  empty: "fileEmpty",
  locked: "fileLocked",
  macros: "fileHasMacros",
  infected: "fileInfected",
  "not checked": "fileNotChecked",
};

export function mediaTypeOf(head: Uint8Array): string | null {
  return signatures.find(([, starts]) => starts.every((byte, place) => head[place] === byte))?.[0] ?? null;
}
