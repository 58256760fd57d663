/** What the buyer has decided of the supplier, and its answer. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Empty } from "~/components/empty";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { answerForm } from "~/features/decisions/decision-form";
import { Conditions, OutcomeTag } from "~/features/decisions/decision-words";
import { decidedOn, sayOf } from "~/features/decisions/decisions.server";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { buyer }) => t("decision:title", { buyer }));

export const loader = forSupplier(async ({ store, supplier }) => ({
  buyer: supplier.buyerName,
  decision: await decidedOn(store, supplier),
  timeZone: supplier.timeZone,
}));

export const action = forSupplier(async ({ request, store, supplier, now }) => {
  const decision = (await decidedOn(store, supplier)) ?? notFound();
  const form = await readForm(request, answerForm);
  if (!form.ok) return form.rejection;
  const said = await sayOf(store, supplier, decision.id, form.values.said, now);
  if ("refusal" in said) return form.refuse(null, "overtaken");
  throw redirect(done("/my/decision", "decision.answered"));
});

export default function Decision() {
  const { buyer, decision, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["decision", "my"]);
  const { language } = useReader();
  if (!decision)
    return (
      <Page back={<BackLink to="/my">{t("my:title")}</BackLink>}>
        <Empty title={t("none", { buyer })} />
      </Page>
    );
  const { outcome, decidedAt, reason, forPeople, conditions, reviewBy, said } = decision;
  return (
    <Page back={<BackLink to="/my">{t("my:title")}</BackLink>}>
      <SummaryList
        lines={[
          { label: t("outcome"), value: <OutcomeTag outcome={outcome} /> },
          decidedAt && { label: t("decided"), value: formatDate(dayOf(decidedAt, timeZone), language) },
          { label: t("reason"), value: <span className="typed">{reason}</span> },
          forPeople !== null && { label: t("forPeople"), value: <span className="typed">{forPeople}</span> },
          conditions.length > 0 && { label: t("conditions"), value: <Conditions conditions={conditions} /> },
          { label: t("reviewBy", { buyer }), value: formatDate(reviewBy, language) },
          said !== null && { label: t("youSaid"), value: <span className="typed">{said}</span> },
        ]}
      />
      {said === null && (
        <Section title={t("answer")}>
          <ServerForm schema={answerForm}>
            <TextArea name="said" label={t("said")} help={t("saidHelp", { buyer })} maxLength={4000} />
            <Actions>
              <SubmitButton>{t("send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
