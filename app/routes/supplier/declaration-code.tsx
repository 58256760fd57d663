/** The six digits from the mail that confirm who submits a declaration. */
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forSupplier } from "~/features/accounts/guard.server";
import { begunOf } from "~/features/declarations/drafts.server";
import { submit } from "~/features/declarations/submission.server";
import { CodeForm } from "~/features/signatures/code-form";
import { codeIn, confirmed, tooManyCodes } from "~/features/signatures/code-page.server";
import { askForCode, codeBehind } from "~/features/signatures/signing.server";
import { formIn } from "~/forms/read-form.server";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled((t) => t("signatures:code.heading"));

export const loader = forSupplier(async ({ store, supplier, params, request, language, now }) => {
  const { task, isOpen } = await begunOf(store, supplier, idIn(params, "request"));
  if (!isOpen) throw redirect(`/my/requests/${task.id}/declaration/sent`);
  const code = await codeBehind(store, supplier, codeIn(request), now);
  if (!code || code.draft.requestIds[0] !== task.id) notFound();
  return { id: task.id, whole: task.name[language], email: supplier.email, isOver: code.isOver };
});

export const action = forSupplier(async ({ store, supplier, params, request, context, now }) => {
  const declaring = await begunOf(store, supplier, idIn(params, "request"));
  const { task } = declaring;
  const here = `/my/requests/${task.id}/declaration`;
  const id = codeIn(request);
  const code = await codeBehind(store, supplier, id, now);
  if (!code || code.draft.requestIds[0] !== task.id) notFound();
  const form = await formIn(request);
  if (form.get("intent") === "again") {
    const tooMany = await tooManyCodes(context.portal.limits, supplier);
    if (tooMany) return tooMany;
    const next = await askForCode(store, supplier, code.draft, [task.name], now, "submit");
    throw redirect(done(`${here}/code?code=${next}`, "signatures.newCode"));
  }
  const tried = await confirmed(store, supplier, id, form, now);
  if ("rejection" in tried) return tried.rejection;
  const submitted = await submit(store, supplier, declaring, tried.draft, now);
  if ("refusal" in submitted) throw redirect(done(`${here}/send`, "declarations.overtaken"));
  throw redirect(done(`${here}/sent`, "declarations.submitted"));
});

export default function EnterCode() {
  const { id, whole, email, isOver } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["signatures", "assessments", "declarations"]);
  return (
    <Page
      back={<BackLink to={`/my/requests/${id}/declaration/send`}>{t("declarations:send.title")}</BackLink>}
      lead={isOver ? t("code.old") : t("code.why", { email })}
    >
      <p className="ds-paragraph">{t("assessments:check.codeSubmits", { whole })}</p>
      <CodeForm send={t("assessments:check.send")} />
    </Page>
  );
}
