/** One audit as the buyer follows it: dated, carried out, reported; or an existing report to accept. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { auditTypes } from "db/schema/words";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { anyAuditForm, auditForms } from "~/features/audits/audit-form";
import { AuditFacts } from "~/features/audits/audit-view";
import { whatIsWrongWith } from "~/features/audits/audits";
import {
  acceptReport,
  agreeDate,
  auditOf,
  carriedOut,
  receiveReport,
  refuseReport,
} from "~/features/audits/audits.server";
import { factsOf } from "~/features/company-facts/facts.server";
import { countryName } from "~/features/countries/countries";
import { certificateLimit, proofEndings, proofTypes, uploadMessages } from "~/features/files/media-types";
import { todayIn } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { actsFor } from "~/features/requests/rules";
import { StateTag } from "~/features/requests/state-tag";
import { DateField, FileField, SelectField, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatList, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { name, language }) => name[language]);

export const loader = forBuyer(async ({ store, member, params, language, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  if (request.kind !== "audit") notFound();
  const audit = (await auditOf(store, whose, request.id)) ?? null;
  const today = todayIn(now, member.timeZone);
  const own = request.state === "submitted" ? ((await factsOf(store, whose))?.sites ?? []) : [];
  return {
    ...{ id: request.id, name: request.name!, state: request.state, supplierId: whose.supplierId },
    reason: request.reason,
    audit,
    language,
    acts: actsFor("audit", request.state, member.roles),
    wrong: request.state === "submitted" && audit ? whatIsWrongWith(audit, own, today) : null,
    today,
  };
});

export const action = forBuyer(async ({ store, member, params, request: sent, context, language, now }) => {
  const { files } = context.portal;
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  if (request.kind !== "audit") notFound();
  const { form: fields, uploads } = await readUploads(sent, (name, chunks) =>
    files.receive(name, chunks, { limit: certificateLimit, accepts: proofTypes }),
  );
  const [upload] = uploads.get("file") ?? [];
  const stored = upload && "storageKey" in upload ? upload : undefined;
  const giveUp = async <Answer,>(answer: Answer) => {
    if (stored) await files.remove(stored.storageKey);
    return answer;
  };
  const form = await readForm(fields, anyAuditForm);
  if (!form.ok) return giveUp(form.rejection);
  const { values } = form;
  const today = todayIn(now, member.timeZone);
  const here = `/suppliers/${whose.supplierId}/requests/${request.id}/audit`;
  const answered = async () => {
    switch (values.form) {
      case "date": {
        const { form: _, ...dated } = values;
        return agreeDate(store, member, request, dated, now);
      }
      case "held":
        return carriedOut(store, member, request, values.heldOn, now);
      case "report":
        return receiveReport(store, member, request, stored!, now);
      case "accept":
        return acceptReport(store, member, request, now);
      case "refuse":
        return refuseReport(store, member, request, values.reason, now);
    }
  };
  if (values.form === "held" && values.heldOn > today) return form.refuse("heldOn", "dateInFuture");
  if (values.form === "report" && upload && "refused" in upload)
    return form.refuse("file", uploadMessages[upload.refused], {
      size: formatSize(certificateLimit, language),
      types: proofEndings.map((ending) => ending.toUpperCase()).join(", "),
    });
  if (values.form === "report" && !stored) return form.refuse("file", "file");
  if (values.form === "accept") {
    const audit = await auditOf(store, whose, request.id);
    const wrong = audit && whatIsWrongWith(audit, (await factsOf(store, whose))?.sites ?? [], today);
    if (!wrong || wrong.tooOld || wrong.missing.length > 0) return form.refuse(null, "auditWillNotDo");
  }
  const outcome = await answered();
  if ("refusal" in outcome) return giveUp(form.refuse(null, "overtaken"));
  throw redirect(done(here, "auditing.saved"));
});

export default function AuditPage() {
  const { id, supplierId, state, audit, acts, wrong, reason, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["auditing", "audits"]);
  const { language } = useReader();
  const may = (act: (typeof acts)[number]) => acts.includes(act);
  const cannot = wrong !== null && (wrong.tooOld || wrong.missing.length > 0);
  return (
    <Page
      back={<BackLink to={`/suppliers/${supplierId}/requests/${id}`}>{t("request")}</BackLink>}
      actions={<StateTag state={state} />}
    >
      {cannot && (
        <Alert tone="warning" title={t("willNotDo")}>
          {wrong.tooOld && <p className="ds-paragraph">{t("tooOld")}</p>}
          {wrong.missing.length > 0 && (
            <p className="ds-paragraph">
              {t("sitesMissing", {
                sites: formatList(
                  wrong.missing.map(({ country, place }) =>
                    place ? `${place}, ${countryName(country, language)}` : countryName(country, language),
                  ),
                  language,
                ),
              })}
            </p>
          )}
        </Alert>
      )}
      <AuditFacts audit={audit} reason={reason} files={`/suppliers/${supplierId}/files`} />
      {state === "findings entered" && (
        <div className="actions">
          <ButtonLink to={`/suppliers/${supplierId}/gaps`}>{t("seeGaps")}</ButtonLink>
        </div>
      )}
      {may("enter findings") && (
        <div className="actions">
          <ButtonLink to={`/suppliers/${supplierId}/requests/${id}/audit/findings`}>{t("enterFindings")}</ButtonLink>
        </div>
      )}
      {may("accept") && (
        <Section title={t("answer")}>
          {!cannot && (
            <ServerForm id="accept" schema={auditForms.accept}>
              <Actions>
                <SubmitButton>{t("accept")}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
          <ServerForm id="refuse" schema={auditForms.refuse}>
            <TextArea name="reason" label={t("refuseWhy")} maxLength={2000} />
            <Actions>
              <SubmitButton variant="secondary">{t("refuse")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {may("receive report") && (
        <Section title={t("reportSection")}>
          <ServerForm id="report" schema={auditForms.report} encType="multipart/form-data">
            <FileField
              name="file"
              label={t("audits:report")}
              help={t("reportHelp")}
              accept={proofEndings}
              maxBytes={certificateLimit}
            />
            <Actions>
              <SubmitButton>{t("receive")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {may("carry out audit") && (
        <Section title={t("heldSection")}>
          <ServerForm id="held" schema={auditForms.held} saved={{ heldOn: audit?.heldOn ?? null }}>
            <DateField name="heldOn" label={t("audits:heldOn")} max={today} />
            <Actions>
              <SubmitButton variant="secondary">{t("held")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {may("agree date") && (
        <Section title={t("dateSection")}>
          <ServerForm
            id="date"
            schema={auditForms.date}
            saved={
              audit ? { type: audit.type, heldOn: audit.heldOn, auditor: audit.auditor, where: audit.where } : undefined
            }
          >
            <SelectField
              name="type"
              label={t("audits:type")}
              options={auditTypes.map((value) => ({ value, label: t(`audits:types.${value}`) }))}
            />
            <DateField name="heldOn" label={t("agreedFor")} />
            <TextField name="auditor" label={t("audits:auditor")} optional maxLength={200} />
            <TextField name="where" label={t("audits:where")} optional maxLength={500} />
            <Actions>
              <SubmitButton variant={state === "date agreed" ? "secondary" : "primary"}>{t("setDate")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      <p className="ds-paragraph">
        <Link className="ds-link" to={`/suppliers/${supplierId}/requests/${id}`}>
          {t("more")}
        </Link>
      </p>
    </Page>
  );
}
