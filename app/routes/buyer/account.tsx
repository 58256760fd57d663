import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { DevicesSection, LanguageSection } from "~/features/accounts/account-sections";
import { forMember } from "~/features/accounts/guard.server";
import { memberOf, rename } from "~/features/accounts/members.server";
import { devicesOf } from "~/features/accounts/sessions.server";
import { signOutElsewhere } from "~/features/accounts/sign-out.server";
import { PhoneField, TextField } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { choice, optional, optionalText, phone, requiredText } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("accounts:account.title"));

const page = "/account";
const aboutForm = z.object({ name: requiredText(100), title: optionalText(100), phone: optional(phone) });
const signOutForm = z.object({ intent: choice(["sign out others", "sign out everywhere"]) });

export const loader = forMember(async ({ store, member, now }) => {
  const { name, title, phone } = await memberOf(store, member.buyerId, member.memberId);
  return { about: { name, title, phone }, email: member.email, devices: await devicesOf(store, member, now) };
});

export const action = forMember(async ({ request, context, store, member }) => {
  const fields = await formIn(request);
  if (fields.has("intent")) {
    const form = await readForm(fields, signOutForm);
    if (!form.ok) return form.rejection;
    const { isSecure } = context.portal.environment;
    return signOutElsewhere(store, member, { intent: form.values.intent, page, isSecure });
  }
  const form = await readForm(fields, aboutForm);
  if (!form.ok) return form.rejection;
  await rename(store, member, form.values);
  throw redirect(done(page, "accounts.saved"));
});

export default function MemberAccount() {
  const { t } = useTranslation(["accounts", "common"]);
  const { about, email, devices } = useLoaderData<typeof loader>();
  return (
    <Page>
      <Section title={t("account.about")}>
        <SummaryList lines={[{ label: t("account.email"), value: email }]} />
        <p className="subtle">{t("account.emailHelp")}</p>
        <ServerForm schema={aboutForm} saved={about} id="about">
          <TextField name="name" label={t("account.name")} autoComplete="name" />
          <TextField name="title" label={t("account.jobTitle")} autoComplete="organization-title" optional />
          <PhoneField name="phone" label={t("account.phone")} help={t("account.phoneHelp")} optional />
          <Actions>
            <SubmitButton>{t("common:save")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
      <LanguageSection page={page} />
      <DevicesSection devices={devices} />
    </Page>
  );
}
