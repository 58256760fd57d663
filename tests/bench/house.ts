/** What is measured: a database of the bench's own on a server of its own, and processes of the portal upon it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { embeddedPostgres } from "db/embedded";
import { migrateDatabase } from "db/migrate";
import postgres from "postgres";

import { freePort } from "../support/free-port";
import { type Client, clientOf } from "./measure";

const folder = ".data/bench";
const database = "aktsom_bench";

export type House = {
  owner: postgres.Sql;
  databaseUrl: string;
  portal(options?: { watched: boolean }): Promise<MeasuredPortal>;
  /** A process of this folder that ends with us. */
  run(script: string, args: string[]): Promise<ChildProcess>;
  close(): Promise<void>;
};

type MeasuredPortal = Client & {
  /** What the database was asked since the last time one looked, in a watched portal. */
  statements(): Promise<string[]>;
  /** The most memory a watched portal has held so far, in bytes. */
  mostMemory(): Promise<number>;
  /** As the machine would kill it; a watched portal is one process, which nothing outlives. */
  kill(): Promise<void>;
  port: number;
};

/** With the settings of `npm start`: nothing is switched off that a portal in use would need. */
export async function openHouse(): Promise<House> {
  mkdirSync(folder, { recursive: true });
  const server = await embeddedPostgres(folder);
  const admin = postgres(server.url, { max: 1, onnotice() {} });
  await admin`drop database if exists ${admin(database)} with (force)`;
  await admin`create database ${admin(database)}`;
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  const databaseUrl = url.href;
  await migrateDatabase(databaseUrl);
  const owner = postgres(databaseUrl, { max: 1, onnotice() {} });
  const children: ChildProcess[] = [];

  async function run(script: string, args: string[]) {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL(script, import.meta.url)), ...args],
      {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
        env: { ...process.env, NODE_ENV: "production" },
      },
    );
    children.push(child);
    const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (said !== "ready") throw new Error(`${script} did not start.`);
    return child;
  }

  return {
    owner,
    databaseUrl,
    run,
    async portal({ watched } = { watched: false }) {
      const port = await freePort();
      const child = await run("portal-process.ts", [databaseUrl, folder, `${port}`, watched ? "watched" : ""]);
      return {
        ...clientOf(port),
        async statements() {
          child.send("statements");
          const [statements] = await once(child, "message");
          return statements as string[];
        },
        async mostMemory() {
          child.send("memory");
          const [bytes] = await once(child, "message");
          return bytes as number;
        },
        async kill() {
          child.kill("SIGKILL");
          await once(child, "exit");
        },
        port,
      };
    },
    async close() {
      for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
        const gone = once(child, "exit");
        if (child.connected) child.disconnect();
        await gone;
      }
      await owner.end();
      await server.stop();
      // As root the server may live elsewhere, where its user may enter, and a link leads there.
      const home = join(folder, "postgres");
      if (existsSync(home)) rmSync(realpathSync(home), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
