/** Satisfies what an accepted request covers, and tells which request has satisfied another. */
import type { Store } from "db/client.server";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { settleAsked } from "./answers.server";
import { act, type Request, requestOf, requestsOf } from "./requests.server";
import { isOpen } from "./rules";

/** @returns how many requests ask nothing more */
export async function satisfyCovered(store: Store, by: MemberSession, request: Request, now: Date): Promise<number> {
  const keys = request.satisfies;
  if (keys.length === 0) return 0;
  const covered = (await requestsOf(store, request)).filter(
    ({ key, concerning, state }) => keys.includes(key) && concerning === request.concerning && isOpen(state),
  );
  for (const one of covered) {
    const details = { key: request.key, request: request.id };
    const done = await act(store, one, "satisfy", by, now, { reason: null, satisfiedById: request.id, details });
    if ("state" in done) await settleAsked(store, by, one, now);
  }
  return covered.length;
}

/** The request that has satisfied this one. */
export async function coveringRequest(store: Store, request: Request) {
  const found = request.satisfiedById ? await requestOf(store, request, request.satisfiedById) : undefined;
  return found ? { id: found.id, name: found.name! } : null;
}
