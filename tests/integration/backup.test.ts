/**
 * Back-up and restoring as the README says, destroying everything in between: the portal's own database with its folder, and,
 * where there is a pg_dump for the tests' server, a database with its files beside it. Said to be skipped where there is none.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { connect, type Database } from "db/client.server";
import { embeddedPostgres } from "db/embedded";
import { migrateDatabase } from "db/migrate";
import postgres from "postgres";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { begin } from "~/features/certificates/certificates.server";
import { exportedLog } from "~/features/events/log.server";
import { checkLog } from "~/features/events/log-check.server";
import { evidenceFile, evidenceOf } from "~/features/evidence/evidence.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { keepPublicKey } from "~/features/evidence/public-keys.server";
import { verifyFile } from "~/features/evidence/verify.server";
import { atOnce, filesIn } from "~/features/files/files.server";
import { signAll } from "~/features/signatures/signing.server";
import { test as base } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";

const secret = "0123456789abcdef0123456789abcdef";
const key = evidenceKeyFrom(secret);

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures this one builds on
  .extend("folder", ({}, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), "aktsom-backup-"));
    chmodSync(folder, 0o755);
    onCleanup(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  });

function run(command: string, ...args: string[]) {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

/** @returns 0 where there is no such program */
function versionOf(program: string): number {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return Number(/ (\d+)/.exec(stdout ?? "")?.[1] ?? 0);
}

async function using<Result>(url: string, work: (database: Database, owner: postgres.Sql) => Promise<Result>) {
  const [database, owner] = [connect(url), postgres(url, { max: 1, onnotice() {} })];
  try {
    return await work(database, owner);
  } finally {
    await Promise.all([database.$client.end(), owner.end()]);
  }
}

/** A signature with its PDF, an uploaded certificate, and all that is logged of them. */
const filled = (url: string, FILES_URL: string) =>
  using(url, async (database, owner) => {
    const { secret: link, task, world } = await invited(owner, database);
    const by = await arrive(database, link);
    await inScope(database, { role: "job" }, (store) => keepPublicKey(store, key));
    const signed = await asContact(database, by, (store) =>
      signAll(
        store,
        by,
        { requestIds: [task("code_of_conduct")], name: "Åse Berg", title: "Daglig leder", language: "nb" },
        { ip: "192.0.2.7", browser: "Mozilla/5.0" },
        new Date(),
      ),
    );
    if ("refusal" in signed) throw new Error(signed.refusal);
    const pdf = await asContact(database, by, async (store) => {
      const reader = { language: "nb", timeZone: "Europe/Oslo", portalUrl: "https://portal.example" } as const;
      return evidenceFile((await evidenceOf(store, by, signed.signatureId, reader))!, secret);
    });
    const bytes = Buffer.from("%PDF-1.7\n% sertifikat");
    const upload = await filesIn({ FILES_URL, CLAMD_URL: undefined }).receive("sertifikat.pdf", atOnce(bytes), {
      limit: 1000,
      accepts: ["application/pdf"],
    });
    if ("refused" in upload) throw new Error(upload.refused);
    await asContact(database, by, (store) => begin(store, by, upload, undefined));
    const [{ events }] = await owner<[{ events: number }]>`select count(*)::int as events from events`;
    return { world, pdf: Buffer.from(await pdf.arrayBuffer()), upload, events };
  });

/** The same is there as before, and the portal can go on with it. */
const expectWhole = (url: string, FILES_URL: string, before: Awaited<ReturnType<typeof filled>>) =>
  using(url, async (database, owner) => {
    const { world, pdf, upload, events } = before;
    await migrateDatabase(url);
    const verdict = await inScope(database, { role: "visitor" }, (store) => verifyFile(store, pdf, key));
    expect(verdict).toMatchObject({ is: "whole", signature: { signer: "Åse Berg", holds: true } });
    const [row] = await owner`select hash from files where storage_key = ${upload.storageKey}`;
    const kept = await buffer(await filesIn({ FILES_URL, CLAMD_URL: undefined }).read(upload.storageKey));
    expect(createHash("sha256").update(kept).digest("hex")).toBe(row!.hash.toString("hex"));
    let log = "";
    for await (const part of exportedLog(database, world.member, key, new Date())) log += part;
    expect(await checkLog(log.trimEnd().split("\n"))).toMatchObject({ fits: true, heading: { events } });
    await expect(owner`update events set what = 'other'`).rejects.toThrow();
    await invited(owner, database, { world, name: "En ny leverandør AS" });
  });

test("a folder of a portal that has stopped, packed and unpacked", async ({ folder }) => {
  const data = join(folder, ".data");
  const filesUrl = pathToFileURL(join(data, "files/")).href;
  const before = await embeddedPostgres(data);
  await migrateDatabase(before.url);
  const there = await filled(before.url, filesUrl);
  await before.stop();
  run("tar", "-C", data, "-chzf", join(folder, "aktsom.tar.gz"), ".");
  removeData(data);

  mkdirSync(data);
  run("tar", "-C", data, "-xpzf", join(folder, "aktsom.tar.gz"));
  const after = await embeddedPostgres(data);
  try {
    await expectWhole(after.url, filesUrl, there);
  } finally {
    await after.stop();
    removeData(data);
  }
}, 120_000);

function removeData(data: string) {
  const link = join(data, "postgres");
  // As root the server may live elsewhere, where its user may enter, and a link leads there.
  if (existsSync(link) && lstatSync(link).isSymbolicLink()) rmSync(realpathSync(link), { recursive: true });
  rmSync(data, { recursive: true });
}

test("a database and its files, dumped and restored", async ({ folder, ownerUrl, owner, skip }) => {
  const [{ server }] = await owner<[{ server: number }]>`
    select current_setting('server_version_num')::int / 10000 as server`;
  skip(versionOf("pg_dump") < server, `no pg_dump for PostgreSQL ${server} on this machine`);

  const [files, copy, dump] = [join(folder, "files"), join(folder, "copy"), join(folder, "aktsom.dump")];
  const filesUrl = pathToFileURL(`${files}/`).href;
  const there = await filled(ownerUrl, filesUrl);
  run("pg_dump", "-Fc", "-f", dump, ownerUrl);
  cpSync(files, copy, { recursive: true });
  rmSync(files, { recursive: true });

  const restored = new URL(ownerUrl);
  restored.pathname += "_restored";
  const name = restored.pathname.slice(1);
  await owner`create database ${owner(name)}`;
  try {
    run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", "db/roles.sql", restored.href);
    run("pg_restore", "--no-owner", "--exit-on-error", "-d", restored.href, dump);
    cpSync(copy, files, { recursive: true });
    await expectWhole(restored.href, filesUrl, there);
  } finally {
    await owner`drop database ${owner(name)} with (force)`;
  }
}, 120_000);
