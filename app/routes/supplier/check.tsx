/** All answers of a self-assessment on one page: looked over, put right, and submitted in one's own name. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { Tag } from "~/components/tag";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { checkShown } from "~/features/assessments/check-page.server";
import { statementFor } from "~/features/assessments/submission";
import { newestSubmission, submit } from "~/features/assessments/submission.server";
import { may } from "~/features/requests/rules";
import { consentFor } from "~/features/signatures/consent";
import { askForCode, needsCode, signerBehind } from "~/features/signatures/signing.server";
import { TermsOfSignature } from "~/features/signatures/terms";
import { CheckboxField, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { requiredText, ticked } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const submitting = z.object({ title: requiredText(200), statement: ticked });
/** A declaration is signed in the same act. */
const signing = z.extend(submitting, { authority: ticked, consent: ticked });

export const handle = titled<typeof loader>((t, { isOpen }) =>
  t(isOpen ? "assessments:check.title" : "assessments:seeAnswers"),
);

export const loader = forSupplier(async ({ store, supplier, params, language }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const { task } = assessment;
  const signer = await signerBehind(store, supplier);
  return {
    ...checkShown(assessment, language),
    isSubmitted: (await newestSubmission(store, supplier, task.id)) !== undefined,
    maySubmit: may(task.kind, task.state, "submit", supplier.role),
    statement: statementFor(language, supplier.supplierName),
    signer: { name: signer.name, title: signer.title },
    terms: assessment.questionnaire.isSigned
      ? consentFor(language, {
          supplier: signer.company.legalName,
          buyer: supplier.buyerName,
          law: signer.law,
          documents: 1,
        })
      : null,
    buyer: supplier.buyerName,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const { task } = assessment;
  const form = await readForm(request, assessment.questionnaire.isSigned ? signing : submitting);
  if (!form.ok) return form.rejection;
  if (checkShown(assessment, language).missing.length > 0) return form.refuse(null, "answersMissingStill");
  const { title } = form.values;
  if (needsCode(supplier, now)) {
    if ((await context.portal.limits.count("code for session", supplier.hash.toString("hex"))) === "too many")
      return form.refuse(null, "codesTooMany");
    const draft = { requestIds: [task.id], name: supplier.name, title, language };
    const code = await askForCode(store, supplier, draft, [task.name], now, "submit");
    throw redirect(`/my/requests/${task.id}/check/code?code=${code}`);
  }
  const submitted = await submit(store, supplier, assessment, { title, language, visit: context.visit }, now);
  if ("refusal" in submitted) return form.refuse(null, "overtaken");
  throw redirect(done(`/my/requests/${task.id}/findings`, "assessments.submitted"));
});

export default function Check() {
  const { id, whole, closing, isOpen, isSubmitted, sections, missing, maySubmit, statement, signer, terms, buyer } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(["assessments", "signatures"]);
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}/assessment`}>{whole}</BackLink>}
      lead={isOpen ? t("check.lead", { buyer }) : t("locked", { buyer })}
    >
      {isOpen && missing.length > 0 && (
        <Alert tone="warning" title={t("check.missing", { count: missing.length })}>
          <ul className="ds-list">
            {missing.map(({ key, at, text }) => (
              <li key={key}>
                <Link className="ds-link" to={at}>
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {isSubmitted && (
        <div className="actions">
          <ButtonLink to={`/my/requests/${id}/findings`} variant="secondary">
            {t("seeFindings")}
          </ButtonLink>
          <a className="ds-link" href={`/my/requests/${id}/check/pdf`}>
            {t("downloadCopy")}
          </a>
        </div>
      )}
      {sections.map(({ key, title, isOpen: mayChange, questions }) => (
        <Section
          key={key}
          title={title}
          actions={
            mayChange && (
              <Link className="ds-link" to={`/my/requests/${id}/assessment/${key}`}>
                {t("check.change")}
                <span className="ds-sr-only"> {title}</span>
              </Link>
            )
          }
        >
          <SummaryList
            lines={questions.map(({ text, answer, comment, origin, files, isAnswered, isMissing, wants }) => ({
              label: text,
              value: (
                <>
                  {answer && <div className="typed break">{answer}</div>}
                  {!isAnswered && (
                    <Tag tone={isMissing ? "warning" : undefined}>
                      {t(isMissing ? "check.unanswered" : "check.left")}
                    </Tag>
                  )}
                  {comment && <div className="subtle typed break">{comment}</div>}
                  {origin && <div className="subtle">{origin}</div>}
                  {files.map((file) => (
                    <div key={file.id}>
                      <a className="ds-link break" href={`/my/files/${file.id}`}>
                        {file.name}
                      </a>
                    </div>
                  ))}
                  {isOpen && wants.comment && <div className="subtle">{t("check.wantsComment")}</div>}
                  {isOpen && wants.evidence && <div className="subtle">{t("check.wantsEvidence")}</div>}
                </>
              ),
            }))}
          />
        </Section>
      ))}
      {maySubmit && missing.length === 0 && (
        <Section title={t("check.submit")}>
          <p className="ds-paragraph">{closing}</p>
          {terms && <TermsOfSignature terms={terms} />}
          <ServerForm schema={terms ? signing : submitting} saved={{ title: signer.title }}>
            <p className="ds-paragraph">{t("check.inYourName", { name: signer.name })}</p>
            <TextField name="title" label={t("check.personTitle")} autoComplete="organization-title" maxLength={200} />
            <CheckboxField name="statement" label={t("check.statement")}>
              {statement}
            </CheckboxField>
            {terms && (
              <>
                <CheckboxField name="authority" label={t("signatures:authority")}>
                  {terms.authority}
                </CheckboxField>
                <CheckboxField name="consent" label={t("signatures:consent")}>
                  {terms.consent}
                </CheckboxField>
              </>
            )}
            <Actions>
              <SubmitButton>{t(terms ? "check.signAndSend" : "check.send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
