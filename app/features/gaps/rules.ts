/**
 * Rules of gaps (DESIGN 7): two paths, and nothing but `after` decides what follows.
 *
 * Supplement, where something is not there yet: asked → accepted. Improvement, where something is not good enough:
 * open → verified. Aside, for both: risk accepted until a day, and open again when it has passed or was a mistake.
 * Nothing closes by itself: what a better answer has mended is proposed, and a person closes it.
 */
import type { GapKind, GapState, MemberRole, Severity } from "db/schema/words";

export type GapAct = "close" | "accept risk" | "reopen" | "change severity" | "confirm" | "say nature";

export type Standing = {
  kind: GapKind;
  state: GapState;
  severity: Severity | null;
  isSuspected: boolean;
  /** The member who raised it; null for a rule. */
  raisedBy: string | null;
};

type By = { memberId: string; roles: readonly MemberRole[] };

/** Not for these roles; settled already, or not so; the one who raised what is serious may not close it alone. */
export type GapRefusal = "not yours" | "not now" | "another must";

const deciding = ["coordinator", "manager"] as const satisfies MemberRole[];
const isClosed = (state: GapState) => state === "accepted" || state === "verified";
const isSerious = (severity: Severity | null) => severity === "zero_tolerance" || severity === "major";

/** @returns the state after an act, or why not */
export function after(gap: Standing, act: GapAct, by: By): { state: GapState } | { refusal: GapRefusal } {
  if (!deciding.some((role) => by.roles.includes(role))) return { refusal: "not yours" };
  const { kind, state, severity, isSuspected } = gap;
  const stays = { state };
  switch (act) {
    case "close":
      if (isClosed(state) || isSuspected) return { refusal: "not now" };
      if (isSerious(severity) && gap.raisedBy === by.memberId) return { refusal: "another must" };
      return { state: kind === "supplement" ? "accepted" : "verified" };
    case "accept risk":
      // Nobody lives with zero tolerance.
      return isClosed(state) || severity === "zero_tolerance" ? { refusal: "not now" } : { state: "risk accepted" };
    case "reopen":
      return state === "risk accepted" ? { state: begin(kind) } : { refusal: "not now" };
    case "change severity":
      return isClosed(state) || kind === "supplement" ? { refusal: "not now" } : stays;
    case "confirm":
      return isSuspected && !isClosed(state) ? stays : { refusal: "not now" };
    case "say nature":
      return isClosed(state) ? { refusal: "not now" } : stays;
  }
}

/** Where a gap begins. */
export const begin = (kind: GapKind): GapState => (kind === "supplement" ? "asked" : "open");

export const gapActs = [
  "confirm",
  "change severity",
  "say nature",
  "accept risk",
  "reopen",
  "close",
] as const satisfies GapAct[];

/** What buttons a page may show. */
export const actsFor = (gap: Standing, by: By): GapAct[] => gapActs.filter((act) => "state" in after(gap, act, by));
