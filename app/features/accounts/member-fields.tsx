import { memberRoles } from "db/schema/words";

import { CheckboxGroup, DateField, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";

/** The roles with what each may do, and how long a reader is let in. */
export function MemberFields() {
  const { t } = useTranslation("members");
  return (
    <>
      <TextField name="name" label={t("name")} autoComplete="off" />
      <CheckboxGroup
        name="roles"
        label={t("roles.label")}
        options={memberRoles.map((value) => ({
          value,
          label: t(`roles.names.${value}`),
          help: t(`roles.may.${value}`),
        }))}
      />
      <DateField name="until" label={t("until")} help={t("untilHelp")} optional />
    </>
  );
}
