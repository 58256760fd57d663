import { Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "~/i18n/use-translation";

import { withoutDone } from "./done";
import { Empty } from "./empty";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, digit below digit. */
  numeric?: boolean;
  /** Makes the header a link that sorts by this word (`?sort=`, `-` before it for descending). */
  sort?: string;
  /** The header is read aloud only: for ticks and buttons. */
  hideHeader?: boolean;
};

type TableProps<Row> = {
  /** What the table shows, for those who hear it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How it is sorted now, such as "name" or "-deadline". */
  sort?: string;
  /** Instead of the table when there are no rows. */
  empty?: ReactNode;
  /** Totals: a cell for each column, by its key. */
  foot?: Partial<Record<string, ReactNode>>;
};

/** On a narrow screen each row becomes a card and each cell says which column it is of; the first cell is its heading. */
export function Table<Row>({ caption, columns, rows, rowKey, sort, empty, foot }: TableProps<Row>) {
  const { t } = useTranslation();
  if (rows.length === 0) return <>{empty ?? <Empty title={t("table.empty")} />}</>;
  return (
    // Roles are said again since a table shown as cards is no table to a browser any more.
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className="ds-table cards" role="table">
      <caption className="ds-sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Header key={column.key} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map(({ key, header, cell, numeric, hideHeader }) => (
              <td
                role="cell"
                key={key}
                data-label={hideHeader ? undefined : header}
                data-numeric={numeric || undefined}
              >
                {inOnePiece(cell(row))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map(({ key, header, numeric }) => (
              <td role="cell" key={key} data-label={header} data-numeric={numeric || undefined}>
                {foot[key]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}

/** As a card, a cell stands beside the name of its column: as one thing, however much is in it; an empty one not at all. */
function inOnePiece(content: ReactNode) {
  const isEmpty = content === null || content === undefined || content === false || content === "";
  return isEmpty ? null : <div>{content}</div>;
}

function Header<Row>({ column, sort }: { column: Column<Row>; sort: string | undefined }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { header, numeric, hideHeader } = column;
  const shared = { role: "columnheader", scope: "col", "data-numeric": numeric || undefined } as const;
  if (!column.sort) return <th {...shared}>{hideHeader ? <span className="ds-sr-only">{header}</span> : header}</th>;

  const isAscending = sort === column.sort;
  const isDescending = sort === `-${column.sort}`;
  const address = withoutDone(new URLSearchParams(search));
  address.set("sort", isAscending ? `-${column.sort}` : column.sort);
  address.delete("page");
  const order = isAscending ? "ascending" : isDescending ? "descending" : undefined;
  return (
    <th {...shared} aria-sort={order}>
      <Link
        className="sort"
        to={`${pathname}?${address}`}
        title={t("table.sortBy", { column: header })}
        preventScrollReset
      >
        {header}
        <svg aria-hidden="true" viewBox="0 0 12 16" width="12" height="16">
          {order !== "descending" && <path d="M6 1 11 7H1z" />}
          {order !== "ascending" && <path d="M6 15 1 9h10z" />}
        </svg>
      </Link>
    </th>
  );
}
