/**
 * Workbooks spoilt at random: a byte of the file, a piece of its XML, or its structure. The same seed spoils in the same
 * way, so that what goes wrong can be looked at again.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

export type Dice = (below: number) => number;

/** Mulberry32: numbers that are random enough, and the same each time. */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const kinds = [bytes, bytes, xml, xml, xml, structure, structure];

export function mutated(workbook: Uint8Array, dice: Dice): Uint8Array {
  return kinds[dice(kinds.length)]!(workbook, dice);
}

function bytes(workbook: Uint8Array, dice: Dice): Uint8Array {
  const spoilt = workbook.slice(0, dice(10) === 0 ? dice(workbook.length) : workbook.length);
  for (let times = dice(20) + 1; times > 0; times--) {
    if (spoilt.length === 0) break;
    // Half of them in the directory at the end, where sizes and places stand.
    const from = dice(2) === 0 ? Math.max(0, spoilt.length - 800) : 0;
    spoilt[from + dice(spoilt.length - from)] = [0, 0xff, dice(256)][dice(3)]!;
  }
  return spoilt;
}

const pieces = [
  ...[
    "<",
    ">",
    "</c>",
    "</row>",
    "</sheetData>",
    "<c>",
    '<c r="D8" t="s">',
    "<v>999999999</v>",
    "<is><t>",
    "<!--",
    "]]>",
  ],
  ...["&", "&amp;", "&#0;", "&#x110000;", "&x;", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "\u0000", "\ufffe", "<?x", '"', "'"],
  ...['r="A0"', 'r="ZZZZ99999999"', 'r="D-1"', 't="e"', 't="zzz"', "<f>A1</f>", "_x000D_", "Yes", "1e999", "NaN"],
  "<x>".repeat(2_000),
  "a".repeat(100_000),
  '<row r="99999999"><c r="B99999999"><v>1</v></c></row>',
];

function xml(workbook: Uint8Array, dice: Dice): Uint8Array {
  return changed(workbook, dice, (text) => {
    let spoilt = text;
    for (let times = dice(4) + 1; times > 0; times--) {
      const at = dice(spoilt.length + 1);
      const without = dice(2) === 0 ? dice(60) : 0;
      spoilt = spoilt.slice(0, at) + pieces[dice(pieces.length)] + spoilt.slice(at + without);
    }
    return spoilt;
  });
}

/** Rows, cells and words that are well-formed and not where they should be. */
function structure(workbook: Uint8Array, dice: Dice): Uint8Array {
  const parts = unzipSync(workbook);
  const names = Object.keys(parts);
  const name = names[dice(names.length)]!;
  switch (dice(5)) {
    case 0:
      delete parts[name];
      return zipSync(parts);
    case 1:
      return zipSync({ ...parts, [names[dice(names.length)]!]: parts[name]! });
    case 2:
      return zipSync({ ...parts, [name]: new Uint8Array(dice(3_000_000)) } satisfies Zippable);
    case 3:
      return changed(workbook, dice, (text) => text.replace(/(<row\b.*?<\/row>)(<row\b.*?<\/row>)/s, "$2$1$1"));
    default: {
      const [one, other] = ["ABCDEFGJ"[dice(8)], "ABCDEFGJ"[dice(8)]];
      return changed(workbook, dice, (text) => text.replaceAll(`r="${one}`, `r="${other}`));
    }
  }
}

function changed(workbook: Uint8Array, dice: Dice, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(workbook);
  const names = Object.keys(parts).filter((name) => /\.(xml|rels)$/.test(name));
  const name = names[dice(names.length)]!;
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name]!))) });
}
