import { describe, expect, test } from "vitest";

import { openItems } from "~/features/minerals/completeness";
import type { Declaration } from "~/features/minerals/declaration";
import { editionOfTable } from "~/features/minerals/edition";
import { type Context, flagsOf } from "~/features/minerals/flags";
import type { Edition } from "~/features/minerals/reference";
import { referenceFor } from "~/features/minerals/reference";
import { reportOf } from "~/features/minerals/report.server";
import { usualSettings } from "~/features/minerals/settings";
import { readWorkbook } from "~/features/minerals/workbooks.server";
import { type Changes, cmrt, emrt1, emrt2, type Sheet, smelter } from "../support/workbooks";

async function read(bytes: Uint8Array): Promise<Declaration> {
  const answer = await readWorkbook(bytes);
  if ("problem" in answer) throw new Error(JSON.stringify(answer.problem));
  return answer.declaration;
}

// ── What the Checker counts ───────────────────────────────────────────────────────────────────────────

describe("what is missing is counted as the template's Checker does", () => {
  const open = async (bytes: Uint8Array) => openItems(await read(bytes)).map(({ cell }) => cell.split("!").at(-1));
  /** All answers of a metal from a question on, taken away. */
  const without = (index: number, from: number): Sheet =>
    Object.fromEntries(
      Array.from({ length: 9 - from }, (_, place) => [`D${26 + 6 * (from - 1 + place) + index}`, null]),
    );

  test("nothing in a complete CMRT, EMRT 1 and EMRT 2", async () => {
    expect([await open(cmrt()), await open(emrt1()), await open(emrt2())]).toEqual([[], [], []]);
  });

  test.each<[string, Changes, string[]]>([
    [
      "what the company must say",
      { declaration: { D8: null, D15: 0, D17: null, D22: null } },
      ["D8", "D15", "D17", "D22"],
    ],
    ["nothing of what it may say", { declaration: { D12: null, D10: null } }, []],
    ["spaces as something", { declaration: { D8: "  " } }, []],
    ["an e-mail without @", { declaration: { D16: "n/a", D20: null } }, ["D16", "D20"]],
    ["a text for a date", { declaration: { D22: "soon" } }, []],
    ["a scope of one's own without description", { declaration: { D9: "C. User defined [x]", D10: null } }, ["D10"]],
    ["any scope but the first two as one's own", { declaration: { D9: "Company", D10: null } }, ["D10"]],
    ["products without a list", { declaration: { D9: "B. Product (or List of Products)" } }, ["B6"]],
    [
      "a list of products that starts lower",
      { declaration: { D9: "B. Product (or List of Products)" }, products: { B7: "PN-1" } },
      ["B6"],
    ],
    [
      "a list of products that starts with a number",
      { declaration: { D9: "B. Product (or List of Products)" }, products: { B6: 4711 } },
      [],
    ],
    ["question 1", { declaration: { D28: null } }, ["D28", "D34", "D40", "D46", "D52", "D58", "D64", "D70"]],
    ["nothing below a No to question 1", { declaration: { ...without(2, 1), D28: "no" } }, []],
    ["nothing below a No to question 2", { declaration: { ...without(2, 2), D34: "No" } }, []],
    [
      "a No with a space as no No",
      { declaration: { ...without(2, 2), D34: "No " } },
      ["D40", "D46", "D52", "D58", "D64", "D70"],
    ],
    ["an answer outside the list as an answer", { declaration: { D40: "perhaps" } }, []],
    ["what the company does", { declaration: { D75: null, D89: null } }, ["D75", "D89"]],
    [
      "nothing of it when no metal is used",
      { declaration: { D26: "No", D27: "No", D28: "No", D29: "No", D75: null, G77: null } },
      [],
    ],
    ["a public policy without address", { declaration: { G77: "x" } }, ["G77"]],
    ["no address of a policy that is not public", { declaration: { D77: "No", G77: null } }, []],
    ["a metal without smelters", { smelters: { A7: null, B7: null, C7: null, E7: null, F7: null, G7: null } }, ["B5"]],
    ["a smelter without look-up as none", { smelters: { C7: null } }, ["B5"]],
    ["one that is not yet identified as one", { smelters: { C7: "Smelter not yet identified" } }, []],
    ["not listed without country", { smelters: { B9: "Tin", C9: "Smelter Not Listed", D9: "Verk" } }, ["E9"]],
    ["not listed without name", { smelters: { B9: "Tin", C9: "Smelter not listed", E9: "PERU" } }, ["D9"]],
  ])("%s", async (_, changes, cells) => expect(await open(cmrt(changes))).toEqual(cells));

  test.each<[string, Changes, string[]]>([
    ["nothing below Unknown", { declaration: { D26: "Unknown", D32: null, D38: null, D50: null } }, []],
    [
      "another format only with its description",
      { declaration: { D79: "Yes, Using Other Format (Describe)" } },
      ["D79"],
    ],
    ["an answer E outside the list", { declaration: { D79: "Yes" } }, ["D79"]],
    ["C for each mineral", { declaration: { D75: null } }, ["D75"]],
  ])("EMRT 1: %s", async (_, changes, cells) => expect(await open(emrt1(changes))).toEqual(cells));

  test.each<[string, string[], Changes, string[]]>([
    ["no mineral chosen", [], {}, ["D12"]],
    ["an answer to question 2 without one to question 1", ["Cobalt"], { declaration: { D30: null } }, ["D30"]],
    [
      "nothing below Not declaring",
      ["Cobalt", "Mica"],
      { declaration: { D31: "Not declaring", D43: null, D55: null } },
      [],
    ],
    ["a processor for each mineral", ["Graphite"], { smelters: { B5: null, C5: null, A5: null } }, ["B5"]],
    [
      "another format without description",
      ["Mica"],
      { declaration: { D133: "Yes, Using Other Format (Describe)" } },
      [],
    ],
  ])("EMRT 2: %s", async (_, chosen, changes, cells) => expect(await open(emrt2(chosen, changes))).toEqual(cells));

  test("nothing in an older template, which counts otherwise", async () => {
    expect(await open(cmrt({ version: "5.12", declaration: { D8: null } }))).toEqual([]);
  });
});

