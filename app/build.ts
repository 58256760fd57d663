/** Builds the portal when its sources are not those of the last build, so that later starts need not wait for it. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const sources = ["app", "db", "emails", "locales", "public"];
const settings = ["package-lock.json", "remix.config.js", "tsconfig.json", "vite.config.ts"];
const stamp = "build/stamp";
const lock = "node_modules/.cache/aktsom-build"; // not in build, which Remix empties

export class BuildError extends Error {}

export const isBuilt = () => existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();

/** Two may want to build at once: the second waits, and then finds nothing to do. */
export async function build(): Promise<void> {
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) await wait(200);
  try {
    if (isBuilt()) return;
    rmSync(stamp, { force: true });
    const built = fingerprint(); // of before: what changes meanwhile is built next time
    await runBuilder();
    writeFileSync(stamp, built);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Names, sizes and times of all that goes into a build: 20 ms, where reading it all would take ten times as long. */
function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  const add = (path: string) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const file of settings.filter((path) => existsSync(path))) add(file);
  for (const folder of sources.filter((path) => existsSync(path))) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) add(join(entry.parentPath, entry.name));
    }
  }
  return hash.digest("hex");
}

/** The lock names its holder, so that one left by a killed build holds nobody up. */
function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (holder && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function runBuilder(): Promise<void> {
  const remix = createRequire(import.meta.url).resolve("@remix-run/dev/dist/cli.js");
  const builder = spawn(process.execPath, [remix, "vite:build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  process.once("exit", () => builder.kill());
  let said = "";
  for (const stream of [builder.stdout, builder.stderr])
    stream.setEncoding("utf8").on("data", (text) => (said += text));
  return new Promise((done, failed) => {
    builder.once("error", failed).once("close", (code) => {
      if (code === 0) done();
      else failed(new BuildError(`The portal could not be built.\n${said}`));
    });
  });
}
