/** One gap: what was found and why, how it stands, and what a coordinator decides of it. */
import { redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { chainPlaces, gapNatures, severities } from "db/schema/words";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { canCoordinate } from "~/features/accounts/reader";
import { answerDispute, disputesOf } from "~/features/gaps/disputes.server";
import { anyGapForm, disputeForm, gapForms } from "~/features/gaps/gap-form";
import { GapStateTag, SeverityTag } from "~/features/gaps/gap-words";
import { actOn, gapOf } from "~/features/gaps/gaps.server";
import { actsFor, type GapAct, isUndecided } from "~/features/gaps/rules";
import { isPlanned } from "~/features/improvement-plans/plan-deadlines";
import { todayIn } from "~/features/requests/deadlines";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { DateField, HiddenField, RadioGroup, SelectField, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { gap }) => t(`gaps:kinds.${gap.kind}`));

export const loader = forCoordinator(async ({ store, member, params }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const gap = (await gapOf(store, whose, idIn(params, "gap"))) ?? notFound();
  const { answer, ...rest } = gap;
  return {
    supplier: { id: supplier.id, name: supplier.name },
    gap: { ...rest, said: saidIn(answer) },
    disputes: await disputesOf(store, whose, gap.id),
    mayAnswer: canCoordinate(member.roles),
    acts: actsFor(gap, member),
    timeZone: member.timeZone,
  };
});

/** What a supplier answered is kept as it was, in words: the option chosen or the reason given, in both languages. */
const saidIn = (answer: unknown) => answer as { nb: string; en: string } | null;

const actOf = {
  confirm: "confirm",
  breach: "say nature",
  "no breach": "rule out breach",
  severity: "change severity",
  nature: "say nature",
  risk: "accept risk",
  remedy: "say remedy",
  reopen: "reopen",
  close: "close",
} as const satisfies Record<keyof typeof gapForms, GapAct>;

