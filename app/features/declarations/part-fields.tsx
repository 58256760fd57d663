/** The fields of a declaration's pages. */
import { Details } from "~/components/details";
import { DateField, RadioGroup, SelectField, TextArea, TextField } from "~/forms/fields";
import { useTranslation } from "~/i18n/use-translation";
import type { PartShown } from "./part-page.server";

export function CompanyFields({ labels, scopes, fileSays }: NonNullable<PartShown["company"]>) {
  const { t } = useTranslation("declarations");
  // The template asks for some of them; any may be left for later.
  const text = (name: keyof typeof labels, is?: "optional") => (
    <TextField name={name} label={labels[name]} maxLength={500} optional={is === "optional"} />
  );
  return (
    <>
      {text("name")}
      <RadioGroup name="scope" label={t("company.scopeLegend")} help={fileSays.scope} options={scopes} />
      <TextArea name="scopeDescription" label={labels.scopeDescription} rows={2} maxLength={2000} optional />
      <div className="columns">
        {text("uniqueId", "optional")}
        {text("uniqueIdAuthority", "optional")}
      </div>
      {text("address", "optional")}
      <div className="columns">
        {text("contactName")}
        {text("contactEmail")}
        {text("contactPhone")}
      </div>
      <div className="columns">
        {text("authorizerName")}
        {text("authorizerTitle", "optional")}
        {text("authorizerEmail")}
        {text("authorizerPhone", "optional")}
      </div>
      <DateField name="effectiveDate" label={labels.effectiveDate} help={fileSays.effectiveDate} />
    </>
  );
}

export function ProductFields() {
  const { t } = useTranslation("declarations");
  return (
    <>
      <TextArea name="list" label={t("products.list")} help={t("products.listHelp")} rows={10} optional />
      <TextArea
        name="componentsRated"
        label={t("products.componentsRated")}
        help={t("products.componentsRatedHelp")}
        rows={2}
        maxLength={1000}
        optional
      />
    </>
  );
}

/** One question at a time, its minerals side by side. */
export function Questions({ questions }: Pick<PartShown, "questions">) {
  const { t } = useTranslation("declarations");
  return questions.map(({ key, text, help, fields }) => (
    <fieldset className="ds-fieldset question" key={key}>
      <legend className="ds-label">{text}</legend>
      {help && <div data-field="description">{help}</div>}
      <div className="filters-fields">
        {fields.map(({ name, mineral, options, fileSays }) => (
          <SelectField
            key={name}
            name={`answers.${name}.value`}
            label={mineral ?? text}
            hideLabel={mineral === null}
            help={fileSays}
            options={options}
          />
        ))}
      </div>
      <Details
        summary={t(fields.length > 1 ? "comments" : "comment")}
        open={fields.some(({ comment }) => comment !== null)}
      >
        {fields.map(({ name, mineral }) => (
          <TextField
            key={name}
            name={`answers.${name}.comment`}
            label={mineral ? t("commentFor", { mineral }) : t("comment")}
            help={t("commentHelp")}
            maxLength={2000}
            optional
          />
        ))}
      </Details>
    </fieldset>
  ));
}
