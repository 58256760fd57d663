/** Where the server writes a page: in the reader's language, under the nonce of this one answer. */

import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import type { Language } from "db/schema/words";
import { renderToPipeableStream } from "react-dom/server";

import { NonceContext } from "~/components/nonce";
import type { Reader } from "~/features/accounts/reader";
import { gathered } from "~/gathered.server";
import { languageAccepted } from "~/i18n/language";
import { translatorFor } from "~/i18n/translators.server";
import { TranslatorProvider } from "~/i18n/use-translation";

export const streamTimeout = 5_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, visit, portal }: AppLoadContext,
): Promise<Response> {
  const language = await languageOf(remix, visit, request);
  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TranslatorProvider translator={translatorFor(language)}>
          <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
        </TranslatorProvider>
      </NonceContext.Provider>,
      {
        nonce,
        // No page of ours waits for a part of itself, so the whole is sent at once and a fault still becomes a 500.
        onAllReady() {
          headers.set("Content-Type", "text/html; charset=utf-8");
          pipe(gathered((body) => resolve(new Response(body, { headers, status: answered }))));
        },
        onShellError: reject,
        onError(error) {
          answered = 500;
          portal.log.error(error, "a page could not be written");
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** Errors of loaders and actions; what a page throws on purpose is a Response and does not come here. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!request.signal.aborted) context.portal.log.error(error, "a request failed");
}

/** The root route knows; where it failed the visit does, and where that fails too, the browser. */
async function languageOf(remix: EntryContext, visit: AppLoadContext["visit"], request: Request): Promise<Language> {
  const root = remix.staticHandlerContext.loaderData.root as { reader: Reader } | undefined;
  if (root) return root.reader.language;
  return visit.language().catch(() => languageAccepted(request.headers.get("Accept-Language")));
}
