import { languages, type RequestState, requestKinds, requestStates } from "db/schema/words";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Invitee,
  outcomeOf,
  outcomes,
  previewOf,
  type Standing,
  standingOf,
} from "~/features/requests/invitation-preview";
import { isOpen } from "~/features/requests/rules";

const invitee = (given: Partial<Invitee> = {}): Invitee => ({
  status: "onboarding",
  standings: ["nothing"],
  email: "post@firma.example",
  undeliverable: false,
  ...given,
});

test("a supplier of whom something new is asked gets it now", () => {
  expect(outcomeOf(invitee())).toBe("now");
  expect(outcomeOf(invitee({ standings: ["done", "nothing"] }))).toBe("now");
});

test("why others do not get it is one reason, the first that fits", () => {
  expect(outcomeOf(invitee({ status: "inactive", email: null }))).toBe("inactive");
  expect(outcomeOf(invitee({ standings: ["done", "exempted"], email: null }))).toBe("done");
  expect(outcomeOf(invitee({ standings: ["exempted", "satisfied"] }))).toBe("exempted");
  expect(outcomeOf(invitee({ standings: ["satisfied"] }))).toBe("satisfied");
  expect(outcomeOf(invitee({ standings: ["satisfied", "nothing"] }))).toBe("now");
  expect(outcomeOf(invitee({ standings: ["declined", "done"] }))).toBe("declined");
  expect(outcomeOf(invitee({ standings: ["asked", "declined"] }))).toBe("already asked");
  expect(outcomeOf(invitee({ email: null, undeliverable: true }))).toBe("no address");
  expect(outcomeOf(invitee({ email: "  " }))).toBe("no address");
  expect(outcomeOf(invitee({ undeliverable: true }))).toBe("undeliverable");
});

test("how a supplier stands follows from the state of its newest request, whatever it is", () => {
  for (const kind of requestKinds) {
    expect(standingOf(kind, null)).toBe("nothing");
    for (const state of Object.keys(requestStates) as RequestState[]) {
      const expected: Standing = isOpen(state)
        ? "asked"
        : ["draft", "withdrawn"].includes(state)
          ? "nothing"
          : ["exempted", "not relevant", "satisfied"].includes(state)
            ? "exempted"
            : kind === "document"
              ? state === "declined" || state === "findings entered"
                ? "declined"
                : "done"
              : (kind === "audit" && state === "findings entered") ||
                  state === "accepted" ||
                  (["assessment", "declaration"].includes(kind) && state === "accepted with gaps")
                ? "done"
                : "declined";
      expect(`${kind} ${state} ${standingOf(kind, state)}`).toBe(`${kind} ${state} ${expected}`);
    }
  }
});

test("62 get it now, 9 lack an address, 2 have signed; 17 read English and you wrote only Norwegian", () => {
  const rows = [
    { outcome: "now", language: "nb", count: 45 },
    { outcome: "now", language: "en", count: 17 },
    { outcome: "no address", language: "en", count: 9 },
    { outcome: "done", language: "nb" },
    { outcome: "done", language: "en" },
  ] as const;
  const preview = previewOf(rows, ["nb"]);
  expect(preview.chosen).toBe(73);
  expect(preview.counts).toMatchObject({ now: 62, "no address": 9, done: 2, undeliverable: 0 });
  expect(preview.cannotRead).toEqual([{ language: "en", count: 17 }]);
});

test("nobody is warned about when both languages, or no own words at all, were written", () => {
  const rows = languages.map((language) => ({ outcome: "now" as const, language, count: 3 }));
  expect(previewOf(rows, ["nb", "en"]).cannotRead).toEqual([]);
  expect(previewOf(rows, []).cannotRead).toEqual([]);
  expect(previewOf(rows, ["en"]).cannotRead).toEqual([{ language: "nb", count: 3 }]);
});

test("the numbers always add up to the choice", () => {
  const row = fc.record({
    outcome: fc.constantFrom(...outcomes),
    language: fc.constantFrom(...languages),
    count: fc.nat(1000),
  });
  fc.assert(
    fc.property(fc.array(row), fc.subarray([...languages]), (rows, written) => {
      const { chosen, counts, cannotRead } = previewOf(rows, written);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(chosen);
      expect(chosen).toBe(rows.reduce((sum, { count }) => sum + count, 0));
      expect(cannotRead.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(counts.now);
    }),
  );
});
