import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { buyerKinds, languages, laws, legalBases } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { titled } from "~/components/title";
import { forAdmin } from "~/features/accounts/guard.server";
import { changeOrganisation, organisationOf, timeZones } from "~/features/accounts/organisation.server";
import { organisationForm } from "~/features/accounts/organisation-form";
import { EmailField, PhoneField, RadioGroup, SelectField, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("buyers:title"));

export const loader = forAdmin(async ({ store, member }) => {
  const saved = await organisationOf(store, member.buyerId);
  return { saved, zones: timeZones(saved.timeZone) };
});

export const action = forAdmin(async ({ request, store, member }) => {
  const form = await readForm(request, organisationForm);
  if (!form.ok) return form.rejection;
  await changeOrganisation(store, member, form.values);
  throw redirect(done("/admin/organisation", "buyers.saved"));
});

export default function OrganisationPage() {
  const { t } = useTranslation(["buyers", "members", "accounts", "common"]);
  const { saved, zones } = useLoaderData<typeof loader>();
  return (
    <Page lead={<p>{t("lead")}</p>} back={<BackLink to="/admin">{t("members:administration")}</BackLink>}>
      <ServerForm schema={organisationForm} saved={saved}>
        <TextField name="name" label={t("name")} help={t("nameHelp")} autoComplete="organization" />
        <TextField name="organisationNumber" label={t("organisationNumber")} size={20} optional />
        <RadioGroup
          name="kind"
          label={t("kind")}
          options={buyerKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <RadioGroup
          name="legalBasis"
          label={t("legalBasis")}
          help={t("legalBasisHelp")}
          options={legalBases.map((value) => ({ value, label: t(`legalBases.${value}`) }))}
        />
        <RadioGroup
          name="law"
          label={t("law")}
          help={t("lawHelp")}
          options={laws.map((value) => ({ value, label: t(`laws.${value}`) }))}
        />
        <Section title={t("contact")}>
          <div className="form">
            <p className="subtle">{t("contactHelp")}</p>
            <TextField name="contactName" label={t("contactName")} autoComplete="off" optional />
            <EmailField name="contactEmail" label={t("contactEmail")} help={t("contactEmailHelp")} autoComplete="off" />
            <PhoneField name="contactPhone" label={t("contactPhone")} autoComplete="off" optional />
            <TextField name="website" label={t("website")} type="url" autoComplete="url" optional />
            <TextField
              name="whistleblowingUrl"
              label={t("whistleblowingUrl")}
              help={t("whistleblowingHelp")}
              type="url"
              autoComplete="off"
              optional
            />
          </div>
        </Section>
        <Section title={t("settings")}>
          <div className="form">
            <RadioGroup
              name="language"
              label={t("language")}
              options={languages.map((value) => ({ value, label: t(`accounts:account.languages.${value}`) }))}
            />
            <SelectField
              name="timeZone"
              label={t("timeZone")}
              help={t("timeZoneHelp")}
              options={zones.map((value) => ({ value, label: value.replace(/^Europe\//, "").replaceAll("_", " ") }))}
              empty={null}
            />
          </div>
        </Section>
        <Actions>
          <SubmitButton>{t("common:save")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
