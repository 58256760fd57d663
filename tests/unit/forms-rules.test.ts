import { describe, expect, it } from "vitest";
import * as z from "zod/mini";

import { check } from "~/forms/check";
import * as rules from "~/forms/rules";

/** What one field is read as, or the key of the message it gets. */
function read<Output>(rule: z.ZodMiniType<Output>, typed?: string | string[]) {
  const fields = [typed ?? []].flat().map((one): [string, string] => ["field", one]);
  const result = check(fields, z.object({ field: rule }) as z.ZodMiniType<{ field: Output }>);
  return result.ok ? result.values.field : (result.errors.field?.key ?? "an error elsewhere");
}

describe("a text", () => {
  it("must be there, and more than spaces", () => {
    expect(read(rules.requiredText(10), "")).toBe("required");
    expect(read(rules.requiredText(10), "   ")).toBe("required");
    expect(read(rules.requiredText(10))).toBe("required");
    expect(read(rules.requiredText(10), "  Ås  ")).toBe("Ås");
  });

  it("has a longest length, which the message tells", () => {
    const result = check([["field", "x".repeat(11)]], z.object({ field: rules.requiredText(10) }));
    expect(result).toEqual({ ok: false, errors: { field: { key: "tooLong", params: { max: 10 } } } });
  });

  it("is null when it may be left out and is", () => {
    expect(read(rules.optionalText(10), "")).toBeNull();
    expect(read(rules.optionalText(10), "  ")).toBeNull();
    expect(read(rules.optionalText(10))).toBeNull();
    expect(read(rules.optionalText(10), "x".repeat(11))).toBe("tooLong");
  });

  it("is the same however its letters were put together", () => {
    expect(read(rules.requiredText(10), "A\u030as")).toBe("Ås");
  });

  it("is not a list: a field sent twice is not taken for one of them", () => {
    expect(read(rules.requiredText(10), ["a", "b"])).toBe("required");
  });
});

describe("an e-mail address", () => {
  it.each(["kari@firma.no", "k.o+test@post.firma.co.uk", "post@blåbær.no", "o'brien@firma.ie"])(
    "may be %s",
    (address) => {
      expect(read(rules.email, ` ${address} `)).toBe(address);
    },
  );

  it.each([
    "kari",
    "kari@firma",
    "kari@@firma.no",
    "a@b.no, c@d.no",
    "Kari <kari@firma.no>",
    "kari@firma.no\nBcc: x@y.no",
    "kari@firma..no",
    "@firma.no",
  ])("may not be %j", (address) => {
    expect(read(rules.email, address)).toBe("email");
  });

  it("is at most 254 characters", () => {
    expect(read(rules.email, `${"a".repeat(250)}@b.no`)).toBe("tooLong");
  });
});

it("a telephone number has digits, and may have a country code and signs between", () => {
  expect(read(rules.phone, "+47 22 00 00 00")).toBe("+47 22 00 00 00");
  expect(read(rules.phone, "(021) 5555-1234")).toBe("(021) 5555-1234");
  expect(read(rules.phone, "ring meg")).toBe("phone");
  expect(read(rules.phone, "123")).toBe("phone");
});

describe("a date", () => {
  it("is a day that exists, written by the browser or by hand", () => {
    expect(read(rules.date(), "2026-11-21")).toBe("2026-11-21");
    expect(read(rules.date(), "21.11.2026")).toBe("2026-11-21");
    expect(read(rules.date(), "1.2.2028")).toBe("2028-02-01");
    expect(read(rules.date(), "2028-02-29")).toBe("2028-02-29");
  });

  it.each(["2026-02-29", "31.06.2026", "2026-13-01", "i morgen", "0026-01-01", "2026-1-1"])("is not %s", (typed) => {
    expect(read(rules.date(), typed)).toBe("date");
  });

  it("may have a first and a last day, and both count", () => {
    const rule = rules.date({ min: "2026-01-01", max: "2026-12-31" });
    expect(read(rule, "2026-01-01")).toBe("2026-01-01");
    expect(read(rule, "2026-12-31")).toBe("2026-12-31");
    expect(check([["field", "2025-12-31"]], z.object({ field: rule }))).toMatchObject({
      errors: { field: { key: "dateTooEarly", params: { min: "2026-01-01" } } },
    });
    expect(read(rule, "2027-01-01")).toBe("dateTooLate");
  });

  it("that may be left out is null", () => {
    expect(read(rules.optional(rules.date()), "")).toBeNull();
    expect(read(rules.optional(rules.date()))).toBeNull();
    expect(read(rules.optional(rules.date()), "tull")).toBe("date");
  });
});

