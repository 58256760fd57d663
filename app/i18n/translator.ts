import { createInstance, type i18n } from "i18next";
import type { Language } from "locales/index";

import type { SayOf, Translate, Word } from "./say";

/** i18next's, whose keys and blanks are checked by types of our own. */
export interface Translator extends Pick<i18n, "language" | "exists"> {
  t: Translate;
  getFixedT<const Words extends Word | readonly Word[]>(language: Language | null, words: Words): SayOf<Words>;
}

/** A translator for one language, ready at once: every text it was given is already in memory. */
export function createTranslator(language: Language, texts: Record<string, unknown>): Translator {
  const translator = createInstance();
  void translator.init({
    lng: language,
    resources: { [language]: texts } as never, // a supplier's browser is given fewer texts than the type promises
    defaultNS: "common",
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  return translator as unknown as Translator;
}
