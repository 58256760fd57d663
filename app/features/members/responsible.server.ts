/** Who answers for a supplier on the buyer's side: its owner, and the coordinator who decides on what it says. */
import type { Store } from "db/client.server";
import { members, suppliers } from "db/schema/index";
import { and, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

export async function responsibleFor(store: Store, { buyerId, supplierId }: { buyerId: string; supplierId: string }) {
  const [owners, coordinators] = [alias(members, "owners"), alias(members, "coordinators")];
  const shown = (of: typeof owners | typeof coordinators) => ({
    id: of.id,
    name: of.name,
    email: of.email,
    phone: of.phone,
    language: of.language,
  });
  const [found] = await store
    .select({ owner: shown(owners), coordinator: shown(coordinators) })
    .from(suppliers)
    .leftJoin(owners, and(eq(owners.buyerId, buyerId), eq(owners.id, suppliers.ownerId), isNull(owners.leftAt)))
    .leftJoin(
      coordinators,
      and(eq(coordinators.buyerId, buyerId), eq(coordinators.id, suppliers.coordinatorId), isNull(coordinators.leftAt)),
    )
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, supplierId)));
  const there = <Person extends { id: string | null }>(person: Person | null | undefined) => (person?.id ? person : null);
  return { owner: there(found?.owner), coordinator: there(found?.coordinator) };
}
