/**
 * Rules of decisions (DESIGN 8): proposed by one member and decided by another who is a coordinator or a manager; bringing a
 * supplier in or inviting it counts for nothing. Suspending takes one coordinator or manager, lifting it is a decision like
 * any other; leaving a supplier takes one member. The database holds the same (migration `after`).
 */
import type { Criticality, DecisionOutcome, DecisionState, MemberRole, SupplierStatus } from "db/schema/words";

import { canBuy, canCoordinate } from "~/features/accounts/reader";

export const decisionActs = ["decide", "turn down", "take back"] as const;
export type DecisionAct = (typeof decisionActs)[number];

/** Not for these roles; not where the supplier or the proposal stands; who proposed may not decide. */
export type DecisionRefusal = "not yours" | "not now" | "another must";

type By = { memberId: string; roles: readonly MemberRole[] };
type Proposal = { state: DecisionState; proposedBy: string };

/** @returns the state of a proposal after an act, or why not */
export function after(
  { state, proposedBy }: Proposal,
  act: DecisionAct,
  by: By,
): { state: DecisionState } | { refusal: DecisionRefusal } {
  const isHers = proposedBy === by.memberId;
  if (act === "take back") {
    if (!isHers || !canBuy(by.roles)) return { refusal: "not yours" };
    return state === "proposed" ? { state: "taken back" } : { refusal: "not now" };
  }
  if (!canCoordinate(by.roles)) return { refusal: "not yours" };
  if (state !== "proposed") return { refusal: "not now" };
  if (isHers) return { refusal: "another must" };
  return { state: act === "decide" ? "decided" : "turned down" };
}

/** Outcomes that are proposed; the others are decided by one. */
export const proposable = ["approved", "approved with conditions", "not approved"] as const satisfies DecisionOutcome[];
export type Proposable = (typeof proposable)[number];

/** What may be done with a supplier as a whole, beside deciding on a proposal. */
export type SupplierAct = "propose" | "suspend" | "leave" | "bring back";
export const supplierActs = ["propose", "suspend", "leave", "bring back"] as const satisfies SupplierAct[];

/**
 * The status after an act, or why not. What is proposed becomes the status once it is decided.
 * @param stopped the decision in force before the supplier was left
 */
export function statusAfter(
  status: SupplierStatus,
  act: SupplierAct,
  roles: readonly MemberRole[],
  stopped: DecisionOutcome | null = null,
): { status: SupplierStatus } | { refusal: DecisionRefusal } {
  if (act === "suspend" ? !canCoordinate(roles) : !canBuy(roles)) return { refusal: "not yours" };
  const isLeft = status === "inactive";
  switch (act) {
    case "propose":
      if (isLeft) return { refusal: "not now" };
      return { status: undecided.includes(status) ? "in review" : status };
    case "suspend":
      return isLeft || status === "suspended" ? { refusal: "not now" } : { status: "suspended" };
    case "leave":
      return isLeft ? { refusal: "not now" } : { status: "inactive" };
    case "bring back":
      if (!isLeft) return { refusal: "not now" };
      return { status: stopped === "suspended" || stopped === "not approved" ? stopped : "not yet assessed" };
  }
}

const undecided: readonly SupplierStatus[] = ["prospective", "not yet assessed", "onboarding"];

/** What stands in the way of an approval, as the database finds it. */
export const blockerKinds = ["nothing asked", "request", "no assessment", "zero tolerance"] as const;
export type BlockerKind = (typeof blockerKinds)[number];

/** What no condition makes up for. */
const unconditional: readonly BlockerKind[] = ["no assessment", "zero tolerance"];

/** Whether it may be decided while this stands in the way. */
export function isFree(outcome: DecisionOutcome, blockers: readonly { kind: BlockerKind }[]): boolean {
  if (outcome === "approved") return blockers.length === 0;
  return outcome !== "approved with conditions" || !blockers.some(({ kind }) => unconditional.includes(kind));
}

/** Who may go on delivering; of the others the people affected are thought of. */
export const endsTrade = (outcome: DecisionOutcome): boolean =>
  outcome !== "approved" && outcome !== "approved with conditions";

/** Months until a decision is looked at again. */
export const reviewMonths = (criticality: Criticality | null): number =>
  criticality === "A" || criticality === "B" ? 12 : 24;
