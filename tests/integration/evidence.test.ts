/** The PDF of a signature: it holds what was signed, is the same each time, and betrays every change. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database, Store } from "db/client.server";
import fc from "fast-check";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { type Examined, examine } from "~/features/evidence/attest.server";
import { checkFile } from "~/features/evidence/check-file.server";
import { evidenceFile, evidenceOf } from "~/features/evidence/evidence.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { keepPublicKey } from "~/features/evidence/public-keys.server";
import { publicPartIn } from "~/features/evidence/public-part";
import { publicPartOf } from "~/features/evidence/public-part.server";
import { verifyFile, verifySeal } from "~/features/evidence/verify.server";
import { signAll } from "~/features/signatures/signing.server";
import { test as base } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";
import { scopeOfMember } from "../support/people";

const secret = "0123456789abcdef0123456789abcdef";
const reader = { language: "nb", timeZone: "Asia/Shanghai", portalUrl: "https://portal.example" } as const;

async function signed(owner: postgres.Sql, database: Database) {
  const {
    secret: link,
    task,
    world,
  } = await invited(owner, database, { name: "深圳市华强电子有限公司", documents: ["nda"] });
  const by = await arrive(database, link);
  const done = await asContact(database, by, (store) =>
    signAll(
      store,
      by,
      { requestIds: [task("code_of_conduct"), task("nda")], name: "王小明", title: "总经理", language: "en" },
      { ip: "192.0.2.7", browser: "Mozilla/5.0" },
      new Date("2026-11-20T23:30:00Z"),
    ),
  );
  if ("refusal" in done) throw new Error(done.refusal);
  return { by, world, signatureId: done.signatureId };
}

const test = base.extend("made", { scope: "file" }, async ({ owner, database }) => {
  const { by, world, signatureId } = await signed(owner, database);
  const make = async (language: "nb" | "en" = "nb") => {
    const evidence = await asContact(database, by, (store) =>
      evidenceOf(store, by, signatureId, { ...reader, language }),
    );
    return Buffer.from(await evidenceFile(evidence!, secret).arrayBuffer());
  };
  const evidence = await asContact(database, by, (store) => evidenceOf(store, by, signatureId, reader));
  return { by, world, signatureId, make, pdf: await make(), evidence: evidence! };
});

/** As a stranger asks: a visitor who holds nothing but a file or a seal. */
const asStranger = <Result>(database: Database, work: (store: Store) => Promise<Result>) =>
  inScope(database, { role: "visitor" }, work);

const where = (examined: Examined) => (examined.is === "changed" ? examined.where : examined.is);

describe("the PDF of a signature", () => {
  test("says who, what, when in the reader's zone and in UTC, and what happened", ({ made }) => {
    const { certificate, documents, attachments } = made.evidence.pages;
    const said = JSON.stringify(certificate);
    for (const one of ["深圳市华强电子有限公司", "王小明", "总经理", made.by.email, "192.0.2.7", "Mozilla/5.0"])
      expect(said).toContain(one);
    expect(said).toContain("21. november 2026 kl. 07.30 (Shanghai)");
    expect(said).toContain("2026-11-20 23:30:00 UTC");
    expect(said).toContain("I confirm that I can bind");
    expect(certificate.warning).toBeNull();
    expect(certificate.story.lines.map(({ said }) => said).join()).toMatch(/Forespørsel sendt .*Signert/);
    expect(documents.map(({ text }) => text.title)).toEqual([
      "Etiske retningslinjer for leverandører",
      expect.any(String),
    ]);
    expect(attachments.map(({ name }) => name)).toEqual([
      "code_of_conduct-1-nb.md",
      "code_of_conduct-1-en.md",
      "nda-1-nb.md",
      "nda-1-en.md",
      "seal.json",
    ]);
  });

  test("is whole, and carries the portal's key and the seal", ({ made }) => {
    const examined = examine(made.pdf);
    if (examined.is !== "whole") throw new Error(JSON.stringify(examined));
    expect(examined.attestation.seal).toBe(made.evidence.seal);
    expect(examined.attestation.key).toBe(evidenceKeyFrom(secret).publicKey.toString("hex"));
    expect(JSON.parse(examined.attestation.input)).toContainEqual(["name", "王小明"]);
  });

  test("is the same, byte for byte, whenever it is made", async ({ made }) => {
    expect((await made.make()).equals(made.pdf)).toBe(true);
    expect((await made.make("en")).equals(made.pdf)).toBe(false);
  });

  test("betrays every change of a byte, and of its end", ({ made }) => {
    fc.assert(
      fc.property(fc.nat(made.pdf.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const torn = Buffer.from(made.pdf);
        torn[at] = torn[at]! ^ change;
        expect(examine(torn).is).not.toBe("whole");
      }),
      { numRuns: 400 },
    );
    expect(examine(made.pdf.subarray(0, -1)).is).toBe("changed");
    expect(examine(Buffer.concat([made.pdf, Buffer.from("\n")])).is).toBe("changed");
    expect(examine(made.pdf.subarray(0, 20_000)).is).not.toBe("whole");
  });

  test("tells where it was changed", ({ made }) => {
    const examined = examine(made.pdf);
    const parts = examined.is === "whole" ? examined.attestation.parts : [];
    expect(parts.map(({ part }) => part)).toEqual(
      expect.arrayContaining(["page 1", "page 2", "file seal.json", "file nda-1-en.md", "rest"]),
    );
    for (const { part, from, to } of parts.filter(({ part }) => part !== "rest")) {
      const torn = Buffer.from(made.pdf);
      const middle = Math.floor((from + to) / 2);
      torn[middle] = torn[middle]! ^ 1;
      expect(where(examine(torn))).toEqual([part]);
    }
  });

  test("which another key attested is whole, but not with the portal's key", async ({ made, database }) => {
    const { by, signatureId } = made;
    const evidence = await asContact(database, by, (store) => evidenceOf(store, by, signatureId, reader));
    const forged = Buffer.from(await evidenceFile(evidence!, `${secret}x`).arrayBuffer());
    const examined = examine(forged);
    expect(examined).toMatchObject({ is: "whole" });
    expect(examined.is === "whole" && examined.attestation.key).not.toBe(
      evidenceKeyFrom(secret).publicKey.toString("hex"),
    );
  });
});

