import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { responsibleOptions } from "~/features/suppliers/list.server";
import { OvertakenAlert } from "~/features/suppliers/overtaken-alert";
import { SupplierFields } from "~/features/suppliers/supplier-fields";
import { type SupplierValues, supplierForm } from "~/features/suppliers/supplier-form";
import { changeSupplier, type Overtaken, supplierOf, valuesOf } from "~/features/suppliers/suppliers.server";
import { HiddenField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { supplier }) => t("suppliers:edit.title", { name: supplier.name }));

export const loader = forBuyer(async ({ store, member, params }) => {
  const supplier = await supplierOf(store, member.buyerId, idIn(params, "supplier"));
  if (!supplier) notFound();
  const people = await responsibleOptions(store, member.buyerId, [supplier.ownerId, supplier.coordinatorId]);
  return { supplier, saved: valuesOf(supplier), people, timeZone: member.timeZone };
});

export const action = forBuyer(async ({ request, store, member, params, now }) => {
  const id = idIn(params, "supplier");
  if (!(await supplierOf(store, member.buyerId, id))) notFound();
  const form = await readForm(request, supplierForm);
  if (!form.ok) return form.rejection;
  const changed = await changeSupplier(store, member, id, form.values, now);
  if (changed === "gone") notFound();
  if (changed === "saved") throw redirect(done(`/suppliers/${id}`, "suppliers.saved"));
  if ("overtaken" in changed) {
    return form.refuse(null, "overtaken", undefined, { overtaken: changed.overtaken, yours: form.values });
  }
  return form.refuse(changed.field, changed.why, { name: changed.name ?? "" });
});

type Answer = { overtaken?: Overtaken; yours?: SupplierValues } | undefined;

export default function EditSupplier() {
  const { t } = useTranslation("suppliers");
  const { supplier, saved, people, timeZone } = useLoaderData<typeof loader>();
  const { overtaken, yours } = (useActionData<typeof action>() as Answer) ?? {};
  return (
    <Page back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      {overtaken && yours && <OvertakenAlert {...{ overtaken, yours, people, timeZone }} />}
      <ServerForm schema={supplierForm} saved={saved}>
        {/* Whoever was overtaken has now seen the newer version, and saves on top of it knowingly. */}
        <HiddenField name="version" value={`${overtaken?.version ?? supplier.version}`} />
        <SupplierFields people={people} />
        <Actions>
          <SubmitButton>{t("edit.save")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
