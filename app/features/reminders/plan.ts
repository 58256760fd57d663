/**
 * The plan of days: how long before and after a deadline somebody is written to (DESIGN 8), one entry for each kind of
 * thing that has a day. A further kind is a word here with its usual days; the schedule knows nothing else of it.
 *
 * A buyer changes the numbers; what it has not changed follows the usual ones.
 */
import * as z from "zod/mini";

export type PlanOfDays = {
  /** Days before the deadline, the longest first. */
  before: readonly number[];
  /** Days after it, the shortest first. */
  after: readonly number[];
  /** So many days after it the owner is told, and the coordinator. */
  owner: number;
  coordinator: number;
  /** So many reminders of one thing at most, counted anew when there is more time. */
  most: number;
};

export type PlanKind = "request" | "certificate";
export type Plans = Record<PlanKind, PlanOfDays>;

export const usualPlans: Plans = {
  request: { before: [14, 7, 3, 1], after: [3, 10], owner: 10, coordinator: 20, most: 8 },
  /** Its end is the deadline; nobody is told beside the supplier, since an ended one is a gap. */
  certificate: { before: [90, 60, 30, 7], after: [1, 30, 60], owner: 10, coordinator: 20, most: 8 },
};

/** Mails go out from this hour on, by the buyer's clock. */
export const sendingHour = 8;

const days = z.array(z.int().check(z.gte(1), z.lte(365)));
const plan = z.object({
  before: days,
  after: days,
  owner: z.int(),
  coordinator: z.int(),
  most: z.int().check(z.gte(1), z.lte(20)),
});

/** @param settings the buyer's, of which everything else is left alone */
export function plansIn(settings: unknown): Plans {
  const own = (settings as { reminders?: Record<string, unknown> } | null)?.reminders ?? {};
  const of = (kind: PlanKind): PlanOfDays => plan.safeParse(own[kind]).data ?? usualPlans[kind];
  return { request: of("request"), certificate: of("certificate") };
}
