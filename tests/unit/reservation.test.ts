import { expect, test } from "vitest";
import { canReserve, reservationsIn, signingWithReservation } from "~/features/signatures/reservation";
import { check } from "~/forms/check";

const clauses = [{ number: "1.1" }, { number: "1.2" }, { number: "2.1" }];
const on = (...numbers: string[]) => numbers.map((clause) => ({ clause, reason: "Kan ikke" }));

test("clauses the document has may be reserved, as long as one is left to sign", () => {
  expect(canReserve(clauses, on("1.1", "2.1"))).toBe(true);
  expect(canReserve(clauses, on("1.1", "1.2", "2.1"))).toBe(false);
});

test("no clause is reserved twice, and none that is not there", () => {
  expect(canReserve(clauses, on("1.1", "1.1"))).toBe(false);
  expect(canReserve(clauses, on("9.9"))).toBe(false);
});

/** The form as a browser sends it: every clause, and the reason's field whether it is shown or not. */
const sent = (marked: Record<string, string>, unmarked: Record<string, string> = {}): [string, string][] => [
  ...clauses.flatMap(({ number }, place): [string, string][] => [
    [`clauses.${place}.clause`, number],
    ...(number in marked ? [[`clauses.${place}.isReserved`, "on"] as [string, string]] : []),
    [`clauses.${place}.reason`, marked[number] ?? unmarked[number] ?? ""],
  ]),
  ["name", "Ola Åsane"],
  ["title", "Daglig leder"],
  ["authority", "on"],
  ["consent", "on"],
];

test("a marked clause counts with its reason; what was written for one that is not marked any more does not", () => {
  const read = check(sent({ "1.2": " Bare i Norge " }, { "2.1": "Angret" }), signingWithReservation);
  expect(read.ok && reservationsIn(read.values.clauses)).toEqual([{ clause: "1.2", reason: "Bare i Norge" }]);
});

test("a marked clause needs a reason, said at its own field", () => {
  expect(check(sent({ "1.1": "Ja", "2.1": "" }), signingWithReservation)).toEqual({
    ok: false,
    errors: { "clauses.2.reason": { key: "required", params: undefined } },
  });
});

test.each([
  ["none is marked", {}, "markClause"],
  ["all are marked", { "1.1": "a", "1.2": "b", "2.1": "c" }, "leaveClause"],
])("where %s, the form says so", (_, marked, key) => {
  const read = check(sent(marked), signingWithReservation);
  expect(read.ok === false && read.errors.clauses?.key).toBe(key);
});
