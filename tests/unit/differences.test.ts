import { describe, expect, test } from "vitest";
import { standardQuestionnaires } from "~/features/questionnaires/content/library";
import { differencesBetween } from "~/features/questionnaires/differences";
import { problemsTold } from "~/features/questionnaires/problem-words";
import { keysTaken, type Questionnaire, questionsOf, readQuestionnaire } from "~/features/questionnaires/questionnaire";
import { translatorFor } from "~/i18n/translators.server";

const [csr, humanRights] = standardQuestionnaires() as [Questionnaire, Questionnaire];

function changed(change: (next: Questionnaire) => unknown): Questionnaire {
  const next = structuredClone(csr);
  change(next);
  return next;
}
const told = (next: Questionnaire) =>
  differencesBetween(csr, next).map(({ key, of, is, changed: parts }) =>
    [of, key, is, ...parts.map(({ part }) => part)].filter(Boolean).join(" "),
  );

describe("two versions of a questionnaire", () => {
  test("differ in nothing when they are the same", () => {
    expect(told(structuredClone(csr))).toEqual([]);
  });

  test.each<[what: string, change: (next: Questionnaire) => unknown, told: string[]]>([
    [
      "a text in one language",
      (next) => Object.assign(next.sections[0]!.questions[0]!.text, { en: "Another question?" }),
      [`question ${csr.sections[0]!.questions[0]!.key} changed text`],
    ],
    [
      "what an answer is worth, and a new option",
      (next) => {
        const { options } = next.sections[0]!.questions[0]!;
        options![0]!.score = 90;
        options!.push({ value: "soon", label: { nb: "Snart", en: "Soon" }, score: 20, severity: "minor" });
      },
      [`question ${csr.sections[0]!.questions[0]!.key} changed options`],
    ],
    [
      "a question that is gone",
      (next) => next.sections[0]!.questions.pop(),
      [`question ${csr.sections[0]!.questions.at(-1)!.key} removed`],
    ],
    [
      "a question that is new",
      (next) =>
        next.sections[0]!.questions.push({
          key: "management.extra",
          type: "text",
          text: { nb: "Noe mer?", en: "Anything more?" },
          required: false,
          weight: 0,
          standards: [],
        }),
      ["question management.extra added"],
    ],
    [
      "one question moved, and not those it passes",
      (next) => next.sections[0]!.questions.push(next.sections[0]!.questions.shift()!),
      [`question ${csr.sections[0]!.questions[0]!.key} moved`],
    ],
    [
      "the weight of a section, and the deadline of the whole",
      (next) => {
        next.sections[1]!.weight += 1;
        next.defaultDueDays = 21;
      },
      ["whole changed time", `section ${csr.sections[1]!.key} changed weight`],
    ],
  ])("differ in %s", (_, change, expected) => {
    expect(told(changed(change))).toEqual(expected);
  });

  test("are told apart whatever the order their names are stored in", () => {
    const [first] = csr.sections[0]!.questions;
    const next = changed(({ sections }) =>
      Object.assign(sections[0]!.questions[0]!, { text: { en: first!.text.en, nb: first!.text.nb } }),
    );
    expect(told(next)).toEqual([]);
  });
});

describe("a key", () => {
  test("goes on being the same question's in the next version", () => {
    expect(keysTaken(csr, [csr, humanRights])).toEqual([]);
  });

  test("is not given to another type of question, nor taken from another questionnaire", () => {
    const next = changed(({ sections }) => {
      const [one, two] = sections[0]!.questions;
      Object.assign(one!, { type: "long_text", options: undefined });
      Object.assign(two!, { key: questionsOf(humanRights)[0]!.key });
    });
    expect(keysTaken(next, [csr, humanRights])).toEqual([
      { problem: "key of another question", at: "sections.0.questions.0.key" },
      { problem: "key of another question", at: "sections.0.questions.1.key" },
    ]);
  });
});

describe("what is wrong is told with where it is", () => {
  const problems = (change: (next: Questionnaire) => unknown, language: "nb" | "en") => {
    const next = changed(change);
    const read = readQuestionnaire(next);
    return "problems" in read ? problemsTold(read.problems, next, translatorFor(language).t) : [];
  };
  const [section] = csr.sections;
  const [question] = section!.questions;

  test("a text that is missing in a language", () => {
    const change = ({ sections }: Questionnaire) => Object.assign(sections[0]!.questions[0]!.text, { en: undefined });
    expect(problems(change, "nb")).toEqual([
      { where: `Del 1 (${section!.key}), spørsmål 1 (${question!.key}): text.en`, what: "Teksten mangler på engelsk." },
    ]);
    expect(problems(change, "en")[0]!.what).toBe("The text is missing in English.");
  });

  test("a condition on a question that comes later, by that question's name", () => {
    const later = section!.questions.at(-1)!.key;
    const [told] = problems(
      ({ sections }) =>
        Object.assign(sections[0]!.questions[0]!, { showIf: { all: [{ question: later, op: "eq", value: "yes" }] } }),
      "nb",
    );
    expect(told).toEqual({
      where: `Del 1 (${section!.key}), spørsmål 1 (${question!.key}): showIf.0`,
      what: `Vilkåret viser til «${later}», som ikke stilles tidligere i skjemaet.`,
    });
  });

  test("whatever was read, even where hardly anything is as it should be", () => {
    const { t } = translatorFor("nb");
    for (const written of [
      null,
      7,
      [],
      {},
      { sections: 3 },
      { sections: [null] },
      { sections: [{ questions: [7] }] },
    ]) {
      const read = readQuestionnaire(written);
      const told = "problems" in read ? problemsTold(read.problems, written, t) : [];
      expect(told.length).toBeGreaterThan(0);
      for (const { where, what } of told)
        expect([where, what].every((words) => words && !words.includes(":problems"))).toBe(true);
    }
  });
});
