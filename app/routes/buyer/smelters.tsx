/** The smelters in the supply chain: which, from which suppliers, with which flags. */
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Empty } from "~/components/empty";
import { FilterForm, FilterSearch } from "~/components/filter-form";
import { Page } from "~/components/page";
import { Pagination } from "~/components/pagination";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { smeltersOfAll } from "~/features/declarations/roll-up.server";
import { mineralLabel } from "~/features/declarations/smelters-page.server";
import { useTranslation } from "~/i18n/use-translation";

const perPage = 100;
const longestSearch = 100;

export const handle = titled((t) => t("declared:rollUp.title"));

export const loader = forBuyer(async ({ store, member, request, language }) => {
  const address = new URL(request.url).searchParams;
  const search = (address.get("search") ?? "").trim().slice(0, longestSearch);
  const page = Math.max(1, Math.min(10_000, Number.parseInt(address.get("page") ?? "1", 10) || 1));
  const { total, smelters } = await smeltersOfAll(store, member.buyerId, {
    search,
    limit: perPage,
    offset: (page - 1) * perPage,
  });
  return {
    total,
    page,
    search,
    smelters: smelters.map((smelter) => ({ ...smelter, metal: mineralLabel(smelter.metal, language) })),
  };
});

export default function SmeltersInChain() {
  const { total, page, search, smelters } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["declared", "suppliers"]);
  return (
    <Page
      wide
      back={<BackLink to="/suppliers">{t("suppliers:title")}</BackLink>}
      lead={t("rollUp.lead")}
      actions={
        <a
          className="ds-button"
          data-variant="secondary"
          href={`/suppliers/smelters/export?search=${encodeURIComponent(search)}`}
        >
          {t("rollUp.export")}
        </a>
      }
    >
      <FilterForm fields={["search"]} always={<FilterSearch name="search" label={t("rollUp.search")} />} />
      <Table
        caption={t("rollUp.title")}
        rows={smelters}
        rowKey={({ metal, cid, name }) => `${metal} ${cid} ${name}`}
        empty={<Empty title={t("rollUp.none")} />}
        columns={[
          { key: "name", header: t("rollUp.name"), cell: ({ name, cid }) => name ?? cid },
          { key: "metal", header: t("rollUp.metal"), cell: ({ metal }) => metal },
          { key: "country", header: t("rollUp.country"), cell: ({ country }) => country },
          { key: "cid", header: t("rollUp.cid"), cell: ({ cid }) => cid },
          {
            key: "suppliers",
            header: t("rollUp.suppliers"),
            cell: ({ suppliers }) => (
              <ul className="plain">
                {suppliers.map(({ id, name }) => (
                  <li key={id}>
                    <Link className="ds-link" to={`/suppliers/${id}`}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          },
          { key: "flags", header: t("rollUp.flags"), cell: ({ rules }) => rules.join(", ") },
        ]}
      />
      {total > perPage && <Pagination page={page} perPage={perPage} count={total} />}
    </Page>
  );
}
