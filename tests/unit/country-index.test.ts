import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countriesSorted } from "~/features/countries/countries";
import { readCountryIndex, readCountryRights } from "~/features/risk/country-index";

const table = (path: string) =>
  readFileSync(path, "utf8")
    .split(/\r?\n/)
    .map((line) => line.split(","));

test("the list the portal ships is read whole: 213 countries, of which 8 have no score", () => {
  const index = readCountryIndex(table("db/seed/country-index-2023.csv"));
  if (!("scores" in index)) throw new Error(JSON.stringify(index.problems));
  expect(index).toMatchObject({ shape: "governance indicators", year: "2023" });
  expect(index.scores).toHaveLength(213);
  expect(index.scores.filter(({ score }) => score === null)).toHaveLength(8);
  expect(index.scores.find(({ country }) => country === "CN")).toEqual({ country: "CN", score: 41.97 });
});

describe("a plain list", () => {
  test("may be written the Norwegian way", () => {
    const rows = [["Land", "Indeks"], ["Norge", "94,5"], [], ["P.R. China", "42"], ["Guam", ""]];
    expect(readCountryIndex(rows)).toEqual({
      scores: [
        { country: "NO", score: 94.5 },
        { country: "CN", score: 42 },
        { country: "GU", score: null },
      ],
      shape: "plain list",
      year: null,
    });
  });

  test("may do without a header, and have its columns the other way round with one", () => {
    expect(
      readCountryIndex([
        ["NO", "94"],
        ["SE", "92"],
      ]),
    ).toMatchObject({ scores: [{ score: 94 }, { score: 92 }] });
    expect(
      readCountryIndex([
        ["score", "iso2"],
        ["94", "NO"],
      ]),
    ).toMatchObject({ scores: [{ country: "NO", score: 94 }] });
  });

  test("of any countries and scores comes back the same", () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...countriesSorted("nb").map(({ code }) => code)), fc.integer({ min: 0, max: 10000 })),
      {
        minLength: 1,
        selector: ([code]) => code,
      },
    );
    fc.assert(
      fc.property(pairs, (list) => {
        const index = readCountryIndex([
          ["iso2", "score"],
          ...list.map(([code, score]) => [code, String(score / 100)]),
        ]);
        expect("scores" in index && index.scores).toEqual(
          list.map(([country, score]) => ({ country, score: score / 100 })),
        );
      }),
    );
  });
});

describe("a list is refused", () => {
  test("with every row that is wrong, by its number in the file", () => {
    const rows = [
      ["iso2", "score"],
      ["NO", "94"],
      ["Atlantis", "50"],
      ["SE", "mye"],
      ["DK", "101"],
      ["Norge", "90"],
      ["DE", "-1"],
    ];
    expect(readCountryIndex(rows)).toEqual({
      problems: [
        { row: 3, key: "unknownCountry", params: { value: "Atlantis" } },
        { row: 4, key: "noNumber", params: { value: "mye" } },
        { row: 5, key: "outOfRange", params: { value: "101" } },
        { row: 6, key: "countryTwice", params: { value: "Norge", first: 2 } },
        { row: 7, key: "outOfRange", params: { value: "-1" } },
      ],
    });
  });

  test("when it has no column for country or score, or no rows", () => {
    expect(
      readCountryIndex([
        ["navn", "adresse"],
        ["Fjord AS", "Oslo"],
      ]),
    ).toMatchObject({ problems: [{ key: "noColumns" }] });
    expect(readCountryIndex([])).toMatchObject({ problems: [{ row: 1, key: "noColumns" }] });
    expect(readCountryIndex([["iso2", "score"]])).toMatchObject({ problems: [{ key: "noRows" }] });
  });

  test("but never failed on, whatever it holds", () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string())), (rows) => void readCountryIndex(rows)));
  });
});

test("ITUC ratings and unratified conventions are read beside it", () => {
  const rights = readCountryRights(table("db/seed/country-rights-2026.csv"));
  expect(rights.get("CN")).toEqual({ ituc: "5", notRatified: ["C087", "C098"] });
  expect(rights.get("NO")).toEqual({ ituc: "1" });
  expect(rights.get("US")).toEqual({ ituc: "4", notRatified: ["C087", "C098"] });
  expect(rights.get("AD")).toBeUndefined();
  expect([...rights.values()].filter(({ ituc }) => ituc)).toHaveLength(151);
});
