import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  daysUntil,
  deadlineAfter,
  holidayOn,
  isDate,
  isOverdue,
  isWorkingDay,
  onWorkingDay,
  plusDays,
  todayIn,
} from "~/features/deadlines/working-days";

const anyDate = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("public holidays", () => {
  // Easter Sundays as the Church's tables have them, the earliest and latest possible among them.
  test.each([
    "1818-03-22",
    "1943-04-25",
    "2000-04-23",
    "2019-04-21",
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2038-04-25",
  ])("%s is Easter Sunday", (date) => expect(holidayOn(date)).toBe("easter sunday"));

  test.each([
    ["2026-01-01", "new year's day"],
    ["2026-04-02", "maundy thursday"],
    ["2026-04-03", "good friday"],
    ["2026-04-06", "easter monday"],
    ["2026-05-01", "labour day"],
    ["2026-05-14", "ascension day"],
    ["2026-05-17", "constitution day"],
    ["2026-05-24", "whit sunday"],
    ["2026-05-25", "whit monday"],
    ["2026-12-25", "christmas day"],
    ["2026-12-26", "boxing day"],
  ])("%s is %s", (date, holiday) => expect(holidayOn(date)).toBe(holiday));

  test("Christmas Eve, Easter Eve and New Year's Eve are none", () => {
    for (const date of ["2026-12-24", "2026-04-04", "2026-12-31"]) expect(holidayOn(date)).toBeUndefined();
  });
});

describe("a deadline", () => {
  test("moves from Maundy Thursday to the Tuesday after Easter, and says why", () => {
    expect(deadlineAfter("2026-03-19", 14)).toEqual({
      date: "2026-04-07",
      moved: { from: "2026-04-02", because: "holiday", holiday: "maundy thursday" },
    });
  });

  test("moves from a Saturday over the 17th of May, a Monday, to the Tuesday", () => {
    expect(onWorkingDay("2027-05-15")).toEqual({
      date: "2027-05-18",
      moved: { from: "2027-05-15", because: "weekend" },
    });
  });

  test("stands on a working day and says nothing of moving", () => {
    expect(deadlineAfter("2026-11-02", 21)).toEqual({ date: "2026-11-23" });
  });

  test("is always a working day, never earlier than counted, and at most six days later", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 400 }), (from, days) => {
        const { date, moved } = deadlineAfter(from, days);
        expect(isWorkingDay(date)).toBe(true);
        const late = daysUntil(date, plusDays(from, days));
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(6);
        expect(moved === undefined).toBe(late === 0);
      }),
    );
  });

  test("is overdue from the day after", () => {
    expect(isOverdue("2026-11-23", "2026-11-23")).toBe(false);
    expect(isOverdue("2026-11-23", "2026-11-24")).toBe(true);
  });
});

describe("a day exists", () => {
  test.each(["2026-02-28", "2024-02-29", "2000-02-29", "0099-12-31"])("%s does", (date) =>
    expect(isDate(date)).toBe(true),
  );
  test.each([
    "2026-02-30",
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "20260101",
    "",
    "2026-01-01T00:00",
    "i morgen",
  ])("«%s» does not", (date) => expect(isDate(date)).toBe(false));
  test("and so does every day counted from it", () => {
    const counted = fc.property(anyDate, fc.integer({ min: -999, max: 999 }), (date, days) => {
      expect(isDate(plusDays(date, days))).toBe(true);
    });
    fc.assert(counted);
  });
});

test("it is still yesterday while it is so for one of both sides", () => {
  const now = new Date("2026-11-21T00:30:00Z");
  expect(todayIn(now, "Europe/Oslo")).toBe("2026-11-21");
  expect(todayIn(now, "Europe/Oslo", "America/New_York")).toBe("2026-11-20");
  expect(todayIn(now, "Asia/Shanghai", "Europe/Oslo")).toBe("2026-11-21");
});

test("counting days crosses the change of clocks unharmed", () => {
  expect(plusDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(daysUntil("2026-10-26", "2026-10-24")).toBe(2);
});
