/** One request's visitor: who it is and which language she reads, found out once however many loaders ask. */
import type { Language } from "db/schema/words";

import { cookieName, type Session, sessionBehind } from "~/features/accounts/sessions.server";
import { languageAccepted, languageNamed } from "~/i18n/language";
import type { Portal } from "~/portal.server";

export type Visit = {
  ip: string;
  browser: string;
  session(): Promise<Session | null>;
  language(): Promise<Language>;
  /** Whether an Origin header names one of our own addresses. */
  isOwn(origin: string): boolean;
};

type Asked = {
  url: URL;
  cookies: Record<string, string>;
  headers: { origin?: string; host?: string; acceptLanguage?: string };
};

export function visitOf(
  portal: Portal,
  { url, cookies, headers }: Asked,
  who: { ip: string; browser: string },
  sendCookie: (cookie: string) => void,
): Visit {
  let found: Promise<Session | null> | undefined;
  const session = () => {
    found ??= sessionBehind(portal.database, cookies[cookieName], portal.environment.isSecure).then((behind) => {
      if (behind?.cookie) sendCookie(behind.cookie);
      return behind?.session ?? null;
    });
    return found;
  };
  return {
    ...who,
    session,
    async language() {
      return (
        languageNamed(url.searchParams.get("language")) ??
        languageNamed(cookies.language) ??
        (await session())?.language ??
        languageAccepted(headers.acceptLanguage)
      );
    },
    isOwn: (origin) => origin === portal.environment.PORTAL_URL || origin.replace(/^https?:\/\//, "") === headers.host,
  };
}
