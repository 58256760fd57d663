import type { Store } from "db/client.server";
import journal from "db/migrations/meta/_journal.json";
import { sql } from "drizzle-orm";

export type Health = { database: boolean; migrations: boolean; jobs: boolean };

type Row = { migrated_to: string; jobs_seen_to: boolean; mails_stuck: boolean };

const newest = Math.max(...journal.entries.map(({ when }) => when));

/** Whether the database answers, has every table this version needs, and somebody does the jobs and sends the mails. */
export async function healthOf(store: Store | null): Promise<Health> {
  const [row] = store ? await store.execute<Row>(sql`select * from health()`) : [];
  return {
    database: row !== undefined,
    migrations: Number(row?.migrated_to ?? 0) >= newest,
    jobs: row?.jobs_seen_to === true && !row.mails_stuck,
  };
}
