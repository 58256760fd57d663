import { Link } from "@remix-run/react";

import { useReader } from "~/components/reader";
import { useTranslation } from "~/i18n/use-translation";

/** The way to write to the buyer about one of the questions; a colleague who only fills in writes to nobody. */
export function AskAbout({ request, section, buyer }: { request: string; section?: string; buyer: string }) {
  const { t } = useTranslation("messages");
  if (useReader().contactRole === "contributor") return null;
  return (
    <p className="ds-paragraph">
      <Link className="ds-link" to={`/my/requests/${request}/questions${section ? `#${section}` : ""}`}>
        {t("ask", { buyer })}
      </Link>
    </p>
  );
}
