import { contactRoles, languages } from "db/schema/words";

import { EmailField, PhoneField, RadioGroup, SelectField, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";

/** @param isNew the language may be left to the supplier's country */
export function ContactFields({ isNew, emailHelp }: { isNew?: boolean; emailHelp?: string }) {
  const { t } = useTranslation("contacts");
  return (
    <>
      <TextField name="name" label={t("name")} autoComplete="off" maxLength={200} />
      <EmailField name="email" label={t("email")} help={emailHelp} autoComplete="off" />
      <TextField name="title" label={t("title")} autoComplete="off" maxLength={200} optional />
      <PhoneField name="phone" label={t("phone")} autoComplete="off" optional />
      <SelectField
        name="language"
        label={t("language")}
        help={t("languageHelp")}
        options={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        empty={isNew ? t("usual") : null}
        optional={isNew}
      />
      <RadioGroup
        name="role"
        label={t("role")}
        options={contactRoles.map((value) => ({ value, label: t(`roles.${value}`), help: t(`roleHelp.${value}`) }))}
      />
    </>
  );
}
