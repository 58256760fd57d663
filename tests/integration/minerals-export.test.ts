import { existsSync, readFileSync } from "node:fs";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";

import { openItems } from "~/features/minerals/completeness";
import type { Declaration } from "~/features/minerals/declaration";
import { readWorkbook, writeWorkbook } from "~/features/minerals/workbooks.server";
import { fillCells, type NewValue } from "~/features/sheets/fill-cells";
import { type Changes, cmrt, cmrtSheets, emrt1, emrt2, emrt2Sheets, partsOf, smelter } from "../support/workbooks";

async function read(bytes: Uint8Array): Promise<Declaration> {
  const answer = await readWorkbook(bytes);
  if ("problem" in answer) throw new Error(JSON.stringify(answer.problem));
  return answer.declaration;
}
async function exported(template: Uint8Array, declaration: Declaration): Promise<Uint8Array> {
  const answer = await writeWorkbook(template, declaration);
  if ("problem" in answer) throw new Error(JSON.stringify(answer.problem));
  return answer.bytes;
}
/** What a supplier said, without where and how. */
const said = ({ company, answers, smelters, products, minerals }: Declaration) => ({
  company: Object.values(company).map(({ value }) => value),
  answers: answers.map(({ value, comment }) => [value, comment.value]),
  smelters: smelters.map(({ row, metal, status, name, country, cid }) => [row, metal, status, name, country, cid]),
  products: products.map(({ number, name, comments }) => [number, name, comments]),
  minerals,
});

// ── Cells ─────────────────────────────────────────────────────────────────────────────────────────────

describe("cells are written in and all else stays", () => {
  const sheet = (data: string) => `<worksheet><sheetData>${data}</sheetData><dataValidations count="1"/></worksheet>`;
  const fill = (data: string, values: Readonly<Record<string, NewValue>>) =>
    fillCells(sheet(data), new Map(Object.entries(values)));

  test("with its style, whatever it held before", () => {
    const row =
      '<row r="8" ht="20"><c r="C8"><f>A1&gt;2</f><v>1</v></c><c r="D8" s="7" t="s"><v>3</v></c><c r="E8" s="9"/></row>';
    expect(fill(row, { D8: "A & <B>" })).toBe(
      sheet(
        '<row r="8" ht="20"><c r="C8"><f>A1&gt;2</f><v>1</v></c><c r="D8" s="7" t="inlineStr"><is><t xml:space="preserve">A &amp; &lt;B&gt;</t></is></c><c r="E8" s="9"/></row>',
      ),
    );
    expect(fill(row, { D8: 46_000 })).toContain('<c r="D8" s="7"><v>46000</v></c>');
    expect(fill(row, { D8: null })).toContain('<c r="D8" s="7"/>');
  });

  test("in its place, where the row or the cell is not there yet", () => {
    expect(fill('<row r="2"><c r="A2"/><c r="AA2"/></row><row r="3"/>', { D2: 1, B3: 2, C9: 3, D9: null })).toBe(
      sheet(
        '<row r="2"><c r="A2"/><c r="D2"><v>1</v></c><c r="AA2"/></row><row r="3"><c r="B3"><v>2</v></c></row><row r="9"><c r="C9"><v>3</v></c></row>',
      ),
    );
  });

  test("beside a formula, which stays, where only what it shows is new", () => {
    const row = '<row r="3"><c r="B3" s="4" t="str"><f t="shared" si="3"/><v>Cobalt(*)</v></c><c r="C3"/></row>';
    const shown = fill(row, { B3: { shown: "Mica(*)" }, C3: { shown: "x" } });
    expect(shown).toContain('<c r="B3" s="4" t="str"><f t="shared" si="3"/><v>Mica(*)</v></c><c r="C3"/>');
  });

  test("so that no text is a formula, and none breaks the file", () => {
    const filled = fill("", { D8: "=1+1", D9: "#N/A", D10: "+47 1", D11: "a\u0000b\ud800c _x000D_" });
    for (const text of ["> =1+1<", "> #N/A<", ">+47 1<", ">abc _x005F_x000D_<"]) expect(filled).toContain(text);
  });
});

// ── Workbooks ─────────────────────────────────────────────────────────────────────────────────────────

const blank = (sheets: ReturnType<typeof cmrtSheets>) =>
  zipSync({
    ...partsOf({
      ...sheets,
      Declaration: Object.fromEntries(
        Object.entries(sheets.Declaration!).filter(([place]) => /^[BJ]|^D3$/.test(place)),
      ),
      "Smelter List": { Q3: sheets["Smelter List"]!.Q3 ?? null },
      "Smelter Look-up": { A5: "Gold", B5: "TestGold AS", C5: "TestGold AS", D5: "NORWAY", E5: "CID900003" },
    }),
    "xl/calcChain.xml": new Uint8Array([60, 99, 47, 62]),
    "xl/media/": new Uint8Array(),
  });

