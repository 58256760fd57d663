/**
 * Rules of audits (DESIGN 7 and 8): which existing report will do, and by when a plan is due after one.
 *
 * A report will do when it is not older than 24 months and its sites are all those the supplier has named. The plan is
 * due three calendar months after the report was shared with the supplier: shared on 30 November, on the last of
 * February.
 */
import type { AuditType } from "db/schema/words";

import { sitesLeftOut } from "~/features/certificates/validity";
import { type Deadline, onWorkingDay } from "~/features/requests/deadlines";

/** Schemes whose reports are accepted in place of an audit of one's own. */
export const acceptedSchemes = ["smeta", "bsci", "rba", "wca"] as const satisfies AuditType[];

/** By somebody else than the buyer. */
export const isThirdParty = (type: AuditType) => type !== "own audit" && type !== "visit";

const oldestMonths = 24;
const monthsToPlan = 3;

/** The same day so many months on; the last of that month where it has no such day. */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const due = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())));
  return due.toISOString().slice(0, 10);
}

/** @param sharedOn the day the supplier was given the report, YYYY-MM-DD */
export const planDueAfter = (sharedOn: string): Deadline => onWorkingDay(plusMonths(sharedOn, monthsToPlan));

export type Site = { country: string; place: string | null };

/** @returns what keeps an existing report from doing: nothing when it will */
export function whatIsWrongWith(
  report: { heldOn: string | null; sites: readonly Site[] },
  ownSites: readonly Site[],
  today: string,
): { tooOld: boolean; missing: Site[] } {
  return {
    tooOld: report.heldOn === null || plusMonths(report.heldOn, oldestMonths) < today,
    missing: report.sites.length === 0 ? [...ownSites] : sitesLeftOut(report.sites, ownSites),
  };
}
