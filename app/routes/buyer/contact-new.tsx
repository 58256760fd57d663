import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { ContactFields } from "~/features/contacts/contact-fields";
import { contactForm } from "~/features/contacts/contact-form";
import { addContact } from "~/features/contacts/contacts.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("contacts:new"));

export const loader = forBuyer(async ({ store, member, params }) => {
  const supplier = await supplierOf(store, member.buyerId, idIn(params, "supplier"));
  if (!supplier) notFound();
  return { supplier: { id: supplier.id, name: supplier.name } };
});

export const action = forBuyer(async ({ request, store, member, params }) => {
  const supplier = await supplierOf(store, member.buyerId, idIn(params, "supplier"));
  if (!supplier) notFound();
  const form = await readForm(request, contactForm);
  if (!form.ok) return form.rejection;
  const added = await addContact(store, member, supplier, form.values);
  if (added === "already there") return form.refuse("email", "contactThere");
  throw redirect(done(`/suppliers/${supplier.id}`, "contacts.added"));
});

export default function NewContact() {
  const { t } = useTranslation("contacts");
  const { supplier } = useLoaderData<typeof loader>();
  return (
    <Page lead={<p>{t("newLead")}</p>} back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      <ServerForm schema={contactForm} saved={{ role: "contact" }}>
        <ContactFields isNew />
        <Actions>
          <SubmitButton>{t("add")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
