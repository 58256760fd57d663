/** How gaps are called on screen. */
import type { GapState, Severity } from "db/schema/words";

import { Tag } from "~/components/tag";
import { useTranslation } from "~/i18n/use-translation";

const tones = { zero_tolerance: "danger", major: "danger", moderate: "warning", minor: "neutral" } as const;

/** How serious it is; a suspicion is called one. What only lacks paper is called that. */
export function SeverityTag({ severity, isSuspected }: { severity: Severity | null; isSuspected: boolean }) {
  const { t } = useTranslation("gaps");
  if (!severity) return <Tag tone="info">{t("supplement")}</Tag>;
  return <Tag tone={tones[severity]}>{t(isSuspected ? "suspected" : `severities.${severity}`)}</Tag>;
}

export function GapStateTag({ state, isMended }: { state: GapState; isMended: boolean }) {
  const { t } = useTranslation("gaps");
  const isClosed = state === "accepted" || state === "verified";
  if (isMended && !isClosed) return <Tag tone="info">{t("mended")}</Tag>;
  return <Tag tone={isClosed ? "success" : "neutral"}>{t(`states.${state}`)}</Tag>;
}
