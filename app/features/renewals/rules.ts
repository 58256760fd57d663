/**
 * Renewals: what a supplier has done and is asked to do again, and from which day (DESIGN 8).
 *
 * - Company facts, with the signatory and the certificates beside them, are confirmed once a year; a declaration of
 *   minerals holds for twelve months; an assessment for a year where the supplier is critical (A or B), for two where it
 *   is not. The supplier is asked so early that its days to answer end when the earlier answer does.
 * - A new version of a document is asked for from the day after it was published, from those who signed an earlier one.
 * - Who is asked for one thing is asked at the same time for all that is due within a month, in one mail; what was missed,
 *   because the portal stood still, is asked for with its whole days to answer.
 */
import type { Criticality, RequestKind } from "db/schema/words";

import { byAddress, canBeWrittenTo, type Open, type Rules } from "../reminders/schedule";
import { deadlineFor, onWorkingDay, plusDays, plusMonths } from "../requests/deadlines";

/** Why something is asked again: its time is up, or there is a new version to sign. */
export type Renewal = "time" | "version";

/** What can be asked again once it is done; a plan is about its own gaps, and a certificate has its own dates. */
export const renewedKinds = ["company facts", "assessment", "declaration"] as const satisfies RequestKind[];

/** What a supplier has done, of which nothing is open now. */
export type Done = Omit<Open, "deadline" | "writtenOn" | "reminders" | "renews"> & {
  requestKind: RequestKind;
  daysToAnswer: number;
  criticality: Criticality | null;
  /** As the requirement says; null where the kind's own months count. */
  validMonths: number | null;
  /** The day it was accepted or confirmed; of a document, the day the version not yet signed was published. */
  since: string;
};

const year = 12;

/** How long an answer holds, in months. */
export function monthsFor({
  requestKind,
  criticality,
  validMonths,
}: Pick<Done, "requestKind" | "criticality" | "validMonths">) {
  if (requestKind !== "assessment") return validMonths ?? year;
  const isCritical = criticality === "A" || criticality === "B";
  return isCritical ? Math.min(validMonths ?? year, year) : Math.max(validMonths ?? year, 2 * year);
}

/** The last day an answer holds; null for a document, which holds until there is another. */
export const holdsUntil = (done: Done): string | null =>
  done.requestKind === "document" ? null : plusMonths(done.since, monthsFor(done));

/** The first day it may be asked again. */
export function askedFrom(done: Done): string {
  const until = holdsUntil(done);
  return until === null ? plusDays(done.since, 1) : plusDays(until, -done.daysToAnswer);
}

/** Of what falls due so soon after something else, in days, both are asked together. */
const together = 30;

export type Renewed<Its extends Done = Done> = { done: Its; deadline: string; renews: Renewal };

/**
 * What is asked again on a day. Its mail goes out the same day, so nothing is asked where none could.
 * @param open what waits for the buyer's suppliers already, which goes with it where the address is the same
 */
export function renewalsOn<Its extends Done>(
  day: string,
  renewable: readonly Its[],
  open: readonly Open[],
  rules: Rules,
): Renewed<Its>[] {
  const due = new Set(renewable.flatMap((one) => (askedFrom(one) <= day ? [one.supplierId] : [])));
  if (due.size === 0) return [];
  const soon = plusDays(day, together);
  const asked = renewable.filter((one) => due.has(one.supplierId) && askedFrom(one) <= soon);
  const others = byAddress(open, day);
  return [...byAddress(asked, day)].flatMap(([email, some]) =>
    canBeWrittenTo(day, [...some, ...(others.get(email) ?? [])], rules)
      ? some.map((done) => ({ done, deadline: deadlineOf(done, day), renews: renewalOf(done) }))
      : [],
  );
}

const renewalOf = ({ requestKind }: Done): Renewal => (requestKind === "document" ? "version" : "time");

/** When the earlier answer ends; later where less than the days to answer would be left. */
function deadlineOf(done: Done, day: string): string {
  const own = deadlineFor(done.requestKind, day, done.daysToAnswer).date;
  const until = holdsUntil(done);
  const end = until && onWorkingDay(until).date;
  return end && end > own ? end : own;
}

/** What is open from the day it was asked again. */
export const openOf = ({ done, deadline, renews }: Renewed, day: string): Open => ({
  ...done,
  deadline,
  renews,
  writtenOn: day,
  reminders: 0,
});
