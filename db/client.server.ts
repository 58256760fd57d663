/**
 * The door to the database. Connections take a role that may do nothing by itself (aktsom_app); a transaction then takes
 * the role of whoever asks (features/accounts/scopes.server.ts). A query outside one answers "permission denied".
 */
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

import * as schema from "./schema/index";

export type Watch = (statement: string) => void;

export function connect(url: string, { connections = 8, watch }: { connections?: number; watch?: Watch } = {}) {
  const client = postgres(url, {
    max: connections,
    onnotice() {},
    connection: { role: "aktsom_app" } as never,
    ...(watch ? { debug: (_: number, statement: string) => watch(statement) } : {}),
  });
  return drizzle(alwaysPrepared(client), { schema, casing: "snake_case" });
}

export type Database = ReturnType<typeof connect>;

/** A transaction in which somebody asks. */
export type Store = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Drizzle never prepares its queries, so each with parameters costs two round trips; this makes it one. */
function alwaysPrepared<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    // biome-ignore lint/suspicious/noExplicitAny: a proxy hands on what it does not know
    get(target: any, name) {
      if (name === "unsafe") {
        return (text: string, values: unknown[], options: object) =>
          target.unsafe(text, values, { ...options, prepare: text.length < 4000 });
      }
      if (name === "begin" || name === "savepoint") {
        return (...given: unknown[]) => {
          const work = given.pop() as (inner: object) => unknown;
          return target[name](...given, (inner: object) => work(alwaysPrepared(inner)));
        };
      }
      return target[name];
    },
    apply: (target: unknown, _this, given) => (target as (...given: unknown[]) => unknown)(...given),
  });
}
