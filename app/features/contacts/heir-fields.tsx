/** The fields of heir-form.ts, under the name "heir". */
import type { Language } from "db/schema/words";

import type { Heir } from "~/features/requests/asides.server";
import { EmailField, HiddenField, RadioGroup, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";
import type { Heirs } from "./heir.server";

/** What the fields hold to begin with: what was typed before, or the one who signs for the company. */
export function heirFirst({ colleagues, signatory }: Heirs, language: Language, typed?: Heir) {
  if (typed) return "contactId" in typed ? { to: typed.contactId, language } : { to: "new", ...typed };
  const isColleague = colleagues.find(({ email }) => email === signatory?.email);
  return {
    to: isColleague?.id ?? (colleagues.length === 0 || signatory ? "new" : undefined),
    ...(isColleague ? {} : signatory),
    language,
  };
}

export function HeirFields({ heirs: { colleagues }, label }: { heirs: Heirs; label: string }) {
  const { t } = useTranslation("colleagues");
  return (
    <>
      {colleagues.length > 0 ? (
        <RadioGroup
          name="heir.to"
          label={label}
          options={[
            ...colleagues.map(({ id, name, title, email }) => ({
              value: id,
              label: name,
              help: title ? `${title}, ${email}` : email,
            })),
            { value: "new", label: t("handOver.somebody"), help: t("handOver.newPerson") },
          ]}
        />
      ) : (
        <HiddenField name="heir.to" value="new" />
      )}
      <TextField
        name="heir.name"
        label={t("name")}
        maxLength={200}
        autoComplete="off"
        optional={colleagues.length > 0}
      />
      <EmailField name="heir.email" label={t("email")} autoComplete="off" optional={colleagues.length > 0} />
      <TextField
        name="heir.title"
        label={t("personTitle")}
        help={t("handOver.titleHelp")}
        optional
        maxLength={200}
        autoComplete="off"
      />
      <RadioGroup
        name="heir.language"
        label={t("language")}
        options={[
          { value: "nb", label: t("languages.nb") },
          { value: "en", label: t("languages.en") },
        ]}
      />
    </>
  );
}
