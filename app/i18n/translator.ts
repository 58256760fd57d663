import { createInstance, type i18n } from "i18next";
import type { Language } from "locales/index";

export type Translate = i18n["t"];

/** A translator for one language, ready at once: every text it was given is already in memory. */
export function createTranslator(language: Language, texts: Record<string, unknown>): i18n {
  const translator = createInstance();
  void translator.init({
    lng: language,
    resources: { [language]: texts } as never, // a supplier's browser is given fewer texts than the type promises
    defaultNS: "common",
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  return translator;
}
