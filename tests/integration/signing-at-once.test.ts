/** Two processes that sign at once, for the same suppliers: each document is signed once, and the log is one unbroken chain. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { exportedLog } from "~/features/events/log.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { test } from "../support/database";
import { invited } from "../support/invited";
import { newWorld } from "../support/people";

const key = evidenceKeyFrom("0123456789abcdef0123456789abcdef");
const suppliers = 8;

test("two processes signing at once leave one unbroken chain per buyer, and sign nothing twice", async ({
  database,
  owner,
  ownerUrl,
}) => {
  const world = await newWorld(owner);
  const links = [];
  for (let number = 1; number <= suppliers; number++) {
    const { secret, task } = await invited(owner, database, { world, name: `Leverandør ${number} AS` });
    links.push({ secret, requestIds: [task("code_of_conduct")] });
  }
  const processes = await Promise.all([signer(ownerUrl, links), signer(ownerUrl, links.toReversed())]);
  const outcomes = (await Promise.all(processes.map(goOn))).flat();

  expect(outcomes.filter((outcome) => "signatureId" in outcome)).toHaveLength(suppliers);
  expect(outcomes.filter((outcome) => "refusal" in outcome)).toHaveLength(suppliers);
  const [kept] = await owner`select count(*)::int as signatures, count(distinct supplier_id)::int as suppliers
    from signatures where buyer_id = ${world.buyerId}`;
  expect(kept).toEqual({ signatures: suppliers, suppliers });

  const folder = mkdtempSync(join(tmpdir(), "log-"));
  const file = join(folder, "log.jsonl");
  let log = "";
  for await (const part of exportedLog(database, world.member, key, new Date())) log += part;
  writeFileSync(file, log);
  const { status, stdout } = spawnSync("npm", ["run", "-s", "events", "--", "verify", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(stdout).toContain("none changed, removed or moved");
  expect(status).toBe(0);
  const signed = log.split("\n").filter((line) => line.includes('"request.sign"'));
  expect(signed).toHaveLength(suppliers);
}, 90_000);

type Outcome = { signatureId: string } | { refusal: string };

/** Comes in for everybody, and waits. */
async function signer(databaseUrl: string, links: object[]): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/signer-process.ts", databaseUrl, JSON.stringify(links)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  await once(child.stdout!, "data");
  return child;
}

async function goOn(child: ChildProcess): Promise<Outcome[]> {
  const said = once(child.stdout!, "data");
  child.stdin!.write("go\n");
  const [outcomes] = await said;
  return JSON.parse(String(outcomes)) as Outcome[];
}
