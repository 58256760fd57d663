import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { formOf, planForm, planFrom } from "~/features/reminders/forms";
import { changePlan, rulesOf } from "~/features/reminders/settings.server";
import { TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("reminders:plan.title"));

export const loader = forAdmin(async ({ store, member }) => ({
  saved: formOf((await rulesOf(store, member.buyerId)).plans.request),
}));

export const action = forAdmin(async ({ request, store, member }) => {
  const form = await readForm(request, planForm);
  if (!form.ok) return form.rejection;
  await changePlan(store, member, planFrom(form.values));
  throw redirect(done("/admin/reminders", "reminders.planSaved"));
});

export default function Plan() {
  const { saved } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["reminders", "common"]);
  return (
    <Page lead={<p>{t("plan.lead")}</p>} back={<BackLink to="/admin/reminders">{t("title")}</BackLink>}>
      <ServerForm schema={planForm} saved={saved}>
        <TextField name="before" label={t("plan.before")} help={t("plan.beforeHelp")} size={30} />
        <TextField name="after" label={t("plan.after")} help={t("plan.afterHelp")} size={30} optional />
        <TextField name="owner" label={t("plan.owner")} inputMode="numeric" size={5} />
        <TextField name="coordinator" label={t("plan.coordinator")} inputMode="numeric" size={5} />
        <TextField name="most" label={t("plan.most")} help={t("plan.mostHelp")} inputMode="numeric" size={5} />
        <Actions>
          <SubmitButton>{t("common:save")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
