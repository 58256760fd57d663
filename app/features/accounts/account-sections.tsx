/** What everybody may do with an account of her own: choose a language, and sign out elsewhere. */
import * as z from "zod/mini";

import { Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { HiddenField, RadioGroup } from "~/forms/fields";
import { choice } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDateTime } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";

const languages = ["nb", "en"] as const;
const languageForm = z.object({ language: choice(languages) });

export function LanguageSection({ page }: { page: string }) {
  const { t } = useTranslation("accounts");
  const { language } = useReader();
  return (
    <Section title={t("account.language")}>
      <ServerForm schema={languageForm} saved={{ language }} id="languages" action="/language" reloadDocument>
        <HiddenField name="then" value={page} />
        <RadioGroup
          name="language"
          label={t("account.languageQuestion")}
          help={t("account.languageHelp")}
          options={languages.map((value) => ({ value, label: t(`account.languages.${value}`) }))}
        />
        <Actions>
          <SubmitButton variant="secondary">{t("account.changeLanguage")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Section>
  );
}

type Device = { signedInAt: string; isThis: boolean };

export function DevicesSection({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation("accounts");
  const { language } = useReader();
  return (
    <Section title={t("devices.title")}>
      <ul className="ds-list">
        {devices.map(({ signedInAt, isThis }) => (
          <li key={signedInAt}>
            {isThis ? <strong>{t("devices.this")}</strong> : t("devices.other")},{" "}
            {t("devices.since", { time: formatDateTime(signedInAt, language) })}
          </li>
        ))}
      </ul>
      <form method="post" className="actions">
        {devices.length > 1 && (
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="sign out others">
            {t("devices.signOutOthers")}
          </button>
        )}
        <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="sign out everywhere">
          {t("devices.signOutEverywhere")}
        </button>
      </form>
    </Section>
  );
}
