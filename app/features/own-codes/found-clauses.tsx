/** What a finished comparison found, clause by clause. */
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { useTranslation } from "~/i18n/use-translation";
import type { foundIn } from "./comparing.server";

type FoundClause = Awaited<ReturnType<typeof foundIn>>[number];

export function FoundClauses({ found }: { found: readonly FoundClause[] }) {
  const { t } = useTranslation("comparison");
  const count = (mark: FoundClause["mark"]) => found.filter((one) => one.mark === mark).length;
  return (
    <>
      <p className="ds-paragraph">
        {t("counts", { covered: count("covered"), partly: count("partly"), missing: count("missing") })}
      </p>
      <Table
        caption={t("result")}
        rows={found}
        rowKey={({ key }) => key}
        columns={[
          { key: "clause", header: t("clause"), cell: ({ number }) => number },
          {
            key: "mark",
            header: t("result"),
            cell: ({ mark }) => <Tag tone={tones[mark]}>{t(`marks.${mark}`)}</Tag>,
          },
          { key: "page", header: t("page"), cell: ({ page }) => page },
          { key: "note", header: t("note"), cell: ({ note }) => note },
        ]}
      />
    </>
  );
}

const tones = { covered: "success", partly: "warning", missing: "danger" } as const;