export const action = forCoordinator(async ({ request, store, member, params, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const gap = (await gapOf(store, whose, idIn(params, "gap"))) ?? notFound();
  const form = await readForm(request, anyGapForm);
  if (!form.ok) return form.rejection;
  const { values } = form;
  const here = `/suppliers/${whose.supplierId}/gaps/${gap.id}`;
  if (values.form === "dispute") {
    const asked = (await disputesOf(store, whose, gap.id)).find(({ state }) => state === "asked");
    if (!asked) return form.refuse(null, "overtaken");
    const answered = await answerDispute(store, member, whose.supplierId, gap.id, asked, values, now);
    if ("refusal" in answered) return form.refuse(null, "overtaken");
    throw redirect(done(here, "gaps.answered"));
  }
  const { form: which, version, ...said } = values;
  const change = which === "breach" ? { nature: "breach" as const } : said;
  if ("acceptedUntil" in said && said.acceptedUntil <= todayIn(now, member.timeZone))
    return form.refuse("acceptedUntil", "datePast");
  const seen = { ...gap, version };
  const outcome = await actOn(store, member, seen, actOf[which], change, now);
  if ("refusal" in outcome)
    return form.refuse(null, outcome.refusal === "another must" ? "anotherMustClose" : "overtaken");
  throw redirect(done(here, "gaps.saved"));
});

export default function GapPage() {
  const { supplier, gap, acts, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["gaps", "plans"]);
  const { language } = useReader();
  const day = (at: Date) => formatDate(dayOf(at, timeZone), language);
  return (
    <Page
      back={<BackLink to={`/suppliers/${supplier.id}/gaps`}>{t("title")}</BackLink>}
      lead={<p className="ds-paragraph">{gap.title[language]}</p>}
    >
      {gap.isSuspected && (
        <Alert tone="warning" title={t("suspected")}>
          {t("suspectedHelp")}
        </Alert>
      )}
      {isUndecided(gap) && (
        <Alert tone="warning" title={t("possibleBreach")}>
          {t("possibleBreachHelp")}
        </Alert>
      )}
      <SummaryList
        lines={[
          {
            label: t("supplier"),
            value: (
              <Link className="ds-link" to={`/suppliers/${supplier.id}`}>
                {supplier.name}
              </Link>
            ),
          },
          { label: t("state"), value: <GapStateTag state={gap.state} isMended={gap.mendedAt !== null} /> },
          { label: t("severity"), value: <SeverityTag {...gap} /> },
          {
            label: t("source"),
            value: gap.requestId ? (
              <Link className="ds-link" to={`/suppliers/${supplier.id}/requests/${gap.requestId}`}>
                {t(`sources.${gap.source}`)}
              </Link>
            ) : (
              t(`sources.${gap.source}`)
            ),
          },
          gap.said && { label: t("answer"), value: <span className="typed">{gap.said[language]}</span> },
          gap.action && { label: t("action"), value: gap.action[language] },
          gap.theme && { label: t("theme"), value: gap.theme[language] },
          gap.oecdStep !== null && {
            label: t("oecdStep"),
            value: t("oecdStepIs", { step: gap.oecdStep, name: t(`oecdSteps.${gap.oecdStep as 1}`) }),
          },
          { label: t("place"), value: gap.place && t(`places.${gap.place}`) },
          { label: t("nature"), value: gap.nature ? t(`natures.${gap.nature}`) : t("notSaid") },
          gap.acceptedUntil !== null && { label: t("acceptedUntil"), value: formatDate(gap.acceptedUntil, language) },
          gap.harmed !== null && { label: t("harmed"), value: <span className="typed">{gap.harmed}</span> },
          gap.remedy !== null && { label: t("remedy"), value: <span className="typed">{gap.remedy}</span> },
          gap.satisfied !== null && { label: t("satisfied"), value: <span className="typed">{gap.satisfied}</span> },
          gap.reason !== null && { label: t("reason"), value: <span className="typed">{gap.reason}</span> },
          { label: t("raised"), value: day(gap.createdAt) },
          gap.closedAt && {
            label: t("closed"),
            value: t("closedBy", { date: day(gap.closedAt), name: gap.closedByName ?? "" }),
          },
        ]}
      />
      <Disputes />
      {acts.includes("ask plan") && isPlanned(gap.severity) && (
        <div className="actions">
          <ButtonLink to={`/suppliers/${supplier.id}/plan?gap=${gap.id}`}>{t("plans:ask")}</ButtonLink>
        </div>
      )}
      {acts.length > 0 && <Decisions />}
    </Page>
  );
}

/** What the supplier says against it, and the answer. */
function Disputes() {
  const { disputes, mayAnswer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("gaps");
  const { language } = useReader();
  if (disputes.length === 0) return null;
  return (
    <Section title={t("dispute.title")} id="disputes">
      {disputes.map(({ id, by, reason, state, answer, answerBy, decider, disputedOn }) => (
        <div key={id} className="stack">
          <p className="subtle">{t("dispute.by", { name: by, date: formatDate(disputedOn, language) })}</p>
          <p className="ds-paragraph typed">{reason}</p>
          {state === "asked" ? (
            <p className="ds-paragraph">
              <strong>{t("dispute.answerBy", { date: formatDate(answerBy, language) })}</strong>
            </p>
          ) : (
            <p className="ds-paragraph typed">
              {t(`dispute.${state as "granted"}`, { name: decider ?? "" })} {answer}
            </p>
          )}
          {state === "asked" && mayAnswer && (
            <ServerForm id="dispute" schema={disputeForm}>
              <RadioGroup
                name="outcome"
                label={t("dispute.outcome")}
                options={(["granted", "refused"] as const).map((value) => ({ value, label: t(`dispute.${value}Is`) }))}
              />
              <TextArea name="answer" label={t("dispute.answer")} help={t("dispute.answerHelp")} maxLength={4000} />
              <Actions>
                <SubmitButton>{t("dispute.send")}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
        </div>
      ))}
    </Section>
  );
}

function Decisions() {
  const { gap, acts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("gaps");
  const open = useActionData<{ form?: string }>()?.form;
  const seen = <HiddenField name="version" value={`${gap.version}`} />;
  const can = (act: GapAct) => acts.includes(act);
  return (
    <Section title={t("decide")}>
      {can("confirm") && (
        <ServerForm id="confirm" schema={gapForms.confirm}>
          {seen}
          <Actions>
            <SubmitButton color="danger">{t("confirm")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {can("rule out breach") && (
        <>
          <ServerForm id="breach" schema={gapForms.breach}>
            {seen}
            <Actions>
              <SubmitButton color="danger">{t("confirmBreach")}</SubmitButton>
            </Actions>
          </ServerForm>
          <Details summary={t("ruleOutBreach")} open={open === "no breach"}>
            <ServerForm id="no breach" schema={gapForms["no breach"]}>
              {seen}
              <TextArea name="reason" label={t("reason")} />
              <Actions>
                <SubmitButton variant="secondary">{t("ruleOutBreach")}</SubmitButton>
              </Actions>
            </ServerForm>
          </Details>
        </>
      )}
      {can("close") && (
        <ServerForm id="close" schema={gapForms.close}>
          {seen}
          <TextArea name="reason" label={t("closeWhy")} optional />
          <Actions>
            <SubmitButton>{t("close")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {can("reopen") && (
        <ServerForm id="reopen" schema={gapForms.reopen}>
          {seen}
          <Actions>
            <SubmitButton variant="secondary">{t("reopen")}</SubmitButton>
          </Actions>
        </ServerForm>
      )}
      {can("change severity") && (
        <Details summary={t("changeSeverity")} open={open === "severity"}>
          <ServerForm id="severity" schema={gapForms.severity} saved={{ severity: gap.severity }}>
            {seen}
            <RadioGroup
              name="severity"
              label={t("severity")}
              options={severities.map((value) => ({ value, label: t(`severities.${value}`) }))}
            />
            <TextArea name="reason" label={t("reason")} />
            <Actions>
              <SubmitButton variant="secondary">{t("save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
      {can("say nature") && (
        <Details summary={t("sayNature")} open={open === "nature"}>
          <ServerForm id="nature" schema={gapForms.nature} saved={{ nature: gap.nature, place: gap.place }}>
            {seen}
            <SelectField
              name="nature"
              label={t("nature")}
              optional
              empty={t("notSaid")}
              options={gapNatures.map((value) => ({ value, label: t(`natures.${value}`) }))}
            />
            <SelectField
              name="place"
              label={t("place")}
              optional
              empty={t("notSaid")}
              options={chainPlaces.map((value) => ({ value, label: t(`places.${value}`) }))}
            />
            <Actions>
              <SubmitButton variant="secondary">{t("save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
      {can("say remedy") && (
        <Details summary={t("sayRemedy")} open={open === "remedy"}>
          <ServerForm
            id="remedy"
            schema={gapForms.remedy}
            saved={{ harmed: gap.harmed, remedy: gap.remedy, satisfied: gap.satisfied }}
          >
            {seen}
            <TextArea name="harmed" label={t("harmed")} help={t("harmedHelp")} optional />
            <TextArea name="remedy" label={t("remedy")} optional />
            <TextArea name="satisfied" label={t("satisfied")} help={t("satisfiedHelp")} optional />
            <Actions>
              <SubmitButton variant="secondary">{t("save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
      {can("accept risk") && (
        <Details summary={t("acceptRisk")} open={open === "risk"}>
          <ServerForm id="risk" schema={gapForms.risk}>
            {seen}
            <DateField name="acceptedUntil" label={t("acceptedUntil")} />
            <TextArea name="reason" label={t("reason")} />
            <Actions>
              <SubmitButton variant="secondary">{t("acceptRisk")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Details>
      )}
    </Section>
  );
}
