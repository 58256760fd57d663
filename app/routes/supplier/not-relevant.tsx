/** "Not relevant for us": with a reason, which a coordinator considers. */
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { sayNotRelevant } from "~/features/requests/asides.server";
import { leadOn } from "~/features/requests/outcome.server";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const notRelevant = z.object({ reason: requiredText(2000) });

export const handle = titled((t) => t("my:notRelevant.title"));

export const loader = forSupplier(async ({ store, supplier, params }) => ({
  ...(await taskFor(store, supplier, idIn(params, "request"), "say not relevant")),
  buyer: supplier.buyerName,
}));

export const action = forSupplier(async ({ store, supplier, params, request, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, notRelevant);
  if (!form.ok) return form.rejection;
  return leadOn(task.id, await sayNotRelevant(store, supplier, task, form.values.reason, now), "my.notRelevant");
});

export default function NotRelevant() {
  const { id, title, buyer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  const { language } = useReader();
  const task = title[language];
  return (
    <Page back={<BackLink to={`/my/requests/${id}`}>{task}</BackLink>} lead={t("notRelevant.lead", { task, buyer })}>
      <ServerForm schema={notRelevant}>
        <TextArea
          name="reason"
          label={t("notRelevant.reason")}
          help={t("notRelevant.reasonHelp")}
          rows={5}
          maxLength={2000}
        />
        <Actions>
          <SubmitButton>{t("notRelevant.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
