/** What a table would ask: "14 suppliers would get 31 requests", and who gets what. */
import { Link } from "@remix-run/react";

import { Details } from "~/components/details";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { formatList, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { summaryOf } from "./requirements.server";

/** How many suppliers are named; the rest are counted. */
const named = 50;

export function Preview({ summary }: { summary: ReturnType<typeof summaryOf> }) {
  const { t } = useTranslation("requirements");
  const { language } = useReader();
  const { suppliers, requests, unreachable, each } = summary;
  const more = each.length - named;
  return (
    <div className="stack">
      <p className="ds-paragraph">
        {suppliers === 0
          ? t("preview.nobody")
          : t("preview.would", {
              suppliers: t("preview.suppliers", { count: suppliers }),
              requests: t("preview.requests", { count: requests }),
            })}{" "}
        {unreachable > 0 && t("preview.unreachable", { count: unreachable })}
      </p>
      {each.length > 0 && (
        <Details summary={t("preview.see")}>
          <Table
            caption={t("preview.see")}
            rows={each.slice(0, named)}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "supplier",
                header: t("preview.supplier"),
                cell: ({ id, name }) => (
                  <Link className="ds-link" to={`/suppliers/${id}`}>
                    {name}
                  </Link>
                ),
              },
              {
                key: "asked",
                header: t("preview.asked"),
                cell: ({ asked }) =>
                  formatList(
                    asked.map((name) => name[language]),
                    language,
                  ),
              },
            ]}
          />
          {more > 0 && <p className="ds-paragraph">{t("preview.more", { count: formatNumber(more, language) })}</p>}
        </Details>
      )}
    </div>
  );
}
