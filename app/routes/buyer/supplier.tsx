import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forBuyer } from "~/features/accounts/guard.server";
import { canBuy } from "~/features/accounts/reader";
import { decideProposal } from "~/features/contacts/proposals.server";
import { countryName } from "~/features/countries/countries";
import { todayIn } from "~/features/requests/deadlines";
import { acknowledge } from "~/features/risk/risk.server";
import { deactivateForm, noteForm, nothingForm, proposalForm, seenForm } from "~/features/suppliers/supplier-form";
import { storyBehind } from "~/features/suppliers/supplier-page.server";
import {
  About,
  Assessments,
  Certificates,
  Checks,
  Contacts,
  Contents,
  Decisions,
  Facts,
  Gaps,
  Leave,
  Log,
  Mails,
  Notes,
  Requests,
  Scores,
  Signatures,
  Waiting,
} from "~/features/suppliers/supplier-sections";
import { deactivate, reactivate, supplierOf, writeNote } from "~/features/suppliers/suppliers.server";
import { formIn, readForm } from "~/forms/read-form.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { supplier }) => supplier.name);

export const loader = forBuyer(async ({ store, member, params, now }) => {
  const supplier = await supplierOf(store, member.buyerId, idIn(params, "supplier"));
  if (!supplier) notFound();
  const today = todayIn(now, member.timeZone);
  const story = await storyBehind(store, member.buyerId, supplier, today);
  return { supplier, story, today, timeZone: member.timeZone };
});

export const action = forBuyer(async ({ request, store, member, params, now }) => {
  const supplierId = idIn(params, "supplier");
  const supplier = (await supplierOf(store, member.buyerId, supplierId)) ?? notFound();
  const here = `/suppliers/${supplierId}`;
  const fields = await formIn(request);
  const which = String(fields.get("form") ?? "");

  if (which === "note") {
    const form = await readForm(fields, noteForm);
    if (!form.ok) return form.rejection;
    await writeNote(store, member, supplierId, form.values);
    throw redirect(done(`${here}#notes`, "suppliers.noted"));
  }
  if (which === "risk") {
    const form = await readForm(fields, seenForm);
    if (!form.ok) return form.rejection;
    const seen = await acknowledge(store, member, supplierId, form.values.change, now);
    if (seen === "overtaken") return form.refuse(null, "overtaken");
    throw redirect(done(here, "risk.seen"));
  }
  if (which === "leave") {
    const form = await readForm(fields, deactivateForm);
    if (!form.ok) return form.rejection;
    const withdrawn = await deactivate(store, member, supplier, form.values, now);
    throw redirect(done(here, "suppliers.deactivated", withdrawn));
  }
  if (which === "reactivate") {
    const form = await readForm(fields, nothingForm);
    if (!form.ok) return form.rejection;
    await reactivate(store, member, supplierId);
    throw redirect(done(here, "suppliers.reactivated"));
  }
  const form = await readForm(fields, proposalForm);
  if (!form.ok) return form.rejection;
  const decided = await decideProposal(store, member, form.values.proposal, form.values.intent, now);
  if ("refusal" in decided) return form.refuse(null, "overtaken");
  throw redirect(done(here, "contacts.proposalAnswered"));
});

export default function SupplierPage() {
  const { t } = useTranslation(["suppliers", "auditing"]);
  const { language, roles = [] } = useReader();
  const shown = useLoaderData<typeof loader>();
  const { supplier, story } = shown;
  return (
    <Page
      wide
      lead={supplier.country && <p>{countryName(supplier.country, language)}</p>}
      back={<BackLink to="/suppliers">{t("title")}</BackLink>}
      actions={
        canBuy(roles) && (
          <>
            <ButtonLink to={`/suppliers/${supplier.id}/audits/new`} variant="secondary">
              {t("auditing:order")}
            </ButtonLink>
            <ButtonLink to={`/suppliers/${supplier.id}/edit`} variant="secondary">
              {t("page.edit")}
            </ButtonLink>
          </>
        )
      }
    >
      <div className="stack">
        <Waiting {...shown} />
      </div>
      <Contents story={story} />
      <div className="columns">
        <About {...shown} />
        <Notes {...shown} />
      </div>
      <Decisions {...shown} />
      <Assessments {...shown} />
      <Requests {...shown} />
      <Scores {...shown} />
      <Gaps {...shown} />
      <Certificates {...shown} />
      <Checks {...shown} />
      <Signatures {...shown} />
      <Contacts {...shown} />
      <Facts {...shown} />
      <Mails {...shown} />
      <Log {...shown} />
      {canBuy(roles) && (
        <Leave supplier={supplier} open={story.requests.filter(({ waitsFor }) => waitsFor !== null).length} />
      )}
    </Page>
  );
}
