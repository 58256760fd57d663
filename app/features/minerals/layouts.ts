/**
 * Which cell of a template holds what, and which answers it takes.
 *
 * Answers are in column D of the sheet Declaration, comments in column G of the same row, in English whatever language
 * the template shows. Cells of CMRT 6.01–6.5 and EMRT 1.3, 2.1 were seen in official files; those of EMRT 1.1–1.2 and
 * 2.0 have the same layout.
 */
import type { CompanyField, Mineral, Topic } from "./minerals";
import type { Layout } from "./versions";

type MineralQuestion = {
  readonly number: string;
  readonly topic: Topic;
  readonly answers: readonly string[];
  /** Further answers for one mineral. */
  readonly more?: Readonly<Partial<Record<Mineral, readonly string[]>>>;
  /** Minerals it is not asked for. */
  readonly not?: readonly Mineral[];
};

/** Company-level questions mean the same in every template, but C is asked for each mineral in EMRT. */
type CompanyQuestion = {
  readonly letter: "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";
  readonly row: number;
  readonly answers: readonly string[];
};

export type FullLayout = {
  readonly company: Readonly<Record<CompanyField, number>>;
  /** In fixed rows, or null where the minerals are chosen and the rows move. */
  readonly minerals: readonly Mineral[] | null;
  readonly questions: readonly MineralQuestion[];
  /** The row above the first answer to a question. */
  readonly headerRow: (place: number) => number;
  readonly companyQuestions: readonly CompanyQuestion[];
  /** Where C is asked for each mineral: the row above, and its answers. */
  readonly perMineral: {
    readonly headerRow: number;
    readonly answers: readonly string[];
    readonly of?: Readonly<Partial<Record<Mineral, readonly string[]>>>;
  } | null;
  /** Answers to the first question, and to the second, that end the questions about a mineral. */
  readonly closing: { readonly used: readonly string[]; readonly remains: readonly string[] };
  readonly lastSmelterRow: number;
};

/** Cells D8–D22 since CMRT 3. */
const companyRows: FullLayout["company"] = {
  name: 8,
  scope: 9,
  scopeDescription: 10,
  uniqueId: 12,
  uniqueIdAuthority: 13,
  address: 14,
  contactName: 15,
  contactEmail: 16,
  contactPhone: 17,
  authorizerName: 18,
  authorizerTitle: 19,
  authorizerEmail: 20,
  authorizerPhone: 21,
  effectiveDate: 22,
};

/** The minerals in scope take four rows in EMRT 2. */
const companyRowsBelowMinerals = Object.fromEntries(
  Object.entries(companyRows).map(([field, row]) => [field, row < 12 ? row : row + 4]),
) as FullLayout["company"];

/** The cells in which EMRT 2 lets one choose its minerals. */
export const mineralSlots: readonly (readonly [cell: string, mineral: Mineral])[] = [
  ["D12", "Cobalt"],
  ["E12", "Copper"],
  ["G12", "Graphite"],
  ["D13", "Lithium"],
  ["E13", "Mica"],
  ["G13", "Nickel"],
];
/** A block of answers in EMRT 2 has room for ten minerals. */
export const rowsOfBlock = 10;

const yesNo = ["Yes", "No"] as const;
const yesNoUnknown = [...yesNo, "Unknown"] as const;
export const everybody = "100%";
const shares = [everybody, "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None"] as const;
const whenValidated = [...yesNo, "Yes, when more processors are validated"] as const;

const companyQuestions = (rows: string, answers: { E: readonly string[]; H?: readonly string[] }) =>
  rows.split(" ").map((one): CompanyQuestion => {
    const letter = one.charAt(0) as CompanyQuestion["letter"];
    const special = letter === "E" || letter === "H" ? answers[letter] : undefined;
    return { letter, row: Number(one.slice(1)), answers: special ?? yesNo };
  });

const emrtSurveys = [
  "Yes, in conformance with IPC1755 (e.g. EMRT)",
  "Yes, Using Other Format (Describe)",
  "No",
] as const;

