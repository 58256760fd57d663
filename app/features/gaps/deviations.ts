/**
 * The table of deviations as the public-sector report asks for it: of what type, where in the chain, what is done about
 * it, and how far it has come. What a person has said to be a non-conformity or a breach is one; the rest are gaps, which
 * may be looked at in the same way.
 */
import type { Both } from "db/schema/columns";
import {
  type ChainPlace,
  chainPlaces,
  type GapNature,
  type GapSource,
  type GapState,
  gapNatures,
  type Language,
  type Severity,
  severities,
} from "db/schema/words";

import type { Translate } from "~/i18n/say";

export const perPage = 50;
export const deviationFilters = ["nature", "severity", "place", "status", "search"] as const;
export const standings = ["open", "settled"] as const;

export type DeviationView = {
  /** "all": also what nobody has said the nature of. */
  nature: GapNature | "all" | null;
  severity: Severity | null;
  place: ChainPlace | null;
  status: (typeof standings)[number] | null;
  /** In the supplier's name. */
  search: string;
  page: number;
};

/** Addresses are typed and cut off: what is not understood is left out. */
export function deviationsIn(address: URLSearchParams): DeviationView {
  const said = (name: string) => address.get(name) ?? "";
  return {
    nature: ([...gapNatures, "all"] as const).find((one) => one === said("nature")) ?? null,
    severity: severities.find((one) => one === said("severity")) ?? null,
    place: chainPlaces.find((one) => one === said("place")) ?? null,
    status: standings.find((one) => one === said("status")) ?? null,
    search: said("search").replaceAll("\0", "").trim().slice(0, 100),
    page: /^[1-9]\d{0,3}$/.test(said("page")) ? Number(said("page")) : 1,
  };
}

export type Deviation = {
  id: string;
  supplierId: string;
  supplier: string;
  title: Both;
  nature: GapNature | null;
  severity: Severity | null;
  source: GapSource;
  place: ChainPlace | null;
  /** What is agreed to be done, in the supplier's words, or what was proposed. */
  action: string | null;
  proposed: Both | null;
  state: GapState;
  due: string | null;
  foundOn: string;
  closedOn: string | null;
};

/** The same as a table to take away: one row a deviation, words in the reader's language. */
export function deviationSheet(t: Translate, language: Language, rows: readonly Deviation[]) {
  const text = (header: string, width = 20) => ({ header, kind: "text" as const, width });
  const date = (header: string) => ({ header, kind: "date" as const, width: 12 });
  return {
    columns: [
      text(t("gaps:supplier"), 36),
      text(t("gaps:what"), 50),
      text(t("deviations:type"), 24),
      text(t("gaps:severity"), 16),
      text(t("gaps:source"), 20),
      text(t("gaps:place"), 20),
      text(t("deviations:action"), 50),
      date(t("deviations:due")),
      text(t("gaps:state"), 24),
      date(t("gaps:raised")),
      date(t("gaps:closed")),
    ],
    rows: rows.map((row) => [
      row.supplier,
      row.title[language],
      row.nature ? t(`gaps:natures.${row.nature}`) : t("gaps:notSaid"),
      row.severity ? t(`gaps:severities.${row.severity}`) : t("gaps:supplement"),
      t(`gaps:sources.${row.source}`),
      row.place ? t(`gaps:places.${row.place}`) : null,
      row.action ?? row.proposed?.[language] ?? null,
      row.due,
      t(`gaps:states.${row.state}`),
      row.foundOn,
      row.closedOn,
    ]),
  };
}
