/** Who answers for a supplier on the buyer's side: its owner, and the coordinator who decides on what it says. */
import type { Store } from "db/client.server";
import { members, suppliers } from "db/schema/index";
import { and, eq, isNull, or, sql } from "drizzle-orm";

const shown = {
  id: members.id,
  name: members.name,
  email: members.email,
  phone: members.phone,
  language: members.language,
};

export async function responsibleFor(store: Store, { buyerId, supplierId }: { buyerId: string; supplierId: string }) {
  const rows = await store
    .select({ ...shown, isOwner: sql<boolean>`${members.id} = ${suppliers.ownerId}` })
    .from(suppliers)
    .innerJoin(
      members,
      and(
        eq(members.buyerId, suppliers.buyerId),
        or(eq(members.id, suppliers.ownerId), eq(members.id, suppliers.coordinatorId)),
        isNull(members.leftAt),
      ),
    )
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, supplierId)));
  return {
    owner: rows.find(({ isOwner }) => isOwner) ?? null,
    coordinator: rows.find(({ isOwner }) => !isOwner) ?? rows.find(({ isOwner }) => isOwner) ?? null,
  };
}
