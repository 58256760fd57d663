import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { countriesSorted, countryName, isCountry } from "~/features/countries/countries";
import { countryOf } from "~/features/countries/spellings";

// Properties take longer than an example, and a busy machine longer still.
vi.setConfig({ testTimeout: 60_000 });

const everyCode = countriesSorted("en").map(({ code }) => code);
const anyCountry = fc.constantFrom(...everyCode);

describe("a country is understood", () => {
  test.each([
    ["UK", "GB"],
    ["U.K.", "GB"],
    ["Great Britain", "GB"],
    ["england", "GB"],
    ["Storbritannia", "GB"],
    ["Holland", "NL"],
    ["Nederland", "NL"],
    ["The Netherlands", "NL"],
    ["P.R. China", "CN"],
    ["P. R. CHINA", "CN"],
    ["PRC", "CN"],
    ["Kina", "CN"],
    ["China Mainland", "CN"],
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["United States of America", "US"],
    ["Sør-Korea", "KR"],
    ["sor korea", "KR"],
    ["Korea", "KR"],
    ["Republic of Korea", "KR"],
    ["Korea, Republic of", "KR"],
    ["Czech Republic", "CZ"],
    ["Tsjekkia", "CZ"],
    ["Taiwan ROC", "TW"],
    ["Taiwan, China", "TW"],
    ["Hongkong", "HK"],
    ["Hong Kong, China", "HK"],
    ["Deutschland", "DE"],
    ["Sverige", "SE"],
    ["Danmark", "DK"],
    ["España", "ES"],
    ["Österreich", "AT"],
    ["Turkey", "TR"],
    ["Tyrkia", "TR"],
    ["Turkiye", "TR"],
    ["Viet Nam", "VN"],
    ["UAE", "AE"],
    ["NOR", "NO"],
    [" no ", "NO"],
    ["Noreg", "NO"],
    ["NO - Norge", "NO"],
    ["Kina (CN)", "CN"],
    ["Saint Lucia", "LC"],
    ["Trinidad og Tobago", "TT"],
    ["Guinea-Bissau", "GW"],
    ["AND", "AD"],
  ])("%s is %s", (text, code) => expect(countryOf(text)).toBe(code));

  test("by either code and either name, whatever the case and the spaces around it", () => {
    fc.assert(
      fc.property(anyCountry, fc.boolean(), fc.constantFrom("", " ", "  "), (code, upper, space) => {
        for (const name of [code, countryName(code, "nb"), countryName(code, "en")]) {
          expect(countryOf(space + (upper ? name.toUpperCase() : name.toLowerCase()) + space)).toBe(code);
        }
      }),
    );
  });
});

describe("a country is left unknown", () => {
  test.each(["", " ", "Congo", "Kongo", "Atlantis", "Kina, Taiwan", "N/A", "123", "=cmd|' /C calc'!A0", "Europe"])(
    "when the text is «%s»",
    (text) => expect(countryOf(text)).toBeNull(),
  );

  test("rather than guessed or failed on, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const code = countryOf(text);
        expect(code === null || isCountry(code)).toBe(true);
      }),
    );
  });
});

test("every country has a name in both languages, and no two share one", () => {
  for (const language of ["nb", "en"] as const) {
    const names = countriesSorted(language).map(({ name }) => name);
    expect(new Set(names).size).toBe(250);
    expect(names.filter((name) => name.trim() === "")).toEqual([]);
  }
});

test("a select lists Å last in Norwegian and with A in English", () => {
  const norwegian = countriesSorted("nb").map(({ name }) => name);
  expect(norwegian[0]).toBe("Afghanistan");
  expect(norwegian.slice(-3)).toEqual(["Øst-Timor", "Østerrike", "Åland"]);
  expect(countriesSorted("en").findIndex(({ code }) => code === "AX")).toBeLessThan(10);
});

test("a code nobody knows is shown as it is", () => expect(countryName("ZZ", "nb")).toBe("ZZ"));
