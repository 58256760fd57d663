/** Removes what has had its time: sessions and codes that ended, links nobody can ask about any more, uploads left half-way. */
import { codes, files, links, sessions } from "db/schema/index";
import { and, inArray, lt } from "drizzle-orm";
import type { Portal } from "~/portal.server";

import { inScope } from "../accounts/scopes.server";

const day = 86_400_000;
/** An old link still says whom it was for, and offers a new one; after this long it is one we do not know. */
const linksAreRemembered = 365 * day;

export async function cleanUp({
  database,
  files: store,
  log,
}: Pick<Portal, "database" | "files" | "log">): Promise<void> {
  const now = Date.now();
  const before = (milliseconds: number) => new Date(now - milliseconds);
  const leftOver = await inScope(database, { role: "job" }, async (job) => {
    await job.delete(sessions).where(lt(sessions.expiresAt, before(0)));
    await job.delete(codes).where(lt(codes.expiresAt, before(day)));
    await job.delete(links).where(lt(links.expiresAt, before(linksAreRemembered)));
    return job
      .delete(files)
      .where(and(inArray(files.state, ["receiving", "removed"]), lt(files.createdAt, before(day))))
      .returning({ storageKey: files.storageKey });
  });
  for (const { storageKey } of leftOver) await store.remove(storageKey);
  const removed = leftOver.length + (await removeUnowned({ database, files: store }, before(day)));
  if (removed > 0) log.info({ removed }, "uploads that nobody kept were removed");
}

/** Bytes are stored before their row is: whoever went away in between left bytes that belong to nobody. */
async function removeUnowned(
  { database, files: store }: Pick<Portal, "database" | "files">,
  before: Date,
): Promise<number> {
  let removed = 0;
  for await (const keys of inHundreds(store.keysOlderThan(before))) {
    const owned = await inScope(database, { role: "job" }, (job) =>
      job.select({ storageKey: files.storageKey }).from(files).where(inArray(files.storageKey, keys)),
    );
    const known = new Set(owned.map(({ storageKey }) => storageKey));
    for (const key of keys.filter((key) => !known.has(key))) {
      await store.remove(key);
      removed += 1;
    }
  }
  return removed;
}

async function* inHundreds(keys: AsyncIterable<string>): AsyncIterable<string[]> {
  let some: string[] = [];
  for await (const key of keys) {
    some.push(key);
    if (some.length < 100) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
