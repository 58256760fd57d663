/** How gaps are called on screen. */
import type { GapNature, GapState, Severity } from "db/schema/words";

import { Tag } from "~/components/tag";
import { useTranslation } from "~/i18n/use-translation";
import { isUndecided } from "./rules";

const tones = { zero_tolerance: "danger", major: "danger", moderate: "warning", minor: "neutral" } as const;

type Serious = { severity: Severity | null; isSuspected: boolean; mayBeBreach: boolean; nature: GapNature | null };

/** How serious it is; a suspicion is called one. What only lacks paper is called that. */
export function SeverityTag({ severity, isSuspected, ...breach }: Serious) {
  const { t } = useTranslation("gaps");
  if (!severity) return <Tag tone="info">{t("supplement")}</Tag>;
  return (
    <span className="tags">
      <Tag tone={tones[severity]}>{t(isSuspected ? "suspected" : `severities.${severity}`)}</Tag>
      {isUndecided(breach) && <Tag tone="danger">{t("possibleBreach")}</Tag>}
    </span>
  );
}

export function GapStateTag({ state, isMended }: { state: GapState; isMended: boolean }) {
  const { t } = useTranslation("gaps");
  const isClosed = state === "accepted" || state === "verified";
  if (isMended && !isClosed) return <Tag tone="info">{t("mended")}</Tag>;
  return <Tag tone={isClosed ? "success" : "neutral"}>{t(`states.${state}`)}</Tag>;
}
