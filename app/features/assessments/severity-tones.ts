import type { Severity } from "db/schema/words";

/** How loudly a page says how serious a finding is. */
export const severityTones: Record<Severity, "danger" | "warning" | "info" | undefined> = {
  zero_tolerance: "danger",
  major: "warning",
  moderate: "info",
  minor: undefined,
};
