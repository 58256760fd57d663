/**
 * The page's translator. A page has one language from beginning to end, so this is all there is to it: react-i18next
 * would watch for changes that never come, on every field of every form, and cost the browser 5 kB.
 */
import type { i18n as I18next } from "i18next";
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
  return { t: remembering(i18n, words ?? "common") as SayOf<Words>, i18n };
}

/** Looking one text up costs i18next more than React needs to write it, and most texts are the same on every page. */
const remembered = new WeakMap<Translator, Map<string, unknown>>();

function remembering(i18n: Translator, words: Word | readonly Word[]): unknown {
  const all = remembered.get(i18n) ?? new Map<string, unknown>();
  remembered.set(i18n, all);
  const name = String(words);
  const known = all.get(name);
  if (known) return known;
  const look = (i18n as unknown as I18next).getFixedT(null, words) as (key: string, blanks?: object) => string;
  const texts = new Map<string, string>();
  const t = (key: string, blanks?: object) => {
    if (blanks !== undefined) return look(key, blanks);
    const text = texts.get(key) ?? look(key);
    texts.set(key, text);
    return text;
  };
  all.set(name, t);
  return t;
}
