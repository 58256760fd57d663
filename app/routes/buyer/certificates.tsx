/** All certificates of all suppliers: by type, how they stand, when they end, and whose they are. */
import { Link, useLoaderData, useLocation } from "@remix-run/react";

import { ButtonLink } from "~/components/button-link";
import { withoutDone } from "~/components/done";
import { Empty } from "~/components/empty";
import { FilterForm, FilterMonth, FilterSearch, FilterSelect } from "~/components/filter-form";
import { Page } from "~/components/page";
import { Pagination } from "~/components/pagination";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { Period, ValidityTag, VerificationTag } from "~/features/certificates/certificate-words";
import { certificateType, uploadedTypes } from "~/features/certificates/content/library";
import { registerOn } from "~/features/certificates/register.server";
import { mostCounted, perPage, registerFilters, registerViewIn } from "~/features/certificates/register-view";
import { validities } from "~/features/certificates/validity";
import { todayIn } from "~/features/requests/deadlines";
import { formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("register:title"));

export const loader = forBuyer(async ({ store, member, request, language, now }) => {
  const view = registerViewIn(new URL(request.url).searchParams);
  const { rows, total, page } = await registerOn(store, member.buyerId, view, todayIn(now, member.timeZone));
  return {
    view: { ...view, page },
    total,
    rows: rows.map(({ id, supplierId, supplier, type, state, validity, number, validFrom, endsOn }) => ({
      ...{ id, supplierId, supplier, state, validity, number, validFrom, endsOn },
      name: certificateType(type)?.name[language] ?? type,
    })),
    types: uploadedTypes.map(({ key, name }) => ({ value: key, label: name[language] })),
  };
});

const shownStates = ["submitted", "read", "found in register", "confirmed by issuer", "not accepted"] as const;

export default function Register() {
  const { view, rows, total, types } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["register", "certificates"]);
  const { language, roles = [] } = useReader();
  const asked = withoutDone(new URLSearchParams(useLocation().search));
  const isNarrowed = registerFilters.some((name) => view[name]);
  const exported = (format: string) => `/certificates/export?${new URLSearchParams([...asked, ["format", format]])}`;
  return (
    <Page
      wide
      lead={
        total > mostCounted
          ? t("lead.more", { total: formatNumber(mostCounted, language) })
          : t("lead.count", { count: total, total: formatNumber(total, language) })
      }
      actions={
        <>
          {canBuy(roles) && <ButtonLink to="/certificates/ask">{t("ask.link")}</ButtonLink>}
          <ButtonLink to="/certificates/environment" variant="secondary">
            {t("environment.title")}
          </ButtonLink>
          <ButtonLink to={exported("csv")} variant="secondary" reloadDocument>
            {t("exportCsv")}
          </ButtonLink>
          <ButtonLink to={exported("xlsx")} variant="secondary" reloadDocument>
            {t("exportXlsx")}
          </ButtonLink>
        </>
      }
    >
      <FilterForm fields={registerFilters} always={<FilterSearch name="search" label={t("search")} />}>
        <FilterSelect name="type" label={t("type")} options={types} />
        <FilterSelect
          name="validity"
          label={t("certificates:validity")}
          options={validities.map((value) => ({ value, label: t(`certificates:validities.${value}`) }))}
        />
        <FilterSelect
          name="state"
          label={t("certificates:verification")}
          options={shownStates.map((value) => ({ value, label: t(`certificates:states.${value}`) }))}
        />
        <FilterMonth name="month" label={t("month")} help={t("monthHelp")} />
      </FilterForm>
      <Table
        caption={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        sort={`${view.descending ? "-" : ""}${view.sort}`}
        empty={<Empty title={t(isNarrowed ? "noneFound" : "none")} />}
        columns={[
          {
            key: "name",
            header: t("type"),
            cell: ({ id, supplierId, name }) => (
              <Link className="ds-link" to={`/suppliers/${supplierId}/certificates/${id}`}>
                {name}
              </Link>
            ),
          },
          {
            key: "supplier",
            header: t("supplier"),
            sort: "supplier",
            cell: ({ supplierId, supplier }) => (
              <Link className="ds-link" to={`/suppliers/${supplierId}`}>
                {supplier}
              </Link>
            ),
          },
          { key: "number", header: t("number"), cell: ({ number }) => <span className="break">{number}</span> },
          { key: "period", header: t("certificates:period"), sort: "end", cell: (row) => <Period {...row} /> },
          {
            key: "validity",
            header: t("certificates:validity"),
            cell: ({ validity }) => <ValidityTag validity={validity} />,
          },
          {
            key: "state",
            header: t("certificates:verification"),
            sort: "sent",
            cell: ({ state }) => <VerificationTag state={state} />,
          },
        ]}
      />
      {rows.length > 0 && <Pagination page={view.page} perPage={perPage} count={Math.min(total, mostCounted)} />}
    </Page>
  );
}
