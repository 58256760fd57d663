/** One portal to be measured: the pages alone, without jobs. Arguments: the database, a folder. Ends with its parent. */
import { once } from "node:events";
import { readEnvironment } from "~/env.server";
import { openPageProcesses } from "~/page-processes";

const [databaseUrl = "", dataDir = "", port = "", watched = ""] = process.argv.slice(2);
const environment = readEnvironment({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: "info" });
const close = await (watched ? openWatched() : openPages());
process.send?.("ready");

await once(process, "disconnect");
await close();
process.exit();

async function openPages() {
  const { pino } = await import("pino");
  const pages = await openPageProcesses({ log: pino() }, environment.PROCESSES, { environment, databaseUrl });
  return pages.close;
}

/** One process, so that what it asks of the database is all there is. */
async function openWatched() {
  // Not before NODE_ENV is set, by the parent: React chooses its build when it is loaded.
  const [{ openPortal }, { serve }] = await Promise.all([import("~/portal.server"), import("~/server")]);
  const statements: string[] = [];
  const portal = openPortal(environment, { databaseUrl, watch: (statement) => statements.push(statement) });
  const served = await serve(portal);
  process.on("message", (asked) =>
    process.send?.(asked === "memory" ? process.resourceUsage().maxRSS * 1024 : statements.splice(0)),
  );
  return async () => {
    await served.close();
    await portal.close();
  };
}
