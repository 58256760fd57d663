/** The address of the tracking: the filters of the supplier list, and the day looked back to. */
import type { TrackingPart } from "db/schema/words";
import { addressOf, type Filter, filterOf, viewIn } from "~/features/suppliers/view";
import { isDate } from "~/i18n/format";

/** What narrows the tracking; the part is where its numbers lead to. */
export const trackingFilters = ["country", "risk", "criticality", "category", "owner", "on"] as const;

export type TrackingView = { filter: Filter; asOf: string | null };

/** @param today the latest day that can be looked back to; the day itself is now */
export function trackingViewIn(address: URLSearchParams, today: string): TrackingView {
  const filter = filterOf(viewIn(address));
  const on = address.get("on") ?? "";
  return {
    filter: { ...filter, search: "", status: null, callToday: false, overdue: false },
    asOf: isDate(on) && on < today ? on : null,
  };
}

export function trackingAddress(
  { filter, asOf }: TrackingView,
  narrowed: Partial<Filter> & { signature?: TrackingPart | null } = {},
): string {
  const address = addressOf({ ...filter, ...narrowed });
  return asOf ? `${address ? `${address}&` : "?"}on=${asOf}` : address;
}
