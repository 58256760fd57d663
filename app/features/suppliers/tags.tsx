/** A supplier's states in a word and a colour, the same in every list. */
import type { RiskLevel, SupplierStatus, TrackingPart } from "db/schema/words";

import { Tag } from "~/components/tag";
import { useTranslation } from "~/i18n/use-translation";

type Tone = Parameters<typeof Tag>[0]["tone"];

const statusTones: Record<SupplierStatus, Tone> = {
  prospective: "neutral",
  "not yet assessed": "neutral",
  onboarding: "info",
  "in review": "info",
  approved: "success",
  "approved with conditions": "warning",
  "not approved": "danger",
  suspended: "danger",
  inactive: "neutral",
};
const riskTones: Record<RiskLevel, Tone> = {
  low: "success",
  medium: "warning",
  high: "danger",
  "not determined": "neutral",
};
const partTones: Record<TrackingPart, Tone> = {
  signed: "success",
  reservation: "warning",
  "own code": "success",
  "earlier or paper": "success",
  "in progress": "info",
  sent: "info",
  "not delivered": "danger",
  "not invited": "neutral",
  declined: "danger",
  exempted: "neutral",
};

export function StatusTag({ status }: { status: SupplierStatus }) {
  const { t } = useTranslation("suppliers");
  return <Tag tone={statusTones[status]}>{t(`statuses.${status}`)}</Tag>;
}

export function RiskTag({ level }: { level: RiskLevel }) {
  const { t } = useTranslation("suppliers");
  return <Tag tone={riskTones[level]}>{t(`risks.${level}`)}</Tag>;
}

export function PartTag({ part }: { part: TrackingPart }) {
  const { t } = useTranslation("tracking");
  return <Tag tone={partTones[part]}>{t(`parts.${part}`)}</Tag>;
}
