/**
 * The shape a translation must have to say everything the Norwegian texts say: the same keys, all the way down, and in
 * each text the same {{blanks}}.
 *
 * Norwegian is the language we write first. A key missing from English, one that Norwegian does not have, or a blank
 * that was lost on the way stops the type check at the line where it is wrong.
 */
export type TranslationOf<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? WithBlanksOf<Texts[Key]> : TranslationOf<Texts[Key]>;
};

/** The names of a text's blanks: "count" | "name" for "{{count}} from {{name}}". */
export type BlanksOf<Text> = Text extends `${string}{{${infer Blank}}}${infer Rest}` ? Blank | BlanksOf<Rest> : never;

type WithBlanksOf<Text extends string> = Text extends `${string}{{${infer Blank}}}${infer Rest}`
  ? `${string}{{${Blank}}}${string}` & WithBlanksOf<Rest>
  : string;
