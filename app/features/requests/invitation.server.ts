/**
 * The page behind a link in a mail: who asks, for what; and the button that opens the tasks (DESIGN 6).
 *
 * Looking reads only, however often; mail scanners look as well. Pressing the button is the first act of the supplier.
 */
import type { Store } from "db/client.server";
import { buyers, contacts, documents, members, requests, requirements, suppliers } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";

import { type Invitation, invitationBehind, noteUse } from "~/features/accounts/links.server";
import { take } from "~/features/accounts/scopes.server";
import { openSession, type SupplierSession } from "~/features/accounts/sessions.server";
import { practice } from "~/features/requirements/table";
import { todayIn } from "./deadlines";
import { handedOverTo } from "./handed-over.server";
import { act, requestsOf } from "./requests.server";

/** Sixty days after a deadline, nobody looks at the hour: the portal's own day will do before the buyer is known. */
const today = (now: Date) => todayIn(now, "Europe/Oslo");

/** What the page shows, in the name of whom the link was sent to. */
export async function askingBehind(store: Store, secret: string | undefined, now: Date) {
  const invitation = await invitationBehind(store, secret, today(now));
  if (!invitation) return null;
  const { buyerId, supplierId, requestIds } = invitation.link;
  const rows = await store
    .select({
      buyer: {
        name: buyers.name,
        legalBasis: buyers.legalBasis,
        phone: buyers.contactPhone,
        website: buyers.website,
        contactName: buyers.contactName,
        timeZone: buyers.timeZone,
      },
      owner: { name: members.name, phone: members.phone, email: members.email },
      supplier: suppliers.name,
      task: {
        id: requests.id,
        kind: requests.kind,
        key: requirements.key,
        name: requirements.name,
        title: documents.title,
        minutes: requirements.minutes,
        deadline: requests.deadline,
        waitsFor: requests.waitsFor,
        waitingForId: requests.waitingForId,
        concerning: requests.concerning,
      },
    })
    .from(suppliers)
    .innerJoin(buyers, eq(buyers.id, suppliers.buyerId))
    .leftJoin(
      members,
      and(eq(members.buyerId, suppliers.buyerId), eq(members.id, suppliers.ownerId), isNull(members.leftAt)),
    )
    .leftJoin(
      requests,
      and(
        eq(requests.buyerId, suppliers.buyerId),
        eq(requests.supplierId, suppliers.id),
        ne(requests.state, "draft"),
        requestIds.length > 0 ? inArray(requests.id, requestIds) : undefined,
      ),
    )
    .leftJoin(
      requirements,
      and(eq(requirements.buyerId, requests.buyerId), eq(requirements.id, requests.requirementId)),
    )
    .leftJoin(documents, and(eq(documents.buyerId, requests.buyerId), eq(documents.id, requests.documentId)))
    .where(and(eq(suppliers.buyerId, buyerId!), eq(suppliers.id, supplierId!)))
    .orderBy(asc(requests.deadline), asc(requests.id));
  const [first] = rows;
  if (!first) return null;
  const tasks = rows.flatMap(({ task }) =>
    task.id !== null && task.waitsFor === "supplier"
      ? [
          {
            ...task,
            id: task.id,
            kind: task.kind!,
            isForSmall: task.key === practice,
            name: task.title ?? task.name!,
            minutes: task.minutes!,
            deadline: task.deadline!,
          },
        ]
      : [],
  );
  return {
    invitation,
    buyer: first.buyer,
    owner: first.owner?.name ? first.owner : null,
    supplier: first.supplier,
    tasks,
    handedOver: await handedOverTo(
      store,
      { buyerId: buyerId!, supplierId: supplierId!, contactId: invitation.contact.id },
      tasks,
    ),
    today: todayIn(now, first.buyer.timeZone),
  };
}

type Opened =
  | { state: "opened"; cookie: string }
  | { state: Exclude<Invitation["state"], "open">; by: string | null }
  | { state: "unknown" };

/**
 * Opens the tasks: a session on this device, and what was only sent is opened.
 * @param language the one the page was read in, for a person met for the first time
 */
export async function openTasks(
  store: Store,
  secret: string | undefined,
  { language, isSecure }: { language: Language; isSecure: boolean },
  now: Date,
): Promise<Opened> {
  const asking = await askingBehind(store, secret, now);
  if (!asking) return { state: "unknown" };
  const { invitation, buyer, supplier } = asking;
  if (invitation.state !== "open")
    return { state: invitation.state, by: invitation.state === "taken over" ? invitation.by : null };
  const { link, contact, scope } = invitation;
  const { buyerId, supplierId } = contact;
  const confirmed = (await noteUse(store, link)) === "first";
  const cookie = await openSession(store, {
    email: contact.email,
    language,
    hat: { audience: "supplier", buyerId, supplierId, contactId: contact.id },
    confirmed,
    isSecure,
  });
  await take(store, scope);
  const named = { buyer: buyer.name, timeZone: buyer.timeZone, supplier };
  await openSent(store, speaking(contact, named), link.requestIds, now);
  return { state: "opened", cookie };
}

/** Whoever comes in another way, by signing in or from another of her companies, opens all there is. */
export async function openAll(store: Store, { buyerId, supplierId, contactId }: Whose, now: Date) {
  const whose = { buyer: buyerId, supplier: supplierId, contact: contactId, person: "" };
  await take(store, { role: "supplier", ...whose });
  const [found] = await store
    .select({ contact: contacts, buyer: buyers.name, timeZone: buyers.timeZone, supplier: suppliers.name })
    .from(contacts)
    .innerJoin(buyers, eq(buyers.id, contacts.buyerId))
    .innerJoin(suppliers, and(eq(suppliers.buyerId, contacts.buyerId), eq(suppliers.id, contacts.supplierId)))
    .where(and(eq(contacts.buyerId, buyerId), eq(contacts.supplierId, supplierId), eq(contacts.id, contactId)));
  if (!found) return;
  const by = speaking(found.contact, found);
  if (by.role === "contributor") await take(store, { role: "contributor", ...whose });
  await openSent(store, by, "all", now);
}

type Whose = { buyerId: string; supplierId: string; contactId: string };

/** A contact in the moment she comes in: all that an act and the log ask of who does it. */
function speaking(
  contact: typeof contacts.$inferSelect,
  { buyer, timeZone, supplier }: { buyer: string; timeZone: string; supplier: string },
): SupplierSession {
  return {
    audience: "supplier",
    hash: Buffer.alloc(0),
    personId: "",
    email: contact.email,
    language: contact.language,
    confirmedAt: null,
    companies: 1,
    buyerId: contact.buyerId,
    buyerName: buyer,
    timeZone,
    supplierId: contact.supplierId,
    supplierName: supplier,
    contactId: contact.id,
    name: contact.name,
    role: contact.role,
  };
}

/** What was sent is opened by the first page its reader comes to; whoever was quicker has opened it for both. */
async function openSent(store: Store, by: SupplierSession, ids: readonly string[] | "all", now: Date) {
  const sent = (await requestsOf(store, by)).filter(
    ({ id, state }) => state === "sent" && (ids === "all" || ids.length === 0 || ids.includes(id)),
  );
  for (const request of sent) await act(store, request, "open", by, now);
}
