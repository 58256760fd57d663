/** A gap that a member has found herself, on a visit or in the news. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chainPlaces, gapKinds, severities } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { newGapForm } from "~/features/gaps/gap-form";
import { raiseByHand } from "~/features/gaps/gaps.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { RadioGroup, SelectField, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("gaps:new.link"));

export const loader = forBuyer(async ({ store, member, params }) => {
  const { id, name } = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  return { supplier: { id, name } };
});

export const action = forBuyer(async ({ request, store, member, params }) => {
  const { id } = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const form = await readForm(request, newGapForm);
  if (!form.ok) return form.rejection;
  const raised = await raiseByHand(store, member, id, form.values);
  if ("refusal" in raised) return form.refuse("title", "gapAlready");
  throw redirect(done(`/suppliers/${id}/gaps`, "gaps.raised"));
});

export default function NewGap() {
  const { supplier } = useLoaderData<typeof loader>();
  const { t } = useTranslation("gaps");
  return (
    <Page
      lead={t("new.lead")}
      back={<BackLink to={`/suppliers/${supplier.id}/gaps`}>{`${t("title")}: ${supplier.name}`}</BackLink>}
    >
      <ServerForm schema={newGapForm} saved={{ kind: "improvement" }}>
        <RadioGroup
          name="kind"
          label={t("new.kind")}
          options={gapKinds.map((value) => ({
            value,
            label: t(`new.kinds.${value}`),
            help: t(`new.kindHelp.${value}`),
          }))}
        />
        <SelectField
          name="severity"
          label={t("severity")}
          help={t("new.severityHelp")}
          optional
          options={severities.map((value) => ({ value, label: t(`severities.${value}`) }))}
        />
        <TextField name="title" label={t("new.title")} maxLength={300} />
        <TextArea name="found" label={t("new.found")} maxLength={4000} />
        <SelectField
          name="place"
          label={t("place")}
          optional
          options={chainPlaces.map((value) => ({ value, label: t(`places.${value}`) }))}
        />
        <Actions>
          <SubmitButton>{t("new.save")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
