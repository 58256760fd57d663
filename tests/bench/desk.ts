/** The desk and the list of suppliers, where each supplier has ten requests and three gaps. */
import { buyerAtItsDesk } from "./buyers";
import type { House } from "./house";
import { measured, type Page, verdict } from "./list";
import { printMeasured, type Verdict } from "./measure";

const pages: Page[] = [
  { name: "desk: mine", isList: false, path: () => "/desk" },
  { name: "desk: all", isList: false, path: () => "/desk?whose=all" },
  { name: "desk: new gaps, second page", isList: false, path: () => "/desk?whose=all&only=gap&page=2" },
  { name: "desk: level, country", isList: false, path: () => "/desk?whose=all&risk=high&country=CN" },
  { name: "list by name", isList: true, path: () => "/suppliers" },
  { name: "list by deadline", isList: true, path: () => "/suppliers?sort=deadline" },
  { name: "list: overdue", isList: true, path: () => "/suppliers?overdue=yes" },
  { name: "deviations", isList: false, path: () => "/deviations" },
];

type Sizes = { suppliers: number; large: number; rounds: number };

export async function measureDesk(house: House, { suppliers, large, rounds }: Sizes): Promise<Verdict[]> {
  const few = await measured(house, await buyerAtItsDesk(house.owner, 100), 8, pages);
  const many = await measured(house, await buyerAtItsDesk(house.owner, suppliers), rounds, pages);
  printMeasured(`Desk and list, ${suppliers.toLocaleString("en")} suppliers, 10 requests, 3 gaps`, many);
  const most = await measured(house, await buyerAtItsDesk(house.owner, large), rounds, pages);
  printMeasured(`Desk and list, ${large.toLocaleString("en")} suppliers, 10 requests, 3 gaps`, most);
  const grown = few.filter(
    ({ name, statements }) =>
      statements.length <
      Math.max(...[...many, ...most].filter((row) => row.name === name).map((row) => row.statements.length)),
  );
  return [
    ...verdict("a list of 10,000 suppliers with requests and gaps: p95 under 60 ms", many, 60),
    ...verdict("a list of 100,000 suppliers with requests and gaps: p95 under 120 ms", most, 120),
    {
      budget: "SQL statements of the desk do not grow with its suppliers",
      holds: grown.length === 0,
      found: grown.length === 0 ? "as many as with 100" : grown.map(({ name }) => name).join(", "),
    },
  ];
}
