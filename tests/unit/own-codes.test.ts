import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordsOfClauses } from "~/features/documents/comparison";
import { documentAsSigned, documentOf } from "~/features/documents/document-text";
import { addendumOf, addendumTexts } from "~/features/own-codes/addendum";
import { asShown, comparing, findingsIn } from "~/features/own-codes/comparing-form";
import { coverageOf, isCompared, type KeptFinding, lackingIn } from "~/features/own-codes/coverage";
import { check } from "~/forms/check";

const code = (clauses: string) => {
  const source = `# Retningslinjer\n\nGjelder {{buyer_name}}.\n\n## 1 Arbeid\n\n${clauses}\n\n## 2 Miljø\n\n2.1 Utslipp måles.\n`;
  return { text: documentOf({ nb: source, en: source }), blanks: { buyer_name: "Fjordlys AS" } };
};
const first = code("1.1 Ingen under 15 år.\n\n1.2 Lønn betales hver måned.");
const wordsOf = (version: typeof first) => wordsOfClauses(version);
const kept = (clause: string, mark: KeptFinding["mark"], version = 1, words = wordsOf(first).get(clause)!) => ({
  clause,
  mark,
  page: null,
  note: null,
  version,
  words,
});

describe("what is known of a clause", () => {
  test("is what was found of the code itself, else of the standard it follows", () => {
    const found = coverageOf(
      wordsOf(first),
      1,
      [kept("1.1", "missing")],
      [kept("1.1", "covered"), kept("1.2", "covered")],
    );
    expect([...found].map(([clause, { mark, from }]) => [clause, mark, from])).toEqual([
      ["1.1", "missing", "here"],
      ["1.2", "covered", "standard"],
    ]);
  });

  test("counts in a new version where the clause says the same, whatever its number is; one that changed is read again", () => {
    const second = code(
      "1.1 {#1.2} Lønn betales\nhver **måned**.\n\n1.2 {#1.1} Ingen under 16 år.\n\n1.3 Ingen tvinges.",
    );
    const found = coverageOf(wordsOf(second), 2, [
      kept("1.1", "covered"),
      kept("1.2", "partly"),
      kept("2.1", "covered"),
    ]);
    expect([...found].map(([clause, { mark, from }]) => [clause, mark, from])).toEqual([
      ["1.2", "partly", "earlier"],
      ["2.1", "covered", "earlier"],
    ]);
    expect(isCompared(wordsOf(second), found)).toBe(false);
  });

  test("is the newest, and this version's before any other's", () => {
    const marks = [kept("1.1", "missing", 1), kept("1.1", "partly", 3), kept("1.1", "covered", 2)];
    expect(coverageOf(wordsOf(first), 2, marks).get("1.1")).toMatchObject({ mark: "covered", from: "here" });
    expect(coverageOf(wordsOf(first), 4, marks).get("1.1")).toMatchObject({ mark: "partly", from: "earlier" });
  });

  test("a change in one language alone is a change", () => {
    const [nb, en] = ["# K\n\n## 1 A\n\n1.1 Likt.\n", "# K\n\n## 1 A\n\n1.1 The same.\n"];
    const other = "# K\n\n## 1 A\n\n1.1 Not the same.\n";
    const before = wordsOfClauses({ text: documentOf({ nb, en }), blanks: {} }).get("1.1")!;
    const after = wordsOfClauses({ text: documentOf({ nb, en: other }), blanks: {} });
    expect(coverageOf(after, 2, [{ ...kept("1.1", "covered"), words: before }]).size).toBe(0);
  });
});

