/** The desk: what waits for a person on the buyer's side, sorted by what it is; the most urgent kinds come first. */
export const deskKinds = [
  "suspicion",
  "claim",
  "question",
  "reservation",
  "own code",
  "more time",
  "proposal",
  "undeliverable",
  "declined",
  "review",
  "certificate",
  "addendum",
  "risk",
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
};

/** Addresses are typed and cut off: what is not understood is left out. */
export function deskViewIn(address: URLSearchParams): DeskView {
  const only = address.get("only");
  const page = address.get("page") ?? "";
  return {
    whose: address.get("whose") === "all" ? "all" : "mine",
    only: deskKinds.find((kind) => kind.replaceAll(" ", "-") === only) ?? null,
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

export function deskAddress({ whose, only }: Pick<DeskView, "whose" | "only">): string {
  const address = new URLSearchParams();
  if (whose === "all") address.set("whose", "all");
  if (only) address.set("only", only.replaceAll(" ", "-"));
  return `/desk${address.size > 0 ? `?${address}` : ""}`;
}
