/** One certificate of a supplier's: what it says, what it looks like, and what is known of it. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { CertificateFacts } from "~/features/certificates/certificate-facts";
import { certificateShown } from "~/features/certificates/certificate-page.server";
import { ValidityTag, VerificationTag } from "~/features/certificates/certificate-words";
import { certificateOf } from "~/features/certificates/certificates.server";
import { lacks } from "~/features/certificates/gaps-found";
import { Preview } from "~/features/certificates/preview";
import { anyReview, checkedWays, reviewForms } from "~/features/certificates/review-form";
import { accept, check, lift, notAccept, reviewActs, suspend } from "~/features/certificates/reviewing.server";
import { countryName } from "~/features/countries/countries";
import { todayIn } from "~/features/requests/deadlines";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { CheckboxGroup, DateField, HiddenField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate, formatDateTime, formatList } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { type, language }) => type?.name[language] ?? "");

export const loader = forBuyer(async ({ store, member, params, language, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const certificate = sentIn(await certificateOf(store, whose, idIn(params, "certificate")));
  const today = todayIn(now, member.timeZone);
  return {
    ...(await certificateShown(store, whose, certificate, { supplier: supplier.name, today })),
    acts: reviewActs(certificate, member.roles, today),
    supplier: { id: supplier.id, name: supplier.name },
    timeZone: member.timeZone,
    today,
    language,
  };
});

/** A draft is the supplier's own. */
const sentIn = <Found extends { state: string }>(certificate: Found | undefined) =>
  certificate && certificate.state !== "draft" ? certificate : notFound();

export const action = forBuyer(async ({ store, member, params, request, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const certificate = sentIn(await certificateOf(store, whose, idIn(params, "certificate")));
  const today = todayIn(now, member.timeZone);
  const at = { now, today };
  const form = await readForm(request, anyReview);
  if (!form.ok) return form.rejection;
  const { values } = form;
  if (values.version !== certificate.version) return form.refuse(null, "overtaken");
  if (values.form === "check" && values.checkedOn > today) return form.refuse("checkedOn", "dateInFuture");
  const outcome = await (() => {
    switch (values.form) {
      case "accept":
        return accept(store, member, certificate, values, at);
      case "not accept":
        return notAccept(store, member, certificate, values.reason, at);
      case "check": {
        const { state, checkedIn, checkedOn } = values;
        return check(store, member, certificate, { state, checkedIn, checkedOn }, at);
      }
      case "suspend":
        return suspend(store, member, certificate, values.from, at);
      case "lift":
        return lift(store, member, certificate, values.from, at);
    }
  })();
  if ("refusal" in outcome) {
    if (outcome.refusal === "not yours") throw new Response(null, { status: 403 });
    return form.refuse(null, "overtaken");
  }
  throw redirect(
    done(`/suppliers/${whose.supplierId}/certificates/${certificate.id}`, `register.${said[values.form]}`),
  );
});

const said = {
  accept: "accepted",
  "not accept": "notAccepted",
  check: "checked",
  suspend: "suspended",
  lift: "lifted",
} as const;

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Certificate() {
  const certificate = useLoaderData<typeof loader>();
  const { t } = useTranslation(["register", "certificates"]);
  const { language } = useReader();
  const { supplier, state, validity, file, leftOut, timeZone } = certificate;
  const files = `/suppliers/${supplier.id}/files`;
  return (
    <Page
      wide
      back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}
      actions={
        <>
          <ValidityTag validity={validity} /> <VerificationTag state={state} />
        </>
      }
    >
      <div className="stack">
        {certificate.isOfAnother && (
          <Alert tone="warning">
            {t("ofAnother", { holder: certificate.holderName ?? "", supplier: supplier.name })}
          </Alert>
        )}
        {leftOut.length > 0 && (
          <Alert tone="warning">
            {t("leftOut", {
              count: leftOut.length,
              sites: formatList(
                leftOut.map(({ country, place }) => place ?? countryName(country, language)),
                language,
              ),
            })}
          </Alert>
        )}
        {state === "not accepted" && certificate.reason && (
          <Alert tone="info" title={t("notAcceptedBy", { name: certificate.decidedBy ?? "" })}>
            {certificate.reason}
          </Alert>
        )}
      </div>
      <div className="columns">
        <Section title={t("says")}>
          <CertificateFacts certificate={certificate} files={files} />
          <p className="ds-paragraph subtle">
            {certificate.submittedAt &&
              t("sentBy", {
                name: certificate.addedBy ?? "",
                at: formatDateTime(certificate.submittedAt, language, timeZone),
              })}
          </p>
          {certificate.checkedIn && certificate.checkedOn && (
            <p className="ds-paragraph">
              {t(state === "confirmed by issuer" ? "confirmedBy" : "foundIn", {
                where: certificate.checkedIn,
                date: formatDate(certificate.checkedOn, language),
                name: certificate.decidedBy ?? "",
              })}
            </p>
          )}
        </Section>
        <Section title={t("preview.title")}>
          <Preview file={file} address={`${files}/${file.id}`} />
        </Section>
      </div>
      <Deciding certificate={certificate} />
    </Page>
  );
}

/** What a coordinator can do with it now; the first in the open, the others a click away. */
function Deciding({ certificate: { acts, version, type, leftOut, today } }: { certificate: Loaded }) {
  const { t } = useTranslation("register");
  const { language } = useReader();
  const looked = <HiddenField name="version" value={String(version)} />;
  return (
    <>
      {acts.includes("accept") && (
        <Section title={t("accept.title")}>
          <ServerForm id="accept" schema={reviewForms.accept} saved={{ lacks: leftOut.length > 0 ? ["sites"] : [] }}>
            {looked}
            <CheckboxGroup
              name="lacks"
              label={t("accept.lacks")}
              help={t("accept.lacksHelp")}
              optional
              options={lacks.map((value) => ({ value, label: t(`accept.lack.${value}`) }))}
            />
            <TextArea name="words" label={t("accept.words")} maxLength={2000} optional />
            <Actions>
              <SubmitButton>{t("accept.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {acts.includes("check") && (
        <Section title={t("check.title")}>
          {type && <p className="ds-paragraph">{t("check.where", { where: type.verify[language] })}</p>}
          <ServerForm id="check" schema={reviewForms.check} saved={{ checkedOn: today }}>
            {looked}
            <RadioGroup
              name="state"
              label={t("check.how")}
              options={checkedWays.map((value) => ({ value, label: t(`check.ways.${value}`) }))}
            />
            <TextField name="checkedIn" label={t("check.in")} help={t("check.inHelp")} maxLength={200} />
            <DateField name="checkedOn" label={t("check.on")} max={today} />
            <Actions>
              <SubmitButton>{t("check.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {acts.includes("not accept") && (
        <Details summary={t("refuse.title")}>
          <ServerForm id="not accept" schema={reviewForms["not accept"]}>
            {looked}
            <TextArea name="reason" label={t("refuse.reason")} help={t("refuse.reasonHelp")} maxLength={2000} />
            <Actions>
              <SubmitButton color="danger">{t("refuse.save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
      {(["suspend", "lift"] as const).map(
        (act) =>
          acts.includes(act) && (
            <Details key={act} summary={t(`${act}.title`)}>
              <ServerForm id={act} schema={reviewForms[act]} saved={{ from: today }}>
                {looked}
                <DateField name="from" label={t(`${act}.from`)} />
                <Actions>
                  <SubmitButton variant="secondary">{t(`${act}.save`)}</SubmitButton>
                </Actions>
              </ServerForm>
            </Details>
          ),
      )}
    </>
  );
}
