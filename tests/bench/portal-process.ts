/** One portal to be measured: the pages alone, without jobs. Arguments: the database, a folder. Ends with its parent. */
import { once } from "node:events";
import { readEnvironment } from "~/env.server";

const [databaseUrl = "", dataDir = "", port = "", watched = ""] = process.argv.slice(2);
// Not before NODE_ENV is set, by the parent: React chooses its build when it is loaded.
const [{ openPortal }, { serve }] = await Promise.all([import("~/portal.server"), import("~/server")]);

const statements: string[] = [];
const environment = readEnvironment({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: "info" });
const portal = openPortal(environment, {
  databaseUrl,
  ...(watched ? { watch: (statement: string) => statements.push(statement) } : {}),
});
const { close } = await serve(portal);
process.send?.("ready");
process.on("message", () => process.send?.(statements.splice(0)));

await once(process, "disconnect");
await close();
await portal.close();
process.exit();
