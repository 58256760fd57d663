import type { Store } from "db/client.server";
import journal from "db/migrations/meta/_journal.json";
import { sql } from "drizzle-orm";

export type Health = { database: boolean; migrations: boolean; jobs: boolean };

type Row = { migrated_to: string; jobs_seen_to: boolean; mails_stuck: boolean };

const newest = Math.max(...journal.entries.map(({ when }) => when));

/** A portal that has just started, after an outage perhaps, has not seen to its jobs yet: it gets so many seconds. */
const patience = 180;

/**
 * Whether the database answers, has every table this version needs, and somebody does the jobs and sends the mails.
 * @param uptime of this process, in seconds
 */
export async function healthOf(store: Store | null, uptime: number): Promise<Health> {
  const [row] = store ? await store.execute<Row>(sql`select * from health()`) : [];
  return {
    database: row !== undefined,
    migrations: Number(row?.migrated_to ?? 0) >= newest,
    jobs: row !== undefined && (uptime < patience || (row.jobs_seen_to && !row.mails_stuck)),
  };
}
