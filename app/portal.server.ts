/** What the running portal holds: opened once, by whoever starts it, and handed to every request and job. */
import { connect, type Database } from "db/client.server";
import pino, { type Logger } from "pino";

import type { Environment } from "~/env.server";
import { type Files, filesIn } from "~/features/files/files.server";
import { type Limits, limitsIn } from "~/limits.server";

export type Portal = {
  environment: Environment;
  database: Database;
  limits: Limits;
  files: Files;
  log: Logger;
  close(): Promise<void>;
};

type Options = { databaseUrl: string; connections?: number; watch?: (statement: string) => void };

export function openPortal(environment: Environment, { databaseUrl, ...options }: Options): Portal {
  const database = connect(databaseUrl, options);
  // A handler counts while it holds a connection. From the same pool, as many handlers as connections would wait for ever.
  const counting = connect(databaseUrl, { connections: 1 });
  return {
    environment,
    database,
    limits: limitsIn(counting),
    files: filesIn(environment),
    log: pino({ level: environment.LOG_LEVEL, base: null }),
    async close() {
      await Promise.all([database, counting].map(({ $client }) => $client.end({ timeout: 5 })));
    },
  };
}
