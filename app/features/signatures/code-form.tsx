/** The field for the six digits from the mail, and the way to new ones; what they confirm is said beside. */
import * as z from "zod/mini";

import { TextField } from "~/forms/fields";
import { sixDigits } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const codeForm = z.object({ code: sixDigits });

/** @param send what the button says that confirms */
export function CodeForm({ send }: { send: string }) {
  const { t } = useTranslation("signatures");
  return (
    <ServerForm schema={codeForm}>
      <TextField
        name="code"
        label={t("code.label")}
        help={t("code.help")}
        inputMode="numeric"
        autoComplete="one-time-code"
        size={8}
        maxLength={20}
      />
      <Actions>
        <SubmitButton>{send}</SubmitButton>
        <SubmitButton intent="again" variant="secondary" unchecked>
          {t("code.again")}
        </SubmitButton>
      </Actions>
    </ServerForm>
  );
}
