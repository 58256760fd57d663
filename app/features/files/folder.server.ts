/** Files in a folder of this machine, or one it shares with others. */
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Place } from "./place";

export function folderAt(url: string): Place {
  const folder = fileURLToPath(url);
  const placeOf = (key: string) => join(folder, key.slice(0, 2), key);
  const remove = (key: string) => rm(placeOf(key), { force: true });
  return {
    async write(key, chunks) {
      await mkdir(join(folder, key.slice(0, 2)), { recursive: true });
      const out = createWriteStream(placeOf(key), { flags: "wx", mode: 0o600, flush: true });
      try {
        for await (const chunk of chunks) if (!out.write(chunk)) await once(out, "drain");
        out.end();
        await once(out, "close");
      } catch (error) {
        out.destroy();
        await remove(key);
        throw error;
      }
    },
    async read(key) {
      // Opened before anything is answered: a file that is not there is told as an error, not as half an answer.
      const file = await open(placeOf(key));
      return createReadStream("", { fd: file });
    },
    remove,
    async *keysOlderThan(before) {
      for (const shelf of await readdir(folder).catch(() => [])) {
        for (const key of await readdir(join(folder, shelf)).catch(() => [])) {
          // Another process may have removed it meanwhile.
          const found = await stat(join(folder, shelf, key)).catch(() => null);
          if (found && found.mtime < before) yield key;
        }
      }
    },
  };
}
