/** Those who have signed an earlier version, and the way to ask them for the one in force. */
import { Alert } from "~/components/alert";
import { ButtonLink } from "~/components/button-link";
import { useTranslation } from "~/i18n/use-translation";
import type { Renewal } from "./earlier.server";

export function RenewalView({ renewal: { version, count, address } }: { renewal: Renewal }) {
  const { t } = useTranslation("documents");
  return (
    <Alert tone="info">
      <p className="ds-paragraph">
        {t("renewal.signedEarlier", { count, version })} {t("renewal.byItself")}
      </p>
      <ButtonLink to={address} variant="secondary">
        {t("renewal.ask", { version })}
      </ButtonLink>
    </Alert>
  );
}