// ── Red flags ─────────────────────────────────────────────────────────────────────────────────────────

const table = (rows: string[][], date = "2025-12-01"): Edition => {
  const head = ["CID", "Metal", "Name", "Alias", "Country", "Status", "Last audit", "Cycle", "Operating"];
  const read = editionOfTable([head, ...rows], date);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.edition;
};
const known = [
  ["CID900001", "Tantalum", "TestTantalum AS", "", "NORWAY", "Conformant", "2025-06-01", "1", "Yes"],
  ["CID900002", "Tin", "TestTin AS", "Tinnverket", "NORWAY", "Active", "", "", "Yes"],
  ["CID900003", "Gold", "TestGold AS", "", "NORWAY", "Conformant", "2025-06-01", "3", "Yes"],
  ["CID900004", "Tungsten", "TestTungsten AS", "", "NORWAY", "Cross-recognized", "", "", "Yes"],
  ["CID900042", "Gold", "Eldre Gull AS", "", "PERU", "Conformant", "", "", "Yes"],
];
/** One smelter of the list as it otherwise is. */
const other = (place: number, changes: Record<number, string>) =>
  known.map((row, at) => (at === place ? row.map((cell, column) => changes[column] ?? cell) : row));
const list = (rows: string[][] = known) =>
  referenceFor([table(known.slice(0, 4), "2024-01-01"), table(rows)], "2025-12-09");

const gold = (row: number, changes: Sheet = {}): Sheet => ({
  [`B${row}`]: "Gold",
  [`C${row}`]: "Smelter not listed",
  [`D${row}`]: "Ukjent Gullverk",
  [`E${row}`]: "PERU",
  ...changes,
});

type Case = { changes?: Changes; file?: Uint8Array; context?: Partial<Context> };

