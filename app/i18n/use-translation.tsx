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
  return { t: remembering(i18n, words ?? null) as TFunction<Words>, i18n };
}

/** Looking one text up costs i18next more than React needs to write it, and most texts are the same on every page. */
const remembered = new WeakMap<i18n, Map<string, TFunction>>();

function remembering(i18n: i18n, words: Namespace | null): TFunction {
  const all = remembered.get(i18n) ?? new Map<string, TFunction>();
  remembered.set(i18n, all);
  const name = String(words);
  const known = all.get(name);
  if (known) return known;
  const look = i18n.getFixedT(null, words);
  const texts = new Map<string, string>();
  const t = ((key: string, values?: object) => {
    if (values !== undefined) return look(key as never, values as never);
    const text = texts.get(key) ?? String(look(key as never));
    texts.set(key, text);
    return text;
  }) as TFunction;
  all.set(name, t);
  return t;
}
