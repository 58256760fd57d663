import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * One portal for the run, in a process of its own, since Playwright would compile its pages and mails in its own way.
 * Tests find it by E2E_BASE_URL, and its database by E2E_OWNER_URL.
 */
export default async function setup() {
  const script = fileURLToPath(new URL("portal-process.ts", import.meta.url));
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const portal = spawn(process.execPath, ["--import", "tsx", script], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(portal.stdout);
  const ready = new Promise<{ baseUrl: string; ownerUrl: string }>((resolve, reject) => {
    lines.on("line", (line) => (line.startsWith('{"baseUrl"') ? resolve(JSON.parse(line)) : console.log(line)));
    portal.once("exit", () => reject(new Error("The portal for the tests did not start.")));
  });
  const { baseUrl, ownerUrl } = await ready;
  process.env.E2E_BASE_URL = baseUrl;
  process.env.E2E_OWNER_URL = ownerUrl;

  return async () => {
    portal.stdin.end(); // it ends when its input does, also when we are killed
    if (portal.exitCode === null) await once(portal, "exit");
  };
}
