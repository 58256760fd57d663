import type { Store } from "db/client.server";
import type PgBoss from "pg-boss";
import type postgres from "postgres";

type Runs = Pick<postgres.Sql, "unsafe">;

/**
 * pg-boss's idea of a database, over the client drizzle has (which hands json and dates over untouched, so both are made
 * text here). `{ rows }` is all pg-boss reads; its scripts of several statements bring their own BEGIN, which a pool
 * refuses outside a reserved connection.
 */
export function bossDatabase(client: Runs | postgres.Sql): PgBoss.Db {
  const run = async (on: Runs, text: string, values: unknown[] = []) => ({
    rows: [...(await on.unsafe(text, values.map(plain) as never[]))],
  });
  return {
    async executeSql(text, values) {
      if (values?.length || !("reserve" in client) || !/^\s*BEGIN/i.test(text)) return run(client, text, values);
      const own = await client.reserve();
      try {
        return await run(own, text);
      } finally {
        own.release();
      }
    },
  };
}

function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return value !== null && typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value) : value;
}

/** The connection a transaction holds. */
export const connectionOf = (store: Store) =>
  (store as unknown as { session: { client: postgres.TransactionSql } }).session.client;
