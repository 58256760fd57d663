import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBetween } from "~/features/documents/comparison";
import { standardDocuments } from "~/features/documents/content/library";
import { type DocumentText, documentOf, printDocument } from "~/features/documents/document-text";

const version = (nb: string) => ({ text: documentOf({ nb, en: nb }), blanks: { buyer_name: "Nordlys AS" } });
const of = (clauses: string, intro = "Dette gjelder {{buyer_name}}.") =>
  version(`# Kodeks\n\n${intro}\n\n## 1 Arbeid\n\n${clauses}\n`);
const before = of("1.1 **Barn.** Ingen under 15 år.\n\n1.2 Lønn betales hver måned.");
const changes = (after: ReturnType<typeof version>) => changesBetween(before, after, "nb");

test("the same words are no change, however they are broken into lines, set in bold or numbered", () => {
  expect(changes(before)).toEqual([]);
  expect(changes(of("1.1 Barn. Ingen under\n15 år.\n\n1.2 Lønn **betales** hver måned."))).toEqual([]);
  const renumbered = of("1.1 {#1.2} Lønn betales hver måned.\n\n1.2 {#1.1} Barn. Ingen under 15 år.");
  expect(changes(renumbered)).toEqual([]);
});

test("a word that changed is shown where it stands", () => {
  expect(changes(of("1.1 **Barn.** Ingen under 16 år.\n\n1.2 Lønn betales hver måned."))).toEqual([
    {
      what: "clause",
      number: "1.1",
      is: "changed",
      pieces: [
        { words: "Barn. Ingen under ", is: "kept" },
        { words: "15", is: "removed" },
        { words: "16", is: "added" },
        { words: " år.", is: "kept" },
      ],
    },
  ]);
});

test("what is new and what is gone are told apart, also where a number is used again", () => {
  const found = changes(of("1.1 **Barn.** Ingen under 15 år.\n\n1.2 {#1.3} Varsling skal være mulig."));
  expect(found.map(({ what, number, is }) => [what, number, is])).toEqual([
    ["clause", "1.2", "added"],
    ["clause", "1.2", "removed"],
  ]);
});

test("title, introduction, chapters and what fills the blanks count too", () => {
  const renamed = {
    ...of("1.1 **Barn.** Ingen under 15 år.\n\n1.2 Lønn betales hver måned."),
    blanks: { buyer_name: "Nordlys Energi AS" },
  };
  expect(changes(renamed).map(({ what, is }) => [what, is])).toEqual([["intro", "changed"]]);
  const without = of("1.1 **Barn.** Ingen under 15 år.\n\n1.2 Lønn betales hver måned.", "");
  expect(changes(without).map(({ what, is }) => [what, is])).toEqual([["intro", "removed"]]);
});

const code = documentOf(standardDocuments[0]!.source);
const sentence = fc
  .array(fc.constantFrom("alle", "ingen", "skal", "kan", "15", "år", "手册", "og", "lønn."), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(" "));
/** The standard code with some clauses taken out and some written anew. */
const edited = fc
  .array(fc.record({ out: fc.boolean(), text: fc.option(sentence) }), { minLength: 80, maxLength: 80 })
  .map((edits): DocumentText => {
    let at = 0;
    const chapters = code.chapters.map((chapter) => ({
      ...chapter,
      clauses: chapter.clauses.flatMap((clause) => {
        const { out, text } = edits[at++ % edits.length]!;
        return out ? [] : [text === null ? clause : { ...clause, text: { nb: text, en: text } }];
      }),
    }));
    return { ...code, chapters };
  });

test("the pieces are the one version without what was added and the other without what was removed", () => {
  fc.assert(
    fc.property(edited, edited, (one, other) => {
      const blanks = {};
      const found = changesBetween({ text: one, blanks }, { text: other, blanks }, "nb");
      const words = (document: DocumentText) => plain(printDocument(document).nb);
      const [old, fresh] = [words(one), words(other)];
      for (const { pieces, is } of found) {
        const side = (without: "added" | "removed") =>
          plain(
            pieces
              .filter((piece) => piece.is !== without)
              .map((piece) => piece.words)
              .join(""),
          );
        expect(old).toContain(side("added"));
        expect(fresh).toContain(side("removed"));
        if (is === "changed") expect(side("added")).not.toBe(side("removed"));
      }
      expect(found.length === 0).toBe(old === fresh);
    }),
    { numRuns: 50 },
  );
});

const plain = (text: string) => text.replaceAll("**", "").replace(/\s+/g, " ").trim();
