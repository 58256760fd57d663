/** The buyer's own assessment of a supplier's risk: what is known, what is judged, and what was judged before. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ratings } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { todayIn } from "~/features/requests/deadlines";
import { assessmentForm } from "~/features/risk-assessments/assessment-form";
import { assessmentsOf, assessRisk, knownOf } from "~/features/risk-assessments/assessments.server";
import { countsUntil } from "~/features/risk-assessments/due";
import { Judged, KnownFacts, useSources } from "~/features/risk-assessments/known-facts";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { RadioGroup, TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) => t("assessing:titleFor", { name: supplier.name }));

export const loader = forBuyer(async ({ store, member, params, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const whose = { buyerId: member.buyerId, supplierId: supplier.id };
  return {
    supplier: { id: supplier.id, name: supplier.name, criticality: supplier.criticality },
    known: await knownOf(store, member.buyerId, supplier, todayIn(now, member.timeZone)),
    assessments: await assessmentsOf(store, whose),
  };
});

export const action = forBuyer(async ({ request, store, member, params, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const form = await readForm(request, assessmentForm);
  if (!form.ok) return form.rejection;
  await assessRisk(store, member, supplier, form.values, todayIn(now, member.timeZone));
  throw redirect(done(`/suppliers/${supplier.id}/risk-assessment`, "assessing.saved"));
});

export default function AssessRisk() {
  const { supplier, known, assessments } = useLoaderData<typeof loader>();
  const { t } = useTranslation("assessing");
  const { language, roles = [] } = useReader();
  const sources = useSources(known);
  const until = assessments[0] && countsUntil(assessments[0].assessedOn, supplier.criticality);
  const rated = ratings.map((value) => ({ value, label: t(`ratings.${value}`) }));
  return (
    <Page lead={t("lead")} back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      {until && <p className="ds-paragraph">{t("until", { date: formatDate(until, language) })}</p>}
      <Section title={t("known")}>
        <KnownFacts known={known} />
      </Section>
      {canBuy(roles) && (
        <Section title={t("make")}>
          <ServerForm schema={assessmentForm} saved={{ sources }}>
            <RadioGroup name="likelihood" label={t("likelihood")} options={rated} />
            <RadioGroup name="severity" label={t("severity")} help={t("severityHelp")} options={rated} />
            <TextArea name="sources" label={t("sources")} help={t("sourcesHelp")} rows={6} maxLength={4000} />
            <TextArea name="conclusion" label={t("conclusion")} maxLength={4000} />
            <Actions>
              <SubmitButton>{t("save")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
      {assessments.length > 0 && (
        <Section title={t("earlier")}>
          {assessments.map((assessment) => (
            <Details
              key={assessment.id}
              summary={t("by", { date: formatDate(assessment.assessedOn, language), name: assessment.by })}
            >
              <Judged assessment={assessment} />
              <h3 className="ds-heading" data-size="2xs">
                {t("knownThen")}
              </h3>
              <KnownFacts known={assessment.known} />
            </Details>
          ))}
        </Section>
      )}
    </Page>
  );
}
