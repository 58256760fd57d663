/** One action of an improvement plan: written, and reported as done once it is agreed to. */
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { evidenceLimits } from "~/features/assessments/answering.server";
import { evidenceTypes, uploadMessages } from "~/features/files/media-types";
import { mayDispute } from "~/features/gaps/disputes";
import { dispute, disputesOf } from "~/features/gaps/disputes.server";
import { ActionView } from "~/features/improvement-plans/action-view";
import { lastDue } from "~/features/improvement-plans/plan-deadlines";
import { anyActionForm, disputing, reportingDone, writingAction } from "~/features/improvement-plans/plan-forms";
import { mayWrite, planOf, reportDone, writeAction } from "~/features/improvement-plans/plans.server";
import { shownAction } from "~/features/improvement-plans/shown-action";
import { todayIn } from "~/features/requests/deadlines";
import { taskOf } from "~/features/requests/tasks.server";
import { DateField, FileField, HiddenField, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { readUploads } from "~/forms/read-upload.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate, formatSize } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { action, language }) => action.title[language]);

export const loader = forSupplier(async ({ store, supplier, params, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const plan = (await planOf(store, supplier, task.id)) ?? notFound();
  const action = plan.actions.find(({ id }) => id === params.action) ?? notFound();
  const today = todayIn(now, supplier.timeZone);
  return {
    id: task.id,
    action: shownAction(action),
    does: mayWrite(action) ? ("write" as const) : action.state === "agreed" ? ("report" as const) : null,
    mayDispute: mayDispute(action.state, task.state),
    disputed: (await disputesOf(store, supplier, action.gap.id))[0] ?? null,
    today,
    last: lastDue({ ...action.gap, severity: action.severity }, today),
    limits: evidenceLimits,
    language,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const plan = (await planOf(store, supplier, task.id)) ?? notFound();
  const action = plan.actions.find(({ id }) => id === params.action) ?? notFound();
  const { files } = context.portal;
  const { form: typed, uploads } = await readUploads(request, (name, chunks) =>
    files.receive(name, chunks, { limit: evidenceLimits.bytes, accepts: evidenceTypes }),
  );
  const sent = uploads.get("evidence") ?? [];
  const stored = sent.flatMap((upload) => ("storageKey" in upload ? [upload] : []));
  /** What is refused is not kept: the bytes go as the rows do. */
  const giveUp = async <Answer,>(answer: Answer) => {
    for (const { storageKey } of stored) await files.remove(storageKey);
    return answer;
  };
  const form = await readForm(typed, anyActionForm);
  if (!form.ok) return giveUp(form.rejection);
  const { values } = form;
  const whole = `/my/requests/${task.id}/plan`;
  if (values.form === "action") {
    const today = todayIn(now, supplier.timeZone);
    const last = lastDue({ ...action.gap, severity: action.severity }, today);
    if (values.due !== null && values.due < today) return giveUp(form.refuse("due", "datePast"));
    if (values.due !== null && values.due > last)
      return giveUp(form.refuse("due", "dateTooLate", { max: formatDate(last, language) }));
    const { form: _, ...written } = values;
    const kept = await writeAction(store, supplier, task, action, written, now);
    if ("refusal" in kept) return giveUp(form.refuse(null, "overtaken"));
    throw redirect(done(whole, kept.moved ? "plans.savedMoved" : "plans.saved"));
  }
  if (values.form === "dispute") {
    const disputed = await dispute(store, supplier, task, action.gap, values.reason, now);
    if ("refusal" in disputed) return giveUp(form.refuse(null, "overtaken"));
    throw redirect(done(`/my/requests/${task.id}/plan/${action.id}`, "plans.disputed"));
  }
  const refused = sent.find((upload) => "refused" in upload);
  if (refused && "refused" in refused)
    return giveUp(
      form.refuse("evidence", uploadMessages[refused.refused], {
        size: formatSize(evidenceLimits.bytes, language),
        types: evidenceLimits.endings.map((ending) => ending.toUpperCase()).join(", "),
      }),
    );
  const reported = await reportDone(store, supplier, task, plan, action, values, stored, now);
  if ("refusal" in reported) return giveUp(form.refuse(null, "overtaken"));
  throw redirect(done(whole, "plans.reported"));
});

export default function ActionPage() {
  const { id, action, does, mayDispute: may, disputed, today, last, limits } = useLoaderData<typeof loader>();
  const { t } = useTranslation("plans");
  const { language } = useReader();
  const errors = useActionData<{ errors?: Record<string, unknown> }>()?.errors;
  const seen = <HiddenField name="version" value={`${action.version}`} />;
  const { answer, proposed, reason } = action;
  const isOpen = action.whyNot !== null || errors?.whyNot !== undefined;
  return (
    <Page back={<BackLink to={`/my/requests/${id}/plan`}>{t("title")}</BackLink>}>
      <ActionView
        action={does === "write" ? { ...action, ...nothingWritten, answer, proposed, reason } : action}
        filesAt="/my/files"
      />
      {disputed && (
        <Alert tone={disputed.state === "asked" ? "info" : "warning"}>
          <p className="ds-paragraph">
            {t(`dispute.${disputed.state as "asked"}`, { date: formatDate(disputed.answerBy, language) })}
          </p>
          {disputed.answer && <p className="ds-paragraph typed">{disputed.answer}</p>}
        </Alert>
      )}
      {does === "write" && (
        <ServerForm
          id="action"
          schema={writingAction}
          saved={{
            cause: action.cause,
            what: action.what,
            responsible: action.responsible,
            due: action.due,
            whyNot: action.whyNot,
          }}
        >
          {seen}
          <TextArea name="cause" label={t("cause")} help={t("causeHelp")} maxLength={4000} />
          <TextArea name="what" label={t("what")} maxLength={4000} />
          <TextField name="responsible" label={t("responsible")} size={40} maxLength={200} />
          <DateField
            name="due"
            label={t("due")}
            help={t("dueHelp", { date: formatDate(last, language) })}
            min={today}
            max={last}
          />
          <Details summary={t("whyNotSummary")} open={isOpen}>
            <TextArea name="whyNot" label={t("whyNot")} optional maxLength={4000} />
          </Details>
          <Actions>
            <SubmitButton>{t("save")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {does === "report" && (
        <ServerForm id="done" schema={reportingDone} encType="multipart/form-data">
          {seen}
          <TextArea name="result" label={t("result")} maxLength={4000} />
          <FileField
            name="evidence"
            label={t("evidence")}
            help={t("evidenceHelp")}
            accept={limits.endings}
            maxBytes={limits.bytes}
            multiple
            optional
          />
          <Actions>
            <SubmitButton>{t("report")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {may && !disputed && (
        <Details summary={t("dispute.summary")} open={errors?.reason !== undefined}>
          <ServerForm id="dispute" schema={disputing} encType="multipart/form-data">
            <TextArea name="reason" label={t("dispute.reason")} help={t("dispute.help")} maxLength={4000} />
            <Actions>
              <SubmitButton variant="secondary">{t("dispute.send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
    </Page>
  );
}

/** What is in the fields below is not shown above them as well. */
const nothingWritten = {
  cause: null,
  what: null,
  responsible: null,
  due: null,
  firstDue: null,
  whyNot: null,
  result: null,
  files: [],
};
