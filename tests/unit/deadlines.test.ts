import fc from "fast-check";
import { expect, test } from "vitest";
import {
  deadlineFor,
  isLate,
  isOverdue,
  onWorkingDay,
  plusDays,
  todayIn,
  wasOnTime,
} from "~/features/requests/deadlines";
import { daysUntil } from "~/i18n/format";

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("company facts are due in 14 days and documents in 21, unless something else is agreed", () => {
  expect(deadlineFor("company facts", "2026-09-01")).toEqual({ date: "2026-09-15" });
  expect(deadlineFor("document", "2026-09-01")).toEqual({ date: "2026-09-22" });
  expect(deadlineFor("document", "2026-09-01", 30)).toEqual({ date: "2026-10-01" });
});

test("a deadline on a weekend moves to Monday and says so", () => {
  expect(onWorkingDay("2026-09-05")).toEqual({ date: "2026-09-07", moved: { from: "2026-09-05", because: "weekend" } });
});

test("a deadline on a Norwegian public holiday moves past all of them", () => {
  // Maundy Thursday 2027 is 25 March; Tuesday after Easter is the 30th.
  expect(onWorkingDay("2027-03-25")).toEqual({ date: "2027-03-30", moved: { from: "2027-03-25", because: "holiday" } });
  expect(onWorkingDay("2026-12-25").date).toBe("2026-12-28");
});

test("the holidays of a year are the twelve of the law", () => {
  const of2026 = [];
  for (let date = "2026-01-01"; date <= "2026-12-31"; date = plusDays(date, 1))
    if (onWorkingDay(date).moved?.because === "holiday") of2026.push(date);
  expect(of2026).toEqual([
    "2026-01-01",
    "2026-04-02",
    "2026-04-03",
    "2026-04-05",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
    "2026-05-17",
    "2026-05-24",
    "2026-05-25",
    "2026-12-25",
    "2026-12-26",
  ]);
});

// Easter Sundays as the Church's tables have them, the earliest and the latest possible among them.
test.each(["1818-03-22", "1943-04-25", "2000-04-23", "2019-04-21", "2024-03-31", "2025-04-20", "2038-04-25"])(
  "%s is Easter Sunday: from Maundy Thursday before it all moves to the Tuesday after it",
  (easter) => {
    const tuesday = { date: plusDays(easter, 2) };
    expect(onWorkingDay(plusDays(easter, -4)).moved).toBeUndefined();
    expect(onWorkingDay(plusDays(easter, -3))).toMatchObject({ ...tuesday, moved: { because: "holiday" } });
    expect(onWorkingDay(plusDays(easter, 1))).toMatchObject({ ...tuesday, moved: { because: "holiday" } });
    expect(onWorkingDay(plusDays(easter, 2))).toEqual(tuesday);
  },
);

test("counting days crosses the change of clocks unharmed", () => {
  expect(plusDays("2026-03-28", 2)).toBe("2026-03-30");
});

test("a deadline never moves backwards, nor more than five days, and then stays", () => {
  fc.assert(
    fc.property(day, (date) => {
      const moved = onWorkingDay(date);
      expect(daysUntil(moved.date, date)).toBeGreaterThanOrEqual(0);
      expect(daysUntil(moved.date, date)).toBeLessThanOrEqual(5);
      expect(onWorkingDay(moved.date)).toEqual({ date: moved.date });
      expect(moved.moved?.from ?? moved.date).toBe(date);
    }),
  );
});

test("overdue starts the day after, and only while it is the supplier's turn", () => {
  expect(isOverdue("sent", "2026-09-15", "2026-09-15")).toBe(false);
  expect(isOverdue("sent", "2026-09-15", "2026-09-16")).toBe(true);
  expect(isOverdue("own code", "2026-09-15", "2026-09-16")).toBe(false);
  expect(isOverdue("signed", "2026-09-15", "2026-09-16")).toBe(false);
});

test("late is after the deadline that held, on time by the first one", () => {
  expect(isLate("2026-09-30", "2026-09-30")).toBe(false);
  expect(isLate("2026-09-30", "2026-10-01")).toBe(true);
  expect(wasOnTime("2026-09-15", "2026-09-15")).toBe(true);
  expect(wasOnTime("2026-09-15", "2026-09-20")).toBe(false);
});

test("a day has passed when it has passed for both sides", () => {
  const morningInOslo = new Date("2026-09-16T05:00:00Z");
  expect(todayIn(morningInOslo, "Europe/Oslo")).toBe("2026-09-16");
  expect(todayIn(morningInOslo, "Europe/Oslo", "America/Los_Angeles")).toBe("2026-09-15");
  expect(todayIn(new Date("2026-09-15T20:00:00Z"), "Europe/Oslo", "Asia/Shanghai")).toBe("2026-09-15");
});
