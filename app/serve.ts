/** `npm run serve`: the portal in production. It takes what it is given: no building, no demo, no database of its own. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { BuildError } from "~/build";
import { closeOnSignals, giveUp, whenClosing } from "~/closing";
import { EnvironmentError, environmentHere } from "~/env.server";
import { runPortal } from "~/running";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

closeOnSignals();
await start().catch((error) => giveUp(error, EnvironmentError, BuildError));

async function start() {
  const environment = environmentHere("production");
  if (!existsSync("build/server/index.js"))
    throw new BuildError("The portal is not built yet: run `npm run build` first.");
  const databaseUrl = environment.DATABASE_URL!;
  const { migrateDatabase } = await import("db/migrate");
  await migrateDatabase(databaseUrl);

  const { portal, close } = await runPortal(environment, { databaseUrl });
  whenClosing(close);
  portal.log.info({ url: environment.PORTAL_URL }, "the portal is up");
}
