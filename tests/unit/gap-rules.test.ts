/** Every state × every act × every role: what is not listed here is refused. */
import {
  type GapKind,
  type GapState,
  gapKinds,
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
  raisedBy: null,
  ...more,
});
const by = (...roles: MemberRole[]) => ({ memberId: "kari", roles });

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
    open: { "change severity": "open", "say nature": "open", "accept risk": "risk accepted", close: "verified" },
    "risk accepted": {
      "change severity": "risk accepted",
      "say nature": "risk accepted",
      "accept risk": "risk accepted",
      reopen: "open",
      close: "verified",
    },
  },
};

describe("a gap", () => {
  for (const kind of gapKinds)
    for (const role of memberRoles)
      test(`of the kind ${kind} is moved by a ${role} as the table says, and not otherwise`, () => {
        const decides = role === "coordinator" || role === "manager";
        const severity = kind === "supplement" ? null : "moderate";
        for (const state of gapStateNames.filter((name) => name !== (kind === "supplement" ? "open" : "asked")))
          for (const act of gapActs) {
            const to = decides ? follows[kind][state]?.[act] : undefined;
            const outcome = standing(gap({ kind, state, severity }), act, by(role));
            expect(outcome, `${state}, ${act}`).toEqual(
              to ? { state: to } : { refusal: decides ? "not now" : "not yours" },
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
