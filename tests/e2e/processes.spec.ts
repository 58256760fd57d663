/** Pages are answered by several processes on one port, as `npm run serve` starts them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { test as base, expect } from "../support/e2e";
import { freePort } from "../support/free-port";

type Served = { process: ChildProcess; url: string; says(what: RegExp): Promise<{ pid: number }> };

/** A portal in production, with a database of its own. */
const test = base.extend<{ serve(environment?: Record<string, string>): Promise<Served> }>({
  serve: async ({ owner, ownerUrl }, use) => {
    const name = `${new URL(ownerUrl).pathname.slice(1)}_served`;
    await owner`create database ${owner(name)}`;
    const folder = mkdtempSync(join(tmpdir(), "aktsom-served-"));
    const served: ChildProcess[] = [];
    await use(async (environment = {}) => {
      const PORT = `${await freePort()}`;
      const url = `http://localhost:${environment.PORT ?? PORT}`;
      const child = spawn(process.execPath, ["--import", "tsx", "app/serve.ts"], {
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...process.env,
          PORT,
          DATABASE_URL: ownerUrl.replace(/[^/]*$/, name),
          PORTAL_URL: url,
          SMTP_URL: "smtp://localhost:9",
          FILES_URL: pathToFileURL(folder).href,
          SECRET: "s".repeat(32),
          PROCESSES: "2",
          ...environment,
        },
      });
      served.push(child);
      return { process: child, url, says: listeningTo(child) };
    });
    for (const child of served) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await owner`drop database ${owner(name)} with (force)`;
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Waits for a line that says so, and hands over what else it says; lines before the last one found are done with. */
function listeningTo(child: ChildProcess) {
  const lines: string[] = [];
  let look = () => {};
  for (const stream of [child.stdout!, child.stderr!])
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      look();
    });
  return (what: RegExp) =>
    new Promise<{ pid: number }>((found) => {
      look = () => {
        const place = lines.findIndex((line) => what.test(line));
        if (place < 0) return;
        const [line] = lines.splice(0, place + 1).slice(-1);
        found(line!.startsWith("{") ? JSON.parse(line!) : { pid: 0 });
      };
      look();
    });
}

const answers = async (url: string) => (await fetch(`${url}/sign-in`, { headers: { connection: "close" } })).status;

test("one that is killed takes nobody's page along, and another takes its place", async ({ serve }) => {
  const portal = await serve();
  const first = await portal.says(/answers pages/);
  const second = await portal.says(/answers pages/);
  await portal.says(/the portal is up/);
  expect(await answers(portal.url)).toBe(200);
  process.kill(first.pid, "SIGKILL");
  await portal.says(/ended; another takes its place/);
  for (let page = 0; page < 10; page++) expect(await answers(portal.url)).toBe(200);
  const third = await portal.says(/answers pages/);
  process.kill(second.pid, "SIGKILL");
  await portal.says(/ended; another takes its place/);
  expect(await answers(portal.url)).toBe(200);

  portal.process.kill("SIGTERM");
  expect(await once(portal.process, "exit")).toEqual([0, null]);
  expect(() => process.kill(third.pid, 0)).toThrow("ESRCH");
});

test("when the first is killed the others end, and the port is free", async ({ serve }) => {
  const portal = await serve();
  const pages = [await portal.says(/answers pages/), await portal.says(/answers pages/)];
  await portal.says(/the portal is up/);
  portal.process.kill("SIGKILL");
  await once(portal.process, "exit");
  await expect.poll(() => pages.filter(({ pid }) => lives(pid)).length).toBe(0);

  const next = await serve({ PORT: new URL(portal.url).port });
  await next.says(/the portal is up/);
  expect(await answers(next.url)).toBe(200);
});

test("a port that is taken is said in one sentence", async ({ serve, baseURL }) => {
  const portal = await serve({ PORT: new URL(baseURL!).port });
  await portal.says(/^Port \d+ is in use by another program/);
  expect(await once(portal.process, "exit")).toEqual([1, null]);
});

function lives(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
