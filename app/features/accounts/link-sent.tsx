import { useEffect, useRef } from "react";

import { Page } from "~/components/page";
import { useReader } from "~/components/reader";
import { useTranslation } from "~/i18n/use-translation";

/** The same for an address we know and one we do not. */
export function LinkSent({ to, again }: { to: string; again: string }) {
  const { t } = useTranslation("accounts");
  const { hasMailbox } = useReader();
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <Page title={t("signIn.sentTitle")}>
      <div className="prose" ref={said} tabIndex={-1}>
        <p>{t("signIn.sent", { email: to })}</p>
        <p>{t("signIn.nothing")}</p>
      </div>
      <div className="actions">
        <a className="ds-link" href={again}>
          {t("signIn.again")}
        </a>
        {hasMailbox && (
          <a className="ds-link" href="/mailbox">
            {t("signIn.mailbox")}
          </a>
        )}
      </div>
    </Page>
  );
}
