/**
 * What a version of a questionnaire says otherwise than another: question by question, by their keys, and what concerns
 * a whole section or the whole. Texts are laid beside each other in both languages; what is not a text is told in one
 * line a thing, in the words the definition itself uses.
 */
import { type Condition, conditionsOf, type Question, type Questionnaire, questionsOf } from "./questionnaire";

type Both = { nb: string; en: string };

const parts = [
  "title",
  "intro",
  "closing",
  "text",
  "help",
  "type",
  "required",
  "options",
  "condition",
  "worth",
  "limits",
  "evidence",
  "standards",
  "action",
  "explanation",
  "weight",
  "time",
  "rating",
  "registers",
] as const;
type Part = (typeof parts)[number];

/** Of a text both languages; of anything else its lines. Nothing where it was not there. */
type Told = { both: Both | null } | { lines: string[] };
export type PartChanged = { part: Part; before: Told; after: Told };

export type Difference = {
  /** A question's key, a section's, or nothing for the whole. */
  key: string;
  of: "whole" | "section" | "question";
  is: "added" | "removed" | "changed" | "moved";
  /** What it is called: the question's text, or the title. */
  name: Both;
  changed: PartChanged[];
};

/** In the order of the new version; what is gone comes last. */
export function differencesBetween(before: Questionnaire, after: Questionnaire): Difference[] {
  return [
    ...compared({ key: "", of: "whole", name: after.title }, wholeOf(before), wholeOf(after)),
    ...each("section", before.sections, after.sections, ({ title }) => title, sectionOf),
    ...each("question", questionsOf(before), questionsOf(after), ({ text }) => text, questionOf),
  ];
}

type About = Pick<Difference, "key" | "of" | "name">;
type Described = Partial<Record<Part, Told>>;
const nothing: Told = { lines: [] };

function compared(about: About, before: Described, after: Described, hasMoved = false): Difference[] {
  const changed = parts.flatMap((part): PartChanged[] => {
    const [was, is] = [before[part] ?? nothing, after[part] ?? nothing];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ part, before: was, after: is }];
  });
  if (changed.length > 0) return [{ ...about, is: "changed", changed }];
  return hasMoved ? [{ ...about, is: "moved", changed }] : [];
}

function each<One extends { key: string }>(
  of: "section" | "question",
  before: readonly One[],
  after: readonly One[],
  nameOf: (one: One) => Both,
  describe: (one: One) => Described,
): Difference[] {
  const [was, is] = [byKey(before), byKey(after)];
  const stayed = before.filter(({ key }) => is.has(key)).map(({ key }) => key);
  const now = after.filter(({ key }) => was.has(key)).map(({ key }) => key);
  const moved = new Set(movedFrom(stayed, now));
  return [
    ...after.flatMap((one): Difference[] => {
      const about = { key: one.key, of, name: nameOf(one) };
      const earlier = was.get(one.key);
      if (!earlier) return [{ ...about, is: "added", changed: [] }];
      return compared(about, describe(earlier), describe(one), moved.has(one.key));
    }),
    ...before
      .filter(({ key }) => !is.has(key))
      .map((one): Difference => ({ key: one.key, of, name: nameOf(one), is: "removed", changed: [] })),
  ];
}

const byKey = <One extends { key: string }>(all: readonly One[]) => new Map(all.map((one) => [one.key, one]));

/** Those that stand elsewhere: the fewest that, taken out, leave the others in the order they were in. */
function movedFrom(before: readonly string[], after: readonly string[]): string[] {
  const places = after.map((key) => before.indexOf(key));
  const runs: number[][] = [];
  const longest = (some: readonly number[][]) =>
    some.reduce((best, run) => (run.length > best.length ? run : best), []);
  for (const place of places) runs.push([...longest(runs.filter((run) => run.at(-1)! < place)), place]);
  const kept = new Set(longest(runs));
  return after.filter((_, at) => !kept.has(places[at]!));
}

const text = (both: Both | undefined): Told => ({ both: both ? { nb: both.nb, en: both.en } : null });
const lines = (...all: (string | number | boolean | null | undefined | false)[]): Told => ({
  lines: all.filter((one) => one !== undefined && one !== null && one !== false && one !== "").map(String),
});
const named = (facts: Record<string, unknown>) =>
  lines(...Object.entries(facts).map(([name, value]) => value !== undefined && `${name}: ${JSON.stringify(value)}`));

function wholeOf({ title, intro, closing, estimatedMinutes, renewalMonths, defaultDueDays, ...rest }: Questionnaire) {
  const { rating, severities, units, standards, evidenceTypes } = rest;
  return {
    title: text(title),
    intro: text(intro),
    closing: text(closing),
    time: named({ estimatedMinutes, renewalMonths, defaultDueDays, isSigned: rest.isSigned }),
    rating: lines(
      ...rating.bands.map(({ key, min, nb, en }) => `${min}: ${key} (${nb} / ${en})`),
      ...rating.caps.map((cap) => JSON.stringify(cap)),
      ...Object.entries(severities).map(
        ([key, { nb, en, defaultActionDays }]) => `${key}: ${nb} / ${en}, ${defaultActionDays}`,
      ),
    ),
    registers: lines(
      ...[units, standards, evidenceTypes].flatMap((register) =>
        Object.entries(register).map(([key, { nb, en }]) => `${key}: ${nb} / ${en}`),
      ),
    ),
  };
}

const sectionOf = ({ title, intro, weight }: Questionnaire["sections"][number]): Described => ({
  title: text(title),
  intro: text(intro),
  weight: lines(weight),
});

function questionOf(question: Question): Described {
  const { type, display, required, options = [], exclusive, weight, scoring, bands = [], missing, evidence } = question;
  const { unit, min, max, integer, maxLength, maxFiles, standards, gap, fact } = question;
  const { commentRequiredFor = [], breachIf } = question;
  const worthOf = ({ score, severity }: { score: number | null; severity: string | null }) =>
    [score ?? "–", severity].filter(Boolean).join(", ");
  return {
    text: text(question.text),
    help: text(question.help),
    type: lines(type, display),
    required: lines(String(required)),
    options: lines(
      ...options.map(
        ({ value, label, certificates, ...worth }) =>
          `${value}: ${label.nb} / ${label.en} (${[worthOf(worth), ...(certificates ?? [])].join(", ")})`,
      ),
      exclusive && `exclusive: ${exclusive}`,
    ),
    condition: lines(
      question.showIf && ("all" in question.showIf ? "all" : "any"),
      ...conditionsOf(question).map(conditionIn),
    ),
    worth: lines(
      `weight: ${weight}`,
      scoring,
      ...bands.map((band) => `≤ ${band.max ?? "∞"}: ${worthOf(band)}`),
      missing && `missing: ${worthOf(missing)}`,
      breachIf && `breachIf: ${breachIf.join(", ")}`,
    ),
    limits: named({ unit, min, max, integer, maxLength, maxFiles, fact }),
    evidence: lines(
      evidence?.level,
      ...(evidence?.types ?? []),
      evidence?.hint && `${evidence.hint.nb} / ${evidence.hint.en}`,
    ),
    standards: lines(...standards),
    action: text(gap?.action),
    explanation: lines(...commentRequiredFor),
  };
}

const conditionIn = ({ question, op, value }: Condition) => `${question} ${op} ${[value].flat().join(", ")}`;
