import { defineConfig } from "@playwright/test";
import { launchOptions } from "./support/chromium";

export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results",
  globalSetup: "./support/portal-server.ts",
  workers: 2,
  // A test that passes the second time has found something.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Long enough for a machine that is busy with something else; nothing waits longer than it must.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    launchOptions: launchOptions(),
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    trace: "retain-on-failure",
  },
});
