/**
 * Decisions in the database. What may be decided is refused by a trigger, so that nothing passes it; its rule's name comes
 * back as the refusal a page words.
 */
import type { Store } from "db/client.server";
import { conditions, contacts, decisions, gaps, members, requests, requirements } from "db/schema/index";
import type { DecisionOutcome } from "db/schema/words";
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { queueMail } from "~/features/mails/mails.server";
import { responsibleFor } from "~/features/members/responsible.server";
import { tellSupplier } from "~/features/requests/answers.server";
import { tellBuyer } from "~/features/requests/asides.server";
import {
  after,
  type BlockerKind,
  type DecisionAct,
  type DecisionRefusal,
  endsTrade,
  isFree,
  type Proposable,
} from "./rules";

type Whose = { buyerId: string; supplierId: string };
type Both = { nb: string; en: string };
export type Refused = { refusal: DecisionRefusal | "blocked" | "overtaken" };

export type Blocker = { kind: BlockerKind; id: string | null; name: Both | null };

/** What stands in the way of an approval today. */
export async function blockersOf(store: Store, { buyerId, supplierId }: Whose, today: string): Promise<Blocker[]> {
  const rows = await store.execute<Blocker>(sql`
    select blocker as kind, subject_id as id, coalesce(requirements.name, gaps.title) as name
      from what_blocks(${buyerId}::uuid, ${supplierId}::uuid, ${today}::date)
      left join ${requests} on requests.buyer_id = ${buyerId} and requests.supplier_id = ${supplierId} and requests.id = subject_id
      left join ${requirements} on requirements.buyer_id = requests.buyer_id and requirements.id = requests.requirement_id
      left join ${gaps} on gaps.buyer_id = ${buyerId} and gaps.supplier_id = ${supplierId} and gaps.id = subject_id`);
  return [...rows];
}

const proposers = alias(members, "proposers");
const deciders = alias(members, "deciders");

export type Condition = { id: string; what: string; due: string; metAt: string | null };

