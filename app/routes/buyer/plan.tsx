/** An improvement plan as the buyer reads it: every action, what a coordinator answers, and what is left to verify. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { after } from "~/features/gaps/rules";
import { ActionStateTag, ActionView } from "~/features/improvement-plans/action-view";
import { answeringPlan, anyPlanAnswer, verifyingActions } from "~/features/improvement-plans/plan-forms";
import { answerPlan, ownerActing, planOf, verifyActions } from "~/features/improvement-plans/plans.server";
import { type ShownAction, shownAction } from "~/features/improvement-plans/shown-action";
import { requestOf } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { StateTag } from "~/features/requests/state-tag";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { HiddenField, RadioGroup, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("plans:title"));

export const loader = forBuyer(async ({ store, member, params }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const plan = (await planOf(store, whose, request.id)) ?? notFound();
  const acting = await ownerActing(store, member, whose.supplierId);
  return {
    supplier: { id: supplier.id, name: supplier.name },
    request: { id: request.id, state: request.state, deadline: request.deadline, concerning: request.concerning },
    expected: plan.expected,
    mayAnswer: may(request.kind, request.state, "agree", member.roles),
    actions: plan.actions.map((action) => {
      const verifying = action.state === "done" ? after(action.gap, "close", acting) : null;
      return {
        ...shownAction(action),
        mayVerify: verifying !== null && "state" in verifying,
        mustAnother: verifying !== null && "refusal" in verifying && verifying.refusal === "another must",
      };
    }),
  };
});

export const action = forBuyer(async ({ store, member, params, request: asked, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const plan = (await planOf(store, whose, request.id)) ?? notFound();
  const form = await readForm(asked, anyPlanAnswer);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const here = `/suppliers/${whose.supplierId}/requests/${request.id}/plan`;
  if (values.form === "answer") {
    const outcome = await answerPlan(store, member, request, plan, values.actions, now);
    if ("refusal" in outcome) return refused(outcome.refusal);
    throw redirect(done(here, "plans.answered"));
  }
  const verdicts = values.actions.flatMap(({ outcome, ...one }) => (outcome ? [{ ...one, outcome }] : []));
  if (verdicts.length === 0) return form.refuse("actions.0.outcome", "choice");
  const acting = await ownerActing(store, member, whose.supplierId);
  const outcome = await verifyActions(store, acting, request, plan, verdicts, now);
  if ("refusal" in outcome) return refused(outcome.refusal);
  throw redirect(done(here, "plans.verified", verdicts.length));

  function refused(refusal: string) {
    if (refusal === "not yours") throw new Response(null, { status: 403 });
    return form.ok && form.refuse(null, refusal === "another must" ? "anotherMustVerify" : "overtaken");
  }
});

export default function Plan() {
  const { supplier, request, expected, actions, mayAnswer } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["plans", "answers"]);
  const { language } = useReader();
  const proposed = mayAnswer ? actions.filter(({ state }) => state === "proposed") : [];
  const reported = actions.filter(({ mayVerify }) => mayVerify);
  const others = actions.filter((action) => !proposed.includes(action) && !reported.includes(action));
  return (
    <Page
      back={<BackLink to={`/suppliers/${supplier.id}/requests/${request.id}`}>{t("answers:backToRequest")}</BackLink>}
      lead={`${supplier.name}. ${t("planDue", { date: formatDate(request.deadline, language) })}`}
      actions={<StateTag state={request.state} />}
    >
      <p className="ds-paragraph typed">{expected}</p>
      {proposed.length > 0 && (
        <ServerForm id="answer" schema={answeringPlan} saved={{ actions: proposed.map(answerFirst) }}>
          {proposed.map((action, place) => (
            <OneAction key={action.id} action={action}>
              <Answered at={`actions.${place}`} action={action} />
              <RadioGroup
                name={`actions.${place}.outcome`}
                label={t("outcome")}
                help={action.whyNot === null ? undefined : t("whyNotHelp")}
                options={(action.whyNot === null ? (["agree", "send back"] as const) : (["send back"] as const)).map(
                  (value) => ({ value, label: t(value === "agree" ? "agree" : "sendBack") }),
                )}
              />
              <TextArea name={`actions.${place}.reason`} label={t("reason")} rows={2} optional maxLength={2000} />
            </OneAction>
          ))}
          <p className="ds-paragraph">{t("answerHelp")}</p>
          <Actions>
            <SubmitButton>{t("sendAnswer")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {reported.length > 0 && (
        <ServerForm id="verify" schema={verifyingActions}>
          {reported.map((action, place) => (
            <OneAction key={action.id} action={action}>
              <Answered at={`actions.${place}`} action={action} />
              <RadioGroup
                name={`actions.${place}.outcome`}
                label={t("verifyOutcome")}
                options={[
                  { value: "verify", label: t("verify") },
                  { value: "send back", label: t("sendBack") },
                ]}
                optional
              />
              <TextArea name={`actions.${place}.reason`} label={t("verifyReason")} rows={2} optional maxLength={2000} />
            </OneAction>
          ))}
          <Actions>
            <SubmitButton>{t("sendAnswer")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {others.map((action) => (
        <OneAction key={action.id} action={action}>
          {action.mustAnother && <Alert>{t("another")}</Alert>}
        </OneAction>
      ))}
    </Page>
  );
}

/** Which action an answer is about, as it was seen. */
function Answered({ at, action }: { at: string; action: ShownAction }) {
  return (
    <>
      <HiddenField name={`${at}.action`} value={action.id} />
      <HiddenField name={`${at}.version`} value={`${action.version}`} />
    </>
  );
}

function OneAction({ action, children }: { action: ShownAction; children: ReactNode }) {
  const { supplier } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["plans", "gaps"]);
  const { language } = useReader();
  return (
    <Section title={action.title[language]} actions={<ActionStateTag state={action.state} />}>
      <ActionView action={action} filesAt={`/suppliers/${supplier.id}/files`} />
      <p className="ds-paragraph">
        <Link className="ds-link" to={`/suppliers/${supplier.id}/gaps/${action.gapId}`}>
          {t("seeGap")}
          <span className="ds-sr-only">: {action.title[language]}</span>
        </Link>
      </p>
      {children}
    </Section>
  );
}

const answerFirst = ({ whyNot }: ShownAction) => ({ outcome: whyNot === null ? null : "send back", reason: null });
