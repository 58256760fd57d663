/** A task's state and deadline, in the words a supplier reads. */
import type { RequestState } from "db/schema/words";

import { Alert } from "~/components/alert";
import { useReader } from "~/components/reader";
import { Tag } from "~/components/tag";
import { dayOf, daysUntil, formatDate } from "~/i18n/format";
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

/**
 * "Deadline 12 December 2026 (3 days left)"; kindly when it has passed, and when it was closed once it is.
 * @returns with or without the word in front, which a list needs and a line labelled so does not
 */
export function useDeadline() {
  const { t } = useTranslation(["my", "common"]);
  const { language } = useReader();
  return ({ state, deadline, closedAt }: Timed, today: string, { labelled = false } = {}): string => {
    const date = formatDate(deadline, language);
    if (turn(state) === null && !labelled) {
      const closed = closedAt ? formatDate(dayOf(new Date(closedAt)), language) : null;
      return closed === null ? "" : t(state === "signed" ? "signedOn" : "closedOn", { date: closed });
    }
    if (turn(state) === null) return date;
    const days = daysUntil(deadline, today);
    if (days < 0) return labelled ? `${date}. ${t("notTooLate")}` : t("wasDue", { date });
    if (days === 0) return t("dueToday");
    const left = t("common:daysLeft", { count: days });
    return labelled ? t("left", { date, left }) : t("due", { date, left });
  };
}

/** Told to the one a colleague has left it to, before anything else. */
export function HandedOver({ name, words }: { name: string; words: string | null }) {
  const { t } = useTranslation("tasks");
  return (
    <Alert>
      <p className="ds-paragraph">{t("handedOver", { name })}</p>
      {words && <Quoted label={t("writes", { name })} words={words} />}
    </Alert>
  );
}

/** What somebody wrote, as she wrote it. */
export function Quoted({ label, words }: { label: string; words: string }) {
  return (
    <p className="ds-paragraph">
      <strong>{label}:</strong> <span className="typed">{words}</span>
    </p>
  );
}
