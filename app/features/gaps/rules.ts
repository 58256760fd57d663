/**
 * Rules of gaps (DESIGN 7): two paths, and nothing but `after` decides what follows.
 *
 * Supplement, where something is not there yet: asked → accepted. Improvement, where something is not good enough:
 * open → plan asked → proposed → agreed → done → verified; a proposal sent back is written anew, and what is not done well
 * enough is agreed as before. What is small may be verified without a plan. Aside, for both: risk accepted until a day,
 * and open again when it has passed or was a mistake. Nothing closes by itself: what a better answer has mended is
 * proposed, and a person closes it.
 */
import type { ContactRole, GapKind, GapNature, GapState, MemberRole, Severity } from "db/schema/words";

export type GapAct =
  | "close"
  | "accept risk"
  | "reopen"
  | "change severity"
  | "confirm"
  | "say nature"
  | "rule out breach"
  | "say remedy"
  | "ask plan"
  | "agree"
  | "send back"
  | "propose"
  | "report done";

export type Standing = {
  kind: GapKind;
  state: GapState;
  severity: Severity | null;
  isSuspected: boolean;
  /** An answer that may break the contract; decided once somebody has said what it is, or ruled a breach out. */
  mayBeBreach: boolean;
  nature: GapNature | null;
  /** The member who raised it; null for a rule. */
  raisedBy: string | null;
  /** The member who agreed to what is done about it; null without a plan. */
  agreedBy: string | null;
};

/** The owner of a supplier may verify what a coordinator has agreed, so that one coordinator is enough. */
type Member = { memberId: string; roles: readonly MemberRole[]; isOwner?: boolean };
type Contact = { role: ContactRole };
type By = Member | Contact;

/** Not for these roles; settled already, or not so; whoever raised what is serious, or agreed to it, may not close it. */
export type GapRefusal = "not yours" | "not now" | "another must";

const deciding = ["coordinator", "manager"] as const satisfies MemberRole[];
const isClosed = (state: GapState) => state === "accepted" || state === "verified";
/** A possible breach nobody has decided on. */
export const isUndecided = ({ mayBeBreach, nature }: Pick<Standing, "mayBeBreach" | "nature">) =>
  mayBeBreach && nature === null;
const isSerious = (severity: Severity | null) => severity === "zero_tolerance" || severity === "major";

/** @returns the state after an act, or why not */
export function after(gap: Standing, act: GapAct, by: By): { state: GapState } | { refusal: GapRefusal } {
  const { kind, state, severity, isSuspected } = gap;
  if (act === "propose" || act === "report done") {
    if (!("role" in by) || by.role === "contributor") return { refusal: "not yours" };
    if (act === "report done") return state === "agreed" ? { state: "done" } : { refusal: "not now" };
    return state === "plan asked" || state === "sent back" ? { state: "proposed" } : { refusal: "not now" };
  }
  if ("role" in by) return { refusal: "not yours" };
  const verifies = (act === "close" || act === "send back") && state === "done" && by.isOwner === true;
  if (!verifies && !deciding.some((role) => by.roles.includes(role))) return { refusal: "not yours" };
  const stays = { state };
  switch (act) {
    case "close":
      if (isClosed(state) || isSuspected || isUndecided(gap)) return { refusal: "not now" };
      if (isSerious(severity) && [gap.raisedBy, gap.agreedBy].includes(by.memberId)) return { refusal: "another must" };
      return { state: kind === "supplement" ? "accepted" : "verified" };
    case "ask plan":
      return state === "open" && !isSuspected ? { state: "plan asked" } : { refusal: "not now" };
    case "agree":
      return state === "proposed" ? { state: "agreed" } : { refusal: "not now" };
    case "send back":
      if (state === "proposed") return { state: "sent back" };
      return state === "done" ? { state: "agreed" } : { refusal: "not now" };
    case "accept risk":
      // Nobody lives with zero tolerance.
      return isClosed(state) || severity === "zero_tolerance" || isUndecided(gap)
        ? { refusal: "not now" }
        : { state: "risk accepted" };
    case "reopen":
      return state === "risk accepted" ? { state: begin(kind) } : { refusal: "not now" };
    case "change severity":
      return isClosed(state) || kind === "supplement" ? { refusal: "not now" } : stays;
    case "confirm":
      return isSuspected && !isClosed(state) ? stays : { refusal: "not now" };
    case "rule out breach":
      return isUndecided(gap) && !isClosed(state) ? stays : { refusal: "not now" };
    case "say remedy":
      // Also once it is closed: those harmed may be asked later whether they are satisfied.
      return isHarm(gap) ? stays : { refusal: "not now" };
    case "say nature":
      return isClosed(state) ? { refusal: "not now" } : stays;
  }
}

/** A serious case somebody has confirmed, in which people may have been harmed. */
const isHarm = ({ severity, isSuspected, nature }: Pick<Standing, "severity" | "isSuspected" | "nature">) =>
  (severity === "zero_tolerance" && !isSuspected) || nature === "breach";

/** Where a gap begins. */
export const begin = (kind: GapKind): GapState => (kind === "supplement" ? "asked" : "open");

export const gapActs = [
  "confirm",
  "rule out breach",
  "change severity",
  "say nature",
  "say remedy",
  "accept risk",
  "reopen",
  "ask plan",
  "agree",
  "send back",
  "close",
  "propose",
  "report done",
] as const satisfies GapAct[];

/** What buttons a page may show. */
export const actsFor = (gap: Standing, by: By): GapAct[] => gapActs.filter((act) => "state" in after(gap, act, by));
