/** The list itself: a row for each supplier, ticks, and what can be done to those ticked or to everyone in view. */
import { Link } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

import { useReader } from "~/components/reader";
import { type Column, Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { canBuy } from "~/features/accounts/reader";
import { countryName } from "~/features/countries/countries";
import { formatNumber, formatShortDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import type { ListedSupplier } from "./list.server";
import { shownNumber } from "./organisation-number";
import { PartTag, RiskTag, StatusTag } from "./tags";
import { chosenFilters, type ListView, mostCounted } from "./view";

type SuppliersTableProps = { rows: readonly ListedSupplier[]; view: ListView; total: number; today: string };

export function SuppliersTable({ rows, view, total, today }: SuppliersTableProps) {
  const { t } = useTranslation(["suppliers", "tracking", "common"]);
  const { language, roles = [] } = useReader();
  const mayChoose = canBuy(roles);
  const date = (day: string) => formatShortDate(day, language);
  const tick: Column<ListedSupplier> = {
    key: "tick",
    header: t("choose.label"),
    hideHeader: true,
    cell: ({ id, name }) => (
      <input className="ds-input" type="checkbox" name="supplier" value={id} aria-label={t("choose.one", { name })} />
    ),
  };
  const columns: Column<ListedSupplier>[] = [
    {
      key: "name",
      header: t("fields.name"),
      sort: "name",
      cell: ({ id, name, organisationNumber, country, riskChanged, waitingForUs }) => (
        <>
          <Link className="ds-link" to={`/suppliers/${id}`} prefetch="intent">
            {name}
          </Link>
          {organisationNumber && <div className="subtle">{shownNumber(organisationNumber, country)}</div>}
          {riskChanged && <div className="subtle">{t("marks.riskChanged")}</div>}
          {waitingForUs > 0 && <div className="subtle">{t("marks.waiting", { count: waitingForUs })}</div>}
        </>
      ),
    },
    {
      key: "country",
      header: t("fields.country"),
      sort: "country",
      cell: ({ country }) => country && countryName(country, language),
    },
    { key: "status", header: t("fields.status"), cell: ({ status }) => <StatusTag status={status} /> },
    { key: "risk", header: t("fields.risk"), sort: "risk", cell: ({ riskLevel }) => <RiskTag level={riskLevel} /> },
    { key: "criticality", header: t("fields.criticality"), cell: ({ criticality }) => criticality },
    { key: "code", header: t("fields.code"), cell: ({ codePart }) => <PartTag part={codePart} /> },
    {
      key: "deadline",
      header: t("fields.deadline"),
      sort: "deadline",
      cell: ({ nextDeadline }) =>
        nextDeadline && (
          <>
            <span className="number">{date(nextDeadline)}</span>{" "}
            {nextDeadline < today && <Tag tone="danger">{t("filter.overdue")}</Tag>}
          </>
        ),
    },
    { key: "owner", header: t("fields.ownerId"), cell: ({ ownerName }) => ownerName },
    {
      key: "contact",
      header: t("fields.contact"),
      sort: "contact",
      cell: ({ nextContact }) =>
        nextContact && (
          <>
            <span className="number">{date(nextContact)}</span>{" "}
            {nextContact <= today && <Tag tone="warning">{t("marks.call")}</Tag>}
          </>
        ),
    },
  ];
  const table = (
    <Table
      caption={t("caption")}
      columns={mayChoose ? [tick, ...columns] : columns}
      rows={rows}
      rowKey={({ id }) => id}
      sort={`${view.descending ? "-" : ""}${view.sort}`}
    />
  );
  return (
    // Leads away from the list, and some of it to files: an ordinary form, which needs no script.
    <form method="get" action="/suppliers/invite" className="supplier-list">
      {chosenFilters(view).map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choosing total={total} rows={rows.length} mayChoose={mayChoose} />
      {table}
    </form>
  );
}

function Choosing({ total, rows, mayChoose }: { total: number; rows: number; mayChoose: boolean }) {
  const { t } = useTranslation("suppliers");
  const { language } = useReader();
  const box = useRef<HTMLFieldSetElement>(null);
  const [ticked, setTicked] = useState<number>();

  // Counting needs a script; without one the ticks work all the same.
  useEffect(() => {
    const form = box.current?.form;
    if (!form) return;
    const count = () => setTicked(form.querySelectorAll("input[name=supplier]:checked").length);
    count();
    form.addEventListener("change", count);
    return () => form.removeEventListener("change", count);
  }, []);

  const tickAll = (isTicked: boolean) => {
    for (const one of box.current?.form?.querySelectorAll<HTMLInputElement>("input[name=supplier]") ?? [])
      one.checked = isTicked;
    setTicked(isTicked ? rows : 0);
  };
  const shownTotal = `${formatNumber(Math.min(total, mostCounted), language)}${total > mostCounted ? "+" : ""}`;
  const button = (text: string, action: string, extra?: { name: string; value: string }) => (
    <button className="ds-button" data-variant="secondary" data-size="sm" type="submit" formAction={action} {...extra}>
      {text}
    </button>
  );
  return (
    <fieldset className="ds-fieldset choosing-bar" ref={box}>
      <legend className="ds-sr-only">{t("choose.label")}</legend>
      <p className="subtle" role="status">
        {ticked ? t("choose.ticked", { count: ticked }) : mayChoose ? t("choose.help") : null}
      </p>
      <div className="actions">
        {mayChoose && (
          <>
            {ticked !== undefined && (
              <div className="ds-field">
                <input
                  className="ds-input"
                  type="checkbox"
                  id="tick-page"
                  checked={rows > 0 && ticked === rows}
                  onChange={(event) => tickAll(event.currentTarget.checked)}
                />
                <label className="ds-label" htmlFor="tick-page">
                  {t("choose.page")}
                </label>
              </div>
            )}
            <div className="ds-field">
              <input className="ds-input" type="checkbox" id="tick-all" name="all" value="yes" />
              <label className="ds-label" htmlFor="tick-all">
                {t("choose.everyone", { count: total, total: shownTotal })}
              </label>
            </div>
            {button(t("choose.invite"), "/suppliers/invite")}
            {button(t("choose.remind"), "/suppliers/remind")}
            {button(t("choose.handOver"), "/suppliers/hand-over")}
          </>
        )}
        {button(t("choose.csv"), "/suppliers/export", { name: "as", value: "csv" })}
        {button(t("choose.xlsx"), "/suppliers/export", { name: "as", value: "xlsx" })}
      </div>
    </fieldset>
  );
}
