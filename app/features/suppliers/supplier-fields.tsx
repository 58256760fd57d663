/** The fields of a supplier, for adding and changing one. */
import { Link } from "@remix-run/react";
import { criticalities, supplierRoles } from "db/schema/words";

import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { countriesSorted, countryName } from "~/features/countries/countries";
import { CheckboxField, EmailField, PhoneField, RadioGroup, SelectField, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";
import { suggestedCategories } from "./categories";

type Option = { value: string; label: string };
export type Responsible = { owners: Option[]; coordinators: Option[] };

export function SupplierFields({ people }: { people: Responsible }) {
  const { t } = useTranslation("suppliers");
  const { language } = useReader();
  const countries = countriesSorted(language).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t("new.company")}</legend>
        <TextField name="name" label={t("fields.name")} maxLength={200} />
        <SelectField name="country" label={t("fields.country")} help={t("help.country")} options={countries} optional />
        <TextField
          name="organisationNumber"
          label={t("fields.organisationNumber")}
          help={t("help.organisationNumber")}
          size={20}
          maxLength={50}
          optional
        />
        <SelectField
          name="role"
          label={t("fields.role")}
          options={supplierRoles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          optional
        />
        <TextField
          name="category"
          label={t("fields.category")}
          help={t("help.category")}
          suggestions={suggestedCategories(language)}
          maxLength={100}
          optional
        />
        <CheckboxField name="isApart" label={t("fields.isApart")} help={t("help.isApart")} />
      </fieldset>
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t("new.ours")}</legend>
        <SelectField
          name="criticality"
          label={t("fields.criticality")}
          help={t("help.criticality")}
          options={criticalities.map((value) => ({ value, label: value }))}
          optional
        />
        <TextField
          name="yearlySpend"
          label={t("fields.yearlySpend")}
          help={t("help.yearlySpend")}
          inputMode="numeric"
          size={16}
          optional
        />
        <TextField
          name="erpKey"
          label={t("fields.erpKey")}
          help={t("help.erpKey")}
          size={20}
          maxLength={100}
          optional
        />
        <SelectField
          name="ownerId"
          label={t("fields.ownerId")}
          options={people.owners}
          empty={t("page.nobody")}
          optional
        />
        <SelectField
          name="coordinatorId"
          label={t("fields.coordinatorId")}
          options={people.coordinators}
          empty={t("page.nobody")}
          optional
        />
      </fieldset>
    </>
  );
}

export type Lookalike = { id: string; name: string; country: string | null };

export function NewSupplierFields({ people, lookalikes }: { people: Responsible; lookalikes: readonly Lookalike[] }) {
  const { t } = useTranslation("suppliers");
  const { language } = useReader();
  return (
    <>
      {lookalikes.length > 0 && (
        <Alert tone="warning" title={t("new.lookalikes")}>
          <p className="ds-paragraph">{t("new.lookalikesText")}</p>
          <ul className="ds-list">
            {lookalikes.map(({ id, name, country }) => (
              <li key={id}>
                <Link className="ds-link" to={`/suppliers/${id}`}>
                  {name}
                </Link>
                {country && `, ${countryName(country, language)}`}
              </li>
            ))}
          </ul>
          <CheckboxField name="isAnother" label={t("new.isAnother")} />
        </Alert>
      )}
      <SupplierFields people={people} />
      <RadioGroup
        name="status"
        label={t("new.status")}
        options={(["not yet assessed", "prospective"] as const).map((value) => ({
          value,
          label: t(`new.statuses.${value}`),
        }))}
      />
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t("new.contact")}</legend>
        <p data-field="description">{t("new.contactLead")}</p>
        <TextField name="contactName" label={t("new.contactName")} autoComplete="off" maxLength={200} optional />
        <EmailField name="contactEmail" label={t("new.contactEmail")} autoComplete="off" optional />
        <TextField name="contactTitle" label={t("new.contactTitle")} autoComplete="off" maxLength={200} optional />
        <PhoneField name="contactPhone" label={t("new.contactPhone")} autoComplete="off" optional />
      </fieldset>
    </>
  );
}
