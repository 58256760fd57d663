/** The smelters of all suppliers as a table to take away: one row for each smelter of each supplier. */
import type { Translate } from "~/i18n/say";
import type { RolledUp } from "./roll-up.server";

export function rollUpSheet(t: Translate, smelters: readonly RolledUp[]) {
  const text = (header: string, width = 20) => ({ header, kind: "text" as const, width });
  return {
    columns: [
      text(t("declared:rollUp.metal"), 14),
      text(t("declared:rollUp.name"), 40),
      text(t("declared:rollUp.country"), 24),
      text(t("declared:rollUp.cid"), 14),
      text(t("declared:rollUp.supplier"), 36),
      text(t("declared:rollUp.flags"), 24),
    ],
    rows: smelters.flatMap(({ metal, name, country, cid, suppliers, rules }) =>
      suppliers.map((supplier) => [metal, name, country, cid, supplier.name, rules.join(", ")]),
    ),
  };
}
