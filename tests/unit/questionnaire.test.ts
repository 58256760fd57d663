import { describe, expect, test } from "vitest";
import { askedIn } from "~/features/assessments/asked";
import {
  mineralsStatement,
  practiceStatement,
  standardQuestionnaires,
} from "~/features/questionnaires/content/library";
import { keysTaken, questionsOf, readQuestionnaire } from "~/features/questionnaires/questionnaire";

const [csr] = standardQuestionnaires();

/** A small definition that is right; each test makes one thing of it wrong. */
const right = () => ({
  key: "small",
  version: 1,
  title: { nb: "Liten", en: "Small" },
  intro: { nb: "Innledning", en: "Introduction" },
  closing: { nb: "Takk", en: "Thanks" },
  estimatedMinutes: 5,
  renewalMonths: 12,
  defaultDueDays: 30,
  rating: csr!.rating,
  severities: csr!.severities,
  units: { persons: { nb: "personer", en: "people" } },
  standards: { "UNGC-1": { nb: "Prinsipp 1", en: "Principle 1" } },
  evidenceTypes: { policy: { nb: "Retningslinjer", en: "Policy" } },
  sections: [
    {
      key: "first",
      title: { nb: "Først", en: "First" },
      intro: { nb: "Om først", en: "About first" },
      weight: 100,
      questions: [
        choice("first.policy"),
        number("first.people"),
        { ...choice("first.more"), ...shownIf("first.policy") },
      ],
    },
  ],
});

function choice(key: string) {
  return {
    key,
    type: "choice",
    text: { nb: "Har dere det?", en: "Do you have it?" },
    required: true,
    weight: 1,
    options: [
      { value: "yes", label: { nb: "Ja", en: "Yes" }, score: 100, severity: null },
      { value: "no", label: { nb: "Nei", en: "No" }, score: 0, severity: "moderate" },
    ],
    standards: ["UNGC-1"],
    evidence: { level: "expected", types: ["policy"] },
    gap: { action: { nb: "Skaff det.", en: "Get it." } },
  };
}
function number(key: string) {
  return {
    key,
    type: "number",
    text: { nb: "Hvor mange?", en: "How many?" },
    required: true,
    weight: 0,
    unit: "persons",
    standards: [],
  };
}
function shownIf(question: string, value: unknown = "yes", op = "eq") {
  return { showIf: { all: [{ question, op, value }] } };
}

type Definition = ReturnType<typeof right>;
type Loose = { [key: string]: Loose } & Loose[];

/** What is wrong with the small definition once something was done to it. */
function problemsAfter(change: (definition: Loose, questions: Loose[]) => unknown) {
  const definition = structuredClone(right()) as unknown as Definition;
  change(definition as unknown as Loose, definition.sections[0]!.questions as unknown as Loose[]);
  const read = readQuestionnaire(definition);
  return "problems" in read ? read.problems.map(({ problem, at }) => `${problem} at ${at}`) : [];
}

describe("the questionnaires that come with the portal", () => {
  test("are six, with 154 questions in both languages, and keep every rule", () => {
    const all = standardQuestionnaires();
    expect(all.map(({ key }) => key)).toEqual([
      "csr_self_assessment",
      "hr_decent_work_declaration",
      "public_pay_conditions",
      "public_apprentices",
      "public_environment",
      "public_ethical_trade",
    ]);
    const keys = all.flatMap((one) => questionsOf(one).map(({ key }) => key));
    expect(keys).toHaveLength(154);
    expect(new Set(keys).size).toBe(154);
  });

  test("come with a statement of practice for small suppliers, which is signed and asks for nothing known", () => {
    const practice = practiceStatement();
    expect(practice.isSigned).toBe(true);
    expect(
      questionsOf(practice)
        .filter(({ fact }) => fact)
        .map(({ key }) => key),
    ).toEqual(["practice.people"]);
    expect(keysTaken(practice, standardQuestionnaires())).toEqual([]);
  });

  test("come with a short statement instead of a CMRT, which is signed and asks for no more than is needed", () => {
    const statement = mineralsStatement();
    expect(statement.isSigned).toBe(true);
    expect(keysTaken(statement, [...standardQuestionnaires(), practiceStatement()])).toEqual([]);
    const asked = (tin: string, gold: string) =>
      [...askedIn(statement, { "minerals_statement.tin": tin, "minerals_statement.gold": gold })].slice(4);
    expect(asked("not_in_goods", "not_in_goods")).toEqual(["minerals_statement.undertaking"]);
    expect(asked("smelters_known", "smelters_unknown")).toEqual(
      ["cmrt", "due", "undertaking"].map((one) => `minerals_statement.${one}`),
    );
  });

  test("stand by themselves: exported and read again, they are the same", () => {
    for (const one of standardQuestionnaires())
      expect(readQuestionnaire(JSON.parse(JSON.stringify(one)))).toEqual({ questionnaire: one });
  });
});

