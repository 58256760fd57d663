import {
  type RequestState,
  requestStates,
  type SignatureWay,
  signatureWays,
  type TrackingPart,
  trackingParts,
} from "db/schema/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  oldestAcceptable,
  partOf,
  type SignatureFacts,
  type Sums,
  sumsOf,
  tally,
  track,
  wholeShares,
} from "~/features/signatures/tracking";

const states = [null, ...Object.keys(requestStates)] as (RequestState | null)[];
const ways = [null, ...signatureWays] as (SignatureWay | null)[];
const facts = (given: Partial<SignatureFacts>): SignatureFacts => ({
  state: null,
  deadline: null,
  waitsForPerson: false,
  undelivered: false,
  way: null,
  version: null,
  signedState: null,
  ...given,
});
const reservation = ["signed with reservation", "accepted", "accepted with gaps"];

/** The table of the rules once more, as one condition per part: together they must leave nothing out, twice or none. */
const conditions: Record<TrackingPart, (given: SignatureFacts) => boolean> = {
  signed: (one) =>
    one.way === "here" && !reservation.includes(one.signedState ?? "") && one.signedState !== "addendum signed",
  reservation: (one) =>
    one.way ? reservation.includes(one.signedState ?? "") : one.state === "signed with reservation",
  "own code": (one) =>
    one.way
      ? one.signedState === "addendum signed"
      : ["accepted", "accepted with gaps", "addendum signed"].includes(one.state ?? ""),
  "earlier or paper": (one) =>
    one.way
      ? one.way !== "here" && !reservation.includes(one.signedState ?? "") && one.signedState !== "addendum signed"
      : one.state === "signed",
  "in progress": (one) =>
    !one.way &&
    ((one.state === "sent" && one.waitsForPerson && !one.undelivered) ||
      [
        "opened",
        "in progress",
        "returned",
        "signed in part",
        "submitted",
        "in review",
        "not accepted",
        "own code",
        "compared",
        "agreed",
        ...["ordered", "date agreed", "carried out", "report received", "findings entered"],
        "not relevant asked",
        "already done asked",
      ].includes(one.state ?? "")),
  sent: (one) => !one.way && one.state === "sent" && !one.waitsForPerson && !one.undelivered,
  "not delivered": (one) => !one.way && one.state === "sent" && one.undelivered,
  "not invited": (one) => !one.way && [null, "draft", "withdrawn"].includes(one.state),
  declined: (one) => !one.way && one.state === "declined",
  exempted: (one) => !one.way && ["exempted", "not relevant", "satisfied"].includes(one.state ?? ""),
};

describe("the partition", () => {
  test("every possible supplier is in exactly one part, and all parts occur", () => {
    const found = new Set<TrackingPart>();
    let tried = 0;
    for (const state of states)
      for (const signedState of states)
        for (const way of ways)
          for (const waitsForPerson of [true, false])
            for (const undelivered of [true, false]) {
              const one = facts({ state, signedState, way, waitsForPerson, undelivered });
              const fitting = trackingParts.filter((part) => conditions[part](one));
              expect([JSON.stringify(one), ...fitting]).toEqual([JSON.stringify(one), partOf(one)]);
              found.add(partOf(one));
              tried++;
            }
    expect(tried).toBe(states.length * states.length * 4 * 2 * 2);
    expect([...found].sort()).toEqual([...trackingParts].sort());
  });

  test("what was signed once stays signed when a new version is asked for, or declined", () => {
    expect(partOf(facts({ state: "sent", way: "here", signedState: "signed", version: 1 }))).toBe("signed");
    expect(partOf(facts({ state: "declined", way: "paper", version: 1 }))).toBe("earlier or paper");
    expect(partOf(facts({ state: "sent", way: "here", signedState: "accepted", version: 1 }))).toBe("reservation");
  });

  test("an own code counts when it is settled, with an addendum or without", () => {
    expect(partOf(facts({ state: "own code" }))).toBe("in progress");
    expect(partOf(facts({ state: "compared" }))).toBe("in progress");
    expect(partOf(facts({ state: "accepted" }))).toBe("own code");
    expect(partOf(facts({ state: "addendum signed", way: "here", signedState: "addendum signed" }))).toBe("own code");
  });

  test("a mail that did not arrive is seen before anything was opened, not after", () => {
    expect(partOf(facts({ state: "sent", undelivered: true }))).toBe("not delivered");
    expect(partOf(facts({ state: "opened", undelivered: true }))).toBe("in progress");
  });
});

