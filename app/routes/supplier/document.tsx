/** A document to be read, in the reader's language or the other, and what can be done with it. */
import { Link, useLoaderData } from "@remix-run/react";

import { BackLink } from "~/components/back-link";
import { ButtonLink } from "~/components/button-link";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { forColleague } from "~/features/accounts/guard.server";
import { Contents, DocumentView, readable } from "~/features/documents/document-view";
import { documentBehind } from "~/features/documents/documents.server";
import { newsFor } from "~/features/documents/earlier.server";
import { NewsView } from "~/features/documents/news-view";
import { mayWithOwnCode } from "~/features/own-codes/own-codes.server";
import { requestsOf } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import { toSign } from "~/features/requests/tasks";
import { languageNamed } from "~/i18n/language";
import { useTranslation } from "~/i18n/use-translation";
import { idIn, notFound } from "~/not-found.server";

export const handle = titled<typeof loader>((_, { document }) => document.title);

export const loader = forColleague(async ({ store, supplier, params, request, language }) => {
  const tasks = await requestsOf(store, supplier);
  const task = tasks.find(({ id }) => id === idIn(params, "request")) ?? notFound();
  const document = task.documentId ? await documentBehind(store, supplier.buyerId, task.documentId) : undefined;
  if (!document) notFound();
  const readIn = languageNamed(new URL(request.url).searchParams.get("in")) ?? language;
  const { id, kind, state } = task;
  return {
    document: readable(document.text, document.blanks, readIn),
    version: document.version,
    news: await newsFor(store, supplier, document, readIn),
    id,
    all: toSign(tasks, supplier).map(({ id }) => id),
    canSign: may(kind, state, "sign", supplier.role),
    canReserve: may(kind, state, "sign with reservation", supplier.role),
    canUseOwnCode: mayWithOwnCode(task, "use own code", supplier.role),
    canDecline: may(kind, state, "decline", supplier.role),
    canHandOver: may(kind, state, "hand over", supplier.role),
    canSayDone: may(kind, state, "say already done", supplier.role),
    isContributor: supplier.role === "contributor",
  };
});

export default function DocumentToSign() {
  const { document, version, news, id, all, isContributor, ...can } = useLoaderData<typeof loader>();
  const { canSign, canReserve, canUseOwnCode, canDecline, canHandOver, canSayDone } = can;
  const { t } = useTranslation(["signatures", "tasks", "my", "documents"]);
  const other = document.language === "nb" ? "en" : "nb";
  const task = `/my/requests/${id}`;
  return (
    <Page
      back={<BackLink to="/my">{t("my:title")}</BackLink>}
      lead={
        <p className="ds-paragraph">
          {t("version", { version })} ·{" "}
          <Link className="ds-link" to={`?in=${other}`} preventScrollReset hrefLang={other}>
            {t("readIn", { language: t(`evidence.languages.${other}`) })}
          </Link>
        </p>
      }
    >
      {canSign && (
        <p className="ds-paragraph">
          <a className="ds-link" href="#sign">
            {t("toSigning")}
          </a>
        </p>
      )}
      {news && <NewsView news={news} language={document.language} />}
      <Contents document={document} />
      <DocumentView document={document} />
      <div className="ds-card" data-color="accent" data-variant="tinted" id="sign">
        {canSign ? (
          <>
            <p className="ds-paragraph">{t("bothCount")}</p>
            <div className="actions">
              <ButtonLink to={`/my/sign?request=${id}`}>{t("sign")}</ButtonLink>
              {all.length > 1 && all.includes(id) && (
                <ButtonLink to={`/my/sign?${all.map((one) => `request=${one}`).join("&")}`} variant="secondary">
                  {t("signAllAtOnce", { count: all.length })}
                </ButtonLink>
              )}
              {canHandOver && (
                <ButtonLink to={`${task}/hand-over`} variant="secondary">
                  {t("tasks:acts.hand over")}
                </ButtonLink>
              )}
            </div>
            <ul className="links">
              {canReserve && (
                <li>
                  <Link className="ds-link" to={`${task}/reservation`}>
                    {t("tasks:acts.sign with reservation")}
                  </Link>
                </li>
              )}
              {canUseOwnCode && (
                <li>
                  <Link className="ds-link" to={`${task}/own-code`}>
                    {t("tasks:acts.use own code")}
                  </Link>
                </li>
              )}
              {canSayDone && (
                <li>
                  <Link className="ds-link" to={`${task}/already-done`}>
                    {t("tasks:alreadyDone.document")}
                  </Link>
                </li>
              )}
              {canDecline && (
                <li>
                  <Link className="ds-link" to={`${task}/decline`}>
                    {t("tasks:acts.decline")}
                  </Link>
                </li>
              )}
            </ul>
          </>
        ) : (
          <>
            {isContributor && <p className="ds-paragraph">{t("my:task.readOnly")}</p>}
            <ButtonLink to={task} variant="secondary">
              {t("toTask")}
            </ButtonLink>
          </>
        )}
      </div>
    </Page>
  );
}
