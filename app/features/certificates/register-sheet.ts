/** The register as a table to take away: one row a certificate, words in the reader's language. */
import type { Language } from "db/schema/words";

import type { Translate } from "~/i18n/say";
import { certificateType } from "./content/library";
import type { RegisterRow } from "./register.server";

export function registerSheet(t: Translate, language: Language, rows: readonly RegisterRow[]) {
  const text = (header: string, width = 20) => ({ header, kind: "text" as const, width });
  const date = (header: string) => ({ header, kind: "date" as const, width: 12 });
  return {
    columns: [
      text(t("register:supplier"), 36),
      text(t("register:organisationNumber"), 16),
      text(t("register:type"), 28),
      text(t("certificates:fields.edition"), 20),
      text(t("certificates:fields.number"), 24),
      text(t("certificates:fields.issuer"), 28),
      text(t("certificates:fields.accreditation_body"), 24),
      text(t("certificates:fields.holder_name"), 32),
      text(t("certificates:fields.scope"), 40),
      date(t("certificates:fields.valid_from")),
      date(t("certificates:fields.valid_to")),
      text(t("certificates:validity"), 16),
      text(t("certificates:verification"), 22),
      text(t("register:check.in"), 24),
      date(t("register:check.on")),
      text(t("certificates:file"), 32),
    ],
    rows: rows.map((row) => [
      row.supplier,
      row.organisationNumber,
      certificateType(row.type)?.name[language] ?? row.type,
      row.edition,
      row.number,
      row.issuer,
      row.accreditationBody,
      row.holderName,
      row.scope,
      row.validFrom,
      row.endsOn,
      t(`certificates:validities.${row.validity}`),
      t(`certificates:states.${row.state}`),
      row.checkedIn,
      row.checkedOn,
      row.fileName,
    ]),
  };
}
