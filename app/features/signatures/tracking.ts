/**
 * Signature tracking: every supplier in exactly one part, so that the parts add up.
 *
 * Read from top to bottom, the first line that fits decides. `state` is that of the newest request to sign the
 * document that is neither a draft nor withdrawn; `way`, `version` and `signedState` belong to the newest signature.
 *
 *     way   | signedState                                             | state                         | part
 *     set   | signed with reservation, accepted, accepted with gaps   |                               | reservation
 *     set   | addendum signed                                         |                               | own code
 *     here  |                                                         |                               | signed
 *     set   |                                                         |                               | earlier or paper
 *     null  |                                                         | signed                        | earlier or paper
 *     null  |                                                         | signed with reservation       | reservation
 *     null  |                                                         | accepted, accepted with gaps, | own code
 *           |                                                         | addendum signed               |
 *     null  |                                                         | null, draft, withdrawn        | not invited
 *     null  |                                                         | declined                      | declined
 *     null  |                                                         | exempted, not relevant,       | exempted
 *           |                                                         | satisfied                     |
 *     null  |                                                         | sent, and undelivered         | not delivered
 *     null  |                                                         | sent, and not handed over     | sent
 *     null  |                                                         | all else                      | in progress
 *
 * A signature is never unsigned by a later request: it holds for its version and gets the mark "outdated" when a
 * version it does not cover is in effect and the grace is over. An own code that lacked nothing is accepted without a
 * signature. "Overdue" is `turn(state) = supplier and deadline < today`. Inactive suppliers are left out by the caller.
 */
import {
  type Criticality,
  type RequestState,
  type RiskLevel,
  requestStates,
  type SignatureWay,
  type TrackingPart,
  trackingParts,
} from "db/schema/words";

/** The parts in which the supplier is bound by a text, in one way or another. */
const coveredParts = ["signed", "reservation", "own code", "earlier or paper"] as const satisfies TrackingPart[];

/** As the columns of the supplier's row have them. */
export type SignatureFacts = {
  state: RequestState | null;
  deadline: string | null;
  /** Waiting for N.N.: handed over. */
  waitsForPerson: boolean;
  /** The mail was refused or given up. */
  undelivered: boolean;
  way: SignatureWay | null;
  /** The version signed; null on an earlier signature whose version nobody knows, which counts as the first. */
  version: number | null;
  /** The state of the request the newest signature answered; null where it answered none. */
  signedState: RequestState | null;
};

export function partOf(facts: SignatureFacts): TrackingPart {
  const { state, way } = facts;
  if (way) {
    switch (facts.signedState) {
      case "signed with reservation":
      case "accepted":
      case "accepted with gaps":
        return "reservation";
      case "addendum signed":
        return "own code";
      default:
        return way === "here" ? "signed" : "earlier or paper";
    }
  }
  switch (state) {
    case null:
    case "draft":
    case "withdrawn":
      return "not invited";
    case "signed":
      return "earlier or paper";
    case "signed with reservation":
      return "reservation";
    case "accepted":
    case "accepted with gaps":
    case "addendum signed":
      return "own code";
    case "declined":
      return "declined";
    case "exempted":
    case "not relevant":
    case "satisfied":
      return "exempted";
    case "sent":
      if (facts.undelivered) return "not delivered";
      return facts.waitsForPerson ? "in progress" : "sent";
    case "opened":
    case "signed in part":
    case "in progress":
    case "returned":
    case "submitted":
    case "in review":
    case "not accepted":
    case "own code":
    case "compared":
    case "agreed":
    case "ordered":
    case "date agreed":
    case "carried out":
    case "report received":
    case "findings entered":
    case "not relevant asked":
    case "already done asked":
      return "in progress";
  }
}

export type Tracked = { part: TrackingPart; overdue: boolean; outdated: boolean };

/**
 * @param acceptable the oldest version still good enough, from `oldestAcceptable`
 * @param today the date in the buyer's time zone
 */
