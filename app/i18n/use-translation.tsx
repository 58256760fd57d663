/**
 * The page's translator. A page has one language from beginning to end, so this is all there is to it: react-i18next
 * would watch for changes that never come, on every field of every form, and cost the browser 5 kB.
 */
import type { DefaultNamespace, i18n, Namespace, TFunction } from "i18next";
import { createContext, type ReactNode, useContext } from "react";

const Translator = createContext<i18n | null>(null);

export function TranslatorProvider({ translator, children }: { translator: i18n; children: ReactNode }) {
  return <Translator.Provider value={translator}>{children}</Translator.Provider>;
}

/** @param words the locale files whose texts are meant; the first needs no name before its keys */
export function useTranslation<const Words extends Namespace = DefaultNamespace>(words?: Words) {
  const i18n = useContext(Translator);
  if (i18n === null) throw new Error("A page is rendered inside a TranslatorProvider");
  return { t: i18n.getFixedT(null, words ?? null) as TFunction<Words>, i18n };
}