describe("the addendum", () => {
  const ours = { key: "code_of_conduct", version: 3, ...first };
  const facts = {
    supplier: "Stål AS",
    buyer: "Fjordlys AS",
    datedOn: "2025-05-17",
    file: "ab".repeat(32),
    address: null,
  };

  test("holds exactly the clauses that are partly covered or missing, in both languages, under their own numbers", () => {
    const found = coverageOf(wordsOf(first), 1, [
      kept("1.1", "covered"),
      kept("1.2", "partly"),
      kept("2.1", "missing"),
    ]);
    const texts = addendumTexts(addendumOf(ours, lackingIn(found), facts));
    for (const language of ["nb", "en"] as const) {
      const signed = documentAsSigned(texts[language]);
      expect(signed.chapters.flatMap(({ clauses }) => clauses.map(({ number }) => number))).toEqual(["1.2", "2.1"]);
      expect(texts[language]).toContain(`key: code_of_conduct_addendum\nversion: 3\nlanguage: ${language}\n`);
      expect(texts[language]).toContain("ab".repeat(32));
      expect(texts[language]).not.toContain("{{");
    }
    expect(texts.nb).toContain("**Stål AS** følger egne etiske retningslinjer av 17. mai 2025");
    expect(texts.en).toContain("follows its own code of conduct of 17 May 2025");
  });

  test("is not made of nothing: a code that covers everything needs none", () => {
    expect(() => addendumOf(ours, new Set(), facts)).toThrow();
  });

  test("whatever the company is called, the frame is an introduction and no clause is added or lost", () => {
    const names = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom("2.0 Solutions AS", "# 1 AS", "{{buyer}} **AS**"),
    );
    fc.assert(
      fc.property(names, (supplier) => {
        fc.pre(supplier.replace(/[{}\s*]/g, "") !== "");
        const texts = addendumTexts(addendumOf(ours, new Set(["1.2"]), { ...facts, supplier }));
        const signed = documentAsSigned(texts.nb);
        expect(signed.chapters.flatMap(({ clauses }) => clauses.map(({ number }) => number))).toEqual(["1.2"]);
        expect(signed.intro.nb).toContain("gjelder i tillegg");
      }),
    );
  });
});

describe("the form", () => {
  const typed = (clauses: Record<string, string>[], chapters: Record<string, string>[] = []) => {
    const form = new FormData();
    form.set("form", "clauses");
    form.set("intent", "save");
    for (const [field, rows] of Object.entries({ clauses, chapters }))
      rows.forEach((row, place) => {
        for (const [name, value] of Object.entries(row)) form.set(`${field}.${place}.${name}`, value);
      });
    return check(form, comparing);
  };
  const values = (...given: Parameters<typeof typed>) => {
    const result = typed(...given);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.values;
  };
  const covered = { mark: "covered" as const, page: "4", note: null };
  const chapterOf = new Map([
    ["1.1", "1"],
    ["1.2", "1"],
    ["2.1", "2"],
  ]);

  test("takes what was found or changed, and leaves alone what nobody touched or marked", () => {
    const read = values([
      { clause: "1.1", mark: "missing", page: "", note: "", was: "" },
      { clause: "1.2", mark: "covered", page: "4", note: "", was: asShown(covered) },
      { clause: "2.1", page: "", note: "", was: "" },
    ]);
    expect(findingsIn(read, chapterOf)).toEqual([{ clause: "1.1", mark: "missing", page: null, note: null }]);
  });

  test("marks a whole chapter in one act, with its page and note, without undoing what was marked in it", () => {
    const read = values(
      [
        { clause: "1.1", mark: "missing", page: "", note: "", was: "" },
        { clause: "1.2", page: "", note: "", was: "" },
        { clause: "2.1", page: "", note: "", was: "" },
      ],
      [
        { number: "1", mark: "partly", page: "4–6", note: "Not for temporary workers" },
        { number: "2", page: "", note: "" },
      ],
    );
    expect(findingsIn(read, chapterOf)).toEqual([
      { clause: "1.1", mark: "missing", page: null, note: null },
      { clause: "1.2", mark: "partly", page: "4–6", note: "Not for temporary workers" },
    ]);
  });

  test("a page without a mark is asked about, at its clause or chapter", () => {
    const result = typed([{ clause: "1.1", page: "4", note: "", was: "" }]);
    expect(result.ok ? {} : result.errors).toEqual({ "clauses.0.mark": { key: "choice" } });
    const whole = typed([{ clause: "1.1", page: "", note: "", was: "" }], [{ number: "1", page: "4", note: "" }]);
    expect(whole.ok ? {} : whole.errors).toEqual({ "chapters.0.mark": { key: "choice" } });
  });
});
