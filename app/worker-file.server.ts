/** Where the file of a worker thread lies. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** In the source at its own place; from the server build, whose one file lies elsewhere, up and down again. */
export function workerFile(...inFeatures: string[]): string {
  const path = ["app", "features", ...inFeatures];
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, ...path))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${join(...path)} is missing: it must be deployed beside the build`);
    folder = parent;
  }
  return join(folder, ...path);
}
