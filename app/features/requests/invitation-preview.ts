/**
 * Before anything is sent: how many of the chosen suppliers will get it, and why the others will not.
 *
 * Every chosen supplier has exactly one outcome, the first that fits in the order of `outcomes`, so the numbers add up
 * to the choice. The database groups ten thousand rows by the same facts; a row may therefore stand for many.
 */
import type { Language, RequestKind, RequestState, SupplierStatus } from "db/schema/words";
import { isDone, isMet, isOpen } from "./rules";

export const outcomes = [
  "inactive",
  "done",
  "exempted",
  "satisfied",
  "declined",
  "already asked",
  "no address",
  "undeliverable",
  "now",
] as const;
export type InvitationOutcome = (typeof outcomes)[number];

/**
 * How a supplier stands to one requirement; the caller gives no state for an outdated signature that is to be renewed,
 * and says "satisfied" where another requirement, asked before or in the same act, asks the same.
 */
export type Standing = "nothing" | "asked" | "declined" | "exempted" | "satisfied" | "done";

export function standingOf(kind: RequestKind, state: RequestState | null): Standing {
  if (state === null || state === "draft" || state === "withdrawn") return "nothing";
  if (isOpen(state)) return "asked";
  if (isDone(kind, state)) return "done";
  return isMet(kind, state) ? "exempted" : "declined";
}

export type Invitee = {
  status: SupplierStatus;
  /** One for each requirement that is to be asked. */
  standings: readonly Standing[];
  /** The first contact's address; null where there is no contact or no address. */
  email: string | null;
  /** The last mail to that address was refused for good. */
  undeliverable: boolean;
};

/** Someone of whom anything is new is invited, to just that; else what all the requirements are decides. */
export function outcomeOf({ status, standings, email, undeliverable }: Invitee): InvitationOutcome {
  if (status === "inactive") return "inactive";
  if (!standings.includes("nothing")) {
    if (standings.includes("asked")) return "already asked";
    if (standings.includes("declined")) return "declined";
    if (standings.includes("done")) return "done";
    return standings.includes("exempted") ? "exempted" : "satisfied";
  }
  if (!email?.trim()) return "no address";
  return undeliverable ? "undeliverable" : "now";
}

export type PreviewRow = { outcome: InvitationOutcome; language: Language; count?: number };

export type Preview = {
  chosen: number;
  counts: Record<InvitationOutcome, number>;
  /** Of those who get it now: readers of a language the buyer's own words are not written in. */
  cannotRead: { language: Language; count: number }[];
  /** The languages that readers and words have in common need no warning; none written means no own words at all. */
  written: readonly Language[];
};

/** @param written the languages the buyer wrote its own words in; empty when it wrote none */
export function previewOf(rows: readonly PreviewRow[], written: readonly Language[]): Preview {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Preview["counts"];
  const readers = new Map<Language, number>();
  let chosen = 0;
  for (const { outcome, language, count = 1 } of rows) {
    counts[outcome] += count;
    chosen += count;
    if (outcome === "now" && written.length > 0 && !written.includes(language))
      readers.set(language, (readers.get(language) ?? 0) + count);
  }
  return {
    chosen,
    counts,
    cannotRead: [...readers].filter(([, count]) => count > 0).map(([language, count]) => ({ language, count })),
    written,
  };
}
