/**
 * A CMRT of the official size with 350 smelters: read, checked and written by us, and read by exceljs. The workbook is
 * made here, as large as an official one; where official templates are at hand, one of them is filled and measured too.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";

import { readWorkbook, writeWorkbook } from "~/features/minerals/workbooks.server";
import { cmrtSheets, partsOf, smelter } from "../support/workbooks";
import type { Verdict } from "./measure";
import type { MineralTimes } from "./minerals-process";

const official = "../shared/domain/minerals/rmi-templates/RMI_CMRT_6.5.xlsx";
const metals = ["Tantalum", "Tin", "Gold", "Tungsten"];

export async function measureMinerals({ rounds }: { rounds: number }): Promise<Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), "aktsom-bench-"));
  try {
    const made = join(folder, "made.xlsx");
    writeFileSync(made, officialSize());
    console.log(
      `\n${"A CMRT with 350 smelters".padEnd(36)} ${"p50".padStart(8)} ${"p95".padStart(8)} ${"memory".padStart(10)}`,
    );
    const ours = await measured("made, read and checked", "ours", made, rounds);
    await measured("made, read by exceljs", "exceljs", made, rounds);
    if (existsSync(official)) {
      const filled = join(folder, "official.xlsx");
      writeFileSync(filled, await filledOfficial());
      await measured("official, read and checked", "ours", filled, rounds);
      await measured("official, read by exceljs", "exceljs", filled, rounds);
    }
    const p50 = quantile(ours.read, 0.5) + quantile(ours.check, 0.5);
    return [
      {
        budget: "a CMRT with 350 smelters: read and checked in under 250 ms",
        holds: p50 < 250,
        found: `${Math.round(p50)} ms, ${Math.round(ours.megabytes)} MB`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(name: string, reader: string, file: string, rounds: number): Promise<MineralTimes> {
  const script = fileURLToPath(new URL("minerals-process.ts", import.meta.url));
  // The first time it loads what it needs.
  const child = fork(script, [reader, file, `${rounds + 1}`], { execArgv: ["--import", "tsx"] });
  const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof said !== "object" || said === null) throw new Error(`${name} was not measured.`);
  child.kill();
  const times = said as MineralTimes;
  for (const one of [times.read, times.check, times.write]) one.shift();
  const both = times.read.map((read, round) => read + (times.check[round] ?? 0));
  print(name, both, times.megabytes);
  if (times.write.length > 0) print(name.replace("read and checked", "written"), times.write);
  return times;
}

function print(name: string, times: readonly number[], megabytes?: number) {
  const figures = [0.5, 0.95].map((share) => `${Math.round(quantile(times, share))} ms`.padStart(8)).join(" ");
  const memory = megabytes === undefined ? "" : `${Math.round(megabytes)} MB`.padStart(11);
  console.log(`${name.padEnd(36)} ${figures}${memory}`);
}

const quantile = (times: readonly number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

const smelters = () =>
  Object.assign(
    {},
    ...Array.from({ length: 350 }, (_, place) =>
      smelter(5 + place, metals[place % 4]!, `CID9${`${place}`.padStart(5, "0")}`, `Smelteverk nummer ${place} AS`),
    ),
  );

/** As many rows, formulas, texts and bytes as CMRT 6.5 has. */
function officialSize(): Uint8Array {
  const sheets = cmrtSheets({ smelters: smelters(), sheets: { "Smelter Look-up": lookUp(), L: {} } });
  const parts = partsOf(sheets);
  const list = new TextDecoder().decode(parts["xl/worksheets/sheet3.xml"] as Uint8Array);
  const formula = `IF(ISERROR($V5),"",OFFSET('Smelter Look-up'!$D$4,$V5-4,0)&amp;"")`;
  const columns = ["B", "C", "E", "F", "G", "H", "I", "J", "R", "S", "T", "V", "X", "AB"];
  const rows = Array.from({ length: 2_150 }, (_, place) => {
    const row = 355 + place;
    const formulas = columns.map(
      (column) => `<c r="${column}${row}" t="str"><f ca="1">${formula}${formula}</f><v></v></c>`,
    );
    const blanks = ["A", "D", "K", "L", "M", "N", "O", "P", "Q"].map((column) => `<c r="${column}${row}"/>`);
    return `<row r="${row}" ht="20" customHeight="1">${blanks.join("")}${formulas.join("")}</row>`;
  });
  const texts = Array.from(
    { length: 16_000 },
    (_, place) => `<si><t>Oversettelse nummer ${place} av en ledetekst i malen</t></si>`,
  );
  const relations = new TextDecoder().decode(parts["xl/_rels/workbook.xml.rels"] as Uint8Array);
  return zipSync({
    ...parts,
    "xl/worksheets/sheet3.xml": strToU8(list.replace("</sheetData>", `${rows.join("")}</sheetData>`)),
    "xl/sharedStrings.xml": strToU8(`<sst>${texts.join("")}</sst>`),
    "xl/_rels/workbook.xml.rels": strToU8(
      relations.replace(
        "</Relationships>",
        '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      ),
    ),
    "xl/media/image1.png": [crypto.getRandomValues(new Uint8Array(60_000)), { level: 0 }],
  });
}

const lookUp = () =>
  Object.assign(
    {},
    ...Array.from({ length: 640 }, (_, place) => {
      const row = 5 + place;
      const name = `Smelteverk nummer ${place} AS`;
      const cid = `CID9${`${place}`.padStart(5, "0")}`;
      return {
        [`A${row}`]: metals[place % 4]!,
        [`B${row}`]: name,
        [`C${row}`]: name,
        [`D${row}`]: "NORWAY",
        [`E${row}`]: cid,
      };
    }),
  );

async function filledOfficial(): Promise<Uint8Array> {
  const read = await readWorkbook(zipSync(partsOf(cmrtSheets({ smelters: smelters() }))));
  if ("problem" in read) throw new Error(read.problem.key);
  const written = await writeWorkbook(readFileSync(official), read.declaration);
  if ("problem" in written) throw new Error(written.problem.key);
  return written.bytes;
}
