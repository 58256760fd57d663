/** A scope in words, as the table and a supplier's page say it: "high or medium risk · A or B · electronics or metal". */
import type { Language } from "db/schema/words";

import { formatList, formatNumber } from "~/i18n/format";
import type { Translate } from "~/i18n/say";
import type { Scope } from "./table";

/** @returns what must hold, one text each; nothing when it is for everybody */
export function tellScope(scope: Scope, t: Translate, language: Language): string[] {
  const { levels, criticalities, productRelated, groups, category, spendFrom, employeesBelow, buyerKinds } = scope;
  const list = (words: readonly string[]) => formatList(words, language);
  return [
    levels.length > 0 &&
      t("requirements:scope.levels", { levels: list(levels.map((one) => t(`story:levels.${one}`))) }),
    criticalities.length > 0 && t("requirements:scope.criticalities", { criticalities: list(criticalities) }),
    productRelated !== null && t(productRelated ? "requirements:scope.products" : "requirements:scope.apart"),
    groups.length > 0 && list(groups.map((group) => t(`requirements:groups.${group}`))),
    category !== null && t("requirements:scope.category", { category }),
    spendFrom !== null && t("requirements:scope.spend", { spend: formatNumber(spendFrom, language) }),
    employeesBelow !== null && t("requirements:scope.employees", { count: employeesBelow }),
    buyerKinds.length > 0 && list(buyerKinds.map((kind) => t(`requirements:buyers.${kind}`))),
  ].filter((one): one is string => one !== false);
}
