/** Finds a Chromium for the tests: Playwright's own, an installed one, or, for root on Debian, the one it installs. */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const isRoot = process.getuid?.() === 0;
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

export const launchOptions = () => ({
  executablePath: installedChromium(),
  args: [
    ...(isRoot ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

/** @throws with one sentence that says what to do */
export function provideChromium(): string {
  const found = installedChromium();
  if (found) return found;
  if (isRoot && isOnPath("apt-get")) {
    console.log("No Chromium found: installing Debian's package chromium.");
    installDebians();
    const installed = installedChromium();
    if (installed) return installed;
  }
  throw new Error(
    "The browser tests need a Chromium: install one (for example with `npx playwright install --with-deps chromium`), or set CHROMIUM to its path.",
  );
}

/** CHROMIUM says which; otherwise Playwright's own, then any other. */
function installedChromium(): string | undefined {
  const told = process.env.CHROMIUM;
  if (told) return told;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  return names.map(onPath).find((path) => path !== undefined);
}

function installDebians() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "--yes", "--no-install-recommends", "chromium"];
  if (spawnSync("apt-get", install, { env, stdio: ["ignore", "ignore", "ignore"] }).status === 0) return;
  // A bare image has no list of packages, or an old one.
  try {
    execFileSync("apt-get", ["update", "--quiet"], { env, stdio: ["ignore", "ignore", "inherit"] });
    execFileSync("apt-get", install, { env, stdio: ["ignore", "ignore", "inherit"] });
  } catch {
    // What apt-get says is on the screen; the sentence about what to do follows.
  }
}

const isOnPath = (name: string) => onPath(name) !== undefined;

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, process.platform === "win32" ? `${name}.exe` : name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
