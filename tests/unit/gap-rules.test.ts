/** Every state × every act × every role: what is not listed here is refused. */
import {
  contactRoles,
  type GapKind,
  type GapState,
  gapKinds,
  gapNatures,
  gapStateNames,
  type MemberRole,
  memberRoles,
  severities,
} from "db/schema/words";
import { describe, expect, test } from "vitest";
import { actsFor, begin, type GapAct, gapActs, type Standing, after as standing } from "~/features/gaps/rules";

const gap = (more: Partial<Standing> = {}): Standing => ({
  kind: "improvement",
  state: "open",
  severity: "moderate",
  isSuspected: false,
  mayBeBreach: false,
  nature: null,
  raisedBy: null,
  agreedBy: null,
  ...more,
});
const by = (...roles: MemberRole[]) => ({ memberId: "kari", roles });

/** What may be done with a gap on its way through a plan, wherever it is. */
const always = (state: GapState) =>
  ({ "change severity": state, "say nature": state, "accept risk": "risk accepted", close: "verified" }) as const;

/** What may follow what, on either path, for who decides and a gap that is not zero tolerance. */
const follows: Record<GapKind, Partial<Record<GapState, Partial<Record<GapAct, GapState>>>>> = {
  supplement: {
    asked: { "say nature": "asked", "accept risk": "risk accepted", close: "accepted" },
    "risk accepted": {
      "say nature": "risk accepted",
      "accept risk": "risk accepted",
      reopen: "asked",
      close: "accepted",
    },
  },
  improvement: {
    open: {
      "change severity": "open",
      "say nature": "open",
      "accept risk": "risk accepted",
      "ask plan": "plan asked",
      close: "verified",
    },
    "plan asked": { ...always("plan asked") },
    proposed: { ...always("proposed"), agree: "agreed", "send back": "sent back" },
    "sent back": { ...always("sent back") },
    agreed: { ...always("agreed") },
    done: { ...always("done"), "send back": "agreed" },
    "risk accepted": {
      "change severity": "risk accepted",
      "say nature": "risk accepted",
      "accept risk": "risk accepted",
      reopen: "open",
      close: "verified",
    },
  },
};

const isOnPath = (kind: GapKind, state: GapState) =>
  state === "risk accepted" || (state === "asked" || state === "accepted") === (kind === "supplement");

/** The same for the supplier's people. */
const moves: Partial<Record<GapState, Partial<Record<GapAct, GapState>>>> = {
  "plan asked": { propose: "proposed" },
  "sent back": { propose: "proposed" },
  agreed: { "report done": "done" },
};

describe("a gap", () => {
  for (const role of contactRoles)
    test(`is moved by a ${role} of the supplier as the table says, and not otherwise`, () => {
      const speaks = role !== "contributor";
      for (const state of gapStateNames.filter((name) => isOnPath("improvement", name)))
        for (const act of gapActs) {
          const isTheirs = act === "propose" || act === "report done";
          const to = speaks ? moves[state]?.[act] : undefined;
          expect(standing(gap({ state }), act, { role }), `${state}, ${act}`).toEqual(
            to ? { state: to } : { refusal: speaks && isTheirs ? "not now" : "not yours" },
          );
        }
    });

  test("that was reported as done may be verified by the owner, who need not be a coordinator", () => {
    const owner = { ...by("buyer"), isOwner: true };
    for (const state of gapStateNames.filter((name) => isOnPath("improvement", name)))
      for (const act of gapActs)
        expect("state" in standing(gap({ state }), act, owner), `${state}, ${act}`).toBe(
          state === "done" && (act === "close" || act === "send back"),
        );
  });

  test("that is serious is verified by another than who agreed to the action", () => {
    const done = gap({ state: "done", severity: "major", agreedBy: "kari" });
    expect(standing(done, "close", by("coordinator"))).toEqual({ refusal: "another must" });
    expect(standing({ ...done, agreedBy: "ola" }, "close", by("coordinator"))).toEqual({ state: "verified" });
    expect(standing({ ...done, severity: "moderate" }, "close", by("coordinator"))).toEqual({ state: "verified" });
  });

  for (const kind of gapKinds)
    for (const role of memberRoles)
      test(`of the kind ${kind} is moved by a ${role} as the table says, and not otherwise`, () => {
        const decides = role === "coordinator" || role === "manager";
        const severity = kind === "supplement" ? null : "moderate";
        for (const state of gapStateNames.filter((name) => isOnPath(kind, name)))
          for (const act of gapActs) {
            const isTheirs = act === "propose" || act === "report done";
            const to = decides ? follows[kind][state]?.[act] : undefined;
            const outcome = standing(gap({ kind, state, severity }), act, by(role));
            expect(outcome, `${state}, ${act}`).toEqual(
              to ? { state: to } : { refusal: decides && !isTheirs ? "not now" : "not yours" },
            );
          }
      });

  test("begins where its path begins", () => {
    expect([begin("supplement"), begin("improvement")]).toEqual(["asked", "open"]);
  });

  test("that is a suspicion is confirmed or lowered before it can be closed", () => {
    const suspected = gap({ severity: "zero_tolerance", isSuspected: true });
    expect(actsFor(suspected, by("coordinator"))).toEqual(["confirm", "change severity", "say nature"]);
    expect(standing(gap({ severity: "zero_tolerance" }), "close", by("coordinator"))).toEqual({ state: "verified" });
  });

  test("that may be a breach is called one, or something else, or ruled out, before it can be closed or lived with", () => {
    const undecided = gap({ severity: "major", mayBeBreach: true });
    expect(actsFor(undecided, by("coordinator"))).toEqual([
      "rule out breach",
      "change severity",
      "say nature",
      "ask plan",
    ]);
    expect(actsFor(undecided, by("buyer"))).toEqual([]);
    for (const nature of gapNatures) {
      const decided = gap({ severity: "major", mayBeBreach: true, nature });
      expect(standing(decided, "close", by("coordinator"))).toEqual({ state: "verified" });
      expect(standing(decided, "rule out breach", by("coordinator"))).toEqual({ refusal: "not now" });
    }
  });

  test("that harmed somebody, confirmed or called a breach, says what was done for them, also once it is closed", () => {
    const cases: [Partial<Standing>, boolean][] = [
      [{ severity: "zero_tolerance" }, true],
      [{ severity: "zero_tolerance", state: "verified" }, true],
      [{ severity: "zero_tolerance", isSuspected: true }, false],
      [{ severity: "major" }, false],
      [{ severity: "major", nature: "breach" }, true],
    ];
    for (const [more, may] of cases) {
      expect("state" in standing(gap(more), "say remedy", by("coordinator")), JSON.stringify(more)).toBe(may);
      expect(standing(gap(more), "say remedy", by("buyer"))).toEqual({ refusal: "not yours" });
    }
  });

  test("that is zero tolerance is never lived with", () => {
    for (const severity of severities)
      expect("state" in standing(gap({ severity }), "accept risk", by("manager")), severity).toBe(
        severity !== "zero_tolerance",
      );
  });

  test("that is serious is closed by another than who recorded it", () => {
    for (const severity of severities) {
      const serious = severity === "zero_tolerance" || severity === "major";
      const mine = standing(gap({ severity, raisedBy: "kari" }), "close", by("coordinator"));
      expect(mine, severity).toEqual(serious ? { refusal: "another must" } : { state: "verified" });
      expect(standing(gap({ severity, raisedBy: "ola" }), "close", by("coordinator"))).toEqual({ state: "verified" });
    }
  });
});
