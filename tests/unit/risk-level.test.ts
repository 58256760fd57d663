import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readCountryIndex } from "~/features/risk/country-index";
import {
  changed,
  countsAs,
  type Edition,
  levelOfScore,
  levelWith,
  type RiskQuestion,
  riskOf,
  usualLimits,
} from "~/features/risk/risk-level";
import { isMadeElsewhere } from "~/features/suppliers/categories";

const shipped = readCountryIndex(
  readFileSync("db/seed/country-index-2023.csv", "utf8")
    .split(/\r?\n/)
    .map((line) => line.split(",")),
);
const edition: Edition = {
  name: "WGI 2024",
  scores: new Map("scores" in shipped ? shipped.scores.map(({ country, score }) => [country, score]) : []),
};
const unknown: RiskQuestion = { country: null, role: null, category: null, production: null, highRiskProduct: false };
const registeredIn = (country: string, more: Partial<RiskQuestion> = {}) =>
  riskOf({ ...unknown, country, ...more }, edition);
const madeIn = (siteCountries: string[], resoldCountries: string[] = [], more: Partial<RiskQuestion> = {}) =>
  riskOf({ ...unknown, country: "NO", production: { siteCountries, resoldCountries }, ...more }, edition);

describe("the level of a score", () => {
  test.each([
    [0, "high"],
    [50.49, "high"],
    [50.5, "medium"],
    [50.94, "medium"],
    [75.49, "medium"],
    [75.5, "low"],
    [100, "low"],
    [null, "not determined"],
  ] as const)("%s is %s", (score, level) => expect(levelOfScore(score)).toBe(level));

  test("follows the buyer's own limits", () => expect(levelOfScore(60, { highTo: 60, mediumTo: 80 })).toBe("high"));

  test("never gets worse when the score gets better", () => {
    const order = ["high", "medium", "low"];
    const score = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(score, score, (one, other) => {
        const [worse, better] = one < other ? [one, other] : [other, one];
        expect(order.indexOf(levelOfScore(worse))).toBeLessThanOrEqual(order.indexOf(levelOfScore(better)));
      }),
    );
  });

  test("agrees with the tier published with every country of the shipped list", () => {
    const rows = readFileSync("db/seed/country-index-2023.csv", "utf8").trim().split(/\r?\n/).slice(1);
    for (const row of rows) {
      const cells = row.split(",");
      expect([cells[0], levelOfScore(edition.scores.get(cells[0] ?? ""))]).toEqual([
        cells[0],
        cells[12] || "not determined",
      ]);
    }
    expect(rows).toHaveLength(213);
  });
});

describe("before the supplier has answered", () => {
  test("the country of registration is a first indication, and marked so", () => {
    expect(registeredIn("NO")).toMatchObject({
      level: "low",
      basis: "first indication",
      decidedBy: { country: "NO", from: "registration" },
    });
    expect(registeredIn("IL").level).toBe("medium");
    expect(registeredIn("CN").level).toBe("high");
  });

  test("a reseller is not determined, wherever it is registered", () => {
    expect(registeredIn("CN", { role: "reseller" })).toMatchObject({
      level: "not determined",
      missing: "production countries",
    });
  });

  test.each([
    "Elektronikk og kretskort",
    "Electronic components",
    "Kabler",
    "Arbeidstøy",
    "Footwear",
    "Metalldeler",
    "Stål",
    "IKT",
  ])("a supplier of «%s» is not determined", (category) =>
    expect(registeredIn("NO", { category }).missing).toBe("production countries"),
  );

  test.each([
    "Renhold",
    "Skytjenester",
    "Frakt",
    "Kaffe",
    "Møbler",
    "Plastbokser",
    "Emballasje",
    "Consulting",
    "Skogbruk",
  ])("«%s» is neither electronics, textile nor metal", (category) => expect(isMadeElsewhere(category)).toBe(false));

  test("a service is made where the company is, whatever it serves", () => {
    expect(registeredIn("NO", { role: "service", category: "Elektronikk" }).level).toBe("low");
  });

  test("no country, or one without an index, leaves the level open", () => {
    expect(riskOf(unknown, edition)).toMatchObject({ level: "not determined", missing: "country", decidedBy: null });
    expect(registeredIn("GU")).toMatchObject({ level: "not determined", missing: "index" });
    expect(registeredIn("AQ").missing).toBe("index");
  });
});

