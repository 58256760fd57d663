/** A member follows who has signed the code of conduct: in numbers that add up, in bars, and as of any day. */
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { type TrackingPart, trackingParts } from "db/schema/words";

import { Alert } from "~/components/alert";
import { StackedBar } from "~/components/bar";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { Empty } from "~/components/empty";
import { FilterDate, FilterForm, FilterSelect } from "~/components/filter-form";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canCoordinate } from "~/features/accounts/reader";
import { countryName } from "~/features/countries/countries";
import { renewalOf } from "~/features/documents/earlier.server";
import { RenewalView } from "~/features/documents/renewal-view";
import { todayIn } from "~/features/requests/deadlines";
import { type Sums, sumsOf, tally } from "~/features/signatures/tracking";
import { codeKey, trackingIn } from "~/features/signatures/tracking.server";
import { trackingAddress, trackingFilters, trackingViewIn } from "~/features/signatures/tracking-view";
import { choicesFor } from "~/features/suppliers/list.server";
import { addressOfChosen, type Filter, without } from "~/features/suppliers/view";
import { formatDate, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("tracking:heading"));

const groupings = ["riskLevel", "criticality", "country", "category"] as const;

export const loader = forBuyer(async ({ request, store, member, now }) => {
  const today = todayIn(now, member.timeZone);
  const view = trackingViewIn(new URL(request.url).searchParams, today);
  const rows = await trackingIn(store, { ...view, buyerId: member.buyerId, timeZone: member.timeZone, today });
  return {
    view,
    all: sumsOf(rows),
    groups: groupings.map((by) => ({
      by,
      groups: tally(rows, by).groups.sort(
        (a, b) => b.sums.total - a.sums.total || String(a.value ?? "~").localeCompare(String(b.value ?? "~")),
      ),
    })),
    choices: await choicesFor(store, member.buyerId),
    renewal: view.asOf === null ? await renewalOf(store, member.buyerId, codeKey, today) : null,
  };
});

export default function Tracking() {
  const { t } = useTranslation(["tracking", "common", "comparison"]);
  const { language, roles = [] } = useReader();
  const { view, all, groups, choices, renewal } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const who = (narrowed: Partial<Filter>) => `/signatures/who${trackingAddress(view, narrowed)}`;
  const share = (sums: Sums) =>
    t("outOf", {
      count: formatNumber(sums.covered, language),
      total: formatNumber(sums.total, language),
      share: formatNumber(sums.coveredShare, language),
    });
  const exported = (format: string) => `/signatures/export${search ? `${search}&` : "?"}format=${format}`;
  const marks = (sums: Sums) =>
    [
      sums.overdue > 0 && `${t("marks.overdue")}: ${formatNumber(sums.overdue, language)}`,
      sums.outdated > 0 && `${t("marks.outdated")}: ${formatNumber(sums.outdated, language)}`,
    ].filter(Boolean);

  return (
    <Page
      wide
      lead={t("lead")}
      actions={
        <>
          <ButtonLink to={exported("csv")} variant="secondary" reloadDocument>
            {t("exportCsv")}
          </ButtonLink>
          <ButtonLink to={exported("xlsx")} variant="secondary" reloadDocument>
            {t("exportXlsx")}
          </ButtonLink>
          <ButtonLink to={`/signatures/audit-pack${search}`} variant="secondary" reloadDocument>
            {t("auditPack")}
          </ButtonLink>
          <ButtonLink to={`/suppliers/remind${addressOfChosen({ everyone: view.filter })}`}>{t("remind")}</ButtonLink>
        </>
      }
    >
      <FilterForm fields={trackingFilters}>
        <FilterSelect
          name="country"
          label={t("by.country")}
          options={choices.countries.map((code) => ({ value: code, label: countryName(code, language) }))}
        />
        <FilterSelect
          name="risk"
          label={t("by.riskLevel")}
          options={(["high", "medium", "low", "not determined"] as const).map((level) => ({
            value: level,
            label: t(`levels.${level}`),
          }))}
        />
        <FilterSelect
          name="criticality"
          label={t("by.criticality")}
          options={["A", "B", "C"].map((value) => ({ value, label: value }))}
        />
        <FilterSelect
          name="category"
          label={t("by.category")}
          options={choices.categories.map((value) => ({ value, label: value }))}
        />
        <FilterSelect
          name="owner"
          label={t("sheet.owner")}
          options={choices.members.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterDate name="on" label={t("asOfDay")} />
      </FilterForm>
      {view.asOf && (
        <Alert tone="info" title={t("asOf", { date: formatDate(view.asOf, language) })}>
          {t("asOfHelp")}
        </Alert>
      )}
      {renewal && <RenewalView renewal={renewal} />}
      {all.total === 0 ? (
        <Empty title={t("nobody")}>{null}</Empty>
      ) : (
        <div className="stack">
          <Section title={t("total", { count: all.total })}>
            <p className="ds-paragraph">
              <strong>
                {t("covered")}: {share(all)}
              </strong>{" "}
              <span className="subtle">{t("coveredHelp")}</span>
            </p>
            <StackedBar label={t("heading")} parts={partsOf(all, t, (part) => who({ signature: part }))} />
            {marks(all).length > 0 && <p className="ds-paragraph">{marks(all).join(" · ")}</p>}
          </Section>
          {groups.map(({ by, groups: some }) => (
            <Details key={by} summary={t(`by.${by}`)} open={by === "riskLevel" || by === "criticality"}>
              <Table
                caption={`${t("heading")} ${t(`by.${by}`)}`}
                rowKey={({ value }) => String(value)}
                rows={some as { value: string | null; sums: Sums }[]}
                columns={[
                  {
                    key: by,
                    header: t(`by.${by}`),
                    cell: ({ value }) => (
                      <Link className="ds-link" to={who({ [filterOf[by]]: value ?? without })}>
                        {value === null
                          ? t("notGiven")
                          : by === "country"
                            ? countryName(value, language)
                            : by === "riskLevel"
                              ? t(`levels.${value as "low"}`)
                              : value}
                      </Link>
                    ),
                  },
                  {
                    key: "bar",
                    header: t("part"),
                    cell: ({ value, sums }) => (
                      <StackedBar label={String(value ?? t("notGiven"))} parts={partsOf(sums, t)} legend={false} />
                    ),
                  },
                  { key: "covered", header: t("covered"), numeric: true, cell: ({ sums }) => share(sums) },
                  {
                    key: "marks",
                    header: t("marks.overdue"),
                    numeric: true,
                    cell: ({ sums }) => formatNumber(sums.overdue, language),
                  },
                ]}
              />
            </Details>
          ))}
        </div>
      )}
      {canCoordinate(roles) && (
        <p className="ds-paragraph">
          <Link className="ds-link" to="/standards">
            {t("comparison:standards.link")}
          </Link>
        </p>
      )}
    </Page>
  );
}

const filterOf = { country: "country", riskLevel: "risk", criticality: "criticality", category: "category" } as const;

type Say = (key: `parts.${TrackingPart}`) => string;

const partsOf = (sums: Sums, t: Say, to?: (part: TrackingPart) => string) =>
  trackingParts.map((part, place) => ({
    key: part,
    label: t(`parts.${part}`),
    count: sums.parts[part],
    pattern: place + 1,
    to: to?.(part),
  }));
