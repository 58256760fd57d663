/**
 * Questionnaires: what a supplier is asked about itself, in sections, with what each answer is worth. They are content,
 * not code: one definition holds every text in both languages and all it refers to (standards, kinds of evidence,
 * units, the limits of the bands), so that it can be exported, changed and imported as one file.
 *
 * A question's key is never used again for another question; a changed text makes a new version. A question is asked
 * depending on earlier answers only, so that no circle can be written. What may stand in a definition is said here,
 * once: for the questionnaires that come with the portal and for those an administrator brings.
 */
import { factsAsked, severities } from "db/schema/words";
import * as z from "zod";

import { certificateType } from "~/features/certificates/content/library";

const questionnaireProblems = [
  "not a questionnaire",
  "missing",
  "unknown field",
  "not allowed",
  "missing text",
  "untidy text",
  "duplicate key",
  "key of another question",
  "not asked earlier",
  "no such option",
  "wrong comparison",
  "no options",
  "options out of place",
  "no such unit",
  "no such standard",
  "no such evidence",
  "no such certificate",
  "no action",
  "bands do not ascend",
  "bands leave values out",
  "weights do not add up",
  "no such band",
  "not what it asks for",
] as const;
export type QuestionnaireProblem = (typeof questionnaireProblems)[number];

const problem = (name: QuestionnaireProblem) => name;

/** A text in both languages, without spaces nobody sees. */
const text = z
  .string(problem("missing text"))
  .max(4000)
  .refine((written) => written.trim() !== "", { error: problem("missing text"), abort: true })
  .refine((written) => written === written.trim() && !/\s{2,}/.test(written), problem("untidy text"));
const both = z.strictObject({ nb: text, en: text }, problem("missing text"));
const named = z.record(z.string().max(60), both);

const severity = z.enum(severities);
const score = z.number().min(0).max(100);
const key = z.string().regex(/^[a-z0-9_]{1,60}$/);

const questionTypes = [
  "choice",
  "multi_choice",
  "number",
  "percent",
  "text",
  "long_text",
  "file",
  "date",
  "countries",
  "confirm",
] as const;

/** The kind of question each fact answers. */
const factTypes = {
  role: "choice",
  countries: "countries",
  employees: "number",
  audit: "choice",
  "minerals present": "choice",
  minerals: "multi_choice",
  "minerals policy": "choice",
  cmrt: "file",
  emrt: "file",
} as const satisfies Record<(typeof factsAsked)[number], (typeof questionTypes)[number]>;

const condition = z.strictObject({
  question: z.string(),
  op: z.enum(["eq", "ne", "in", "includes", "gt", "gte", "lt", "lte"]),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).min(1)]),
});
const conditions = z.array(condition).min(1);

const question = z
  .strictObject({
    /** "section.name", one for all times and questionnaires. */
    key: z.string().regex(/^[a-z0-9_]{1,60}\.[a-z0-9_]{1,60}$/),
    type: z.enum(questionTypes),
    /** How a choice is laid out. */
    display: z.enum(["yes_partly_no", "yes_no_unknown", "yes_no", "radio", "declaration"]).optional(),
    text: both,
    help: both.optional(),
    required: z.boolean(),
    showIf: z.union([z.strictObject({ all: conditions }), z.strictObject({ any: conditions })]).optional(),
    /** Inside the section; 0 is not scored. */
    weight: z.number().min(0).max(5),
    options: z
      .array(
        z.strictObject({
          value: key,
          label: both,
          /** Null leaves the question out of the score: it does not apply. */
          score: score.nullable(),
          severity: severity.nullable(),
          /** The certificates of which one in force gives this answer, by the keys of their types. */
          certificates: z.array(key).min(1).optional(),
        }),
      )
      .min(1)
      .max(60)
      .optional(),
    /** The option of several that rules out the others. */
    exclusive: z.string().optional(),
    scoring: z.literal("sum_capped_100").optional(),
    /** The first band whose max is not less than the number; null is open upwards. */
    bands: z
      .array(z.strictObject({ max: z.number().nullable(), score, severity: severity.nullable() }))
      .min(1)
      .optional(),
    /** What a required file left out is worth; it blocks nothing. */
    missing: z.strictObject({ score, severity: severity.nullable() }).optional(),
    unit: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().optional(),
    maxLength: z.int().min(1).max(10_000).optional(),
    maxFiles: z.int().min(1).max(20).optional(),
    evidence: z
      .strictObject({
        level: z.enum(["required", "expected", "optional"]),
        types: z.array(z.string()).min(1),
        hint: both.optional(),
      })
      .optional(),
    standards: z.array(z.string()),
    /** The action proposed where the answer falls short. */
    gap: z.strictObject({ action: both }).optional(),
    /** Options that are to be explained. */
    commentRequiredFor: z.array(z.string()).optional(),
    /** What the supplier has said or shown already, and is not asked again. */
    fact: z.enum(factsAsked).optional(),
    /** Options that may be a breach of contract, which a coordinator confirms or rules out. */
    breachIf: z.array(z.string()).min(1).optional(),
  })
  .superRefine((asked, context) => {
    const wrong = (name: QuestionnaireProblem, ...path: (string | number)[]) =>
      context.addIssue({ code: "custom", message: name, path });
    const isChoice = asked.type === "choice" || asked.type === "multi_choice";
    if (isChoice && !asked.options) wrong("no options", "options");
    if (!isChoice && asked.options) wrong("options out of place", "options");
    const values = asked.options?.map(({ value }) => value) ?? [];
    for (const place of repeated(values)) wrong("duplicate key", "options", place, "value");
    if (asked.exclusive !== undefined && (asked.type !== "multi_choice" || !values.includes(asked.exclusive)))
      wrong("no such option", "exclusive");
    for (const value of asked.breachIf ?? [])
      if (!asked.options?.some((option) => option.value === value && option.severity))
        wrong("no such option", "breachIf");
    if (asked.commentRequiredFor?.some((value) => !values.includes(value)))
      wrong("no such option", "commentRequiredFor");
    if (asked.bands && asked.type !== "number" && asked.type !== "percent") wrong("options out of place", "bands");
    asked.bands?.forEach(({ max }, place, bands) => {
      const before = bands[place - 1];
      if (before && (before.max === null || (max !== null && max <= before.max)))
        wrong("bands do not ascend", "bands", place, "max");
    });
    const last = asked.bands?.at(-1)?.max;
    if (asked.bands && last !== null && !(asked.max !== undefined && last! >= asked.max))
      wrong("bands leave values out", "bands");
    if (asked.fact && asked.type !== factTypes[asked.fact]) wrong("not what it asks for", "fact");
    asked.options?.forEach(({ certificates = [] }, place) => {
      if (!certificates.every((type) => certificateType(type)))
        wrong("no such certificate", "options", place, "certificates");
    });
    if (!asked.gap && severitiesIn(asked).length > 0) wrong("no action", "gap");
  });

