/** More time for a plan that is carried out: what was due before the new date is due then; the first date is kept. */
import type { Store } from "db/client.server";
import { actions, gaps } from "db/schema/index";
import { and, eq, inArray, lt } from "drizzle-orm";

import type { Request } from "~/features/requests/requests.server";

/** @param until YYYY-MM-DD */
export async function moveActions(store: Store, { buyerId, supplierId, id }: Request, until: string): Promise<void> {
  const carriedOut = store
    .select({ id: gaps.id })
    .from(gaps)
    .where(and(eq(gaps.buyerId, buyerId), eq(gaps.supplierId, supplierId), eq(gaps.state, "agreed")));
  await store
    .update(actions)
    .set({ due: until })
    .where(
      and(
        eq(actions.buyerId, buyerId),
        eq(actions.supplierId, supplierId),
        eq(actions.requestId, id),
        lt(actions.due, until),
        inArray(actions.gapId, carriedOut),
      ),
    );
}
