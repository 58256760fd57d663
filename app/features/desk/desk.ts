import { type RiskLevel, riskLevels } from "db/schema/words";

/** The desk: what waits for a person on the buyer's side, sorted by what it is; the most urgent kinds come first. */
export const deskKinds = [
  "suspicion",
  "decision",
  "claim",
  "question",
  "reservation",
  "own code",
  "more time",
  "dispute",
  "proposal",
  "undeliverable",
  "declined",
  "review",
  "plan",
  "done action",
  "gap",
  "audit",
  "certificate",
  "addendum",
  "answered decision",
  "condition",
  "ready",
  "review due",
  "risk",
  "exemption",
  "call",
  "overdue",
] as const;
export type DeskKind = (typeof deskKinds)[number];

export const perSection = 10;
export const perDeskPage = 50;

export type DeskView = {
  /** Those of one's own suppliers, and of those that are nobody's; or everybody's. */
  whose: "mine" | "all";
  /** One kind alone, with pages. */
  only: DeskKind | null;
  page: number;
  /** Only of these suppliers. */
  narrowed: Narrowed;
};

/** What narrows the desk to some suppliers; all of it is in the address. */
export type Narrowed = { owner?: string; risk?: RiskLevel; country?: string; category?: string };
export const narrowings = ["owner", "risk", "country", "category"] as const satisfies (keyof Narrowed)[];

/** Addresses are typed and cut off: what is not understood is left out. */
export function deskViewIn(address: URLSearchParams): DeskView {
  const only = address.get("only");
  const page = address.get("page") ?? "";
  return {
    whose: address.get("whose") === "all" ? "all" : "mine",
    only: deskKinds.find((kind) => kind.replaceAll(" ", "-") === only) ?? null,
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
    narrowed: narrowedIn(address),
  };
}

function narrowedIn(address: URLSearchParams): Narrowed {
  const [owner, country, category] = (["owner", "country", "category"] as const).map((name) => address.get(name) ?? "");
  const risk = riskLevels.find((level) => level === address.get("risk"));
  return {
    ...(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(owner!) && { owner: owner! }),
    ...(risk && { risk }),
    ...(/^[A-Z]{2}$/.test(country!) && { country: country! }),
    ...(category && category.length <= 100 && { category }),
  };
}

export function deskAddress({ whose, only, narrowed }: Omit<DeskView, "page">): string {
  const address = new URLSearchParams();
  if (whose === "all") address.set("whose", "all");
  if (only) address.set("only", only.replaceAll(" ", "-"));
  for (const [name, value] of Object.entries(narrowed)) address.set(name, value);
  return `/desk${address.size > 0 ? `?${address}` : ""}`;
}
