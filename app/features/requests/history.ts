/** A request's history in values: since when it is as it is, and when its mails stopped or started getting through. */
import type { RequestState } from "db/schema/words";

export type Stand = { state: RequestState; undelivered: boolean; since: Date };

/** @param stands oldest first */
export function sinceWhen(stands: readonly Stand[]): Date | null {
  const now = stands.at(-1);
  if (!now) return null;
  const before = stands.findLastIndex(({ state }) => state !== now.state);
  return stands[before + 1]?.since ?? null;
}

/** When a mail could not be delivered, and when one got through again. @param stands oldest first */
export function deliveriesIn(stands: readonly Stand[]): { at: Date; what: "undelivered" | "delivered" }[] {
  return stands.flatMap(({ undelivered, since }, place) => {
    const before = stands[place - 1]?.undelivered ?? false;
    return before === undelivered
      ? []
      : [{ at: since, what: undelivered ? ("undelivered" as const) : ("delivered" as const) }];
  });
}
