/** Company facts to be read: each with its name, and who said them when. */
import type { ReactNode } from "react";

import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { countryName } from "~/features/countries/countries";
import { shownNumber } from "~/features/suppliers/organisation-number";
import { formatDate, formatList, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { type Facts, factFields } from "./facts-form";
import type { ShownFacts } from "./facts-page.server";

/** Each fact's name, and a fact in words. */
export function useFactWords() {
  const { t } = useTranslation("facts");
  const { language } = useReader();
  const labels: Record<keyof Facts, string> = {
    legalName: t("legalName"),
    organisationNumber: t("organisationNumber"),
    country: t("country"),
    role: t("roleShort"),
    sites: t("sitesShort"),
    resoldCountries: t("resoldShort"),
    signatoryName: t("signatoryShort"),
    signatoryTitle: t("signatoryTitle"),
    signatoryEmail: t("signatoryEmail"),
  };
  const inWords = (facts: Partial<Facts>, field: keyof Facts): ReactNode => {
    const { country, role, sites = [], resoldCountries = [] } = facts;
    if (field === "organisationNumber" && facts.organisationNumber)
      return shownNumber(facts.organisationNumber, country ?? null);
    if (field === "country") return country && countryName(country, language);
    if (field === "role") return role && t(`roles.${role}`);
    if (field === "resoldCountries")
      return formatList(
        resoldCountries.map((code) => countryName(code, language)),
        language,
      );
    if (field !== "sites") return facts[field];
    return (
      sites.length > 0 && (
        <ul className="sites">
          {sites.map((site, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two sites may be told alike, and none moves
            <li key={place}>
              {[site.place, countryName(site.country, language)].filter(Boolean).join(", ")}
              {site.makes && <div className="subtle">{site.makes}</div>}
              {site.employees !== null && (
                <div className="subtle">
                  {t("employeesAt", { count: site.employees }).replace(
                    String(site.employees),
                    formatNumber(site.employees, language),
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )
    );
  };
  return { labels, inWords };
}

/** The facts to be read. What was not asked of this kind of supplier is left out. */
export function FactsSummary({ facts }: { facts: Partial<Facts> }) {
  const { labels, inWords } = useFactWords();
  const isTold = (field: keyof Facts) =>
    !["sites", "resoldCountries", "role"].includes(field) ? facts[field] !== undefined : Boolean(inWords(facts, field));
  return (
    <SummaryList
      lines={factFields.filter(isTold).map((field) => ({ label: labels[field], value: inWords(facts, field) || null }))}
    />
  );
}

export function SaidBy({ known, as }: { known: ShownFacts; as: "sent" | "confirm" }) {
  const { t } = useTranslation("facts");
  const { language } = useReader();
  const date = formatDate(known.givenAt, language);
  const name = known.givenBy;
  if (as === "sent") return <>{name ? t("sentBy", { date, name }) : t("sent", { date })}</>;
  return <>{name ? t("confirm.saidBy", { date, name }) : t("confirm.said", { date })}</>;
}
