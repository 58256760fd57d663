/**
 * The list of suppliers as its address says it: what is looked for, how it is sorted, which page.
 *
 * Everything is in the address, so a view can be shared, kept as a bookmark and gone back to. Addresses are typed, cut
 * off and made up: what is not understood is left out, and the view is still one that can be shown. `chosenIn` reads
 * the same address with ticks, for whatever is done to several suppliers at once (invite, remind, export, hand over).
 */
import {
  type Criticality,
  criticalities,
  type RiskLevel,
  riskLevels,
  type SupplierStatus,
  supplierStatuses,
  type TrackingPart,
  trackingParts,
} from "db/schema/words";

export const perPage = 50;
/** As far as suppliers are counted; beyond it the list says "10 000+". */
export const mostCounted = 10_000;

/** Stands for those that have none: no country known, no criticality set, no owner. */
export const without = "-";

export const sorts = ["name", "deadline", "country", "risk", "contact"] as const;
type Sort = (typeof sorts)[number];

export type Filter = {
  /** Words that all must be found in name, organisation number or ERP key. */
  search: string;
  /** Null shows all but the inactive; "any" those too. */
  status: SupplierStatus | "any" | null;
  /** A code, or `without`. */
  country: string | null;
  risk: RiskLevel | null;
  criticality: Criticality | typeof without | null;
  category: string | null;
  /** A member's id, or `without`. */
  owner: string | null;
  signature: TrackingPart | null;
  /** Those somebody meant to call today or before. */
  callToday: boolean;
  overdue: boolean;
  /** Those a list brought in first: the import's id. */
  import: string | null;
  /** Those who have signed an earlier version of a document and not yet the one in force: the document's key. */
  renew: string | null;
};

export type ListView = Filter & { sort: Sort; descending: boolean; page: number };

export const everyone: Filter = {
  search: "",
  status: null,
  country: null,
  risk: null,
  criticality: null,
  category: null,
  owner: null,
  signature: null,
  callToday: false,
  overdue: false,
  import: null,
  renew: null,
};

/** The names the address has for what narrows the list, the search first. */
export const filterNames = [
  "search",
  "status",
  "country",
  "risk",
  "criticality",
  "category",
  "owner",
  "signature",
  "call",
  "overdue",
  "import",
  "renew",
] as const;
export type FilterName = (typeof filterNames)[number];

export function viewIn(address: URLSearchParams): ListView {
  const said = (name: string) => address.get(name) ?? "";
  const sort = said("sort");
  return {
    search: textIn(said("search")),
    status: oneOf([...supplierStatuses, "any"] as const, said("status")),
    country: /^([A-Z]{2}|-)$/.test(said("country")) ? said("country") : null,
    risk: oneOf(riskLevels, said("risk")),
    criticality: oneOf([...criticalities, without] as const, said("criticality")),
    category: textIn(said("category")) || null,
    owner: isId(said("owner")) || said("owner") === without ? said("owner") : null,
    signature: oneOf(trackingParts, said("signature")),
    callToday: said("call") === "today",
    overdue: said("overdue") === "yes",
    import: isId(said("import")) ? said("import") : null,
    renew: /^[a-z0-9_]{1,60}$/.test(said("renew")) ? said("renew") : null,
    sort: oneOf(sorts, sort.replace(/^-/, "")) ?? "name",
    descending: sort.startsWith("-") && oneOf(sorts, sort.slice(1)) !== null,
    page: /^[1-9]\d{0,4}$/.test(said("page")) ? Math.min(Number(said("page")), mostCounted / perPage) : 1,
  };
}

/** The shortest address of a view: what is as usual is left out. Empty, or beginning with "?". */
export function addressOf(view: Partial<ListView>): string {
  const { sort = "name", descending = false, page = 1, callToday, overdue } = view;
  const said: [string, string | null | undefined | false][] = [
    ["search", view.search],
    ["status", view.status],
    ["country", view.country],
    ["risk", view.risk],
    ["criticality", view.criticality],
    ["category", view.category],
    ["owner", view.owner],
    ["signature", view.signature],
    ["call", callToday && "today"],
    ["overdue", overdue && "yes"],
    ["import", view.import],
    ["renew", view.renew],
    ["sort", (sort !== "name" || descending) && `${descending ? "-" : ""}${sort}`],
    ["page", page > 1 && `${page}`],
  ];
  const address = new URLSearchParams(said.filter((pair): pair is [string, string] => Boolean(pair[1])));
  return address.size > 0 ? `?${address}` : "";
}

/** What narrows the view just now, by the names of the address; for the tags above the list. */
export function chosenFilters(view: Filter): { name: FilterName; value: string }[] {
  const address = new URLSearchParams(addressOf(filterOf(view)));
  return filterNames.flatMap((name) => {
    const value = address.get(name);
    return value ? [{ name, value }] : [];
  });
}

/** The same view from its first page without one of its filters. */
export function withoutFilter(view: ListView, name: FilterName): ListView {
  const address = new URLSearchParams(addressOf({ ...view, page: 1 }));
  address.delete(name);
  return viewIn(address);
}

export function filterOf({ sort: _, descending: __, page: ___, ...filter }: Filter & Partial<ListView>): Filter {
  return filter;
}

/** More ticks than a page has rows are no page of ours. */
const mostTicked = 1_000;

export type Chosen = { everyone: Filter } | { ids: string[] };

/** Whom an address with ticks means: those ticked (`supplier=…`), or with `all=yes` everyone its filter shows. */
export function chosenIn(address: URLSearchParams): Chosen {
  if (address.get("all") === "yes") return { everyone: filterOf(viewIn(address)) };
  return { ids: [...new Set(address.getAll("supplier").filter(isId))].slice(0, mostTicked) };
}

/** The address `chosenIn` reads. */
export function addressOfChosen(chosen: Chosen): string {
  if ("ids" in chosen) return `?${new URLSearchParams(chosen.ids.map((id) => ["supplier", id]))}`;
  const filter = addressOf(chosen.everyone);
  return `${filter ? `${filter}&` : "?"}all=yes`;
}

const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

function oneOf<const Words extends readonly string[]>(words: Words, said: string): Words[number] | null {
  return words.includes(said) ? (said as Words[number]) : null;
}

/** Without what no keyboard writes, and no longer than a name. */
const textIn = (said: string) =>
  [
    ...said
      .replace(/\p{Control}/gu, " ")
      .normalize("NFC")
      .trim(),
  ]
    .slice(0, 100)
    .join("")
    .trim();
