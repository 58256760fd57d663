/** What an assessment of risk starts from, and what was judged. */
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { countryName } from "~/features/countries/countries";
import { RiskTag } from "~/features/suppliers/tags";
import { formatDate, formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Known, RiskAssessment } from "./assessments.server";

export function KnownFacts({ known }: { known: Known }) {
  const { t } = useTranslation(["assessing", "suppliers", "gaps"]);
  const { language } = useReader();
  const listed = (lines: string[]) =>
    lines.length === 0 ? (
      t("none")
    ) : (
      <ul className="ds-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    );
  return (
    <SummaryList
      lines={[
        { label: t("riskLevel"), value: <RiskTag level={known.riskLevel} /> },
        { label: t("category"), value: known.category },
        {
          label: t("countries"),
          value: listed(
            known.countries.map(
              ({ country, level }) => `${countryName(country, language)}: ${t(`suppliers:risks.${level}`)}`,
            ),
          ),
        },
        {
          label: t("scores"),
          value: listed(
            known.scores.map(({ title, score, on }) =>
              t("score", { title: title[language], score, date: formatDate(on, language) }),
            ),
          ),
        },
        { label: t("gaps"), value: listed(known.gaps.map(({ title }) => title[language])) },
        { label: t("certificates"), value: listed(known.certificates.map(({ name }) => name[language])) },
      ]}
    />
  );
}

/** The list of sources as it begins: what the portal has, one on each line. */
export function useSources(known: Known): string {
  const { t } = useTranslation("assessing");
  const { language } = useReader();
  const { countries, scores, certificates, gaps } = known;
  return [
    countries.length > 0 &&
      t("source.countries", {
        countries: formatList(
          countries.map(({ country }) => countryName(country, language)),
          language,
        ),
      }),
    ...scores.map(({ title, score }) => t("source.scores", { title: title[language], score })),
    ...certificates.map(({ name }) => t("source.certificate", { name: name[language] })),
    gaps.length > 0 && t("source.gaps", { count: gaps.length }),
  ]
    .filter(Boolean)
    .join("\n");
}

export function Judged({ assessment }: { assessment: RiskAssessment }) {
  const { t } = useTranslation("assessing");
  const { likelihood, severity, sources, conclusion } = assessment;
  return (
    <SummaryList
      lines={[
        { label: t("likelihoodShort"), value: t(`ratings.${likelihood}`) },
        { label: t("severityShort"), value: t(`ratings.${severity}`) },
        { label: t("sources"), value: <span className="typed">{sources}</span> },
        { label: t("conclusion"), value: <span className="typed">{conclusion}</span> },
      ]}
    />
  );
}
