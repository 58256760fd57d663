/**
 * `npm start`: the whole portal on a machine with nothing but Node. Builds what has changed, brings a database along,
 * fills it with a demo the first time, and says where to come in. `--dev` leaves building to Vite, page by page.
 */
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

import { BuildError, build, isBuilt } from "~/build";
import { closeOnSignals, giveUp, whenClosing } from "~/closing";
import { type Environment, EnvironmentError, environmentHere } from "~/env.server";
import { refusal, runPortal } from "~/running";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const isDevelopment = process.argv.includes("--dev");
const began = performance.now();

closeOnSignals();
await start().catch((error) => giveUp(error, EnvironmentError, BuildError));

async function start() {
  const environment = environmentHere(isDevelopment ? "development" : "demo");
  await checkPort(environment);
  // Side by side; and whatever fails, the other is at rest before we give up.
  const [database, built] = await Promise.allSettled([readyDatabase(environment), freshBuild()]);
  if (built.status === "rejected") throw built.reason;
  if (database.status === "rejected") throw database.reason;
  const ownerUrl = database.value;

  const running = await runPortal(environment, { databaseUrl: ownerUrl, isDevelopment });
  whenClosing(() => running.close());
  if (isDevelopment) closeOnSignals(); // Vite has meanwhile made itself the one that ends the process

  say("The portal is up");
  await welcome(environment, ownerUrl);
}

async function freshBuild() {
  if (isDevelopment || isBuilt()) return;
  say("Building the pages; this takes a while the first time");
  await build();
  say("The pages are built");
}

async function readyDatabase(environment: Environment) {
  const ownerUrl = environment.DATABASE_URL ?? (await ownDatabase(environment.DATA_DIR));
  const { migrateDatabase } = await import("db/migrate");
  await migrateDatabase(ownerUrl);
  say("The database is ready");
  const { seedDemo } = await import("db/seed/demo");
  const { filesIn } = await import("~/features/files/files.server");
  const outcome = await seedDemo(ownerUrl, filesIn(environment));
  if (outcome === "seeded") say("The demo is in it");
  if (outcome === "foreign") say("It holds data that is not the demo's, and stays as it is");
  return ownerUrl;
}

/** What to click: the address, and a way in for each kind of person. */
async function welcome({ PORTAL_URL, showsMailbox }: Environment, ownerUrl: string) {
  const { signInLinks } = await import("db/seed/demo");
  const links = [
    { who: "Everybody", url: PORTAL_URL },
    ...(showsMailbox ? [{ who: "Mails sent", url: `${PORTAL_URL}/mailbox` }] : []),
    ...(await signInLinks(ownerUrl, PORTAL_URL)),
  ];
  const width = Math.max(...links.map(({ who }) => who.length));
  console.log(`\n${links.map(({ who, url }) => `  ${who.padEnd(width)}  ${url}`).join("\n")}\n\n  Ctrl-C ends it.\n`);
}

async function ownDatabase(dataDir: string) {
  const { embeddedPostgres } = await import("db/embedded");
  const server = await embeddedPostgres(dataDir);
  whenClosing(() => server.stop());
  return server.url;
}

/** Asked before the long part begins. */
async function checkPort({ PORT, HOST }: Environment) {
  await new Promise<void>((free, failed) => {
    const probe = createServer()
      .once("error", (error) => failed(refusal(error, { PORT, HOST })))
      .listen(PORT, HOST, () => probe.close(() => free()));
  });
}

function say(what: string) {
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`);
}
