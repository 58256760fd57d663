import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { expect, test } from "vitest";

import { hashed, opensFreely } from "~/features/files/pdf-lock.server";

type Version = NonNullable<ConstructorParameters<typeof PDFDocument>[0]>["pdfVersion"];

function locked(pdfVersion: Version, passwords: { userPassword?: string; ownerPassword?: string }) {
  const pdf = new PDFDocument({ pdfVersion, ...passwords });
  pdf.text("Sertifikat").end();
  return buffer(pdf as unknown as NodeJS.ReadableStream);
}

test.each<Version>(["1.3", "1.4", "1.6", "1.7", "1.7ext3"])(
  "a PDF %s that is only locked against change opens without a password, and one locked against reading does not",
  async (version) => {
    expect(opensFreely(await locked(version, { ownerPassword: "eier" }))).toBe(true);
    expect(opensFreely(await locked(version, { userPassword: "hemmelig", ownerPassword: "eier" }))).toBe(false);
  },
);

test("a password's hash in revision 6 is that of other readers", () => {
  const salt = Uint8Array.of(83, 245, 146, 101, 198, 247, 34, 198);
  expect([...hashed(6, Buffer.from("user"), salt)]).toEqual([
    94, 230, 205, 75, 166, 99, 250, 76, 219, 128, 17, 85, 57, 17, 33, 164, 150, 46, 103, 176, 160, 156, 187, 233, 166,
    223, 163, 253, 147, 235, 95, 184,
  ]);
});

test("what is no lock, or half of one, does not open", () => {
  for (const text of ["%PDF-1.7", "/Encrypt 5 0 R", "/Encrypt <</Filter /Standard /R 3 /O (", "/Encrypt <</R 6 /U <>"])
    expect(opensFreely(Buffer.from(text))).toBe(false);
});