it("a whole number may have spaces between its thousands, and keeps its limits", () => {
  const rule = rules.wholeNumber({ min: 0, max: 100_000 });
  expect(read(rule, "12 345")).toBe(12_345);
  expect(read(rule, "12\u00a0345")).toBe(12_345);
  expect(read(rule, "12,5")).toBe("wholeNumber");
  expect(read(rule, "1e3")).toBe("wholeNumber");
  expect(read(rule, "")).toBe("required");
  expect(read(rule, "-1")).toBe("tooSmall");
  expect(read(rule, "100001")).toBe("tooBig");
});

it("a choice is one of those offered", () => {
  expect(read(rules.choice(["A", "B"]), "B")).toBe("B");
  expect(read(rules.choice(["A", "B"]), "C")).toBe("choice");
  expect(read(rules.choice(["A", "B"]))).toBe("choice");
});

it("several choices come as one, as many or as none", () => {
  const options = ["A", "B"] as const;
  expect(read(rules.choices(options))).toEqual([]);
  expect(read(rules.choices(options), "A")).toEqual(["A"]);
  expect(read(rules.choices(options), ["A", "B"])).toEqual(["A", "B"]);
  expect(read(rules.choices(options, { min: 1 }))).toBe("chooseOne");
});

it("a box is ticked or not, unless it must be", () => {
  expect(read(rules.checkbox, "on")).toBe(true);
  expect(read(rules.checkbox)).toBe(false);
  expect(read(rules.ticked, "on")).toBe("on");
  expect(read(rules.ticked)).toBe("mustTick");
});

it("a code from a mail may be pasted with spaces", () => {
  expect(read(rules.sixDigits, " 123 456 ")).toBe("123456");
  expect(read(rules.sixDigits, "12345")).toBe("sixDigits");
});

it("ids are ids, and not too many", () => {
  const id = "0b5f1f3e-0000-4000-8000-000000000001";
  expect(read(rules.ids(), id)).toEqual([id]);
  expect(read(rules.ids({ min: 1 }))).toBe("chooseOne");
  expect(read(rules.ids({ max: 1 }), [id, id])).toBe("tooMany");
  expect(check([["field", "1; drop table"]], z.object({ field: rules.ids() })).ok).toBe(false);
});

it("rows are checked one by one, and an error names the field as the page does", () => {
  const schema = z.object({ sites: rules.rows(z.object({ country: rules.requiredText(50) }), { min: 1, max: 3 }) });
  expect(check([["sites.2.country", "NO"]], schema)).toEqual({ ok: true, values: { sites: [{ country: "NO" }] } });
  expect(
    check(
      [
        ["sites.0.country", "NO"],
        ["sites.5.country", ""],
      ],
      schema,
    ),
  ).toMatchObject({
    errors: { "sites.5.country": { key: "required" } },
  });
  expect(check([], schema)).toMatchObject({ errors: { sites: { key: "required" } } });
});

it("only the first thing wrong with a field is told", () => {
  const schema = z.object({ field: rules.email });
  expect(
    Object.keys(check([["field", ""]], schema).ok ? {} : (check([["field", ""]], schema) as { errors: object }).errors),
  ).toEqual(["field"]);
});
