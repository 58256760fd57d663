/** The fields of a signature that was given elsewhere: which document, how, when, by whom. */
import { useReader } from "~/components/reader";
import { DateField, RadioGroup, SelectField, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";

export type SignableVersion = { id: string; version: number; title: { nb: string; en: string } | null };

export function SigningFields({ versions, today }: { versions: readonly SignableVersion[]; today: string }) {
  const { t } = useTranslation("answers");
  const { language } = useReader();
  return (
    <>
      <SelectField
        name="document"
        label={t("signing.document")}
        options={versions.map(({ id, title, version }) => ({
          value: id,
          label: t("signing.option", { title: title?.[language] ?? "", version }),
        }))}
      />
      <RadioGroup
        name="way"
        label={t("signing.way")}
        options={[
          { value: "earlier", label: t("signing.ways.earlier"), help: t("signing.ways.earlierHelp") },
          { value: "paper", label: t("signing.ways.paper"), help: t("signing.ways.paperHelp") },
        ]}
      />
      <DateField name="signedOn" label={t("signing.signedOn")} max={today} />
      <TextField name="name" label={t("signing.name")} size={40} />
      <TextField name="title" label={t("signing.title")} size={40} />
    </>
  );
}
