/** The six digits from the mail that confirm who submits. */
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as z from "zod/mini";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { submit } from "~/features/assessments/submission.server";
import { askForCode, codeBehind, tryCode } from "~/features/signatures/signing.server";
import { TextField } from "~/forms/fields";
import { formIn, type Rejection, readForm } from "~/forms/read-form.server";
import { sixDigits } from "~/forms/rules";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

const confirming = z.object({ code: sixDigits });

export const handle = titled((t) => t("signatures:code.heading"));

const codeIn = (request: Request) => idIn({ code: new URL(request.url).searchParams.get("code") ?? undefined }, "code");

export const loader = forSupplier(async ({ store, supplier, params, request, language, now }) => {
  const { task, questionnaire, isOpen } = await assessmentOf(store, supplier, idIn(params, "request"));
  if (!isOpen) throw redirect(`/my/requests/${task.id}/findings`);
  const code = await codeBehind(store, supplier, codeIn(request), now);
  if (!code || code.draft.requestIds[0] !== task.id) notFound();
  return { id: task.id, whole: questionnaire.title[language], email: supplier.email, isOver: code.isOver };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, now }) => {
  const assessment = await assessmentOf(store, supplier, idIn(params, "request"));
  const { task } = assessment;
  const id = codeIn(request);
  const code = await codeBehind(store, supplier, id, now);
  if (!code || code.draft.requestIds[0] !== task.id) notFound();
  const form = await formIn(request);
  if (form.get("intent") === "again") {
    if ((await context.portal.limits.count("code for session", supplier.hash.toString("hex"))) === "too many")
      return data<Rejection>({ errors: { "": { key: "codesTooMany" } }, typed: {} }, { status: 429 });
    const next = await askForCode(store, supplier, code.draft, [task.name], now, "submit");
    throw redirect(done(`/my/requests/${task.id}/check/code?code=${next}`, "signatures.newCode"));
  }
  const read = await readForm(form, confirming);
  if (!read.ok) return read.rejection;
  const tried = await tryCode(store, supplier, id, read.values.code, now);
  if ("refusal" in tried) {
    // Not 422: the try that was used up has to be written down.
    const key = ({ wrong: "codeWrong", old: "codeOld", tooMany: "codeTooMany" } as const)[tried.refusal];
    return data<Rejection>({ errors: { code: { key } }, typed: { code: [read.values.code] } });
  }
  const submitted = await submit(store, supplier, assessment, tried.draft, now);
  if ("refusal" in submitted) throw redirect(done(`/my/requests/${task.id}/check`, "assessments.overtaken"));
  throw redirect(done(`/my/requests/${task.id}/findings`, "assessments.submitted"));
});

export default function EnterCode() {
  const { id, whole, email, isOver } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["signatures", "assessments"]);
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}/check`}>{t("assessments:check.title")}</BackLink>}
      lead={isOver ? t("code.old") : t("code.why", { email })}
    >
      <p className="ds-paragraph">{t("assessments:check.codeSubmits", { whole })}</p>
      <ServerForm schema={confirming}>
        <TextField
          name="code"
          label={t("code.label")}
          help={t("code.help")}
          inputMode="numeric"
          autoComplete="one-time-code"
          size={8}
          maxLength={20}
        />
        <Actions>
          <SubmitButton>{t("assessments:check.send")}</SubmitButton>
          <SubmitButton intent="again" variant="secondary" unchecked>
            {t("code.again")}
          </SubmitButton>
        </Actions>
      </ServerForm>
    </Page>
  );
}
