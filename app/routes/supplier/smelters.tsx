/** The smelters of a minerals declaration: found in the reference list, entered by oneself, or not yet identified. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { FilterForm, FilterSearch } from "~/components/filter-form";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import { anySmelter, smelterForms } from "~/features/declarations/declaration-form";
import { begunOf, keepPart, mayChange } from "~/features/declarations/drafts.server";
import { listedValues, type SmelterValues, unknownValues, withSmelter } from "~/features/declarations/editing";
import { referenceOf } from "~/features/declarations/smelter-lists.server";
import { smeltersShown } from "~/features/declarations/smelters-page.server";
import { indexOf } from "~/features/minerals/reference";
import { SelectField, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const longestSearch = 100;

export const handle = titled((t) => t("declarations:parts.smelters"));

export const loader = forColleague(async ({ store, supplier, params, request, language, now }) => {
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  if (!mayChange(declaring, "smelters")) throw redirect(`/my/requests/${declaring.task.id}/declaration`);
  const search = (new URL(request.url).searchParams.get("search") ?? "").trim().slice(0, longestSearch);
  return {
    ...(await smeltersShown(store, supplier, declaring, { search, language, now })),
    buyer: supplier.buyerName,
  };
});

export const action = forColleague(async ({ store, supplier, params, request, now }) => {
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, anySmelter);
  if (!form.ok) return form.rejection;
  const { values } = form;
  let smelter: SmelterValues;
  switch (values.form) {
    case "add": {
      const reference = await referenceOf(store, supplier.buyerId, declaring.draft.declaration);
      const known = reference && indexOf(reference.current).byCid(values.cid);
      if (!known) return form.refuse("cid", "choice");
      smelter = listedValues(known);
      break;
    }
    case "own":
      smelter = { ...unknownValues(values.metal), ...values, status: "not listed" };
      break;
    case "unknown":
      smelter = unknownValues(values.metal);
  }
  const change = (declaration: Parameters<typeof withSmelter>[0]) => ({
    declaration: withSmelter(declaration, smelter),
  });
  const kept = await keepPart(store, supplier, declaring, { part: "smelters", change }, now);
  if (!("kept" in kept)) return form.refuse(null, "declarationClosed");
  const { search } = new URL(request.url);
  throw redirect(done(`/my/requests/${declaring.task.id}/declaration/smelters${search}`, "declarations.added"));
});

export default function Smelters() {
  const { id, metals, search, hasList, found, smelters, remarks, buyer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("declarations");
  const { language } = useReader();
  const here = `/my/requests/${id}/declaration`;
  return (
    <Page
      wide
      back={<BackLink to={here}>{t("whole")}</BackLink>}
      actions={<ButtonLink to={`${here}/products`}>{t("save")}</ButtonLink>}
    >
      {remarks.length > 0 && (
        <Alert tone="warning" title={t("remarks.title")}>
          <ul className="ds-list">
            {remarks.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Table
        caption={t("parts.smelters")}
        rows={smelters}
        rowKey={({ row }) => String(row)}
        empty={<Empty title={t("smelters.none")} />}
        columns={[
          {
            key: "name",
            header: t("smelters.name"),
            cell: ({ row, name, kind }) => (
              <Link className="ds-link" to={`${here}/smelters/${row}`}>
                {name ?? kind}
              </Link>
            ),
          },
          { key: "metal", header: t("smelters.metal"), cell: ({ metal }) => metal },
          { key: "country", header: t("smelters.country"), cell: ({ country }) => country },
          { key: "cid", header: t("smelters.cid"), cell: ({ cid }) => cid },
          {
            key: "kind",
            header: t("smelters.kind"),
            cell: ({ kind, isListed }) => <Tag tone={isListed ? "success" : undefined}>{kind}</Tag>,
          },
        ]}
      />
      <Section title={t("smelters.search")} id="search">
        {hasList ? (
          <>
            <p className="ds-paragraph">{t("smelters.searchHelp")}</p>
            <FilterForm fields={["search"]} always={<FilterSearch name="search" label={t("smelters.search")} />} />
            {found && (
              <p className="ds-paragraph" role="status">
                {found.length === 0 ? t("smelters.nothing") : t("smelters.found", { count: found.length })}
              </p>
            )}
            {found && found.length > 0 && (
              <ul className="task-list" lang={language}>
                {found.map(({ cid, metal, name, country, aliases, isThere }) => (
                  <li key={cid}>
                    <div>
                      <div className="ds-label">{name}</div>
                      <div className="subtle break">{[metal, country, cid].filter(Boolean).join(", ")}</div>
                      {aliases && <div className="subtle break">{aliases}</div>}
                    </div>
                    <div>
                      {isThere ? (
                        <Tag tone="success">{t("smelters.isAdded")}</Tag>
                      ) : (
                        <form method="post" action={`?search=${encodeURIComponent(search)}`}>
                          <input type="hidden" name="form" value="add" />
                          <input type="hidden" name="cid" value={cid} />
                          <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
                            {t("smelters.add")}
                            <span className="ds-sr-only"> {name}</span>
                          </button>
                        </form>
                      )}
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : (
          <p className="ds-paragraph">{t("smelters.noList", { buyer })}</p>
        )}
      </Section>
      <Details summary={t("smelters.own")} open={!hasList}>
        <ServerForm id="own" schema={smelterForms.own}>
          <SelectField name="metal" label={t("smelters.metal")} options={metals} />
          <TextField name="name" label={t("smelters.name")} maxLength={300} />
          <TextField name="country" label={t("smelters.country")} maxLength={100} />
          <TextField name="cid" label={t("smelters.cid")} maxLength={20} size={12} optional />
          <Actions>
            <SubmitButton variant="secondary">{t("smelters.addOwn")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Details>
      <Details summary={t("smelters.unknown")}>
        <ServerForm id="unknown" schema={smelterForms.unknown}>
          <SelectField name="metal" label={t("smelters.metal")} options={metals} />
          <Actions>
            <SubmitButton variant="secondary">{t("smelters.addUnknown")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Details>
    </Page>
  );
}
