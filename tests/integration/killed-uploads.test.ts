/** A portal that is killed while files come in: no row without its file, and after clean-up no file without its row. */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import pino from "pino";
import { expect } from "vitest";
import { filesIn } from "~/features/files/files.server";
import { cleanUp } from "~/features/jobs/clean-up.server";
import { bundled } from "../support/bundled";
import { test as base } from "../support/database";
import { newSupplier, newWorld } from "../support/people";

const kills = 10;
const uploadsAtOnce = 10;
const pieces = 24;
const pieceSize = 64 * 1024;

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures this one builds on
  .extend("uploader", { scope: "file" }, ({}, { onCleanup }) => bundled("uploader-process", onCleanup))
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures this one builds on
  .extend("folder", ({}, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), "aktsom-uploads-"));
    onCleanup(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  });

/** Begins to send a file and stops after so many pieces; whoever sends all of them may wait for the answer as well. */
async function send(port: number, upTo: number, acknowledged: string[]) {
  const boundary = randomBytes(8).toString("hex");
  const headers = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
  const sent = ask({ host: "127.0.0.1", port, method: "POST", headers });
  const answered = once(sent, "response")
    .then(async ([response]) => acknowledged.push(...(JSON.parse(await text(response)) as string[])))
    .catch(() => {}); // killed before
  sent.on("error", () => {});
  const file = `Content-Disposition: form-data; name="file"; filename="sertifikat.pdf"\r\n\r\n%PDF-1.7\n`;
  sent.write(`--${boundary}\r\n${file}`);
  for (let piece = 0; piece < Math.min(upTo, pieces); piece++)
    await new Promise((written) => sent.write(randomBytes(pieceSize), written));
  if (upTo >= pieces) sent.end(`\r\n--${boundary}--\r\n`);
  if (upTo > pieces) await answered;
}

test(`in the midst of ${kills * uploadsAtOnce} uploads, it keeps no row without its file, and no file without its row after clean-up`, async ({
  uploader,
  folder,
  database,
  owner,
  ownerUrl,
}) => {
  const FILES_URL = pathToFileURL(`${folder}/`).href;
  const files = filesIn({ FILES_URL, CLAMD_URL: undefined });
  const world = await newWorld(owner);
  const by = await newSupplier(owner, world);
  const acknowledged: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const portal = spawn(process.execPath, [uploader, ownerUrl, FILES_URL, JSON.stringify(by)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const gone = once(portal, "exit");
    const [port] = await Promise.race([once(portal.stdout, "data"), gone]);
    // Half of them are on their way, four have come whole and are being written down, one is acknowledged.
    const upTo = (place: number) =>
      place < 5 ? 1 + ((kill + 5 * place) % (pieces - 1)) : place < 9 ? pieces : pieces + 1;
    await Promise.all(
      Array.from({ length: uploadsAtOnce }, (_, place) => send(Number(`${port}`), upTo(place), acknowledged)),
    );
    portal.kill("SIGKILL");
    await gone;
  }

  const rows = await owner<{ id: string; storageKey: string; size: string; hash: Buffer }[]>`
    select certificates.id, files.storage_key as "storageKey", files.size, files.hash
      from certificates join files on files.id = certificates.file_id where files.buyer_id = ${world.buyerId}`;
  for (const { storageKey, size, hash } of rows) {
    const bytes = await buffer(await files.read(storageKey));
    expect([`${bytes.length}`, createHash("sha256").update(bytes).digest("hex")]).toEqual([size, hash.toString("hex")]);
  }
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);

  const kept = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }));
  expect(kept().length).toBeGreaterThan(rows.length);
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  for (const { path } of kept()) utimesSync(path, longAgo, longAgo);
  await cleanUp({ database, files, log: pino({ level: "silent" }) });
  const keys = kept().map(({ name }) => name);
  expect(keys.sort()).toEqual(rows.map(({ storageKey }) => storageKey).sort());
}, 300_000);
