/** Company facts on a screen: asked for, and held against what somebody else handed in meanwhile. */
import { Link, useActionData } from "@remix-run/react";
import { supplierRoles } from "db/schema/words";
import type { ReactNode } from "react";

import { Alert } from "~/components/alert";
import { ButtonLink } from "~/components/button-link";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { countriesSorted } from "~/features/countries/countries";
import { EmailField, RadioGroup, SelectField, TextField } from "~/forms/fields";
import { Rows } from "~/forms/rows";
import { Actions, ServerForm, SubmitButton, useOpenForm } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { confirmForm, differences, type Facts, factsForm, fieldsFrom, mostCountries, mostSites } from "./facts-form";
import type { ConfirmedCertificate, ShownFacts } from "./facts-page.server";
import { SaidBy, useFactWords } from "./facts-summary";

/** One click for those whose facts have not changed. */
export function StillRight({ known, certificates }: { known: ShownFacts; certificates: ConfirmedCertificate[] }) {
  const { t } = useTranslation("facts");
  const { language } = useReader();
  return (
    <div className="ds-card next" data-color="accent" data-variant="tinted">
      <h2 className="ds-heading" data-size="xs">
        {t("confirm.title")}
      </h2>
      <p className="ds-paragraph">
        <SaidBy known={known} as="confirm" /> {t("confirm.signatory", { name: known.signatoryName })}{" "}
        {t("confirm.otherwise")}
      </p>
      {certificates.length > 0 && (
        <>
          <p className="ds-paragraph">{t("confirm.certificates")}</p>
          <ul className="ds-list">
            {certificates.map(({ id, name, endsOn }) => (
              <li key={id}>
                <Link className="ds-link" to={`/my/certificates/${id}`}>
                  {name[language]}
                </Link>
                {endsOn && `, ${t("confirm.until", { date: formatDate(endsOn, language) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <ServerForm schema={confirmForm} id="confirm" action="?confirm">
        <input type="hidden" name="basedOn" value={known.id} />
        <Actions>
          <SubmitButton variant="secondary">{t("confirm.button")}</SubmitButton>
        </Actions>
      </ServerForm>
    </div>
  );
}

type Answer = { errors?: object; form?: string; meanwhile?: ShownFacts; mine?: Facts } | undefined;

/** What came back unsent, so that the page goes on showing the form it came from. */
export function useUnsent(): Answer {
  const answer = useActionData() as Answer;
  return answer?.errors && answer.form === undefined ? answer : undefined;
}

type FactsFormProps = { known: ShownFacts | null; first: Partial<Facts>; buyer: string; back: string };

export function FactsForm({ known, first, buyer, back }: FactsFormProps) {
  const { t } = useTranslation("facts");
  const unsent = useUnsent();
  return (
    <ServerForm schema={factsForm} saved={{ ...fieldsFrom(first), basedOn: known?.id }}>
      <BasedOn now={unsent?.meanwhile?.id} />
      <FactsFields buyer={buyer} country={first.country} />
      {unsent?.meanwhile && unsent.mine && <Meanwhile theirs={unsent.meanwhile} mine={unsent.mine} />}
      <Actions>
        <SubmitButton>{t(unsent?.meanwhile ? "meanwhile.sendMine" : "send")}</SubmitButton>
        {unsent?.meanwhile && (
          <ButtonLink to={back} variant="secondary" reloadDocument>
            {t("meanwhile.keep")}
          </ButtonLink>
        )}
      </Actions>
    </ServerForm>
  );
}

/** Stays what it was when the form was opened, whatever the page has learnt since, until the reader has been told. */
function BasedOn({ now }: { now: string | undefined }) {
  const { shown } = useOpenForm();
  return <input type="hidden" name="basedOn" value={now ?? shown.basedOn?.[0] ?? ""} />;
}

function FactsFields({ buyer, country }: { buyer: string; country: string | undefined }) {
  const { t } = useTranslation("facts");
  const { language } = useReader();
  const countries = countriesSorted(language).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Part title={t("company")}>
        <TextField
          name="legalName"
          label={t("legalName")}
          help={t("legalNameHelp")}
          autoComplete="organization"
          maxLength={200}
        />
        <SelectField
          name="country"
          label={t("country")}
          help={t("countryHelp")}
          options={countries}
          autoComplete="country"
        />
        <TextField
          name="organisationNumber"
          label={t("organisationNumber")}
          help={t("organisationNumberHelp")}
          size={20}
          maxLength={50}
          optional={country !== undefined && country !== "NO"}
        />
        <RadioGroup
          name="role"
          label={t("role", { buyer })}
          options={supplierRoles.map((value) => ({ value, label: t(`roles.${value}`), help: t(`rolesHelp.${value}`) }))}
        />
      </Part>
      <Part
        title={t("sites")}
        className="made"
        help={
          <>
            {t("sitesHelp")} <span className="may-be-empty">{t("sitesEmpty")}</span>
          </>
        }
      >
        <Rows name="sites" title={(number) => t("site", { number })} addLabel={t("addSite")} max={mostSites}>
          {(place) => (
            <>
              <SelectField name={`${place}.country`} label={t("country")} options={countries} />
              <TextField name={`${place}.place`} label={t("place")} maxLength={200} />
              <TextField name={`${place}.makes`} label={t("makes")} help={t("makesHelp")} maxLength={300} />
              <TextField
                name={`${place}.employees`}
                label={t("employees")}
                help={t("employeesHelp")}
                inputMode="numeric"
                size={10}
                maxLength={20}
              />
            </>
          )}
        </Rows>
      </Part>
      <Part
        title={t("resold")}
        className="resold"
        help={
          <>
            {t("resoldHelp")} <span className="may-be-empty">{t("resoldOnly")}</span>
          </>
        }
      >
        <Rows
          name="resold"
          title={(number) => t("resoldCountry", { number })}
          addLabel={t("addCountry")}
          max={mostCountries}
        >
          {(place) => <SelectField name={`${place}.country`} label={t("madeIn")} options={countries} />}
        </Rows>
      </Part>
      <Part title={t("signatory")} help={t("signatoryHelp")}>
        <TextField name="signatoryName" label={t("signatoryName")} autoComplete="off" maxLength={200} />
        <TextField name="signatoryTitle" label={t("signatoryTitle")} autoComplete="off" maxLength={200} />
        <EmailField name="signatoryEmail" label={t("signatoryEmail")} autoComplete="off" optional />
      </Part>
    </>
  );
}

function Part({
  title,
  help,
  className,
  children,
}: {
  title: string;
  help?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className={["ds-fieldset part", className].filter(Boolean).join(" ")}>
      <legend className="ds-heading" data-size="xs">
        {title}
      </legend>
      {help && <div data-field="description">{help}</div>}
      {children}
    </fieldset>
  );
}

function Meanwhile({ theirs, mine }: { theirs: ShownFacts; mine: Facts }) {
  const { t } = useTranslation("facts");
  const { labels, inWords } = useFactWords();
  const title = theirs.isMine
    ? t("meanwhile.titleYou")
    : theirs.givenBy
      ? t("meanwhile.title", { name: theirs.givenBy })
      : t("meanwhile.titleSomebody");
  const nothing = <span className="subtle">{t("meanwhile.nothing")}</span>;
  return (
    <Alert tone="warning" title={title}>
      <p className="ds-paragraph">{t("meanwhile.text")}</p>
      <SummaryList
        lines={differences(theirs, mine).map((field) => ({
          label: labels[field],
          value: (
            <>
              <div>
                <strong>{t("meanwhile.theirs")}</strong> {inWords(theirs, field) || nothing}
              </div>
              <div>
                <strong>{t("meanwhile.yours")}</strong> {inWords(mine, field) || nothing}
              </div>
            </>
          ),
        }))}
      />
    </Alert>
  );
}
