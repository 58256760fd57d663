/** A supplier's improvement plan: what is expected, how far each action is, and sending it. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { Progress } from "~/components/progress";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { ActionStateTag, ActionView } from "~/features/improvement-plans/action-view";
import { submittingPlan } from "~/features/improvement-plans/plan-forms";
import { mayWrite, planOf, submitPlan, unwritten } from "~/features/improvement-plans/plans.server";
import { shownAction } from "~/features/improvement-plans/shown-action";
import { leadOn } from "~/features/requests/outcome.server";
import { may } from "~/features/requests/rules";
import { Quoted } from "~/features/requests/task-words";
import { taskOf } from "~/features/requests/tasks.server";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("plans:title"));

export const loader = forSupplier(async ({ store, supplier, params }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const plan = (await planOf(store, supplier, task.id)) ?? notFound();
  const writable = plan.actions.filter(mayWrite);
  return {
    id: task.id,
    state: task.state,
    buyer: supplier.buyerName,
    expected: plan.expected,
    writable: writable.length,
    left: unwritten(plan).length,
    maySubmit: may(task.kind, task.state, "submit", supplier.role),
    actions: plan.actions.map((action) => ({ ...shownAction(action), mayWrite: mayWrite(action) })),
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const plan = (await planOf(store, supplier, task.id)) ?? notFound();
  const form = await readForm(request, submittingPlan);
  if (!form.ok) return form.rejection;
  if (unwritten(plan).length > 0) return form.refuse(null, "planUnwritten");
  const sent = await submitPlan(store, supplier, task, plan, now);
  if ("refusal" in sent) leadOn(task.id, sent, "plans.sent");
  throw redirect(done(`/my/requests/${task.id}/plan`, "plans.sent"));
});

export default function Plan() {
  const { id, state, buyer, expected, actions, writable, left, maySubmit } = useLoaderData<typeof loader>();
  const { t } = useTranslation("plans");
  const { language } = useReader();
  const now = maySubmit
    ? "leadWrite"
    : state === "agreed"
      ? "leadCarryOut"
      : state === "accepted"
        ? "leadDone"
        : "leadWait";
  return (
    <Page back={<BackLink to={`/my/requests/${id}`}>{t("title")}</BackLink>} lead={t(now, { buyer })}>
      <Quoted label={t("says", { buyer })} words={expected} />
      {maySubmit && (
        <Progress done={writable - left} of={writable}>
          {t("written", { done: writable - left, of: writable })}
        </Progress>
      )}
      {actions.map((action) => {
        const isUnwritten = action.cause === null;
        const does = action.mayWrite ? (isUnwritten ? "write" : "change") : action.state === "agreed" ? "report" : null;
        return (
          <Section key={action.id} title={action.title[language]} actions={<ActionStateTag state={action.state} />}>
            <ActionView action={action} filesAt="/my/files" />
            {does && (
              <div className="actions">
                <ButtonLink
                  to={`/my/requests/${id}/plan/${action.id}`}
                  variant={does === "change" ? "secondary" : "primary"}
                >
                  {t(does)}
                  <span className="ds-sr-only">: {action.title[language]}</span>
                </ButtonLink>
              </div>
            )}
          </Section>
        );
      })}
      {maySubmit && left === 0 && (
        <Section title={t("sendPlan")}>
          <p className="ds-paragraph">{t("sendHelp", { buyer })}</p>
          <ServerForm id="submit" schema={submittingPlan}>
            <Actions>
              <SubmitButton>{t("sendPlan")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
