/** What a new country list would change, before it is taken into use. */
import { Link } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { RiskTag } from "~/features/suppliers/tags";
import { HiddenField } from "~/forms/fields";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { previewOf } from "./risk.server";
import { applyEditionForm } from "./risk-form";

type EditionPreviewProps = {
  preview: ReturnType<typeof previewOf> & { countries: number; fileName: string };
  edition: { name: string; source: string; validFrom: string; scores: string };
};

export function EditionPreview({ preview, edition }: EditionPreviewProps) {
  const { t } = useTranslation("risk");
  const { language } = useReader();
  const { changes, groups, countries, fileName } = preview;
  return (
    <Alert tone="info" title={t("countries.previewTitle")}>
      <p className="ds-paragraph">
        {t("countries.read", { file: fileName, count: formatNumber(countries, language) })}.{" "}
        {changes === 0 ? t("countries.noEffect") : `${t("countries.effect", { count: changes })}.`}
      </p>
      {groups.length > 0 && (
        <Table
          caption={t("countries.previewTitle")}
          rows={groups}
          rowKey={({ before, after }) => `${before} ${after}`}
          columns={[
            { key: "before", header: t("countries.before"), cell: ({ before }) => <RiskTag level={before} /> },
            { key: "after", header: t("countries.after"), cell: ({ after }) => <RiskTag level={after} /> },
            {
              key: "count",
              header: t("countries.number"),
              numeric: true,
              cell: ({ count }) => formatNumber(count, language),
            },
            {
              key: "who",
              header: t("countries.supplier"),
              cell: ({ first, count }) => (
                <>
                  {first.map(({ supplierId, name }, place) => (
                    <span key={supplierId}>
                      {place > 0 && ", "}
                      <Link className="ds-link" to={`/suppliers/${supplierId}`}>
                        {name}
                      </Link>
                    </span>
                  ))}
                  {count > first.length && ` ${t("countries.andMore", { count: count - first.length })}`}
                </>
              ),
            },
          ]}
        />
      )}
      <ServerForm id="apply" schema={applyEditionForm}>
        {Object.entries(edition).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <Actions>
          <SubmitButton>{t("countries.apply")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Alert>
  );
}
