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
  const server = await testServer();
  const admin = postgres(server.url, { max: 1, onnotice() {} });
  await dropLeftovers(admin);
  const template = `aktsom_test_${process.pid}_template`;
  await admin`create database ${admin(template)}`;
  await migrateDatabase(databaseUrl(server.url, template));
  await admin`alter database ${admin(template)} with is_template true allow_connections false`;
  project.provide("postgres", { serverUrl: server.url, template });

  return async () => {
    await dropDatabases(admin, process.pid);
    await admin.end();
    await server.stop();
  };
}

/** The server of TEST_DATABASE_URL, or one of our own that need not survive a power cut. */
export async function testServer(dataDir = ".data/test"): Promise<{ url: string; stop(): Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  return embeddedPostgres(dataDir, {
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
