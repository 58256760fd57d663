import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween } from "~/features/documents/comparison";
import { standardDocuments } from "~/features/documents/content/library";
import { clausesOf, documentOf } from "~/features/documents/document-text";
import {
  type Draft,
  type DraftClause,
  differing,
  documentFrom,
  draftOf,
  emptyDraft,
  type Move,
  moved,
  moveIn,
  moves,
  numbersOf,
  problemsIn,
} from "~/features/documents/draft";

const small = documentOf({
  nb: "# Kodeks\n\nGjelder {{buyer_name}}.\n\n## 1 Arbeid\n\n1.1 **Barn.** Ingen.\n\n1.2 Lønn.\n\n## 2 Miljø\n\n2.1 Avfall.\n",
  en: "# Code\n\nFor {{buyer_name}}.\n\n## 1 Work\n\n1.1 **Children.** None.\n\n1.2 Pay.\n\n## 2 Environment\n\n2.1 Waste.\n",
});
const draft = draftOf(small);
const keys = (one: Draft) => one.chapters.map(({ clauses }) => clauses.map(({ key }) => key).join(" "));
const made = (one: Draft, ...intents: string[]) =>
  intents.reduce((now, intent) => moved(now, moveIn(intent)!).draft, one);
const written = (one: Draft, key: string, change: Partial<DraftClause>): Draft => ({
  ...one,
  chapters: one.chapters.map((chapter) => ({
    ...chapter,
    clauses: chapter.clauses.map((clause) => (clause.key === key ? { ...clause, ...change } : clause)),
  })),
});

describe("a document as a draft", () => {
  for (const { key, source } of standardDocuments)
    test(`${key} comes back as it was`, () => {
      const document = documentOf(source);
      expect(documentFrom(draftOf(document))).toEqual({ document });
    });

  test("an own one begins with an empty clause, and says all that is missing", () => {
    expect(problemsIn(emptyDraft({ nb: "Regler", en: "" })).map(({ at, language }) => `${at} ${language}`)).toEqual([
      "title en",
      "k1 nb",
      "k1 en",
      "1.1 nb",
      "1.1 en",
    ]);
  });
});

