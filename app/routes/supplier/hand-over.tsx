/** Hands a task over to the one who may sign: a colleague already there, or somebody new. */
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { heirIn, heirsFor } from "~/features/contacts/heir.server";
import { HeirFields, heirFirst } from "~/features/contacts/heir-fields";
import { heirForm } from "~/features/contacts/heir-form";
import { handOver } from "~/features/requests/asides.server";
import { leadOn } from "~/features/requests/outcome.server";
import { requestsOf } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { CheckboxGroup, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { ids, optionalText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const handing = z.object({ heir: heirForm, also: ids({ max: 50 }), words: optionalText(2000) });

export const handle = titled((t) => t("colleagues:handOver.title"));

export const loader = forSupplier(async ({ store, supplier, params }) => {
  const task = await taskFor(store, supplier, idIn(params, "request"), "hand over");
  return {
    task,
    heirs: await heirsFor(store, supplier),
    also: (await requestsOf(store, supplier))
      .filter(
        (one) =>
          one.id !== task.id &&
          one.kind === task.kind &&
          one.waitingForId === null &&
          may(one.kind, one.state, "hand over", supplier.role),
      )
      .map(({ id, documentTitle, name }) => ({ id, title: documentTitle ?? name })),
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, handing);
  if (!form.ok) return form.rejection;
  const { heir, also, words } = form.values;
  const others = (await requestsOf(store, supplier)).filter(({ id }) => id !== task.id && also.includes(id));
  const handed = await handOver(
    store,
    supplier,
    { tasks: [task, ...others], to: heirIn(heir, language), words: words ?? undefined },
    now,
  );
  if ("refusal" in handed && handed.refusal === "yourself")
    return form.refuse(heir.to === "new" ? "heir.email" : "heir.to", "yourself");
  if ("refusal" in handed && handed.refusal === "nobody") return form.refuse("heir.to", "choice");
  return leadOn(task.id, handed, "my.handedOver");
});

export default function HandOver() {
  const { task, heirs, also } = useLoaderData<typeof loader>();
  const { t } = useTranslation("colleagues");
  const { language } = useReader();
  const name = task.title[language];
  return (
    <Page back={<BackLink to={`/my/requests/${task.id}`}>{name}</BackLink>} lead={t("handOver.lead", { task: name })}>
      <ServerForm schema={handing} saved={{ heir: heirFirst(heirs, language), also: also.map(({ id }) => id) }}>
        <HeirFields heirs={heirs} label={t("handOver.to")} />
        {also.length > 0 && (
          <CheckboxGroup
            name="also"
            label={t("handOver.also")}
            optional
            options={also.map(({ id, title }) => ({ value: id, label: title[language] }))}
          />
        )}
        <TextArea name="words" label={t("words")} help={t("wordsHelp")} optional maxLength={2000} />
        <Actions>
          <SubmitButton>{t("handOver.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
