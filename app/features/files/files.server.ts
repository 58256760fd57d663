/**
 * Files: the bytes of what was uploaded, under random keys that are never an address. What comes in is counted, hashed
 * and looked at while it streams; a row in `files` then says whose it is. Bytes without a row are removed by clean-up.
 */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Store } from "db/client.server";
import { files } from "db/schema/index";
import { and, eq } from "drizzle-orm";

import type { Environment } from "~/env.server";
import { lookInside } from "./inside";
import { mediaTypeOf, type UploadRefusal } from "./media-types";

export type Files = ReturnType<typeof filesIn>;

/** What has been received; `refused` says why it was not kept. */
export type Upload =
  | { name: string; storageKey: string; size: number; hash: Buffer; mediaType: string }
  | { name: string; refused: UploadRefusal };

export function filesIn({ FILES_URL }: Pick<Environment, "FILES_URL">) {
  const folder = fileURLToPath(FILES_URL);
  const placeOf = (storageKey: string) => join(folder, storageKey.slice(0, 2), storageKey);
  const remove = (storageKey: string) => rm(placeOf(storageKey), { force: true });

  return {
    /**
     * Takes in one file. More than `limit` bytes are read to their end and thrown away, so that the rest of the form arrives.
     * @param isRead whether people read it here: then it is looked into, and what is locked or holds programs is refused
     */
    async receive(
      name: string,
      chunks: AsyncIterable<Uint8Array>,
      { limit, accepts, isRead = false }: { limit: number; accepts: readonly string[]; isRead?: boolean },
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
      const refuse = async (refused: UploadRefusal) => {
        await remove(storageKey);
        return { name, refused };
      };
      if (size === 0) return refuse("empty");
      if (size > limit) return refuse("too large");
      const inside = isRead ? lookInside(await readFile(placeOf(storageKey))) : { mediaType: mediaTypeOf(head) };
      if ("refused" in inside) return refuse(inside.refused);
      const { mediaType } = inside;
      if (mediaType === null || !accepts.includes(mediaType)) return refuse("wrong type");
      return { name, storageKey, size, hash: digest.digest(), mediaType };
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
      name: plainName(name),
      storageKey,
      size,
      hash,
      mediaType,
      state: "stored",
    })
    .returning({ id: files.id });
  return kept!.id;
}

/** What a file is called, without the way to it that its sender may have named. */
export const plainName = (name: string) =>
  name
    .replace(/^.*[/\\]/s, "")
    .replaceAll(/[\p{Control}\p{Format}]/gu, "")
    .replace(/^[. ]+/, "")
    .slice(-200)
    .trim() || "fil";

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
