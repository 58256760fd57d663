/**
 * In whose name the database is asked.
 *
 * A transaction takes a role and says who asks, in one statement; row-level security then leaves nothing but that
 * person's rows to be seen, whatever a query forgets. What only reads cannot write: the transaction itself is read-only.
 */
import type { Database, Store } from "db/client.server";
import { sql } from "drizzle-orm";

export type Scope =
  | { role: "visitor"; hash?: Buffer; email?: string; person?: string }
  | { role: "supplier" | "contributor"; buyer: string; supplier: string; contact: string; person: string }
  | { role: "member"; buyer: string; member: string; person?: string }
  | { role: "job" };

export function inScope<Result>(
  database: Database,
  scope: Scope,
  work: (store: Store) => Promise<Result>,
  { readOnly = false } = {},
): Promise<Result> {
  return database.transaction(async (store) => {
    await take(store, scope, readOnly);
    return work(store);
  });
}

/**
 * Goes on in another name, once more is known: the visitor with a valid link becomes the contact it was sent to.
 * What only reads stays so, and what may write may go on writing: PostgreSQL lets nobody back from the one to the other.
 */
export async function take(store: Store, scope: Scope, readOnly?: boolean): Promise<void> {
  const { hash, email, person, buyer, supplier, contact, member } = scope as Record<string, string | undefined> & {
    hash?: Buffer;
  };
  await store.execute(sql`select set_config('role', ${`aktsom_${scope.role}`}, true),
    set_config('aktsom.buyer', ${buyer ?? ""}, true), set_config('aktsom.supplier', ${supplier ?? ""}, true),
    set_config('aktsom.contact', ${contact ?? ""}, true), set_config('aktsom.member', ${member ?? ""}, true),
    set_config('aktsom.person', ${person ?? ""}, true), set_config('aktsom.email', ${email ?? ""}, true),
    set_config('aktsom.hash', ${hash?.toString("hex") ?? ""}, true),
    set_config('transaction_read_only', ${readOnly === undefined ? sql`current_setting('transaction_read_only')` : readOnly ? "on" : "off"}, true)`);
}
