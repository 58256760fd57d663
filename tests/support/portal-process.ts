/** The portal that the browser tests visit: fresh database, mails in its mailbox. Ends when its input ends. */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateDatabase } from "db/migrate";
import { readEnvironment } from "~/env.server";
import { runPortal } from "~/running";
import { freePort } from "./free-port";
import { freshDatabase } from "./postgres-server";

process.env.NODE_ENV = "production";

const dataDir = mkdtempSync(join(tmpdir(), "aktsom-e2e-"));
const { url: ownerUrl, drop } = await freshDatabase("e2e");
await migrateDatabase(ownerUrl);

const environment = readEnvironment({ PORT: `${await freePort()}`, DATA_DIR: dataDir, LOG_LEVEL: "error" });
const { close } = await runPortal(environment, { databaseUrl: ownerUrl });
console.log(JSON.stringify({ baseUrl: environment.PORTAL_URL, ownerUrl }));

await once(process.stdin.resume(), "end");
await close();
await drop();
rmSync(dataDir, { recursive: true, force: true });
process.exit();
