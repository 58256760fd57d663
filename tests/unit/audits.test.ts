import type { FindingArea, Severity } from "db/schema/words";
import { describe, expect, test } from "vitest";
import { planDueAfter, plusMonths, whatIsWrongWith } from "~/features/audits/audits";
import { readFindings } from "~/features/audits/findings";

describe("the plan after an audit is due three calendar months after the report was shared", () => {
  test.each([
    ["2027-11-30", "2028-02-29"],
    ["2026-11-30", "2027-02-28"],
    ["2026-11-20", "2027-02-20"],
    ["2026-12-31", "2027-03-31"],
  ])("shared %s: %s", (shared, due) => expect(plusMonths(shared, 3)).toBe(due));

  test("on the next working day where that is a Sunday, and says so", () => {
    expect(planDueAfter("2026-11-30")).toEqual({
      date: "2027-03-01",
      moved: { from: "2027-02-28", because: "weekend" },
    });
    expect(planDueAfter("2027-11-30")).toEqual({ date: "2028-02-29" });
  });
});

describe("an existing report will do", () => {
  const oslo = { country: "NO", place: "Oslo" };
  const shenzhen = { country: "CN", place: "Shenzhen" };

  test("when it is at most 24 months old and names every site", () => {
    expect(whatIsWrongWith({ heldOn: "2024-11-20", sites: [shenzhen, oslo] }, [oslo], "2026-11-20")).toEqual({
      tooOld: false,
      missing: [],
    });
  });

  test("not when it is a day older, has no date, or leaves a site out", () => {
    const wrong = (heldOn: string | null, sites: (typeof oslo)[]) =>
      whatIsWrongWith({ heldOn, sites }, [oslo, shenzhen], "2026-11-20");
    expect(wrong("2024-11-19", [oslo, shenzhen])).toEqual({ tooOld: true, missing: [] });
    expect(wrong(null, [oslo, shenzhen]).tooOld).toBe(true);
    expect(wrong("2026-01-01", [oslo])).toEqual({ tooOld: false, missing: [shenzhen] });
    expect(wrong("2026-01-01", [])).toEqual({ tooOld: false, missing: [oslo, shenzhen] });
  });
});

describe("findings from a table", () => {
  const areas: Partial<Record<FindingArea, string[]>> = { "health and safety": ["Helse og sikkerhet"] };
  const severities: Partial<Record<Severity, string[]>> = { major: ["Stor"] };
  const words = {
    area: (area: FindingArea) => areas[area] ?? [],
    severity: (severity: Severity) => severities[severity] ?? [],
  };

  test("are read in either language, in any order of columns", () => {
    const rows = [
      ["Funn", "Område", "Alvorlighet", "Tiltak"],
      ["Nødutgang sperret", "helse og sikkerhet", "Stor", ""],
      ["", "", "", ""],
      ["Barn i produksjonen", "labour", "zero tolerance", "Ta dem ut"],
    ];
    expect(readFindings(rows, words)).toEqual({
      findings: [
        { area: "health and safety", severity: "major", title: "Nødutgang sperret", action: null },
        { area: "labour", severity: "zero_tolerance", title: "Barn i produksjonen", action: "Ta dem ut" },
      ],
    });
  });

  test("are refused whole, with all that is wrong and in which row", () => {
    expect(
      readFindings(
        [
          ["area", "severity", "finding"],
          ["mood", "huge", ""],
        ],
        words,
      ),
    ).toEqual({
      problems: [
        { row: 2, key: "area", value: "mood" },
        { row: 2, key: "severity", value: "huge" },
        { row: 2, key: "what", value: "" },
      ],
    });
    expect(readFindings([["name"], ["x"]], words)).toEqual({ problems: [{ row: 1, key: "noColumns", value: "" }] });
    expect(readFindings([["area", "severity", "finding"]], words)).toEqual({
      problems: [{ row: 1, key: "noRows", value: "" }],
    });
  });
});
