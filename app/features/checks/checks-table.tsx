/** Checks in a table: what was looked up, when, and what it said. */
import { type CheckResult, ecovadisThemes } from "db/schema/words";

import { Empty } from "~/components/empty";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { Check } from "./checks.server";

const tones = { "nothing found": "success", remark: "warning", serious: "danger" } as const satisfies Record<
  CheckResult,
  string
>;

export function ChecksTable({
  supplierId,
  checks,
  today,
}: {
  supplierId: string;
  checks: readonly Check[];
  today: string;
}) {
  const { t } = useTranslation("checks");
  const { language } = useReader();
  return (
    <Table
      caption={t("title")}
      rows={checks}
      rowKey={({ id }) => id}
      empty={<Empty title={t("none")} />}
      columns={[
        {
          key: "kind",
          header: t("kind"),
          cell: ({ kind, source }) => (
            <>
              {t(`kinds.${kind}`)} <div className="subtle">{source}</div>
            </>
          ),
        },
        {
          key: "result",
          header: t("result"),
          cell: ({ result, words, score, themes, fileId, fileName }) => (
            <>
              <Tag tone={tones[result]}>{t(`results.${result}`)}</Tag>{" "}
              {score !== null && <span>{t("scoreIs", { score })}</span>}
              {ecovadisThemes.flatMap((theme) => themes[theme] ?? []).length > 0 && (
                <div className="subtle">
                  {ecovadisThemes
                    .flatMap((theme) => (themes[theme] === undefined ? [] : `${t(`themes.${theme}`)} ${themes[theme]}`))
                    .join(" · ")}
                </div>
              )}
              {words && <div className="subtle typed">{words}</div>}
              {fileId && (
                <div>
                  <a className="ds-link" href={`/suppliers/${supplierId}/files/${fileId}`}>
                    {fileName}
                  </a>
                </div>
              )}
            </>
          ),
        },
        {
          key: "on",
          header: t("on"),
          cell: ({ checkedOn, by }) => (
            <>
              {formatDate(checkedOn, language)} <div className="subtle">{by}</div>
            </>
          ),
        },
        {
          key: "until",
          header: t("validTo"),
          cell: ({ validTo }) =>
            validTo && (
              <>
                {formatDate(validTo, language)} {validTo < today && <Tag tone="warning">{t("outdated")}</Tag>}
              </>
            ),
        },
      ]}
    />
  );
}
