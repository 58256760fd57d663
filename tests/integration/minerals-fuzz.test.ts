/**
 * Spoilt workbooks: whatever they hold, an answer comes in time and the next one is read. `MINERALS_ROUNDS=10000` tries
 * as many, `MINERALS_SEED` others.
 */
import { expect, test } from "vitest";

import { openItems } from "~/features/minerals/completeness";
import { flagsOf } from "~/features/minerals/flags";
import { usualSettings } from "~/features/minerals/settings";
import { readWorkbook } from "~/features/minerals/workbooks.server";
import { diceFrom, mutated } from "../support/mutations";
import { cmrt, emrt1, emrt2, smelter } from "../support/workbooks";

const rounds = Number(process.env.MINERALS_ROUNDS ?? 300);
const seed = Number(process.env.MINERALS_SEED ?? 1);
const slowest = 5_000;

test(`${rounds} spoilt workbooks: none crashes, none takes over ${slowest / 1000} seconds`, async () => {
  const smelters = Object.assign(
    {},
    ...Array.from({ length: 200 }, (_, at) => smelter(9 + at, "Tin", "CID900009", "Verk")),
  );
  const whole = [
    cmrt({ smelters }),
    emrt1(),
    emrt2(["Cobalt", "Graphite", "Mica"]),
    cmrt({ products: { B6: "PN-1" } }),
  ];
  const dice = diceFrom(seed);
  const outcomes = new Map<string, number>();
  let [longest, most] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const bytes = mutated(whole[dice(whole.length)]!, dice);
    const began = performance.now();
    const answer = await readWorkbook(bytes);
    if ("declaration" in answer) {
      openItems(answer.declaration);
      flagsOf(answer.declaration, { today: "2026-02-01", settings: usualSettings, reference: null });
    }
    longest = Math.max(longest, performance.now() - began);
    most = Math.max(most, process.memoryUsage.rss());
    const outcome = "problem" in answer ? answer.problem.key : "read";
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  if (rounds > 1_000) {
    const told = [...outcomes].sort(([, one], [, other]) => other - one).map(([key, count]) => `${key} ${count}`);
    console.log(`${told.join(", ")}; slowest ${Math.round(longest)} ms, most memory ${Math.round(most / 1e6)} MB`);
  }
  expect(longest).toBeLessThan(slowest);
  expect(outcomes.get("tookTooLong")).toBeUndefined();
  expect(outcomes.get("read")).toBeGreaterThan(0);
}, 1_800_000);