describe("moves", () => {
  test("a clause comes after the one named, or first in a chapter, under a key nobody has had", () => {
    expect(keys(made(draft, "add clause 1.2"))).toEqual(["1.1 1.2 1.3", "2.1"]);
    expect(keys(made(draft, "add clause 1.1"))).toEqual(["1.1 1.2-2 1.2", "2.1"]);
    expect(keys(made(draft, "add clause k2"))).toEqual(["1.1 1.2", "2.1-2 2.1"]);
    expect(keys(moved(draftOf(small, ["1.3"]), moveIn("add clause 1.2")!).draft)).toEqual(["1.1 1.2 1.3-2", "2.1"]);
  });

  test("a clause moves among its neighbours and on into the next chapter; at the ends it stays", () => {
    expect(keys(made(draft, "down clause 1.1"))).toEqual(["1.2 1.1", "2.1"]);
    expect(keys(made(draft, "down clause 1.2"))).toEqual(["1.1", "1.2 2.1"]);
    expect(keys(made(draft, "up clause 2.1"))).toEqual(["1.1 1.2 2.1", ""]);
    expect(keys(made(draft, "up clause 1.1", "down clause 2.1"))).toEqual(keys(draft));
  });

  test("numbers follow the order, keys do not, and what is removed has no number", () => {
    const numbers = numbersOf(made(draft, "down clause 1.1", "remove clause 1.2", "up chapter k2").chapters);
    expect(Object.fromEntries(numbers)).toEqual({ k2: "1", "2.1": "1.1", k1: "2", "1.1": "2.1" });
  });

  test("what is removed stays until it is published, and can be restored", () => {
    const without = made(draft, "remove clause 1.1", "remove chapter k2");
    const read = documentFrom(without);
    expect("document" in read && clausesOf(read.document).map(({ key }) => key)).toEqual(["1.2"]);
    expect(documentFrom(made(without, "restore clause 1.1", "restore chapter k2"))).toEqual({ document: small });
  });

  test("a chapter comes after another with an empty clause of its own", () => {
    const { draft: longer, shown } = moved(draft, moveIn("add chapter k1")!);
    expect(longer.chapters.map(({ id }) => id)).toEqual(["k1", shown, "k2"]);
    expect(problemsIn(longer).filter(({ at }) => at === shown)).toHaveLength(2);
  });

  test("a button that is none of ours moves nothing", () => {
    for (const intent of ["save", "publish", "up", "fly clause 1.1", "up clause 1.1; drop"])
      expect(moveIn(intent)).toBeNull();
    expect(made(draft, "up clause 9.9", "remove chapter k9", "down clause 2.1")).toEqual(draft);
  });

  test("whatever is moved, no clause is lost, doubled or renamed, and the rest is no news to a signer", () => {
    const document = documentOf(standardDocuments[0]!.source);
    const start = draftOf(document);
    const ids = start.chapters.flatMap(({ id, clauses }) => [id, ...clauses.map(({ key }) => key)]);
    const move = fc.record<Move>({
      move: fc.constantFrom(...moves.filter((one) => one === "up" || one === "down")),
      part: fc.constantFrom("clause", "chapter"),
      id: fc.constantFrom(...ids),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (list) => {
        const end = list.reduce((now, one) => moved(now, one).draft, start);
        const read = documentFrom(end);
        if (!("document" in read)) throw new Error(JSON.stringify(read.problems));
        const sorted = (one: typeof document) =>
          clausesOf(one)
            .map(({ key }) => key)
            .sort();
        expect(sorted(read.document)).toEqual(sorted(document));
        const news = changesBetween({ text: document, blanks: {} }, { text: read.document, blanks: {} }, "nb");
        expect(news.filter(({ what }) => what === "clause")).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what keeps a draft from being published", () => {
  const wrong = (change: Partial<DraftClause>, key = "1.1") =>
    problemsIn(written(draft, key, change)).map(({ at, language, problem, what }) =>
      [at, language, problem, what].filter(Boolean).join(" "),
    );

  test("nothing, where both languages are whole", () => expect(problemsIn(draft)).toEqual([]));

  test("a text that lacks in one language is said once, there", () => {
    expect(wrong({ en: " \n" })).toEqual(["1.1 en missing"]);
  });

  test("a blank nobody knows, or that only one language has", () => {
    expect(wrong({ nb: "Til {{kunde}}." })).toEqual(["1.1 nb unknown blank kunde"]);
    expect(wrong({ nb: "Til {{buyer_name}}." })).toEqual(["1.1 en blank missing buyer_name"]);
  });

  test("bold that does not end, and a line that would be another clause or a heading", () => {
    expect(wrong({ nb: "**Barn. Ingen." })).toEqual(["1.1 nb unpaired bold"]);
    expect(wrong({ en: "None.\n1.5 Nor this." })).toEqual(["1.1 en stray text 1.5 Nor this."]);
    expect(wrong({ en: "# None." })).toEqual(["1.1 en stray text # None."]);
    expect(wrong({ en: "{#1.2} None." })).toEqual(["1.1 en stray text {#1.2} None."]);
  });

  test("no clause at all", () => {
    const none = made(draft, "remove clause 1.1", "remove clause 1.2", "remove clause 2.1");
    expect(problemsIn(none).map(({ at, problem }) => `${at} ${problem}`)).toEqual([
      "title no clauses",
      "title no clauses",
    ]);
  });

  test("whatever is typed, a draft without problems is a document that holds it", () => {
    const typed = fc.string({ unit: fc.constantFrom("a", " ", "\n", "*", "#", "1", ".", "{", "}", "-", "æ") });
    fc.assert(
      fc.property(typed, typed, (nb, en) => {
        const read = documentFrom(written(draft, "1.2", { nb, en }));
        if ("problems" in read) return;
        expect(clausesOf(read.document)).toHaveLength(3);
        const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
        expect(plain(clausesOf(read.document)[1]!.text.nb)).toBe(plain(nb));
      }),
      { numRuns: 500 },
    );
  });
});

test("where two have written, each difference is told with the other's words", () => {
  const mine = made(written(draft, "1.1", { nb: "Mitt." }), "remove clause 2.1");
  const theirs = written(made(draft, "add clause 1.2"), "1.3", { nb: "Nytt.", en: "New." });
  expect(differing(mine, theirs)).toEqual([
    { at: "1.1", theirs: { nb: "**Barn.** Ingen.", en: "**Children.** None." } },
    { at: "1.3", theirs: { nb: "Nytt.", en: "New." } },
    { at: "2.1", theirs: { nb: "Avfall.", en: "Waste." } },
  ]);
  expect(differing(draft, draft)).toEqual([]);
});