export type Question = z.infer<typeof question>;
export type Condition = z.infer<typeof condition>;

const section = z.strictObject({
  key,
  title: both,
  intro: both,
  /** Of the whole, 0–100; 0 is not scored. */
  weight: z.number().min(0).max(100),
  questions: z.array(question).min(1).max(100),
});

const questionnaireSchema = z
  .strictObject({
    key,
    version: z.int().min(1),
    title: both,
    intro: both,
    closing: both,
    audience: z
      .strictObject({
        tiers: z.array(z.string()).optional(),
        contracts: z.array(z.string()).optional(),
        note: z.string().optional(),
      })
      .optional(),
    estimatedMinutes: z.int().min(1).max(600),
    renewalMonths: z.int().min(1).max(120),
    defaultDueDays: z.int().min(1).max(365),
    /** Submitted by one who may bind the company, and signed like a document. */
    isSigned: z.boolean().optional(),
    rating: z.strictObject({
      /** Best first; the first whose min is not above the rounded score. */
      bands: z
        .array(z.strictObject({ key, min: z.int().min(0).max(100), nb: text, en: text }))
        .min(1)
        .max(10),
      /** No better than this band, however high the score. */
      caps: z.array(
        z.strictObject({ whenAnySeverity: severity, countAtLeast: z.int().min(1).optional(), band: z.string() }),
      ),
    }),
    severities: z.record(
      severity,
      z.strictObject({
        nb: text,
        en: text,
        defaultActionDays: z.int().min(1).max(3650),
        escalate: z.boolean().optional(),
      }),
    ),
    units: named,
    standards: named,
    evidenceTypes: named,
    sections: z.array(section).min(1).max(50),
  })
  .superRefine(({ sections, units, standards, evidenceTypes, rating }, context) => {
    const wrong = (name: QuestionnaireProblem, ...path: (string | number)[]) =>
      context.addIssue({ code: "custom", message: name, path });
    for (const place of repeated(sections.map((one) => one.key))) wrong("duplicate key", "sections", place, "key");
    const earlier = new Map<string, Question>();
    sections.forEach(({ questions }, at) => {
      questions.forEach((asked, place) => {
        const tell = (name: QuestionnaireProblem, ...path: (string | number)[]) =>
          wrong(name, "sections", at, "questions", place, ...path);
        if (earlier.has(asked.key)) tell("duplicate key", "key");
        conditionsOf(asked).forEach((one, number) => {
          const about = earlier.get(one.question);
          const name = about ? problemWith(one, about) : "not asked earlier";
          if (name) tell(name, "showIf", number);
        });
        if ((asked.type === "number" || asked.type === "percent") && !Object.hasOwn(units, asked.unit ?? ""))
          tell("no such unit", "unit");
        if (asked.standards.some((code) => !Object.hasOwn(standards, code))) tell("no such standard", "standards");
        if (asked.evidence?.types.some((code) => !Object.hasOwn(evidenceTypes, code)))
          tell("no such evidence", "evidence", "types");
        earlier.set(asked.key, asked);
      });
    });
    const weights = sections.reduce((sum, { weight }) => sum + weight, 0);
    if (Math.abs(weights - 100) > 1e-9) wrong("weights do not add up", "sections");
    rating.bands.forEach(({ min }, place, bands) => {
      const better = bands[place - 1];
      if (better && min >= better.min) wrong("bands do not ascend", "rating", "bands", place);
    });
    if (rating.bands.at(-1)!.min !== 0) wrong("bands leave values out", "rating", "bands");
    rating.caps.forEach(({ band }, place) => {
      if (!rating.bands.some((one) => one.key === band)) wrong("no such band", "rating", "caps", place);
    });
  });

