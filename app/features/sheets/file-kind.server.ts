/** What a file is, told by its first bytes; what it is called is of no interest. */

export type FileKind = "empty" | "zip" | "oldWorkbook" | "encrypted" | "other";

export function kindOf(bytes: Uint8Array): FileKind {
  const starts = (...signature: number[]) => signature.every((byte, place) => bytes[place] === byte);
  if (bytes.length === 0) return "empty";
  if (starts(0x50, 0x4b)) return "zip";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return isEncrypted(bytes) ? "encrypted" : "oldWorkbook";
  return "other";
}

/** A workbook with a password is kept in the container of the old .xls, in a stream with this name (MS-OFFCRYPTO). */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );
}
