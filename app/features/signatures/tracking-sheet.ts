/** The tracking as a table to take away: one row a supplier, words in the reader's language. */
import type { Language } from "db/schema/words";
import { countryName } from "~/features/countries/countries";
import type { Translate } from "~/i18n/say";
import type { TrackedSupplier } from "./tracking";

export function trackingSheet(t: Translate, language: Language, rows: readonly TrackedSupplier[]) {
  const text = (header: string, width = 20) => ({ header, kind: "text" as const, width });
  const date = (header: string) => ({ header, kind: "date" as const, width: 12 });
  return {
    columns: [
      text(t("tracking:sheet.supplier"), 36),
      text(t("tracking:sheet.organisationNumber"), 16),
      text(t("tracking:sheet.erpKey"), 14),
      text(t("tracking:by.country")),
      text(t("tracking:by.riskLevel"), 14),
      text(t("tracking:by.criticality"), 12),
      text(t("tracking:by.category"), 24),
      text(t("tracking:sheet.owner"), 24),
      text(t("tracking:sheet.part"), 26),
      text(t("tracking:marks.overdue"), 12),
      text(t("tracking:marks.outdated"), 16),
      date(t("tracking:sheet.deadline")),
      text(t("tracking:sheet.waitingFor"), 24),
      text(t("tracking:sheet.signedBy"), 24),
      text(t("tracking:sheet.title"), 24),
      date(t("tracking:sheet.signedOn")),
      { header: t("tracking:sheet.version"), kind: "number" as const, width: 10 },
    ],
    rows: rows.map((row) => [
      row.name,
      row.organisationNumber,
      row.erpKey,
      row.country && countryName(row.country, language),
      t(`tracking:levels.${row.riskLevel}`),
      row.criticality,
      row.category,
      row.owner,
      t(`tracking:parts.${row.part}`),
      row.overdue ? t("common:yes") : null,
      row.outdated ? t("common:yes") : null,
      row.deadline,
      row.waitingFor,
      row.signerName,
      row.signerTitle,
      row.signedOn,
      row.version,
    ]),
  };
}
