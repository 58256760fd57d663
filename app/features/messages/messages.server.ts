/**
 * The thread of a request: what the supplier and the buyer write to each other about it, kept as it was written. Each
 * message goes by mail to the one on the other side who is most likely to be in the matter. Nobody signs what the portal
 * itself asks after a check.
 */
import type { Store } from "db/client.server";
import { contacts, events, members, messages, requests } from "db/schema/index";
import { and, asc, desc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { tellSupplier } from "~/features/requests/answers.server";
import { tellBuyer } from "~/features/requests/asides.server";
import type { Request } from "~/features/requests/requests.server";

type Whose = { buyerId: string; supplierId: string };

/** What the supplier has not been sent, or sees no longer, is nothing to write about. */
export const hasThread = ({ state }: Pick<Request, "state">) => state !== "draft" && state !== "withdrawn";

/** Oldest first. */
export function threadOf(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  return store
    .select({
      id: messages.id,
      side: sql<"supplier" | "buyer">`case when ${messages.contactId} is null then 'buyer' else 'supplier' end`,
      /** Null where the portal itself asks. */
      by: sql<string | null>`coalesce(${members.name}, ${contacts.name})`,
      body: messages.body,
      question: messages.question,
      at: messages.createdAt,
    })
    .from(messages)
    .leftJoin(members, and(eq(members.buyerId, messages.buyerId), eq(members.id, messages.memberId)))
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, messages.buyerId),
        eq(contacts.supplierId, messages.supplierId),
        eq(contacts.id, messages.contactId),
      ),
    )
    .where(and(eq(messages.buyerId, buyerId), eq(messages.supplierId, supplierId), eq(messages.requestId, requestId)))
    .orderBy(asc(messages.id));
}

/** A question of the request's questionnaire, by its key and in words. */
type About = { question: string; text: { nb: string; en: string } };

/** The supplier writes: to the member who wrote last, else to whoever answers for the supplier. */
export async function writeToBuyer(
  store: Store,
  by: SupplierSession,
  request: Request,
  body: string,
  about: About | null = null,
) {
  await add(store, by, request, { contactId: by.contactId, body, question: about?.question });
  await tellBuyer(
    store,
    by,
    request,
    "message",
    { reason: body, about: about?.text, path: about ? `/questions/${about.question}` : undefined },
    await memberIn(store, request),
  );
}

/** A member writes: to the person of the supplier who did something with the request last, else to its main contact. */
export async function writeToSupplier(
  store: Store,
  by: MemberSession,
  request: Request,
  body: string,
  about: About | null = null,
) {
  await add(store, by, request, { memberId: by.memberId, body, question: about?.question });
  const reader = (await contactIn(store, request)) ?? request.waitingForId;
  const data = { by: by.name, words: body, about: about?.text };
  await tellSupplier(store, by, request, reader, { template: "message", data });
}

/** A thank-you needs no answer: a member says so, and the thread waits for nobody. */
export async function settle(store: Store, by: MemberSession, { buyerId, supplierId, id }: Request) {
  const settled = await store
    .update(requests)
    .set({ questionAt: null })
    .where(
      and(
        eq(requests.buyerId, buyerId),
        eq(requests.supplierId, supplierId),
        eq(requests.id, id),
        isNotNull(requests.questionAt),
      ),
    )
    .returning({ id: requests.id });
  if (settled.length > 0) await record(store, by, { what: "message.settled", supplierId, subjectId: id });
}

type Written = Pick<typeof messages.$inferInsert, "memberId" | "contactId" | "body" | "question">;

async function add(store: Store, by: MemberSession | SupplierSession, request: Request, written: Written) {
  const { buyerId, supplierId, id: requestId } = request;
  await store.insert(messages).values({ buyerId, supplierId, requestId, ...written });
  const details = written.question ? { question: written.question } : {};
  await record(store, by, { what: "message.written", supplierId, subjectId: requestId, isShared: true, details });
}

async function memberIn(store: Store, { buyerId, supplierId, id }: Request) {
  const [last] = await store
    .select({ id: members.id, name: members.name, email: members.email, language: members.language })
    .from(messages)
    .innerJoin(
      members,
      and(eq(members.buyerId, messages.buyerId), eq(members.id, messages.memberId), isNull(members.leftAt)),
    )
    .where(
      and(
        eq(messages.buyerId, buyerId),
        eq(messages.supplierId, supplierId),
        eq(messages.requestId, id),
        isNotNull(messages.memberId),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(1);
  return last;
}

async function contactIn(store: Store, { buyerId, supplierId, id }: Request) {
  const [last] = await store
    .select({ id: contacts.id })
    .from(events)
    .innerJoin(
      contacts,
      and(
        eq(contacts.buyerId, events.buyerId),
        eq(contacts.supplierId, events.supplierId),
        eq(contacts.id, events.actorId),
        isNull(contacts.leftAt),
        ne(contacts.role, "contributor"),
      ),
    )
    .where(and(eq(events.buyerId, buyerId), eq(events.supplierId, supplierId), eq(events.subjectId, id)))
    .orderBy(desc(events.id))
    .limit(1);
  return last?.id;
}
