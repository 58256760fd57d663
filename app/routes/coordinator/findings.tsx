/** What an audit has found, typed in or brought as a table. Each finding is a gap; the report is shared with the supplier. */
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findingAreas, severities } from "db/schema/words";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { findingsForm, importForm } from "~/features/audits/audit-form";
import { planDueAfter } from "~/features/audits/audits";
import { auditOf, enterFindings } from "~/features/audits/audits.server";
import { type FindingProblem, readFindings } from "~/features/audits/findings";
import { todayIn } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { readSheet } from "~/features/sheets/read-sheet.server";
import { DateField, FileField, SelectField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { gathering, readUploads } from "~/forms/read-upload.server";
import { Rows } from "~/forms/rows";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate, formatSize } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const largest = 2_000_000;
/** More than anybody mends in one go. */
const mostProblems = 20;

export const handle = titled((t) => t("auditing:enterFindings"));

export const loader = forCoordinator(async ({ store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const here = `/suppliers/${whose.supplierId}/requests/${request.id}/audit`;
  if (!may(request.kind, request.state, "enter findings", member.roles)) throw redirect(done(here, "auditing.notNow"));
  const audit = (await auditOf(store, whose, request.id)) ?? notFound();
  const today = todayIn(now, member.timeZone);
  return { back: here, heldOn: audit.heldOn, today, due: planDueAfter(today).date };
});

export const action = forCoordinator(async ({ store, member, params, request: sent, language, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const { form: fields, uploads } = await readUploads(sent, gathering(largest));
  const today = todayIn(now, member.timeZone);
  const here = `/suppliers/${whose.supplierId}/requests/${request.id}/audit`;
  if (fields.get("form") === "import") {
    const form = await readForm(fields, importForm);
    if (!form.ok) return form.rejection;
    const { sharedOn } = form.values;
    if (sharedOn > today) return form.refuse("sharedOn", "dateInFuture");
    const [table] = uploads.get("file") ?? [];
    if (!table) return form.refuse("file", "file");
    if ("refused" in table) return form.refuse("file", "fileTooLarge", { size: formatSize(largest, language) });
    const read = await readSheet(table.bytes, { rows: 1000 });
    if ("problem" in read) return form.refuse("file", "fileUnreadable");
    const found = readFindings(read.sheet.rows, inBoth);
    if ("problems" in found)
      return form.refuse("file", "fileWrong", undefined, { problems: found.problems.slice(0, mostProblems) });
    const outcome = await enterFindings(store, member, request, { ...found, sharedOn }, now);
    if ("refusal" in outcome) return form.refuse(null, "overtaken");
    throw redirect(done(here, "auditing.findings", found.findings.length));
  }
  const form = await readForm(fields, findingsForm);
  if (!form.ok) return form.rejection;
  if (form.values.sharedOn > today) return form.refuse("sharedOn", "dateInFuture");
  const outcome = await enterFindings(store, member, request, form.values, now);
  if ("refusal" in outcome) return form.refuse(null, "overtaken");
  throw redirect(done(here, "auditing.findings", form.values.findings.length));
});

/** What areas and severities are called, in both languages. */
const both = () => [translatorFor("nb").t, translatorFor("en").t];
const inBoth: Parameters<typeof readFindings>[1] = {
  area: (area) => both().map((t) => t(`audits:areas.${area}`)),
  severity: (severity) => both().map((t) => t(`gaps:severities.${severity}`)),
};

export default function Findings() {
  const { back, heldOn, today, due } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["auditing", "audits", "gaps"]);
  const { language } = useReader();
  const problems = useActionData<{ problems?: FindingProblem[] }>()?.problems ?? [];
  const shared = (
    <DateField
      name="sharedOn"
      label={t("audits:sharedOn")}
      help={t("sharedOnHelp", { date: formatDate(due, language) })}
      min={heldOn ?? undefined}
      max={today}
    />
  );
  return (
    <Page back={<BackLink to={back}>{t("audit")}</BackLink>} lead={t("findingsLead")}>
      <ServerForm id="findings" schema={findingsForm} saved={{ sharedOn: today }}>
        {shared}
        <Rows name="findings" min={0} max={200} title={(number) => t("finding", { number })} addLabel={t("addFinding")}>
          {(place) => (
            <>
              <SelectField
                name={`${place}.area`}
                label={t("audits:area")}
                options={findingAreas.map((value) => ({ value, label: t(`audits:areas.${value}`) }))}
              />
              <SelectField
                name={`${place}.severity`}
                label={t("gaps:severity")}
                options={severities.map((value) => ({ value, label: t(`gaps:severities.${value}`) }))}
              />
              <TextArea name={`${place}.title`} label={t("audits:what")} rows={2} maxLength={500} />
              <TextArea name={`${place}.action`} label={t("expected")} rows={2} maxLength={500} optional />
            </>
          )}
        </Rows>
        <Actions>
          <SubmitButton>{t("saveFindings")}</SubmitButton>
        </Actions>
      </ServerForm>
      <Section title={t("import")}>
        <p className="ds-paragraph">{t("importHelp")}</p>
        {problems.length > 0 && (
          <Alert tone="danger" title={t("problems.title")}>
            <ul className="ds-list">
              {problems.map(({ row, key, value }) => (
                <li key={`${row} ${key}`}>{t(`problems.${key}`, { row, value })}</li>
              ))}
            </ul>
          </Alert>
        )}
        <ServerForm id="import" schema={importForm} encType="multipart/form-data" saved={{ sharedOn: today }}>
          {shared}
          <FileField name="file" label={t("table")} accept={["csv", "xlsx"]} maxBytes={largest} />
          <Actions>
            <SubmitButton variant="secondary">{t("importButton")}</SubmitButton>
          </Actions>
        </ServerForm>
      </Section>
    </Page>
  );
}
