/** What a file is, by its first bytes; its name and what the browser says of it are never believed. */
const signatures: [mediaType: string, starts: number[]][] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["application/zip", [0x50, 0x4b, 0x03, 0x04]],
];

/** What proof of a signature may be: a scan or a picture. */
export const proofTypes = ["application/pdf", "image/png", "image/jpeg"] as const;
export const proofLimit = 20_000_000;

export function mediaTypeOf(head: Uint8Array): string | null {
  return signatures.find(([, starts]) => starts.every((byte, place) => head[place] === byte))?.[0] ?? null;
}
