/** A supplier that has done what it was asked for, and the people who decide on it. */
import type { Database } from "db/client.server";
import type postgres from "postgres";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { blockersOf, decide, decisionsOf, type Proposed, propose } from "~/features/decisions/decisions.server";
import type { DecisionAct } from "~/features/decisions/rules";
import { assessRisk } from "~/features/risk-assessments/assessments.server";
import { supplierOf } from "~/features/suppliers/suppliers.server";
import { arrive, invited } from "./invited";
import { newMember, scopeOfMember } from "./people";

export const now = new Date("2026-11-21T10:00:00Z");
const today = "2026-11-21";

const approval: Proposed = {
  outcome: "approved",
  reason: "Alt er på plass.",
  forPeople: null,
  reviewBy: "2027-11-21",
  conditions: [],
};

/** @param done whether its tasks are settled and its risk is assessed */
export async function decidable(
  { database, owner }: { database: Database; owner: postgres.Sql },
  { done = true, language = "nb" as "nb" | "en" } = {},
) {
  const { secret, world, by } = await invited(owner, database, { language });
  const supplier = await arrive(database, secret);
  const { supplierId, buyerId } = supplier;
  const buyer = await newMember(owner, buyerId, ["buyer"]);
  const coordinator = await newMember(owner, buyerId, ["coordinator"]);
  await owner`update suppliers set owner_id = ${buyer.memberId}, coordinator_id = ${coordinator.memberId} where id = ${supplierId}`;
  const as = <Result>(who: MemberSession, work: Parameters<typeof inScope<Result>>[2]) =>
    inScope(database, scopeOfMember(who), work);
  const settle = () =>
    owner`update requests set state = case kind when 'document' then 'signed' else 'accepted' end, closed_at = now() where supplier_id = ${supplierId}`;
  const assess = () =>
    as(buyer, async (store) =>
      assessRisk(
        store,
        buyer,
        (await supplierOf(store, buyerId, supplierId))!,
        { likelihood: "low", severity: "medium", sources: "Besøk.", conclusion: "Lav risiko." },
        today,
      ),
    );
  if (done) {
    await settle();
    await assess();
  }
  const newest = async () => (await as(buyer, (store) => decisionsOf(store, supplier)))[0]!;
  return {
    world,
    supplier: { ...supplier, email: by.email },
    buyer,
    coordinator,
    as,
    settle,
    assess,
    newest,
    blockers: () => as(buyer, (store) => blockersOf(store, supplier, today)),
    proposes: (who: MemberSession = buyer, more: Partial<Proposed> = {}) =>
      as(who, (store) => propose(store, who, supplierId, { ...approval, ...more }, today)),
    does: async (who: MemberSession, act: DecisionAct, answer: string | null = null) => {
      const decision = await newest();
      return as(who, (store) => decide(store, who, supplierId, decision, act, answer, now));
    },
    status: async () =>
      (
        await owner<{ status: string; reviewBy: string }[]>`
        select status, review_by::text as "reviewBy" from suppliers where id = ${supplierId}`
      )[0]!,
  };
}
