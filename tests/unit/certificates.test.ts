import nb from "locales/nb/certificates";
import { expect, test } from "vitest";
import { certificateFields } from "~/features/certificates/certificate-fields";
import { certificateForm, columnsOf } from "~/features/certificates/certificate-form";
import { certificateTypesOf } from "~/features/certificates/certificate-types";
import content from "~/features/certificates/content/certificate-types.json";
import { certificateType, certificateTypes } from "~/features/certificates/content/library";
import { figureOf, yearBefore } from "~/features/certificates/environment";
import { endOf, isOfAnother, sitesLeftOut, validityOn } from "~/features/certificates/validity";
import { check } from "~/forms/check";

const iso14001 = certificateType("iso14001")!;
const standing = (changes: Partial<Parameters<typeof validityOn>[0]> = {}) => ({
  validFrom: "2026-05-01",
  endsOn: "2029-04-30",
  suspensions: [],
  replacedOn: null,
  ...changes,
});

test("the content holds 26 types, and every field has its word", () => {
  expect(certificateTypes).toHaveLength(26);
  expect(Object.keys(nb.fields).sort()).toEqual(Object.keys(certificateFields).sort());
});

test("content that is not whole is refused", () => {
  const broken = structuredClone(content);
  broken.types[0]!.name.en = "";
  expect(() => certificateTypesOf(broken)).toThrow();
  const twice = { ...content, types: [...content.types, content.types[0]] };
  expect(() => certificateTypesOf(twice)).toThrow();
});

test("a certificate is in force from its first day to its last, and is expiring for ninety days", () => {
  expect(validityOn(standing(), "2026-04-30")).toBe("not yet valid");
  expect(validityOn(standing(), "2026-05-01")).toBe("valid");
  expect(validityOn(standing(), "2029-01-30")).toBe("valid");
  expect(validityOn(standing(), "2029-01-31")).toBe("expiring");
  expect(validityOn(standing(), "2029-04-30")).toBe("expiring");
  expect(validityOn(standing(), "2029-05-01")).toBe("expired");
  expect(validityOn(standing({ endsOn: null }), "2099-01-01")).toBe("valid");
});

test("suspended and replaced are told for the days they were so", () => {
  const stopped = standing({ suspensions: [{ from: "2027-01-01", until: "2027-02-01" }] });
  expect(["2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01"].map((day) => validityOn(stopped, day))).toEqual([
    "valid",
    "suspended",
    "suspended",
    "valid",
  ]);
  expect(validityOn(standing({ suspensions: [{ from: "2027-01-01", until: null }] }), "2028-01-01")).toBe("suspended");
  expect(validityOn(standing({ replacedOn: "2027-01-01" }), "2026-12-31")).toBe("valid");
  expect(validityOn(standing({ replacedOn: "2027-01-01" }), "2027-01-01")).toBe("replaced");
});

test("an edition that is withdrawn ends a certificate, whatever it says itself", () => {
  const dates = { validFrom: "2027-06-01", validTo: "2030-05-31" };
  expect(endOf(iso14001, { ...dates, edition: "ISO 14001:2015" })).toBe("2029-04-30");
  expect(endOf(iso14001, { ...dates, edition: "ISO 14001:2026" })).toBe("2030-05-31");
  expect(endOf(iso14001, { ...dates, validTo: "2028-05-31", edition: "ISO 14001:2015" })).toBe("2028-05-31");
});

test("one that does not say when it ends is good for the months of its type, or without end", () => {
  const of = (key: string, validFrom: string) =>
    endOf(certificateType(key)!, { validFrom, validTo: null, edition: null });
  expect(of("ecovadis", "2026-11-21")).toBe("2027-11-20");
  expect(of("reach", "2026-08-31")).toBe("2027-02-28");
  expect(of("tax_certificate", "2026-01-01")).toBe("2026-06-30");
  expect(of("training_company", "2020-01-01")).toBeNull();
});

test("a site the certificate does not name is left out, unless it names none", () => {
  const sites = [
    { country: "NO", place: "Åsane" },
    { country: "CN", place: "Shenzhen" },
  ];
  expect(sitesLeftOut([{ country: "NO", place: "åsane " }], sites)).toEqual([sites[1]]);
  expect(sitesLeftOut([], sites)).toEqual([]);
});

test("another company's certificate is told by its name, not by how the name is written", () => {
  const ours = ["Åsane Kretskort AS"];
  for (const same of ["ÅSANE KRETSKORT", "Asane Kretskort A/S", "Åsane Kretskort AS, avd. Bergen"])
    expect([same, isOfAnother(same, ours)]).toEqual([same, false]);
  for (const other of ["Os Kretskort AS", "Shenzhen Boards Ltd"])
    expect([other, isOfAnother(other, ours)]).toEqual([other, true]);
  expect(isOfAnother("Åsane Kretskort AS", [])).toBe(false);
});

test("a last day before the first is told at its field, and nothing else is wrong", () => {
  const form = certificateForm(iso14001.fields, { editions: ["ISO 14001:2026"], sites: [] });
  const typed: [string, string][] = [
    ["holder_name", "Åsane Kretskort AS"],
    ["edition", "ISO 14001:2026"],
    ["number", "1"],
    ["issuer", "Nemko"],
    ["scope", "Kretskort"],
    ["valid_from", "2026-05-01"],
    ["valid_to", "2026-04-30"],
  ];
  expect(check(typed, form)).toEqual({ ok: false, errors: { valid_to: { key: "validToFirst", params: undefined } } });
  const right = check(
    typed.map(([name, value]): [string, string] => [name, name === "valid_to" ? "2029-04-30" : value]),
    form,
  );
  expect(right.ok && columnsOf(right.values, iso14001.fields, [])).toMatchObject({
    holderName: "Åsane Kretskort AS",
    validFrom: "2026-05-01",
    accreditationBody: null,
    details: {},
  });
});

test("the published figures: the share falls because the base grows", () => {
  expect(figureOf({ environmental: 18, other: 10, none: 8 })).toMatchObject({ total: 36, share: 50 });
  expect(figureOf({ environmental: 20, other: 21, none: 32 })).toMatchObject({ total: 73, share: 27 });
  expect(figureOf({ environmental: 0, other: 0, none: 0 }).share).toBe(0);
  expect(yearBefore("2028-02-29")).toBe("2027-02-28");
});