/** Every decision on a supplier, the newest first. */
export function decisionsOf(store: Store, { buyerId, supplierId }: Whose) {
  return store
    .select({
      id: decisions.id,
      outcome: decisions.outcome,
      state: decisions.state,
      reason: decisions.reason,
      forPeople: decisions.forPeople,
      reviewBy: decisions.reviewBy,
      proposedBy: decisions.proposedBy,
      proposer: proposers.name,
      decider: deciders.name,
      decidedAt: decisions.decidedAt,
      answer: decisions.answer,
      supplierSaid: decisions.supplierSaid,
      saidBy: contacts.name,
      saidAt: decisions.saidAt,
      createdAt: decisions.createdAt,
      conditions: sql<Condition[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', conditions.id, 'what', conditions.what, 'due', conditions.due, 'metAt', conditions.met_at)
                 order by conditions.due, conditions.id)
          from ${conditions} where conditions.buyer_id = decisions.buyer_id and conditions.supplier_id = decisions.supplier_id
           and conditions.decision_id = decisions.id), '[]')`,
    })
    .from(decisions)
    .innerJoin(proposers, and(eq(proposers.buyerId, decisions.buyerId), eq(proposers.id, decisions.proposedBy)))
    .leftJoin(deciders, and(eq(deciders.buyerId, decisions.buyerId), eq(deciders.id, decisions.decidedBy)))
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, decisions.buyerId),
        eq(contacts.supplierId, decisions.supplierId),
        eq(contacts.id, decisions.saidBy),
      ),
    )
    .where(and(eq(decisions.buyerId, buyerId), eq(decisions.supplierId, supplierId)))
    .orderBy(desc(decisions.id));
}

export type Decision = Awaited<ReturnType<typeof decisionsOf>>[number];

/** The one that holds now. */
export const inForce = (all: readonly Decision[]): Decision | undefined =>
  all
    .filter(({ state }) => state === "decided")
    .toSorted((one, other) => Number(other.decidedAt) - Number(one.decidedAt))[0];

export type Proposed = {
  outcome: Proposable;
  reason: string;
  forPeople: string | null;
  reviewBy: string;
  conditions: readonly { what: string; due: string }[];
};

/** @returns "blocked" where what is proposed could not be decided; "overtaken" where a proposal waits already */
export async function propose(
  store: Store,
  by: MemberSession,
  supplierId: string,
  { conditions: named, ...proposed }: Proposed,
  today: string,
): Promise<{ decisionId: string } | Refused> {
  const whose = { buyerId: by.buyerId, supplierId };
  if (!isFree(proposed.outcome, await blockersOf(store, whose, today))) return { refusal: "blocked" };
  const made = await refusable<{ decisionId: string }>(store, async (nested) => {
    const decisionId = await insertDecision(nested, whose, {
      ...proposed,
      forPeople: endsTrade(proposed.outcome) ? proposed.forPeople : null,
      proposedBy: by.memberId,
    });
    if (decisionId && proposed.outcome === "approved with conditions")
      await nested.insert(conditions).values(named.map((one) => ({ ...whose, ...one, decisionId })));
    return decisionId ? { decisionId } : { refusal: "overtaken" };
  });
  if ("refusal" in made) return made;
  await record(store, by, {
    what: "decision.proposed",
    supplierId,
    subjectId: made.decisionId,
    details: { outcome: proposed.outcome },
  });
  await tellDeciders(store, by, supplierId, proposed.outcome, made.decisionId);
  return made;
}

async function insertDecision(
  store: Store,
  whose: Whose,
  values: Omit<typeof decisions.$inferInsert, "buyerId" | "supplierId">,
): Promise<string | undefined> {
  const [last] = await store
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.buyerId, whose.buyerId),
        eq(decisions.supplierId, whose.supplierId),
        eq(decisions.state, "decided"),
      ),
    )
    .orderBy(desc(decisions.decidedAt), desc(decisions.id))
    .limit(1);
  const [made] = await store
    .insert(decisions)
    .values({ ...whose, ...values, followsId: last?.id ?? null })
    .onConflictDoNothing()
    .returning({ id: decisions.id });
  return made?.id;
}

/** The supplier's coordinator; where she proposed it herself, everybody who may decide. */
async function tellDeciders(
  store: Store,
  by: MemberSession,
  supplierId: string,
  outcome: DecisionOutcome,
  decisionId: string,
) {
  const { coordinator } = await responsibleFor(store, { buyerId: by.buyerId, supplierId });
  const able = await store
    .select({ id: members.id, name: members.name, email: members.email, language: members.language })
    .from(members)
    .where(
      and(
        eq(members.buyerId, by.buyerId),
        isNull(members.leftAt),
        ne(members.id, by.memberId),
        sql`${members.roles} && array['coordinator', 'manager']`,
      ),
    );
  const hers = able.filter(({ id }) => id === coordinator?.id);
  for (const { id, name, email, language } of hers.length > 0 ? hers : able)
    await queueMail(store, {
      template: "decision-proposed",
      data: { by: by.name, outcome, path: `/suppliers/${supplierId}/decision/${decisionId}` },
      ...{ name, email, language, supplierId },
      buyerId: by.buyerId,
      memberId: id,
    });
}

/** Decides on what another proposed, or turns it down. The supplier is told before anybody else what was decided. */
export async function decide(
  store: Store,
  by: MemberSession,
  supplierId: string,
  decision: Decision,
  act: DecisionAct,
  answer: string | null,
  now: Date,
): Promise<{ ok: true } | Refused> {
  const outcomeOfAct = after(decision, act, by);
  if ("refusal" in outcomeOfAct) return { refusal: decision.state === "proposed" ? outcomeOfAct.refusal : "overtaken" };
  const { state } = outcomeOfAct;
  const done = await refusable<{ ok: true }>(store, async (nested) => {
    const changed = await nested
      .update(decisions)
      .set({ state, ...(act === "take back" ? {} : { decidedBy: by.memberId, decidedAt: now, answer }) })
      .where(
        and(
          eq(decisions.buyerId, by.buyerId),
          eq(decisions.supplierId, supplierId),
          eq(decisions.id, decision.id),
          eq(decisions.state, "proposed"),
        ),
      )
      .returning({ id: decisions.id });
    return changed.length > 0 ? { ok: true } : { refusal: "overtaken" };
  });
  if ("refusal" in done) return done;
  const { id: subjectId, outcome } = decision;
  await record(store, by, {
    what: `decision.${state}`,
    supplierId,
    subjectId,
    isShared: act === "decide",
    details: { outcome },
  });
  if (act === "decide") await tellDecided(store, by, supplierId, decision);
  return { ok: true };
}

type Telling = Pick<Decision, "outcome" | "reason" | "forPeople" | "reviewBy"> & {
  conditions: readonly { what: string; due: string }[];
};

function tellDecided(store: Store, by: MemberSession, supplierId: string, decision: Telling) {
  const { outcome, reason, forPeople, reviewBy } = decision;
  const named = decision.conditions.map(({ what, due }) => ({ what, due }));
  return tellSupplier(store, by, { buyerId: by.buyerId, supplierId }, null, {
    template: "decided",
    data: { outcome, reason, reviewBy, conditions: named, ...(forPeople ? { forPeople } : {}) },
  });
}

/** One person stops the trade, or ends it; what waited to be decided is off. */
export async function stop(
  store: Store,
  by: MemberSession,
  supplierId: string,
  stopped: { outcome: "suspended" | "inactive"; reason: string; forPeople: string; reviewBy: string },
  now: Date,
): Promise<{ ok: true } | Refused> {
  const whose = { buyerId: by.buyerId, supplierId };
  const made = await refusable<{ decisionId: string }>(store, async (nested) => {
    const [open] = (await decisionsOf(nested, whose)).filter(({ state }) => state === "proposed");
    if (open) await giveUp(nested, by, whose, open, stopped.reason, now);
    const decisionId = await insertDecision(nested, whose, {
      ...stopped,
      state: "decided",
      proposedBy: by.memberId,
      decidedBy: by.memberId,
      decidedAt: now,
    });
    return decisionId ? { decisionId } : { refusal: "overtaken" };
  });
  if ("refusal" in made) return made;
  const { outcome, reason } = stopped;
  await record(store, by, {
    what: outcome === "inactive" ? "supplier.deactivated" : "decision.decided",
    supplierId,
    subjectId: made.decisionId,
    isShared: outcome === "suspended",
    details: { outcome, reason },
  });
  if (outcome === "suspended") await tellDecided(store, by, supplierId, { ...stopped, conditions: [] });
  return { ok: true };
}

/** Whoever proposed it takes it back by stopping; another turns it down. */
function giveUp(
  store: Store,
  by: MemberSession,
  { buyerId, supplierId }: Whose,
  open: Decision,
  why: string,
  now: Date,
) {
  return store
    .update(decisions)
    .set(
      open.proposedBy === by.memberId
        ? { state: "taken back" }
        : { state: "turned down", decidedBy: by.memberId, decidedAt: now, answer: why },
    )
    .where(
      and(
        eq(decisions.buyerId, buyerId),
        eq(decisions.supplierId, supplierId),
        eq(decisions.id, open.id),
        eq(decisions.state, "proposed"),
      ),
    );
}

/** A condition is met; somebody has seen that it is. */
export async function meet(
  store: Store,
  by: MemberSession,
  supplierId: string,
  conditionId: string,
  now: Date,
): Promise<{ ok: true } | Refused> {
  const [met] = await store
    .update(conditions)
    .set({ metBy: by.memberId, metAt: now })
    .where(
      and(
        eq(conditions.buyerId, by.buyerId),
        eq(conditions.supplierId, supplierId),
        eq(conditions.id, conditionId),
        eq(conditions.isTold, true),
        isNull(conditions.metAt),
      ),
    )
    .returning({ what: conditions.what, decisionId: conditions.decisionId });
  if (!met) return { refusal: "overtaken" };
  await record(store, by, {
    what: "decision.condition met",
    supplierId,
    subjectId: met.decisionId,
    details: { condition: met.what },
  });
  return { ok: true };
}

/** What the supplier itself sees: the decision in force, and what it has answered. */
export async function decidedOn(store: Store, { buyerId, supplierId }: Whose) {
  const [decided] = await store
    .select({
      id: decisions.id,
      outcome: decisions.outcome,
      reason: decisions.reason,
      forPeople: decisions.forPeople,
      reviewBy: decisions.reviewBy,
      decidedAt: decisions.decidedAt,
      said: decisions.supplierSaid,
      conditions: sql<Condition[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', conditions.id, 'what', conditions.what, 'due', conditions.due, 'metAt', conditions.met_at)
                 order by conditions.due, conditions.id)
          from ${conditions} where conditions.buyer_id = decisions.buyer_id and conditions.supplier_id = decisions.supplier_id
           and conditions.decision_id = decisions.id), '[]')`,
    })
    .from(decisions)
    .where(and(eq(decisions.buyerId, buyerId), eq(decisions.supplierId, supplierId), eq(decisions.state, "decided")))
    .orderBy(desc(decisions.decidedAt), desc(decisions.id))
    .limit(1);
  return decided ?? null;
}