test("what is no evidence is told from what was changed", () => {
  const is = (text: string) => examine(Buffer.from(text));
  expect(is("")).toEqual({ is: "not ours", why: "empty" });
  expect(is("PK\u0003\u0004")).toEqual({ is: "not ours", why: "no pdf" });
  expect(is("%PDF-1.7\ntrailer << /Encrypt 5 0 R >>")).toEqual({ is: "not ours", why: "encrypted" });
  expect(is("%PDF-1.7\n%%EOF")).toEqual({ is: "not ours", why: "unknown" });
  expect(is(`%PDF-1.7\n/Keywords (aktsom-seal:${"a".repeat(64)})`)).toEqual({
    is: "changed",
    where: ["proof"],
    seal: "a".repeat(64),
  });
});

test("the bytes signed are stored once for each buyer, and nobody can change or remove them", async ({
  made,
  owner,
  database,
}) => {
  const { by } = made;
  const [before] = await owner`select count(*)::int from texts where buyer_id = ${by.buyerId}`;
  expect(before!.count).toBe(4);
  const { by: other } = await signed(owner, database);
  expect(other.buyerId).not.toBe(by.buyerId);
  for (const table of ["texts", "signatures", "signed_documents"]) {
    await expect(owner`delete from ${owner(table)}`).rejects.toThrow("are never changed");
    await expect(owner`update ${owner(table)} set buyer_id = ${by.buyerId}`).rejects.toThrow("are never changed");
    await expect(owner`truncate ${owner(table)} cascade`).rejects.toThrow("are never changed");
  }
  await expect(owner`truncate events`).rejects.toThrow("are never changed");
  await expect(
    owner`insert into texts (buyer_id, hash, body) values (${by.buyerId}, sha256('a'), 'b')`,
  ).rejects.toThrow("texts_hash");
});

describe("a stranger", () => {
  const key = evidenceKeyFrom(secret);

  test("who holds the file or the seal learns who signed what for whom and when, and nothing of the device", async ({
    made,
    database,
  }) => {
    const byFile = await asStranger(database, (store) => verifyFile(store, made.pdf, key));
    const bySeal = await asStranger(database, (store) => verifySeal(store, made.evidence.seal));
    expect(byFile).toMatchObject({
      is: "whole",
      signature: {
        supplier: "深圳市华强电子有限公司",
        signer: "王小明",
        buyer: "Fjordlys Elektronikk AS",
        holds: true,
      },
    });
    expect(bySeal).toEqual({ ...byFile, is: "sealed" });
    for (const hidden of ["192.0.2.7", "Mozilla", made.by.email]) expect(JSON.stringify(bySeal)).not.toContain(hidden);
  });

  test("is told where a file was changed, and what was really signed", async ({ made, database }) => {
    const torn = Buffer.from(made.pdf);
    torn[torn.indexOf("stream") + 40]! ^= 1;
    const verdict = await asStranger(database, (store) => verifyFile(store, torn, key));
    expect(verdict).toMatchObject({ is: "changed", signature: { seal: made.evidence.seal } });
  });

  test("gets nothing for a seal that is wrong by one digit, or a file another portal made", async ({
    made,
    database,
  }) => {
    const wrong = (made.evidence.seal[0] === "0" ? "1" : "0") + made.evidence.seal.slice(1);
    expect(await asStranger(database, (store) => verifySeal(store, wrong))).toEqual({
      is: "not ours",
      why: "no such seal",
    });
    const other = evidenceKeyFrom(`another ${secret}`);
    expect(await asStranger(database, (store) => verifyFile(store, made.pdf, other))).toEqual({
      is: "not ours",
      why: "another key",
    });
  });

  test("may trust a file that was made before the portal's secret was changed", async ({ made, database }) => {
    await inScope(database, { role: "job" }, (store) => keepPublicKey(store, key));
    const renewed = evidenceKeyFrom(`renewed ${secret}`);
    expect(await asStranger(database, (store) => verifyFile(store, made.pdf, renewed))).toMatchObject({ is: "whole" });
  });
});

