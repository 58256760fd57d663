/** More time: a date and a reason, decided by the buyer. */
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { askForMoreTime } from "~/features/requests/asides.server";
import { plusDays, todayIn } from "~/features/requests/deadlines";
import { type ExtensionRefusal, longestExtension } from "~/features/requests/extensions";
import { leadOn } from "~/features/requests/outcome.server";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { DateField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { date, type MessageKey, requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const moreTime = z.object({ date: date(), reason: requiredText(2000) });

const refusals: Record<ExtensionRefusal, [field: "date" | "reason" | null, key: MessageKey]> = {
  "not your turn": [null, "notYourTurn"],
  "already asked": [null, "moreTimeAsked"],
  "no reason": ["reason", "required"],
  "not after the deadline": ["date", "dateNotLater"],
  "already past": ["date", "datePast"],
  "too far away": ["date", "dateTooFar"],
  "not asked": [null, "invalid"],
};

export const handle = titled((t) => t("my:moreTime.title"));

export const loader = forSupplier(async ({ store, supplier, params, now }) => ({
  ...(await taskFor(store, supplier, idIn(params, "request"), "ask more time")),
  buyer: supplier.buyerName,
  today: todayIn(now, supplier.timeZone),
}));

export const action = forSupplier(async ({ store, supplier, params, request, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, moreTime);
  if (!form.ok) return form.rejection;
  const asked = await askForMoreTime(store, supplier, task, form.values, now);
  if ("extensionRefusal" in asked) return form.refuse(...refusals[asked.extensionRefusal]);
  return leadOn(task.id, asked, "my.moreTime");
});

export default function MoreTime() {
  const { id, title, deadline, buyer, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  const { language } = useReader();
  const task = title[language];
  const from = plusDays(deadline > today ? deadline : today, 1);
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}`}>{task}</BackLink>}
      lead={
        deadline < today
          ? t("moreTime.leadPast", { task, deadline: formatDate(deadline, language) })
          : t("moreTime.lead", { task, buyer, deadline: formatDate(deadline, language) })
      }
    >
      <ServerForm schema={moreTime}>
        <DateField name="date" label={t("moreTime.date")} min={from} max={plusDays(from, longestExtension - 1)} />
        <TextArea name="reason" label={t("moreTime.reason")} help={t("moreTime.reasonHelp")} maxLength={2000} />
        <Actions>
          <SubmitButton>{t("moreTime.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
