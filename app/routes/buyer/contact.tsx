import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { Details } from "~/components/details";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { ContactFields } from "~/features/contacts/contact-fields";
import { contactForm, pressedForm } from "~/features/contacts/contact-form";
import { changeContact, contactOf, makeMain, removeContact, retryContact } from "~/features/contacts/contacts.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { formIn, readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { dayOf, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { contact }) => contact.name);

export const loader = forBuyer(async ({ store, member, params }) => {
  const supplier = await supplierOf(store, member.buyerId, idIn(params, "supplier"));
  if (!supplier) notFound();
  const contact = await contactOf(store, member.buyerId, supplier.id, idIn(params, "contact"));
  if (!contact) notFound();
  return { supplier: { id: supplier.id, name: supplier.name }, contact, timeZone: member.timeZone };
});

export const action = forBuyer(async ({ request, store, member, params, now }) => {
  const [supplierId, contactId] = [idIn(params, "supplier"), idIn(params, "contact")];
  const contact = await contactOf(store, member.buyerId, supplierId, contactId);
  if (!contact) notFound();
  const supplier = `/suppliers/${supplierId}`;
  const fields = await formIn(request);
  const which = fields.get("form");

  if (which === "main") {
    await makeMain(store, member, supplierId, contactId);
    throw redirect(done(supplier, "contacts.madeMain"));
  }
  if (which === "retry") {
    const count = await retryContact(store, member, supplierId, contactId);
    throw redirect(done(supplier, "contacts.sentAgain", count));
  }
  if (which === "remove") {
    const form = await readForm(fields, pressedForm);
    if (!form.ok) return form.rejection;
    const removed = await removeContact(store, member, supplierId, contactId, now);
    if (removed === "is main") return form.refuse(null, "mainStays", { name: contact.name });
    throw redirect(done(supplier, "contacts.removed"));
  }
  const form = await readForm(fields, contactForm);
  if (!form.ok) return form.rejection;
  const changed = await changeContact(store, member, supplierId, contactId, form.values);
  if (changed === "gone") notFound();
  if (changed === "already there") return form.refuse("email", "contactThere");
  const { sentAgain } = changed;
  throw redirect(sentAgain > 0 ? done(supplier, "contacts.sentAgain", sentAgain) : done(supplier, "contacts.saved"));
});

export default function ContactPage() {
  const { t } = useTranslation("contacts");
  const { language } = useReader();
  const { supplier, contact, timeZone } = useLoaderData<typeof loader>();
  const { undeliverableSince, isMain, id: _, ...saved } = contact;
  const { name } = saved;
  return (
    <Page back={<BackLink to={`/suppliers/${supplier.id}`}>{supplier.name}</BackLink>}>
      {undeliverableSince && (
        <Alert tone="danger" title={t("undeliverable")}>
          <p className="ds-paragraph">
            {t("undeliverableSince", { date: formatDate(dayOf(undeliverableSince, timeZone), language) })}
          </p>
        </Alert>
      )}
      <ServerForm id="contact" schema={contactForm} saved={saved}>
        <ContactFields emailHelp={undeliverableSince ? t("correctHelp") : undefined} />
        <Actions>
          <SubmitButton>{t("save")}</SubmitButton>
        </Actions>
      </ServerForm>
      <Section title={t("more")}>
        <div className="stack">
          {undeliverableSince && (
            <ServerForm id="retry" schema={pressedForm}>
              <SubmitButton variant="secondary">{t("retry")}</SubmitButton>
            </ServerForm>
          )}
          {!isMain && contact.role !== "contributor" && (
            <ServerForm id="main" schema={pressedForm}>
              <p>{t("makeMainText")}</p>
              <SubmitButton variant="secondary">{t("makeMain")}</SubmitButton>
            </ServerForm>
          )}
          <Details summary={t("remove")}>
            <p>{t("removeText", { name })}</p>
            <ServerForm id="remove" schema={pressedForm}>
              <Actions>
                <SubmitButton variant="secondary" color="danger">
                  {t("remove")}
                </SubmitButton>
              </Actions>
            </ServerForm>
          </Details>
        </div>
      </Section>
    </Page>
  );
}
