/**
 * Writes workbooks as suppliers send them: a CMRT or EMRT with every question answered, and whatever a test wants else.
 * Made from nothing; all smelters, people and numbers in them are invented.
 */
import { strToU8, type Zippable, zipSync } from "fflate";

type Value = string | number | null;
/** By place: { D8: "Fjordtest AS" }. Null takes a cell away. */
export type Sheet = Readonly<Record<string, Value>>;
export type Sheets = Readonly<Record<string, Sheet>>;

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("\n", "&#10;");

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

/** The parts of a workbook, before they are zipped. */
export function partsOf(sheets: Sheets, more: Zippable = {}): Zippable {
  const names = Object.keys(sheets);
  return {
    "_rels/.rels": xml(`<Relationships>${relation("a", "officeDocument", "xl/workbook.xml")}</Relationships>`),
    "xl/workbook.xml": xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
        .map((name, place) => `<sheet name="${escaped(name)}" sheetId="${place + 1}" r:id="r${place + 1}"/>`)
        .join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships>${names
        .map((_, place) => relation(`r${place + 1}`, "worksheet", `worksheets/sheet${place + 1}.xml`))
        .join("")}</Relationships>`,
    ),
    ...Object.fromEntries(
      Object.values(sheets).map((sheet, place) => [
        `xl/worksheets/sheet${place + 1}.xml`,
        xml(`<worksheet xmlns="${main}"><sheetData>${rowsOf(sheet)}</sheetData></worksheet>`),
      ]),
    ),
    ...more,
  };
}

export const workbookOf = (sheets: Sheets, more?: Zippable) => zipSync(partsOf(sheets, more));

function rowsOf(sheet: Sheet): string {
  const rows = new Map<number, string[]>();
  for (const [place, value] of Object.entries(sheet)) {
    if (value === null) continue;
    const row = Number(/\d+$/.exec(place)![0]);
    rows.set(row, [...(rows.get(row) ?? []), cellOf(place, value)]);
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([row, cells]) => `<row r="${row}">${cells.join("")}</row>`)
    .join("");
}

const cellOf = (place: string, value: string | number) =>
  typeof value === "number"
    ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

// ── Declarations ────────────────────────────────────────────────────────────────────────────────────────

export type Changes = {
  version?: string;
  declaration?: Sheet;
  smelters?: Sheet;
  products?: Sheet;
  mines?: Sheet;
  /** Sheets beside the usual ones, or instead of them; null leaves one out. */
  sheets?: Readonly<Record<string, Sheet | null>>;
};

const company = (below: number): Sheet => ({
  D8: "Fjordtest Elektronikk AS",
  D9: "A. Company",
  D10: "Alle produkter vi lager",
  [`D${11 + below + 1}`]: "912345678",
  [`D${11 + below + 4}`]: "Kari Test",
  [`D${11 + below + 5}`]: "kari.test@example.com",
  [`D${11 + below + 6}`]: "+47 00 00 00 00",
  [`D${11 + below + 7}`]: "Ola Eksempel",
  [`D${11 + below + 9}`]: "ola.eksempel@example.com",
  [`D${11 + below + 11}`]: 46_000, // 9 December 2025
});

const smelterHeads: Sheet = {
  A4: "Smelter Identification Number Input Column",
  B4: "Metal (*)",
  C4: "Smelter Look-up (*)",
  D4: "Smelter Name (1)",
  E4: "Smelter Country (*)",
  F4: "Smelter Identification",
};

/** A row of the smelter list, as a file has it in which the formulas have been calculated. */
export const smelter = (row: number, metal: string, cid: string, name: string, country = "NORWAY"): Sheet => ({
  [`A${row}`]: cid,
  [`B${row}`]: metal,
  [`C${row}`]: name,
  [`E${row}`]: country,
  [`F${row}`]: cid,
  [`G${row}`]: "RMI",
});

function sheetsOf(
  title: string,
  declaration: Sheet,
  { version, smelters, products, mines, sheets, ...changes }: Changes,
) {
  const says = `Revision ${version}\nApril 25, 2025`;
  const all: Record<string, Sheet | null> = {
    Revision: { B3: title },
    Declaration: { D3: "English", J3: says, ...declaration, ...changes.declaration },
    "Smelter List": { Q3: says, ...smelterHeads, ...smelters },
    Checker: {},
    "Product List": { ...products },
    ...(mines && { "Mine List": mines }),
    ...sheets,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Sheet] => entry[1] !== null));
}

const metals = ["Tantalum", "Tin", "Gold", "Tungsten"];
/** Question 3 and 4 No, 5 No, all answered and identified. */
const cmrtAnswers = ["Yes", "Yes", "No", "No", "No", "100%", "Yes", "Yes"];

/** A CMRT 6.5 in which nothing is missing and nothing contradicts. */
export function cmrtSheets({ version = "6.5", ...changes }: Changes = {}): Sheets {
  const answers: Record<string, Value> = {};
  for (const [place, answer] of cmrtAnswers.entries())
    for (const [index, metal] of metals.entries()) {
      const row = 26 + 6 * place + index;
      answers[`B${row}`] = `${metal}  (*)`;
      answers[`D${row}`] = answer;
    }
  for (const row of [75, 77, 79, 81, 85, 87]) answers[`D${row}`] = "Yes";
  const declaration = {
    ...company(0),
    ...answers,
    G77: "https://www.example.com/policy",
    D83: "Yes, in conformance with IPC1755 (e.g., CMRT)",
    D89: "No",
  };
  const smelters = Object.assign(
    {},
    ...metals.map((metal, place) => smelter(5 + place, metal, `CID90000${place + 1}`, `Test${metal} AS`)),
    changes.smelters,
  );
  return sheetsOf("Conflict Minerals Reporting Template", declaration, { ...changes, version, smelters });
}

export const cmrt = (changes?: Changes) => workbookOf(cmrtSheets(changes));

/** An EMRT 1.3 on cobalt and mica. */
function emrt1Sheets({ version = "1.3", ...changes }: Changes = {}): Sheets {
  const answers: Record<string, Value> = {};
  for (const [place, answer] of ["Yes", "Yes", "No", "No", 1, "Yes", "Yes"].entries())
    for (const [index, mineral] of ["Cobalt", "Mica"].entries()) {
      const row = 26 + 6 * place + index;
      answers[`B${row}`] = `${mineral} (*)`;
      answers[`D${row}`] = place === 3 && index === 1 ? null : answer;
    }
  // The template keeps these in hidden rows.
  Object.assign(answers, { D28: "No", D29: "No" });
  for (const row of [69, 71, 74, 75, 77, 81, 83]) answers[`D${row}`] = "Yes";
  const declaration = {
    ...company(0),
    ...answers,
    G71: "https://www.example.com/policy",
    D79: "Yes, in conformance with IPC1755 (e.g. EMRT)",
  };
  const smelters = {
    ...smelter(5, "Cobalt", "CID900101", "Testkobolt AS"),
    ...smelter(6, "Mica", "CID900102", "Testglimmer AS"),
    ...changes.smelters,
  };
  return sheetsOf("Extended Mineral Reporting Template", declaration, { ...changes, version, smelters });
}

export const emrt1 = (changes?: Changes) => workbookOf(emrt1Sheets(changes));

const slots: Readonly<Record<string, string>> = {
  Cobalt: "D12",
  Copper: "E12",
  Graphite: "G12",
  Lithium: "D13",
  Mica: "E13",
  Nickel: "G13",
};

/** An EMRT 2.1 on some of six minerals, in alphabetical order. */
export function emrt2Sheets(
  chosen: readonly string[] = ["Cobalt", "Mica"],
  { version = "2.1", ...changes }: Changes = {},
): Sheets {
  const answers: Record<string, Value> = {};
  for (const [mineral, slot] of Object.entries(slots))
    answers[slot] = chosen.includes(mineral) ? mineral : `(Delete ${mineral})`;
  for (const [place, answer] of ["Yes", "Yes", "No", "No", "100%", "Yes", "Yes", "C"].entries())
    for (const [index, mineral] of chosen.entries()) {
      const row = (place === 7 ? 120 : 30 + 12 * place) + index;
      answers[`B${row}`] = `${mineral}(*)`;
      answers[`D${row}`] = answer === "C" ? "Yes" : answer;
    }
  for (const row of [115, 117, 131, 135, 137]) answers[`D${row}`] = "Yes";
  const declaration = {
    ...company(4),
    ...answers,
    G117: "https://www.example.com/policy",
    D133: "Yes, in conformance with IPC1755 (e.g. EMRT)",
  };
  const smelters = Object.assign(
    {},
    ...chosen.map((mineral, place) => smelter(5 + place, mineral, `CID9001${10 + place}`, `Test${mineral} AS`)),
    changes.smelters,
  );
  return sheetsOf("Extended Mineral Reporting Template", declaration, { ...changes, version, smelters });
}

export const emrt2 = (chosen?: readonly string[], changes?: Changes) => workbookOf(emrt2Sheets(chosen, changes));