async function found({ changes, file, context }: Case) {
  const declaration = await read(file ?? cmrt(changes));
  const flags = flagsOf(declaration, { today: "2026-02-01", settings: usualSettings, reference: list(), ...context });
  return flags.map(({ rule, says, severity }) => `${rule} ${says} ${severity}`);
}

test("a declaration in which everything is well raises no flag", async () => {
  expect(await found({})).toEqual([]);
  const ofEmrt = [...(await found({ file: emrt1() })), ...(await found({ file: emrt2() }))];
  expect(ofEmrt.filter((flag) => !flag.endsWith("unchecked"))).toEqual(["RF-01 superseded medium"]);
});

const answers = (row: number, answer: string | number): Sheet => ({ [`D${row}`]: answer });
const comment = { G40: "From our own mine", G46: "From our own mine" };

/** Each rule with what raises it, and with what is next to it and does not. */
const rules: [flag: string, raises: Case, not: Case][] = [
  ["RF-01 older block", { changes: { version: "5.12" } }, { changes: { version: "6.5" } }],
  ["RF-01 superseded medium", { changes: { version: "6.22" } }, { changes: { version: "6.5" } }],
  ["RF-01 untried medium", { changes: { version: "6.6.1" } }, { changes: { version: "6.4" } }],
  ["RF-02 old medium", { context: { today: "2026-12-10" } }, { context: { today: "2026-12-09" } }],
  ["RF-03 future high", { context: { today: "2025-12-08" } }, { context: { today: "2025-12-09" } }],
  [
    "RF-03 unreadable low",
    { changes: { declaration: { D22: "3/4/2025" } } },
    { changes: { declaration: { D22: "3.4.2025" } } },
  ],
  ["RF-04 empty block", { changes: { declaration: { D17: "  " } } }, { changes: { declaration: { D12: null } } }],
  [
    "RF-04 noAddress block",
    { changes: { declaration: { D16: "kari" } } },
    { changes: { declaration: { D16: "kari@x" } } },
  ],
  [
    "RF-04 notAvailable low",
    { changes: { declaration: { D20: "N/A" } } },
    { changes: { declaration: { D20: "kari" } } },
  ],
  [
    "RF-05 same low",
    { changes: { declaration: { D18: "Same as above" } } },
    { changes: { declaration: { D18: "Sam Ek" } } },
  ],
  [
    "RF-06 noProducts block",
    { changes: { declaration: { D9: "B. Product (or List of Products)" } } },
    { changes: { declaration: { D9: "B. Product (or List of Products)" }, products: { B9: "PN-1" } } },
  ],
  ["RF-07 companyOnly medium", { context: { products: ["PN-1"] } }, { context: { products: [] } }],
  [
    "RF-07 missing medium",
    { changes: { declaration: { D9: "B" }, products: { B6: "PN-1" } }, context: { products: ["PN-2"] } },
    { changes: { declaration: { D9: "B" }, products: { B6: "pn 1" } }, context: { products: ["PN-1"] } },
  ],
  [
    "RF-08 noDescription block",
    { changes: { declaration: { D9: "C. x", D10: null } } },
    { changes: { declaration: { D9: "C. x" } } },
  ],
  [
    "RF-08 notSaid low",
    { changes: { declaration: { D10: null } } },
    { changes: { declaration: { D9: "B", D10: null } } },
  ],
  [
    "RF-09 notAllowed medium",
    { changes: { declaration: answers(40, "perhaps") } },
    { changes: { declaration: answers(40, "unknown ") } },
  ],
  [
    "RF-09 tooLong medium",
    { changes: { declaration: { D14: "x".repeat(256) } } },
    { changes: { declaration: { D14: "x".repeat(255) } } },
  ],
  [
    "RF-10 notEnglish low",
    { changes: { declaration: { G75: "Vi har ikke funnet den" } } },
    { changes: { declaration: { G75: "See Bjørn Ås, Smelting" } } },
  ],
  [
    "RF-10 notEnglish low",
    { changes: { smelters: { Q5: "再生材料" } } },
    { changes: { smelters: { Q5: "recycled" } } },
  ],
  [
    "RF-11 answered low",
    { changes: { declaration: answers(28, "No") } },
    { file: emrt2(["Mica"], { declaration: { D30: "No", D54: null, D66: null, D78: null, D90: null, D102: null } }) },
  ],
  [
    "RF-12 open block",
    { changes: { declaration: { D64: null } } },
    { changes: { declaration: { D34: "No", D64: null } } },
  ],
  ["RF-13 none block", { changes: { smelters: { B7: null, A7: null, C7: null, E7: null, F7: null } } }, {}],
  [
    "RF-14 denied high",
    { changes: { declaration: answers(34, "No") } },
    { file: emrt1({ declaration: { D26: "Unknown" } }) },
  ],
  ["RF-14 notChosen high", { changes: { smelters: { B7: "Nickel" } } }, { file: emrt2(["Nickel"]) }],
  [
    "RF-15 mined high",
    { changes: { declaration: answers(52, "Yes"), smelters: { N7: "Store Gruve" } } },
    { changes: { declaration: answers(52, "Yes"), smelters: { N7: "Recycled scrap", O7: 0 } } },
  ],
  [
    "RF-15 mined high",
    { changes: { declaration: answers(52, "Yes"), smelters: { P7: "No" } } },
    { changes: { declaration: answers(52, "No"), smelters: { P7: "No" } } },
  ],
  [
    "RF-16 recycled medium",
    { changes: { smelters: { P7: "Yes" } } },
    { changes: { smelters: { ...gold(9), P7: "Yes" } } },
  ],
  [
    "RF-17 both medium",
    { changes: { declaration: { ...answers(52, "Yes"), ...answers(46, "Yes") } } },
    { changes: { declaration: { ...answers(52, "Unknown"), ...answers(46, "Yes") } } },
  ],
  [
    "RF-18 partly medium",
    { changes: { declaration: answers(58, "Greater than 90%") } },
    { changes: { declaration: { ...answers(58, "Greater than 90%"), ...answers(64, "No") } } },
  ],
  [
    "RF-19 unsure medium",
    { changes: { declaration: answers(64, "No") } },
    { changes: { declaration: { ...answers(64, "No"), ...answers(40, "Unknown") } } },
  ],
  [
    "RF-20 unidentified high",
    { changes: { smelters: { B9: "Gold", C9: "Smelter not yet identified" } } },
    { changes: { smelters: { B9: "Gold", C9: "Smelter not yet identified" }, declaration: answers(64, "No") } },
  ],
  [
    "RF-21 covered high",
    { changes: { declaration: answers(40, "Yes") } },
    { changes: { declaration: { ...answers(40, "Yes"), ...answers(46, "Yes") } } },
  ],
  [
    "RF-22 uncommented low",
    { changes: { declaration: answers(46, "Yes") } },
    { changes: { declaration: { ...answers(46, "Yes"), ...comment } } },
  ],
  [
    "RF-23 unexplained low",
    { changes: { declaration: answers(28, "No") }, context: { expected: ["Gold"] } },
    { changes: { declaration: { ...answers(28, "No"), G28: "No contacts" } }, context: { expected: ["Gold"] } },
  ],
  [
    "RF-30 covered high",
    { changes: { declaration: answers(40, "Yes") } },
    { changes: { declaration: answers(40, "Unknown") } },
  ],
  ["RF-30 only high", { file: emrt1({ declaration: answers(38, "DRC only") }) }, { file: emrt1() }],
  [
    "RF-31 highRisk medium",
    { changes: { declaration: answers(46, "Yes") } },
    { changes: { declaration: answers(46, "No") } },
  ],
  [
    "RF-31 unknown medium",
    { changes: { declaration: answers(52, "Unknown") } },
    { changes: { declaration: { ...answers(52, "Unknown"), D34: "No" } } },
  ],
  [
    "RF-32 few high",
    { changes: { declaration: answers(58, "None") } },
    { changes: { declaration: answers(58, "Greater than 50%") } },
  ],
  [
    "RF-32 few high",
    { file: emrt2(["Mica"], { declaration: answers(78, "Did not survey") }) },
    { file: emrt2(["Mica"]) },
  ],
  [
    "RF-33 partly low",
    { changes: { declaration: answers(58, "Greater than 90%") } },
    { changes: { declaration: answers(58, 1) } },
  ],
  [
    "RF-33 partly medium",
    { changes: { declaration: answers(58, "Greater than 50%") } },
    { changes: { declaration: answers(58, "None") } },
  ],
  [
    "RF-34 notIdentified medium",
    { changes: { declaration: answers(64, "No") } },
    { changes: { declaration: answers(64, "Yes") } },
  ],
  [
    "RF-34 notReported high",
    { changes: { declaration: answers(70, "No") } },
    { changes: { declaration: answers(70, "Yes") } },
  ],
  [
    "RF-35 noPolicy high",
    { changes: { declaration: answers(75, "No") } },
    { changes: { declaration: answers(77, "No") } },
  ],
  [
    "RF-35 noDiligence high",
    { changes: { declaration: answers(81, "No") } },
    { changes: { declaration: answers(85, "No") } },
  ],
  [
    "RF-36 notPublic low",
    { changes: { declaration: answers(77, "No") } },
    { changes: { declaration: answers(77, "Yes") } },
  ],
  [
    "RF-36 noAddress block",
    { changes: { declaration: { G77: null } } },
    { changes: { declaration: { D77: "No", G77: null } } },
  ],
  [
    "RF-36 notAnAddress low",
    { changes: { declaration: { G77: "our website" } } },
    { changes: { declaration: { G77: "fjord.no/policy" } } },
  ],
  [
    "RF-37 notRequired medium",
    { file: emrt1({ declaration: answers(75, "No") }) },
    { file: emrt1({ declaration: answers(75, "Yes") }) },
  ],
  [
    "RF-37 noReview medium",
    { changes: { declaration: answers(85, "No") } },
    { changes: { declaration: answers(87, "No") } },
  ],
  [
    "RF-37 noCorrection medium",
    { changes: { declaration: answers(87, "No") } },
    { changes: { declaration: answers(85, "No") } },
  ],
  ["RF-38 noSurvey medium", { changes: { declaration: answers(83, "No") } }, {}],
  [
    "RF-38 notDescribed medium",
    { changes: { declaration: answers(83, "Yes, using other format (describe)") } },
    { changes: { declaration: { ...answers(83, "Yes, using other format (describe)"), G83: "Own form" } } },
  ],
  [
    "RF-50 unknown high",
    { changes: { smelters: smelter(9, "Gold", "CID900099", "Nytt AS") } },
    { changes: { smelters: smelter(9, "Gold", "CID900042", "Eldre Gull AS", "Peru") } },
  ],
  [
    "RF-50 noCid high",
    { changes: { smelters: { B9: "Tin", C9: "Ukjent AS" } } },
    { changes: { smelters: { B9: "Tin", C9: "tinnverket" } } },
  ],
  ["RF-51 dropped high", { context: { reference: list(known.slice(1)) } }, { context: { reference: list() } }],
  ["RF-52 otherMetal high", { changes: { smelters: { B7: "Tin" } } }, { changes: { smelters: { B7: "gold" } } }],
  ["RF-53 unlike medium", { changes: { smelters: { E7: "PERU" } } }, { changes: { smelters: { E7: "Norge" } } }],
  [
    "RF-53 unlike medium",
    { changes: { smelters: { C6: "Blikk AS" } } },
    { changes: { smelters: { C6: "TINN-VERKET" } } },
  ],
  ["RF-54 unnamed block", { changes: { smelters: gold(9, { E9: null }) } }, { changes: { smelters: gold(9) } }],
  [
    "RF-55 listed medium",
    { changes: { smelters: gold(9, { D9: "TestGold, AS" }) } },
    { changes: { smelters: gold(9) } },
  ],
  [
    "RF-56 some medium",
    { changes: { smelters: { B9: "Gold", C9: "Smelter not yet identified" } } },
    { changes: { smelters: gold(9) } },
  ],
  [
    "RF-56 alone high",
    { changes: { smelters: { A7: null, F7: null, C7: "Smelter not yet identified" } } },
    { changes: { smelters: { B9: "Gold", C9: "Smelter not yet identified" } } },
  ],
  [
    "RF-57 outside high",
    { context: { reference: list(other(1, { 5: "Eligible" })) } },
    { context: { reference: list() } },
  ],
  [
    "RF-57 outsideThen high",
    {
      context: {
        reference: referenceFor(
          [table(other(1, { 5: "Not enrolled" }), "2024-01-01"), table(known, "2026-01-01")],
          "2025-12-09",
        ),
      },
    },
    {
      context: {
        reference: referenceFor([table(other(1, { 5: "Not enrolled" }), "2024-01-01"), table(known)], "2025-12-09"),
      },
    },
  ],
  ["RF-58 due medium", { context: { today: "2026-05-02" } }, { context: { today: "2026-05-01" } }],
  [
    "RF-59 country high",
    { changes: { smelters: { E7: "RUSSIAN FEDERATION" } } },
    { changes: { smelters: { E7: "NORWAY" } } },
  ],
  [
    "RF-59 watched high",
    { context: { settings: { ...usualSettings, watchedSmelters: ["CID900003"] } } },
    { context: { settings: { ...usualSettings, watchedSmelters: ["CID900042"] } } },
  ],
  [
    "RF-60 idle low",
    { context: { reference: list(other(2, { 8: "No" })) } },
    { context: { reference: list(other(1, { 8: "No" })) } },
  ],
  [
    "RF-61 covered high",
    { changes: { smelters: { O7: "Peru and D.R.C." } } },
    { changes: { smelters: { O7: "Peru" } } },
  ],
  [
    "RF-61 covered high",
    { changes: { smelters: { O7: "CONGO, DEMOCRATIC REPUBLIC OF THE" } } },
    { changes: { smelters: { O7: "Rwanda" }, declaration: answers(40, "Yes") } },
  ],
  ["RF-62 twice low", { changes: { smelters: smelter(9, "Gold", "CID900003", "TestGold AS") } }, {}],
  [
    "RF-63 whole medium",
    { context: { settings: { ...usualSettings, copied: { share: 0.9, least: 1 } } } },
    { context: { settings: { ...usualSettings, copied: { share: 0.9, least: 20 } } } },
  ],
  [
    "RF-63 identical medium",
    { context: { others: new Map([["Tvilling AS", ["CID900004", "CID900003", "CID900002", "CID900001"]]]) } },
    { context: { others: new Map([["Søster AS", ["CID900004", "CID900003", "CID900002"]]]) } },
  ],
  [
    "RF-63 changed medium",
    { context: { before: ["CID900011", "CID900012", "CID900013", "CID900014"] } },
    { context: { before: ["CID900011", "CID900012", "CID900013", "CID900004"] } },
  ],
  [
    "RF-64 mixed low",
    { changes: { smelters: { Q3: "Version 6.4" } } },
    { changes: { smelters: { Q3: "Version 6.50" } } },
  ],
];

