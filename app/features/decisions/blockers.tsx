/** What stands in the way of an approval, each with a link to where it is settled. */
import { Link } from "@remix-run/react";

import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { useTranslation } from "~/i18n/use-translation";
import type { Blocker } from "./decisions.server";
import { isFree } from "./rules";

export function Blockers({ supplierId, blockers }: { supplierId: string; blockers: readonly Blocker[] }) {
  const { t } = useTranslation("decisions");
  const { language } = useReader();
  if (blockers.length === 0) return <Alert tone="success">{t("free")}</Alert>;
  const page = `/suppliers/${supplierId}`;
  const leadsTo = {
    "nothing asked": () => `/suppliers/invite?supplier=${supplierId}`,
    request: (id: string) => `${page}/requests/${id}`,
    "no assessment": () => `${page}/risk-assessment`,
    "zero tolerance": (id: string) => `${page}/gaps/${id}`,
  } as const;
  return (
    <Alert tone="warning" title={t("blockers")}>
      <ul className="ds-list">
        {blockers.map(({ kind, id, name }) => (
          <li key={`${kind} ${id}`}>
            <Link className="ds-link" to={leadsTo[kind](id ?? "")}>
              {t(`blocker.${kind}`, { name: name?.[language] ?? "" })}
            </Link>
          </li>
        ))}
      </ul>
      <p className="ds-paragraph">
        {t(isFree("approved with conditions", blockers) ? "onlyConditions" : "noApproval")}
      </p>
    </Alert>
  );
}