export const layouts: Readonly<Record<Exclude<Layout, "older">, FullLayout>> = {
  cmrt6: {
    company: companyRows,
    minerals: ["Tantalum", "Tin", "Gold", "Tungsten"],
    questions: [
      { number: "1", topic: "used", answers: yesNo },
      { number: "2", topic: "remains", answers: yesNo },
      { number: "3", topic: "covered", answers: yesNoUnknown },
      { number: "4", topic: "highRisk", answers: yesNoUnknown },
      { number: "5", topic: "recycled", answers: yesNoUnknown },
      { number: "6", topic: "answered", answers: shares },
      { number: "7", topic: "identified", answers: yesNo },
      { number: "8", topic: "reported", answers: yesNo },
    ],
    headerRow: (place) => 25 + 6 * place,
    companyQuestions: companyQuestions("A75 B77 C79 D81 E83 F85 G87 H89", {
      E: ["Yes, in conformance with IPC1755 (e.g., CMRT)", "Yes, using other format (describe)", "No"],
      H: ["Yes, with the SEC", "Yes, with the EU", "Yes, with the SEC and the EU", "No"],
    }),
    perMineral: null,
    closing: { used: ["No"], remains: ["No"] },
    lastSmelterRow: 2504,
  },
  emrt1: {
    company: companyRows,
    minerals: ["Cobalt", "Mica"],
    questions: [
      { number: "1", topic: "used", answers: [...yesNoUnknown, "Not applicable for this declaration"] },
      { number: "2", topic: "remains", answers: yesNoUnknown },
      {
        number: "3",
        topic: "highRisk",
        answers: yesNoUnknown,
        more: { Cobalt: ["DRC only"], Mica: ["India and/or Madagascar only"] },
      },
      { number: "4", topic: "recycled", answers: yesNoUnknown, not: ["Mica"] },
      { number: "5", topic: "answered", answers: shares },
      { number: "6", topic: "identified", answers: yesNoUnknown },
      { number: "7", topic: "reported", answers: yesNoUnknown },
    ],
    headerRow: (place) => 25 + 6 * place,
    companyQuestions: companyQuestions("A69 B71 D77 E79 F81 G83", { E: emrtSurveys }),
    perMineral: { headerRow: 73, answers: yesNo, of: { Mica: whenValidated } },
    closing: {
      used: ["No", "Unknown", "Not applicable for this declaration"],
      remains: ["No", "Unknown", "Not applicable for this declaration"],
    },
    lastSmelterRow: 2500,
  },
  emrt2: {
    company: companyRowsBelowMinerals,
    minerals: null,
    questions: [
      { number: "1", topic: "used", answers: [...yesNoUnknown, "Not declaring"] },
      { number: "2", topic: "remains", answers: yesNoUnknown },
      { number: "3", topic: "highRisk", answers: yesNoUnknown },
      { number: "4", topic: "recycled", answers: yesNoUnknown },
      { number: "5", topic: "answered", answers: [...shares, "Did not survey"] },
      { number: "6", topic: "identified", answers: yesNoUnknown },
      { number: "7", topic: "reported", answers: yesNoUnknown },
    ],
    headerRow: (place) => 29 + 12 * place,
    companyQuestions: companyQuestions("A115 B117 D131 E133 F135 G137", { E: emrtSurveys }),
    perMineral: { headerRow: 119, answers: whenValidated },
    closing: { used: ["No", "Unknown", "Not declaring"], remains: ["No", "Unknown"] },
    lastSmelterRow: 2504,
  },
};

/** Smelter List, header in row 4; K and L hold the smelter's contact person, whom we do not keep. */
export const firstSmelterRow = 5;
export const smelterColumns = {
  cidTyped: "A",
  metal: "B",
  lookUp: "C",
  nameTyped: "D",
  country: "E",
  cid: "F",
  source: "G",
  street: "H",
  city: "I",
  province: "J",
  nextSteps: "M",
  mineNames: "N",
  mineCountries: "O",
  recycled: "P",
  comments: "Q",
  standardName: "R",
} as const;

export const firstProductRow = 6;
/** Since CMRT 6.6 and EMRT 2.1 with the requester's own number and name: told by a header in E5, or the version. */
export const productColumns = {
  old: { number: "B", name: "C", comments: "D" },
  withRequester: { number: "B", name: "C", requesterNumber: "D", requesterName: "E", comments: "F" },
} as const;

export const notListed = "Smelter not listed";
export const notIdentified = "Smelter not yet identified";
