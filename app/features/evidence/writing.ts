/**
 * Writing in any script: which font draws a character, where a line may break, and in which order its pieces stand.
 *
 * A name may be Chinese and a company Arabic in the middle of a Norwegian sentence. Each character belongs to a script,
 * each script has a font; marks and signs that all scripts share go with what stands before them. Lines break at spaces,
 * and between characters where a script has none. What is read from the right is put in its order by the Unicode
 * bidirectional algorithm (UAX 9), piece by piece.
 */
import bidiFactory from "bidi-js";

export type Script = "latin" | "chinese" | "japanese" | "korean" | "arabic" | "hebrew" | "thai" | "devanagari";

/** A piece in one script and weight. */
export type Piece = { text: string; script: Script; bold: boolean };
/** What is not torn apart at the end of a line. */
export type Word = { pieces: Piece[]; spaceBefore: boolean };

const scripts: [Script | "han", RegExp][] = [
  ["korean", /\p{Script=Hangul}/u],
  ["japanese", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["han", /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u],
  ["arabic", /\p{Script=Arabic}/u],
  ["hebrew", /\p{Script=Hebrew}/u],
  ["thai", /\p{Script=Thai}/u],
  ["devanagari", /\p{Script=Devanagari}/u],
];

/** Chinese characters are drawn as in the language around them: Japanese beside kana, Chinese otherwise. */
function scriptsIn(text: string): (sign: string, before: Script) => Script {
  const han: Script = scripts[1]![1].test(text) ? "japanese" : "chinese";
  return (sign, before) => {
    if (/[\p{Script=Inherited}\u200c\u200d]/u.test(sign)) return before;
    const found = scripts.find(([, ofScript]) => ofScript.test(sign))?.[0];
    return found === "han" ? han : (found ?? "latin");
  };
}

/** Between these no space is needed for a new line to begin. */
const breakable = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;
const neverFirst = /[\p{Pe}\p{Pf}\p{Po}\p{M}ー々ๆ]/u;
const neverLast = /[\p{Ps}\p{Pi}]/u;

/** @param runs a paragraph, in plain and bold */
export function wordsOf(runs: readonly { text: string; bold: boolean }[]): Word[] {
  const scriptOf = scriptsIn(runs.map(({ text }) => text).join(""));
  const words: Word[] = [];
  let script: Script = "latin";
  let before = " ";
  let isSpaced = false;
  for (const { text, bold } of runs) {
    for (const sign of text) {
      if (/[^\S\u00a0\u202f]/.test(sign)) {
        isSpaced = true;
        before = " ";
        continue;
      }
      script = scriptOf(sign, script);
      const mayBreak =
        (breakable.test(sign) || breakable.test(before)) && !neverFirst.test(sign) && !neverLast.test(before);
      if (before === " " || mayBreak) words.push({ pieces: [], spaceBefore: isSpaced && words.length > 0 });
      const word = words.at(-1)!;
      const last = word.pieces.at(-1);
      if (last?.script === script && last.bold === bold) last.text += sign;
      else word.pieces.push({ text: sign, script, bold });
      isSpaced = false;
      before = sign;
    }
  }
  return words;
}

/**
 * Fills lines with words. A word wider than a line, such as an address or a hash, is broken where the line ends.
 * @param widthOf of a piece; in the same unit as `width`
 */
export function linesOf(words: readonly Word[], width: number, widthOf: (piece: Piece) => number): Piece[][] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  const end = () => {
    if (line.length > 0) lines.push(line);
    line = [];
    used = 0;
  };
  const add = (piece: Piece) => {
    line.push(piece);
    used += widthOf(piece);
  };
  for (const { pieces, spaceBefore } of words) {
    const needed = pieces.reduce((sum, piece) => sum + widthOf(piece), 0);
    const space: Piece = { text: " ", script: pieces[0]!.script, bold: pieces[0]!.bold };
    const gap = spaceBefore && line.length > 0 ? widthOf(space) : 0;
    if (line.length > 0 && used + gap + needed > width) end();
    else if (gap > 0) add(space);
    if (needed <= width) {
      for (const piece of pieces) add(piece);
      continue;
    }
    for (const { text, ...rest } of pieces) {
      for (const sign of text) {
        const one = { ...rest, text: sign };
        if (used + widthOf(one) > width) end();
        const last = line.at(-1);
        if (last?.script === rest.script && last.bold === rest.bold && last.text !== " ") {
          used += widthOf(one);
          last.text += sign;
        } else add(one);
      }
    }
  }
  end();
  return lines;
}

const bidi = bidiFactory();
const fromRight = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The pieces of a line in the order they stand on paper, from the left. */
export function asSeen(line: readonly Piece[]): Piece[] {
  const text = line.map((piece) => piece.text).join("");
  if (!fromRight.test(text)) return [...line];
  const { levels } = bidi.getEmbeddingLevels(text, "ltr");
  const units: (Piece & { level: number })[] = [];
  let at = 0;
  for (const piece of line) {
    const start = units.length;
    for (const part of piece.text.match(/\s+|\S+/g) ?? []) {
      for (const sign of part) {
        const level = levels[at]!;
        const last = units.length > start ? units.at(-1) : undefined;
        const isOfOneKind = last?.level === level && /\s/.test(last.text) === /\s/.test(sign);
        const seen = level % 2 === 1 ? (bidi.getMirroredCharacter(sign) ?? sign) : sign;
        if (isOfOneKind) last!.text += seen;
        else units.push({ ...piece, text: seen, level });
        at += sign.length;
      }
    }
  }
  // Rule L2: from the highest level down, what is at least that high is turned round.
  for (let level = Math.max(...units.map((unit) => unit.level)); level > 0; level -= 1) {
    for (let from = 0; from < units.length; from += 1) {
      let to = from;
      while (to < units.length && units[to]!.level >= level) to += 1;
      units.splice(from, to - from, ...units.slice(from, to).reverse());
      if (to > from) from = to;
    }
  }
  return units.map(({ level: _, ...piece }) => piece);
}