export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** What is wrong, and where: "sections.3.questions.0.text.en". */
export type Problem = { problem: QuestionnaireProblem; at: string };

/**
 * A definition as somebody wrote it, checked.
 * @returns the questionnaire, or each thing wrong with the place it is at
 */
export function readQuestionnaire(written: unknown): { questionnaire: Questionnaire } | { problems: Problem[] } {
  const read = questionnaireSchema.safeParse(written);
  if (read.success) return { questionnaire: read.data };
  return {
    problems: read.error.issues.flatMap((issue): Problem[] => {
      const at = issue.path.join(".");
      if (isProblem(issue.message)) return [{ problem: issue.message, at }];
      if (issue.code === "unrecognized_keys")
        return issue.keys.map((name) => ({ problem: "unknown field", at: [...issue.path, name].join(".") }));
      if (at === "") return [{ problem: "not a questionnaire", at }];
      return [{ problem: valueAt(written, issue.path) === undefined ? "missing" : "not allowed", at }];
    }),
  };
}

/** @param at the way from the top, as in a `Problem` but in steps */
export const valueAt = (written: unknown, at: readonly PropertyKey[]): unknown =>
  at.reduce((value: unknown, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], written);

/**
 * A question's key is never another question's: the same key in an earlier version, or in another questionnaire, asks
 * for the same type of answer, so that answers can be laid beside each other through the years.
 * @param others every other definition the buyer has had
 */
export function keysTaken(
  { key, sections }: Pick<Questionnaire, "key" | "sections">,
  others: readonly Pick<Questionnaire, "key" | "sections">[],
): Problem[] {
  const taken = new Map(
    others.flatMap((other) => questionsOf(other).map((question) => [question.key, { of: other.key, ...question }])),
  );
  return sections.flatMap(({ questions }, section) =>
    questions.flatMap((question, place): Problem[] => {
      const there = taken.get(question.key);
      const isSame = !there || (there.of === key && there.type === question.type);
      return isSame ? [] : [{ problem: "key of another question", at: `sections.${section}.questions.${place}.key` }];
    }),
  );
}

/** The same for one that is known to be right; throws where it is not. */
export function questionnaireOf(written: unknown): Questionnaire {
  const read = readQuestionnaire(written);
  if ("questionnaire" in read) return read.questionnaire;
  throw new Error(`Not a questionnaire: ${read.problems.map(({ problem, at }) => `${problem} at ${at}`).join("; ")}`);
}

export function conditionsOf({ showIf }: Pick<Question, "showIf">): Condition[] {
  return showIf ? ("all" in showIf ? showIf.all : showIf.any) : [];
}

export const questionsOf = ({ sections }: Pick<Questionnaire, "sections">): Question[] =>
  sections.flatMap(({ questions }) => questions);

/** What a question can be compared with: options with its own, numbers with numbers. */
function problemWith({ op, value }: Condition, about: Question): QuestionnaireProblem | null {
  const isOrder = ["gt", "gte", "lt", "lte"].includes(op);
  const isNumber = about.type === "number" || about.type === "percent";
  if ((op === "includes") !== (about.type === "multi_choice")) return "wrong comparison";
  if (isOrder && (!isNumber || typeof value !== "number")) return "wrong comparison";
  if ((op === "in") !== Array.isArray(value)) return "wrong comparison";
  const values = about.options?.map((option) => option.value);
  if (values && ![value].flat().every((one) => values.includes(one as string))) return "no such option";
  return null;
}

const severitiesIn = ({ options, bands, missing }: Pick<Question, "options" | "bands" | "missing">) =>
  [...(options ?? []), ...(bands ?? []), ...(missing ? [missing] : [])].flatMap((one) => one.severity ?? []);

/** The places of what was there before. */
const repeated = (words: readonly string[]) =>
  words.flatMap((word, place) => (words.indexOf(word) < place ? [place] : []));

const isProblem = (message: string): message is QuestionnaireProblem =>
  (questionnaireProblems as readonly string[]).includes(message);
