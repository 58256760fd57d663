/** The end of a comparison: the addendum as it will be signed, or nothing lacking and the code accepted. */
import { redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { done } from "~/components/done";
import { Page, Section } from "~/components/page";
import { titled } from "~/components/title";
import { forCoordinator } from "~/features/accounts/guard.server";
import { DocumentView, readable } from "~/features/documents/document-view";
import { addendumFor, readAddendum } from "~/features/own-codes/addenda.server";
import { addendumNow, comparisonInFull, finishComparison } from "~/features/own-codes/comparing.server";
import { finishing } from "~/features/own-codes/comparing-form";
import { mayWithOwnCode } from "~/features/own-codes/own-codes.server";
import { requestOf } from "~/features/requests/requests.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { TextArea } from "~/forms/fields";
import { readForm } from "~/forms/read-form.server";
import { Actions, ServerForm, SubmitButton } from "~/forms/server-form";
import { languageNamed } from "~/i18n/language";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((t, { clauses }) =>
  clauses > 0 ? t("comparison:addendum.title") : t("comparison:addendum.acceptTitle"),
);

export const loader = forCoordinator(async ({ store, member, params, request: { url }, language }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const supplier = (await supplierOf(store, whose.buyerId, whose.supplierId)) ?? notFound();
  const inFull = (await comparisonInFull(store, request)) ?? notFound();
  const comparisonPage = `/suppliers/${whose.supplierId}/requests/${request.id}/comparison`;
  const isOver = inFull.comparison.comparedAt !== null;
  if (!isOver && !inFull.isCompared) throw redirect(done(comparisonPage, "comparison.left"));
  const readIn = languageNamed(new URL(url).searchParams.get("in")) ?? language;
  const kept = isOver ? await addendumFor(store, whose, request.id) : null;
  if (isOver && !kept) throw redirect(comparisonPage);
  const made = isOver || inFull.lacking.size === 0 ? null : await addendumNow(store, member, request, inFull);
  const document = kept
    ? (await readAddendum(store, whose, kept))[readIn]
    : made && readable(made.text, made.blanks, readIn);
  return {
    comparisonPage,
    supplier: supplier.name,
    isOver,
    mayFinish: mayWithOwnCode(request, "compare", member.roles),
    clauses: document?.chapters.reduce((sum, { clauses }) => sum + clauses.length, 0) ?? 0,
    document,
    readIn,
  };
});

export const action = forCoordinator(async ({ store, member, params, request: asked, now }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const request = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  if (!member.roles.includes("coordinator")) throw new Response(null, { status: 403 });
  const form = await readForm(asked, finishing);
  if (!form.ok) return form.rejection;
  const page = `/suppliers/${whose.supplierId}/requests/${request.id}`;
  const outcome = await finishComparison(store, member, request, form.values.words, now);
  if ("refusal" in outcome) {
    if (outcome.refusal === "not compared") throw redirect(done(`${page}/comparison`, "comparison.left"));
    return form.refuse(null, "overtaken");
  }
  throw redirect(done(page, outcome.clauses ? "comparison.sent" : "comparison.accepted"));
});

export default function Addendum() {
  const { comparisonPage, supplier, isOver, mayFinish, clauses, document, readIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["comparison", "signatures"]);
  const other = readIn === "nb" ? "en" : "nb";
  return (
    <Page
      back={<BackLink to={comparisonPage}>{t("addendum.back")}</BackLink>}
      lead={
        isOver
          ? t("addendum.waits", { supplier })
          : clauses > 0
            ? t("addendum.lead", { supplier, count: clauses })
            : t("addendum.nothing", { supplier })
      }
    >
      {document && (
        <Section title={document.title}>
          <p className="ds-paragraph">
            <Link className="ds-link" to={`?in=${other}`} preventScrollReset hrefLang={other}>
              {t("addendum.readIn", { language: t(`signatures:evidence.languages.${other}`) })}
            </Link>
          </p>
          <DocumentView document={document} level={3} />
        </Section>
      )}
      {mayFinish ? (
        <ServerForm schema={finishing}>
          <TextArea name="words" label={t("addendum.words")} help={t("addendum.wordsHelp")} optional maxLength={2000} />
          <Actions>
            <SubmitButton>{clauses > 0 ? t("addendum.send") : t("addendum.accept")}</SubmitButton>
          </Actions>
        </ServerForm>
      ) : (
        !isOver && <p className="ds-paragraph">{t("coordinator")}</p>
      )}
    </Page>
  );
}
