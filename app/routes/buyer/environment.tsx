/** How many suppliers are environmentally certified: all of them, and the same ones as the year before, on any day. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { StackedBar } from "~/components/bar";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { FilterDate, FilterForm, FilterSelect } from "~/components/filter-form";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canCoordinate } from "~/features/accounts/reader";
import { isCertification } from "~/features/certificates/certificate-types";
import { certificateType, uploadedTypes } from "~/features/certificates/content/library";
import { environmentParts, type Figure } from "~/features/certificates/environment";
import { countAsEnvironmental, environmentalTypes, environmentOn } from "~/features/certificates/environment.server";
import { todayIn } from "~/features/requests/deadlines";
import { trackingFilters, trackingViewIn } from "~/features/signatures/tracking-view";
import { choicesFor } from "~/features/suppliers/list.server";
import { CheckboxGroup } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { choices } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate, formatList, formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

const countedForm = (types: readonly string[]) => z.object({ types: choices(types, { min: 1 }) });

export const handle = titled((t) => t("register:environment.title"));

export const loader = forBuyer(async ({ store, member, request, language, now }) => {
  const today = todayIn(now, member.timeZone);
  const { filter, asOf } = trackingViewIn(new URL(request.url).searchParams, today);
  const types = await environmentalTypes(store, member.buyerId);
  const day = asOf ?? today;
  return {
    day,
    ...(await environmentOn(store, { buyerId: member.buyerId, timeZone: member.timeZone, filter, today, day, types })),
    counted: types,
    counts: types.map((key) => certificateType(key)!.name[language]),
    types: uploadedTypes.filter(isCertification).map(({ key, name }) => ({ value: key, label: name[language] })),
    choices: await choicesFor(store, member.buyerId),
    mayChange: canCoordinate(member.roles),
  };
});

export const action = forBuyer(async ({ store, member, request }) => {
  if (!canCoordinate(member.roles)) throw new Response(null, { status: 403 });
  const form = await readForm(request, countedForm(uploadedTypes.filter(isCertification).map(({ key }) => key)));
  if (!form.ok) return form.rejection;
  await countAsEnvironmental(store, member, form.values.types);
  throw redirect(done("/certificates/environment", "register.counted"));
});

export default function Environment() {
  const { day, before, all, same, earlier, counts, counted, types, choices, mayChange } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["register", "tracking"]);
  const { language } = useReader();
  const number = (value: number) => formatNumber(value, language);
  const date = (one: string) => formatDate(one, language);
  const rows = [
    { group: t("environment.all"), day, figure: all },
    { group: t("environment.all"), day: before, figure: earlier },
    { group: t("environment.same"), day, figure: same },
    { group: t("environment.same"), day: before, figure: earlier },
  ].filter(({ figure }) => figure.total > 0);
  const share = (figure: Figure, count: number) =>
    t("environment.share", {
      count: number(count),
      total: number(figure.total),
      share: number(Math.round((100 * count) / figure.total)),
    });
  return (
    <Page wide back={<BackLink to="/certificates">{t("title")}</BackLink>} lead={t("environment.lead")}>
      <FilterForm fields={trackingFilters} always={<FilterDate name="on" label={t("environment.on")} />}>
        <FilterSelect
          name="criticality"
          label={t("tracking:by.criticality")}
          options={["A", "B", "C"].map((value) => ({ value, label: value }))}
        />
        <FilterSelect
          name="category"
          label={t("tracking:by.category")}
          options={choices.categories.map((value) => ({ value, label: value }))}
        />
      </FilterForm>
      {all.total === 0 ? (
        <Empty title={t("environment.none")} />
      ) : (
        <div className="stack">
          {earlier.total > 0 && all.total !== earlier.total && all.share !== earlier.share && (
            <Alert>
              {t("environment.grew", {
                before: number(earlier.share),
                after: number(all.share),
                few: number(earlier.total),
                many: number(all.total),
                sameBefore: number(earlier.share),
                sameAfter: number(same.share),
              })}
            </Alert>
          )}
          {rows.map(({ group, day, figure }) => (
            <Section key={`${group} ${day}`} title={`${group}, ${date(day)}`}>
              <StackedBar
                label={`${group}, ${date(day)}`}
                parts={environmentParts.map((part, place) => ({
                  key: part,
                  label: t(`environment.parts.${part}`),
                  count: figure[part],
                  pattern: [1, 4, 9][place]!,
                }))}
              />
            </Section>
          ))}
          <Table
            caption={t("environment.title")}
            rows={rows}
            rowKey={({ group, day }) => `${group} ${day}`}
            columns={[
              { key: "group", header: t("environment.group"), cell: ({ group }) => group },
              { key: "day", header: t("environment.on"), cell: ({ day }) => date(day) },
              {
                key: "total",
                header: t("environment.count"),
                numeric: true,
                cell: ({ figure }) => number(figure.total),
              },
              ...environmentParts.map((part) => ({
                key: part,
                header: t(`environment.parts.${part}`),
                numeric: true,
                cell: ({ figure }: { figure: Figure }) => share(figure, figure[part]),
              })),
            ]}
          />
          <p className="ds-paragraph subtle">
            {t("environment.counted", { types: formatList(counts, language) })}{" "}
            {earlier.total > 0
              ? t("environment.told", { same: t("environment.same"), count: number(earlier.total), date: date(before) })
              : t("environment.noneBefore")}
          </p>
        </div>
      )}
      {mayChange && (
        <Details summary={t("environment.setting")}>
          <ServerForm schema={countedForm(types.map(({ value }) => value))} saved={{ types: counted }}>
            <CheckboxGroup
              name="types"
              label={t("environment.settingLabel")}
              help={t("environment.settingHelp")}
              options={types}
            />
            <Actions>
              <SubmitButton>{t("environment.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
    </Page>
  );
}
