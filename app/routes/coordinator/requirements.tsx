/** What is required of a supplier and why: its requirement level, and what the table asks at that level. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { riskLevels } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { Table } from "~/components/table";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { canCoordinate } from "~/features/accounts/reader";
import { storyOf } from "~/features/events/story.server";
import { Story } from "~/features/events/story-list";
import { adjust } from "~/features/requirements/adjusting.server";
import { levelForm, removeForm } from "~/features/requirements/requirement-form";
import { askedOf, overrideLevel } from "~/features/requirements/requirements.server";
import { requirementLevelOf } from "~/features/requirements/table";
import { ScopeWords } from "~/features/requirements/table-view";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { RiskTag } from "~/features/suppliers/tags";
import { HiddenField, RadioGroup, TextArea } from "~/forms/fields";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) =>
  t("requirements:level.title", { name: supplier.name }),
);

export const loader = forCoordinator(async ({ store, member, params, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  return {
    supplier,
    because: requirementLevelOf(supplier).because,
    asked: await askedOf(store, member, supplier.id, now),
    log: await storyOf(store, member.buyerId, supplier.id, { about: "requirements", limit: 50 }),
    timeZone: member.timeZone,
  };
});

export const action = forCoordinator(async ({ request, store, member, params, now }) => {
  const supplierId = idIn(params, "supplier");
  if (!(await supplierOf(store, member.buyerId, supplierId))) notFound();
  const here = `/suppliers/${supplierId}/requirements`;
  const fields = await formIn(request);
  if (fields.get("form") === "back") {
    const form = await readForm(fields, removeForm);
    if (!form.ok) return form.rejection;
    const seen = { supplierId, version: form.values.version };
    if ((await overrideLevel(store, member, seen, null)) === "overtaken") return form.refuse(null, "overtaken");
    await adjust(store, member, supplierId, now);
    throw redirect(done(here, "requirements.back"));
  }
  const form = await readForm(fields, levelForm);
  if (!form.ok) return form.rejection;
  const { version, ...override } = form.values;
  if ((await overrideLevel(store, member, { supplierId, version }, override)) === "overtaken")
    return form.refuse(null, "overtaken");
  await adjust(store, member, supplierId, now);
  throw redirect(done(here, "requirements.level"));
});

export default function SupplierRequirements() {
  const { t } = useTranslation(["requirements", "suppliers"]);
  const { language, roles = [] } = useReader();
  const { supplier, because, asked, log, timeZone } = useLoaderData<typeof loader>();
  const { requirementLevel, riskLevel, requirementOverride, requirementReason, version } = supplier;
  return (
    <Page back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      <SummaryList
        lines={[
          {
            label: t("level.now"),
            value: (
              <span>
                <RiskTag level={requirementLevel} />{" "}
                {t(`level.because.${because}`, { reason: requirementReason ?? "" })}
              </span>
            ),
          },
          { label: t("level.risk"), value: <RiskTag level={riskLevel} /> },
        ]}
      />
      <Section title={t("level.asked")}>
        {asked === null ? (
          <Empty title={t("level.noTable")} />
        ) : (
          <Table
            caption={t("level.asked")}
            rows={asked}
            rowKey={({ kind, key }) => `${kind} ${key}`}
            empty={<Empty title={t("level.nothing")} />}
            columns={[
              { key: "what", header: t("what"), cell: ({ name, key }) => name?.[language] ?? key },
              {
                key: "why",
                header: t("level.why"),
                cell: ({ scopes }) => scopes.map((scope) => <ScopeWords key={JSON.stringify(scope)} scope={scope} />),
              },
              {
                key: "state",
                header: t("level.state"),
                cell: ({ name, isNew }) =>
                  name === null ? (
                    <Tag tone="warning">{t("missing")}</Tag>
                  ) : (
                    <Tag tone={isNew ? "warning" : "success"}>{t(isNew ? "level.notAsked" : "level.settled")}</Tag>
                  ),
              },
            ]}
          />
        )}
      </Section>
      {canCoordinate(roles) && (
        <Section title={t("level.override")}>
          <p>{t("level.overrideLead")}</p>
          <ServerForm id="level" schema={levelForm} saved={{ level: requirementOverride, reason: requirementReason }}>
            <HiddenField name="version" value={`${version}`} />
            <RadioGroup
              name="level"
              label={t("level.choose")}
              options={riskLevels.map((value) => ({ value, label: t(`suppliers:risks.${value}`) }))}
            />
            <TextArea name="reason" label={t("level.reason")} maxLength={1000} />
            <Actions>
              <SubmitButton>{t("level.save")}</SubmitButton>
            </Actions>
          </ServerForm>
          {requirementOverride !== null && (
            <ServerForm id="back" schema={removeForm}>
              <HiddenField name="version" value={`${version}`} />
              <Actions>
                <SubmitButton variant="secondary">{t("level.back")}</SubmitButton>
              </Actions>
            </ServerForm>
          )}
        </Section>
      )}
      {log.length > 0 && (
        <Section title={t("level.log")}>
          <Story lines={log.map((line) => ({ ...line, by: line.actorName }))} timeZone={timeZone} />
        </Section>
      )}
    </Page>
  );
}
