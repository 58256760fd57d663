/**
 * Changed risk levels that wait for somebody to see them: "China was added: high instead of low". The supplier's level is
 * the old one until a member has seen the new one; then it is applied, with the edition it was read from.
 */
import type { Store } from "db/client.server";
import { riskChanges, suppliers } from "db/schema/index";
import { and, desc, eq, isNull, lte } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import type { RiskChange } from "./risk-level";

export type UnseenRisk = { id: string; change: RiskChange; createdAt: Date };

/** What waits to be seen of one supplier: the newest change, which is told from the level that still holds. */
export async function unseenRiskOf(
  store: Store,
  { buyerId, supplierId }: { buyerId: string; supplierId: string },
): Promise<UnseenRisk | undefined> {
  const [found] = await store
    .select({ id: riskChanges.id, why: riskChanges.why, createdAt: riskChanges.createdAt })
    .from(riskChanges)
    .where(and(eq(riskChanges.buyerId, buyerId), eq(riskChanges.supplierId, supplierId), isNull(riskChanges.seenAt)))
    .orderBy(desc(riskChanges.id))
    .limit(1);
  return found && { id: found.id, change: found.why as RiskChange, createdAt: found.createdAt };
}

/**
 * "Seen": applies the new level, and sees whatever came before it as well.
 * @returns "seen", or "overtaken" when another member saw it first or a newer change has come
 */
export async function seeRiskChange(
  store: Store,
  by: MemberSession,
  supplierId: string,
  id: string,
  now: Date,
): Promise<"seen" | "overtaken"> {
  const whose = { buyerId: by.buyerId, supplierId };
  const newest = await unseenRiskOf(store, whose);
  if (newest?.id !== id) return "overtaken";
  const seen = await store
    .update(riskChanges)
    .set({ seenBy: by.memberId, seenAt: now })
    .where(
      and(
        eq(riskChanges.buyerId, by.buyerId),
        eq(riskChanges.supplierId, supplierId),
        isNull(riskChanges.seenAt),
        lte(riskChanges.id, id),
      ),
    )
    .returning({ id: riskChanges.id, after: riskChanges.after, editionId: riskChanges.editionId });
  const applied = seen.find((change) => change.id === id);
  if (!applied) return "overtaken";
  await store
    .update(suppliers)
    .set({ countryRisk: applied.after, editionId: applied.editionId })
    .where(and(eq(suppliers.buyerId, by.buyerId), eq(suppliers.id, supplierId)));
  await record(store, by, {
    what: "risk.seen",
    supplierId,
    subjectId: id,
    details: { before: newest.change.before, after: applied.after },
  });
  return "seen";
}
