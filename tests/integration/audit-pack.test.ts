/** The audit pack: who is in view, their PDFs, and what is needed to check them without the portal. */
import { Readable } from "node:stream";
import type { Store } from "db/client.server";
import { unzipSync } from "fflate";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { auditPack } from "~/features/evidence/audit-pack.server";
import { checkFile } from "~/features/evidence/check-file.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { publicPartIn } from "~/features/evidence/public-part";
import { publicPartOf } from "~/features/evidence/public-part.server";
import { readXlsx } from "~/features/sheets/read-xlsx";
import { usualSheetLimits } from "~/features/sheets/sheet";
import { signAll } from "~/features/signatures/signing.server";
import { trackedSuppliers } from "~/features/signatures/tracking.server";
import { everyone } from "~/features/suppliers/view";
import { test } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";
import { scopeOfMember } from "../support/people";

const secret = "0123456789abcdef0123456789abcdef";
const now = new Date();
const today = now.toISOString().slice(0, 10);

test("holds an index of all, and a PDF of each signature that its own public part vouches for", async ({
  database,
  owner,
}) => {
  const signer = await invited(owner, database, { name: "Åsane: Stål / Søn AS" });
  const { member, buyerId } = signer.world;
  await invited(owner, database, { world: signer.world, name: "Venter AS" });
  const by = await arrive(database, signer.secret);
  const draft = {
    requestIds: [signer.task("code_of_conduct")],
    name: "Ola",
    title: "Daglig leder",
    language: "nb" as const,
  };
  await asContact(database, by, (store) => signAll(store, by, draft, { ip: "192.0.2.7", browser: "Test" }, now));

  const ask = <Result>(work: (store: Store) => Promise<Result>) => inScope(database, scopeOfMember(member), work);
  const asked = { buyerId, timeZone: "Europe/Oslo", filter: everyone, today, asOf: null };
  const pack = auditPack({
    buyerId,
    rows: await ask((store) => trackedSuppliers(store, asked, { limit: 10, offset: 0 })),
    publicPart: await ask((store) => publicPartOf(store, member, evidenceKeyFrom(secret), now)),
    reader: { language: "nb", timeZone: "Europe/Oslo", portalUrl: "https://portal.example" },
    day: today,
    secret,
    files: { read: () => Readable.from([]) as never },
    ask,
  });
  const files = unzipSync(new Uint8Array(await pack.arrayBuffer()));
  const pdf = `pdf/0001 Åsane  Stål   Søn AS ${today}.pdf`;
  expect(Object.keys(files)).toEqual(["Oversikt.xlsx", "Les meg.txt", "public-part.json", pdf]);

  const { rows } = readXlsx(files["Oversikt.xlsx"]!, usualSheetLimits);
  const table = rows.map((row) => row.map(String));
  expect(table.find(([name]) => name === "Venter AS")?.at(-1) ?? "").not.toMatch(/pdf/);
  expect(table.find(([name]) => name === "Åsane: Stål / Søn AS")?.at(-1)).toBe(pdf);

  const publicPart = publicPartIn(new TextDecoder().decode(files["public-part.json"]));
  expect(checkFile(files[pdf]!, publicPart)).toMatchObject({ isGood: true });
  const changed = files[pdf]!.slice();
  changed[1000]! ^= 1;
  expect(checkFile(changed, publicPart)).toMatchObject({ isGood: false });
});
