/**
 * The page's translator. A page has one language from beginning to end, so this is all there is to it: react-i18next
 * would watch for changes that never come, on every field of every form, and cost the browser 5 kB.
 */
import { createContext, type ReactNode, useContext } from "react";

import type { SayOf, Word } from "./say";
import type { Translator } from "./translator";

const PageTranslator = createContext<Translator | null>(null);

export function TranslatorProvider({ translator, children }: { translator: Translator; children: ReactNode }) {
  return <PageTranslator.Provider value={translator}>{children}</PageTranslator.Provider>;
}

/** @param words the locale files whose texts are meant; the first needs no name before its keys */
export function useTranslation<const Words extends Word | readonly Word[] = "common">(words?: Words) {
  const i18n = useContext(PageTranslator);
  if (i18n === null) throw new Error("A page is rendered inside a TranslatorProvider");
  const t: unknown = i18n.getFixedT(null, words ?? ("common" as Word));
  return { t: t as SayOf<Words>, i18n };
}
