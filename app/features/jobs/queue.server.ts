/** Work for later, put down in the transaction of what caused it: rolled back, it never was. */
import type { Store } from "db/client.server";
import PgBoss from "pg-boss";

import { bossDatabase, connectionOf } from "./boss-database.server";

/** Every job there is, with what it is told. */
export type JobData = {
  "ask in vain": Record<never, never>;
  "clean up": Record<never, never>;
  "end certificates": Record<never, never>;
  "import suppliers": { importId: string };
  remind: Record<never, never>;
};

export type JobName = keyof JobData;

/** As pg-boss spells it; db/migrate.ts makes the queues. */
export const queueOf = (name: JobName) => name.replaceAll(" ", "-");

/** Only puts jobs down; the one that works on them is app/jobs.server.ts's. */
const boss = new PgBoss({ db: { executeSql: async () => ({ rows: [] }) }, supervise: false, schedule: false });

/** @throws when nobody has made that queue, which pg-boss would pass over in silence. */
export async function enqueue<Name extends JobName>(store: Store, name: Name, data: JobData[Name]): Promise<void> {
  const id = await boss.send(queueOf(name), data, { db: bossDatabase(connectionOf(store)) });
  if (id === null) throw new Error(`There is no queue for "${name}".`);
}
