/** A task's state and deadline, in the words a supplier reads. */
import type { RequestState } from "db/schema/words";

import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { daysUntil, formatDate } from "~/i18n/format";
import { useTranslation } from "~/i18n/use-translation";
import { turn } from "./rules";

const tones: Partial<Record<RequestState, "info" | "success" | "warning" | "danger">> = {
  sent: "info",
  "in progress": "info",
  returned: "warning",
  compared: "info",
  accepted: "success",
  "accepted with gaps": "success",
  signed: "success",
  "signed with reservation": "success",
  "addendum signed": "success",
  declined: "danger",
};

export function StateTag({ state }: { state: RequestState }) {
  const { t } = useTranslation("tasks");
  return <Tag tone={tones[state]}>{t(`states.${state}`)}</Tag>;
}

type Timed = { state: RequestState; deadline: string; closedAt?: string | Date | null };

/** "Deadline 12 December 2026 (3 days left)"; kindly when it has passed, and when it was closed once it is. */
export function useDeadline() {
  const { t } = useTranslation(["my", "common"]);
  const { language } = useReader();
  return ({ state, deadline, closedAt }: Timed, today: string): string => {
    const date = formatDate(deadline, language);
    if (turn(state) === null)
      return closedAt ? t("closedOn", { date: formatDate(new Date(closedAt).toISOString(), language) }) : "";
    const left = daysUntil(deadline, today);
    if (left < 0) return t("wasDue", { date });
    if (left === 0) return t("dueToday");
    return t("due", { date, left: t("common:daysLeft", { count: left }) });
  };
}
