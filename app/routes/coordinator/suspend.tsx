/** Suspending a supplier at once: one person is enough. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { suspendForm } from "~/features/decisions/decision-form";
import { stop } from "~/features/decisions/decisions.server";
import { statusAfter } from "~/features/decisions/rules";
import { plusDays, plusMonths, todayIn } from "~/features/requests/deadlines";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { DateField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) => t("decisions:suspendTitle", { name: supplier.name }));

export const loader = forCoordinator(async ({ store, member, params, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const today = todayIn(now, member.timeZone);
  return {
    supplier: { id: supplier.id, name: supplier.name },
    maySuspend: "status" in statusAfter(supplier.status, "suspend", member.roles),
    usual: plusMonths(today, 3),
    first: plusDays(today, 1),
  };
});

export const action = forCoordinator(async ({ request, store, member, params, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const form = await readForm(request, suspendForm);
  if (!form.ok) return form.rejection;
  if (form.values.reviewBy <= todayIn(now, member.timeZone)) return form.refuse("reviewBy", "datePast");
  const stopped = await stop(store, member, supplier.id, { outcome: "suspended", ...form.values }, now);
  if ("refusal" in stopped) return form.refuse(null, "alreadyProposed");
  throw redirect(done(`/suppliers/${supplier.id}/decision`, "decisions.suspended"));
});

export default function Suspend() {
  const { supplier, maySuspend, usual, first } = useLoaderData<typeof loader>();
  const { t } = useTranslation("decisions");
  return (
    <Page lead={t("suspendLead")} back={<BackLink to={`/suppliers/${supplier.id}/decision`}>{t("title")}</BackLink>}>
      {maySuspend ? (
        <ServerForm schema={suspendForm} saved={{ reviewBy: usual }}>
          <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={4000} />
          <TextArea name="forPeople" label={t("forPeople")} help={t("forPeopleHelp")} maxLength={4000} />
          <DateField name="reviewBy" label={t("reviewBy")} min={first} />
          <Actions>
            <SubmitButton color="danger">{t("suspend")}</SubmitButton>
          </Actions>
        </ServerForm>
      ) : (
        <Alert>{t("notNow")}</Alert>
      )}
    </Page>
  );
}
