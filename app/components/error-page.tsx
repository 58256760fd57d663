/** What the reader is told when a page cannot be shown, and what she can do next. */
import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from "@remix-run/react";
import { useTranslation } from "~/i18n/use-translation";

import { Page } from "./page";
import { useReader } from "./reader";

const told = {
  400: "notUnderstood",
  403: "forbidden",
  404: "notFound",
  410: "gone",
  413: "tooMuch",
  429: "tooOften",
} as const;

/** Which of the texts an error calls for. */
export function whatWentWrong(error: unknown) {
  if (isRouteErrorResponse(error)) return told[error.status as keyof typeof told] ?? "failed";
  // A browser that gets no answer says so with a TypeError, each in its own words.
  const isCutOff = error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
  return isCutOff ? "offline" : "failed";
}

export function ErrorPage() {
  const { t } = useTranslation("errors");
  const { audience } = useReader();
  const { revalidate } = useRevalidator();
  const { pathname, search } = useLocation();
  const what = whatWentWrong(useRouteError());
  const home = { member: "/desk", supplier: "/my", visitor: "/" }[audience];
  const homeText = { member: t("toDesk"), supplier: t("toTasks"), visitor: t("toFrontPage") }[audience];
  return (
    <Page title={t(`${what}.title`)}>
      <div className="prose">
        <p>{t(`${what}.what`)}</p>
        <p>{t(`${what}.next`)}</p>
      </div>
      <div className="actions">
        {(what === "failed" || what === "offline") && (
          <a
            className="ds-button"
            href={pathname + search}
            onClick={(event) => {
              event.preventDefault(); // without a connection the browser's own error page would take this one's place
              revalidate();
            }}
          >
            {t("tryAgain")}
          </a>
        )}
        {what === "gone" && (
          <a className="ds-button" href="/sign-in">
            {t("toSignIn")}
          </a>
        )}
        {/* A plain link: after an error the page is best fetched whole. */}
        <a className="ds-link" href={home}>
          {homeText}
        </a>
      </div>
    </Page>
  );
}
