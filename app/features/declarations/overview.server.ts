/** What the first page of a declaration shows: what was read, what is missing on which page, what to look at. */
import type { Store } from "db/client.server";
import { declarationParts, type Language } from "db/schema/words";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { openItems } from "~/features/minerals/completeness";
import type { Declaration } from "~/features/minerals/declaration";
import type { Flag } from "~/features/minerals/flags";
import { flagIn, openItemIn } from "~/features/minerals/words";
import { todayIn } from "~/features/requests/deadlines";
import { formatDate, formatList } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { type Declaring, type Draft, mayChange } from "./drafts.server";
import { flagsFor } from "./flagged.server";
import { isForSupplier } from "./follow-up";
import { scopeLetterOf } from "./part-page.server";
import { openOn, partOf, partOfCell } from "./parts";

export async function draftShown(
  store: Store,
  by: SupplierSession,
  declaring: Declaring & { draft: Draft },
  { language, now }: { language: Language; now: Date },
) {
  const { task, draft } = declaring;
  const { declaration } = draft;
  const { t } = translatorFor(language);
  const flags = await flagsFor(store, by, declaration, {
    concerning: task.concerning,
    today: todayIn(now, by.timeZone),
  });
  const counts = openOn(declaration);
  const here = `/my/requests/${task.id}/declaration`;
  return {
    facts: factsIn(declaration, language),
    kept: { at: draft.keptAt, by: draft.keptBy },
    fileId: draft.fileId,
    parts: declarationParts.map((part) => ({
      part,
      open: counts[part],
      isOpen: mayChange(declaring, part),
      isReturned: declaring.returned?.parts.includes(part) ?? false,
    })),
    open: openItems(declaration).map((item) => ({
      key: `${item.about} ${item.cell} ${"mineral" in item ? item.mineral : ""}`,
      text: openItemIn(item, t),
      to: `${here}/${partOf(item)}`,
    })),
    remarks: flags.filter(isForSupplier).map((flag) => remarkIn(flag, declaration, here, language)),
  };
}

function remarkIn(flag: Flag, declaration: Declaration, here: string, language: Language) {
  const { t } = translatorFor(language);
  const part = flag.cells.map((cell) => partOfCell(declaration, cell)).find((one) => one !== null);
  return {
    key: `${flag.rule} ${flag.says} ${flag.mineral ?? ""} ${flag.cells[0] ?? ""}`,
    text: flagIn(flag, t, language),
    to: part ? `${here}/${part}` : null,
  };
}

export function factsIn(declaration: Declaration, language: Language) {
  const { t } = translatorFor(language);
  const { template, version, company, minerals, smelters, products } = declaration;
  const letter = scopeLetterOf(declaration);
  const date = company.effectiveDate;
  return {
    version: `${template} ${version}`,
    company: company.name.value,
    scope: letter ? t(`minerals:scope.${letter}`) : company.scope.value,
    date: date.value ? formatDate(date.value, language) : date.raw === null ? null : String(date.raw),
    minerals: formatList(
      minerals.map((mineral) => t(`minerals:mineral.${mineral}`)),
      language,
    ),
    smelters: smelters.length,
    products: products.length,
  };
}
