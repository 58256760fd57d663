import { Link, useLoaderData } from "@remix-run/react";

import { ButtonLink } from "~/components/button-link";
import { Empty } from "~/components/empty";
import { Page } from "~/components/page";
import { Pagination } from "~/components/pagination";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { todayIn } from "~/features/requests/deadlines";
import { choicesFor, suppliersOn } from "~/features/suppliers/list.server";
import { ListFilters } from "~/features/suppliers/list-filters";
import { SuppliersTable } from "~/features/suppliers/suppliers-table";
import { chosenFilters, mostCounted, perPage, viewIn } from "~/features/suppliers/view";
import { formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("suppliers:title"));

export const loader = forBuyer(async ({ store, member, request, language, now }) => {
  const view = viewIn(new URL(request.url).searchParams);
  const today = todayIn(now, member.timeZone);
  const { rows, total, page } = await suppliersOn(store, member.buyerId, view, { today, language });
  const choices = await choicesFor(store, member.buyerId);
  return { view: { ...view, page }, rows, total, today, choices };
});

export default function Suppliers() {
  const { t } = useTranslation(["suppliers", "declared"]);
  const { language, roles = [] } = useReader();
  const { view, rows, total, today, choices } = useLoaderData<typeof loader>();
  const isNarrowed = chosenFilters(view).length > 0;
  const isEmpty = total === 0 && !isNarrowed;
  const most = formatNumber(mostCounted, language);
  const lead =
    total > mostCounted
      ? t("lead.more", { total: most })
      : t("lead.count", { count: total, total: formatNumber(total, language) });
  const ways = canBuy(roles) && (
    <>
      <ButtonLink to="/suppliers/new">{t("add")}</ButtonLink>
      <ButtonLink to="/suppliers/smelters" variant="secondary">
        {t("declared:rollUp.open")}
      </ButtonLink>
      <ButtonLink to="/suppliers/imports" variant="secondary">
        {t("import")}
      </ButtonLink>
      {!isEmpty && (
        <ButtonLink to="/suppliers/hand-over" variant="secondary">
          {t("handOver")}
        </ButtonLink>
      )}
    </>
  );
  return (
    <Page wide lead={<p>{isEmpty ? t("lead.none") : lead}</p>} actions={!isEmpty && ways}>
      {isEmpty ? (
        <Empty title={t("empty.title")}>
          <p>{t("empty.text")}</p>
          <div className="actions">{ways}</div>
        </Empty>
      ) : (
        <>
          <ListFilters view={view} choices={choices} />
          {rows.length === 0 ? (
            <Empty title={t("empty.noneFound")}>
              <p>
                <Link className="ds-link" to="/suppliers">
                  {t("empty.clear")}
                </Link>
              </p>
            </Empty>
          ) : (
            <SuppliersTable rows={rows} view={view} total={total} today={today} />
          )}
          {rows.length > 0 && <Pagination page={view.page} perPage={perPage} count={Math.min(total, mostCounted)} />}
        </>
      )}
    </Page>
  );
}
