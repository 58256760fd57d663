/**
 * What an exported declaration shows when it is opened: LibreOffice calculates the official template's own Checker, and
 * it must count what we count. Skipped, and said so, where LibreOffice or the official templates are not there.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openItems } from "~/features/minerals/completeness";
import { workbookLimits } from "~/features/minerals/limits";
import { readTemplateList, readWorkbook, writeWorkbook } from "~/features/minerals/workbooks.server";
import { openWorkbook } from "~/features/sheets/read-cells.server";
import { cmrt, emrt1, emrt2, type Sheet } from "../support/workbooks";

const templates = "../shared/domain/minerals/rmi-templates";
const office = ["soffice", "libreoffice"].find((program) => spawnSync(program, ["--version"]).status === 0);
const isReady = office !== undefined && existsSync(templates);

/** A smelter of each metal by its number alone, as the template at hand knows it: none of them is written down here. */
async function numbersOnly(template: string, metals: readonly string[]): Promise<Sheet> {
  const list = await readTemplateList(readFileSync(`${templates}/${template}.xlsx`));
  if (!("edition" in list)) throw new Error("The template has no list");
  const cells = metals.map((metal, place) => {
    const { cid } = list.edition.smelters.find((one) => one.metal === metal)!;
    const row = 5 + place;
    return {
      [`A${row}`]: cid,
      [`B${row}`]: null,
      [`C${row}`]: null,
      [`E${row}`]: null,
      [`F${row}`]: null,
      [`G${row}`]: null,
    };
  });
  return Object.assign({}, ...cells);
}

async function declared(bytes: Uint8Array) {
  const read = await readWorkbook(bytes);
  if ("problem" in read) throw new Error(JSON.stringify(read.problem));
  return read.declaration;
}

const product = "B. Product (or List of Products)";
const cases: [name: string, template: string, bytes: () => Uint8Array | Promise<Uint8Array>][] = [
  ["a complete CMRT", "RMI_CMRT_6.5", () => cmrt()],
  [
    "a CMRT with gaps in the company and the questions",
    "RMI_CMRT_6.5",
    () =>
      cmrt({
        declaration: {
          ...{ D8: null, D9: product, D16: "n/a", D22: "soon" },
          ...{ D26: null, D33: "No", D77: "Yes", G77: null },
        },
        smelters: {
          ...{ A7: null, B7: null, C7: null, E7: null },
          ...{ B9: "Tin", C9: "Smelter not listed", D9: "Nytt" },
        },
      }),
  ],
  [
    "a CMRT in an older template, all No but one",
    "RMI_CMRT_6.22",
    () =>
      cmrt({
        version: "6.22",
        declaration: { D26: "No", D27: "No", D28: "No", D35: "No", D75: null, D9: "C. Own", D10: null },
      }),
  ],
  [
    "a complete CMRT in an older template, its smelters by number",
    "RMI_CMRT_6.22",
    async () => cmrt({ smelters: await numbersOnly("RMI_CMRT_6.22", ["Tantalum", "Tin", "Gold", "Tungsten"]) }),
  ],
  ["a complete EMRT 1", "RMI_EMRT_1.3", () => emrt1()],
  [
    "an EMRT 1 with gaps",
    "RMI_EMRT_1.3",
    () =>
      emrt1({
        declaration: {
          D27: "Unknown",
          D32: null,
          D44: null,
          D75: null,
          D79: "Yes, Using Other Format (Describe)",
          G71: null,
        },
        smelters: { A5: null, B5: null, C5: null, E5: null },
      }),
  ],
  ["a complete EMRT 2", "RMI_EMRT_2.1", () => emrt2(["Cobalt", "Copper", "Graphite", "Lithium", "Mica", "Nickel"])],
  [
    "an EMRT 2 with gaps",
    "RMI_EMRT_2.1",
    () =>
      emrt2(["Copper", "Graphite", "Nickel"], {
        declaration: { D30: null, D43: "Unknown", D56: null, D121: null, D122: null, D117: null, D24: "ola" },
        smelters: { A7: null, B7: null, C7: null, E7: null },
      }),
  ],
];

describe.skipIf(!isReady)(`exported declarations in LibreOffice (skipped without it or ${templates})`, () => {
  const folder = mkdtempSync(join(tmpdir(), "aktsom-minerals-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const counted = new Map<string, number>();

  beforeAll(async () => {
    // Its own profile, which says that everything is calculated when a file is opened.
    const profile = join(folder, "profile");
    mkdirSync(join(profile, "user"), { recursive: true });
    writeFileSync(
      join(profile, "user", "registrymodifications.xcu"),
      `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`,
    );
    const files: string[] = [];
    for (const [place, [name, template, bytes]] of cases.entries()) {
      const declaration = await declared(await bytes());
      const written = await writeWorkbook(readFileSync(`${templates}/${template}.xlsx`), declaration);
      if ("problem" in written) throw new Error(JSON.stringify(written.problem));
      counted.set(name, openItems(await declared(written.bytes)).length);
      files.push(join(folder, `${place}.xlsx`));
      writeFileSync(files.at(-1)!, written.bytes);
    }
    const { status, stderr } = spawnSync(office!, [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      "--headless",
      ...["--convert-to", "xlsx", "--outdir", join(folder, "calculated")],
      ...files,
    ]);
    if (status !== 0) throw new Error(String(stderr));
  }, 300_000);

  test.each(cases.map(([name], place) => [name, place] as const))(
    "%s has as many open items as we count",
    (name, place) => {
      const bytes = readFileSync(join(folder, "calculated", `${place}.xlsx`));
      const open = Number(
        openWorkbook(bytes, { ...workbookLimits, partBytes: 100_000_000 })
          .cells("Checker")
          ?.get("D2"),
      );
      expect(open).toBe(counted.get(name));
      expect(open > 0).toBe(name.includes("gaps") || name.includes("all No"));
    },
  );
});
