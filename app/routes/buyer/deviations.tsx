/** Deviations of all suppliers: of what type, where in the chain, what is done, and how far it has come. */
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { chainPlaces, gapNatures, severities } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Empty } from "~/components/empty";
import { FilterForm, FilterSearch, FilterSelect } from "~/components/filter-form";
import { Page } from "~/components/page";
import { Pagination } from "~/components/pagination";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { deviationFilters, deviationsIn, perPage, standings } from "~/features/gaps/deviations";
import { deviationsOn } from "~/features/gaps/deviations.server";
import { formatDate, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("deviations:title"));

export const loader = forBuyer(async ({ store, member, request }) => {
  const view = deviationsIn(new URL(request.url).searchParams);
  return { ...(await deviationsOn(store, member.buyerId, view, member.timeZone)), view };
});

export default function Deviations() {
  const { rows, total, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["deviations", "gaps"]);
  const { language } = useReader();
  const { search } = useLocation();
  const exported = (format: string) =>
    `/deviations/export?${new URLSearchParams([...new URLSearchParams(search), ["format", format]])}`;
  return (
    <Page
      wide
      back={<BackLink to="/desk">{t("back")}</BackLink>}
      lead={t("lead", { count: total, total: formatNumber(total, language) })}
      actions={
        <>
          <ButtonLink to={exported("csv")} variant="secondary" reloadDocument>
            {t("exportCsv")}
          </ButtonLink>
          <ButtonLink to={exported("xlsx")} variant="secondary" reloadDocument>
            {t("exportXlsx")}
          </ButtonLink>
        </>
      }
    >
      <FilterForm fields={deviationFilters} always={<FilterSearch name="search" label={t("search")} />}>
        <FilterSelect
          name="nature"
          label={t("type")}
          all={t("decided")}
          options={[
            ...gapNatures.map((value) => ({ value, label: t(`gaps:natures.${value}`) })),
            { value: "all", label: t("also") },
          ]}
        />
        <FilterSelect
          name="severity"
          label={t("gaps:severity")}
          options={severities.map((value) => ({ value, label: t(`gaps:severities.${value}`) }))}
        />
        <FilterSelect
          name="place"
          label={t("gaps:place")}
          options={chainPlaces.map((value) => ({ value, label: t(`gaps:places.${value}`) }))}
        />
        <FilterSelect
          name="status"
          label={t("gaps:state")}
          options={standings.map((value) => ({ value, label: t(`standings.${value}`) }))}
        />
      </FilterForm>
      <Table
        caption={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <Empty title={t("none")}>
            <p className="ds-paragraph">{t("noneHelp")}</p>
          </Empty>
        }
        columns={[
          {
            key: "what",
            header: t("gaps:what"),
            cell: ({ id, supplierId, title }) => (
              <Link className="ds-link" to={`/suppliers/${supplierId}/gaps/${id}`}>
                {title[language]}
              </Link>
            ),
          },
          { key: "supplier", header: t("gaps:supplier"), cell: ({ supplier }) => supplier },
          {
            key: "type",
            header: t("type"),
            cell: ({ nature, severity }) =>
              [
                nature ? t(`gaps:natures.${nature}`) : t("gaps:notSaid"),
                severity ? t(`gaps:severities.${severity}`).toLowerCase() : t("gaps:supplement").toLowerCase(),
              ].join(", "),
          },
          { key: "place", header: t("gaps:place"), cell: ({ place }) => (place ? t(`gaps:places.${place}`) : "") },
          {
            key: "action",
            header: t("action"),
            cell: ({ action, proposed, due }) => (
              <>
                {action ?? proposed?.[language]}
                {due && <div className="subtle">{t("dueOn", { date: formatDate(due, language) })}</div>}
              </>
            ),
          },
          {
            key: "state",
            header: t("gaps:state"),
            cell: ({ state, closedOn }) => (
              <>
                {t(`gaps:states.${state}`)}
                {closedOn && <div className="subtle">{formatDate(closedOn, language)}</div>}
              </>
            ),
          },
        ]}
      />
      {total > perPage && <Pagination page={view.page} perPage={perPage} count={total} />}
    </Page>
  );
}
