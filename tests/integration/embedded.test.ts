import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embeddedPostgres } from "db/embedded";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// A first start copies 58 MB: the tests share one folder, and leave its server stopped, unless they need a new one.
let folder: string;
let dataDir: string;
const folders: string[] = [];

beforeAll(newFolder);
afterAll(() => folders.forEach(remove));

function newFolder() {
  folder = mkdtempSync(join(tmpdir(), "aktsom-på prøve-"));
  chmodSync(folder, 0o755);
  dataDir = join(folder, ".data");
  folders.push(folder);
}

function remove(path: string) {
  const link = join(path, ".data", "postgres");
  if (existsSync(link) && lstatSync(link).isSymbolicLink()) rmSync(realpathSync(link), { recursive: true });
  rmSync(path, { recursive: true, force: true });
}

const lockOf = () => join(dataDir, "postgres", "cluster", "data", "postmaster.pid");
const pidOf = () => Number(readFileSync(lockOf(), "utf8").split("\n")[0]);

async function ask(url: string, query: string) {
  const sql = postgres(url, { max: 1, onnotice() {} });
  return sql.unsafe(query).finally(() => sql.end());
}

/** A portal of its own process: it keeps a server until it is told to go. */
async function anotherPortal(): Promise<{ process: ChildProcess; url: string }> {
  const script = `import { embeddedPostgres } from ${JSON.stringify(new URL("../../db/embedded.ts", import.meta.url).href)};
    embeddedPostgres(process.argv[1]).then((server) => {
      console.log(server.url);
      process.once("SIGTERM", () => server.stop());
    });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [url] = await once(child.stdout, "data");
  return { process: child, url: `${url}`.trim() };
}

async function end({ process: child }: { process: ChildProcess }, signal: NodeJS.Signals) {
  child.kill(signal);
  await once(child, "exit");
}

describe("a server of one's own", () => {
  test("is made at the first start, in UTF-8, and keeps what was written for the next", async () => {
    const first = await embeddedPostgres(dataDir);
    await ask(first.url, "create table kept as select 'æøå' as word");
    const [settings] = await ask(
      first.url,
      "select current_setting('server_encoding') as encoding, current_setting('random_page_cost') as cost, current_setting('jit') as jit",
    );
    expect(settings).toEqual({ encoding: "UTF8", cost: "1.1", jit: "off" });
    await first.stop();
    expect(existsSync(lockOf())).toBe(false);

    const second = await embeddedPostgres(dataDir);
    expect(await ask(second.url, "select word from kept")).toEqual([{ word: "æøå" }]);
    await second.stop();
  });

  test("listens to this machine only, and to nobody without the password", async () => {
    const server = await embeddedPostgres(dataDir);
    expect((await ask(server.url, "show listen_addresses"))[0]).toEqual({ listen_addresses: "127.0.0.1" });
    const stranger = new URL(server.url);
    stranger.password = "guess";
    await expect(ask(stranger.href, "select 1")).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  test("is joined by a second portal and stopped by the last one out", async () => {
    const first = await embeddedPostgres(dataDir);
    const second = await embeddedPostgres(dataDir);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await second.stop();
    expect(existsSync(lockOf())).toBe(false);
  });

  test("outlives a portal that was killed, and is joined by the next", async () => {
    const killed = await anotherPortal();
    await end(killed, "SIGKILL");
    const next = await embeddedPostgres(dataDir);
    expect(next.url).toBe(killed.url);
    await next.stop();
  });

  test("recovers what was committed when it was killed together with its portal", async () => {
    const killed = await anotherPortal();
    await ask(killed.url, "create table survivors as select 1 as one");
    process.kill(pidOf(), "SIGKILL");
    await end(killed, "SIGKILL");
    const next = await embeddedPostgres(dataDir);
    expect(await ask(next.url, "select one from survivors")).toEqual([{ one: 1 }]);
    await next.stop();
  });

  test("starts although the number of the killed one belongs to another program by now", async () => {
    const killed = await anotherPortal();
    process.kill(pidOf(), "SIGKILL");
    await end(killed, "SIGKILL");
    writeFileSync(lockOf(), readFileSync(lockOf(), "utf8").replace(/^\d+/, `${process.pid}`));
    const next = await embeddedPostgres(dataDir);
    await next.stop();
  });

  test("says what is wrong when it cannot start", async () => {
    await (await embeddedPostgres(dataDir)).stop();
    await expect(embeddedPostgres(dataDir, { shared_buffers: "plenty" })).rejects.toThrow(/shared_buffers/);
  });

  test("comes up once when two start for the first time at once", async () => {
    newFolder();
    const both = await Promise.all([anotherPortal(), anotherPortal()]);
    expect(both[0].url).toBe(both[1].url);
    await Promise.all(both.map((portal) => end(portal, "SIGTERM")));
    expect(existsSync(lockOf())).toBe(false);
  });

  test("works in a folder that other users cannot enter, also when the place it then uses was deleted", async () => {
    newFolder();
    chmodSync(folder, 0o700);
    await (await embeddedPostgres(dataDir)).stop();
    rmSync(realpathSync(join(dataDir, "postgres")), { recursive: true });
    const server = await embeddedPostgres(dataDir);
    expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
  });
});