describe("without the portal", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const key = evidenceKeyFrom(secret);

  test("a file and the public part of an export suffice; the part names nobody", async ({ made, database }) => {
    const { member } = made.world;
    const printed = await inScope(database, scopeOfMember(member), async (store) =>
      JSON.stringify(await publicPartOf(store, member, key, now)),
    );
    expect(printed).not.toContain(made.evidence.seal);
    expect(printed).not.toContain("王");
    const known = publicPartIn(printed)!;
    const good = checkFile(made.pdf, known);
    expect(good.isGood).toBe(true);
    expect(good.says.join(" ")).toMatch(
      /nothing in it was changed.*Signed by 王小明, 总经理.*Fjordlys Elektronikk AS made it/,
    );
    expect(checkFile(made.pdf, { ...known, seals: [] })).toMatchObject({ isGood: false });
    expect(checkFile(made.pdf, { ...known, keys: [] })).toMatchObject({ isGood: false });
    expect(publicPartIn("{}")).toBeNull();
    expect(publicPartIn("no JSON")).toBeNull();
  });

  test("a file alone tells whether it was changed, and where", ({ made }) => {
    expect(checkFile(made.pdf, null)).toMatchObject({ isGood: true });
    const torn = Buffer.from(made.pdf);
    torn[torn.length - 1]! ^= 1;
    expect(checkFile(torn, null)).toEqual({
      isGood: false,
      says: ["The file was changed after it was made: the proof at the end of the file."],
    });
    expect(checkFile(Buffer.alloc(0), null)).toEqual({ isGood: false, says: ["The file is empty."] });
  });

  test("the commands answer with 0 or 1 and a sentence", async ({ made }) => {
    const folder = mkdtempSync(join(tmpdir(), "evidence-"));
    const file = join(folder, "signed.pdf");
    const run = (command: string, ...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--import", "tsx", `app/${command}.ts`, ...args],
        {
          encoding: "utf8",
        },
      );
      return { status, said: stdout + stderr };
    };
    writeFileSync(file, made.pdf);
    expect(run("evidence", "verify", file)).toMatchObject({
      status: 0,
      said: expect.stringContaining("The file is whole"),
    });
    writeFileSync(file, made.pdf.subarray(0, -2));
    expect(run("evidence", "verify", file)).toMatchObject({ status: 1, said: expect.stringContaining("was changed") });
    expect(run("evidence", "verify", file, "--export", file)).toMatchObject({ status: 1 });
    expect(run("evidence", "verify", join(folder, "none.pdf")).status).toBe(1);
    expect(run("evidence")).toMatchObject({ status: 1, said: expect.stringContaining("Say what to check") });
    expect(run("events", "verify", file)).toMatchObject({
      status: 1,
      said: expect.stringContaining("line 1 does not fit"),
    });
    rmSync(folder, { recursive: true });
  }, 60_000);
});

test("a reservation is printed with its clause and reason, sealed, and told apart in what the file says", async ({
  owner,
  database,
}) => {
  const { secret: link, task } = await invited(owner, database);
  const by = await arrive(database, link);
  const reservations = [{ clause: "8.1", reason: "Avtalene fornyes først til sommeren." }];
  const done = await asContact(database, by, (store) =>
    signAll(
      store,
      by,
      { requestIds: [task("code_of_conduct")], name: "Ola Åsane", title: "Daglig leder", language: "nb", reservations },
      { ip: "192.0.2.7", browser: "Mozilla/5.0" },
      new Date(),
    ),
  );
  if ("refusal" in done) throw new Error(done.refusal);
  const evidence = await asContact(database, by, (store) => evidenceOf(store, by, done.signatureId, reader));
  const { certificate, documents } = evidence!.pages;
  expect(documents[0]!.reservations).toEqual({
    "8.1": "Forbehold til punkt 8.1: Avtalene fornyes først til sommeren.",
  });
  const pdf = Buffer.from(await evidenceFile(evidence!, secret).arrayBuffer());
  expect(checkFile(pdf, null).says.join()).toContain("version 1, with reservations on 8.1:");
  expect(await asStranger(database, (store) => verifySeal(store, evidence!.seal))).toMatchObject({
    is: "sealed",
    signature: { holds: true, documents: [{ reserved: ["8.1"] }] },
  });
  expect(certificate.lines).toContainEqual({
    label: "Forbehold",
    value: ["8.1: Avtalene fornyes først til sommeren."],
  });
  expect(certificate.warning).toBeNull();
  expect(documents[0]!.about).toContain("Signert med forbehold av Ola Åsane");
  expect(evidence!.input).toContain('["reservations",[["8.1","Avtalene fornyes først til sommeren."]]]');
});
