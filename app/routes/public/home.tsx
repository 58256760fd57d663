import { redirect } from "@remix-run/node";

import { ButtonLink } from "~/components/button-link";
import { Page } from "~/components/page";
import { titled } from "~/components/title";
import { placeFor } from "~/features/accounts/addresses";
import { forEveryone } from "~/features/accounts/guard.server";
import { useTranslation } from "~/i18n/use-translation";

export const handle = titled((t) => t("accounts:home.title"));

export const loader = forEveryone(({ session }) => {
  if (session) throw redirect(placeFor(session.audience, null));
  return null;
});

export default function Home() {
  const { t } = useTranslation("accounts");
  return (
    <Page lead={<p>{t("home.what")}</p>}>
      <div className="stack">
        <p className="ds-paragraph">{t("home.supplier")}</p>
        <div className="actions">
          <ButtonLink to="/sign-in">{t("home.signIn")}</ButtonLink>
          <ButtonLink to="/verify" variant="secondary">
            {t("home.verify")}
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