export function track(facts: SignatureFacts, acceptable: number, today: string): Tracked {
  const part = partOf(facts);
  return {
    part,
    overdue:
      facts.state !== null &&
      requestStates[facts.state] === "supplier" &&
      facts.deadline !== null &&
      facts.deadline < today,
    outdated: facts.way !== null && (facts.version ?? 1) < acceptable,
  };
}

/**
 * The oldest version that still counts as up to date: the newest one whose grace is over.
 * @param published with `graceUntil` the last day the version before it is still good enough; null gives no grace
 */
export function oldestAcceptable(
  published: readonly { version: number; graceUntil: string | null }[],
  today: string,
): number {
  return published.reduce(
    (oldest, { version, graceUntil }) =>
      version > oldest && (graceUntil === null || graceUntil < today) ? version : oldest,
    1,
  );
}

/** A row may stand for many suppliers alike, as the database counts them. */
export type TrackingRow = Tracked & { count?: number };

export type Sums = {
  /** The denominator. */
  total: number;
  parts: Record<TrackingPart, number>;
  /** Whole per cent of the total, adding up to 100; all 0 where there is nobody. */
  shares: Record<TrackingPart, number>;
  covered: number;
  coveredShare: number;
  overdue: number;
  outdated: number;
};

export type Tally<Value> = { all: Sums; groups: { value: Value; sums: Sums }[] };

/**
 * Sums per country, risk level, criticality or category, the groups in the order they first come. Every row is in
 * one group, so the groups add up to all.
 */
export function tally<Row extends TrackingRow, Key extends keyof Row>(rows: readonly Row[], by: Key): Tally<Row[Key]> {
  const groups = new Map<Row[Key], Row[]>();
  for (const row of rows) {
    const group = groups.get(row[by]);
    if (group) group.push(row);
    else groups.set(row[by], [row]);
  }
  return { all: sumsOf(rows), groups: [...groups].map(([value, some]) => ({ value, sums: sumsOf(some) })) };
}

export function sumsOf(rows: readonly TrackingRow[]): Sums {
  const parts = Object.fromEntries(trackingParts.map((part) => [part, 0])) as Record<TrackingPart, number>;
  const sums = { total: 0, overdue: 0, outdated: 0 };
  for (const { part, overdue, outdated, count = 1 } of rows) {
    parts[part] += count;
    sums.total += count;
    if (overdue) sums.overdue += count;
    if (outdated) sums.outdated += count;
  }
  const shares = wholeShares(trackingParts.map((part) => parts[part]));
  const covered = coveredParts.reduce((sum, part) => sum + parts[part], 0);
  return {
    ...sums,
    parts,
    shares: Object.fromEntries(trackingParts.map((part, at) => [part, shares[at]])) as Sums["shares"],
    covered,
    coveredShare: sums.total === 0 ? 0 : Math.round((100 * covered) / sums.total),
  };
}

/** Largest remainder: rounded down, and what is left to 100 goes to those who lost most; the first of equals first. */
export function wholeShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const shares = counts.map((count) => Math.floor((100 * count) / total));
  const left = 100 - shares.reduce((sum, share) => sum + share, 0);
  const lost = counts
    .map((count, at) => ({ at, remainder: (100 * count) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of lost.slice(0, left)) shares[at]! += 1;
  return shares;
}

/** A supplier behind the numbers. */
export type TrackedSupplier = {
  id: string;
  name: string;
  organisationNumber: string | null;
  erpKey: string | null;
  country: string | null;
  riskLevel: RiskLevel;
  criticality: Criticality | null;
  category: string | null;
  owner: string | null;
  part: TrackingPart;
  overdue: boolean;
  outdated: boolean;
  deadline: string | null;
  signatureId: string | null;
  way: SignatureWay | null;
  version: number | null;
  signedOn: string | null;
  signerName: string | null;
  signerTitle: string | null;
  waitingFor: string | null;
  /** The version they are asked to sign now, where they have signed an earlier one. */
  dueVersion: number | null;
};
