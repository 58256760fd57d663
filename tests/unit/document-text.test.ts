import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nb as codeNb } from "~/features/documents/content/code-of-conduct";
import { standardDocuments } from "~/features/documents/content/library";
import {
  type Both,
  blanksIn,
  clausesOf,
  type DocumentText,
  documentOf,
  emptyBlanks,
  fillBlanks,
  frontMatter,
  knownBlanks,
  paragraphsOf,
  parseDocument,
  printDocument,
  textToSign,
} from "~/features/documents/document-text";

const small = { nb: "# Tittel\n\n## 1 Kapittel\n\n1.1 Tekst\n", en: "# Title\n\n## 1 Chapter\n\n1.1 Text\n" };
const values = {
  buyer_name: "Nordlys Elektronikk AS",
  contact_email: "innkjop@nordlys.example",
  whistleblowing_url: "https://nordlys.example/varsling",
};
const problemsOf = (source: Both) => {
  const read = parseDocument(source);
  return "problems" in read ? read.problems : [];
};

/** Documents as a person could write them: words in any script, bold leads, known blanks, keys that moved. */
const word = fc.oneof(
  fc.stringMatching(/^[a-zæøåé§%(),;«»]{1,9}$/u),
  fc.constantFrom(
    "手册",
    "Łódź",
    "**fed**",
    "**to ord**",
    "{{buyer_name}}",
    "{{ contact_email }}",
    "<b>",
    "#5",
    "2.10",
  ),
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words) => `A ${words.join(" ")}`.replace(/\{\{\s*(\w+)\s*\}\}/g, "{{$1}}"));
const paragraphs = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.join("\n\n"));
/** Both languages must leave the same blanks, so the English text is the Norwegian one with a word in front. */
const both = (text: fc.Arbitrary<string>) => text.map((nb): Both => ({ nb, en: `The ${nb}` }));
const document: fc.Arbitrary<DocumentText> = fc.record({
  title: both(sentence),
  intro: fc.oneof(both(paragraphs), fc.constant({ nb: "", en: "" })),
  chapters: fc
    .array(
      fc.record({
        title: both(sentence),
        clauses: fc.array(fc.record({ text: both(paragraphs), moved: fc.boolean() }), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((chapters) =>
      chapters.map(({ title, clauses }, at) => ({
        number: String(at + 1),
        title,
        clauses: clauses.map(({ text, moved }, position) => {
          const number = `${at + 1}.${position + 1}`;
          return { key: moved ? `old-${number}` : number, number, text };
        }),
      })),
    ),
});

describe("reading", () => {
  test("a document printed and read is the same document", () => {
    fc.assert(
      fc.property(document, (given) => {
        expect(parseDocument(printDocument(given))).toEqual({ document: given });
      }),
    );
  });

  test("printed text is stored in one form: printing what was read changes nothing", () => {
    fc.assert(
      fc.property(document, (given) => {
        const printed = printDocument(given);
        expect(printDocument(documentOf(printed))).toEqual(printed);
      }),
    );
  });

  test("line breaks of any system, soft breaks and blank lines do not matter", () => {
    const windows = { ...small, nb: "\uFEFF# Tittel\r\n\r\n\r\n## 1  Kapittel\r\n1.1 Tekst\r\n" };
    expect(parseDocument(windows)).toEqual(parseDocument(small));
    const wrapped = { ...small, nb: "# Tittel\n\n## 1 Kapittel\n\n1.1\nTekst" };
    expect(parseDocument(wrapped)).toEqual(parseDocument(small));
  });

  test("a clause without an empty line before it is not swallowed by the one above", () => {
    const nb = "# T\n## 1 K\n1.1 En\n1.2 To";
    const en = "# T\n\n## 1 C\n\n1.1 One\n\n1.2 Two";
    expect(clausesOf(documentOf({ nb, en })).map(({ text }) => text)).toEqual([
      { nb: "En", en: "One" },
      { nb: "To", en: "Two" },
    ]);
  });

  test("a clause keeps the key it was born with when its number moves", () => {
    const source = { nb: "# T\n\n## 1 K\n\n1.2 {#1.1} Tekst", en: "# T\n\n## 1 C\n\n1.2 {#1.1} Text" };
    expect(clausesOf(documentOf(source))).toEqual([{ key: "1.1", number: "1.2", text: { nb: "Tekst", en: "Text" } }]);
  });
});

describe("what is wrong is said, with the place", () => {
  const cases: [string, Both, object][] = [
    [
      "a clause missing in English",
      { nb: `${small.nb}\n1.2 Mer`, en: small.en },
      { problem: "missing in language", language: "en", where: "1.2" },
    ],
    [
      "a chapter missing in Norwegian",
      { nb: small.nb, en: `${small.en}\n## 2 More\n\n2.1 Text` },
      { problem: "missing in language", language: "nb", where: "2" },
    ],
    [
      "an introduction in one language",
      { nb: small.nb.replace("\n\n", "\n\nInnledning.\n\n"), en: small.en },
      { problem: "intro missing in language", language: "en", where: "" },
    ],
    [
      "a blank nobody can fill",
      { nb: small.nb.replace("Tekst", "{{supplier}}"), en: small.en.replace("Text", "{{supplier}}") },
      { problem: "unknown blank", language: "nb", where: "supplier" },
    ],
    [
      "a blank in one language only",
      { nb: small.nb.replace("Tekst", "{{buyer_name}}"), en: small.en },
      { problem: "blank missing in language", language: "en", where: "buyer_name" },
    ],
    [
      "a number used twice",
      { nb: `${small.nb}\n1.1 Mer`, en: `${small.en}\n1.1 More` },
      { problem: "number twice", language: "nb", where: "1.1" },
    ],
    [
      "a number of another chapter",
      { nb: `${small.nb}\n2.1 Mer`, en: `${small.en}\n2.1 More` },
      { problem: "number out of order", language: "en", where: "2.1" },
    ],
    [
      "a number that goes back",
      { nb: `${small.nb}\n1.3 Mer\n\n1.2 Mer`, en: `${small.en}\n1.3 More\n\n1.2 More` },
      { problem: "number out of order", language: "nb", where: "1.2" },
    ],
    ["no title", { ...small, nb: "## 1 K\n\n1.1 T" }, { problem: "no title", language: "nb", where: "" }],
    ["no clause at all", { nb: "# T", en: "# T" }, { problem: "no clauses", language: "nb", where: "" }],
    [
      "a number without a text",
      { ...small, nb: "# T\n\n## 1 K\n\n1.1" },
      { problem: "clause without text", language: "nb", where: "1.1" },
    ],
    [
      "text that belongs to no clause",
      { ...small, en: "# T\n\n## 1 C\n\nText" },
      { problem: "stray text", language: "en", where: "Text" },
    ],
    [
      "bold that does not end",
      { ...small, nb: small.nb.replace("Tekst", "**Tekst") },
      { problem: "unpaired bold", language: "nb", where: "1.1 **Tekst" },
    ],
  ];
  for (const [name, source, problem] of cases) test(name, () => expect(problemsOf(source)).toContainEqual(problem));
});

describe("blanks", () => {
  test("are filled where there is a value, and stay where there is none", () => {
    expect(
      fillBlanks("{{buyer_name}} – {{ contact_email }} – {{x}}", { buyer_name: "A & B", contact_email: " " }),
    ).toBe("A & B – {{ contact_email }} – {{x}}");
    expect(fillBlanks("{{constructor}}", {})).toBe("{{constructor}}");
  });

  test("a value can neither open another blank, nor turn bold, nor begin a new paragraph", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("*", "{", "}", "\n", "a", " ", "#", "buyer_name") }), (value) => {
        const filled = fillBlanks("før {{buyer_name}} etter", { buyer_name: value, a: "nei" });
        const kept = filled.replace("{{buyer_name}}", "");
        expect(kept).not.toMatch(/\{\{|\*\*|\n/);
        if (kept !== filled) expect(filled).toBe("før {{buyer_name}} etter");
      }),
    );
  });

  test("the empty ones are named, so that publishing can refuse them", () => {
    const code = documentOf(standardDocuments[0]!.source);
    expect(emptyBlanks(code, {})).toEqual(["buyer_name", "whistleblowing_url", "contact_email"]);
    expect(emptyBlanks(code, { ...values, whistleblowing_url: " \n" })).toEqual(["whistleblowing_url"]);
    expect(emptyBlanks(code, values)).toEqual([]);
  });
});

describe("the text that is signed", () => {
  const identity = { key: "code_of_conduct", version: 2 };

  test("begins with what it is, and ends with one line feed", () => {
    const text = textToSign(documentOf(small), "nb", {}, identity);
    expect(text).toBe(
      "aktsom document 1\nkey: code_of_conduct\nversion: 2\nlanguage: nb\n\n# Tittel\n\n## 1 Kapittel\n\n1.1 Tekst\n",
    );
  });

  test("read back, it is the document with its blanks filled, keys aside", () => {
    const body = (text: string) => text.slice(text.indexOf("\n\n") + 2);
    const fill = (text: Both) => ({ nb: fillBlanks(text.nb, values), en: fillBlanks(text.en, values) });
    fc.assert(
      fc.property(document, (given) => {
        const signed = {
          nb: body(textToSign(given, "nb", values, identity)),
          en: body(textToSign(given, "en", values, identity)),
        };
        expect(documentOf(signed)).toEqual({
          title: fill(given.title),
          intro: fill(given.intro),
          chapters: given.chapters.map(({ number, title, clauses }) => ({
            number,
            title: fill(title),
            clauses: clauses.map((clause) => ({ key: clause.number, number: clause.number, text: fill(clause.text) })),
          })),
        });
      }),
    );
  });

  test("is the same however the letters were composed, and different for another version or language", () => {
    const composed = documentOf({ ...small, nb: small.nb.replace("Tekst", "å") });
    const decomposed = { ...composed, title: composed.title };
    decomposed.chapters[0]!.clauses[0]!.text.nb = "a\u030A";
    expect(textToSign(decomposed, "nb", {}, identity)).toContain("1.1 å\n");
    const texts = [
      textToSign(composed, "nb", {}, identity),
      textToSign(composed, "en", {}, identity),
      textToSign(composed, "nb", {}, { ...identity, version: 3 }),
      textToSign(composed, "nb", {}, { ...identity, key: "nda" }),
    ];
    expect(new Set(texts).size).toBe(4);
  });

  test("is refused while a blank is empty", () => {
    const code = documentOf(standardDocuments[0]!.source);
    expect(() => textToSign(code, "nb", {}, identity)).toThrow("buyer_name");
    expect(textToSign(code, "nb", values, identity)).not.toContain("{{");
  });
});

test("bold is told from plain, and markup is only text", () => {
  expect(paragraphsOf("**Gaver.** Små <b>gaver</b>.\n\nMer.")).toEqual([
    [
      { text: "Gaver.", bold: true },
      { text: " Små <b>gaver</b>.", bold: false },
    ],
    [{ text: "Mer.", bold: false }],
  ]);
});

describe("the documents a buyer starts with", () => {
  test("the code of conduct has 11 chapters and 52 clauses in both languages", () => {
    const code = documentOf(standardDocuments[0]!.source);
    expect(code.title).toEqual({ nb: "Etiske retningslinjer for leverandører", en: "Supplier code of conduct" });
    expect(code.chapters).toHaveLength(11);
    expect(clausesOf(code)).toHaveLength(52);
    expect(clausesOf(code).every(({ text }) => text.nb !== text.en)).toBe(true);
  });

  for (const { key, source, isExample } of standardDocuments) {
    test(`${key} can be read, and its front matter names its key and its blanks`, () => {
      const document = documentOf(source);
      for (const text of [source.nb, source.en]) {
        expect(frontMatter(text)).toMatchObject({ key, version: 1 });
        expect(frontMatter(text).placeholders.sort()).toEqual(blanksIn(printDocument(document).nb).sort());
      }
      expect(emptyBlanks(document, values)).toEqual([]);
      expect(document.title.nb.endsWith("(eksempel)")).toBe(isExample);
      expect(document.title.en.endsWith("(example)")).toBe(isExample);
    });
  }

  test("every blank we know how to fill is used, and nothing else", () => {
    expect(blanksIn(codeNb.split("---")[2]!).sort()).toEqual([...knownBlanks].sort());
  });
});
