/**
 * Where the browser takes over. It fetches the texts of the page's own language, and those for members only where a
 * member is reading; a change of language or of reader is a new page, so they never change.
 */
import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

import { languageNamed } from "~/i18n/language";
import { createTranslator } from "~/i18n/translator";
import { TranslatorProvider } from "~/i18n/use-translation";

const texts = {
  nb: { everyone: () => import("locales/nb/for-everyone"), members: () => import("locales/nb/for-members") },
  en: { everyone: () => import("locales/en/for-everyone"), members: () => import("locales/en/for-members") },
};

/**
 * The page's data, which Remix decodes when it is first called, and throws a promise until it has. Were they not there
 * before React takes over, the first key or click would make it render at once what must wait, and fail.
 */
async function decoded() {
  try {
    RemixBrowser({});
  } catch (decoding) {
    await decoding;
  }
}

async function takeOver() {
  const { lang, dataset } = document.documentElement;
  const language = languageNamed(lang) ?? "nb";
  const [everyone, members] = await Promise.all([
    texts[language].everyone(),
    dataset.audience === "member" ? texts[language].members() : undefined,
    decoded(),
  ]);
  const translator = createTranslator(language, { ...everyone.default, ...members?.default });
  startTransition(() => {
    hydrateRoot(
      document,
      <TranslatorProvider translator={translator}>
        <RemixBrowser />
      </TranslatorProvider>,
    );
  });
}

void takeOver();
