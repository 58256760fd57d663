/** What is decided of a supplier: what stands in the way, what is proposed, what holds, and what was before. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy, canCoordinate } from "~/features/accounts/reader";
import { Blockers } from "~/features/decisions/blockers";
import { anyDecisionForm, conditionsIn, metForm, proposeForm, takeBackForm } from "~/features/decisions/decision-form";
import { DecisionFacts } from "~/features/decisions/decision-view";
import { blockersOf, decide, decisionsOf, inForce, meet, propose } from "~/features/decisions/decisions.server";
import { isFree, proposable, reviewMonths, statusAfter } from "~/features/decisions/rules";
import { plusDays, plusMonths, todayIn } from "~/features/requests/deadlines";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { CheckboxGroup, DateField, HiddenField, RadioGroup, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Rows } from "~/forms/rows";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) => t("decisions:titleFor", { name: supplier.name }));

export const loader = forBuyer(async ({ store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const today = todayIn(now, member.timeZone);
  const all = await decisionsOf(store, whose);
  const waiting = all.find(({ state }) => state === "proposed");
  const held = inForce(all);
  const months = reviewMonths(supplier.criticality);
  return {
    supplier: { id: supplier.id, name: supplier.name, status: supplier.status, reviewBy: supplier.reviewBy },
    blockers: await blockersOf(store, whose, today),
    waiting: waiting && { ...waiting, isMine: waiting.proposedBy === member.memberId },
    held,
    earlier: all.filter(({ id }) => id !== waiting?.id && id !== held?.id),
    mayPropose: !waiting && "status" in statusAfter(supplier.status, "propose", member.roles),
    maySuspend: "status" in statusAfter(supplier.status, "suspend", member.roles),
    months,
    reviewBy: plusMonths(today, months),
    today,
    tomorrow: plusDays(today, 1),
    timeZone: member.timeZone,
  };
});

export const action = forBuyer(async ({ request, store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const form = await readForm(request, anyDecisionForm);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const here = `/suppliers/${supplier.id}/decision`;
  if (values.form === "met") {
    for (const condition of new Set(values.condition)) {
      const met = await meet(store, member, supplier.id, condition, now);
      if ("refusal" in met) return form.refuse(null, "overtaken");
    }
    throw redirect(done(here, "decisions.met", values.condition.length));
  }
  if (values.form === "take back") {
    const decision = (await decisionsOf(store, whose)).find(({ id }) => id === values.decision) ?? notFound();
    const back = await decide(store, member, supplier.id, decision, "take back", null, now);
    if ("refusal" in back) return form.refuse(null, "overtaken");
    throw redirect(done(here, "decisions.takenBack"));
  }
  const today = todayIn(now, member.timeZone);
  if (values.reviewBy <= today) return form.refuse("reviewBy", "datePast");
  const conditions = values.outcome === "approved with conditions" ? conditionsIn(values.conditions) : [];
  const past = values.conditions.findIndex(({ due }) => due !== null && due <= today);
  if (conditions.length > 0 && past >= 0) return form.refuse(`conditions.${past}.due`, "datePast");
  if ("refusal" in statusAfter(supplier.status, "propose", member.roles)) return form.refuse(null, "alreadyProposed");
  const proposed = await propose(store, member, supplier.id, { ...values, conditions }, today);
  if ("refusal" in proposed)
    return form.refuse(null, proposed.refusal === "blocked" ? "standsInTheWay" : "alreadyProposed");
  throw redirect(done(here, "decisions.proposed"));
});

export default function DecisionPage() {
  const { supplier, blockers, waiting, held, earlier, mayPropose, maySuspend, timeZone } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["decisions", "decision"]);
  const page = `/suppliers/${supplier.id}`;
  return (
    <Page
      lead={t("lead")}
      back={<BackLink to={page}>{supplier.name}</BackLink>}
      actions={
        maySuspend && (
          <ButtonLink to={`${page}/suspend`} variant="secondary">
            {t("suspend")}
          </ButtonLink>
        )
      }
    >
      {supplier.status === "inactive" ? (
        <Alert tone="warning">{t("bring")}</Alert>
      ) : (
        <Blockers supplierId={supplier.id} blockers={blockers} />
      )}
      {waiting && <Waiting />}
      <Section title={t("now")}>{held ? <Held /> : <p className="ds-paragraph">{t("none")}</p>}</Section>
      {mayPropose && <Propose />}
      {earlier.length > 0 && (
        <Section title={t("earlier")}>
          {earlier.map((decision) => (
            <Details
              key={decision.id}
              summary={`${t(`decision:outcomes.${decision.outcome}`)}: ${t(`states.${decision.state}`)}`}
            >
              <DecisionFacts decision={decision} timeZone={timeZone} />
            </Details>
          ))}
        </Section>
      )}
    </Page>
  );
}

function Waiting() {
  const { supplier, waiting, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["decisions", "decision"]);
  const { roles = [] } = useReader();
  if (!waiting) return null;
  const mayDecide = canCoordinate(roles) && !waiting.isMine;
  return (
    <Section
      title={t("waiting", { name: waiting.proposer, outcome: t(`decision:outcomes.${waiting.outcome}`).toLowerCase() })}
      actions={
        mayDecide && <ButtonLink to={`/suppliers/${supplier.id}/decision/${waiting.id}`}>{t("decide")}</ButtonLink>
      }
    >
      {!mayDecide && <p className="ds-paragraph">{t(waiting.isMine ? "waitingYours" : "waitingOther")}</p>}
      <DecisionFacts decision={waiting} timeZone={timeZone} />
      {waiting.isMine && (
        <ServerForm id="take back" schema={takeBackForm}>
          <HiddenField name="decision" value={waiting.id} />
          <Actions>
            <SubmitButton variant="secondary">{t("takeBack")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </Section>
  );
}

function Held() {
  const { supplier, held, today, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("decisions");
  const { language, roles = [] } = useReader();
  if (!held) return null;
  const isSooner = supplier.reviewBy !== null && supplier.reviewBy < held.reviewBy;
  const open = held.conditions.filter(({ metAt }) => metAt === null);
  return (
    <div className="stack">
      <DecisionFacts decision={held} timeZone={timeZone} />
      {isSooner && (
        <p className="ds-paragraph">
          {t("reviewBy")} {formatDate(supplier.reviewBy!, language)}. {t("sooner")}
        </p>
      )}
      {canBuy(roles) && open.length > 0 && (
        <ServerForm id="met" schema={metForm}>
          <CheckboxGroup
            name="condition"
            label={t("whichMet")}
            options={open.map(({ id, what, due }) => ({
              value: id,
              label: what,
              help: due < today ? t("isOverdue") : undefined,
            }))}
          />
          <Actions>
            <SubmitButton variant="secondary">{t("met")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
    </div>
  );
}

function Propose() {
  const { blockers, months, reviewBy, tomorrow } = useLoaderData<typeof loader>();
  const { t } = useTranslation("decisions");
  const possible = proposable.filter((outcome) => isFree(outcome, blockers));
  return (
    <Section title={t("propose")}>
      <ServerForm id="propose" schema={proposeForm} saved={{ reviewBy }}>
        <RadioGroup
          name="outcome"
          label={t("outcome")}
          options={possible.map((value) => ({
            value,
            label: t(`outcomes.${value}`),
            help: t(`outcomeHelp.${value}`),
          }))}
        />
        <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={4000} />
        {possible.includes("approved with conditions") && (
          <fieldset className="ds-fieldset">
            <legend className="ds-label">{t("conditions")}</legend>
            <p className="subtle">{t("conditionsHelp")}</p>
            <Rows
              name="conditions"
              title={(number) => t("condition", { number })}
              addLabel={t("addCondition")}
              min={1}
              max={20}
            >
              {(place) => (
                <>
                  <TextField name={`${place}.what`} label={t("what")} maxLength={500} optional />
                  <DateField name={`${place}.due`} label={t("due")} min={tomorrow} optional />
                </>
              )}
            </Rows>
          </fieldset>
        )}
        <TextArea
          name="forPeople"
          label={t("forPeople")}
          help={`${t("onlyNotApproved")} ${t("forPeopleHelp")}`}
          maxLength={4000}
          optional
        />
        <DateField name="reviewBy" label={t("reviewBy")} help={t("reviewByHelp", { months })} min={tomorrow} />
        <Actions>
          <SubmitButton>{t("send")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Section>
  );
}
