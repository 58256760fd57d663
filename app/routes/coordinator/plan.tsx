/** Asking a supplier for an improvement plan: for which gaps, what is expected, and by when. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { actionDays, findsSmelters } from "~/features/improvement-plans/plan-deadlines";
import { askingForPlan } from "~/features/improvement-plans/plan-forms";
import { askForPlan, planDueFor, plannable } from "~/features/improvement-plans/plans.server";
import { todayIn } from "~/features/requests/deadlines";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { CheckboxGroup, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("plans:ask"));

export const loader = forCoordinator(async ({ store, member, params, request, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const gaps = await plannable(store, member, supplier.id);
  const named = new URL(request.url).searchParams.getAll("gap");
  const chosen = gaps.filter(({ id }) => named.length === 0 || named.includes(id));
  const today = todayIn(now, member.timeZone);
  return {
    supplier: { id: supplier.id, name: supplier.name },
    gaps: gaps.map(({ id, title, severity }) => ({ id, title, severity })),
    chosen: chosen.map(({ id }) => id),
    due:
      chosen.length > 0
        ? await planDueFor(store, { buyerId: member.buyerId, supplierId: supplier.id }, chosen, today)
        : null,
    allowed: [
      ...new Map(
        chosen.map((gap) => {
          const key = findsSmelters(gap) ? ("smelters" as const) : gap.severity;
          return [key, { key, days: actionDays(gap) }];
        }),
      ).values(),
    ],
  };
});

export const action = forCoordinator(async ({ store, member, params, request, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const form = await readForm(request, askingForPlan);
  if (!form.ok) return form.rejection;
  const asked = await askForPlan(store, member, supplier.id, form.values, now);
  if ("refusal" in asked)
    return asked.refusal === "already" ? form.refuse("concerning", "planAlready") : form.refuse(null, "overtaken");
  throw redirect(done(`/suppliers/${supplier.id}/requests/${asked.requestId}/plan`, "plans.asked"));
});

export default function AskForPlan() {
  const { supplier, gaps, chosen, due, allowed } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["plans", "gaps", "auditing"]);
  const { language } = useReader();
  const serious = (severity: (typeof gaps)[number]["severity"]) => t(`gaps:severities.${severity}`).toLowerCase();
  return (
    <Page
      back={<BackLink to={`/suppliers/${supplier.id}/gaps`}>{t("gaps:title")}</BackLink>}
      lead={gaps.length > 0 ? t("askLead", { supplier: supplier.name }) : t("noGaps")}
    >
      {gaps.length > 0 && (
        <ServerForm schema={askingForPlan} saved={{ gap: chosen }}>
          <CheckboxGroup
            name="gap"
            label={t("gaps")}
            options={gaps.map(({ id, title, severity }) => ({
              value: id,
              label: title[language],
              help: t(`gaps:severities.${severity}`),
            }))}
          />
          <TextArea name="expected" label={t("expected")} help={t("expectedHelp")} maxLength={4000} />
          <TextField name="concerning" label={t("concerning")} help={t("concerningHelp")} optional maxLength={200} />
          {due && (
            <Section title={t("deadlines")}>
              <p className="ds-paragraph">
                <strong>{t("planDue", { date: formatDate(due.date, language) })}</strong>{" "}
                {due.sharedOn
                  ? t("auditing:planDue", { date: formatDate(due.sharedOn, language) })
                  : t("why", { days: due.days, severity: serious(due.severity) })}{" "}
                {due.moved && t("moved", { date: formatDate(due.moved.from, language) })}
              </p>
              <ul className="ds-list">
                {allowed.map(({ key, days }) => (
                  <li key={key}>
                    {key === "smelters" ? t("smeltersDue", { days }) : t("actionDue", { severity: serious(key), days })}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Actions>
            <SubmitButton>{t("send")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </Page>
  );
}
