import { describe, expect, test } from "vitest";

import { differences, type Facts, factsForm, fieldsFrom } from "~/features/company-facts/facts-form";
import { check } from "~/forms/check";
import { fieldsOf } from "~/forms/values";

const producer = {
  legalName: "Åsane Kretskort AS",
  organisationNumber: "923 609 016",
  country: "NO",
  role: "producer",
  "sites.0.country": "NO",
  "sites.0.place": "Åsane",
  "sites.0.makes": "Montering av kretskort",
  "sites.0.employees": "1 200",
  "resold.0.country": "",
  signatoryName: "Ola Åsane",
  signatoryTitle: "Daglig leder",
  signatoryEmail: "",
};
type Field = keyof typeof producer | (string & {});

const filled = (changes: Partial<Record<Field, string | null>> = {}) =>
  check(
    Object.entries({ ...producer, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null),
    factsForm,
  );
const given = (changes?: Parameters<typeof filled>[0]) => {
  const result = filled(changes);
  return result.ok ? result.values : undefined;
};
const wrong = (changes?: Parameters<typeof filled>[0]) => {
  const result = filled(changes);
  return result.ok ? {} : Object.fromEntries(Object.entries(result.errors).map(([field, { key }]) => [field, key]));
};
const noSite = { "sites.0.country": "", "sites.0.place": "", "sites.0.makes": "", "sites.0.employees": "" };

describe("company facts", () => {
  test("are taken as they are kept: numbers as numbers, empty rows and fields as nothing", () => {
    expect(given({ "sites.3.country": "", "sites.3.place": " " })).toEqual({
      basedOn: null,
      legalName: "Åsane Kretskort AS",
      organisationNumber: "923609016",
      country: "NO",
      role: "producer",
      sites: [{ country: "NO", place: "Åsane", makes: "Montering av kretskort", employees: 1200 }],
      resoldCountries: [],
      signatoryName: "Ola Åsane",
      signatoryTitle: "Daglig leder",
      signatoryEmail: null,
    });
  });

  test("left empty say everything that is missing, at once", () => {
    const nothing = Object.fromEntries(Object.keys(producer).map((field) => [field, ""]));
    expect(wrong({ ...nothing, role: "both", country: "NO" })).toEqual({
      legalName: "required",
      organisationNumber: "required",
      "sites.0.country": "country",
      "sites.0.place": "required",
      "sites.0.makes": "required",
      "sites.0.employees": "required",
      "resold.0.country": "country",
      signatoryName: "required",
      signatoryTitle: "required",
    });
  });

  test("have a Norwegian number that checks, and any other country's as it is written", () => {
    expect(wrong({ organisationNumber: "923 609 017" })).toEqual({ organisationNumber: "organisationNumberWrong" });
    expect(wrong({ organisationNumber: "12345" })).toEqual({ organisationNumber: "organisationNumberLength" });
    expect(given({ country: "DE", organisationNumber: "HRB 12345" })?.organisationNumber).toBe("HRB 12345");
    expect(given({ country: "HK", organisationNumber: "" })?.organisationNumber).toBeNull();
  });

  test("of a producer name at least one site; of a reseller or a service none need be", () => {
    expect(Object.keys(wrong(noSite))).toHaveLength(4);
    expect(Object.keys(wrong({ ...noSite, role: "both", "resold.0.country": "CN" }))).toHaveLength(4);
    expect(given({ ...noSite, role: "service" })?.sites).toEqual([]);
    expect(given({ ...noSite, role: "reseller", "resold.0.country": "CN" })?.sites).toEqual([]);
  });

  test("have no half sites, whoever they are of", () => {
    expect(wrong({ ...noSite, role: "service", "sites.0.place": "Bergen" })).toEqual({
      "sites.0.country": "country",
      "sites.0.makes": "required",
      "sites.0.employees": "required",
    });
  });

  test("name the field that is wrong also after a row above it was removed", () => {
    expect(
      wrong({ "sites.4.country": "SE", "sites.4.place": "Lund", "sites.4.makes": "", "sites.4.employees": "x" }),
    ).toEqual({ "sites.4.makes": "required", "sites.4.employees": "wholeNumber" });
  });

  test("say where goods that are sold on were made, once each, and nothing of it from those who sell none", () => {
    expect(wrong({ role: "reseller" })).toEqual({ "resold.0.country": "country" });
    expect(
      given({ role: "both", "resold.0.country": "CN", "resold.1.country": "", "resold.2.country": "CN" })
        ?.resoldCountries,
    ).toEqual(["CN"]);
    expect(given({ role: "producer", "resold.0.country": "CN" })?.resoldCountries).toEqual([]);
    expect(given({ role: "producer", "resold.0.country": "no country" })?.resoldCountries).toEqual([]);
    expect(wrong({ role: "reseller", "resold.0.country": "no country" })).toEqual({ "resold.0.country": "country" });
  });

  test("come back into the fields they were typed in", () => {
    const facts = given({ role: "both", "resold.0.country": "CN", "resold.1.country": "IN" }) as Facts;
    const again = check(
      Object.entries(fieldsOf(fieldsFrom(facts))).map(([name, [value]]) => [name, value!]),
      factsForm,
    );
    expect(again).toEqual({ ok: true, values: { ...facts, basedOn: null } });
  });

  test("differ where they differ, and not by the order of countries", () => {
    const facts = given({ role: "both", "resold.0.country": "CN", "resold.1.country": "IN" }) as Facts;
    expect(differences(facts, { ...facts, resoldCountries: ["IN", "CN"] })).toEqual([]);
    expect(
      differences(facts, { ...facts, legalName: "Åsane AS", sites: [{ ...facts.sites[0]!, employees: 3 }] }),
    ).toEqual(["legalName", "sites"]);
  });
});
