/**
 * What is new in a version, clause by clause, against the version a supplier has signed.
 *
 * A clause is the same one as long as it keeps its key (document-text.ts), whatever its number is now. Words count;
 * spaces, line breaks and bold do not.
 */
import type { Language } from "db/schema/words";
import { diffWordsWithSpace } from "diff";

import { type Blanks, clausesOf, type DocumentText, fillBlanks } from "./document-text";

/** A run of words: in both versions, only in the new one, or only in the one before. */
export type Piece = { words: string; is: "kept" | "added" | "removed" };

export type Change = {
  what: "title" | "intro" | "chapter" | "clause";
  /** Of the chapter or clause, as the new version numbers it; the version before, where it is gone. */
  number: string | null;
  is: "added" | "changed" | "removed";
  pieces: Piece[];
};

type Version = { text: DocumentText; blanks: Blanks };

/** What the reader would see changed, in the order of the new version; what is gone comes last. */
export function changesBetween(before: Version, after: Version, language: Language): Change[] {
  const [old, fresh] = [unitsOf(before, language), unitsOf(after, language)];
  const changes: Change[] = [];
  for (const [key, { what, number, words }] of fresh) {
    const earlier = old.get(key)?.words;
    if (earlier === words) continue;
    const is = earlier === undefined ? "added" : "changed";
    changes.push({ what, number, is, pieces: piecesOf(earlier ?? "", words) });
  }
  for (const [key, { what, number, words }] of old) {
    if (!fresh.has(key)) changes.push({ what, number, is: "removed", pieces: piecesOf(words, "") });
  }
  return changes;
}

/** What each clause says in both languages, by its key: the same words are the same clause, whatever its number. */
export function wordsOfClauses({ text, blanks }: Version): Map<string, string> {
  const words = (part: { nb: string; en: string }) =>
    JSON.stringify([plain(fillBlanks(part.nb, blanks)), plain(fillBlanks(part.en, blanks))]);
  return new Map(clausesOf(text).map((clause) => [clause.key, words(clause.text)]));
}

type Unit = Pick<Change, "what" | "number"> & { words: string };

function unitsOf({ text, blanks }: Version, language: Language): Map<string, Unit> {
  const words = (part: { nb: string; en: string }) => plain(fillBlanks(part[language], blanks));
  const units = new Map<string, Unit>([["title", { what: "title", number: null, words: words(text.title) }]]);
  if (words(text.intro)) units.set("intro", { what: "intro", number: null, words: words(text.intro) });
  for (const { number, title, clauses } of text.chapters) {
    units.set(`chapter ${number}`, { what: "chapter", number, words: words(title) });
    for (const clause of clauses)
      units.set(`clause ${clause.key}`, { what: "clause", number: clause.number, words: words(clause.text) });
  }
  return units;
}

const plain = (text: string) => text.normalize("NFC").replaceAll("**", "").replace(/\s+/g, " ").trim();

function piecesOf(before: string, after: string): Piece[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    words: value,
    is: added ? "added" : removed ? "removed" : "kept",
  }));
}
