/** Where files are kept: a folder, and a store that speaks S3; and what is looked for in them before they are. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import PDFDocument from "pdfkit";
// @ts-expect-error: it brings no types
import S3rver from "s3rver";
import { test as base, expect } from "vitest";

import { asAttachment, download, type Files, filesIn } from "~/features/files/files.server";

const pdf = "%PDF-1.7\n";
const terms = { limit: 20_000_000, accepts: ["application/pdf"], refusesLocked: true };

async function* pieces(...texts: (string | Buffer)[]) {
  for (const text of texts) yield Buffer.from(text);
}

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures this one builds on
  .extend("folder", async ({}, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), "aktsom-files-"));
    onCleanup(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  })
  .extend("bucket", async ({ folder }, { onCleanup }) => {
    const server = new S3rver({
      port: 0,
      address: "127.0.0.1",
      silent: true,
      directory: folder,
      configureBuckets: [{ name: "aktsom", configs: [] }],
    });
    const { port } = await server.run();
    onCleanup(() => server.close());
    return `s3://S3RVER:S3RVER@aktsom?endpoint=http://127.0.0.1:${port}&prefix=files/`;
  });

async function keptAndRead(files: Files) {
  const big = Buffer.alloc(17_000_000, "x");
  const upload = await files.receive("stor.pdf", pieces(pdf, big), terms);
  if ("refused" in upload) throw new Error(upload.refused);
  expect(upload.size).toBe(pdf.length + big.length);
  expect((await buffer(await files.read(upload.storageKey))).equals(Buffer.concat([Buffer.from(pdf), big]))).toBe(true);
  const keys: string[] = [];
  for await (const key of files.keysOlderThan(new Date(Date.now() + 60_000))) keys.push(key);
  expect(keys).toEqual([upload.storageKey]);
  const answer = await download(files, { name: "x.pdf", storageKey: upload.storageKey, mediaType: "application/pdf" });
  expect(Buffer.from(await answer.arrayBuffer()).length).toBe(upload.size);
  await files.remove(upload.storageKey);
  await expect(files.read(upload.storageKey)).rejects.toThrow();
}

test("a folder keeps what it is given, and gives it back", ({ folder }) =>
  keptAndRead(filesIn({ FILES_URL: pathToFileURL(`${folder}/`).href })));

test("so does a store that speaks S3, in parts", ({ bucket }) => keptAndRead(filesIn({ FILES_URL: bucket })));

test.for(["folder", "bucket"] as const)(
  "an upload cut short leaves nothing in a %s",
  async (kind, { folder, bucket }) => {
    const files = filesIn({ FILES_URL: kind === "bucket" ? bucket : pathToFileURL(`${folder}/her/`).href });
    async function* cut() {
      yield Buffer.from(pdf);
      yield Buffer.alloc(9_000_000, "x");
      throw new Error("the connection was cut");
    }
    await expect(files.receive("avbrutt.pdf", cut(), terms)).rejects.toThrow();
    const keys: string[] = [];
    for await (const key of files.keysOlderThan(new Date(Date.now() + 60_000))) keys.push(key);
    expect(keys).toEqual([]);
  },
);

test("what is too large, empty, locked or no such file is refused, and leaves nothing", async ({ folder }) => {
  const files = filesIn({ FILES_URL: pathToFileURL(`${folder}/`).href });
  const refusal = async (chunks: AsyncIterable<Uint8Array>, limit = 1000) =>
    files.receive("x.pdf", chunks, { ...terms, limit });
  expect(await refusal(pieces(pdf, "x".repeat(2000)))).toMatchObject({ refused: "too large" });
  expect(await refusal(pieces())).toMatchObject({ refused: "empty" });
  expect(await refusal(pieces("MZ\u0090\u0000 program"))).toMatchObject({ refused: "wrong type" });
  expect(await refusal(pieces("<svg onload='alert(1)'/>"))).toMatchObject({ refused: "wrong type" });
  // Across two pieces as well.
  expect(await refusal(pieces(`${pdf}trailer <</Enc`, "rypt 5 0 R>>"))).toMatchObject({ refused: "locked" });
  expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
});

test("a PDF that is locked against change alone is kept, since it opens without a password", async ({ folder }) => {
  const files = filesIn({ FILES_URL: pathToFileURL(`${folder}/`).href });
  const certificate = async (passwords: { userPassword?: string; ownerPassword: string }) => {
    const pdf = new PDFDocument({ pdfVersion: "1.6", ...passwords });
    pdf.text("Sertifikat").end();
    return files.receive("x.pdf", pieces(await buffer(pdf as unknown as NodeJS.ReadableStream)), terms);
  };
  expect(await certificate({ ownerPassword: "eier" })).toHaveProperty("storageKey");
  expect(await certificate({ userPassword: "hemmelig", ownerPassword: "eier" })).toMatchObject({ refused: "locked" });
});

test("an uploader chooses neither type nor disposition", () => {
  const headers = asAttachment('x.html"; inline', "application/pdf");
  expect(headers["Content-Type"]).toBe("application/pdf");
  expect(headers["Content-Disposition"]).toMatch(/^attachment; filename="x\.html_; inline"/);
  expect(headers["X-Content-Type-Options"]).toBe("nosniff");
  expect(headers["Content-Security-Policy"]).toContain("sandbox");
});

/** EICAR's harmless test file, in two halves so that no scanner finds it here. */
const eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

/** Speaks clamd's INSTREAM as clamd(8) has it, and knows one virus. */
async function clamdLike(work: (url: string) => Promise<void>) {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (piece) => {
      heard = Buffer.concat([heard, piece]);
      if (!heard.subarray(0, 10).equals(Buffer.from("zINSTREAM\0"))) return;
      let content = "";
      for (let at = 10; at + 4 <= heard.length; ) {
        const length = heard.readUInt32BE(at);
        if (length === 0) {
          socket.end(`stream: ${content.includes(eicar) ? "Eicar-Test-Signature FOUND" : "OK"}\0`);
          return;
        }
        if (at + 4 + length > heard.length) return;
        content += heard.toString("latin1", at + 4, at + 4 + length);
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  try {
    await work(`tcp://127.0.0.1:${port}`);
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}

test("clamd is asked about each file: what it finds is refused, what is clean is kept", async ({ folder }) => {
  const FILES_URL = pathToFileURL(`${folder}/`).href;
  await clamdLike(async (CLAMD_URL) => {
    const files = filesIn({ FILES_URL, CLAMD_URL });
    expect(await files.receive("x.pdf", pieces(pdf, eicar), terms)).toMatchObject({ refused: "infected" });
    expect(await files.receive("x.pdf", pieces(pdf, "x".repeat(300_000)), terms)).toHaveProperty("storageKey");
  });
  const gone = filesIn({ FILES_URL, CLAMD_URL: "tcp://127.0.0.1:9" });
  expect(await gone.receive("x.pdf", pieces(pdf), terms)).toMatchObject({ refused: "not checked" });
});
