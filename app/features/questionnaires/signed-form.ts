/**
 * A questionnaire that is signed like a document: its sections are chapters and its questions clauses, under numbers and
 * keys that stay the same whether it is empty or answered. What is signed is the answered one, in both languages.
 */
import { type Blanks, type Both, type DocumentText, textToSign } from "~/features/documents/document-text";
import type { Questionnaire } from "./questionnaire";

/** One question as it was answered: each line with its name, in both languages. */
export type AnsweredLine = { label: Both; value: Both };

type Answered = ReadonlyMap<string, readonly AnsweredLine[]>;

/** The form as it is published, without answers. */
export const formAsDocument = (questionnaire: Questionnaire): DocumentText => documentWith(questionnaire, () => []);

/**
 * The bytes that are signed, as text, in both languages; questions that were not asked are left out.
 * An answer is one line of plain text whatever was typed, so that it can open no clause of its own.
 */
export function answeredTexts(questionnaire: Questionnaire, answered: Answered): Both {
  const values: Record<"nb" | "en", Record<string, string>> = { nb: {}, en: {} };
  const text = documentWith(
    questionnaire,
    (key) =>
      answered.get(key)!.map(({ label, value }) => {
        const blank = `line_${Object.keys(values.nb).length}`;
        values.nb[blank] = value.nb;
        values.en[blank] = value.en;
        return { nb: `**${label.nb}:** {{${blank}}}`, en: `**${label.en}:** {{${blank}}}` };
      }),
    (key) => answered.has(key),
  );
  const identity = { key: questionnaire.key, version: questionnaire.version };
  const written = (language: "nb" | "en") => textToSign(text, language, values[language] satisfies Blanks, identity);
  return { nb: written("nb"), en: written("en") };
}

function documentWith(
  { title, intro, closing, sections }: Questionnaire,
  linesOf: (question: string) => Both[],
  isIn: (question: string) => boolean = () => true,
): DocumentText {
  const chapters = sections.map((section, chapter) => ({
    number: String(chapter + 1),
    title: section.title,
    clauses: section.questions.flatMap(({ key, text }, place) => {
      if (!isIn(key)) return [];
      const all = [text, ...linesOf(key)];
      return [
        { key, number: `${chapter + 1}.${place + 1}`, text: inBoth((language) => all.map((one) => one[language])) },
      ];
    }),
  }));
  return {
    title,
    intro: inBoth((language) => [intro[language], closing[language]]),
    chapters: chapters.filter(({ clauses }) => clauses.length > 0),
  };
}

const inBoth = (paragraphs: (language: "nb" | "en") => string[]): Both => ({
  nb: paragraphs("nb").join("\n\n"),
  en: paragraphs("en").join("\n\n"),
});
