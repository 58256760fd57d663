/** How often somebody may ask for something: counted in PostgreSQL, so that it holds across processes. */
import type { Database } from "db/client.server";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

/** What is limited: so many times in so many seconds. */
const limits = {
  /** Links by mail, per address: enough for a bad day, too few to fill somebody's mailbox. */
  "link for address": { points: 5, duration: 15 * 60 },
  "link from ip": { points: 30, duration: 15 * 60 },
  /** Six-digit codes, per session. */
  "code for session": { points: 5, duration: 15 * 60 },
  /** Messages, per person: each is a mail to somebody. */
  "message of person": { points: 20, duration: 15 * 60 },
  /** Workbooks to be read, per person: one thread reads them all. */
  "workbook of person": { points: 20, duration: 15 * 60 },
  /** Addresses with a secret in them, per IP: guessing gets nowhere anyway, but need not cost us anything. */
  "wrong link from ip": { points: 100, duration: 15 * 60 },
  /** Files and seals to be checked, per IP: an auditor's whole binder in an afternoon. */
  "check from ip": { points: 60, duration: 15 * 60 },
} as const;

export type Limit = keyof typeof limits;
export type Limits = ReturnType<typeof limitsIn>;

export function limitsIn(database: Database) {
  const storeClient = {
    query: ({ text, values }: { text: string; values: unknown[] }) =>
      database.$client.unsafe(text, values as never[]).then((rows) => ({ rows })),
  };
  const limiters = new Map(
    Object.entries(limits).map(([name, { points, duration }]) => [
      name,
      new RateLimiterPostgres({
        storeClient,
        storeType: "client",
        tableName: "rate_limits",
        tableCreated: true,
        keyPrefix: name,
        points,
        duration,
      }),
    ]),
  );
  return {
    /** Counts one more; "too many" when there have been too many. */
    async count(limit: Limit, key: string): Promise<"fine" | "too many"> {
      try {
        await limiters.get(limit)!.consume(key);
        return "fine";
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return "too many";
        throw refusal;
      }
    },
  };
}
