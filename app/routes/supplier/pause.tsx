/** Peace from reminders for two weeks, once for what is open. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { takeForm } from "~/features/reminders/forms";
import { ownPause, takePause } from "~/features/reminders/pauses.server";
import { todayIn } from "~/features/requests/deadlines";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("my:pause.title"));

export const loader = forSupplier(async ({ store, supplier, now }) => {
  const { until, asked } = await ownPause(store, supplier, todayIn(now, supplier.timeZone));
  return { buyer: supplier.buyerName, until, refusal: "refusal" in asked ? asked.refusal : null };
});

export const action = forSupplier(async ({ store, supplier, request, now }) => {
  const form = await readForm(request, takeForm);
  if (!form.ok) return form.rejection;
  const taken = await takePause(store, supplier, todayIn(now, supplier.timeZone));
  throw redirect("refusal" in taken ? "/my/pause" : done("/my", "my.paused"));
});

export default function Pause() {
  const { buyer, until, refusal } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  const { language } = useReader();
  const lead = until
    ? t("pause.until", { buyer, date: formatDate(until, language) })
    : refusal
      ? t(`pause.${refusal}`)
      : t("pause.lead", { buyer });
  return (
    <Page back={<BackLink to="/my">{t("title")}</BackLink>} lead={lead}>
      {!until && !refusal && (
        <ServerForm schema={takeForm}>
          <Actions>
            <SubmitButton>{t("pause.take")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </Page>
  );
}
