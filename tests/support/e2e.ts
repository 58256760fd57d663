import { setTimeout as delay } from "node:timers/promises";
import { type BrowserContext, type BrowserContextOptions, test as base } from "@playwright/test";
import { connect, type Database } from "db/client.server";
import postgres from "postgres";
import { newWorld, type World } from "./people";

export { expect } from "@playwright/test";

type Visits = {
  /** Errors of the browser's console that belong to the test, for example the 404 it asks for. One pattern: Playwright takes a list for something else. */
  expectedErrors: RegExp | null;
  /** Another person's browser: own cookies, watched like the first, closed with the test. */
  anotherBrowser(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Errors the console has shown so far. */
  consoleErrors: string[];
  /** A buyer of the test's own, with a member. */
  world: World;
};

type Portal = {
  /** The database's owner, who sees and may do everything. */
  owner: postgres.Sql;
  ownerUrl: string;
  /** As the portal connects to it. */
  database: Database;
};

/**
 * Invalid input answers 422, which Chromium calls a failure to load. A mail in /mailbox runs no scripts, Playwright's own
 * included. A page asked for before the one before it has come is called an error by Remix.
 */
const usualErrors =
  /Failed to load resource.* 422 |Blocked script execution in '[^']*\/letter'|AbortError: signal is aborted/;

/**
 * A test that visits the running portal. Any error in the browser's console fails it, and so does whatever the
 * Content-Security-Policy had to stop, which the console says too.
 */
export const test = base.extend<Visits, Portal>({
  expectedErrors: [null, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures this one builds on
  baseURL: async ({}, use) => use(process.env.E2E_BASE_URL),

  consoleErrors: [
    async ({ expectedErrors }, use) => {
      const errors: string[] = [];
      await use(errors);
      const unexpected = errors.filter((text) => !usualErrors.test(text) && !expectedErrors?.test(text));
      if (unexpected.length > 0) throw new Error(`The browser's console said:\n${unexpected.join("\n")}`);
    },
    { auto: true },
  ],

  context: async ({ context, consoleErrors }, use) => {
    await watch(context, consoleErrors);
    await use(context);
  },

  anotherBrowser: async ({ browser, baseURL, locale, timezoneId, consoleErrors }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, locale, timezoneId, ...options });
      await watch(context, consoleErrors);
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  ownerUrl: [async ({}, use) => use(process.env.E2E_OWNER_URL!), { scope: "worker" }],

  owner: [
    async ({ ownerUrl }, use) => {
      const owner = postgres(ownerUrl, { max: 2, onnotice() {} });
      await use(owner);
      await owner.end({ timeout: 5 });
    },
    { scope: "worker" },
  ],

  database: [
    async ({ ownerUrl }, use) => {
      const database = connect(ownerUrl, { connections: 2 });
      await use(database);
      await database.$client.end({ timeout: 5 });
    },
    { scope: "worker" },
  ],

  world: async ({ owner }, use) => use(await newWorld(owner)),
});

const lag = Number(process.env.LAG ?? 0);

async function watch(context: BrowserContext, errors: string[]) {
  if (lag > 0)
    await context.route("**/*", async (route) => {
      await delay(lag);
      // The page may be gone by then.
      await route.continue().catch(() => {});
    });
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => errors.push(`${error.error().stack ?? error.error()}`));
}
