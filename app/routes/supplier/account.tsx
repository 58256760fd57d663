import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { DevicesSection, LanguageSection } from "~/features/accounts/account-sections";
import { forColleague } from "~/features/accounts/guard.server";
import { devicesOf } from "~/features/accounts/sessions.server";
import { signOutElsewhere } from "~/features/accounts/sign-out.server";
import { readForm } from "~/forms/read-form.server";
import { choice } from "~/forms/rules";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("accounts:account.title"));

const page = "/my/account";
const signOutForm = z.object({ intent: choice(["sign out others", "sign out everywhere"]) });

export const loader = forColleague(async ({ store, supplier, now }) => {
  const { name, email, supplierName: company, buyerName: buyer, role } = supplier;
  return { name, email, company, buyer, role, devices: await devicesOf(store, supplier, now) };
});

export const action = forColleague(async ({ request, context, store, supplier }) => {
  const form = await readForm(request, signOutForm);
  if (!form.ok) return form.rejection;
  const { isSecure } = context.portal.environment;
  return signOutElsewhere(store, supplier, { intent: form.values.intent, page, isSecure });
});

export default function SupplierAccount() {
  const { t } = useTranslation("accounts");
  const { name, email, company, buyer, role, devices } = useLoaderData<typeof loader>();
  return (
    <Page>
      <Section title={t("account.about")}>
        <SummaryList
          lines={[
            { label: t("account.name"), value: name },
            { label: t("account.email"), value: email },
            { label: t("account.company"), value: company },
            { label: t("account.buyer"), value: buyer },
            { label: t("account.role"), value: t(`account.roles.${role}`) },
          ]}
        />
        <p className="subtle">{t("account.companyHelp", { buyer })}</p>
      </Section>
      <LanguageSection page={page} />
      <DevicesSection devices={devices} />
    </Page>
  );
}
