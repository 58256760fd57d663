/**
 * The addendum to a supplier's own code: exactly the clauses of ours that it lacks or says in part, in both languages,
 * word for word, under the frame of domain texts, version 1. It is a document like any other: hashed, signed and sealed.
 */
import type { Both, DocumentText } from "~/features/documents/document-text";
import { type Blanks, textToSign } from "~/features/documents/document-text";
import { formatDate } from "~/i18n/format";

// A paragraph that began with a company's name could be taken for a clause: "2.0 Solutions AS". Hence the bold.
const frame: Both = {
  nb: "**{{supplier}}** følger egne etiske retningslinjer av {{date_nb}} («egne retningslinjer»). Punktene nedenfor, hentet fra {{buyer}}s etiske retningslinjer for leverandører versjon {{version}}, gjelder i tillegg. Ved motstrid gjelder den regelen som gir mennesker og miljø best vern.",
  en: "**{{supplier}}** follows its own code of conduct of {{date_en}} (the “own code”). The clauses below, taken from {{buyer}}'s supplier code of conduct version {{version}}, apply in addition. Where they differ, the rule that best protects people and the environment applies.",
};
const asFile: Both = {
  nb: "De egne retningslinjene er filen med SHA-256 {{file}}.",
  en: "The own code is the file with SHA-256 {{file}}.",
};
const atAddress: Both = {
  nb: "De egne retningslinjene er publisert på {{address}}.",
  en: "The own code is published at {{address}}.",
};

export type AddendumFacts = {
  supplier: string;
  buyer: string;
  /** The day the own code bears, YYYY-MM-DD. */
  datedOn: string;
  /** SHA-256 of its file, hexadecimal; without a file its address. */
  file: string | null;
  address: string | null;
};

type Ours = { key: string; version: number; text: DocumentText; blanks: Blanks };

/** The clauses that are lacking, under their own numbers and chapters. @throws when nothing is lacking */
export function addendumOf(ours: Ours, lacking: ReadonlySet<string>, facts: AddendumFacts): Ours {
  const chapters = ours.text.chapters
    .map((chapter) => ({ ...chapter, clauses: chapter.clauses.filter(({ key }) => lacking.has(key)) }))
    .filter(({ clauses }) => clauses.length > 0);
  if (chapters.length === 0) throw new Error("An addendum needs a clause");
  const kept = facts.file ? asFile : atAddress;
  return {
    key: addendumKey(ours.key),
    version: ours.version,
    text: {
      title: addendumTitle(ours.text.title),
      intro: { nb: `${frame.nb}\n\n${kept.nb}`, en: `${frame.en}\n\n${kept.en}` },
      chapters,
    },
    blanks: {
      ...ours.blanks,
      supplier: facts.supplier,
      buyer: facts.buyer,
      version: String(ours.version),
      date_nb: formatDate(facts.datedOn, "nb"),
      date_en: formatDate(facts.datedOn, "en"),
      file: facts.file ?? "",
      address: facts.address ?? "",
    },
  };
}

/** The bytes to be signed, as text, in both languages. */
export const addendumTexts = (addendum: Ours): Both => ({
  nb: textToSign(addendum.text, "nb", addendum.blanks, addendum),
  en: textToSign(addendum.text, "en", addendum.blanks, addendum),
});

/** Under which key an addendum to a document is sealed. */
export const addendumKey = (key: string) => `${key}_addendum`;

export const addendumTitle = (title: Both): Both => ({
  nb: `Tillegg til «${title.nb}»`,
  en: `Addendum to “${title.en}”`,
});

/** A signed document under the key and title of what was really signed: itself, or the addendum to it. */
export function asSigned<Row extends { key: string; title: Both; comparisonId: string | null }>(row: Row): Row {
  return row.comparisonId === null ? row : { ...row, key: addendumKey(row.key), title: addendumTitle(row.title) };
}
