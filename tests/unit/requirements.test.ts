import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  everyone,
  isInScope,
  type Line,
  requiredOf,
  requirementLevelOf,
  type Scoped,
  usualTable,
} from "~/features/requirements/table";
import { readCountryIndex } from "~/features/risk/country-index";
import { riskOf } from "~/features/risk/risk-level";

const shipped = readCountryIndex(
  readFileSync("db/seed/country-index-2023.csv", "utf8")
    .split(/\r?\n/)
    .map((line) => line.split(",")),
);
const edition = {
  name: "WGI 2024",
  scores: new Map("scores" in shipped ? shipped.scores.map(({ country, score }) => [country, score]) : []),
};

const supplier: Scoped = {
  requirementLevel: "low",
  criticality: "C",
  productRelated: true,
  category: "Emballasje",
  yearlySpend: null,
  employees: null,
};

const keysFor = (more: Partial<Scoped>, kind: "public" | "private" = "private") =>
  requiredOf(usualTable, { ...supplier, ...more }, kind).map(({ key }) => key);

describe("the usual table asks what DESIGN 8 says, for the 16 countries of the demo's A- and B-suppliers", () => {
  const low = ["company_facts", "code_of_conduct"];
  const medium = [...low, "csr_self_assessment"];
  const high = [...medium, "third_party_audit"];
  const levels = { low, medium, high, "not determined": low };
  const countries = { low: "NO HK US GB AU DK SE AT CZ FR IE KR NL TW", medium: "IL", high: "CN" };
  const all = Object.entries(countries).flatMap(([level, codes]) => codes.split(" ").map((code) => [code, level]));

  test.each(all)("%s: %s", (country, level) => {
    const asked = { country, role: "producer" as const, category: "Emballasje", highRiskProduct: false };
    const { level: risk } = riskOf(
      { ...asked, production: { siteCountries: [country!], resoldCountries: [] } },
      edition,
    );
    expect(risk).toBe(level);
    const { level: requirementLevel } = requirementLevelOf({
      riskLevel: risk,
      productRelated: true,
      requirementOverride: null,
    });
    expect(keysFor({ requirementLevel })).toEqual(levels[risk]);
  });

  test("they are sixteen", () => expect(all).toHaveLength(16));
});

describe("beside the levels", () => {
  test("A and B declare human rights, and electronics and metal their minerals", () => {
    expect(keysFor({ criticality: "B" })).toContain("hr_decent_work_declaration");
    expect(keysFor({ criticality: "C" })).not.toContain("hr_decent_work_declaration");
    expect(keysFor({ category: "Kabler" })).toContain("cmrt");
    expect(keysFor({ category: "Kabler" })).not.toContain("emrt");
    expect(keysFor({ category: "Batterier" })).toEqual(expect.arrayContaining(["cmrt", "emrt"]));
    expect(keysFor({ category: "Kabler", productRelated: false })).not.toContain("cmrt");
  });

  test("the small with low risk show their practice; how many they are must be known", () => {
    expect(keysFor({ employees: 9 })).toContain("small_supplier_practice");
    expect(keysFor({ employees: 10 })).not.toContain("small_supplier_practice");
    expect(keysFor({ employees: null })).not.toContain("small_supplier_practice");
    expect(keysFor({ employees: 9, requirementLevel: "medium" })).not.toContain("small_supplier_practice");
  });

  test("only public buyers ask for the self-reports of public procurement, the six steps for goods on the list", () => {
    expect(keysFor({ category: "Kaffe" }, "public")).toContain("public_ethical_trade");
    expect(keysFor({}, "public")).not.toContain("public_ethical_trade");
    expect(keysFor({ category: "Kaffe" })).not.toContain("public_pay_conditions");
  });
});

describe("a scope", () => {
  const holds = (scope: Partial<typeof everyone>, more: Partial<Scoped> = {}) =>
    isInScope({ ...everyone, ...scope }, { ...supplier, ...more }, "private");

  test("is for everybody when nothing is chosen", () => expect(holds({})).toBe(true));

  test("holds when each of its conditions does", () => {
    const scope = { spendFrom: 1_000_000, category: "emballasje " };
    expect(holds(scope, { yearlySpend: 1_000_000 })).toBe(true);
    expect(holds(scope, { yearlySpend: 999_999 })).toBe(false);
    expect(holds(scope, { yearlySpend: null })).toBe(false);
    expect(holds(scope, { yearlySpend: 1_000_000, category: "Kabler" })).toBe(false);
  });

  test("leaves out who has no criticality when some are chosen", () => {
    expect(holds({ criticalities: ["A"] }, { criticality: null })).toBe(false);
  });
});

test("what several lines ask alike is asked once, on the shortest terms", () => {
  const line = (validMonths: number | null, daysToAnswer: number): Line => ({
    kind: "assessment",
    key: "csr",
    validMonths,
    daysToAnswer,
    scope: everyone,
    satisfies: [],
  });
  expect(requiredOf([line(24, 21), line(null, 30), line(12, 30)], supplier, "private")).toEqual([
    { kind: "assessment", key: "csr", validMonths: 12, daysToAnswer: 21, lines: [0, 1, 2] },
  ]);
});

describe("a requirement level says why it is what it is", () => {
  const level = (requirementOverride: "high" | null, productRelated: boolean) =>
    requirementLevelOf({ riskLevel: "medium", productRelated, requirementOverride });

  test("the risk level; low for what does not go into the products; or a person's own", () => {
    expect(level(null, true)).toEqual({ level: "medium", because: "risk level" });
    expect(level(null, false)).toEqual({ level: "low", because: "not product" });
    expect(level("high", false)).toEqual({ level: "high", because: "person" });
  });
});
