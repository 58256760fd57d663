import type { Language } from "db/schema/words";

import { translatorFor } from "~/i18n/translators.server";

/** The privacy notice in the reader's language; it names the buyer to those who came in for one. */
export function privacyNotice(language: Language, buyer: string | null) {
  const t = translatorFor(language).getFixedT(language, "privacy");
  return {
    title: t("title"),
    lead: t("lead"),
    sections: [
      { title: t("who.title"), texts: [buyer ? t("who.named", { buyer }) : t("who.unnamed")] },
      { title: t("what.title"), texts: [t("what.contact"), t("what.answers"), t("what.signature"), t("what.log")] },
      { title: t("why.title"), texts: [t("why.text")] },
      { title: t("seen.title"), texts: [t("seen.text")] },
      { title: t("kept.title"), texts: [t("kept.contacts"), t("kept.evidence"), t("kept.erased")] },
      { title: t("cookies.title"), texts: [t("cookies.text")] },
      { title: t("rights.title"), texts: [t("rights.text")] },
    ],
  };
}
