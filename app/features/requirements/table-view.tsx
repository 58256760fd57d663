/** A table of requirements on screen: each line with its scope and terms. */
import { Link } from "@remix-run/react";

import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { useTranslation } from "~/i18n/use-translation";
import { tellScope } from "./scope-words";
import type { Line, Scope } from "./table";

type Named = { kind: Line["kind"]; key: string; name: { nb: string; en: string } };

type TableViewProps = {
  caption: string;
  lines: readonly Line[];
  named: readonly Named[];
  /** Whether its lines may be changed. */
  isDraft?: boolean;
};

export function TableView({ caption, lines, named, isDraft = false }: TableViewProps) {
  const { t } = useTranslation("requirements");
  const { language } = useReader();
  const nameOf = (key: string) => named.find((one) => one.key === key)?.name[language] ?? key;
  const rows = lines.map((line, place) => ({ ...line, place }));
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ place }) => `${place}`}
      columns={[
        {
          key: "what",
          header: t("what"),
          cell: ({ kind, key }) => (
            <>
              {nameOf(key)}{" "}
              {!named.some((one) => one.kind === kind && one.key === key) && <Tag tone="warning">{t("missing")}</Tag>}
            </>
          ),
        },
        { key: "who", header: t("who"), cell: ({ scope }) => <ScopeWords scope={scope} /> },
        { key: "days", header: t("days"), numeric: true, cell: ({ daysToAnswer }) => daysToAnswer },
        {
          key: "validity",
          header: t("validity"),
          cell: ({ validMonths }) => (validMonths === null ? t("untilNew") : t("months", { count: validMonths })),
        },
        {
          key: "satisfies",
          header: t("satisfies"),
          cell: ({ satisfies }) => satisfies.map(nameOf).join(", "),
        },
        ...(isDraft
          ? [
              {
                key: "edit",
                header: t("edit"),
                hideHeader: true,
                cell: ({ place, key }: (typeof rows)[number]) => (
                  <Link className="ds-link" to={`/admin/requirements/lines/${place}`}>
                    {t("edit")}
                    <span className="ds-sr-only">: {nameOf(key)}</span>
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

export function ScopeWords({ scope }: { scope: Scope }) {
  const { t, i18n } = useTranslation("requirements");
  const { language } = useReader();
  const told = tellScope(scope, i18n.t, language);
  if (told.length === 0) return <>{t("everybody")}</>;
  return (
    <ul className="plain">
      {told.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
