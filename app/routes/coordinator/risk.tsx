import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { riskLevels } from "db/schema/words";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { canCoordinate } from "~/features/accounts/reader";
import { tellRisk } from "~/features/events/story";
import { storyOf } from "~/features/events/story.server";
import { Story } from "~/features/events/story-list";
import { acknowledge, overrideRisk, riskChangesOf, riskShown } from "~/features/risk/risk.server";
import { backForm, overrideForm } from "~/features/risk/risk-form";
import { RiskWhy } from "~/features/risk/risk-why";
import { nothingForm, seenForm } from "~/features/suppliers/supplier-form";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { RiskTag } from "~/features/suppliers/tags";
import { HiddenField, RadioGroup, TextArea } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) => t("risk:title", { name: supplier.name }));

export const loader = forCoordinator(async ({ store, member, params }) => {
  const supplier = await supplierOf(store, member.buyerId, idIn(params, "supplier"));
  if (!supplier) notFound();
  const log = await storyOf(store, member.buyerId, supplier.id, { about: "risk", limit: 50 });
  return {
    supplier,
    risk: await riskShown(store, member.buyerId, supplier),
    changes: await riskChangesOf(store, member.buyerId, supplier.id),
    log,
    timeZone: member.timeZone,
  };
});

export const action = forCoordinator(async ({ request, store, member, params, now }) => {
  const supplierId = idIn(params, "supplier");
  if (!(await supplierOf(store, member.buyerId, supplierId))) notFound();
  const here = `/suppliers/${supplierId}`;
  const fields = await formIn(request);

  if (fields.get("form") === "seen") {
    const form = await readForm(fields, seenForm);
    if (!form.ok) return form.rejection;
    const seen = await acknowledge(store, member, supplierId, form.values.change, now);
    if (seen === "overtaken") return form.refuse(null, "overtaken");
    throw redirect(done(here, "risk.seen"));
  }
  if (fields.get("form") === "back") {
    const form = await readForm(fields, backForm);
    if (!form.ok) return form.rejection;
    const outcome = await overrideRisk(store, member, supplierId, form.values.version, null, now);
    if (outcome === "overtaken") return form.refuse(null, "overtaken");
    throw redirect(done(here, "risk.back"));
  }
  const form = await readForm(fields, overrideForm);
  if (!form.ok) return form.rejection;
  const { version, level, reason } = form.values;
  const outcome = await overrideRisk(store, member, supplierId, version, { level, reason }, now);
  if (outcome === "overtaken") return form.refuse(null, "overtaken");
  throw redirect(done(here, "risk.set"));
});

export default function RiskPage() {
  const { t, i18n } = useTranslation(["risk", "suppliers"]);
  const { language, roles = [] } = useReader();
  const { supplier, risk, changes, log, timeZone } = useLoaderData<typeof loader>();
  const { riskOverride, riskReason, version } = supplier;
  const waiting = changes.find(({ seenAt }) => seenAt === null);
  const mayDecide = canCoordinate(roles);
  return (
    <Page back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      {waiting && (
        <Alert tone="warning" title={t("waiting")}>
          <p className="ds-paragraph">{tellRisk(waiting.why, i18n.t, language)}</p>
          <p className="ds-paragraph">{t("waitingText")}</p>
          {mayDecide && (
            <ServerForm id="seen" schema={nothingForm}>
              <HiddenField name="change" value={waiting.id} />
              <Actions>
                <SubmitButton variant="secondary">{t("seenButton")}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
        </Alert>
      )}
      <SummaryList
        lines={[
          { label: t("now"), value: <RiskTag level={supplier.riskLevel} /> },
          riskOverride !== null && { label: t("computed"), value: <RiskTag level={supplier.countryRisk} /> },
          riskOverride !== null && { label: t("setByUs"), value: riskReason },
        ]}
      />
      <Section title={t("why")}>
        <RiskWhy risk={risk} />
      </Section>
      {mayDecide && (
        <Section title={t("override")}>
          <p>{t("overrideLead")}</p>
          <ServerForm id="override" schema={overrideForm} saved={{ level: riskOverride, reason: riskReason }}>
            <HiddenField name="version" value={`${version}`} />
            <RadioGroup
              name="level"
              label={t("overrideLevel")}
              options={riskLevels.map((value) => ({ value, label: t(`suppliers:risks.${value}`) }))}
            />
            <TextArea name="reason" label={t("reason")} maxLength={1000} />
            <Actions>
              <SubmitButton>{t("save")}</SubmitButton>
            </Actions>
          </ServerForm>
          {riskOverride !== null && (
            <ServerForm id="back" schema={backForm}>
              <HiddenField name="version" value={`${version}`} />
              <Actions>
                <SubmitButton variant="secondary">{t("back")}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
        </Section>
      )}
      <Section title={t("changes")}>
        {changes.length === 0 && log.length === 0 && <Empty title={t("noChanges")} />}
        {changes.length > 0 && (
          <ul className="ds-list">
            {changes.map(({ id, why, createdAt, seenBy, seenAt }) => (
              <li key={id}>
                {formatDate(dayOf(createdAt, timeZone), language)}: {tellRisk(why, i18n.t, language)}{" "}
                <span className="subtle">
                  {seenAt
                    ? t("seenBy", { name: seenBy ?? "", date: formatDate(dayOf(seenAt, timeZone), language) })
                    : t("unseen")}
                </span>
              </li>
            ))}
          </ul>
        )}
        {log.length > 0 && <Story lines={log.map((line) => ({ ...line, by: line.actorName }))} timeZone={timeZone} />}
      </Section>
    </Page>
  );
}