describe("each rule has a workbook that raises it and one that does not", () => {
  test.each(rules)("%s", async (flag, raises, not) => {
    expect(await found(raises)).toContain(flag);
    expect(await found(not)).not.toContain(flag);
  });
});

describe("what needs a list says so", () => {
  const unchecked = async (context: Partial<Context>) =>
    (await found({ context })).filter((flag) => flag.endsWith("unchecked"));

  test("when there is none", async () => {
    expect(await unchecked({ reference: null })).toEqual(
      ["50", "51", "52", "53", "55", "57", "58", "60", "63"].map((rule) => `RF-${rule} noList unchecked`),
    );
  });

  test("when it tells no status, and when there is no earlier one", async () => {
    const bare = table(known.map((row) => row.slice(0, 5)));
    expect(await unchecked({ reference: referenceFor([bare], "2025-12-09") })).toEqual([
      "RF-51 noEarlier unchecked",
      "RF-57 noStatus unchecked",
      "RF-58 noStatus unchecked",
      "RF-60 noStatus unchecked",
    ]);
  });

  test("when it has no smelters of the mineral", async () => {
    expect(await found({ file: emrt2(["Graphite"]) })).toContain("RF-50 noMetal unchecked");
  });
});

// ── What is told ──────────────────────────────────────────────────────────────────────────────────────

