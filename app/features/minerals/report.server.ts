/** What is told of a declaration outside the portal: as `npm run minerals` prints it. */
import type { Translate } from "~/i18n/say";
import { translatorFor } from "~/i18n/translators.server";
import { openItems } from "./completeness";
import type { Declaration } from "./declaration";
import { type Context, flagsOf } from "./flags";
import { companyFields } from "./minerals";
import { flagIn, openItemIn } from "./words";

/** A sentence in both languages. */
export type Both = { readonly nb: string; readonly en: string };

export const inBoth = (say: (t: Translate, language: "nb" | "en") => string): Both => ({
  nb: say(translatorFor("nb").t, "nb"),
  en: say(translatorFor("en").t, "en"),
});

export type Report = ReturnType<typeof reportOf>;

export function reportOf(declaration: Declaration, context: Context) {
  const { template, version, layout, company, minerals, smelters, products } = declaration;
  const open = openItems(declaration);
  return {
    template,
    version,
    layout,
    complete: layout !== "older" && open.length === 0,
    company: Object.fromEntries(companyFields.map((field) => [field, company[field].value])),
    minerals,
    answers: answersOf(declaration),
    smelters: smelters.map(({ row, metal, name, country, cid }) => ({ row, metal, name, country, cid })),
    products: products.map(({ row, number, name }) => ({ row, number, name })),
    openItems: open.map((item) => ({ item: openItemIn(item, translatorFor("en").t), cell: item.cell })),
    flags: flagsOf(declaration, context).map((flag) => ({
      rule: flag.rule,
      severity: flag.severity,
      ...(flag.mineral && { mineral: flag.mineral }),
      cells: flag.cells,
      text: inBoth((t, language) => flagIn(flag, t, language)),
    })),
  };
}

/** `{ "1": { Tin: "Yes" }, A: "Yes" }`, as the template numbers them; what is not answered is not there. */
function answersOf({ answers }: Declaration): Record<string, string | Record<string, string>> {
  const told: Record<string, string | Record<string, string>> = {};
  for (const { question, mineral, value } of answers) {
    if (value === null) continue;
    if (mineral === null) told[question] = value;
    else told[question] = { ...(told[question] as Record<string, string> | undefined), [mineral]: value };
  }
  return told;
}
