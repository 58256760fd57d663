/** The columns of a list: what each holds, and what it is taken in as. */
import { Table } from "~/components/table";
import { CheckboxField, SelectField } from "~/forms/fields";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { everyField, fieldLabel } from "./import-fields";
import { matchingForm, nothingTyped } from "./import-form";
import type { Matching, SheetFound } from "./import-view";

type MatchingStepProps = {
  id: string;
  sheet: SheetFound;
  matching: Matching;
  countries: { value: string; label: string }[];
};

export function MatchingStep({ id, sheet, matching, countries }: MatchingStepProps) {
  const { t, i18n } = useTranslation("imports");
  const fields = everyField.map((value) => {
    const { key, params } = fieldLabel(value);
    return { value, label: i18n.t(`importing:${key}` as never, params as never) };
  });
  const columns = sheet.columns.map((column, place) => ({
    ...column,
    place,
    name: column.header || t("matching.noHeading", { number: place + 1 }),
  }));
  const here = `/suppliers/imports/${id}`;
  const isUnknown = matching.columns.every((field) => field === null);
  return (
    <>
      <ServerForm
        id="matching"
        action={`${here}?do=match`}
        schema={matchingForm}
        saved={{
          columns: columns.map(({ place }) => ({ field: matching.columns[place] ?? null })),
          country: matching.country,
          isWithoutHeader: !matching.hasHeader,
        }}
      >
        <Table
          caption={t("matching.caption")}
          rows={columns}
          rowKey={({ place }) => `${place}`}
          columns={[
            { key: "column", header: t("matching.column"), cell: ({ name }) => name },
            {
              key: "samples",
              header: t("matching.samples"),
              cell: ({ samples }) =>
                samples.length === 0 ? (
                  <span className="subtle">{t("matching.noSamples")}</span>
                ) : (
                  <div>
                    {samples.map((sample) => (
                      <div key={sample}>{sample}</div>
                    ))}
                  </div>
                ),
            },
            {
              key: "field",
              header: t("matching.field"),
              cell: ({ place, name }) => (
                <SelectField
                  name={`columns.${place}.field`}
                  label={t("matching.fieldOf", { column: name })}
                  hideLabel
                  optional
                  empty={t("matching.leaveOut")}
                  options={fields}
                />
              ),
            },
          ]}
        />
        {(isUnknown || !matching.hasHeader) && (
          <CheckboxField name="isWithoutHeader" label={t("matching.withoutHeader")} />
        )}
        <SelectField
          name="country"
          label={t("matching.country")}
          help={t("matching.countryHelp")}
          optional
          empty={t("matching.countryOpen")}
          options={countries}
        />
        <Actions>
          <SubmitButton>{t("matching.save")}</SubmitButton>
        </Actions>
      </ServerForm>
      <Discard id={id} />
    </>
  );
}

/** Until it goes in, a list can be thrown away. */
export function Discard({ id }: { id: string }) {
  const { t } = useTranslation("imports");
  return (
    <ServerForm id="discard" action={`/suppliers/imports/${id}?do=discard`} schema={nothingTyped}>
      <Actions>
        <SubmitButton variant="tertiary">{t("matching.discard")}</SubmitButton>
      </Actions>
    </ServerForm>
  );
}
