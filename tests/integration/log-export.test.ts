/** The log as a file: every change to it is found, and the first line that does not fit is named. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "db/client.server";
import fc from "fast-check";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { record } from "~/features/events/events.server";
import { exportedLog } from "~/features/events/log.server";
import { checkLog, linesOf } from "~/features/events/log-check.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { hashOf } from "~/features/signatures/seal.server";
import { test } from "../support/database";
import { newSupplier, newWorld, scopeOfMember, type World } from "../support/people";

const key = evidenceKeyFrom("0123456789abcdef0123456789abcdef");
const now = new Date("2026-11-21T12:00:00Z");

async function exported(database: Database, { member }: World): Promise<string[]> {
  let text = "";
  for await (const part of exportedLog(database, member, key, now)) text += part;
  return text.split("\n").slice(0, -1);
}

/** A log of six events; the third and the sixth have personal data. */
async function written(database: Database, owner: postgres.Sql) {
  const world = await newWorld(owner);
  const { member } = world;
  await inScope(database, scopeOfMember(member), async (store) => {
    await record(store, member, {
      what: "first",
      details: { reason: 'a "quoted", {bracketed}\u2028 \\ reason', n: 1.5 },
    });
    await record(store, member, { what: "second" });
    await record(store, member, { what: "third", personal: { name: "Åse }, Berg" } });
    await record(store, member, [{ what: "fourth" }, { what: "fifth" }]);
    await record(store, member, { what: "sixth", personal: { name: "Ola" } });
  });
  return { world, lines: await exported(database, world) };
}

const changed = (lines: string[], line: number, change: (text: string) => string) =>
  lines.map((text, at) => (at === line - 1 ? change(text) : text));

describe("an exported log", () => {
  test("fits as it is, and holds nothing of another buyer", async ({ database, owner }) => {
    await written(database, owner);
    const { world, lines } = await written(database, owner);
    expect(lines).toHaveLength(7);
    const checked = await checkLog(lines);
    expect(checked).toMatchObject({ fits: true, erased: 0, heading: { buyer: world.buyerId, events: 6 } });
    expect(lines.slice(1).map((line) => JSON.parse(line).event.what)).toEqual(
      "first second third fourth fifth sixth".split(" "),
    );
  });

  test("of a buyer to whom nothing has happened fits too", async ({ database, owner }) => {
    expect(await checkLog(await exported(database, await newWorld(owner)))).toMatchObject({ fits: true });
  });

  test("is read in the same way however the file comes", async ({ database, owner }) => {
    const { lines } = await written(database, owner);
    const bytes = Buffer.from(`${lines.join("\n")}\n`);
    async function* inParts() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    }
    expect(await checkLog(linesOf(inParts()))).toMatchObject({ fits: true });
  });

  const misdeeds: [what: string, line: number, why: RegExp, (lines: string[]) => string[]][] = [
    [
      "a word is changed",
      3,
      /Event 2 was changed/,
      (lines) => changed(lines, 3, (text) => text.replace("second", "secone")),
    ],
    [
      "a name is changed",
      4,
      /personal data of event 3 were changed/,
      (lines) => changed(lines, 4, (text) => text.replace("Åse", "Ase")),
    ],
    [
      "a name is taken out",
      4,
      /personal data of this event were removed/,
      (lines) =>
        changed(lines, 4, (text) =>
          text.replace(/"salt": "\w+", "personal": \{"name": "Åse \}, Berg"\}/, '"salt": null, "personal": null'),
        ),
    ],
    ["a line is removed", 3, /Event 2 is missing/, (lines) => lines.filter((_, at) => at !== 2)],
    ["two lines are removed", 3, /Events 2 to 3 are missing/, (lines) => lines.filter((_, at) => at !== 2 && at !== 3)],
    [
      "two are swapped",
      3,
      /Event 2 is missing here: it was removed, or the events were reordered/,
      ([a, b, c, d, ...rest]) => [a!, b!, d!, c!, ...rest],
    ],
    ["a line is repeated", 4, /Event 2 stands where event 3 should/, ([a, b, c, ...rest]) => [a!, b!, c!, c!, ...rest]],
    ["the last line is removed", 7, /6 events were exported, and 5 are here/, (lines) => lines.slice(0, -1)],
    ["the first line is removed", 1, /not the first line/, (lines) => lines.slice(1)],
    [
      "the first line says fewer",
      1,
      /first line was changed/,
      (lines) => changed(lines, 1, (text) => text.replace('"events":6', '"events":5')).slice(0, -1),
    ],
    ["a line is not JSON", 5, /not an event/, (lines) => changed(lines, 5, (text) => text.slice(0, -1))],
    ["everything is removed", 1, /empty/, () => []],
  ];
  for (const [what, line, why, change] of misdeeds) {
    test(`names the line when ${what}`, async ({ database, owner }) => {
      const { lines } = await written(database, owner);
      expect(await checkLog(change(lines))).toEqual({ fits: false, line, why: expect.stringMatching(why) });
    });
  }

  test("names the line when an event of another log is put in", async ({ database, owner }) => {
    const [one, other] = [await written(database, owner), await written(database, owner)];
    const mixed = one.lines.map((text, at) => (at === 3 ? other.lines[3]! : text));
    expect(await checkLog(mixed)).toMatchObject({ fits: false, line: 4, why: expect.stringMatching(/another/) });
  });

  test("names the line after an event that was written anew with a hash that is right", async ({ database, owner }) => {
    const { lines } = await written(database, owner);
    const anew = changed(lines, 3, (text) => {
      const event = text.slice(text.indexOf('"event": ') + 9, -1).replace("second", "secone");
      return `{"hash": "${hashOf(event).toString("hex")}", "salt": null, "personal": null, "event": ${event}}`;
    });
    expect(await checkLog(anew)).toMatchObject({ fits: false, line: 4, why: expect.stringMatching(/does not follow/) });
  });

  test("is checked by the command, which answers 0 or 1 and a sentence", async ({ database, owner }) => {
    const { lines } = await written(database, owner);
    const folder = mkdtempSync(join(tmpdir(), "log-"));
    const file = join(folder, "log.jsonl");
    const verify = (kept: string[]) => {
      writeFileSync(file, `${kept.join("\n")}\n`);
      const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "events", "--", "verify", file], {
        encoding: "utf8",
      });
      return { status, said: stdout + stderr };
    };
    expect(verify(lines)).toMatchObject({ status: 0, said: expect.stringContaining("whole. 6 events of Fjordlys") });
    expect(verify(lines.toSpliced(3, 1))).toMatchObject({
      status: 1,
      said: expect.stringContaining("line 4 does not fit. Event 3 is missing"),
    });
    rmSync(folder, { recursive: true });
  }, 60_000);

  test("betrays every change of a byte", async ({ database, owner }) => {
    const { world } = await written(database, owner);
    await newSupplier(owner, world);
    const bytes = Buffer.from(`${(await exported(database, world)).join("\n")}\n`);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const torn = Buffer.from(bytes);
        torn[at] = torn[at]! ^ change;
        async function* whole() {
          yield torn;
        }
        expect(await checkLog(linesOf(whole()))).toMatchObject({ fits: false });
      }),
      { numRuns: 500 },
    );
  });
});
