import { describe, expect, test } from "vitest";
import { isPlanned, lastDue, planDeadline } from "~/features/improvement-plans/plan-deadlines";

describe("a plan", () => {
  test("is due by the most serious of its gaps, on a working day", () => {
    expect(planDeadline(["moderate", "major"], "2026-11-02")).toEqual({
      date: "2026-12-02",
      days: 30,
      severity: "major",
    });
    expect(planDeadline(["moderate", "zero_tolerance"], "2026-11-02")).toMatchObject({
      date: "2026-11-16",
      days: 14,
      severity: "zero_tolerance",
    });
    expect(planDeadline(["moderate"], "2026-11-26")).toEqual({
      date: "2026-12-28",
      moved: { from: "2026-12-26", because: "holiday" },
      days: 30,
      severity: "moderate",
    });
  });

  test("is not asked for what is minor, or has no severity", () => {
    expect([isPlanned("minor"), isPlanned(null), isPlanned("moderate")]).toEqual([false, false, true]);
    expect(() => planDeadline([], "2026-11-02")).toThrow();
  });

  test("gives each action the time its gap allows", () => {
    const found = { source: "assessment", subject: null } as const;
    const gaps = (["zero_tolerance", "major", "moderate"] as const).map((severity) => ({ ...found, severity }));
    expect(gaps.map((gap) => lastDue(gap, "2026-11-02"))).toEqual([
      "2026-12-02",
      "2027-01-04", // sixty days are New Year's Day
      "2027-02-01", // ninety are a Sunday
    ]);
  });

  test("gives finding other smelters half a year, and nothing else of a declaration", () => {
    const last = (subject: string, severity: "moderate" | "major" = "moderate") =>
      lastDue({ source: "declaration", subject, severity }, "2026-11-02");
    expect([last("RF-57 outside"), last("RF-58 due")]).toEqual(["2027-05-03", "2027-05-03"]); // a Saturday
    expect([last("RF-35 noPolicy"), last("RF-57 outside", "major")]).toEqual(["2027-02-01", "2027-01-04"]);
  });
});
