/** Deciding on what a colleague has proposed. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { Blockers } from "~/features/decisions/blockers";
import { decideForm } from "~/features/decisions/decision-form";
import { DecisionFacts } from "~/features/decisions/decision-view";
import { blockersOf, decide, decisionsOf } from "~/features/decisions/decisions.server";
import { after, isFree } from "~/features/decisions/rules";
import { todayIn } from "~/features/requests/deadlines";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) => t("decisions:decideTitle", { name: supplier.name }));

export const loader = forCoordinator(async ({ store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const wanted = idIn(params, "decision");
  const decision = (await decisionsOf(store, whose)).find(({ id }) => id === wanted) ?? notFound();
  const may = after(decision, "turn down", member);
  return {
    supplier: { id: supplier.id, name: supplier.name },
    decision,
    blockers: await blockersOf(store, whose, todayIn(now, member.timeZone)),
    refusal: "refusal" in may ? may.refusal : null,
    timeZone: member.timeZone,
  };
});

export const action = forCoordinator(async ({ request, store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const wanted = idIn(params, "decision");
  const decision = (await decisionsOf(store, whose)).find(({ id }) => id === wanted) ?? notFound();
  const form = await readForm(request, decideForm);
  if (!form.ok) return form.rejection;
  const { intent, answer } = form.values;
  const outcome = await decide(store, member, whose.supplierId, decision, intent, answer, now);
  if ("refusal" in outcome)
    return form.refuse(
      null,
      ({ blocked: "standsInTheWay", "another must": "anotherMustDecide" } as const)[outcome.refusal as "blocked"] ??
        "alreadyProposed",
    );
  throw redirect(
    done(`/suppliers/${whose.supplierId}/decision`, intent === "decide" ? "decisions.decided" : "decisions.turnedDown"),
  );
});

export default function Decide() {
  const { supplier, decision, blockers, refusal, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("decisions");
  return (
    <Page back={<BackLink to={`/suppliers/${supplier.id}/decision`}>{t("title")}</BackLink>}>
      {decision.state === "proposed" && <Blockers supplierId={supplier.id} blockers={blockers} />}
      <DecisionFacts decision={decision} timeZone={timeZone} />
      {refusal === "another must" && <Alert>{t("mustAnother")}</Alert>}
      {refusal === "not now" && <Alert>{t("over")}</Alert>}
      {refusal === null && (
        <Section title={t("decide")}>
          <p className="ds-paragraph">{t("told")}</p>
          <ServerForm schema={decideForm}>
            <TextArea name="answer" label={t("answer")} help={t("answerHelp")} maxLength={4000} optional />
            <Actions>
              {isFree(decision.outcome, blockers) && <SubmitButton intent="decide">{t("agree")}</SubmitButton>}
              <SubmitButton intent="turn down" variant="secondary">
                {t("turnDown")}
              </SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