describe("a declaration goes into a copy of the template", () => {
  const changes: Changes = {
    declaration: { D22: "15-Nov-2025", G26: "Loddetinn", D58: "50% or less", D40: "perhaps", D17: "+47 22 22 22 22" },
    products: { B6: 4711, C6: "Ding", D6: "merknad" },
    smelters: {
      ...smelter(12, "Tin", "CID900050", "Ukjent i malen AS", "PERU"),
      ...{ B20: "Gold", C20: "Smelter not listed", D20: "Nytt Gullverk", E20: "CHILE", I20: "Iquique" },
      ...{ B21: "Tin", C21: "Smelter not yet identified", Q21: "=cmd" },
    },
  };

  test("and says the same, with as much missing", async () => {
    const declaration = await read(cmrt(changes));
    const bytes = await exported(blank(cmrtSheets()), declaration);
    const again = await read(bytes);
    expect(said(again)).toEqual(said(declaration));
    expect(openItems(again)).toEqual(openItems(declaration));
  });

  test("with a listed smelter as its number only, and what calculates calculates anew", async () => {
    const parts = unzipSync(await exported(blank(cmrtSheets()), await read(cmrt(changes))));
    const list = strFromU8(parts["xl/worksheets/sheet3.xml"]!);
    expect(list).toContain(
      '<row r="7"><c r="A7" t="inlineStr"><is><t xml:space="preserve">CID900003</t></is></c></row>',
    );
    expect(list).toContain("Ukjent i malen AS");
    expect(strFromU8(parts["xl/workbook.xml"]!)).toContain('<calcPr fullCalcOnLoad="1"/>');
    expect(Object.keys(parts)).not.toContain("xl/calcChain.xml");
    expect(Object.keys(parts)).toContain("xl/media/");
  });

  test("with 100% as the number 1 where the template's list has that", async () => {
    const into = async (version: string) =>
      (await read(await exported(blank(cmrtSheets({ version })), await read(cmrt())))).answers.find(
        ({ question }) => question === "6",
      )?.raw;
    expect([await into("6.22"), await into("6.5")]).toEqual([1, "100%"]);
  });

  test("with the minerals chosen, and the others deleted", async () => {
    const declaration = await read(emrt2(["Copper", "Mica"]));
    const bytes = await exported(blank(emrt2Sheets(["Copper", "Mica"])), declaration);
    expect(said(await read(bytes))).toEqual(said(declaration));
  });

  test("only where its cells are the same", async () => {
    const refused = async (template: Uint8Array, file: Uint8Array) => {
      const answer = await writeWorkbook(template, await read(file));
      return "problem" in answer ? answer.problem.key : "written";
    };
    expect(await refused(blank(emrt2Sheets()), cmrt())).toBe("otherLayout");
    expect(await refused(blank(emrt2Sheets()), emrt1())).toBe("otherLayout");
    expect(await refused(new Uint8Array([1]), cmrt())).toBe("notAWorkbook");
  });
});

const folder = "../shared/domain/minerals/rmi-templates";

describe.skipIf(!existsSync(folder))(`official templates in ${folder} (skipped where there are none)`, () => {
  const files = [
    ["RMI_CMRT_6.22.xlsx", () => cmrt()],
    ["RMI_CMRT_6.5.xlsx", () => cmrt()],
    ["RMI_EMRT_1.3.xlsx", () => emrt1()],
    ["RMI_EMRT_2.1.xlsx", () => emrt2(["Graphite", "Nickel"])],
  ] as const;

  test.each(files)(
    "%s keeps every part but those written in, every formula, name and validation",
    async (name, file) => {
      const template = readFileSync(`${folder}/${name}`);
      const declaration = await read(file());
      const bytes = await exported(template, declaration);
      expect(said(await read(bytes))).toEqual(said(declaration));
      const [before, after] = [unzipSync(template), unzipSync(bytes)];
      const changed = Object.keys(before).filter(
        (part) => !after[part] || !Buffer.from(before[part]!).equals(after[part]),
      );
      expect(
        changed.filter((part) => !/worksheets\/sheet\d+\.xml|workbook\.xml|calcChain|Content_Types/.test(part)),
      ).toEqual([]);
      for (const part of Object.keys(after)) {
        const counts = (parts: typeof before) =>
          ["<f", "<dataValidation ", "<definedName ", "<sheetProtection", "<mergeCell ", "<row "].map(
            (tag) => strFromU8(parts[part]!).split(tag).length,
          );
        // Of a smelter this template does not have, three formulas give way to what the supplier wrote.
        const gone = part.endsWith("sheet5.xml") ? declaration.smelters.length * 3 : 0;
        const [formulas, ...others] = counts(before);
        expect([part, ...counts(after)]).toEqual([part, formulas! - gone, ...others]);
      }
    },
  );
});
