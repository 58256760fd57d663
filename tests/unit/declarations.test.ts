import { describe, expect, test } from "vitest";
import { changesBetween } from "~/features/declarations/changes";
import { expectedIn, productsIn } from "~/features/declarations/concerning";
import {
  blankDeclaration,
  broughtUp,
  listedValues,
  productLines,
  unknownValues,
  withAnswers,
  withCompany,
  withoutSmelter,
  withProducts,
  withSmelter,
} from "~/features/declarations/editing";
import { followUpOf, isForSupplier } from "~/features/declarations/follow-up";
import { answersOn, openOn } from "~/features/declarations/parts";
import { openItems } from "~/features/minerals/completeness";
import { smelterOf } from "../support/declared";

const said = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, comment: null }]));
const used = said({ "1-Tantalum": "No", "1-Tin": "Yes", "1-Gold": "No", "1-Tungsten": "No", "2-Tin": "Yes" });

describe("the template's skip logic", () => {
  const declaration = withAnswers(blankDeclaration("CMRT"), used);

  test("asks on about what is used and remains, and about nothing else", () => {
    expect(new Set(answersOn("sourcing", declaration).map(({ mineral }) => mineral))).toEqual(new Set(["Tin"]));
    expect(answersOn("practice", declaration)).toHaveLength(8);
    const none = withAnswers(declaration, said({ "2-Tin": "No" }));
    expect([answersOn("sourcing", none), answersOn("practice", none)]).toEqual([[], []]);
  });

  test("takes away what was answered about a mineral that is not used after all", () => {
    const answered = withAnswers(declaration, said({ "3-Tin": "No" }));
    const closed = withAnswers(answered, said({ "1-Tin": "No" }));
    expect(closed.answers.filter(({ mineral, value }) => mineral === "Tin" && value !== null)).toMatchObject([
      { question: "1", value: "No" },
    ]);
  });

  test("counts what is missing on the page it belongs to", () => {
    expect(openOn(declaration)).toMatchObject({ use: 0, sourcing: 6, practice: 8, smelters: 1, products: 0 });
  });
});

describe("an EMRT", () => {
  test("is filled in for the minerals chosen, in the rows the template gives them", () => {
    const declaration = blankDeclaration("EMRT", ["Mica", "Cobalt"]);
    expect(declaration.minerals).toEqual(["Cobalt", "Mica"]);
    expect(declaration.answers.find(({ question, mineral }) => question === "1" && mineral === "Mica")!.cell).toBe(
      "Declaration!D31",
    );
  });
});

describe("smelters", () => {
  const listed = withSmelter(blankDeclaration("CMRT"), listedValues(smelterOf(2, "Tin")));

  test("are put in the rows of the list, one below the other, and taken out of them", () => {
    const two = withSmelter(listed, unknownValues("Gold"));
    expect(two.smelters.map(({ row, metal }) => [row, metal])).toEqual([
      [5, "Tin"],
      [6, "Gold"],
    ]);
    expect(withoutSmelter(two, 5).smelters.map(({ row }) => row)).toEqual([6]);
  });

  test("count for the template's Checker; one not listed needs a name and a country", () => {
    const declaration = withAnswers(listed, used);
    const missing = (one: typeof declaration) => openItems(one).map(({ about }) => about);
    expect(missing(declaration)).not.toContain("smelters");
    const own = { ...unknownValues("Tin"), status: "not listed" as const, name: "Nytt Tinn" };
    expect(missing(withSmelter(declaration, own))).toContain("notListed");
    expect(missing(withSmelter(declaration, { ...own, country: "Norway" }))).not.toContain("notListed");
  });
});

test("products are lines of number and name, as pasted from two columns", () => {
  const declaration = withProducts(blankDeclaration("CMRT"), "A-1\tKort\n\nB-2; Boks\n");
  expect(declaration.products.map(({ row, number, name }) => [row, number, name])).toEqual([
    [6, "A-1", "Kort"],
    [7, "B-2", "Boks"],
  ]);
  expect(productLines(declaration.products)).toBe("A-1; Kort\nB-2; Boks");
});

test("of a template too old, the company and the smelters are kept and the date is not", () => {
  const old = withCompany(withSmelter(blankDeclaration("CMRT"), unknownValues("Tin")), {
    name: "Gammel AS",
    effectiveDate: "2019-01-01",
  });
  const fresh = broughtUp({ ...old, version: "5.12", layout: "older" }, "CMRT");
  expect(fresh.company).toMatchObject({ name: { value: "Gammel AS" }, effectiveDate: { value: null } });
  expect([fresh.version, fresh.smelters.length]).toEqual(["6.5", 1]);
});

test("what has changed is told by question and by smelter's number, whatever row it is in", () => {
  const before = withSmelter(withAnswers(blankDeclaration("CMRT"), used), listedValues(smelterOf(2, "Tin")));
  const moved = withoutSmelter(withSmelter(before, listedValues(smelterOf(2, "Tin"))), 5);
  expect(changesBetween(before, moved)).toEqual({ answers: [], added: [], gone: [] });
  const now = withSmelter(withAnswers(before, said({ "2-Tin": "No" })), listedValues(smelterOf(9, "Tin")), 5);
  expect(changesBetween(before, now)).toMatchObject({
    answers: [{ now: { value: "No" }, before: { value: "Yes" } }],
    added: [{ cid: "CID900009" }],
    gone: [{ cid: "CID900002" }],
  });
});

test("contradictions are asked about, weak practice is a gap, sanctions a suspicion, true risk a note", () => {
  const follow = (rule: string) => followUpOf({ rule, severity: "high" });
  expect(["RF-11", "RF-22", "RF-50", "RF-56"].map(follow)).toEqual(Array(4).fill("question"));
  expect(["RF-32", "RF-34", "RF-38", "RF-57", "RF-58"].map(follow)).toEqual(Array(5).fill("gap"));
  expect(follow("RF-59")).toBe("suspicion");
  expect(["RF-01", "RF-10", "RF-23", "RF-30", "RF-31", "RF-33", "RF-60", "RF-63"].map(follow)).toEqual(
    Array(8).fill("note"),
  );
  expect(followUpOf({ rule: "RF-50", severity: "unchecked" })).toBe("note");
});

test("a supplier is told before sending what it can put right, and not what others judge", () => {
  const told = (rule: string) => isForSupplier({ rule, says: "", severity: "high", cells: [], params: {} });
  expect(["RF-04", "RF-20", "RF-52"].map(told)).toEqual([true, true, true]);
  expect(["RF-30", "RF-57", "RF-59", "RF-63"].map(told)).toEqual([false, false, false, false]);
});

test("a request may name products, and a trade tells which minerals to expect", () => {
  expect(productsIn("Produkter: A-100, B-200")).toEqual(["A-100", "B-200"]);
  expect(productsIn("Kontrakt 2026/14")).toEqual([]);
  expect(expectedIn("Batterier")).toContain("Cobalt");
  expect(expectedIn("Kaffe")).toEqual([]);
});
