/** A supplier's gaps, the worst first; what a better answer has mended is closed together. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { mendedForm } from "~/features/gaps/gap-form";
import { GapStateTag, SeverityTag } from "~/features/gaps/gap-words";
import { actOn, type Gap, gapsOf } from "~/features/gaps/gaps.server";
import { actsFor } from "~/features/gaps/rules";
import { plannable } from "~/features/improvement-plans/plans.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { CheckboxGroup } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("gaps:title"));

export const loader = forBuyer(async ({ store, member, params }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const all = await gapsOf(store, whose);
  return {
    supplier: { id: supplier.id, name: supplier.name },
    gaps: all.map(({ id, title, theme, severity, isSuspected, mayBeBreach, nature, state, mendedAt, createdAt }) => ({
      ...{ id, title, theme, severity, isSuspected, mayBeBreach, nature, state, createdAt },
      isMended: mendedAt !== null,
    })),
    mayAskForPlan: (await plannable(store, member, supplier.id)).length > 0,
    mended: all.filter((gap) => mayClose(gap, member)).map(({ id }) => id),
    timeZone: member.timeZone,
  };
});

const mayClose = (gap: Gap, member: Parameters<typeof actsFor>[1]) =>
  gap.mendedAt !== null && actsFor(gap, member).includes("close");

export const action = forBuyer(async ({ request, store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  if (!(await supplierOf(store, whose.buyerId, whose.supplierId))) notFound();
  const form = await readForm(request, mendedForm);
  if (!form.ok) return form.rejection;
  const chosen = (await gapsOf(store, whose)).filter(
    (gap) => form.values.gap.includes(gap.id) && mayClose(gap, member),
  );
  if (chosen.length < new Set(form.values.gap).size) return form.refuse(null, "overtaken");
  for (const gap of chosen) {
    const outcome = await actOn(store, member, gap, "close", {}, now);
    if ("refusal" in outcome) return form.refuse(null, "overtaken");
  }
  throw redirect(done(`/suppliers/${whose.supplierId}/gaps`, "gaps.closed", chosen.length));
});

export default function Gaps() {
  const { supplier, gaps, mended, mayAskForPlan, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["gaps", "plans"]);
  const { language, roles = [] } = useReader();
  const page = `/suppliers/${supplier.id}`;
  return (
    <Page
      back={<BackLink to={page}>{supplier.name}</BackLink>}
      lead={t("lead")}
      actions={
        <>
          {mayAskForPlan && <ButtonLink to={`${page}/plan`}>{t("plans:ask")}</ButtonLink>}
          {canBuy(roles) && (
            <ButtonLink to={`${page}/gaps/new`} variant="secondary">
              {t("new.link")}
            </ButtonLink>
          )}
        </>
      }
      wide
    >
      {mended.length > 0 && (
        <Section title={t("mendedTitle", { count: mended.length })}>
          <ServerForm schema={mendedForm} saved={{ gap: mended }}>
            <CheckboxGroup
              name="gap"
              label={t("mendedLabel")}
              options={gaps
                .filter(({ id }) => mended.includes(id))
                .map(({ id, title }) => ({ value: id, label: title[language] }))}
            />
            <Actions>
              <SubmitButton>{t("closeMended")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      <Table
        caption={t("title")}
        rows={gaps}
        rowKey={({ id }) => id}
        empty={<Empty title={t("none")} />}
        columns={[
          {
            key: "title",
            header: t("what"),
            cell: ({ id, title }) => (
              <Link className="ds-link" to={`${page}/gaps/${id}`}>
                {title[language]}
              </Link>
            ),
          },
          { key: "severity", header: t("severity"), cell: (gap) => <SeverityTag {...gap} /> },
          { key: "theme", header: t("theme"), cell: ({ theme }) => theme?.[language] ?? "" },
          { key: "state", header: t("state"), cell: (gap) => <GapStateTag {...gap} /> },
          {
            key: "raised",
            header: t("raised"),
            cell: ({ createdAt }) => formatDate(dayOf(createdAt, timeZone), language),
          },
        ]}
      />
    </Page>
  );
}
