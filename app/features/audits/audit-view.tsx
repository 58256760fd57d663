/** What is known of an audit, as either side reads it. */
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { countryName } from "~/features/countries/countries";
import { formatDate, formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Audit } from "./audits.server";

type AuditFactsProps = {
  audit: Pick<
    Audit,
    "type" | "subSupplier" | "auditor" | "heldOn" | "sites" | "where" | "fileId" | "fileName" | "sharedOn"
  > | null;
  reason: string | null;
  /** Where a file is fetched: "/my/files". */
  files: string;
};

export function AuditFacts({ audit, reason, files }: AuditFactsProps) {
  const { t } = useTranslation("audits");
  const { language } = useReader();
  if (!audit) return <p className="ds-paragraph">{t("notArranged")}</p>;
  const sites = audit.sites.map(({ country, place }) =>
    place ? `${place}, ${countryName(country, language)}` : countryName(country, language),
  );
  return (
    <SummaryList
      lines={[
        { label: t("type"), value: t(`types.${audit.type}`) },
        audit.subSupplier !== null && { label: t("subSupplier"), value: audit.subSupplier },
        audit.auditor !== null && { label: t("auditor"), value: audit.auditor },
        audit.heldOn !== null && { label: t("heldOn"), value: formatDate(audit.heldOn, language) },
        (audit.where !== null || sites.length > 0) && {
          label: t("where"),
          value: [audit.where, formatList(sites, language)].filter(Boolean).join(", "),
        },
        audit.fileId !== null &&
          audit.fileName !== null && {
            label: t("report"),
            value: (
              <a className="ds-link" href={`${files}/${audit.fileId}`}>
                {audit.fileName}
              </a>
            ),
          },
        audit.sharedOn !== null && { label: t("sharedOn"), value: formatDate(audit.sharedOn, language) },
        reason !== null && { label: t("reason"), value: <span className="typed">{reason}</span> },
      ]}
    />
  );
}
