import { existsSync, readdirSync, readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";

import { answerOf, dateOf, scopeOf, textOf } from "~/features/minerals/cell-values";
import { answerTo, type Declaration } from "~/features/minerals/declaration";
import type { FileProblem } from "~/features/minerals/problem";
import { compareVersions, layoutOf } from "~/features/minerals/versions";
import { readWorkbook } from "~/features/minerals/workbooks.server";
import {
  type Changes,
  cmrt,
  cmrtSheets,
  emrt1,
  emrt2,
  emrt2Sheets,
  partsOf,
  smelter,
  workbookOf,
} from "../support/workbooks";

async function read(bytes: Uint8Array): Promise<Declaration> {
  const answer = await readWorkbook(bytes);
  if ("problem" in answer) throw new Error(JSON.stringify(answer.problem));
  return answer.declaration;
}
async function problem(bytes: Uint8Array): Promise<FileProblem["key"] | "read"> {
  const answer = await readWorkbook(bytes);
  return "problem" in answer ? answer.problem.key : "read";
}

// ── What is in the cells ──────────────────────────────────────────────────────────────────────────────

describe("what a cell holds is understood", () => {
  test.each([
    ["  Fjordtest \n AS ", "Fjordtest AS"],
    ["", null],
    ["   ", null],
    [0, null],
    [47_000_000, "47000000"],
  ])("text %j", (raw, text) => expect(textOf(raw)).toBe(text));

  test.each([
    [1, "100%"],
    ["1", "100%"],
    ["1.0", "100%"],
    ["100 %", "100%"],
    ["greater than 90% ", "Greater than 90%"],
    [0.9, "0.9"],
  ])("percentage %j", (raw, answer) => expect(answerOf(raw, ["100%", "Greater than 90%"])).toBe(answer));

  test("the number 1 means a hundred per cent only where per cent are asked for", () => {
    expect(answerOf(1, ["Yes", "No"])).toBe("1");
  });

  test.each([
    ["YES ", "Yes"],
    ["Yes, in conformance with IPC-1755 [e.g., CMRT]", "Yes, in conformance with IPC1755 (e.g., CMRT)"],
    ["perhaps", "perhaps"],
  ])("answer %j", (raw, answer) => {
    expect(answerOf(raw, ["Yes, in conformance with IPC1755 (e.g., CMRT)", "Yes", "No"])).toBe(answer);
  });

  test.each([
    ["A. Company", "A. Company"],
    ["a", "A. Company"],
    ["B. Product", "B. Product (or List of Products)"],
    ["C. User defined [specify]", "C. User defined [Specify in 'Description of scope']"],
    ["Company", "Company"],
  ])("scope %j", (raw, scope) => expect(scopeOf(raw)).toBe(scope));

  test.each([
    [45_915, "2025-09-15"],
    ["45915", "2025-09-15"],
    ["15-Sep-2025", "2025-09-15"],
    ["15. september 2025", "2025-09-15"],
    ["September 15, 2025", "2025-09-15"],
    ["15.09.2025", "2025-09-15"],
    ["15.9.25", "2025-09-15"],
    ["2025-09-15T00:00:00", "2025-09-15"],
    ["9/15/2025", "2025-09-15"],
    ["15/9/2025", "2025-09-15"],
    ["3/4/2025", null],
    ["31.02.2025", null],
    ["soon", null],
    [12, null],
  ])("date %j", (raw, date) => expect(dateOf(raw, false)).toBe(date));

  test("a date counted from 1904", () => expect(dateOf(45_915 - 1462, true)).toBe("2025-09-15"));
});

describe("versions are decimals", () => {
  test("6.31 is older than 6.4, and 6.6.1 newer than 6.6", () => {
    expect(["6.4", "6.6.1", "6.31", "6.22", "6.6", "6.3"].sort(compareVersions)).toEqual([
      "6.22",
      "6.3",
      "6.31",
      "6.4",
      "6.6",
      "6.6.1",
    ]);
  });

  test("and tell the layout", () => {
    expect([layoutOf("CMRT", "6.01"), layoutOf("CMRT", "5.12")]).toEqual(["cmrt6", "older"]);
    expect([layoutOf("EMRT", "1.02"), layoutOf("EMRT", "1.11"), layoutOf("EMRT", "2.0")]).toEqual([
      "older",
      "emrt1",
      "emrt2",
    ]);
  });
});

// ── Declarations ──────────────────────────────────────────────────────────────────────────────────────

describe("a workbook is read", () => {
  test("as a CMRT, with what the cell holds beside what it means", async () => {
    const declaration = await read(cmrt({ declaration: { D8: " Fjordtest  AS ", D56: 1, D22: "15-Nov-2025" } }));
    expect(declaration).toMatchObject({ template: "CMRT", version: "6.5", layout: "cmrt6", language: "English" });
    expect(declaration.company.name).toEqual({ value: "Fjordtest AS", raw: " Fjordtest  AS ", cell: "Declaration!D8" });
    expect(declaration.company.effectiveDate.value).toBe("2025-11-15");
    expect(answerTo(declaration, "answered", "Tantalum")).toMatchObject({
      value: "100%",
      raw: 1,
      cell: "Declaration!D56",
      question: "6",
    });
    expect(declaration.answers.filter(({ value }) => value !== null)).toHaveLength(40);
    expect(declaration.smelters.map(({ row, metal, cid }) => [row, metal, cid])).toEqual([
      [5, "Tantalum", "CID900001"],
      [6, "Tin", "CID900002"],
      [7, "Gold", "CID900003"],
      [8, "Tungsten", "CID900004"],
    ]);
  });

  test("as an EMRT 1, whose question 4 is not asked for mica", async () => {
    const declaration = await read(emrt1());
    expect(declaration).toMatchObject({ template: "EMRT", layout: "emrt1", minerals: ["Cobalt", "Mica"] });
    expect(answerTo(declaration, "recycled", "Mica")).toBeUndefined();
    expect(answerTo(declaration, "answered", "Mica")).toMatchObject({ value: "100%", question: "5" });
  });

  test("as an EMRT 2, whose rows move with the minerals chosen", async () => {
    const declaration = await read(emrt2(["Copper", "Mica", "Nickel"], { declaration: { D55: "Unknown" } }));
    expect(declaration).toMatchObject({ layout: "emrt2", minerals: ["Copper", "Mica", "Nickel"] });
    expect(answerTo(declaration, "highRisk", "Mica")).toMatchObject({ value: "Unknown", cell: "Declaration!D55" });
    expect(declaration.company.effectiveDate.cell).toBe("Declaration!D26");
  });

  test("where labels have no values yet, by the minerals chosen", async () => {
    const sheets = emrt2Sheets(["Cobalt", "Mica"]);
    const labels = Object.keys(sheets.Declaration!).filter((place) => place.startsWith("B"));
    const bare = emrt2(["Cobalt", "Mica"], { declaration: Object.fromEntries(labels.map((place) => [place, null])) });
    expect((await read(bare)).minerals).toEqual(["Cobalt", "Mica"]);
  });

  test("by its title, or else by its heading; the file's name says nothing", async () => {
    const untitled: Changes = { sheets: { Revision: null }, declaration: { D2: "Rapport (CMRT)" } };
    expect((await read(cmrt(untitled))).template).toBe("CMRT");
    expect(await problem(cmrt({ sheets: { Revision: null } }))).toBe("notATemplate");
  });

  test("in a newer version of the same layout, with the requester's columns", async () => {
    const products = { B6: "PN-1", C6: "Ding", D6: "REQ-9", E6: "Kundens ding", F6: "merknad" };
    const [product] = (await read(cmrt({ version: "6.6", products }))).products;
    expect(product).toMatchObject({ number: "PN-1", name: "Ding", requesterNumber: "REQ-9", comments: "merknad" });
    const [older] = (await read(cmrt({ products: { B6: 4711, C6: "Ding", D6: "merknad" } }))).products;
    expect(older).toMatchObject({ number: "4711", requesterNumber: null, comments: "merknad" });
  });

  test("without the copyright line below the products", async () => {
    const { products } = await read(cmrt({ products: { B6: "PN-1", B9: "PN-2", B2006: "© 2025 Initiative" } }));
    expect(products.map(({ row }) => row)).toEqual([6, 9]);
  });

  test("in an older version as far as it means the same: company and smelters", async () => {
    const old = await read(cmrt({ version: "5.12" }));
    expect(old).toMatchObject({
      layout: "older",
      answers: [],
      company: { name: { value: "Fjordtest Elektronikk AS" } },
    });
    expect(old.smelters).toHaveLength(4);
  });
});

describe("the list of smelters is read", () => {
  test("over gaps, with zeros as nothing", async () => {
    const { smelters } = await read(
      cmrt({ smelters: { ...smelter(2504, "Tin", "CID900009", "Siste AS"), H2504: 0, A100: "  ", F100: 0 } }),
    );
    expect(smelters.map(({ row }) => row)).toEqual([5, 6, 7, 8, 2504]);
    expect(smelters.at(-1)?.raw).not.toHaveProperty("street");
  });

  test("without the smelter's contact person", async () => {
    const { smelters } = await read(cmrt({ smelters: { K5: "Per Person", L5: "per@example.com" } }));
    expect(JSON.stringify(smelters)).not.toMatch(/Per Person|per@/);
  });

  test("with those not listed and not yet identified told apart, whatever the capitals", async () => {
    const { smelters } = await read(
      cmrt({
        smelters: {
          ...{ B20: "Tin", C20: "Smelter Not Listed", D20: "Ukjent Tinnverk", E20: "NORWAY" },
          ...{ B30: "Gold", C30: "smelter not yet identified" },
        },
      }),
    );
    expect(smelters.slice(4).map(({ row, status, name }) => [row, status, name])).toEqual([
      [20, "not listed", "Ukjent Tinnverk"],
      [30, "not yet identified", null],
    ]);
  });

  test("with the template's own list where a tool left the formulas without values", async () => {
    const lookUp = { A5: "Tin", B5: "Alias AS", C5: "Verk AS", D5: "PERU", E5: "CID900042" };
    const { smelters } = await read(
      cmrt({
        smelters: { A20: "CID900042", B21: "Tin", C21: "Alias AS", A22: "CID900077" },
        sheets: { "Smelter Look-up": lookUp },
      }),
    );
    expect(smelters.slice(4).map(({ metal, name, country, cid }) => [metal, name, country, cid])).toEqual([
      ["Tin", "Verk AS", "PERU", "CID900042"],
      ["Tin", "Verk AS", "PERU", "CID900042"],
      [null, null, null, "CID900077"],
    ]);
  });
});

// ── What is refused ───────────────────────────────────────────────────────────────────────────────────

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const container = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const withXml = (sheetXml: string) =>
  zipSync({ ...partsOf(cmrtSheets()), "xl/worksheets/sheet2.xml": strToU8(sheetXml) });

describe("a file is refused with a reason", () => {
  test.each<[string, FileProblem["key"], () => Uint8Array]>([
    ["nothing", "empty", () => new Uint8Array()],
    ["a PDF", "notAWorkbook", () => ascii("%PDF-1.7 and so on")],
    ["an old .xls", "oldWorkbook", () => container],
    [
      "a workbook with a password",
      "encrypted",
      () => Buffer.concat([container, Buffer.from("EncryptedPackage", "utf16le")]),
    ],
    ["half a workbook", "damaged", () => cmrt().subarray(0, 900)],
    ["more than ten megabytes", "tooLarge", () => Buffer.concat([cmrt(), new Uint8Array(10_000_000)])],
    ["a Word file", "notAWorkbook", () => zipSync({ "word/document.xml": strToU8("<w/>") })],
    ["an own document type", "damaged", () => withXml('<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>')],
    ["an unknown entity", "damaged", () => withXml('<worksheet><c r="J3" t="str"><v>&a;</v></c></worksheet>')],
    ["elements that do not close", "damaged", () => withXml("<worksheet><sheetData></worksheet>")],
    [
      "a cell no person has filled",
      "unpacksTooLarge",
      () => withXml(`<worksheet><row><c t="str"><v>${"&amp;".repeat(4_000_000)}</v></c></row></worksheet>`),
    ],
    ["macros", "macros", () => workbookOf(cmrtSheets(), { "xl/vbaProject.bin": ascii("x") })],
    [
      "values from other files",
      "externalLinks",
      () => workbookOf(cmrtSheets(), { "xl/externalLinks/externalLink1.xml": ascii("<x/>") }),
    ],
    ["a workbook of something else", "notATemplate", () => workbookOf({ Ark1: { A1: "Navn" } })],
    [
      "another template",
      "otherTemplate",
      () => cmrt({ sheets: { Revision: { B3: "Additional Minerals Reporting Template" } } }),
    ],
    ["no version", "noVersion", () => cmrt({ declaration: { J3: null }, smelters: { Q3: null } })],
    ["no declaration", "sheetMissing", () => cmrt({ sheets: { Declaration: null } })],
    ["a renamed list", "sheetMissing", () => cmrt({ sheets: { "Smelter List": null, Smelters: {} } })],
    [
      "columns in another order",
      "columnsMoved",
      () => cmrt({ smelters: { B4: "Smelter Look-up (*)", C4: "Metal (*)" } }),
    ],
    ["numbers where metals should be", "columnsMoved", () => cmrt({ smelters: { B5: "CID900001" } })],
    ["metals in another language's columns", "columnsMoved", () => cmrt({ smelters: { A4: "冶", E9: "Tin" } })],
    ["rows in another order", "rowsMoved", () => cmrt({ declaration: { B26: "Tin", B27: "Tantalum" } })],
    ["rows that moved in one block", "rowsMoved", () => cmrt({ declaration: { B26: "钽", B38: "锡" } })],
    [
      "a smelter below the list",
      "tooManyRows",
      () => cmrt({ smelters: smelter(2505, "Tin", "CID900009", "Siste AS") }),
    ],
    ["a mineral nobody knows", "unknownMineral", () => emrt2(["Cobalt"], { declaration: { E12: "Unobtainium" } })],
    [
      "labels that do not fit the choice",
      "mineralsDisagree",
      () => emrt2(["Cobalt", "Mica"], { declaration: { B30: "Mica(*)" } }),
    ],
    ["more labels than minerals", "mineralsDisagree", () => emrt2(["Cobalt"], { declaration: { B31: "Mica(*)" } })],
    ["an answer left below the last mineral", "answersLeft", () => emrt2(["Cobalt"], { declaration: { D31: "Yes" } })],
  ])("%s: %s", async (_, key, bytes) => expect(await problem(bytes())).toBe(key));

  test("a hundred thousand rows", async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, row) => `<row r="${row + 5}"><c r="B${row + 5}"><v>1</v></c></row>`,
    );
    const bytes = zipSync({
      ...partsOf(cmrtSheets()),
      "xl/worksheets/sheet3.xml": strToU8(`<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`),
    });
    expect(await problem(bytes)).toBe("tooManyRows");
  });

  test("what unpacks too large, and what says so of itself", async () => {
    const large = zipSync({ ...partsOf(cmrtSheets()), "xl/worksheets/sheet2.xml": new Uint8Array(30_000_000) });
    expect(await problem(large)).toBe("unpacksTooLarge");
    const claims = cmrt();
    const view = new DataView(claims.buffer, claims.byteOffset);
    const entry = Buffer.from(claims).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    view.setUint32(entry + 24, 2_000_000_000, true);
    expect(await problem(claims)).toBe("unpacksTooLarge");
  });

  test("and the next is read again", async () => expect(await problem(cmrt())).toBe("read"));
});

