/** What is wrong with a field, in the reader's words. */
import type { Language } from "db/schema/words";

import { formatDate, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Message } from "./check";

/** Says a message in the page's language; dates and numbers in it are written as they are elsewhere. */
export function useSpoken() {
  const { t, i18n } = useTranslation("validation");
  const language = i18n.language as Language;
  return ({ key, params = {} }: Message): string => {
    const blanks = Object.entries(params).map(([name, value]) => [name, written(value, language)]);
    const text = t(key as never, Object.fromEntries(blanks) as never);
    return text === key ? t("invalid") : text;
  };
}

function written(value: string | number, language: Language): string {
  if (typeof value === "number") return formatNumber(value, language);
  return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value, language) : value;
}
