/** Every state × every act × every role: what is not listed here is refused. */
import {
  decisionOutcomes,
  decisionStates,
  type MemberRole,
  memberRoles,
  type SupplierStatus,
  supplierStatuses,
} from "db/schema/words";
import { describe, expect, test } from "vitest";
import {
  after,
  blockerKinds,
  decisionActs,
  isFree,
  reviewMonths,
  statusAfter,
  supplierActs,
} from "~/features/decisions/rules";

const by = (...roles: MemberRole[]) => ({ memberId: "kari", roles });
const decides = (role: MemberRole) => role === "coordinator" || role === "manager";
const buys = (role: MemberRole) => role === "buyer" || decides(role);

describe("a proposal", () => {
  for (const role of memberRoles)
    for (const isHers of [true, false])
      test(`${isHers ? "of her own" : "of another"} is moved by a ${role} as the table says, and not otherwise`, () => {
        const proposedBy = isHers ? "kari" : "ola";
        for (const state of decisionStates)
          for (const act of decisionActs) {
            const isOpen = state === "proposed";
            const expected =
              act === "take back"
                ? !isHers || !buys(role)
                  ? { refusal: "not yours" }
                  : isOpen
                    ? { state: "taken back" }
                    : { refusal: "not now" }
                : !decides(role)
                  ? { refusal: "not yours" }
                  : !isOpen
                    ? { refusal: "not now" }
                    : isHers
                      ? { refusal: "another must" }
                      : { state: act === "decide" ? "decided" : "turned down" };
            expect(after({ state, proposedBy }, act, by(role)), `${state}, ${act}`).toEqual(expected);
          }
      });
});

/** The status each act leads to; an act that is not named is refused. */
const follows: Record<SupplierStatus, Partial<Record<(typeof supplierActs)[number], SupplierStatus>>> = {
  prospective: { propose: "in review", suspend: "suspended", leave: "inactive" },
  "not yet assessed": { propose: "in review", suspend: "suspended", leave: "inactive" },
  onboarding: { propose: "in review", suspend: "suspended", leave: "inactive" },
  "in review": { propose: "in review", suspend: "suspended", leave: "inactive" },
  approved: { propose: "approved", suspend: "suspended", leave: "inactive" },
  "approved with conditions": { propose: "approved with conditions", suspend: "suspended", leave: "inactive" },
  "not approved": { propose: "not approved", suspend: "suspended", leave: "inactive" },
  suspended: { propose: "suspended", leave: "inactive" },
  inactive: { "bring back": "not yet assessed" },
};

describe("a supplier's status", () => {
  for (const role of memberRoles)
    test(`is moved by a ${role} as the table says, and not otherwise`, () => {
      for (const status of supplierStatuses)
        for (const act of supplierActs) {
          const may = act === "suspend" ? decides(role) : buys(role);
          const to = follows[status][act];
          expect(statusAfter(status, act, [role]), `${status}, ${act}`).toEqual(
            may ? (to ? { status: to } : { refusal: "not now" }) : { refusal: "not yours" },
          );
        }
    });

  test("that was suspended or not approved is so again when the supplier is brought back", () => {
    for (const stopped of decisionOutcomes)
      expect(statusAfter("inactive", "bring back", ["buyer"], stopped), stopped).toEqual({
        status: stopped === "suspended" || stopped === "not approved" ? stopped : "not yet assessed",
      });
  });
});

test("an approval waits for everything, one with conditions only for what no condition makes up for", () => {
  for (const kind of blockerKinds) {
    expect(isFree("approved", [{ kind }]), kind).toBe(false);
    expect(isFree("not approved", [{ kind }]), kind).toBe(true);
    expect(isFree("approved with conditions", [{ kind }]), kind).toBe(kind === "request" || kind === "nothing asked");
  }
  expect(isFree("approved", [])).toBe(true);
});

test("a decision is looked at again after 12 months for A and B, after 24 for others", () => {
  expect([reviewMonths("A"), reviewMonths("B"), reviewMonths("C"), reviewMonths(null)]).toEqual([12, 12, 24, 24]);
});
