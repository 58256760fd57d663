import type nb from "../nb/documents";
import type { TranslationOf } from "../translation";

/** Documents to sign: states, and what may be wrong with a text before it is published. */
export default {
  states: {
    draft: "Draft",
    published: "Published",
    retired: "Retired",
  },
  blanks: {
    buyer_name: "Name of the organisation",
    contact_email: "E-mail address for questions",
    whistleblowing_url: "Web address for whistleblowing",
  },
  emptyBlanks_one: "Fill in {{names}} before you publish.",
  emptyBlanks_other: "Fill in {{names}} before you publish.",
  language: { nb: "Norwegian", en: "English" },
  problems: {
    "no title": "The title is missing. Write it on the first line, after # and a space.",
    "no clauses": "There are no numbered clauses in the text. Begin them with, for example, 1.1.",
    "clause without text": "Clause {{where}} has no text.",
    "stray text": "This belongs to no clause: “{{where}}”",
    "number twice": "The number {{where}} is used twice.",
    "number out of order": "The number {{where}} is in the wrong place.",
    "missing in language": "Clause {{where}} is missing in this language.",
    "intro missing in language": "The introduction is missing in this language.",
    "unknown blank": "We do not know what {{where}} is to be filled with.",
    "blank missing in language": "The field {{where}} is missing in this language.",
    "unpaired bold": "Bold type does not end here: “{{where}}”",
  },
} as const satisfies TranslationOf<typeof nb>;
