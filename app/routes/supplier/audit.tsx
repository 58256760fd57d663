/** An audit as the supplier sees it: what is arranged, the report and its findings, and a way to send in one it has already. */
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { Table } from "~/components/table";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { reportForm } from "~/features/audits/audit-form";
import { AuditFacts } from "~/features/audits/audit-view";
import { acceptedSchemes } from "~/features/audits/audits";
import { auditOf, sendReport } from "~/features/audits/audits.server";
import { siteKey } from "~/features/certificates/certificate-form";
import { factsOf } from "~/features/company-facts/facts.server";
import { countryName } from "~/features/countries/countries";
import { certificateLimit, proofEndings, proofTypes, uploadMessages } from "~/features/files/media-types";
import { gapsOf } from "~/features/gaps/gaps.server";
import { todayIn } from "~/features/requests/deadlines";
import { leadOn } from "~/features/requests/outcome.server";
import { may } from "~/features/requests/rules";
import { StateTag } from "~/features/requests/task-words";
import { taskOf } from "~/features/requests/tasks.server";
import { CheckboxGroup, DateField, FileField, RadioGroup } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { name, language }) => name[language]);

export const loader = forSupplier(async ({ store, supplier, params, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  if (task.kind !== "audit") notFound();
  const audit = (await auditOf(store, supplier, task.id)) ?? null;
  const isShared = task.state === "findings entered";
  const findings = isShared ? (await gapsOf(store, supplier)).filter(({ requestId }) => requestId === task.id) : [];
  return {
    ...{ id: task.id, name: task.name!, state: task.state, language },
    reason: task.state === "not accepted" ? task.reason : null,
    audit,
    findings: findings.map(({ id, title, theme, severity }) => ({ id, title, theme, severity })),
    maySend: may("audit", task.state, "submit", supplier.role),
    sites: ((await factsOf(store, supplier))?.sites ?? []).map(({ country, place }) => ({ country, place })),
    buyer: supplier.buyerName,
    today: todayIn(now, supplier.timeZone),
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const { files } = context.portal;
  const task = await taskOf(store, supplier, idIn(params, "request"));
  if (task.kind !== "audit") notFound();
  const { form: fields, uploads } = await readUploads(request, (name, chunks) =>
    files.receive(name, chunks, { limit: certificateLimit, accepts: proofTypes }),
  );
  const [upload] = uploads.get("file") ?? [];
  const stored = upload && "storageKey" in upload ? upload : undefined;
  const giveUp = async <Answer,>(answer: Answer) => {
    if (stored) await files.remove(stored.storageKey);
    return answer;
  };
  const known = (await factsOf(store, supplier))?.sites ?? [];
  const form = await readForm(fields, reportForm(known.map(siteKey)));
  if (!form.ok) return giveUp(form.rejection);
  const { sites, ...said } = form.values;
  if (said.heldOn > todayIn(now, supplier.timeZone)) return giveUp(form.refuse("heldOn", "dateInFuture"));
  if (upload && "refused" in upload)
    return form.refuse("file", uploadMessages[upload.refused], {
      size: formatSize(certificateLimit, language),
      types: proofEndings.map((ending) => ending.toUpperCase()).join(", "),
    });
  if (!stored) return form.refuse("file", "file");
  const chosen = known.filter((site) => sites.includes(siteKey(site)));
  const report = { ...said, sites: chosen.map(({ country, place }) => ({ country, place })), report: stored };
  const outcome = await sendReport(store, supplier, task, report, now);
  if ("refusal" in outcome) await giveUp(null);
  return leadOn(task.id, outcome, "audits.sent");
});

export default function AuditTask() {
  const { id, state, reason, audit, findings, maySend, sites, buyer, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("audits");
  const { language } = useReader();
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}`}>{t("task")}</BackLink>}
      lead={t("taskLead", { buyer })}
      actions={<StateTag state={state} />}
    >
      <AuditFacts audit={audit} reason={reason} files="/my/files" />
      {findings.length > 0 && (
        <Section title={t("findings")}>
          <Table
            caption={t("findings")}
            rows={findings}
            rowKey={(finding) => finding.id}
            columns={[
              { key: "what", header: t("what"), cell: ({ title }) => title[language] },
              { key: "area", header: t("area"), cell: ({ theme }) => theme?.[language] ?? "" },
            ]}
          />
        </Section>
      )}
      {maySend && (
        <Section title={t("existing")}>
          <p className="ds-paragraph">{t("existingHelp", { buyer })}</p>
          <ServerForm schema={reportForm(sites.map(siteKey))} encType="multipart/form-data">
            <RadioGroup
              name="type"
              label={t("type")}
              options={acceptedSchemes.map((value) => ({ value, label: t(`types.${value}`) }))}
            />
            <DateField name="heldOn" label={t("heldOn")} max={today} />
            {sites.length > 0 && (
              <CheckboxGroup
                name="sites"
                label={t("sites")}
                optional
                options={sites.map((site) => ({
                  value: siteKey(site),
                  label: site.place
                    ? `${site.place}, ${countryName(site.country, language)}`
                    : countryName(site.country, language),
                }))}
              />
            )}
            <FileField name="file" label={t("report")} accept={proofEndings} maxBytes={certificateLimit} />
            <Actions>
              <SubmitButton>{t("send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
