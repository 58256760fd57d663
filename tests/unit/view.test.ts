import { criticalities, riskLevels, supplierStatuses, trackingParts } from "db/schema/words";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  addressOf,
  addressOfChosen,
  chosenFilters,
  chosenIn,
  everyone,
  filterNames,
  type ListView,
  sorts,
  viewIn,
  without,
  withoutFilter,
} from "~/features/suppliers/view";

const read = (address: string) => viewIn(new URLSearchParams(address));
const usual: ListView = { ...everyone, sort: "name", descending: false, page: 1 };

const text = fc
  .string({ unit: "grapheme", maxLength: 40 })
  .map((typed) =>
    typed
      .replace(/\p{Control}/gu, " ")
      .normalize("NFC")
      .trim(),
  )
  .filter((typed) => [...typed].length <= 100);
const orNull = <Word>(word: fc.Arbitrary<Word>) => fc.option(word, { nil: null });
const view: fc.Arbitrary<ListView> = fc.record({
  search: text,
  status: orNull(fc.constantFrom(...supplierStatuses, "any" as const)),
  country: orNull(fc.constantFrom("NO", "CN", without)),
  risk: orNull(fc.constantFrom(...riskLevels)),
  criticality: orNull(fc.constantFrom(...criticalities, without)),
  category: text.map((typed) => typed || null),
  owner: orNull(fc.oneof(fc.uuid(), fc.constant(without))),
  signature: orNull(fc.constantFrom(...trackingParts)),
  callToday: fc.boolean(),
  overdue: fc.boolean(),
  import: orNull(fc.uuid()),
  renew: orNull(fc.constantFrom("code_of_conduct", "nda")),
  sort: fc.constantFrom(...sorts),
  descending: fc.boolean(),
  page: fc.integer({ min: 1, max: 200 }),
});

describe("the address of the list", () => {
  test("says all of a view, so that whoever opens it sees the same", () => {
    fc.assert(
      fc.property(view, (one) => {
        expect(read(addressOf(one))).toEqual(one);
      }),
    );
  });

  test("is as short as it can be: the usual view needs none", () => {
    expect(addressOf(usual)).toBe("");
    expect(addressOf({ ...usual, status: "approved", sort: "deadline", descending: true })).toBe(
      "?status=approved&sort=-deadline",
    );
  });

  test("is harmless, whatever stands in it", () => {
    const hostile = fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...filterNames, "sort", "page", "all", "supplier"), fc.string()),
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("'; drop table suppliers", "\u0000", "-1", "1e9", "--", "-name", "__proto__"),
        ),
      ),
    );
    fc.assert(
      fc.property(hostile, (pairs) => {
        const found = viewIn(new URLSearchParams(pairs));
        expect(found).toEqual(read(addressOf(found)));
        expect(`${found.search}${found.category}`).not.toMatch(/\p{Control}/u);
        expect(found.page).toBeGreaterThanOrEqual(1);
        expect(found.page).toBeLessThanOrEqual(200);
      }),
    );
  });

  test("leaves out what it does not understand", () => {
    expect(read("?status=gone&country=Norge&risk=4&owner=1&page=-3&sort=colour&call=maybe")).toEqual(usual);
  });
});

describe("filters", () => {
  test("are told one by one, and each can be taken away", () => {
    const narrowed = read("?search=acme&country=NO&call=today&page=3");
    expect(chosenFilters(narrowed).map(({ name }) => name)).toEqual(["search", "country", "call"]);
    expect(withoutFilter(narrowed, "country")).toEqual({ ...usual, search: "acme", callToday: true });
  });
});

describe("whom one chose", () => {
  const id = "01890000-0000-7000-8000-000000000001";

  test("is those ticked, each once", () => {
    expect(chosenIn(new URLSearchParams(`supplier=${id}&supplier=${id}&supplier=x&country=NO`))).toEqual({ ids: [id] });
  });

  test("is everyone the filter shows when that is said, whatever was ticked", () => {
    const chosen = chosenIn(new URLSearchParams(`all=yes&country=NO&supplier=${id}`));
    expect(chosen).toEqual({ everyone: { ...everyone, country: "NO" } });
    expect(chosenIn(new URLSearchParams(addressOfChosen(chosen)))).toEqual(chosen);
  });

  test("is nobody when nothing was said", () => {
    expect(chosenIn(new URLSearchParams("country=NO"))).toEqual({ ids: [] });
  });
});
