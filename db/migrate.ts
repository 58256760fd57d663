/**
 * Brings a database to the shape this version needs: roles, tables, triggers and rights, and pg-boss's own schema.
 * Two processes may start at once; the second waits and finds nothing to do.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import PgBoss from "pg-boss";
import postgres from "postgres";

const here = dirname(fileURLToPath(import.meta.url));
const roles = readFileSync(join(here, "roles.sql"), "utf8");

/** Queues are partitions of their own, so the owner of the database makes them. */
const queues = ["import suppliers", "clean up", "remind", "ask in vain", "end certificates"].map((name) =>
  name.replaceAll(" ", "-"),
);

export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice() {} });
  try {
    await client`select pg_advisory_lock(hashtext('aktsom migrations'))`;
    await client.unsafe(roles);
    await migrate(drizzle(client), { migrationsFolder: join(here, "migrations") });
    await makeQueues(client);
  } finally {
    await client.end();
  }
}

async function makeQueues(client: postgres.Sql) {
  const existing = await client`select to_regclass('pgboss.queue') is not null as made`;
  const made = existing[0]?.made ? (await client`select name from pgboss.queue`).map(({ name }) => name as string) : [];
  if (queues.every((queue) => made.includes(queue))) return;
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => ({
        rows: [...(await client.unsafe(text, (values ?? []).map(plain) as never[]))],
      }),
    },
    schedule: false,
    supervise: false,
  });
  await boss.start();
  for (const queue of queues) if (!made.includes(queue)) await boss.createQueue(queue);
  await boss.stop({ graceful: false });
  await client.unsafe(`
    grant usage on schema pgboss to aktsom_app, aktsom_member, aktsom_supplier, aktsom_contributor, aktsom_job;
    grant select, insert, update, delete on all tables in schema pgboss to aktsom_app;
    grant execute on all functions in schema pgboss to aktsom_app;
    grant select on pgboss.queue to aktsom_member, aktsom_supplier, aktsom_contributor, aktsom_job;
    grant select, insert on pgboss.job to aktsom_member, aktsom_supplier, aktsom_contributor, aktsom_job`);
}

const plain = (value: unknown) =>
  value === undefined
    ? null
    : value !== null && typeof value === "object" && !Array.isArray(value)
      ? JSON.stringify(value)
      : value;
