/** A member's pages over ten thousand and a hundred thousand suppliers. */
import { type Buyer, buyerAtWork, searched } from "./buyers";
import type { House } from "./house";
import { expect, isThere, type Measured, printMeasured, timesOf, type Verdict, worst } from "./measure";

export type Page = { name: string; isList: boolean; path(turn: number, buyer: Buyer): string };

const some = (turn: number, words: readonly string[]) => words[turn % words.length]!;

const pages: Page[] = [
  { name: "list by name", isList: true, path: () => "/suppliers" },
  { name: "list by deadline", isList: true, path: () => "/suppliers?sort=deadline" },
  {
    name: "list by deadline: sent, not opened",
    isList: true,
    path: () => "/suppliers?signature=sent&sort=deadline",
  },
  {
    name: "list: country, level, criticality",
    isList: true,
    path: (turn) =>
      `/suppliers?country=${some(turn, ["NO", "CN", "SE", "VN"])}&risk=${some(turn, ["low", "medium", "high"])}&criticality=${some(turn, ["A", "B", "C"])}`,
  },
  { name: "list: overdue", isList: true, path: () => "/suppliers?overdue=yes" },
  {
    name: "list: search",
    isList: true,
    path: (turn) => `/suppliers?search=${encodeURIComponent(some(turn, searched))}`,
  },
  { name: "list: last page", isList: true, path: () => "/suppliers?page=200" },
  { name: "list by country", isList: true, path: () => "/suppliers?sort=country" },
  { name: "tracking", isList: false, path: () => "/signatures" },
  { name: "desk", isList: false, path: () => "/desk" },
  { name: "supplier", isList: false, path: (turn, { supplierIds }) => `/suppliers/${some(turn, supplierIds)}` },
];

export async function measureList(
  house: House,
  buyer: Buyer,
  { suppliers, large, rounds }: { suppliers: number; large: number; rounds: number },
): Promise<Verdict[]> {
  const small = await measured(house, buyer, rounds, pages);
  printMeasured(`A member's pages, ${suppliers.toLocaleString("en")} suppliers`, small);
  const other = await buyerAtWork(house.owner, large);
  const many = await measured(house, other, rounds, pages);
  printMeasured(`A member's pages, ${large.toLocaleString("en")} suppliers`, many);
  return [
    verdict("a list of 10,000 suppliers: p95 under 60 ms", small, 60),
    verdict("a list of 100,000 suppliers: p95 under 120 ms", many, 120),
  ].flat();
}

export async function measured(
  house: House,
  buyer: Buyer,
  rounds: number,
  pages: readonly Page[],
): Promise<(Measured & Page)[]> {
  const [watched, portal] = [await house.portal({ watched: true }), await house.portal()];
  const turns = Array.from({ length: rounds }, (_, turn) => turn);
  const rows: (Measured & Page)[] = [];
  for (const page of pages) {
    const asked = (turn: number) => ({ path: page.path(turn, buyer), cookie: buyer.cookie });
    if (!(await isThere(watched, asked(0).path, buyer.cookie))) continue;
    for (const turn of [0, 1]) {
      await watched.statements();
      await expect(200, watched, asked(turn));
    }
    const statements = await watched.statements();
    const go = (turn: number) => expect(200, portal, asked(turn));
    await timesOf(turns.slice(0, 24), 4, go);
    const [one, four] = [await timesOf(turns, 1, go), await timesOf([...turns, ...turns], 4, go)];
    rows.push({ ...page, one, four, statements });
  }
  return rows;
}

export function verdict(budget: string, rows: (Measured & Page)[], most: number): Verdict[] {
  const lists = rows.filter(({ isList }) => isList);
  return (["one", "four"] as const).map((clients) => {
    const slowest = worst(lists, (row) => row[clients].p95);
    return {
      budget: `${budget}, ${clients === "one" ? "1 client" : "4 clients"}`,
      holds: slowest[clients].p95 < most,
      found: `${slowest[clients].p95.toFixed(1)} ms at worst (${slowest.name})`,
    };
  });
}
