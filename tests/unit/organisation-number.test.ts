import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  isNorwegianNumber,
  numberKey,
  organisationNumber,
  shownNumber,
} from "~/features/suppliers/organisation-number";

/** Eight digits that have a ninth: one in eleven has none. */
const norwegian = fc
  .tuple(...Array.from({ length: 8 }, () => fc.integer({ min: 0, max: 9 })))
  .map((digits) => {
    const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, place) => total + weight * (digits[place] ?? 0), 0);
    return { digits: digits.join(""), check: (11 - (sum % 11)) % 11 };
  })
  .filter(({ check }) => check < 10)
  .map(({ digits, check }) => `${digits}${check}`);

describe("a Norwegian organisation number", () => {
  test.each(["923609016", "974760673", "985399077"])("%s, of a public register, is right", (number) =>
    expect(isNorwegianNumber(number)).toBe(true),
  );

  test.each([
    "923 609 016",
    "NO923609016",
    "NO 923 609 016 MVA",
    "923609016MVA",
    "no-923.609.016 mva",
    " 923609016 ",
    "923\u00a0609\u00a0016",
  ])("is kept as nine digits when written «%s»", (typed) =>
    expect(organisationNumber(typed, "NO")).toEqual({ number: "923609016" }),
  );

  test("is wrong when one digit is mistyped, whichever", () => {
    fc.assert(
      fc.property(norwegian, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (number, place, more) => {
        const other = (Number(number[place]) + more) % 10;
        const mistyped = number.slice(0, place) + other + number.slice(place + 1);
        expect(organisationNumber(mistyped, "NO")).toEqual({ problem: "checksum" });
      }),
    );
  });

  test("is wrong when two different neighbours changed places", () => {
    fc.assert(
      fc.property(norwegian, fc.integer({ min: 0, max: 7 }), (number, place) => {
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        if (swapped !== number) expect(isNorwegianNumber(swapped)).toBe(false);
      }),
    );
  });

  test.each(["12345678", "9236090161", "SE556012", "ukjent"])("is no number when written «%s»", (typed) =>
    expect(organisationNumber(typed, "NO")).toEqual({ problem: "length" }),
  );

  test("is known by its digits, or by NO or MVA, when the country is not known", () => {
    expect(organisationNumber("923 609 016", null)).toEqual({ number: "923609016" });
    expect(organisationNumber("NO 923 609 017 MVA", null)).toEqual({ problem: "checksum" });
    expect(organisationNumber("923 609 017", null)).toEqual({ number: "923 609 017" });
  });

  test("is shown in groups of three and read back the same", () => {
    fc.assert(
      fc.property(norwegian, (number) => {
        const shown = shownNumber(number, "NO");
        expect(shown).toMatch(/^\d{3}\u00a0\d{3}\u00a0\d{3}$/);
        expect(organisationNumber(shown, "NO")).toEqual({ number });
      }),
    );
  });
});

test("another country's number is kept as typed, without the spaces around it", () => {
  expect(organisationNumber(" 556012-5790 ", "SE")).toEqual({ number: "556012-5790" });
  expect(organisationNumber("91440300MA5DXXXX0X", "CN")).toEqual({ number: "91440300MA5DXXXX0X" });
  expect(shownNumber("556012-5790", "SE")).toBe("556012-5790");
});

test("two ways of writing a number are the same number", () => {
  expect(numberKey("gb 123.456-789")).toBe(numberKey("GB123456789"));
});
