/** Who left a task to the one it waits for, and what she wrote: the heir is told, and the signature keeps who prepared it. */
import type { Store } from "db/client.server";
import { contacts, events } from "db/schema/index";
import { and, desc, eq, inArray, sql } from "drizzle-orm";

type Whose = { buyerId: string; supplierId: string; contactId: string };

export type HandedOver = { contactId: string; name: string; words: string | null };

/**
 * The newest hand-over of these tasks that a colleague made.
 * @returns null where nothing waits for the reader because of a colleague: the buyer asked her, or she has it by herself
 */
export async function handedOverTo(
  store: Store,
  { buyerId, supplierId, contactId }: Whose,
  tasks: readonly { id: string; waitingForId: string | null }[],
): Promise<HandedOver | null> {
  const ids = tasks.filter(({ waitingForId }) => waitingForId === contactId).map(({ id }) => id);
  if (ids.length === 0) return null;
  const [event] = await store
    .select({
      contactId: contacts.id,
      name: contacts.name,
      words: sql<string | null>`${events.personal} ->> 'words'`,
    })
    .from(events)
    .leftJoin(
      contacts,
      and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.id, events.actorId)),
    )
    .where(
      and(
        eq(events.buyerId, buyerId),
        eq(events.supplierId, supplierId),
        eq(events.what, "request.hand over"),
        inArray(events.subjectId, ids),
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  if (!event?.contactId || event.contactId === contactId) return null;
  return { contactId: event.contactId, name: event.name!, words: event.words };
}
