/**
 * Files: the bytes of what was uploaded, under random keys that are never an address. What comes in is counted, hashed
 * and looked at while it streams; a row in `files` then says whose it is. Bytes without a row are removed by clean-up.
 */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Store } from "db/client.server";
import { files } from "db/schema/index";
import { and, eq } from "drizzle-orm";

import type { Environment } from "~/env.server";
import { mediaTypeOf } from "./media-types";

export type Files = ReturnType<typeof filesIn>;

/** What has been received; `refused` says why it was not kept. */
export type Upload =
  | { name: string; storageKey: string; size: number; hash: Buffer; mediaType: string }
  | { name: string; refused: "too large" | "empty" | "wrong type" };

export function filesIn({ FILES_URL }: Pick<Environment, "FILES_URL">) {
  const folder = fileURLToPath(FILES_URL);
  const placeOf = (storageKey: string) => join(folder, storageKey.slice(0, 2), storageKey);
  const remove = (storageKey: string) => rm(placeOf(storageKey), { force: true });

  return {
    /** Takes in one file. More than `limit` bytes are read to their end and thrown away, so that the rest of the form arrives. */
    async receive(
      name: string,
      chunks: AsyncIterable<Uint8Array>,
      { limit, accepts }: { limit: number; accepts: readonly string[] },
    ): Promise<Upload> {
      const storageKey = randomBytes(16).toString("hex");
      await mkdir(join(folder, storageKey.slice(0, 2)), { recursive: true });
      const out = createWriteStream(placeOf(storageKey), { flags: "wx", mode: 0o600 });
      const digest = createHash("sha256");
      let size = 0;
      let head = Buffer.alloc(0);
      try {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > limit) continue;
          if (head.length < 512) head = Buffer.concat([head, chunk]).subarray(0, 512);
          digest.update(chunk);
          if (!out.write(chunk)) await once(out, "drain");
        }
      } finally {
        out.end();
        await once(out, "close");
      }
      const mediaType = mediaTypeOf(head);
      const refused =
        size === 0
          ? "empty"
          : size > limit
            ? "too large"
            : mediaType === null || !accepts.includes(mediaType)
              ? "wrong type"
              : null;
      if (refused === null) return { name, storageKey, size, hash: digest.digest(), mediaType: mediaType! };
      await remove(storageKey);
      return { name, refused };
    },
    read: (storageKey: string) => createReadStream(placeOf(storageKey)),
    remove,
    /** Keys of what has lain here longer than a day. */
    async *keysOlderThan(before: Date) {
      for (const shelf of await readdir(folder).catch(() => [])) {
        for (const key of await readdir(join(folder, shelf)).catch(() => [])) {
          const { mtime } = await stat(join(folder, shelf, key));
          if (mtime < before) yield key;
        }
      }
    },
  };
}

/** Writes down whose an upload is. */
export async function keep(
  store: Store,
  whose: { buyerId: string; supplierId: string; contactId?: string; memberId?: string; isShared?: boolean },
  { name, storageKey, size, hash, mediaType }: Extract<Upload, { storageKey: string }>,
): Promise<string> {
  const [kept] = await store
    .insert(files)
    .values({
      buyerId: whose.buyerId,
      supplierId: whose.supplierId,
      uploadedByContact: whose.contactId,
      uploadedByMember: whose.memberId,
      isShared: whose.isShared ?? true,
      name: name.slice(0, 200),
      storageKey,
      size,
      hash,
      mediaType,
      state: "stored",
    })
    .returning({ id: files.id });
  return kept!.id;
}

export async function fileOf(
  store: Store,
  { buyerId, supplierId }: { buyerId: string; supplierId: string },
  id: string,
) {
  const [found] = await store
    .select({ name: files.name, storageKey: files.storageKey, mediaType: files.mediaType, size: files.size })
    .from(files)
    .where(
      and(eq(files.buyerId, buyerId), eq(files.supplierId, supplierId), eq(files.id, id), eq(files.state, "stored")),
    );
  return found;
}

/** Served as an attachment, under a type found by us, so that nothing in it can run here. */
export const download = ({ read }: Files, file: { name: string; storageKey: string; mediaType: string | null }) =>
  new Response(read(file.storageKey) as never, { headers: asAttachment(file.name, file.mediaType) });

export function asAttachment(name: string, mediaType: string | null) {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return {
    "Content-Type": mediaType ?? "application/octet-stream",
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
  };
}
