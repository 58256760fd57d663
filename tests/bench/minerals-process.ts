/** A process that reads one workbook over and over, with ours or with exceljs, and says how long it took and what it needed. */
import { readFileSync } from "node:fs";

import { openItems } from "~/features/minerals/completeness";
import { flagsOf } from "~/features/minerals/flags";
import { usualSettings } from "~/features/minerals/settings";
import { readWorkbook, writeWorkbook } from "~/features/minerals/workbooks.server";

export type MineralTimes = { read: number[]; check: number[]; write: number[]; megabytes: number };

const [reader, file, rounds] = process.argv.slice(2);
const bytes = readFileSync(file!);
const before = process.memoryUsage.rss();
const times: MineralTimes = { read: [], check: [], write: [], megabytes: 0 };

for (let round = 0; round < Number(rounds); round++) {
  if (reader === "exceljs") {
    const { default: Excel } = await import("exceljs");
    const began = performance.now();
    await new Excel.Workbook().xlsx.load(bytes as never);
    times.read.push(performance.now() - began);
    continue;
  }
  let began = performance.now();
  const said = await readWorkbook(bytes);
  if ("problem" in said) throw new Error(said.problem.key);
  times.read.push(performance.now() - began);
  began = performance.now();
  openItems(said.declaration);
  flagsOf(said.declaration, { today: "2026-02-01", settings: usualSettings, reference: null });
  times.check.push(performance.now() - began);
  began = performance.now();
  const written = await writeWorkbook(bytes, said.declaration);
  if ("problem" in written) throw new Error(written.problem.key);
  times.write.push(performance.now() - began);
}

// In kilobytes: the most there was at any time.
times.megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
process.send?.(times);
