/** What is wrong with a file, what is missing, and what is remarkable, as sentences in the reader's language. */
import type { Language } from "db/schema/words";

import { formatDate, formatList, formatNumber } from "~/i18n/format";
import type { Translate } from "~/i18n/say";
import type { OpenItem } from "./completeness";
import type { ListProblem } from "./edition";
import type { Flag } from "./flags";
import type { CompanyField } from "./minerals";
import type { FileProblem } from "./problem";

/** @param t the translator itself, which knows every text */
export function problemIn({ key, params }: FileProblem, t: Translate, language: Language): string {
  return t(`minerals:file.${key}`, blanksOf(params, t, language) as never);
}

export function listProblemIn({ key, row, value }: ListProblem, t: Translate): string {
  return t(`minerals:list.${key}`, { row, value } as never);
}

export function openItemIn(item: OpenItem, t: Translate): string {
  const mineral = "mineral" in item && item.mineral ? t(`minerals:mineral.${item.mineral}`) : "";
  switch (item.about) {
    case "company":
      return t("minerals:open.company", { field: t(`minerals:company.${item.field}`) });
    case "question":
      return mineral
        ? t("minerals:open.questionFor", { question: item.question, mineral })
        : t("minerals:open.question", { question: item.question });
    case "smelters":
      return t("minerals:open.smelters", { mineral });
    default:
      return t(`minerals:open.${item.about}`);
  }
}

export function flagIn({ rule, says, mineral, params }: Flag, t: Translate, language: Language): string {
  const blanks = blanksOf(params, t, language);
  if (mineral) {
    blanks.mineral = t(`minerals:mineral.${mineral}`);
    blanks.Mineral = blanks.mineral.charAt(0).toUpperCase() + blanks.mineral.slice(1);
  }
  return t(`minerals:flags.${rule}.${says}` as "minerals:flags.RF-13.none", blanks as never);
}

function blanksOf(params: Flag["params"], t: Translate, language: Language): Record<string, string> {
  const written = Object.entries(params).map(([name, value]): [string, string] => {
    if (typeof value === "number") return [name, formatNumber(value, language)];
    if (typeof value === "string") return [name, /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value, language) : value];
    const words = name === "fields" ? value.map((field) => t(`minerals:company.${field as CompanyField}`)) : value;
    return [name, shortList([...new Set(words)], t, language)];
  });
  return Object.fromEntries(written);
}

const mostNamed = 5;

function shortList(words: readonly string[], t: Translate, language: Language): string {
  if (words.length <= mostNamed) return formatList(words, language);
  const more = formatNumber(words.length - mostNamed, language);
  return t("minerals:andMore", { some: words.slice(0, mostNamed).join(", "), more });
}
