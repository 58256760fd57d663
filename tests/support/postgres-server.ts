import { embeddedPostgres } from "db/embedded";
import { migrateDatabase } from "db/migrate";
import postgres from "postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { serverUrl: string; template: string };
  }
}

/** One server for the whole run, and one migrated database that every test file's database is a copy of. */
export default async function setup(project: TestProject) {
  const { serverUrl, url, name, admin, drop } = await freshDatabase("template");
  await migrateDatabase(url);
  await admin`alter database ${admin(name)} with is_template true allow_connections false`;
  project.provide("postgres", { serverUrl, template: name });
  return drop;
}

/** An empty database on the tests' server; dropping it takes along every other of this run, and leaves the server. */
export async function freshDatabase(purpose: string) {
  const server = await testServer();
  const admin = postgres(server.url, { max: 1, onnotice() {} });
  await dropLeftovers(admin);
  const name = `aktsom_test_${process.pid}_${purpose}`;
  await admin`create database ${admin(name)}`;
  return {
    serverUrl: server.url,
    url: databaseUrl(server.url, name),
    name,
    admin,
    async drop() {
      await dropDatabases(admin, process.pid);
      await admin.end();
      await server.stop();
    },
  };
}

/** The server of TEST_DATABASE_URL, or one of our own that need not survive a power cut. */
async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  return embeddedPostgres(".data/test", {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  });
}

export function databaseUrl(serverUrl: string, name: string) {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** What runs that were killed left behind. Another run's databases stay as long as that run lives. */
async function dropLeftovers(admin: postgres.Sql) {
  const rows = await admin<{ datname: string }[]>`select datname from pg_database where datname like 'aktsom_test_%'`;
  const runs = new Set(rows.map(({ datname }) => Number(datname.split("_")[2])));
  for (const run of runs) if (!isAlive(run)) await dropDatabases(admin, run);
}

async function dropDatabases(admin: postgres.Sql, run: number) {
  const names = await admin<{ datname: string; datistemplate: boolean }[]>`
    select datname, datistemplate from pg_database where datname like ${`aktsom_test_${run}_%`}`;
  for (const { datname, datistemplate } of names) {
    if (datistemplate) await admin`alter database ${admin(datname)} with is_template false`;
    await admin`drop database if exists ${admin(datname)} with (force)`;
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
