/**
 * How a text is asked for, checked by the compiler: the key is one of the named files', and what its blanks need is given.
 *
 * i18next has types for this, but over forty files of texts they cost the type check a minute. These lay each file's
 * texts out flat once, so that asking for one is a look-up.
 */
import type { Texts } from "locales/index";
import type { BlanksOf } from "locales/translation";

/** A file of texts: locales/nb/<word>.ts. */
export type Word = keyof Texts;

/** `t("save")`, `t("common:daysLeft", { count: 3 })` */
type Say<Known> = <Key extends keyof Known & string>(
  key: Key,
  ...blanks: [Known[Key]] extends [never] ? [none?: undefined] : [Filled<Known[Key] & string>]
) => string;

/** What decides between one and many is a number, and is marked with #. */
type Filled<Blanks extends string> = {
  [Blank in Blanks as Blank extends "#count" ? "count" : Blank]: Blank extends "#count" ? number : string | number;
};

/** Says the texts of some files; those of the first need no name before their keys. */
export type SayOf<Words> = Words extends readonly [infer First, ...infer Rest]
  ? SayAll<First, First | Rest[number]>
  : SayAll<Words, Words>;

type SayAll<First, All> = Say<Flat<Own[First & Word] | Named[All & Word]>>;

/** Says every text; those of `common` need no name before their keys. */
export type Translate = Say<Flat<Own["common"] | Named[Word]>>;

type Flat<Line> = {
  [One in Line as One extends [infer Key extends string, unknown] ? Key : never]: One extends [string, infer Blanks]
    ? Blanks
    : never;
};

/** Each file's keys, with the names of the blanks to fill. */
type Own = { [One in Word]: Lines<Texts[One]> };
type Named = { [One in Word]: Under<`${One}:`, Own[One]> };

/** ["done.saved", "name"] for { done: { saved: "{{name}} is saved" } } */
type Lines<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? Key extends `${infer Plural}_${"one" | "other"}`
      ? [Plural, Exclude<BlanksOf<Tree[Key]>, "count"> | "#count"]
      : [Key, BlanksOf<Tree[Key]>]
    : Under<`${Key}.`, Lines<Tree[Key]>>;
}[keyof Tree & string];

type Under<Before extends string, Line> = Line extends [infer Key extends string, infer Blanks]
  ? [`${Before}${Key}`, Blanks]
  : never;
