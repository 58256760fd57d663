/**
 * How long a plan and its actions may take (DESIGN 8). The worst of a plan's gaps decides how soon the plan is due; each
 * action has the time its own gap allows, from the day the plan is agreed to.
 */
import { type GapSource, type Severity, severities } from "db/schema/words";

import { isOfSmelters, smelterDays } from "~/features/declarations/follow-up";
import { type Deadline, onWorkingDay, plusDays } from "~/features/requests/deadlines";

/** Days until the plan, and from agreement until the action. What is minor is advice, looked at next time. */
const days = {
  zero_tolerance: { plan: 14, action: 30 },
  major: { plan: 30, action: 60 },
  moderate: { plan: 30, action: 90 },
  minor: null,
} as const satisfies Record<Severity, { plan: number; action: number } | null>;

export type PlannedSeverity = Exclude<Severity, "minor">;

/** Whether a plan is asked for what is this serious. */
export const isPlanned = (severity: Severity | null): severity is PlannedSeverity =>
  severity !== null && days[severity] !== null;

export type PlanDeadline = Deadline & { days: number; severity: PlannedSeverity };

/** @param askedOn YYYY-MM-DD */
export function planDeadline(found: readonly PlannedSeverity[], askedOn: string): PlanDeadline {
  const severity = severities.find((one): one is PlannedSeverity => isPlanned(one) && found.includes(one));
  if (!severity) throw new Error("A plan is about at least one gap.");
  return { ...onWorkingDay(plusDays(askedOn, days[severity].plan)), days: days[severity].plan, severity };
}

/** What of a gap says how long its action may take. */
type Timed = { severity: PlannedSeverity; source: GapSource; subject: string | null };

/** Whether the action is to find other smelters, which takes longer than a moderate gap has otherwise. */
export const findsSmelters = ({ severity, source, subject }: Timed) =>
  severity === "moderate" && source === "declaration" && isOfSmelters((subject ?? "").split(" ")[0]!);

/** Days from agreement until an action on a gap is due. */
export const actionDays = (gap: Timed): number => (findsSmelters(gap) ? smelterDays : days[gap.severity].action);

/** The last day an action agreed to on a day may be due. */
export const lastDue = (gap: Timed, agreedOn: string): string => onWorkingDay(plusDays(agreedOn, actionDays(gap))).date;
