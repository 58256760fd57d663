import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast } from "~/features/reminders/forecast";
import { usualPlans } from "~/features/reminders/plan";
import type { Open } from "~/features/reminders/schedule";
import { isSendingDay } from "~/features/reminders/sending-days";
import { askedFrom, type Done, holdsUntil, monthsFor, renewalsOn } from "~/features/renewals/rules";
import { onWorkingDay, plusDays } from "~/features/requests/deadlines";

const rules = {
  plans: usualPlans,
  isHoliday: (day: string, country: string) => country === "CN" && day === "2027-02-17",
};

const done = (changed: Partial<Done> = {}): Done => ({
  id: "1",
  kind: "request",
  requestKind: "assessment",
  supplierId: "s1",
  country: "NO",
  contact: { id: "c1", email: "ola@asane.example" },
  criticality: "A",
  validMonths: null,
  daysToAnswer: 30,
  since: "2026-03-15",
  owner: null,
  coordinator: null,
  quiet: [],
  ...changed,
});
const facts = (changed: Partial<Done> = {}) =>
  done({ id: "2", requestKind: "company facts", daysToAnswer: 14, ...changed });
const document = (changed: Partial<Done> = {}) =>
  done({ id: "3", requestKind: "document", daysToAnswer: 21, since: "2026-09-03", ...changed });

const open = (changed: Partial<Open> = {}): Open => ({
  id: "9",
  kind: "request",
  supplierId: "s1",
  country: "NO",
  contact: { id: "c1", email: "ola@asane.example" },
  deadline: "2030-01-02",
  writtenOn: "2026-01-01",
  reminders: 0,
  owner: null,
  coordinator: null,
  quiet: [],
  ...changed,
});

const asked = (day: string, ...all: Done[]) =>
  renewalsOn(day, all, [], rules).map(({ done: { id }, deadline }) => [id, deadline]);

describe("how long an answer holds", () => {
  test("an assessment of one that is A or B a year, of C or nobody knows two; a questionnaire may say sooner, and later for C", () => {
    const months = (criticality: Done["criticality"], validMonths: number | null = null) =>
      monthsFor({ requestKind: "assessment", criticality, validMonths });
    expect([months("A"), months("B"), months("C"), months(null)]).toEqual([12, 12, 24, 24]);
    expect([months("A", 24), months("C", 12), months("A", 6), months("C", 36)]).toEqual([12, 24, 6, 36]);
  });

  test("company facts and a declaration of minerals a year, whoever it is", () => {
    for (const requestKind of ["company facts", "declaration"] as const)
      for (const criticality of ["A", "C", null] as const)
        expect(monthsFor({ requestKind, criticality, validMonths: null })).toBe(12);
  });

  test("a year from 29 February is 28 February, and four years the same day", () => {
    expect(holdsUntil(facts({ since: "2028-02-29" }))).toBe("2029-02-28");
    expect(holdsUntil(facts({ since: "2028-02-29", validMonths: 48 }))).toBe("2032-02-29");
    expect(holdsUntil(document())).toBeNull();
  });
});

describe("it is asked again", () => {
  test("so early that the days to answer end when the answer does", () => {
    expect(askedFrom(done())).toBe("2027-02-13");
    expect(asked("2027-02-12", done())).toEqual([]); // a Friday, a day too soon
    expect(asked("2027-02-13", done())).toEqual([]); // a Saturday
    expect(asked("2027-02-15", done())).toEqual([["1", "2027-03-17"]]); // the whole thirty days
    expect(asked("2027-02-01", done({ since: "2026-03-01" }))).toEqual([["1", "2027-03-03"]]);
  });

  test("once, and with its whole days where the portal stood still for long", () => {
    const days = forecast("2028-05-02", 30, { open: [], done: [done()] }, rules);
    expect(days.map(({ day }) => day)[0]).toBe("2028-05-02");
    expect(days.flatMap(({ renewed }) => renewed)).toHaveLength(1);
    expect(days[0]!.mails).toMatchObject([{ because: [{ id: "1", renews: "time" }] }]);
    expect(days[0]!.renewed[0]!.deadline).toBe("2028-06-01");
  });

  test("together with what is due within a month, and not with what is later", () => {
    const soon = facts({ since: "2026-03-30" });
    const later = facts({ id: "4", since: "2026-04-01" });
    expect(asked("2027-02-15", done(), soon, later)).toEqual([
      ["1", "2027-03-17"],
      ["2", "2027-03-30"],
    ]);
    expect(asked("2027-02-15", done(), facts({ supplierId: "s2", since: "2026-03-30" }))).toHaveLength(1);
  });

  test("for a new version from the day after it was published, with the document's days", () => {
    expect(asked("2026-09-03", document())).toEqual([]);
    expect(asked("2026-09-04", document())).toEqual([["3", "2026-09-25"]]);
  });

  test("in the day's one mail to the address, with what is open there", () => {
    const [day] = forecast("2026-09-04", 1, { open: [open()], done: [document()] }, rules);
    expect(day!.mails).toHaveLength(1);
    expect(day!.mails[0]!.open.map(({ id }) => id)).toEqual(["3", "9"]);
  });

  test("not while reminders are paused, nobody can be written to, or it is a holiday where one who reads it is", () => {
    const quiet = [{ from: "2026-09-01", until: "2026-09-10", by: "buyer" as const }];
    expect(asked("2026-09-04", document({ quiet }))).toEqual([]);
    expect(asked("2026-09-10", document({ quiet }))).toHaveLength(1);
    expect(asked("2026-09-04", document({ contact: null }))).toEqual([]);
    expect(asked("2027-02-17", document({ country: "CN" }))).toEqual([]);
    expect(asked("2027-02-17", document())).toHaveLength(1);
    // A sister in China reads the same mail.
    expect(renewalsOn("2027-02-17", [document()], [open({ supplierId: "s2", country: "CN" })], rules)).toEqual([]);
  });

  test("and is reminded of like anything else, the asking not counted among the reminders", () => {
    const days = forecast("2026-09-04", 40, { open: [], done: [document()] }, rules).map(({ day }) => day);
    expect(days).toEqual([
      "2026-09-04",
      "2026-09-11",
      "2026-09-18",
      "2026-09-22",
      "2026-09-24",
      "2026-09-28",
      "2026-10-05",
    ]);
  });
});

test("whatever was done whenever, it is asked on a sending day, never early, with its days to answer, due on a working day", () => {
  const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => plusDays("2026-01-01", n));
  const any = fc.record({
    requestKind: fc.constantFrom("assessment", "company facts", "declaration", "document"),
    criticality: fc.constantFrom("A", "B", "C", null),
    validMonths: fc.constantFrom(null, 6, 12, 24),
    daysToAnswer: fc.integer({ min: 1, max: 60 }),
    since: anyDay,
  });
  fc.assert(
    fc.property(any, anyDay, (changed, day) => {
      const one = done(changed as Partial<Done>);
      for (const { deadline } of renewalsOn(day, [one], [], rules)) {
        expect(isSendingDay(day, [], rules.isHoliday)).toBe(true);
        expect(askedFrom(one) <= day).toBe(true);
        expect(deadline >= plusDays(day, one.daysToAnswer)).toBe(true);
        expect(deadline >= (holdsUntil(one) ?? "")).toBe(true);
        expect(onWorkingDay(deadline).date).toBe(deadline);
      }
      if (askedFrom(one) <= day && isSendingDay(day, [], rules.isHoliday))
        expect(renewalsOn(day, [one], [], rules)).toHaveLength(1);
    }),
  );
});
