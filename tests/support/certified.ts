/** A supplier asked for a certificate, and certificates as they are uploaded, sent in and accepted. */
import { randomBytes } from "node:crypto";
import type { Database, Store } from "db/client.server";
import { suppliers } from "db/schema/index";
import { eq } from "drizzle-orm";
import type postgres from "postgres";

import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { askFor } from "~/features/certificates/asking.server";
import type { Filled } from "~/features/certificates/certificate-form";
import { begin, certificateOf, sendIn } from "~/features/certificates/certificates.server";
import { certificateType } from "~/features/certificates/content/library";
import { accept } from "~/features/certificates/reviewing.server";
import { askableIn, invite } from "~/features/requests/invite.server";
import { asContact } from "./invited";
import { newSupplier, newWorld, scopeOfMember, type World } from "./people";

export const asMember = <Result>(database: Database, member: MemberSession, work: (store: Store) => Promise<Result>) =>
  inScope(database, scopeOfMember(member), work);

/** Asks a supplier for a certificate, and answers with the requests it has now. */
export function askForCertificate(
  database: Database,
  { member }: World,
  supplierId: string,
  key: string,
  on = new Date(),
) {
  return asMember(database, member, async (store) => {
    const id = await askFor(store, member, certificateType(key)!);
    const asked = (await askableIn(store, member.buyerId)).filter((one) => one.id === id);
    const chosen = eq(suppliers.id, supplierId);
    return invite(store, member, { chosen, asked, concerning: "", words: {}, deadline: null }, on);
  });
}

export async function certified(
  owner: postgres.Sql,
  database: Database,
  { world, key = "iso14001" }: { world?: World; key?: string } = {},
) {
  const asking = world ?? (await newWorld(owner));
  const by = await newSupplier(owner, asking);
  await askForCertificate(database, asking, by.supplierId, key);
  return { world: asking, by };
}

/** A file as it has been received; each is another one. */
export const received = (name = "sertifikat.pdf") => ({
  name,
  storageKey: randomBytes(16).toString("hex"),
  size: 1234,
  hash: randomBytes(32),
  mediaType: "application/pdf",
});

const iso14001: Filled = {
  holder_name: "Åsane Kretskort AS",
  edition: "ISO 14001:2026",
  number: "NO-1400-26",
  issuer: "Nemko",
  accreditation_body: "Norsk akkreditering",
  scope: "Produksjon av kretskort",
  sites: [],
  valid_from: "2026-05-01",
  valid_to: "2029-04-30",
  replaces: null,
};

/** Uploads one file and sends it in. */
export function sentIn(
  database: Database,
  by: SupplierSession,
  filled: Partial<Filled> = {},
  { key = "iso14001", now = new Date() }: { key?: string; now?: Date } = {},
) {
  return asContact(database, by, async (store) => {
    const begun = await begin(store, by, received(), certificateType(key));
    if (!("id" in begun)) throw new Error("The file is there already");
    const draft = (await certificateOf(store, by, begun.id))!;
    const outcome = await sendIn(store, by, draft, { ...iso14001, ...filled }, now);
    if ("refusal" in outcome) throw new Error(outcome.refusal);
    return { id: begun.id, ...outcome };
  });
}

/** Accepts it as a coordinator would. */
export function accepted(
  database: Database,
  { member }: World,
  by: SupplierSession,
  id: string,
  {
    lacks = [],
    now = new Date(),
    today = "2026-11-21",
  }: { lacks?: ("scope" | "sites")[]; now?: Date; today?: string } = {},
) {
  return asMember(database, member, async (store) =>
    accept(
      store,
      member,
      (await certificateOf(store, by, id))!,
      { lacks, words: lacks.length > 0 ? "Ikke alt" : null },
      { now, today },
    ),
  );
}
