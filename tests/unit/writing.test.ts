import { describe, expect, test } from "vitest";
import { asSeen, linesOf, type Piece, wordsOf } from "~/features/evidence/writing";

const plain = (text: string) => wordsOf([{ text, bold: false }]);
const scripts = (text: string) =>
  plain(text).flatMap(({ pieces }) => pieces.map((piece) => [piece.text, piece.script]));
/** Every sign is one wide. */
const broken = (text: string, width: number) =>
  linesOf(plain(text), width, (piece) => [...piece.text].length).map((line) =>
    line.map((piece) => piece.text).join(""),
  );
const seen = (text: string) =>
  asSeen(linesOf(plain(text), 1000, (piece) => piece.text.length)[0]!).map((piece: Piece) => piece.text);

describe("which script a sign belongs to", () => {
  test("every name gets the font of its script, in the middle of a sentence too", () => {
    expect(scripts("Åse Žižka 王小明")).toEqual([
      ["Åse", "latin"],
      ["Žižka", "latin"],
      ["王", "chinese"],
      ["小", "chinese"],
      ["明", "chinese"],
    ]);
    expect(scripts("Иван Γιώργος")).toEqual([
      ["Иван", "latin"],
      ["Γιώργος", "latin"],
    ]);
    expect(scripts("김민수")).toEqual([["김민수", "korean"]]);
    expect(scripts("محمد")).toEqual([["محمد", "arabic"]]);
  });

  test("Chinese characters beside kana are Japanese", () => {
    expect(scripts("田中さ").map(([, script]) => script)).toEqual(["japanese", "japanese", "japanese"]);
    expect(scripts("田中").map(([, script]) => script)).toEqual(["chinese", "chinese"]);
  });

  test("a mark stays with the letter it stands on", () => {
    expect(scripts("e\u0301 क्ष")).toEqual([
      ["e\u0301", "latin"],
      ["क्ष", "devanagari"],
    ]);
  });
});

describe("where a line ends", () => {
  test("at spaces, and nowhere else in a word that fits", () => {
    expect(broken("one two three", 7)).toEqual(["one two", "three"]);
    expect(broken("one two three", 5)).toEqual(["one", "two", "three"]);
  });

  test("a space that must not break does not", () => {
    expect(broken("a 12\u00a0345", 6)).toEqual(["a", "12\u00a0345"]);
  });

  test("a word wider than the line is broken where the line ends, and nothing of it is lost", () => {
    expect(broken("ab cdefghij k", 4)).toEqual(["ab", "cdef", "ghij", "k"]);
  });

  test("between Chinese characters, but no line begins with a full stop", () => {
    expect(broken("深圳市华强", 3)).toEqual(["深圳市", "华强"]);
    expect(broken("深圳市。华强", 3)).toEqual(["深圳", "市。华", "强"]);
  });
});

describe("the order on paper", () => {
  test("what is read from the left stays", () => {
    expect(seen("one two")).toEqual(["one", " ", "two"]);
  });

  test("words read from the right stand from the right, inside a sentence read from the left", () => {
    expect(seen("by محمد علي today")).toEqual(["by", " ", "علي", " ", "محمد", " ", "today"]);
  });

  test("numbers among them are still read from the left", () => {
    expect(seen("שלום 123 עולם")).toEqual(["עולם", " ", "123", " ", "שלום"]);
  });
});
