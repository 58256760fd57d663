/** The suppliers behind the numbers: who signed when, in what role, which version; and what the others wait for. */
import { Link, useLoaderData } from "@remix-run/react";
import { trackingParts } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { FilterDate, FilterForm, FilterSelect } from "~/components/filter-form";
import { Page } from "~/components/page";
import { Pagination } from "~/components/pagination";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { countryName } from "~/features/countries/countries";
import { todayIn } from "~/features/requests/deadlines";
import { trackedSuppliers, trackingIn } from "~/features/signatures/tracking.server";
import { trackingAddress, trackingFilters, trackingViewIn } from "~/features/signatures/tracking-view";
import { perPage, viewIn } from "~/features/suppliers/view";
import { formatDate, formatShortDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("tracking:whoTitle"));

export const loader = forBuyer(async ({ request, store, member, now }) => {
  const today = todayIn(now, member.timeZone);
  const address = new URL(request.url).searchParams;
  const view = trackingViewIn(address, today);
  const asked = { ...view, buyerId: member.buyerId, timeZone: member.timeZone, today };
  const { page } = viewIn(address);
  const part = view.filter.signature;
  const counted = await trackingIn(store, asked);
  return {
    view,
    page,
    count: counted.filter((row) => !part || row.part === part).reduce((sum, { count }) => sum + count, 0),
    rows: await trackedSuppliers(store, asked, { limit: perPage, offset: perPage * (page - 1) }),
    back: `/signatures${trackingAddress(view, { signature: null })}`,
  };
});

export default function Who() {
  const { t } = useTranslation(["tracking", "signatures", "common"]);
  const { language } = useReader();
  const { view, rows, count, page, back } = useLoaderData<typeof loader>();
  return (
    <Page
      wide
      back={<BackLink to={back}>{t("heading")}</BackLink>}
      lead={view.asOf ? t("asOf", { date: formatDate(view.asOf, language) }) : t("total", { count })}
    >
      <FilterForm fields={["signature", ...trackingFilters.filter((name) => name === "on")]}>
        <FilterSelect
          name="signature"
          label={t("part")}
          options={trackingParts.map((part) => ({ value: part, label: t(`parts.${part}`) }))}
        />
        <FilterDate name="on" label={t("asOfDay")} />
      </FilterForm>
      <Table
        caption={t("whoTitle")}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "supplier",
            header: t("sheet.supplier"),
            cell: ({ id, name }) => (
              <Link className="ds-link" to={`/suppliers/${id}`}>
                {name}
              </Link>
            ),
          },
          {
            key: "country",
            header: t("by.country"),
            cell: ({ country }) => (country ? countryName(country, language) : t("notGiven")),
          },
          {
            key: "part",
            header: t("part"),
            cell: ({ part, overdue, outdated }) => (
              <>
                <Tag tone={tones[part]}>{t(`parts.${part}`)}</Tag>{" "}
                {overdue && <Tag tone="danger">{t("marks.overdue")}</Tag>}{" "}
                {outdated && <Tag tone="warning">{t("marks.outdated")}</Tag>}
              </>
            ),
          },
          {
            key: "signedBy",
            header: t("sheet.signedBy"),
            cell: ({ id, signatureId, signerName, signerTitle }) =>
              signatureId ? (
                <>
                  <Link className="ds-link" to={`/suppliers/${id}/signatures/${signatureId}`}>
                    {signerName}
                  </Link>
                  {signerTitle && <span className="subtle">, {signerTitle}</span>}{" "}
                  <a className="ds-link" href={`/suppliers/${id}/signatures/${signatureId}/pdf`} download>
                    PDF<span className="ds-sr-only">: {t("signatures:evidence.pdf")}</span>
                  </a>
                </>
              ) : (
                ""
              ),
          },
          {
            key: "signedOn",
            header: t("sheet.signedOn"),
            cell: ({ signedOn }) => (signedOn ? formatShortDate(signedOn, language) : ""),
          },
          {
            key: "version",
            header: t("sheet.version"),
            numeric: true,
            cell: ({ version, dueVersion, deadline }) => (
              <>
                {version ?? ""}
                {dueVersion !== null && deadline && (
                  <div className="subtle">
                    {t("dueVersion", { version: dueVersion, date: formatShortDate(deadline, language) })}
                  </div>
                )}
              </>
            ),
          },
          {
            key: "deadline",
            header: t("sheet.deadline"),
            cell: ({ deadline, signatureId, waitingFor }) => (
              <>
                {deadline && !signatureId && formatShortDate(deadline, language)}
                {waitingFor && (
                  <span className="subtle">
                    {" "}
                    {t("sheet.waitingFor")} {waitingFor}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      <Pagination page={page} perPage={perPage} count={count} />
    </Page>
  );
}

const tones = {
  signed: "success",
  reservation: "success",
  "own code": "success",
  "earlier or paper": "success",
  "in progress": "info",
  sent: "info",
  "not delivered": "danger",
  "not invited": "neutral",
  declined: "warning",
  exempted: "neutral",
} as const;