describe("once the supplier has answered", () => {
  test("the country with the highest risk decides, of sites and of goods resold", () => {
    expect(madeIn(["NO", "CN"])).toMatchObject({
      level: "high",
      basis: "company facts",
      decidedBy: { country: "CN", from: "site" },
    });
    expect(madeIn(["NO"], ["IL"], { role: "both" })).toMatchObject({
      level: "medium",
      decidedBy: { country: "IL", from: "resold goods" },
    });
    expect(madeIn(["NO", "SE"], [], { category: "Elektronikk" }).level).toBe("low");
  });

  test("a reseller that has not said where the goods come from is not determined", () => {
    expect(madeIn(["NO"], [], { role: "reseller" })).toMatchObject({
      level: "not determined",
      missing: "resold goods",
    });
    expect(madeIn(["NO"], [], { role: "both" }).missing).toBe("resold goods");
    expect(madeIn(["NO"], ["SE"], { role: "reseller" }).level).toBe("low");
  });

  test("a service with no site of its own is done where the company is registered", () => {
    expect(madeIn([], [], { role: "service" })).toMatchObject({
      level: "low",
      basis: "company facts",
      decidedBy: { country: "NO", from: "registration" },
    });
    expect(madeIn(["CN"], [], { role: "service" }).level).toBe("high");
    expect(madeIn([], [], { role: "reseller" }).missing).toBe("resold goods");
  });

  test("a country known to be high stays high, for nothing unknown could lower it", () => {
    expect(madeIn(["CN"], [], { role: "reseller" }).level).toBe("high");
    expect(madeIn(["GU", "CN"]).level).toBe("high");
    expect(madeIn(["GU", "NO"])).toMatchObject({ level: "not determined", missing: "index" });
  });

  test("a product on the high-risk list raises by one, and high stays high", () => {
    const raised = (country: string) => madeIn([country], [], { highRiskProduct: true });
    expect(raised("NO")).toMatchObject({ level: "medium", raisedByProduct: true });
    expect(raised("IL").level).toBe("high");
    expect(raised("CN")).toMatchObject({ level: "high", raisedByProduct: false });
    expect(raised("GU").level).toBe("not determined");
  });

  test("one more country never lowers a level", () => {
    const order = ["low", "medium", "not determined", "high"];
    const codes = fc.array(fc.constantFrom(...edition.scores.keys()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(codes, fc.constantFrom(...edition.scores.keys()), (countries, more) => {
        const [before, after] = [madeIn(countries).level, madeIn([...countries, more]).level];
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
    );
  });

  test("the order in which countries are told makes no difference", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...edition.scores.keys()), { maxLength: 6 }), (countries) => {
        expect(madeIn([...countries].reverse())).toEqual(madeIn(countries));
      }),
    );
  });
});

test("a person's own level stands in the computed one's stead", () => {
  expect(levelWith(registeredIn("NO"), { level: "high", reason: "Besøk i 2025" })).toBe("high");
  expect(levelWith(registeredIn("NO"), null)).toBe("low");
});

test("in figures a level not determined counts as medium", () => {
  expect(countsAs("not determined")).toBe("medium");
  expect(countsAs("low")).toBe("low");
});

describe("a changed level says why", () => {
  test("China was added: high instead of low", () => {
    expect(changed(madeIn(["NO"]), madeIn(["NO", "CN"]))).toEqual({
      before: "low",
      after: "high",
      direction: "up",
      cause: "country added",
      country: "CN",
      added: ["CN"],
      removed: [],
      edition: "WGI 2024",
    });
  });

  test("China was removed: low instead of high", () => {
    expect(changed(madeIn(["NO", "CN"]), madeIn(["NO"]))).toMatchObject({
      direction: "down",
      cause: "country removed",
      country: "CN",
    });
  });

  test("the countries were told for the first time", () => {
    expect(
      changed(registeredIn("NO", { role: "reseller" }), madeIn(["NO"], ["CN"], { role: "reseller" })),
    ).toMatchObject({
      before: "not determined",
      direction: "determined",
      cause: "countries told",
      country: "CN",
    });
  });

  test("a country without an index makes it undetermined", () => {
    expect(changed(madeIn(["NO"]), madeIn(["NO", "GU"]))).toMatchObject({
      direction: "undetermined",
      cause: "countries unknown",
      country: "GU",
    });
  });

  test("a new edition, the product list or the limits moved it", () => {
    const newer: Edition = { name: "WGI 2026", scores: new Map([["NO", 60]]) };
    const norway: RiskQuestion = { ...unknown, country: "NO" };
    expect(changed(riskOf(norway, edition), riskOf(norway, newer))).toMatchObject({
      cause: "edition",
      country: "NO",
      edition: "WGI 2026",
    });
    expect(changed(madeIn(["NO"]), madeIn(["NO"], [], { highRiskProduct: true }))).toMatchObject({ cause: "product" });
    expect(changed(riskOf(norway, edition), riskOf(norway, edition, { ...usualLimits, mediumTo: 95 }))).toMatchObject({
      cause: "limits",
    });
  });

  test("the same level says nothing", () => expect(changed(madeIn(["NO"]), madeIn(["NO", "SE"]))).toBeNull());

  test("and survives being kept as JSON", () => {
    const risk = madeIn(["NO", "GU"], ["CN"]);
    expect(JSON.parse(JSON.stringify(risk))).toEqual(risk);
  });
});
