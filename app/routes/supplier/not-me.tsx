/** "I am not the right person": names another, who takes over at once or after the buyer's yes. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { closeSession } from "~/features/accounts/sessions.server";
import { nameRightPerson, proposalsOf } from "~/features/contacts/colleagues.server";
import { requestsOf } from "~/features/requests/requests.server";
import { isOpen } from "~/features/requests/rules";
import { EmailField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { choice, email, optionalText, requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

const naming = z.object({
  name: requiredText(200),
  email,
  title: optionalText(200),
  language: choice(["nb", "en"]),
  reason: optionalText(2000),
});

export const handle = titled((t) => t("colleagues:notMe.title"));

export const loader = forSupplier(async ({ store, supplier }) => ({
  buyer: supplier.buyerName,
  supplier: supplier.supplierName,
  asked: await proposalsOf(store, supplier),
}));

export const action = forSupplier(async ({ store, supplier, request, context, now }) => {
  const form = await readForm(request, naming);
  if (!form.ok) return form.rejection;
  const open = (await requestsOf(store, supplier)).filter(({ state }) => isOpen(state));
  const named = await nameRightPerson(store, supplier, form.values, open, now);
  if ("refusal" in named) return form.refuse("email", named.refusal === "yourself" ? "yourself" : "contactProposed");
  if (named.outcome === "asked") throw redirect(done("/my", "my.asked"));
  if (supplier.companies > 1) throw redirect(done("/companies", "my.left"));
  const cookie = await closeSession(store, supplier, context.portal.environment.isSecure);
  throw redirect(done("/", "my.left"), { headers: { "Set-Cookie": cookie } });
});

export default function NotMe() {
  const { buyer, supplier, asked } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["colleagues", "my"]);
  const { language } = useReader();
  return (
    <Page back={<BackLink to="/my">{t("my:title")}</BackLink>} lead={t("notMe.lead", { buyer, supplier })}>
      {asked.map(({ name, email }) => (
        <Alert key={email}>{t("notMe.asked", { name, email, buyer })}</Alert>
      ))}
      <ServerForm schema={naming} saved={{ language }} reloadDocument>
        <TextField name="name" label={t("name")} maxLength={200} autoComplete="off" />
        <EmailField name="email" label={t("email")} help={t("notMe.outside", { buyer })} autoComplete="off" />
        <TextField name="title" label={t("personTitle")} optional maxLength={200} autoComplete="off" />
        <RadioGroup
          name="language"
          label={t("language")}
          options={[
            { value: "nb", label: t("languages.nb") },
            { value: "en", label: t("languages.en") },
          ]}
        />
        <TextArea name="reason" label={t("notMe.reason")} help={t("notMe.reasonHelp")} optional maxLength={2000} />
        <Actions>
          <SubmitButton>{t("notMe.send")}</SubmitButton>
        </Actions>
      </ServerForm>
      <p className="ds-paragraph subtle">{t("notMe.unknown", { buyer })}</p>
      <p className="ds-paragraph subtle">
        {t("notMe.instead")}{" "}
        <Link className="ds-link" to="/my/colleagues">
          {t("invite")}
        </Link>
      </p>
    </Page>
  );
}
