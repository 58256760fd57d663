/** Who signs, and what she confirms by it. */
import { CheckboxField, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";
import type { Consent } from "./consent";

export function SignerFields({ sentences }: { sentences: Consent }) {
  const { t } = useTranslation("signatures");
  return (
    <>
      <TextField name="name" label={t("name")} help={t("nameHelp")} autoComplete="name" maxLength={200} />
      <TextField
        name="title"
        label={t("title")}
        help={t("titleHelp")}
        autoComplete="organization-title"
        maxLength={200}
      />
      <CheckboxField name="authority" label={t("authority")}>
        {sentences.authority}
      </CheckboxField>
      <CheckboxField name="consent" label={t("consent")}>
        {sentences.consent}
      </CheckboxField>
    </>
  );
}
