/** Asks again what is due, in the day's reminding: new requests beside those that were answered, which stay as they are. */
import type { Store } from "db/client.server";
import { requests } from "db/schema/index";

import { record } from "~/features/events/events.server";
import { waitingFor } from "~/features/reminders/facts.server";
import type { Rules } from "~/features/reminders/schedule";
import { renewableOf } from "./facts.server";
import { type Renewal, renewalsOn } from "./rules";

/**
 * Nobody is asked twice: what is open is not asked again, whoever opened it.
 * @returns why each new request was made, by its id
 */
export async function askAgain(
  store: Store,
  buyer: { id: string; timeZone: string },
  day: string,
  now: Date,
  rules: Rules,
): Promise<Map<string, Renewal>> {
  const whose = { buyerId: buyer.id, timeZone: buyer.timeZone };
  const renewable = await renewableOf(store, whose, day);
  const due = renewable.length > 0 ? renewalsOn(day, renewable, await waitingFor(store, whose), rules) : [];
  const made = new Map<string, Renewal>();
  const asked = new Map<string, { requests: string[]; deadline: string }>();
  for (let first = 0; first < due.length; first += 1000) {
    const some = due.slice(first, first + 1000);
    const rows = some.map(({ done, deadline }) => ({
      buyerId: buyer.id,
      supplierId: done.supplierId,
      requirementId: done.requirementId,
      kind: done.requestKind,
      concerning: done.concerning,
      state: "sent" as const,
      deadline,
      firstDeadline: deadline,
      documentId: done.documentId,
      questionnaireId: done.questionnaireId,
      askedBy: done.askedBy,
      sentAt: now,
    }));
    const inserted = await store.insert(requests).values(rows).onConflictDoNothing().returning({
      id: requests.id,
      supplierId: requests.supplierId,
      kind: requests.kind,
      deadline: requests.deadline,
    });
    for (const { id, supplierId, kind, deadline } of inserted) {
      made.set(id, kind === "document" ? "version" : "time");
      const before = asked.get(supplierId) ?? { requests: [], deadline };
      asked.set(supplierId, {
        requests: [...before.requests, id],
        deadline: deadline < before.deadline ? deadline : before.deadline,
      });
    }
  }
  await record(
    store,
    { audience: "portal", buyerId: buyer.id },
    [...asked].map(([supplierId, details]) => ({ what: "supplier.asked again", supplierId, isShared: true, details })),
  );
  return made;
}