// ── Official and other files, where they are at hand ──────────────────────────────────────────────────

const folder = "../shared/domain/minerals";

describe.skipIf(!existsSync(`${folder}/workbooks`))(`workbooks in ${folder} (skipped where there are none)`, () => {
  const file = (name: string) => readFileSync(`${folder}/workbooks/${name}`);

  test.each(
    readdirSync(existsSync(`${folder}/workbooks`) ? `${folder}/workbooks` : "tests").filter((name) =>
      /^[ce]\d/.test(name),
    ),
  )("%s reads as its name says", async (name) => {
    const declaration = await read(file(name));
    const { template, version, minerals, smelters, products, company, answers } = declaration;
    expect(template).toBe(name.startsWith("c") ? "CMRT" : "EMRT");
    const used = (mineral: (typeof minerals)[number]) => answerTo(declaration, "used", mineral)?.value;
    const metals = smelters.map(({ metal }) => metal);
    if (name.includes("all_no")) expect(minerals.map(used)).toEqual(["No", "No", "No", "No"]);
    if (name.includes("missing_gold")) expect([used("Gold"), metals.includes("Gold")]).toEqual(["Yes", false]);
    if (name.includes("scope_product")) expect([company.scope.value?.[0], products.length]).toEqual(["B", 0]);
    if (name.includes("user_defined"))
      expect([company.scope.value?.[0], company.scopeDescription.value]).toEqual(["C", null]);
    if (name.includes("numeric_100")) {
      expect(version).toBe("6.22");
      expect(answers.filter(({ raw }) => raw === 1).map(({ value }) => value)).toEqual(Array(4).fill("100%"));
    }
    if (name.includes("gap_rows"))
      expect(smelters.slice(-2).map(({ row, status }) => [row, status])).toEqual([
        [20, "not listed"],
        [30, "not yet identified"],
      ]);
    if (name.includes("undeclared")) expect(metals.some((metal) => used(metal as never) === "No")).toBe(true);
    if (name.includes("v6_6"))
      expect([version, products[0]?.number, products[0]?.requesterNumber]).toEqual(["6.6", "PN-1", "REQ-9"]);
    if (name.includes("cobalt_mica"))
      expect([minerals.length, minerals.filter((mineral) => used(mineral) === "Yes")]).toEqual([6, ["Cobalt", "Mica"]]);
  });

  test("what is no workbook is refused", async () => {
    expect(await problem(file("not_a_workbook.xlsx"))).toBe("oldWorkbook");
  });
});

describe.skipIf(!existsSync(`${folder}/rmi-templates`))(
  `official templates in ${folder} (skipped where there are none)`,
  () => {
    test.each([
      ["RMI_CMRT_6.22.xlsx", "CMRT", "6.22", 4],
      ["RMI_CMRT_6.5.xlsx", "CMRT", "6.5", 4],
      ["RMI_EMRT_1.3.xlsx", "EMRT", "1.3", 2],
      ["RMI_EMRT_2.1.xlsx", "EMRT", "2.1", 6],
    ])("%s is read, and is empty", async (name, template, version, count) => {
      const declaration = await read(readFileSync(`${folder}/rmi-templates/${name}`));
      expect(declaration).toMatchObject({ template, version, listVersion: version, smelters: [], products: [] });
      expect(declaration.minerals).toHaveLength(count);
      expect(declaration.answers.filter(({ value }) => value !== null)).toEqual([]);
    });
  },
);
