/** A member says which certificate suppliers are to be asked for; whom is chosen in the list. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { askFor } from "~/features/certificates/asking.server";
import { certificateType, uploadedTypes } from "~/features/certificates/content/library";
import { kinds } from "~/features/requests/kinds";
import { addressOfChosen, chosenIn } from "~/features/suppliers/view";
import { SelectField, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { choice, wholeNumber } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

const askForm = (types: readonly string[]) =>
  z.object({ type: choice(types), days: wholeNumber({ min: 1, max: 365 }) });

export const handle = titled((t) => t("register:ask.title"));

export const loader = forBuyer(async ({ language }) => ({
  types: uploadedTypes.map(({ key, name }) => ({ value: key, label: name[language] })),
  days: kinds.certificate.days,
}));

export const action = forBuyer(async ({ store, member, request }) => {
  const form = await readForm(request, askForm(uploadedTypes.map(({ key }) => key)));
  if (!form.ok) return form.rejection;
  const { type, days } = form.values;
  const requirement = await askFor(store, member, certificateType(type)!, days);
  const chosen = chosenIn(new URL(request.url).searchParams);
  if ("ids" in chosen && chosen.ids.length > 0)
    throw redirect(`/suppliers/invite${addressOfChosen(chosen)}&ask=${requirement}`);
  throw redirect(done("/suppliers", "register.asking"));
});

export default function AskCertificate() {
  const { types, days } = useLoaderData<typeof loader>();
  const { t } = useTranslation("register");
  return (
    <Page back={<BackLink to="/certificates">{t("title")}</BackLink>} lead={t("ask.lead")}>
      <ServerForm schema={askForm(types.map(({ value }) => value))} saved={{ days }}>
        <SelectField name="type" label={t("ask.type")} options={types} />
        <TextField name="days" label={t("ask.days")} inputMode="numeric" size={5} />
        <Actions>
          <SubmitButton>{t("ask.save")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