/** The supplier's own words on a decision, once. */
export async function sayOf(
  store: Store,
  by: SupplierSession,
  decisionId: string,
  said: string,
  now: Date,
): Promise<{ ok: true } | Refused> {
  const changed = await store
    .update(decisions)
    .set({ supplierSaid: said, saidBy: by.contactId, saidAt: now })
    .where(
      and(
        eq(decisions.buyerId, by.buyerId),
        eq(decisions.supplierId, by.supplierId),
        eq(decisions.id, decisionId),
        isNull(decisions.saidAt),
      ),
    )
    .returning({ id: decisions.id });
  if (changed.length === 0) return { refusal: "overtaken" };
  await record(store, by, { what: "decision.answered", subjectId: decisionId, details: {} });
  await tellBuyer(store, by, null, "decision", { reason: said, path: "/decision" });
  return { ok: true };
}

const refusals: Record<string, Refused["refusal"]> = {
  decisions_four_eyes: "another must",
  decisions_decider: "not yours",
  decisions_overtaken: "overtaken",
  decisions_follow: "overtaken",
  decisions_blocked: "blocked",
  decisions_conditions: "blocked",
};

/** Work the database may refuse by a rule; what was done of it is undone, and the rest of the transaction goes on. */
async function refusable<Done extends object>(
  store: Store,
  work: (nested: Store) => Promise<Done | Refused>,
): Promise<Done | Refused> {
  try {
    return await store.transaction(work);
  } catch (error) {
    const { cause = error } = error as { cause?: unknown };
    const refusal = refusals[(cause as { constraint_name?: string }).constraint_name ?? ""];
    if (refusal) return { refusal };
    throw error;
  }
}
