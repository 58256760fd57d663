/** A portal that is killed while answers are being saved: what it has acknowledged is there, and nothing else has changed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect } from "vitest";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { assessed } from "../support/assessed";
import { bundled } from "../support/bundled";
import { test as base } from "../support/database";

const kills = 100;
const atOnce = 4;
const questions = ["company.employees", "hse.fatalities", "hours.longest"];

// biome-ignore lint/correctness/noEmptyPattern: vitest reads from it which fixtures this one builds on
const test = base.extend("answerer", { scope: "file" }, ({}, { onCleanup }) => bundled("answerer-process", onCleanup));

type Taken = Map<string, number>;

/** Lets a process take in answers, kills it in the midst of it, and tells what it had acknowledged. */
async function killedAfter(script: string, url: string, by: SupplierSession, request: string, acknowledged: number) {
  const child = spawn(process.execPath, [script, url, JSON.stringify({ by, request, questions })], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const taken: Taken = new Map();
  let count = 0;
  for await (const line of createInterface(child.stdout!)) {
    const [question, value] = JSON.parse(line) as [string, number];
    taken.set(question, value);
    count += 1;
    if (count === acknowledged) child.kill("SIGKILL");
  }
  await gone(child);
  return taken;
}

const gone = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null ? once(child, "exit") : Promise.resolve();

test(`${kills} times, loses no answer that was acknowledged and makes none up`, async ({
  answerer,
  database,
  owner,
  ownerUrl,
}) => {
  const lines = await Promise.all(Array.from({ length: atOnce }, () => assessed(owner, database)));
  const lost: string[] = [];
  let saved = 0;
  await Promise.all(
    lines.map(async ({ by, request }, line) => {
      const before: Taken = new Map();
      for (let kill = 0; kill < kills / atOnce; kill += 1) {
        const taken = await killedAfter(answerer, ownerUrl, by, request, 1 + ((kill * 7 + line) % 11));
        const rows =
          await owner`select question, value::text::int as value, version from answers where request_id = ${request}`;
        for (const question of questions) {
          const row = rows.find((one) => one.question === question);
          const there = row?.value ?? 0;
          const said = taken.get(question) ?? before.get(question) ?? 0;
          // One more may have been kept whose acknowledgement died with the process.
          if (there < said || there > said + 1 || (row && row.version !== there))
            lost.push(`${question}: ${said} acknowledged, ${there} kept as version ${row?.version}`);
          saved += there - (before.get(question) ?? 0);
          before.set(question, there);
        }
      }
    }),
  );
  expect(lost).toEqual([]);
  expect(saved).toBeGreaterThan(kills);
}, 180_000);
