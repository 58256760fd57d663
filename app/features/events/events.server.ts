/**
 * The log: who did what to which. Nothing in it is changed afterwards; its place in the buyer's chain is given at commit.
 */
import type { Store } from "db/client.server";
import { events } from "db/schema/index";

import type { MemberSession, SupplierSession } from "../accounts/sessions.server";

type Happening = {
  /** "request.sent": the word, and what happened to it. */
  what: string;
  supplierId?: string | null;
  subjectId?: string | null;
  /** Whether the supplier may read it. */
  isShared?: boolean;
  details?: Record<string, unknown>;
  /** Names, addresses and messages lie apart, so that they can be erased without breaking the chain. */
  personal?: Record<string, unknown>;
};

type Doer = MemberSession | SupplierSession | { audience: "portal"; buyerId: string };

/** As many as one statement has room for. */
const atOnce = 1000;

export async function record(store: Store, by: Doer, happening: Happening | Happening[]): Promise<void> {
  const actor = by.audience === "member" ? "member" : by.audience === "supplier" ? "contact" : "portal";
  const actorId = by.audience === "member" ? by.memberId : by.audience === "supplier" ? by.contactId : null;
  const rows = (Array.isArray(happening) ? happening : [happening]).map(({ details = {}, ...rest }) => ({
    buyerId: by.buyerId,
    actor,
    actorId,
    details,
    ...(by.audience === "supplier" ? { supplierId: by.supplierId, isShared: true } : {}),
    ...rest,
  })) satisfies (typeof events.$inferInsert)[];
  for (let first = 0; first < rows.length; first += atOnce)
    await store.insert(events).values(rows.slice(first, first + atOnce) as (typeof events.$inferInsert)[]);
}