describe("marks", () => {
  const mark = (given: Partial<SignatureFacts>, acceptable = 1, today = "2026-09-16") => {
    const { overdue, outdated } = track(facts(given), acceptable, today);
    return [overdue && "overdue", outdated && "outdated"].filter(Boolean).join();
  };

  test("overdue begins the day after the deadline, and only while the supplier is to act", () => {
    expect(mark({ state: "sent", deadline: "2026-09-16" })).toBe("");
    expect(mark({ state: "sent", deadline: "2026-09-15" })).toBe("overdue");
    expect(mark({ state: "own code", deadline: "2026-09-15" })).toBe("");
    expect(mark({ state: "declined", deadline: "2026-09-15" })).toBe("");
    expect(mark({ state: null, deadline: "2026-09-15" })).toBe("");
  });

  test("outdated is a signature of a version no longer acceptable, and can be overdue as well", () => {
    expect(mark({ way: "here", version: 1 }, 1)).toBe("");
    expect(mark({ way: "here", version: 1 }, 2)).toBe("outdated");
    expect(mark({ way: "here", version: 2 }, 2)).toBe("");
    expect(mark({ way: "here", version: 1, state: "sent", deadline: "2026-09-01" }, 2)).toBe("overdue,outdated");
    expect(mark({ state: "sent" }, 2)).toBe("");
  });

  test("an earlier signature of an unknown version counts as the first", () => {
    expect(mark({ way: "earlier", version: null }, 1)).toBe("");
    expect(mark({ way: "earlier", version: null }, 2)).toBe("outdated");
  });

  test("a version is acceptable until the grace after the next one is over", () => {
    const published = [
      { version: 3, graceUntil: "2026-12-31" },
      { version: 1, graceUntil: null },
      { version: 2, graceUntil: "2026-06-30" },
    ];
    expect(oldestAcceptable(published, "2026-06-30")).toBe(1);
    expect(oldestAcceptable(published, "2026-07-01")).toBe(2);
    expect(oldestAcceptable(published, "2027-01-01")).toBe(3);
    expect(oldestAcceptable([...published, { version: 4, graceUntil: null }], "2026-06-30")).toBe(4);
    expect(oldestAcceptable([], "2026-06-30")).toBe(1);
  });
});

describe("sums", () => {
  const row = fc.record({
    part: fc.constantFrom(...trackingParts),
    overdue: fc.boolean(),
    outdated: fc.boolean(),
    country: fc.constantFrom("NO", "CN", "US", null),
    count: fc.option(fc.nat(50), { nil: undefined }),
  });
  const total = (numbers: Record<string, number>) => Object.values(numbers).reduce((sum, one) => sum + one, 0);

  test("parts add up to the total, groups add up to all, and shares to 100", () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { all, groups } = tally(rows, "country");
        for (const sums of [all, ...groups.map((group) => group.sums)]) {
          expect(total(sums.parts)).toBe(sums.total);
          expect(total(sums.shares)).toBe(sums.total === 0 ? 0 : 100);
          for (const part of trackingParts) {
            expect(Number.isInteger(sums.shares[part])).toBe(true);
            if (sums.parts[part] === 0) expect(sums.shares[part]).toBe(0);
            if (sums.total) expect(Math.abs(sums.shares[part] - (100 * sums.parts[part]) / sums.total)).toBeLessThan(1);
          }
        }
        const added = (of: (sums: Sums) => number) => groups.reduce((sum, group) => sum + of(group.sums), 0);
        for (const part of trackingParts) expect(added((sums) => sums.parts[part])).toBe(all.parts[part]);
        for (const key of ["total", "covered", "overdue", "outdated"] as const)
          expect(added((sums) => sums[key])).toBe(all[key]);
        expect(new Set(groups.map(({ value }) => value)).size).toBe(groups.length);
      }),
    );
  });

  test("counted by the database or one by one, the sums are the same", () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const oneByOne = rows.flatMap(({ count = 1, ...one }) => Array.from({ length: count }, () => one));
        expect(sumsOf(rows)).toEqual(sumsOf(oneByOne));
      }),
    );
  });

  test("covered is who is bound in one way or another, with the denominator beside it", () => {
    const rows = (["signed", "reservation", "own code", "earlier or paper", "sent", "exempted"] as const).map(
      (part) => ({
        part,
        overdue: part === "sent",
        outdated: part === "signed",
      }),
    );
    expect(sumsOf(rows)).toMatchObject({ total: 6, covered: 4, coveredShare: 67, overdue: 1, outdated: 1 });
  });

  test("shares are whole and add up, even of thirds", () => {
    expect(wholeShares([1, 1, 1])).toEqual([34, 33, 33]);
    expect(wholeShares([27, 25])).toEqual([52, 48]);
    expect(wholeShares([0, 0])).toEqual([0, 0]);
    expect(wholeShares([999, 1])).toEqual([100, 0]);
  });
});
