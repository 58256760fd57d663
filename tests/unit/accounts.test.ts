import { describe, expect, test } from "vitest";
import { masked, ownPath, placeFor } from "~/features/accounts/addresses";
import { memberForm } from "~/features/accounts/member-form";
import { inOrder, leavesNobodyInCharge, mayEnd, memberState } from "~/features/accounts/members";
import { organisationForm } from "~/features/accounts/organisation-form";
import { check } from "~/forms/check";

describe("where one is led on to", () => {
  test("a page of our own is kept, with what it asks for", () => {
    expect(ownPath("/suppliers?status=approved&sort=-name")).toBe("/suppliers?status=approved&sort=-name");
    expect(ownPath("/my#tasks")).toBe("/my#tasks");
  });

  test("the language in an address does not undo a choice made since", () => {
    expect(ownPath("/sign-in?language=en&then=%2Fdesk")).toBe("/sign-in?then=%2Fdesk");
  });

  test.each([
    ["https://evil.example/"],
    ["//evil.example/"],
    ["/\\evil.example/"],
    ["/\t/evil.example/"],
    ["/\n/evil.example"],
    ["/.//evil.example/"],
    ["/a/..//evil.example/"],
    ["javascript:alert(1)"],
    ["desk"],
    [""],
    [null],
    [`/${"a".repeat(3000)}`],
  ])("%j is no page of ours", (then) => {
    expect(ownPath(then)).toBeNull();
  });

  test("each comes to her own side of the portal, whatever the link asked for", () => {
    expect(placeFor("member", "/suppliers?page=2")).toBe("/suppliers?page=2");
    expect(placeFor("supplier", "/my/requests/1")).toBe("/my/requests/1");
    expect(placeFor("supplier", "/suppliers")).toBe("/my");
    expect(placeFor("member", "/my")).toBe("/desk");
    expect(placeFor("member", "/sign-in?then=%2Fdesk")).toBe("/desk");
    expect(placeFor("member", "/")).toBe("/desk");
    expect(placeFor("member", null)).toBe("/desk");
    expect(placeFor("person", "/desk")).toBe("/companies");
  });
});

test("a masked address is recognised by its owner and tells others little", () => {
  expect(masked("kari.nordmann@firma.no")).toBe("k••••@firma.no");
  expect(masked("k@firma.no")).toBe("k••••@firma.no");
});

describe("members", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const never = { cameInAt: null, untilAt: null, leftAt: null };
  const came = { ...never, cameInAt: new Date("2026-01-01") };

  test("who has not come in yet is merely invited", () => {
    expect(memberState(never, now)).toBe("invited");
    expect(memberState(came, now)).toBe("active");
  });

  test("access ends at its moment, and for whoever left", () => {
    expect(memberState({ ...came, untilAt: new Date("2026-11-21T12:00:01Z") }, now)).toBe("active");
    expect(memberState({ ...came, untilAt: now }, now)).toBe("ended");
    expect(memberState({ ...came, leftAt: now, untilAt: now }, now)).toBe("left");
  });

  test("only those who read alone are let in for a time", () => {
    expect(mayEnd(["reader"])).toBe(true);
    expect(mayEnd(["reader", "administrator"])).toBe(false);
  });

  test("the last administrator can neither leave nor give the role away", () => {
    expect(leavesNobodyInCharge(["a"], "a")).toBe(true);
    expect(leavesNobodyInCharge(["a"], "a", ["buyer"])).toBe(true);
    expect(leavesNobodyInCharge(["a"], "a", ["administrator", "buyer"])).toBe(false);
    expect(leavesNobodyInCharge(["a", "b"], "a")).toBe(false);
    expect(leavesNobodyInCharge(["b"], "a")).toBe(false);
  });

  test("roles are listed in one order and each once", () => {
    expect(inOrder(["reader", "buyer", "buyer"])).toEqual(["buyer", "reader"]);
  });

  const form = (fields: [string, string][]) => check(fields, memberForm);
  const reader: [string, string][] = [
    ["name", "Revisor"],
    ["roles", "reader"],
    ["until", "2026-12-31"],
  ];

  test("a last day is for readers, and a role is needed", () => {
    expect(form(reader)).toMatchObject({ ok: true, values: { roles: ["reader"], until: "2026-12-31" } });
    expect(form([...reader, ["roles", "buyer"]])).toMatchObject({ errors: { until: { key: "untilForReaders" } } });
    expect(form([["name", "Revisor"]])).toMatchObject({ errors: { roles: { key: "chooseOne" } } });
  });
});

describe("the organisation", () => {
  const given: Record<string, string> = {
    name: "Fjordlys AS",
    kind: "private",
    legalBasis: "own policy",
    law: "danish",
    contactEmail: "Innkjop@Fjordlys.example",
    website: "fjordlys.example",
    language: "nb",
    timeZone: "Europe/Oslo",
  };
  const form = (changed: Record<string, string>) => check(Object.entries({ ...given, ...changed }), organisationForm);

  test("a web address may be written without https, and is kept with it", () => {
    expect(form({})).toMatchObject({
      values: { website: "https://fjordlys.example", contactEmail: "innkjop@fjordlys.example", contactPhone: null },
    });
  });

  test.each(["javascript:alert(1)", "https://user@evil.example", "ikke noe", "http://localhost"])(
    "%s is no web address",
    (website) => {
      expect(form({ website })).toMatchObject({ errors: { website: { key: "webAddress" } } });
    },
  );

  test("a time zone exists", () => {
    expect(form({ timeZone: "Europe/Atlantis" })).toMatchObject({ errors: { timeZone: { key: "timeZone" } } });
  });
});
