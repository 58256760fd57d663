/** The fields of an own code, for whoever brings it: the file, and what cannot be read from it. */
import { codeLanguages, codeStandards } from "db/schema/words";

import { proofLimit, writingEndings } from "~/features/files/media-types";
import { DateField, FileField, RadioGroup, SelectField, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";

type OwnCodeFieldsProps = {
  today: string;
  /** Whether it may be named by where it is published, instead of a file. */
  hasAddress?: boolean;
};

export function OwnCodeFields({ today, hasAddress = false }: OwnCodeFieldsProps) {
  const { t } = useTranslation("ownCode");
  return (
    <>
      {hasAddress && (
        <TextField name="address" label={t("address")} help={t("addressHelp")} type="url" maxLength={300} optional />
      )}
      <FileField
        name="file"
        label={t(hasAddress ? "fileName" : "file")}
        accept={writingEndings}
        maxBytes={proofLimit}
        optional={hasAddress}
      />
      <RadioGroup
        name="language"
        label={t("language")}
        options={codeLanguages.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <FileField
        name="translation"
        label={t("translation")}
        help={t("translationHelp")}
        accept={writingEndings}
        maxBytes={proofLimit}
        optional
      />
      <DateField name="datedOn" label={t("datedOn")} help={t("datedOnHelp")} max={today} />
      <SelectField
        name="standard"
        label={t("standard")}
        help={t("standardHelp")}
        empty={t("noStandard")}
        options={codeStandards.map((value) => ({ value, label: t(`standards.${value}`) }))}
        optional
      />
    </>
  );
}
