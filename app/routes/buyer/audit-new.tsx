/** A buyer orders an audit or a visit, at the supplier or at one of its sub-suppliers. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { auditTypes } from "db/schema/words";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { orderForm } from "~/features/audits/audit-form";
import { order } from "~/features/audits/audits.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { RadioGroup, TextArea, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("auditing:order"));

export const loader = forBuyer(async ({ store, member, params }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  return { supplier: { id: supplier.id, name: supplier.name } };
});

export const action = forBuyer(async ({ store, member, params, request, now }) => {
  const supplier = (await supplierOf(store, member.buyerId, idIn(params, "supplier"))) ?? notFound();
  const form = await readForm(request, orderForm);
  if (!form.ok) return form.rejection;
  const ordered = await order(store, member, supplier.id, form.values, now);
  if ("refusal" in ordered)
    return ordered.refusal === "already" ? form.refuse("type", "auditAlready") : form.refuse(null, "overtaken");
  throw redirect(done(`/suppliers/${supplier.id}/requests/${ordered.requestId}/audit`, "auditing.ordered"));
});

export default function OrderAudit() {
  const { supplier } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["auditing", "audits"]);
  return (
    <Page
      back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}
      lead={t("orderLead", { supplier: supplier.name })}
    >
      <ServerForm schema={orderForm}>
        <RadioGroup
          name="type"
          label={t("audits:type")}
          options={auditTypes.map((value) => ({ value, label: t(`audits:types.${value}`) }))}
        />
        <TextField
          name="subSupplier"
          label={t("audits:subSupplier")}
          help={t("subSupplierHelp")}
          optional
          maxLength={200}
        />
        <TextField name="auditor" label={t("audits:auditor")} optional maxLength={200} />
        <TextField name="where" label={t("audits:where")} optional maxLength={500} />
        <TextArea name="words" label={t("words")} optional maxLength={2000} />
        <Actions>
          <SubmitButton>{t("order")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
