/** "We cannot sign": an answer like any other, with its reason; signing later stays possible. */
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { mayWithOwnCode } from "~/features/own-codes/own-codes.server";
import { decline } from "~/features/requests/asides.server";
import { leadOn } from "~/features/requests/outcome.server";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const declining = z.object({ reason: requiredText(2000) });

export const handle = titled((t) => t("my:decline.title"));

export const loader = forSupplier(async ({ store, supplier, params }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  return {
    ...(await taskFor(store, supplier, task.id, "decline")),
    canUseOwnCode: mayWithOwnCode(task, "use own code", supplier.role),
    buyer: supplier.buyerName,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, declining);
  if (!form.ok) return form.rejection;
  return leadOn(task.id, await decline(store, supplier, task, form.values.reason, now), "my.declined");
});

export default function Decline() {
  const { id, title, canUseOwnCode, buyer } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["my", "tasks", "ownCode"]);
  const { language } = useReader();
  const task = title[language];
  const instead = [
    { to: "/reservation", when: t("decline.someClauses"), text: t("tasks:acts.sign with reservation") },
    ...(canUseOwnCode ? [{ to: "/own-code", when: t("ownCode:offer"), text: t("tasks:acts.use own code") }] : []),
    { to: "#messages", when: t("decline.unclear"), text: t("decline.ask", { buyer }) },
    { to: "/more-time", when: t("decline.noTime"), text: t("tasks:acts.ask more time") },
    { to: "/hand-over", when: t("decline.notMe"), text: t("tasks:acts.hand over") },
  ];
  return (
    <Page back={<BackLink to={`/my/requests/${id}`}>{task}</BackLink>} lead={t("decline.lead", { buyer })}>
      <Section title={t("decline.instead")}>
        <ul className="links">
          {instead.map(({ to, when, text }) => (
            <li key={to}>
              {when}{" "}
              <Link className="ds-link" to={`/my/requests/${id}${to}`}>
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <ServerForm schema={declining}>
        <TextArea
          name="reason"
          label={t("decline.reason", { task })}
          help={t("decline.reasonHelp")}
          rows={6}
          maxLength={2000}
        />
        <Actions>
          <SubmitButton>{t("decline.send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
