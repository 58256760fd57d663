/** The whole of a minerals declaration, looked over and submitted in one's own name; also with something missing. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { declarationParts } from "db/schema/words";
import * as z from "zod/mini";

import { Alert } from "~/components/alert";
import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { SummaryList } from "~/components/summary-list";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { statementFor } from "~/features/assessments/submission";
import { begunOf } from "~/features/declarations/drafts.server";
import { draftShown } from "~/features/declarations/overview.server";
import { valuesOn } from "~/features/declarations/part-page.server";
import { submit } from "~/features/declarations/submission.server";
import { openItems } from "~/features/minerals/completeness";
import { may } from "~/features/requests/rules";
import { askForCode, needsCode, signerBehind } from "~/features/signatures/signing.server";
import { CheckboxField, TextField } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { checkbox, requiredText, ticked } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn } from "~/not-found.server";

const sending = z.object({ title: requiredText(200), statement: ticked, anyway: checkbox });

export const handle = titled((t) => t("declarations:send.title"));

export const loader = forSupplier(async ({ store, supplier, params, language, now }) => {
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const { task, draft, isOpen } = declaring;
  if (!isOpen) throw redirect(`/my/requests/${task.id}/declaration`);
  const signer = await signerBehind(store, supplier);
  const { open, remarks, parts } = await draftShown(store, supplier, declaring, { language, now });
  return {
    id: task.id,
    open,
    remarks,
    parts: declarationParts.map((part) => ({
      part,
      mayChange: parts.some((one) => one.part === part && one.isOpen),
      values: valuesOn(draft, part, language),
    })),
    maySubmit: may(task.kind, task.state, "submit", supplier.role),
    statement: statementFor(language, supplier.supplierName),
    signer: { name: signer.name, title: signer.title },
    buyer: supplier.buyerName,
  };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, language, now }) => {
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const { task, draft } = declaring;
  const here = `/my/requests/${task.id}/declaration`;
  const form = await readForm(request, sending);
  if (!form.ok) return form.rejection;
  const { title, anyway } = form.values;
  if (openItems(draft.declaration).length > 0 && !anyway) return form.refuse("anyway", "openItems");
  if (needsCode(supplier, now)) {
    if ((await context.portal.limits.count("code for session", supplier.hash.toString("hex"))) === "too many")
      return form.refuse(null, "codesTooMany");
    const kept = { requestIds: [task.id], name: supplier.name, title, language };
    const code = await askForCode(store, supplier, kept, [task.name], now, "submit");
    throw redirect(`${here}/code?code=${code}`);
  }
  const submitted = await submit(store, supplier, declaring, { title, language }, now);
  if ("refusal" in submitted) return form.refuse(null, "overtaken");
  throw redirect(done(`${here}/sent`, "declarations.submitted"));
});

export default function Send() {
  const { id, open, remarks, parts, maySubmit, statement, signer, buyer } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["declarations", "assessments"]);
  const here = `/my/requests/${id}/declaration`;
  const lists = [
    { title: t("missing.title", { count: open.length }), lines: open },
    { title: t("remarks.title"), lines: remarks },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <Page back={<BackLink to={here}>{t("whole")}</BackLink>} lead={t("send.lead", { buyer })}>
      {open.length === 0 && <Alert tone="success">{t("send.complete")}</Alert>}
      {lists.map(({ title, lines }) => (
        <Alert key={title} tone="warning" title={title}>
          <ul className="ds-list">
            {lines.map(({ key, text, to }) => (
              <li key={key}>
                {to ? (
                  <Link className="ds-link" to={to}>
                    {text}
                  </Link>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </Alert>
      ))}
      {parts
        .filter(({ values }) => values.length > 0)
        .map(({ part, mayChange, values }) => (
          <Section
            key={part}
            title={t(`parts.${part}`)}
            actions={
              mayChange && (
                <Link className="ds-link" to={`${here}/${part}`}>
                  {t("send.change")}
                  <span className="ds-sr-only"> {t(`parts.${part}`)}</span>
                </Link>
              )
            }
          >
            <SummaryList
              lines={values.map(({ label, value }) => ({ label, value: <span className="typed break">{value}</span> }))}
            />
          </Section>
        ))}
      {maySubmit && (
        <Section title={t("assessments:check.submit")}>
          <ServerForm schema={sending} saved={{ title: signer.title }}>
            <p className="ds-paragraph">{t("assessments:check.inYourName", { name: signer.name })}</p>
            <TextField
              name="title"
              label={t("assessments:check.personTitle")}
              autoComplete="organization-title"
              maxLength={200}
            />
            <CheckboxField name="statement" label={t("assessments:check.statement")}>
              {statement}
            </CheckboxField>
            {open.length > 0 && (
              <CheckboxField name="anyway" label={t("send.anyway")} help={t("send.anywayHelp", { buyer })} />
            )}
            <Actions>
              <SubmitButton>{t("assessments:check.send")}</SubmitButton>
            </Actions>
          </ServerForm>
        </Section>
      )}
    </Page>
  );
}
