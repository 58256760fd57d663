/**
 * Files: the bytes of what was uploaded, under random keys that are never an address. What comes in is counted, hashed
 * and looked at while it streams; a row in `files` then says whose it is. Bytes without a row are removed by clean-up.
 */
import { createHash, randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";

import type { Store } from "db/client.server";
import { files } from "db/schema/index";
import { and, eq } from "drizzle-orm";

import type { Environment } from "~/env.server";
import { bucketAt } from "./bucket.server";
import { folderAt } from "./folder.server";
import { lockIn, lookInside } from "./inside";
import { mediaTypeOf, pdf, type UploadRefusal } from "./media-types";
import { opensFreely } from "./pdf-lock.server";
import { scannerAt } from "./scanner.server";

export type Files = ReturnType<typeof filesIn>;

/** What has been received; `refused` says why it was not kept. */
export type Upload =
  | { name: string; storageKey: string; size: number; hash: Buffer; mediaType: string }
  | { name: string; refused: UploadRefusal };

/** A larger PDF that is locked is not taken into memory to see how. */
const mostUnlocked = 20_000_000;

type Terms = {
  limit: number;
  accepts: readonly string[];
  /** People read it here: then it is looked into, and what is locked or holds programs is refused. */
  isRead?: boolean;
  /** A PDF nobody can open without a password is refused. */
  refusesLocked?: boolean;
};

export function filesIn({ FILES_URL, CLAMD_URL }: Pick<Environment, "FILES_URL" | "CLAMD_URL">) {
  const place = FILES_URL.startsWith("s3:") ? bucketAt(FILES_URL) : folderAt(FILES_URL);
  const scan = CLAMD_URL ? scannerAt(CLAMD_URL) : null;
  const { read, remove, keysOlderThan } = place;

  return {
    /** Takes in one file. More than `limit` bytes are read to their end and thrown away, so that the rest of the form arrives. */
    async receive(name: string, chunks: AsyncIterable<Uint8Array>, terms: Terms): Promise<Upload> {
      const { limit, accepts, isRead = false, refusesLocked = false } = terms;
      const storageKey = randomBytes(16).toString("hex");
      const digest = createHash("sha256");
      const lock = lockIn();
      let size = 0;
      let head = Buffer.alloc(0);
      async function* watched() {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > limit) continue;
          if (head.length < 512) head = Buffer.concat([head, chunk]).subarray(0, 512);
          digest.update(chunk);
          if (refusesLocked) lock.look(chunk);
          yield chunk;
        }
      }
      await place.write(storageKey, watched());
      const refuse = async (refused: UploadRefusal) => {
        await remove(storageKey);
        return { name, refused };
      };
      if (size === 0) return refuse("empty");
      if (size > limit) return refuse("too large");
      const inside = isRead ? lookInside(await buffer(await read(storageKey))) : { mediaType: mediaTypeOf(head) };
      if ("refused" in inside) return refuse(inside.refused);
      const { mediaType } = inside;
      if (mediaType === null || !accepts.includes(mediaType)) return refuse("wrong type");
      if (lock.isThere() && mediaType === pdf) {
        const opens = size <= mostUnlocked && opensFreely(await buffer(await read(storageKey)));
        if (!opens) return refuse("locked");
      }
      const verdict = scan ? await scan(await read(storageKey)) : "clean";
      if (verdict !== "clean") return refuse(verdict);
      return { name, storageKey, size, hash: digest.digest(), mediaType };
    },
    read,
    remove,
    keysOlderThan,
  };
}

/** Bytes that are here already, as `receive` takes them. */
export async function* atOnce(bytes: Uint8Array) {
  yield bytes;
}

/** Writes down whose an upload is. */
export async function keep(
  store: Store,
  // Of no supplier: the buyer's own, such as templates.
  whose: { buyerId: string; supplierId: string | null; contactId?: string; memberId?: string; isShared?: boolean },
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
export const download = async ({ read }: Files, file: { name: string; storageKey: string; mediaType: string | null }) =>
  new Response((await read(file.storageKey)) as never, { headers: asAttachment(file.name, file.mediaType) });

export function asAttachment(name: string, mediaType: string | null) {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return {
    "Content-Type": mediaType ?? "application/octet-stream",
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
  };
}
