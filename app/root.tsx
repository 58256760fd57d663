/** What surrounds every page: the document, the language it is in, and what is shown when a page fails. */

import inter from "@fontsource/inter/files/inter-latin-400-normal.woff2?url";
import type { LinksFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage, whatWentWrong } from "~/components/error-page";
import { useNonce } from "~/components/nonce";
import { useReader } from "~/components/reader";
import { MemberShell, PublicShell, SupplierShell } from "~/components/shell";
import { useTitle } from "~/components/title";
import { RefreshWithoutScript } from "~/components/under-way";
import { forReader } from "~/features/accounts/guard.server";
import { useTranslation } from "~/i18n/use-translation";

import "~/theme/theme.css";

/** Fetched with the page, so that the text does not move when its letters come. */
export const links: LinksFunction = () => [
  { rel: "preload", href: inter, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
];

export const loader = forReader(({ reader }) => ({ reader }));

/** Who is reading changes only by what she sends; going from page to page need not ask again. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod !== undefined && formMethod !== "GET" && defaultShouldRevalidate;

export function Layout({ children }: { children: ReactNode }) {
  const { t } = useTranslation(["layout", "common", "errors"]);
  const nonce = useNonce();
  const { audience, language, buyer } = useReader();
  const error = useRouteError(); // null, not undefined, once a form has come back
  const title = useTitle();
  const shown = error == null ? title : t(`errors:${whatWentWrong(error)}.title`);
  const portal = audience === "supplier" && buyer ? buyer : t("common:portal");
  return (
    <html lang={language} data-audience={audience} data-size={audience === "member" ? "sm" : "md"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{shown ? `${shown} – ${portal}` : portal}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <RefreshWithoutScript />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="ds-skip-link" href="#main">
          {t("skipToContent")}
        </a>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const { audience } = useReader();
  const Shell = { member: MemberShell, supplier: SupplierShell, visitor: PublicShell }[audience];
  return (
    <Shell>
      <ErrorPage />
    </Shell>
  );
}
