import { describe, expect, it } from "vitest";

import { fieldsOf, rowsIn, typedIn, valuesIn } from "~/forms/values";

const form = (...fields: [string, string | File][]) => fields as Iterable<[string, FormDataEntryValue]>;
const read = (...fields: [string, string | File][]) => valuesIn(form(...fields)).values;

describe("values of a form", () => {
  it("puts a field where its dotted name says", () => {
    expect(read(["name", "Fjord AS"], ["signer.title", "Daglig leder"])).toEqual({
      name: "Fjord AS",
      signer: { title: "Daglig leder" },
    });
  });

  it("makes a list of a name that comes several times, in order", () => {
    expect(read(["ids", "b"], ["ids", "a"], ["other", "x"])).toEqual({ ids: ["b", "a"], other: "x" });
  });

  it("makes rows of numbered names, by number and not by the order they came in", () => {
    expect(read(["sites.10.country", "CN"], ["sites.2.country", "NO"], ["sites.2.made", "x"])).toEqual({
      sites: [{ country: "NO", made: "x" }, { country: "CN" }],
    });
  });

  it("closes the gap of a removed row, and still knows the field an error belongs to", () => {
    const { values, nameOf } = valuesIn(form(["sites.0.country", "NO"], ["sites.4.country", ""]));
    expect(values).toEqual({ sites: [{ country: "NO" }, { country: "" }] });
    expect(nameOf(["sites", 1, "country"])).toBe("sites.4.country");
    expect(nameOf(["sites", 0, "country"])).toBe("sites.0.country");
    expect(nameOf(["sites", 1])).toBe("sites.4");
    expect(nameOf(["name"])).toBe("name");
  });

  it("finds the field of an error that was never sent, such as a choice not made", () => {
    const { nameOf } = valuesIn(form(["sites.3.country", "NO"]));
    expect(nameOf(["sites", 0, "role"])).toBe("sites.3.role");
  });

  it("keeps line breaks as one sign and leaves out what PostgreSQL refuses", () => {
    expect(read(["text", "one\r\ntwo\rthree\u0000\u0007\tend"])).toEqual({ text: "one\ntwo\nthree\tend" });
  });

  it("takes names that mean something to JavaScript for ordinary names", () => {
    const values = read(["__proto__.admin", "yes"], ["constructor", "x"]);
    expect(({} as { admin?: string }).admin).toBeUndefined();
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it("survives names no form of ours has", () => {
    expect(() =>
      read(["a", "1"], ["a.b", "2"], ["", "3"], [".".repeat(500), "4"], ["rows.99999999999.x", "5"]),
    ).not.toThrow();
    expect(read(["a", "1"], ["a.b", "2"])).toEqual({ a: "1" });
  });

  it("does not stop at very many fields", () => {
    const many = Array.from({ length: 60_000 }, (_, index): [string, string] => ["ids", String(index)]);
    expect((read(...many).ids as string[]).length).toBe(50_000);
  });

  it("leaves out a file field in which nothing was chosen", () => {
    const chosen = new File(["x"], "proof.pdf");
    expect(read(["empty", new File([], "")], ["file", chosen])).toEqual({ file: chosen });
  });
});

describe("what was typed", () => {
  it("is remembered field by field, without files", () => {
    expect(typedIn(form(["a", "1"], ["a", "2"], ["b", ""], ["f", new File(["x"], "x.pdf")]))).toEqual({
      a: ["1", "2"],
      b: [""],
    });
  });

  it("tells which rows there are", () => {
    expect(
      rowsIn({ "sites.4.country": [""], "sites.0.country": [""], "sitesX.9.a": [""], name: [""] }, "sites"),
    ).toEqual([0, 4]);
  });
});

describe("saved values", () => {
  it("are spread over the fields they belong in, and come back as they were", () => {
    const saved = {
      name: "Fjord",
      n: 12,
      agreed: true,
      news: false,
      about: null,
      what: ["a", "b"],
      sites: [{ country: "NO" }],
    };
    expect(fieldsOf(saved)).toEqual({
      name: ["Fjord"],
      n: ["12"],
      agreed: ["on"],
      what: ["a", "b"],
      "sites.0.country": ["NO"],
    });
    const sent = Object.entries(fieldsOf(saved)).flatMap(([name, all]) =>
      all.map((one): [string, string] => [name, one]),
    );
    expect(read(...sent)).toEqual({
      name: "Fjord",
      n: "12",
      agreed: "on",
      what: ["a", "b"],
      sites: [{ country: "NO" }],
    });
  });
});
