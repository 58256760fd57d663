/** The clauses an own code lacks, in an addendum to be read and signed by itself. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { useReader } from "~/components/reader";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { DocumentView } from "~/features/documents/document-view";
import { addendumFor, readAddendum } from "~/features/own-codes/addenda.server";
import { addendumTitle } from "~/features/own-codes/addendum";
import { taskFor, taskOf } from "~/features/requests/tasks.server";
import { consentFor } from "~/features/signatures/consent";
import { SignerFields } from "~/features/signatures/signer-fields";
import { askForCode, needsCode, signAll, signerBehind } from "~/features/signatures/signing.server";
import { TermsOfSignature } from "~/features/signatures/terms";
import { readForm } from "~/forms/read-form.server";
import { requiredText, ticked } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { languageNamed } from "~/i18n/language";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const signing = z.object({
  name: requiredText(200),
  title: requiredText(200),
  authority: ticked,
  consent: ticked,
});

export const handle = titled<typeof loader>((_, { document }) => document.title);

export const loader = forSupplier(async ({ store, supplier, params, request, language }) => {
  const task = await taskFor(store, supplier, idIn(params, "request"), "sign addendum");
  const addendum = (await addendumFor(store, supplier, task.id)) ?? notFound();
  const texts = await readAddendum(store, supplier, addendum);
  const readIn = languageNamed(new URL(request.url).searchParams.get("in")) ?? language;
  const { company, law, ...signer } = await signerBehind(store, supplier);
  return {
    id: task.id,
    task: task.title,
    document: texts[readIn],
    company: company.legalName,
    law,
    signer,
    buyer: supplier.buyerName,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const form = await readForm(request, signing);
  if (!form.ok) return form.rejection;
  const { name, title } = form.values;
  const otherwise = `/my/requests/${task.id}`;
  const draft = { requestIds: [task.id], name, title, language, isAddendum: true };
  if (needsCode(supplier, now)) {
    if (task.state !== "compared") throw redirect(otherwise);
    if ((await context.portal.limits.count("code for session", supplier.hash.toString("hex"))) === "too many")
      return form.refuse(null, "codesTooMany");
    const titles = [addendumTitle(task.documentTitle ?? task.name)];
    throw redirect(`/my/sign/code?code=${await askForCode(store, supplier, draft, titles, now)}`);
  }
  const signed = await signAll(store, supplier, draft, context.visit, now);
  if ("refusal" in signed) throw redirect(otherwise);
  throw redirect(done(`/my/signatures/${signed.signatureId}`, "signatures.signed"));
});

export default function Addendum() {
  const { id, task, document, company, law, signer, buyer } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["ownCode", "signatures"]);
  const { language } = useReader();
  const sentences = consentFor(language, { supplier: company, buyer, law, documents: 1 });
  const other = document.language === "nb" ? "en" : "nb";
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}`}>{task[language]}</BackLink>}
      lead={
        <>
          <p className="ds-paragraph">{t("addendum.lead")}</p>
          <p className="ds-paragraph">
            <Link className="ds-link" to={`?in=${other}`} preventScrollReset hrefLang={other}>
              {t("signatures:readIn", { language: t(`signatures:evidence.languages.${other}`) })}
            </Link>
          </p>
        </>
      }
    >
      <DocumentView document={document} />
      <Section title={t("signatures:terms.heading")} id="sign">
        <TermsOfSignature terms={sentences} />
        <p className="ds-paragraph">{t("signatures:bothCount")}</p>
      </Section>
      <Section title={t("signatures:who")}>
        <ServerForm schema={signing} saved={signer}>
          <SignerFields sentences={sentences} />
          <Actions>
            <SubmitButton>{t("addendum.sign")}</SubmitButton>
          </Actions>
        </ServerForm>
        <p className="ds-paragraph">
          {t("addendum.whole")}{" "}
          <Link className="ds-link" to={`/my/requests/${id}/document`}>
            {t("addendum.wholeLink")}
          </Link>
        </p>
      </Section>
    </Page>
  );
}
