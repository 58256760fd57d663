/** Signing with reservation: the clauses one cannot follow are marked, each with the reason; the rest is signed. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { clausesOf } from "~/features/documents/document-text";
import { readable } from "~/features/documents/document-view";
import { documentBehind } from "~/features/documents/documents.server";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { consentFor } from "~/features/signatures/consent";
import { reservationsIn, signingWithReservation } from "~/features/signatures/reservation";
import { ReservationFields } from "~/features/signatures/reservation-fields";
import { SignerFields } from "~/features/signatures/signer-fields";
import { askForCode, codeBehind, needsCode, signAll, signerBehind, toSign } from "~/features/signatures/signing.server";
import { TermsOfSignature } from "~/features/signatures/terms";
import { keepAll } from "~/forms/kept";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("signatures:reservation.heading"));

export const loader = forSupplier(async ({ store, supplier, params, request, language, now }) => {
  const task = await taskFor(store, supplier, idIn(params, "request"), "sign with reservation");
  const document = task.documentId ? await documentBehind(store, supplier.buyerId, task.documentId) : undefined;
  if (!document) notFound();
  const code = new URL(request.url).searchParams.get("code");
  const typed = code ? (await codeBehind(store, supplier, idIn({ code }, "code"), now))?.draft : undefined;
  const { company, law, ...signer } = await signerBehind(store, supplier);
  const clauses = clausesOf(document.text).map(({ number }) => {
    const reserved = typed?.reservations?.find(({ clause }) => clause === number);
    return { isReserved: reserved !== undefined, reason: reserved?.reason ?? null };
  });
  return {
    id: task.id,
    title: task.title,
    document: readable(document.text, document.blanks, language),
    company: company.legalName,
    law,
    saved: { clauses, name: typed?.name ?? signer.name, title: typed?.title ?? signer.title },
    buyer: supplier.buyerName,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, signingWithReservation);
  if (!form.ok) return form.rejection;
  const { name, title, clauses } = form.values;
  // Whoever was overtaken is led to the page that knows what is left to sign, or where the receipt is.
  const otherwise = `/my/sign?request=${task.id}`;
  const draft = { requestIds: [task.id], name, title, language, reservations: reservationsIn(clauses) };
  if (needsCode(supplier, now)) {
    if ((await toSign(store, supplier, [task.id])).state !== "ready") throw redirect(otherwise);
    if ((await context.portal.limits.count("code for session", supplier.hash.toString("hex"))) === "too many")
      return form.refuse(null, "codesTooMany");
    const code = await askForCode(store, supplier, draft, [task.documentTitle ?? task.name], now);
    throw redirect(`/my/sign/code?code=${code}`);
  }
  const signed = await signAll(store, supplier, draft, context.visit, now);
  if ("refusal" in signed) throw redirect(otherwise);
  throw redirect(done(`/my/signatures/${signed.signatureId}`, "signatures.signed"));
});

export default function SignWithReservation() {
  const { id, title, document, company, law, saved, buyer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("signatures");
  const { language } = useReader();
  const sentences = consentFor(language, { supplier: company, buyer, law, documents: 1, hasReservations: true });
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}/document`}>{title[language]}</BackLink>}
      lead={t("reservation.help", { buyer })}
    >
      <p className="ds-paragraph">
        {t("reservation.instead")}{" "}
        <Link className="ds-link" to={`/my/requests/${id}#messages`} onClick={keepAll}>
          {t("reservation.ask", { buyer })}
        </Link>
      </p>
      <ServerForm schema={signingWithReservation} saved={saved}>
        <Section title={title[language]}>
          <ReservationFields document={document} />
        </Section>
        <Section title={t("terms.heading")}>
          <TermsOfSignature terms={sentences} />
        </Section>
        <Section title={t("who")}>
          <SignerFields sentences={sentences} />
        </Section>
        <Actions>
          <SubmitButton>{t("reservation.sign")}</SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
