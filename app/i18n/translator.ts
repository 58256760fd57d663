import { createInstance, type i18n } from "i18next";
import type { Language } from "locales/index";

import type { SayOf, Translate, Word } from "./say";

/** i18next's, whose keys and blanks are checked by types of our own. */
export interface Translator extends Pick<i18n, "language" | "exists"> {
  t: Translate;
  getFixedT<const Words extends Word | readonly Word[]>(language: Language | null, words: Words): SayOf<Words>;
}

type Look = (key: string, blanks?: object) => string;

/** Bounds what is remembered of texts with names in them; those without are a few thousand. */
const mostRemembered = 10_000;

/**
 * A translator for one language, ready at once: every text it was given is already in memory. Looking one up costs
 * i18next more than React needs to write it, and most are the same on every page, so what was said once is remembered.
 */
export function createTranslator(language: Language, texts: Record<string, unknown>): Translator {
  const i18next = createInstance();
  void i18next.init({
    lng: language,
    resources: { [language]: texts } as never, // a supplier's browser is given fewer texts than the type promises
    defaultNS: "common",
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  const remembering = (look: Look): Look => {
    const said = new Map<string, string>();
    return (key, blanks) => {
      const asked = blanks === undefined ? key : `${key} ${JSON.stringify(blanks)}`;
      const text = said.get(asked) ?? look(key, blanks);
      if (said.size >= mostRemembered) said.clear();
      said.set(asked, text);
      return text;
    };
  };
  const fixed = new Map<string, Look>();
  return {
    language,
    exists: i18next.exists.bind(i18next),
    t: remembering((key, blanks) => (i18next.t as Look)(key, blanks)) as Translate,
    getFixedT(_, words) {
      const name = String(words);
      const known = fixed.get(name) ?? remembering(i18next.getFixedT(null, words as never) as Look);
      fixed.set(name, known);
      return known as never;
    },
  };
}
