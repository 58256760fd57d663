/** `npm run check`: types, lint, unused code and unit tests, side by side. Says of each how it went, and why not. */
import { spawn } from "node:child_process";
import { join } from "node:path";

const checks = {
  types: ["tsc", "--singleThreaded"],
  lint: ["biome", "check", "--error-on-warnings"],
  "unused code": ["knip", "--no-progress"],
  "unit tests": ["vitest", "run", "--config=tests/vitest.config.ts", "--project=unit"],
};

const outcomes = await Promise.all(Object.entries(checks).map(([name, command]) => check(name, command)));
process.exit(outcomes.every(Boolean) ? 0 : 1);

function check(name: string, [program, ...options]: string[]): Promise<boolean> {
  const began = performance.now();
  const child = spawn(join("node_modules", ".bin", program!), options, {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  return new Promise((done) => {
    child.once("close", (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(code === 0 ? `${name}: well (${seconds} s)` : `${name}: not well (${seconds} s)\n${said}`);
      done(code === 0);
    });
  });
}
