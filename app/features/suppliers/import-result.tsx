/** What a list did, and what is left to do. */
import { Alert } from "~/components/alert";
import { ButtonLink } from "~/components/button-link";
import { Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { formatDateTime, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Counts } from "./import-view";
import { addressOf } from "./view";

type ImportResultProps = {
  list: { id: string; fileName: string; startedBy: string; finishedAt: Date | null };
  outcome: Counts;
  timeZone: string;
};

export function ImportResult({ list, outcome, timeZone }: ImportResultProps) {
  const { t } = useTranslation("imports");
  const { language } = useReader();
  const { added, updated, unchanged, skipped, rejected } = outcome;
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <Alert tone="success" role="status">
        {t("result.doneText", {
          name: list.startedBy,
          file: list.fileName,
          at: list.finishedAt ? formatDateTime(list.finishedAt, language, timeZone) : "",
        })}
      </Alert>
      <SummaryList
        lines={[
          { label: t("result.added"), value: number(added) },
          { label: t("result.updated"), value: number(updated) },
          { label: t("result.unchanged"), value: number(unchanged) },
          skipped > 0 && { label: t("result.skipped"), value: number(skipped) },
          { label: t("result.rejected"), value: number(rejected) },
        ]}
      />
      <div className="actions">
        {added > 0 ? (
          <ButtonLink to={`/suppliers${addressOf({ import: list.id })}`}>{t("result.seeNew")}</ButtonLink>
        ) : (
          <ButtonLink to="/suppliers">{t("result.seeAll")}</ButtonLink>
        )}
        <ButtonLink to="/suppliers/imports" variant="secondary">
          {t("result.again")}
        </ButtonLink>
      </div>
      {rejected > 0 && (
        <Section title={t("result.rejectedTitle")}>
          <p className="ds-paragraph">{t("result.rejectedText")}</p>
          <ButtonLink to={`/suppliers/imports/${list.id}/rejected`} variant="secondary" reloadDocument>
            {t("result.download")}
          </ButtonLink>
        </Section>
      )}
    </>
  );
}
