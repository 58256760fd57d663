/** What stands on a certificate, as it was filled in, for both sides. */

import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { countryName } from "~/features/countries/countries";
import { formatDate, formatNumber, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { type AskedField, certificateFields } from "./certificate-fields";
import { type FieldValue, siteKey } from "./certificate-form";
import { Period } from "./certificate-words";

type Site = { country: string; place: string | null };
export type ShownCertificate = {
  fields: readonly AskedField[];
  values: Record<string, FieldValue>;
  sites: readonly Site[];
  validFrom: string | null;
  endsOn: string | null;
  cappedBy: string | null;
  file: { id: string; name: string; size: number | null };
};

/** @param files where its file is found: "/my/files" */
export function CertificateFacts({ certificate, files }: { certificate: ShownCertificate; files: string }) {
  const { t } = useTranslation("certificates");
  const { language } = useReader();
  const { fields, values, sites, cappedBy, endsOn, file } = certificate;
  const said = (key: AskedField["key"]) => {
    if (key === "sites") return sites.map((site) => named(site)).join(", ");
    const value = values[key];
    if (value === null || value === undefined) return "";
    if (certificateFields[key] === "date") return formatDate(String(value), language);
    return typeof value === "number" ? formatNumber(value, language) : String(value);
  };
  const named = ({ country, place }: Site) =>
    place ? `${place}, ${countryName(country, language)}` : countryName(country, language);
  return (
    <SummaryList
      lines={[
        ...fields.flatMap(({ key }) => {
          const value = said(key);
          return value ? [{ label: t(`fields.${key}`), value: <span className="break">{value}</span> }] : [];
        }),
        {
          label: t("period"),
          value: (
            <>
              <Period {...certificate} />
              {cappedBy && endsOn && (
                <div className="subtle">{t("capped", { edition: cappedBy, date: formatDate(endsOn, language) })}</div>
              )}
            </>
          ),
        },
        {
          label: t("file"),
          value: (
            <>
              <a className="ds-link break" href={`${files}/${file.id}`}>
                {file.name}
              </a>{" "}
              {file.size !== null && <span className="subtle">{formatSize(file.size, language)}</span>}
            </>
          ),
        },
      ]}
    />
  );
}

export const siteOptions = (sites: readonly Site[], language: "nb" | "en") => {
  const options = new Map(
    sites.map((site) => {
      const country = countryName(site.country, language);
      return [siteKey(site), { value: siteKey(site), label: site.place ? `${site.place}, ${country}` : country }];
    }),
  );
  return [...options.values()];
};
