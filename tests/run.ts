/**
 * `npm test`: every test there is; `npm test -- unit` (or integration, or e2e) only those, and a word after it only the
 * files whose path contains it. Ends with one line that counts them all.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isBuilt } from "~/build";
import { provideChromium } from "./support/chromium";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const need = createRequire(import.meta.url);
const reports = mkdtempSync(join(tmpdir(), "aktsom-reports-"));

type Count = { passed: number; failed: number; skipped: number };
const failedToRun: Count = { passed: 0, failed: 1, skipped: 0 };

const kinds = ["unit", "integration", "e2e"];
const [first, ...others] = process.argv.slice(2);
const isKind = first !== undefined && kinds.includes(first);
const wanted = isKind ? [first] : kinds;
const filters = isKind ? others : process.argv.slice(2);

const counts: Count[] = [];
const inVitest = wanted.filter((kind) => kind !== "e2e");
if (inVitest.length > 0) counts.push(await vitest(inVitest));
if (wanted.includes("e2e")) counts.push(await playwright());
rmSync(reports, { recursive: true, force: true });

const total = (which: keyof Count) => counts.reduce((sum, count) => sum + count[which], 0);
const [passed, failed, skipped] = [total("passed"), total("failed"), total("skipped")];
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function vitest(projects: string[]): Promise<Count> {
  const report = join(reports, "vitest.json");
  const code = await run(join(need.resolve("vitest/package.json"), "..", "vitest.mjs"), [
    "run",
    "--config=tests/vitest.config.ts",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    "--passWithNoTests",
    ...filters,
  ]);
  if (!existsSync(report)) return failedToRun;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  // A file that does not even load, or whose preparations fail, has no failed test to count.
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const count = {
    passed: numPassedTests,
    failed: numFailedTests + failedFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
  return heeding(code, count);
}

async function playwright(): Promise<Count> {
  try {
    console.log(`\nBrowser: ${provideChromium()}`);
    if (!isBuilt()) console.log("Building the portal");
    await build();
  } catch (error) {
    console.error(`\n${(error as Error).message}`);
    return failedToRun;
  }
  const report = join(reports, "playwright.json");
  // Playwright looks for a word in the whole path, the folder of the checkout included.
  const specs = filters.map((word) => `/tests/e2e/.*${word}`);
  const code = await run(
    need.resolve("@playwright/test/cli"),
    ["test", "--config=tests/playwright.config.ts", "--reporter=list,json", "--pass-with-no-tests", ...specs],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  if (!existsSync(report)) return failedToRun;
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8")) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  const failed = stats.unexpected + stats.flaky + errors.length;
  return heeding(code, { passed: stats.expected, failed, skipped: stats.skipped });
}

/** A runner that is not content has a reason, even if no test bears its name. */
function heeding(code: number | null, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function run(script: string, options: string[], environment: Record<string, string> = {}): Promise<number | null> {
  const runner = spawn(process.execPath, [script, ...options], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  return new Promise((done) => runner.once("error", () => done(1)).once("close", done));
}
