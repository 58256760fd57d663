/** Why a level is what it is: the countries, what decides among them, and the list they were read from. */
import type { RiskLevel } from "db/schema/words";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { countryName } from "~/features/countries/countries";
import { RiskTag } from "~/features/suppliers/tags";
import { formatDate, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { CountryRights } from "./country-index";
import type { Risk } from "./risk-level";

export type ShownRisk = Omit<Risk, "countries"> & {
  countries: readonly (Risk["countries"][number] & CountryRights)[];
  source: string;
  validFrom: string;
};

export function RiskWhy({ risk }: { risk: ShownRisk | null }) {
  const { t } = useTranslation("risk");
  const { language } = useReader();
  if (!risk) return <p>{t("noEdition")}</p>;
  const { basis, decidedBy, missing, raisedByProduct, countries, edition, source, validFrom } = risk;
  return (
    <div className="stack">
      <p>
        {t(`basis.${basis}`)} {missing && t(`missing.${missing}`)}{" "}
        {decidedBy && t("decidedBy", { country: countryName(decidedBy.country, language) })}{" "}
        {raisedByProduct && t("raisedByProduct")}
      </p>
      {countries.length > 0 && (
        <Table
          caption={t("why")}
          rows={countries}
          rowKey={({ country, from }) => `${country} ${from}`}
          columns={[
            { key: "country", header: t("country"), cell: ({ country }) => countryName(country, language) },
            { key: "from", header: t("from"), cell: ({ from }) => t(`froms.${from}`) },
            {
              key: "score",
              header: t("score"),
              numeric: true,
              cell: ({ score }) => (score === null ? t("noScore") : formatNumber(score, language, 1)),
            },
            {
              key: "rights",
              header: t("rights"),
              cell: ({ ituc, notRatified = [] }) =>
                [
                  ituc && t("ituc", { rating: ituc }),
                  ...notRatified.map((convention) => t("notRatified", { convention })),
                ]
                  .filter(Boolean)
                  .join(" · "),
            },
            { key: "level", header: t("level"), cell: ({ level }) => <RiskTag level={level as RiskLevel} /> },
          ]}
        />
      )}
      <p className="subtle">
        {t("edition", { name: edition, date: formatDate(validFrom, language), source })} {t("limits")}
      </p>
    </div>
  );
}
