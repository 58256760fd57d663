/** What the page of smelters shows: those declared, and what a search in the reference list finds. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { flagIn } from "~/features/minerals/words";
import { todayIn } from "~/features/requests/deadlines";
import { translatorFor } from "~/i18n/translators.server";
import type { Declaring, Draft } from "./drafts.server";
import { mineralsAsked } from "./editing";
import { flagsFor } from "./flagged.server";
import { isForSupplier } from "./follow-up";
import { capital } from "./question-words";
import { referenceOf, searchList } from "./smelter-lists.server";

export const mineralLabel = (metal: string | null, language: Language): string => {
  const { t } = translatorFor(language);
  return metal === null ? "" : capital(t(`minerals:mineral.${metal}` as "minerals:mineral.Tin"));
};

/** Those that are asked on about; all of them once nothing else is left to choose. */
export function metalsToChoose({ draft: { declaration } }: { draft: Draft }, language: Language) {
  const asked = mineralsAsked(declaration);
  return (asked.length > 0 ? asked : declaration.minerals).map((value) => ({
    value,
    label: mineralLabel(value, language),
  }));
}

export async function smeltersShown(
  store: Store,
  by: SupplierSession,
  declaring: Declaring & { draft: Draft },
  { search, language, now }: { search: string; language: Language; now: Date },
) {
  const { task, draft } = declaring;
  const { declaration } = draft;
  const { t } = translatorFor(language);
  const flags = await flagsFor(store, by, declaration, {
    concerning: task.concerning,
    today: todayIn(now, by.timeZone),
  });
  const said = flags.filter(
    (flag) => isForSupplier(flag) && flag.cells.some((cell) => cell.startsWith("Smelter List!")),
  );
  const reference = await referenceOf(store, by.buyerId, declaration);
  const metals = metalsToChoose({ draft }, language);
  const there = new Set(declaration.smelters.map(({ cid }) => cid));
  return {
    id: task.id,
    metals,
    search,
    hasList: reference !== null,
    found:
      reference && search
        ? searchList(
            reference,
            metals.map(({ value }) => value),
            search,
          ).map(({ cid, metal, name, country, aliases }) => ({
            cid,
            metal: mineralLabel(metal, language),
            name,
            country,
            aliases: aliases.slice(0, 5).join(", "),
            isThere: there.has(cid),
          }))
        : null,
    smelters: declaration.smelters.map(({ row, metal, status, name, country, cid }) => ({
      row,
      metal: mineralLabel(metal, language),
      kind: t(`minerals:smelterKind.${status}`),
      isListed: status === "listed",
      name,
      country,
      cid,
      rules: said.filter(({ cells }) => cells.some((cell) => cell.replace(/^.*![A-Z]/, "") === String(row))).length,
    })),
    remarks: said.map((flag) => ({
      key: `${flag.rule} ${flag.says} ${flag.mineral ?? ""} ${flag.cells[0]}`,
      text: flagIn(flag, t, language),
    })),
  };
}
