/**
 * Requests in the database: found with their requirement, and moved by one act at a time.
 *
 * `act` is the only writer of a state. It asks the rules, names the version it saw, and logs what happened; whoever was
 * overtaken by somebody else is told so instead of undoing it.
 */
import type { Store } from "db/client.server";
import { contacts, documents, requests, requirements } from "db/schema/index";
import { type RequestState, requestStates } from "db/schema/words";
import { and, asc, eq, ne, sql } from "drizzle-orm";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { isLate, todayIn } from "./deadlines";
import type { Act } from "./kinds";
import { after, isClosed, type Refusal } from "./rules";

type Whose = { buyerId: string; supplierId: string };

const shown = {
  id: requests.id,
  buyerId: requests.buyerId,
  supplierId: requests.supplierId,
  requirementId: requests.requirementId,
  kind: requests.kind,
  key: requirements.key,
  name: requirements.name,
  minutes: requirements.minutes,
  satisfies: requirements.satisfies,
  concerning: requests.concerning,
  state: requests.state,
  waitsFor: requests.waitsFor,
  deadline: requests.deadline,
  firstDeadline: requests.firstDeadline,
  documentId: requests.documentId,
  questionnaireId: requests.questionnaireId,
  documentVersion: documents.version,
  documentTitle: documents.title,
  waitingForId: requests.waitingForId,
  waitingForName: contacts.name,
  askedBy: requests.askedBy,
  tableId: requests.tableId,
  sentAt: requests.sentAt,
  openedAt: requests.openedAt,
  submittedAt: requests.submittedAt,
  undeliveredAt: requests.undeliveredAt,
  isLate: requests.isLate,
  closedAt: requests.closedAt,
  reason: requests.reason,
  satisfiedById: requests.satisfiedById,
  reviewOn: requests.reviewOn,
  questionAt: requests.questionAt,
  version: requests.version,
};

/** A supplier's requests, drafts and withdrawn ones left out, the next deadline first. */
export function requestsOf(store: Store, whose: Whose) {
  return selected(store, whose)
    .where(
      and(
        eq(requests.buyerId, whose.buyerId),
        eq(requests.supplierId, whose.supplierId),
        ne(requests.state, "draft"),
        ne(requests.state, "withdrawn"),
      ),
    )
    .orderBy(asc(requests.deadline), asc(requests.id));
}

export async function requestOf(store: Store, whose: Whose, id: string): Promise<Request | undefined> {
  const [request] = await selected(store, whose).where(
    and(eq(requests.buyerId, whose.buyerId), eq(requests.supplierId, whose.supplierId), eq(requests.id, id)),
  );
  return request;
}

const selected = (store: Store, _: Whose) =>
  store
    .select(shown)
    .from(requests)
    .innerJoin(
      requirements,
      and(eq(requirements.buyerId, requests.buyerId), eq(requirements.id, requests.requirementId)),
    )
    .leftJoin(documents, and(eq(documents.buyerId, requests.buyerId), eq(documents.id, requests.documentId)))
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, requests.buyerId),
        eq(contacts.supplierId, requests.supplierId),
        eq(contacts.id, requests.waitingForId),
      ),
    )
    .$dynamic();

export type Request = Awaited<ReturnType<typeof requestsOf>>[number];

/** What an act changes beside the state. */
type Change = Partial<
  Pick<typeof requests.$inferInsert, "reason" | "waitingForId" | "deadline" | "reviewOn" | "satisfiedById"> & {
    details: Record<string, unknown>;
    personal: Record<string, unknown>;
    isShared: boolean;
  }
>;

/**
 * Does one act on one request.
 * @returns the new state, or why not: a rule's refusal, or "overtaken" when somebody changed the request meanwhile
 */
export async function act(
  store: Store,
  request: Pick<Request, "id" | "buyerId" | "supplierId" | "kind" | "state" | "deadline" | "version">,
  name: Act,
  by: MemberSession | SupplierSession,
  now: Date,
  { details = {}, personal, isShared = true, ...change }: Change = {},
): Promise<{ state: RequestState } | { refusal: Refusal | "overtaken" }> {
  const outcome = after(request.kind, request.state, name, by.audience === "member" ? by.roles : by.role);
  if ("refusal" in outcome) return outcome;
  const { state } = outcome;
  const bySupplier = by.audience === "supplier";
  const handsIn = bySupplier && requestStates[request.state] !== null && requestStates[state] !== "supplier";
  const changed = await store
    .update(requests)
    .set({
      ...change,
      state,
      ...((state === "sent" || state === "ordered") && request.state === "draft" ? { sentAt: now } : {}),
      ...(name === "open" ? { openedAt: now } : {}),
      ...(handsIn ? { submittedAt: now, isLate: isLate(request.deadline, todayIn(now, by.timeZone)) } : {}),
      ...(state !== request.state ? { closedAt: isClosed(state) ? now : null } : {}),
      version: sql`${requests.version} + 1`,
    })
    .where(
      and(
        eq(requests.buyerId, request.buyerId),
        eq(requests.supplierId, request.supplierId),
        eq(requests.id, request.id),
        eq(requests.version, request.version),
      ),
    )
    .returning({ id: requests.id });
  if (changed.length === 0) return { refusal: "overtaken" };
  await record(store, by, {
    what: `request.${name}`,
    supplierId: request.supplierId,
    subjectId: request.id,
    isShared,
    details: { kind: request.kind, from: request.state, to: state, ...details },
    personal,
  });
  return { state };
}

/** Several acts as one: a refusal half-way undoes those before it, and leaves the rest of the transaction alone. */
export async function allOrNothing<Done extends object>(
  store: Store,
  work: (nested: Store) => Promise<Done | { refusal: Refusal | "overtaken" }>,
) {
  try {
    return await store.transaction(async (nested) => {
      const outcome = await work(nested);
      if ("refusal" in outcome) throw new Refused(outcome.refusal as Refusal | "overtaken");
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

class Refused extends Error {
  constructor(readonly refusal: Refusal | "overtaken") {
    super(refusal);
  }
}
