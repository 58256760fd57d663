/** What the demo's suppliers have shown of certificates: in force, ending, ended, and one to read. */
import type { Store } from "db/client.server";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import type { Filled } from "~/features/certificates/certificate-form";
import { begin, certificateOf, sendIn } from "~/features/certificates/certificates.server";
import { certificateType } from "~/features/certificates/content/library";
import { accept } from "~/features/certificates/reviewing.server";
import type { Files } from "~/features/files/files.server";
import { plusDays } from "~/features/requests/deadlines";
import { examplePdf } from "./example-pdf";

type Shown = { type: string; issuer: string; edition?: string; endsIn: number; isRead: boolean };

/** By the supplier's place in the list; most have none. */
const shownBy: Record<number, Shown[]> = {
  1: [{ type: "iso9001", issuer: "Nemko", edition: "ISO 9001:2015", endsIn: 620, isRead: true }],
  2: [{ type: "iso14001", issuer: "DNV", edition: "ISO 14001:2015", endsIn: 400, isRead: true }],
  5: [{ type: "iso14001", issuer: "Kiwa", edition: "ISO 14001:2015", endsIn: 44, isRead: true }],
  8: [{ type: "miljofyrtarn", issuer: "Miljøfyrtårn", endsIn: 700, isRead: true }],
  9: [{ type: "iso9001", issuer: "TÜV SÜD", edition: "ISO 9001:2015", endsIn: -12, isRead: true }],
  13: [
    { type: "iso14001", issuer: "TÜV Rheinland", edition: "ISO 14001:2026", endsIn: 900, isRead: true },
    { type: "iso45001", issuer: "TÜV Rheinland", edition: "ISO 45001:2018", endsIn: 900, isRead: true },
  ],
  17: [{ type: "iso14001", issuer: "SGS", edition: "ISO 14001:2026", endsIn: 1000, isRead: false }],
  21: [{ type: "iso27001", issuer: "BSI", edition: "ISO/IEC 27001:2022", endsIn: 300, isRead: true }],
};

type Playing = {
  files: Files;
  coordinator: MemberSession;
  daysAgo: (days: number) => Date;
  today: string;
  place: number;
};

export async function showCertificates(
  store: Store,
  by: SupplierSession,
  { files, coordinator, daysAgo, today, place }: Playing,
) {
  for (const { type: key, issuer, edition, endsIn, isRead } of shownBy[place] ?? []) {
    const type = certificateType(key)!;
    const number = `${issuer.slice(0, 3).toUpperCase()}-${4100 + place}`;
    const validTo = plusDays(today, endsIn);
    const filled: Filled = {
      holder_name: by.supplierName,
      edition: edition ?? null,
      number,
      issuer,
      accreditation_body: edition ? "Norsk akkreditering" : null,
      scope: by.language === "nb" ? "Utvikling og produksjon" : "Development and manufacturing",
      sites: [],
      valid_from: plusDays(validTo, -1095),
      valid_to: validTo,
      replaces: null,
    };
    const text = examplePdf([
      type.name.en,
      number,
      by.supplierName,
      `${filled.valid_from} - ${validTo}`,
      issuer,
      "Example",
    ]);
    const upload = await files.receive(`${key}-${number}.pdf`, pieceOf(text), {
      limit: 100_000,
      accepts: ["application/pdf"],
    });
    if ("refused" in upload) throw new Error(`The demo's certificate is refused: ${upload.refused}`);
    const begun = await begin(store, by, upload, type);
    if (!("id" in begun)) throw new Error("The demo's certificate is there already");
    await sendIn(store, by, (await certificateOf(store, by, begun.id))!, filled, daysAgo(20));
    if (!isRead) continue;
    const at = { now: daysAgo(19), today: plusDays(today, -19) };
    await accept(store, coordinator, (await certificateOf(store, by, begun.id))!, { lacks: [], words: null }, at);
  }
}

async function* pieceOf(bytes: Buffer) {
  yield bytes;
}