describe("a definition", () => {
  test("is taken when nothing is wrong with it", () => {
    expect(problemsAfter(() => {})).toEqual([]);
  });

  test.each<[rule: string, change: (definition: Loose, questions: Loose[]) => unknown, problem: string]>([
    [
      "needs every text in both languages",
      (_, [first]) => delete first!.text!.en,
      "missing text at sections.0.questions.0.text.en",
    ],
    ["needs texts with something in them", (one) => Object.assign(one.title!, { nb: " " }), "missing text at title.nb"],
    ["has no spaces nobody sees", (one) => Object.assign(one.title!, { nb: "To  ord" }), "untidy text at title.nb"],
    [
      "uses a question's key once",
      (_, [, second]) => Object.assign(second!, { key: "first.policy" }),
      "duplicate key at sections.0.questions.1.key",
    ],
    [
      "uses a section's key once",
      (one) => one.sections!.push({ ...one.sections![0]!, weight: 0, questions: [number("x.y")] } as never),
      "duplicate key at sections.1.key",
    ],
    [
      "uses an option once",
      (_, [first]) => first!.options!.push(first!.options![0]!),
      "duplicate key at sections.0.questions.0.options.2.value",
    ],
    [
      "asks depending on earlier answers, not on the answer itself",
      (_, [first]) => Object.assign(first!, shownIf("first.policy")),
      "not asked earlier at sections.0.questions.0.showIf.0",
    ],
    [
      "asks in no circle",
      (_, [first]) => Object.assign(first!, shownIf("first.more")),
      "not asked earlier at sections.0.questions.0.showIf.0",
    ],
    [
      "asks depending on options there are",
      (_, [, , third]) => Object.assign(third!, shownIf("first.policy", "maybe")),
      "no such option at sections.0.questions.2.showIf.0",
    ],
    [
      "compares numbers with numbers",
      (_, [, , third]) => Object.assign(third!, shownIf("first.policy", 3, "gt")),
      "wrong comparison at sections.0.questions.2.showIf.0",
    ],
    [
      "offers options where one is to choose",
      (_, [first]) => delete first!.options,
      "no options at sections.0.questions.0.options",
    ],
    [
      "calls a breach only what falls short",
      (_, [first]) => Object.assign(first!, { breachIf: ["yes"] }),
      "no such option at sections.0.questions.0.breachIf",
    ],
    [
      "knows its units",
      (_, [, second]) => Object.assign(second!, { unit: "miles" }),
      "no such unit at sections.0.questions.1.unit",
    ],
    [
      "knows its standards",
      (_, [first]) => Object.assign(first!, { standards: ["X"] }),
      "no such standard at sections.0.questions.0.standards",
    ],
    [
      "knows its evidence",
      (_, [first]) => Object.assign(first!.evidence!, { types: ["x"] }),
      "no such evidence at sections.0.questions.0.evidence.types",
    ],
    [
      "proposes an action wherever it finds something",
      (_, [first]) => delete first!.gap,
      "no action at sections.0.questions.0.gap",
    ],
    [
      "has bands that ascend",
      (_, [, second]) => Object.assign(second!, { gap: choice("x.y").gap, bands: bands(5, 3, null) }),
      "bands do not ascend at sections.0.questions.1.bands.1.max",
    ],
    [
      "has bands for every value",
      (_, [, second]) => Object.assign(second!, { gap: choice("x.y").gap, bands: bands(3, 5) }),
      "bands leave values out at sections.0.questions.1.bands",
    ],
    [
      "takes from the company facts only what the question asks for",
      (_, [first]) => Object.assign(first!, { fact: "employees" }),
      "not what it asks for at sections.0.questions.0.fact",
    ],
    [
      "has sections that weigh a hundred",
      (one) => Object.assign(one.sections![0]!, { weight: 90 }),
      "weights do not add up at sections",
    ],
    [
      "caps at bands there are",
      (one) => one.rating!.caps!.push({ whenAnySeverity: "minor", band: "blue" } as never),
      "no such band at rating.caps.3",
    ],
    ["holds nothing unknown", (one) => Object.assign(one, { colour: "red" }), "unknown field at colour"],
    ["leaves out nothing it needs", (one) => delete one.closing, "missing text at closing"],
    ["has sections", (one) => delete one.sections, "missing at sections"],
    [
      "gives no points beyond a hundred",
      (_, [first]) => Object.assign(first!.options![0]!, { score: 120 }),
      "not allowed at sections.0.questions.0.options.0.score",
    ],
  ])("%s", (_, change, problem) => {
    expect(problemsAfter(change)).toContain(problem);
  });

  test("is no text and no list", () => {
    for (const one of ["{}", [], null, 7]) expect(readQuestionnaire(one)).toHaveProperty("problems");
  });
});

function bands(...limits: (number | null)[]) {
  return limits.map((max) => ({ max, score: 50, severity: "minor" }));
}
