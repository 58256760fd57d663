import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { responsibleOptions } from "~/features/suppliers/list.server";
import { type Lookalike, NewSupplierFields } from "~/features/suppliers/supplier-fields";
import { newSupplierForm } from "~/features/suppliers/supplier-form";
import { addSupplier, lookalikesOf } from "~/features/suppliers/suppliers.server";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("suppliers:new.title"));

export const loader = forBuyer(async ({ store, member }) => ({
  people: await responsibleOptions(store, member.buyerId),
  saved: { ownerId: member.memberId, status: "not yet assessed" },
}));

export const action = forBuyer(async ({ request, store, member }) => {
  const form = await readForm(request, newSupplierForm);
  if (!form.ok) return form.rejection;
  if (!form.values.isAnother) {
    const lookalikes = await lookalikesOf(store, member.buyerId, form.values);
    if (lookalikes.length > 0) return form.refuse("isAnother", "mustTick", undefined, { lookalikes });
  }
  const added = await addSupplier(store, member, form.values);
  if (!("id" in added)) return form.refuse(added.field, added.why, { name: added.name ?? "" });
  throw redirect(done(`/suppliers/${added.id}`, "suppliers.added"));
});

export default function NewSupplier() {
  const { t } = useTranslation("suppliers");
  const { people, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const lookalikes = (answer as { lookalikes?: Lookalike[] } | undefined)?.lookalikes ?? [];
  return (
    <Page lead={<p>{t("new.lead")}</p>} back={<BackLink to="/suppliers">{t("title")}</BackLink>}>
      <ServerForm schema={newSupplierForm} saved={saved}>
        <NewSupplierFields people={people} lookalikes={lookalikes} />
        <Actions>
          <SubmitButton>{t("new.save")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
