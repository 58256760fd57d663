import { expect, test } from "vitest";
import { readScorecards } from "~/features/checks/ecovadis-sheet";

const today = "2026-11-21";
const heading = [
  "Company name",
  "Overall score",
  "Environment",
  "Labor & Human Rights",
  "Ethics",
  "Sustainable Procurement",
  "Scorecard date",
];

test("a scorecard is read with its four themes, whatever way its day is written", () => {
  const list = readScorecards(
    [
      heading,
      ["Åsane AS", "61", "70", "50", "60", "", "2026-05-31"],
      ["Bergen AS", "44,6", "", "", "", "", "31.05.2026"],
    ],
    today,
  );
  expect(list).toEqual({
    refused: [],
    cards: [
      {
        row: 2,
        supplier: "Åsane AS",
        score: 61,
        on: "2026-05-31",
        themes: { environment: 70, labour: 50, ethics: 60, procurement: null },
      },
      {
        row: 3,
        supplier: "Bergen AS",
        score: 45,
        on: "2026-05-31",
        themes: { environment: null, labour: null, ethics: null, procurement: null },
      },
    ],
  });
});

test("a row that cannot be read is named with its reason, and the others go in", () => {
  const list = readScorecards(
    [
      heading,
      ["", "61"],
      ["A", "mye"],
      ["B", "101"],
      ["C", "50", "", "", "", "", "31.02.2026"],
      ["D", "50", "", "", "", "", "2027-01-01"],
      [],
      ["E", "0"],
    ],
    today,
  )!;
  expect(list.refused.map(({ row, why }) => [row, why])).toEqual([
    [2, "noSupplier"],
    [3, "noScore"],
    [4, "noScore"],
    [5, "noDate"],
    [6, "noDate"],
  ]);
  expect(list.cards.map(({ supplier, on }) => [supplier, on])).toEqual([["E", today]]);
});

test("a list without columns for a supplier and its score is none", () => {
  expect(
    readScorecards(
      [
        ["Navn", "Land"],
        ["A", "NO"],
      ],
      today,
    ),
  ).toBeNull();
});
