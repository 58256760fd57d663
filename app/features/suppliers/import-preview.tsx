/** What a list would do, and the questions it leaves. */
import { Alert } from "~/components/alert";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Table } from "~/components/table";
import { countryName } from "~/features/countries/countries";
import { RadioGroup, SelectField } from "~/forms/fields";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatNumber } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { answersForm } from "./import-form";
import { Discard } from "./import-matching";
import type { AskedRow, Preview } from "./import-view";
import { reasonIn, remarkIn } from "./import-words";
import { shownNumber } from "./organisation-number";

export function PreviewStep({ id, preview }: { id: string; preview: Preview }) {
  const { t, i18n } = useTranslation("imports");
  const { language } = useReader();
  const { added, updated, unchanged, asked, rejected, firstRejects, remarks, firstRemarks } = preview;
  const number = (value: number) => formatNumber(value, language);
  const total = added + updated;
  const isNothing = total + asked === 0;
  return (
    <>
      <SummaryList
        lines={[
          { label: t("preview.added"), value: number(added) },
          { label: t("preview.updated"), value: number(updated) },
          { label: t("preview.unchanged"), value: number(unchanged) },
          asked > 0 && { label: t("preview.asked"), value: number(asked) },
          { label: t("preview.rejected"), value: number(rejected) },
        ]}
      />
      {isNothing ? (
        <Alert tone="info" title={t("preview.nothing")}>
          {unchanged === 0
            ? t("preview.nothingGood")
            : rejected === 0
              ? t("preview.nothingUnchanged")
              : t("preview.nothingElse")}
        </Alert>
      ) : null}
      {rejected > 0 && (
        <Section title={t("preview.rejectsTitle")}>
          {!isNothing && (
            <p className="ds-paragraph">{t("preview.rejectsLead", { count: rejected, total: number(rejected) })}</p>
          )}
          {rejected > firstRejects.length && (
            <p className="ds-paragraph subtle">{t("preview.rejectsMore", { shown: number(firstRejects.length) })}</p>
          )}
          <Table
            caption={t("preview.rejectsTitle")}
            rows={firstRejects}
            rowKey={({ row }) => `${row}`}
            columns={[
              { key: "row", header: t("preview.rowHeader"), cell: ({ row }) => t("preview.row", { row }) },
              {
                key: "reason",
                header: t("preview.reason"),
                cell: ({ reasons }) => reasons.map((reason) => reasonIn(reason, i18n.t, language)).join(" "),
              },
            ]}
          />
        </Section>
      )}
      {remarks > 0 && (
        <Details summary={t("preview.remarks", { count: remarks, total: number(remarks) })}>
          <Table
            caption={t("preview.remark")}
            rows={firstRemarks.map((one, place) => ({ ...one, place }))}
            rowKey={({ place }) => `${place}`}
            columns={[
              { key: "row", header: t("preview.rowHeader"), cell: ({ row }) => t("preview.row", { row }) },
              { key: "remark", header: t("preview.remark"), cell: ({ remark }) => remarkIn(remark, i18n.t, language) },
            ]}
          />
          {remarks > firstRemarks.length && (
            <p className="ds-paragraph subtle">{t("preview.rejectsMore", { shown: number(firstRemarks.length) })}</p>
          )}
        </Details>
      )}
      {!isNothing && (
        <ServerForm id="answers" action={`/suppliers/imports/${id}?do=import`} schema={answersForm}>
          {asked > 0 && <Questions preview={preview} />}
          <Actions>
            <SubmitButton>
              {asked > 0 ? t("preview.saveAsked") : t("preview.save", { count: total, total: number(total) })}
            </SubmitButton>
            <ButtonLink to={`/suppliers/imports/${id}?step=columns`} variant="secondary">
              {t("preview.change")}
            </ButtonLink>
          </Actions>
        </ServerForm>
      )}
      {isNothing && (
        <div className="actions">
          <ButtonLink to={`/suppliers/imports/${id}?step=columns`} variant="secondary">
            {t("preview.change")}
          </ButtonLink>
        </div>
      )}
      <Discard id={id} />
    </>
  );
}

const ways = ["update", "add", "skip"] as const;

function Questions({ preview: { asked, firstAsked } }: { preview: Preview }) {
  const { t } = useTranslation("imports");
  const { language } = useReader();
  const number = (value: number) => formatNumber(value, language);
  const options = ({ candidates }: AskedRow) => [
    ...candidates.map(({ id, name }) => ({ value: id, label: t("preview.updateThis", { name }) })),
    ...(["add", "skip"] as const).map((value) => ({ value, label: t(`preview.answers.${value}`) })),
  ];
  return (
    <Section title={t("preview.askedTitle")}>
      <p className="ds-paragraph">{t("preview.askedLead", { count: asked, total: number(asked) })}</p>
      {asked > firstAsked.length && (
        <p className="ds-paragraph">{t("preview.askedMore", { shown: number(firstAsked.length) })}</p>
      )}
      <RadioGroup
        name="all"
        label={t("preview.all")}
        help={t("preview.allHelp")}
        optional
        options={ways.map((value) => ({ value, label: t(`preview.answers.${value}`) }))}
      />
      <Table
        caption={t("preview.caption")}
        rows={firstAsked}
        rowKey={({ row }) => `${row}`}
        columns={[
          {
            key: "list",
            header: t("preview.inList"),
            cell: ({ row, draft, because }) => (
              <>
                <Company {...draft} />
                <div className="subtle">
                  {t("preview.row", { row })}. {t(`preview.because.${because}`)}
                </div>
              </>
            ),
          },
          {
            key: "there",
            header: t("preview.there"),
            cell: ({ candidates }) => (
              <div>
                {candidates.map(({ id, ...candidate }) => (
                  <Company key={id} {...candidate} />
                ))}
              </div>
            ),
          },
          {
            key: "answer",
            header: t("preview.answer"),
            cell: (one) => (
              <SelectField
                name={`rows.row${one.row}`}
                label={t("preview.answerFor", { name: one.draft.name, row: one.row })}
                hideLabel
                optional
                empty={t("preview.asAll")}
                options={options(one)}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

function Company({ name, country, organisationNumber, erpKey }: AskedRow["draft"]) {
  const { language } = useReader();
  const more = [
    country && countryName(country, language),
    organisationNumber && shownNumber(organisationNumber, country),
    erpKey,
  ].filter(Boolean);
  return (
    <div>
      {name}
      {more.length > 0 && <div className="subtle">{more.join(" · ")}</div>}
    </div>
  );
}