test("every sentence is there in both languages, with nothing left to fill in", async () => {
  for (const [, { file, changes, context }] of rules) {
    const all = { today: "2026-02-01", settings: usualSettings, reference: list(), ...context };
    const { flags } = reportOf(await read(file ?? cmrt(changes)), all);
    for (const { rule, text } of flags) {
      expect([rule, text.nb, text.en].join(" ")).not.toMatch(/{{|undefined|flags\.|\[object/);
      expect(text.nb).not.toBe(text.en);
    }
  }
});

test("a report has the company, the answers as the template numbers them, the lists and what is open", async () => {
  const changes = { declaration: { D28: "No", D8: null }, smelters: gold(9), products: { B7: "PN-1", C7: "Ding" } };
  const report = reportOf(await read(cmrt(changes)), { today: "2026-02-01", settings: usualSettings, reference: null });
  expect(report).toMatchObject({
    template: "CMRT",
    version: "6.5",
    layout: "cmrt6",
    complete: false,
    company: { name: null, scope: "A. Company", effectiveDate: "2025-12-09" },
    minerals: ["Tantalum", "Tin", "Gold", "Tungsten"],
    answers: { "1": { Gold: "No", Tin: "Yes" }, A: "Yes", E: "Yes, in conformance with IPC1755 (e.g., CMRT)" },
    products: [{ row: 7, number: "PN-1", name: "Ding" }],
    openItems: [{ item: "Fill in company name", cell: "Declaration!D8" }],
  });
  expect(report.smelters.at(-1)).toEqual({
    row: 9,
    metal: "Gold",
    name: "Ukjent Gullverk",
    country: "PERU",
    cid: null,
  });
});

// ── Reference lists ───────────────────────────────────────────────────────────────────────────────────

describe("a reference list", () => {
  const head = ["CID", "Metal", "Name", "Status"];
  const problems = (...rows: string[][]) => {
    const read = editionOfTable(rows, "2026-01-01");
    return "problems" in read ? read.problems.map(({ row, key }) => [row, key]) : [];
  };

  test("has each smelter once, with its other names", () => {
    const edition = table([known[1]!, other(1, { 3: "Tin & Co" })[1]!]);
    expect(edition.smelters).toMatchObject([
      { cid: "CID900002", aliases: ["Tinnverket", "Tin & Co"], status: "active" },
    ]);
  });

  test("is refused whole, with all that is wrong", () => {
    expect(problems(["Navn"])).toEqual([[0, "noColumns"]]);
    expect(problems(head)).toEqual([[0, "noSmelters"]]);
    expect(
      problems(head, ["CID1", "Tin", "A", ""], ["CID900001", "Bly", "A", ""], ["CID900001", "Tin", "A", "fine"]),
    ).toEqual([
      [2, "badCid"],
      [3, "badMetal"],
      [4, "badStatus"],
    ]);
    expect(problems(head, ["CID900001", "Tin", "A", ""], ["CID900001", "Gold", "A", ""])).toEqual([[3, "twoMetals"]]);
  });

  test("of the declaration's date is the newest that was there", () => {
    const editions = ["2026-01-01", "2024-01-01", "2025-01-01"].map((date) => table(known, date));
    const reference = referenceFor(editions, "2025-06-01");
    expect([reference?.current.date, reference?.atDate?.date]).toEqual(["2026-01-01", "2025-01-01"]);
    expect(referenceFor(editions, "2023-01-01")?.atDate).toBeNull();
    expect(referenceFor([], "2025-06-01")).toBeNull();
  });
});
