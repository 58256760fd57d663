/**
 * Everything that waits for a person, in one statement: of each kind how many there are and the first few, the most
 * urgent or the newest first. Each kind is read from an index of what is open, so that what is settled costs nothing.
 */
import type { Store } from "db/client.server";
import type { DecisionOutcome, RequestKind, RequestState, Severity } from "db/schema/words";
import { type SQL, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { certificateType } from "~/features/certificates/content/library";
import { type DeskKind, type DeskView, deskKinds, perDeskPage, perSection } from "./desk";

export type DeskItem = {
  kind: DeskKind;
  id: string;
  supplierId: string;
  supplier: string;
  requestId: string | null;
  /** What was asked, in both languages; null where it is no request. */
  name: { nb: string; en: string } | null;
  /** When it came about; the deadline or the day itself for what has a day. */
  at: string;
  facts: {
    by?: string;
    reason?: string | null;
    words?: string;
    until?: string;
    deadline?: string;
    clauses?: string[];
    question?: string | null;
    isZeroTolerance?: boolean;
    claim?: "not relevant" | "already done";
    state?: RequestState;
    asked?: RequestKind;
    email?: string;
    person?: string;
    contactId?: string;
    serverSaid?: string | null;
    why?: unknown;
    days?: number;
    /** Of a certificate. */
    type?: string;
    severity?: Severity;
    count?: number;
    outcome?: DecisionOutcome;
    isMine?: boolean;
  };
};

export type Desk = { counts: Record<DeskKind, number>; items: DeskItem[] };

/** @param today in the buyer's time zone */
export async function deskOf(
  store: Store,
  by: Pick<MemberSession, "buyerId" | "memberId">,
  view: DeskView,
  today: string,
): Promise<Desk> {
  const lists = listsOf(by, view, today);
  const counted = (kind: DeskKind) =>
    sql`(select ${kind}::text as kind, count(*)::int as total, null::jsonb as item from ${lists[kind].from})`;
  const shown = (kind: DeskKind, limit: number, offset: number) => {
    const { columns, from, order } = lists[kind];
    return sql`(select ${kind}::text as kind, (count(*) over ())::int as total,
      jsonb_build_object(${columns}, 'supplierId', suppliers.id, 'supplier', suppliers.name) as item
      from ${from} order by ${order} limit ${limit}::int offset ${offset}::int)`;
  };
  // A page past the end has no rows to say how many there are: the kind that has pages is counted apart.
  const parts = deskKinds.flatMap((kind) => {
    if (view.only === null) return [shown(kind, perSection, 0)];
    return view.only === kind
      ? [counted(kind), shown(kind, perDeskPage, (view.page - 1) * perDeskPage)]
      : [counted(kind)];
  });
  const rows = await store.execute<{ kind: DeskKind; total: number; item: Omit<DeskItem, "kind"> | null }>(
    sql.join(parts, sql` union all `),
  );
  const counts = Object.fromEntries(deskKinds.map((kind) => [kind, 0])) as Record<DeskKind, number>;
  for (const { kind, total } of rows) counts[kind] = total;
  return { counts, items: rows.flatMap(({ kind, item }) => (item ? [{ ...named(item), kind }] : [])) };
}

/** What a certificate is called is content, not a row. */
const named = <Item extends Omit<DeskItem, "kind">>(item: Item) =>
  item.facts.type ? { ...item, name: certificateType(item.facts.type)?.name ?? null } : item;

const worstFirst = sql`array_position(array['zero_tolerance', 'major', 'moderate', 'minor'], gaps.severity)`;

/** How long what only has to be known is shown. */
const daysOfNews = 14;
/** How long before its day a condition or a review is shown. */
const daysAhead = 30;

type List = { columns: SQL; from: SQL; order: SQL };

function listsOf({ buyerId, memberId }: Pick<MemberSession, "buyerId" | "memberId">, view: DeskView, today: string) {
  const { owner, risk, country, category } = view.narrowed;
  const narrowed = sql.join(
    [
      owner && sql`and suppliers.owner_id = ${owner}`,
      risk && sql`and suppliers.risk_level = ${risk}`,
      country && sql`and suppliers.country = ${country}`,
      category && sql`and suppliers.category = ${category}`,
    ].filter((one) => one !== undefined && one !== ""),
    sql` `,
  );
  const whose =
    view.whose === "all"
      ? narrowed
      : sql`and (suppliers.owner_id = ${memberId} or suppliers.coordinator_id = ${memberId} or (suppliers.owner_id is null and suppliers.coordinator_id is null)) ${narrowed}`;
  const requested = (table: SQL) => sql`
    join requests on requests.buyer_id = ${table}.buyer_id and requests.supplier_id = ${table}.supplier_id and requests.id = ${table}.request_id
    join requirements on requirements.buyer_id = requests.buyer_id and requirements.id = requests.requirement_id
    join suppliers on suppliers.buyer_id = ${table}.buyer_id and suppliers.id = ${table}.supplier_id ${whose}`;
  const saidBy = (table: SQL, contact: SQL) => sql`
    join contacts on contacts.buyer_id = ${table}.buyer_id and contacts.supplier_id = ${table}.supplier_id and contacts.id = ${contact}`;
  const ofRequest = sql`'requestId', requests.id, 'name', requirements.name`;

  const inState = (condition: SQL, more = sql``): List => ({
    columns: sql`'id', requests.id, ${ofRequest}, 'at', coalesce(requests.submitted_at, requests.closed_at, requests.sent_at),
      'facts', jsonb_build_object('state', requests.state, 'asked', requests.kind, 'reason', requests.reason${more})`,
    from: sql`requests
      join requirements on requirements.buyer_id = requests.buyer_id and requirements.id = requests.requirement_id
      join suppliers on suppliers.buyer_id = requests.buyer_id and suppliers.id = requests.supplier_id ${whose}
      where requests.buyer_id = ${buyerId} and ${condition}`,
    order: sql`coalesce(requests.submitted_at, requests.closed_at, requests.sent_at) desc, requests.id desc`,
  });

  return {
    // Zero tolerance before a possible breach of contract.
    suspicion: {
      columns: sql`'id', gaps.id, 'requestId', gaps.request_id, 'name', gaps.title, 'at', gaps.created_at,
        'facts', jsonb_build_object('isZeroTolerance', gaps.is_suspected)`,
      from: sql`gaps
        join suppliers on suppliers.buyer_id = gaps.buyer_id and suppliers.id = gaps.supplier_id ${whose}
        where gaps.buyer_id = ${buyerId} and gaps.closed_at is null
          and (gaps.is_suspected or (gaps.may_be_breach and gaps.nature is null))`,
      order: sql`gaps.is_suspected desc, gaps.id desc`,
    },
    // What another proposed comes before what one has proposed oneself.
    decision: {
      columns: sql`'id', decisions.id, 'requestId', null, 'name', null, 'at', decisions.created_at,
        'facts', jsonb_build_object('outcome', decisions.outcome, 'by', members.name, 'reason', decisions.reason, 'isMine', decisions.proposed_by = ${memberId})`,
      from: sql`decisions
        join members on members.buyer_id = decisions.buyer_id and members.id = decisions.proposed_by
        join suppliers on suppliers.buyer_id = decisions.buyer_id and suppliers.id = decisions.supplier_id ${whose}
        where decisions.buyer_id = ${buyerId} and decisions.state = 'proposed'`,
      order: sql`(decisions.proposed_by = ${memberId}), decisions.id`,
    },
    // News, as an addendum is.
    "answered decision": {
      columns: sql`'id', decisions.id, 'requestId', null, 'name', null, 'at', decisions.said_at,
        'facts', jsonb_build_object('outcome', decisions.outcome, 'by', contacts.name, 'words', decisions.supplier_said)`,
      from: sql`decisions ${saidBy(sql`decisions`, sql`decisions.said_by`)}
        join suppliers on suppliers.buyer_id = decisions.buyer_id and suppliers.id = decisions.supplier_id ${whose}
        where decisions.buyer_id = ${buyerId} and decisions.said_at > ${today}::date - ${daysOfNews}::int`,
      order: sql`decisions.said_at desc, decisions.id`,
    },
    // Of a decision that still holds.
    condition: {
      columns: sql`'id', conditions.id, 'requestId', null, 'name', null, 'at', conditions.due,
        'facts', jsonb_build_object('words', conditions.what, 'days', ${today}::date - conditions.due)`,
      from: sql`conditions
        join suppliers on suppliers.buyer_id = conditions.buyer_id and suppliers.id = conditions.supplier_id
         and suppliers.status = 'approved with conditions' ${whose}
        where conditions.buyer_id = ${buyerId} and conditions.is_told and conditions.met_at is null
          and conditions.due <= ${today}::date + ${daysAhead}::int
          and not exists (select from decisions mine join decisions later on later.buyer_id = mine.buyer_id
            and later.supplier_id = mine.supplier_id and later.follows_id = mine.id and later.state = 'decided'
           where mine.buyer_id = conditions.buyer_id and mine.supplier_id = conditions.supplier_id and mine.id = conditions.decision_id)`,
      order: sql`conditions.due, conditions.id`,
    },
    ready: {
      columns: sql`'id', suppliers.id, 'requestId', null, 'name', null, 'at', suppliers.created_at, 'facts', '{}'::jsonb`,
      from: sql`suppliers where suppliers.buyer_id = ${buyerId} and suppliers.status in ('onboarding', 'in review')
        and suppliers.next_deadline is null and suppliers.waiting_for_us = 0 ${whose}
        and not exists (select from decisions where decisions.buyer_id = suppliers.buyer_id
          and decisions.supplier_id = suppliers.id and decisions.state = 'proposed')`,
      order: sql`suppliers.name, suppliers.id`,
    },
    "review due": {
      columns: sql`'id', suppliers.id, 'requestId', null, 'name', null, 'at', suppliers.review_by,
        'facts', jsonb_build_object('days', ${today}::date - suppliers.review_by)`,
      from: sql`suppliers where suppliers.buyer_id = ${buyerId} and suppliers.review_by <= ${today}::date + ${daysAhead}::int
        and suppliers.status <> 'inactive' ${whose}`,
      order: sql`suppliers.review_by, suppliers.id`,
    },
    claim: {
      columns: sql`'id', claims.id, ${ofRequest}, 'at', claims.created_at,
        'facts', jsonb_build_object('claim', claims.kind, 'by', contacts.name, 'reason', claims.reason)`,
      from: sql`claims ${requested(sql`claims`)} ${saidBy(sql`claims`, sql`claims.claimed_by`)}
        where claims.buyer_id = ${buyerId} and claims.state = 'asked'`,
      order: sql`claims.id desc`,
    },
    question: {
      columns: sql`'id', requests.id, ${ofRequest}, 'at', requests.question_at,
        'facts', (select jsonb_build_object('by', contacts.name, 'words', messages.body, 'question', messages.question)
          from messages ${saidBy(sql`messages`, sql`messages.contact_id`)}
         where messages.buyer_id = requests.buyer_id and messages.supplier_id = requests.supplier_id
           and messages.request_id = requests.id
         order by messages.id desc limit 1)`,
      from: sql`requests
        join requirements on requirements.buyer_id = requests.buyer_id and requirements.id = requests.requirement_id
        join suppliers on suppliers.buyer_id = requests.buyer_id and suppliers.id = requests.supplier_id ${whose}
        where requests.buyer_id = ${buyerId} and requests.question_at is not null`,
      order: sql`requests.question_at, requests.id`,
    },
    // The one whose deadline is nearest comes first: it runs out while nobody answers.
    "more time": {
      columns: sql`'id', extensions.id, ${ofRequest}, 'at', extensions.created_at,
        'facts', jsonb_build_object('by', contacts.name, 'reason', extensions.reason, 'until', extensions.asked_until, 'deadline', requests.deadline)`,
      from: sql`extensions ${requested(sql`extensions`)} ${saidBy(sql`extensions`, sql`extensions.asked_by`)}
        where extensions.buyer_id = ${buyerId} and extensions.state = 'asked' and requests.waits_for is not null`,
      order: sql`requests.deadline, extensions.id desc`,
    },
    dispute: {
      columns: sql`'id', disputes.gap_id, 'requestId', disputes.request_id, 'name', gaps.title, 'at', disputes.answer_by,
        'facts', jsonb_build_object('by', contacts.name, 'reason', disputes.reason)`,
      from: sql`disputes
        join gaps on gaps.buyer_id = disputes.buyer_id and gaps.supplier_id = disputes.supplier_id and gaps.id = disputes.gap_id
        join suppliers on suppliers.buyer_id = disputes.buyer_id and suppliers.id = disputes.supplier_id ${whose}
        ${saidBy(sql`disputes`, sql`disputes.disputed_by`)}
        where disputes.buyer_id = ${buyerId} and disputes.state = 'asked'`,
      order: sql`disputes.answer_by, disputes.id`,
    },
    proposal: {
      columns: sql`'id', proposed_contacts.id, 'requestId', null, 'name', null, 'at', proposed_contacts.created_at,
        'facts', jsonb_build_object('by', contacts.name, 'person', proposed_contacts.name, 'email', proposed_contacts.email, 'reason', proposed_contacts.reason)`,
      from: sql`proposed_contacts
        join suppliers on suppliers.buyer_id = proposed_contacts.buyer_id and suppliers.id = proposed_contacts.supplier_id ${whose}
        ${saidBy(sql`proposed_contacts`, sql`proposed_contacts.proposed_by`)}
        where proposed_contacts.buyer_id = ${buyerId} and proposed_contacts.state = 'asked'`,
      order: sql`proposed_contacts.id desc`,
    },
    undeliverable: {
      columns: sql`'id', contacts.id, 'requestId', null, 'name', null, 'at', contacts.undeliverable_since,
        'facts', jsonb_build_object('contactId', contacts.id, 'person', contacts.name, 'email', contacts.email)`,
      from: sql`contacts
        join suppliers on suppliers.buyer_id = contacts.buyer_id and suppliers.id = contacts.supplier_id and suppliers.status <> 'inactive' ${whose}
        where contacts.buyer_id = ${buyerId} and contacts.undeliverable_since is not null and contacts.left_at is null`,
      order: sql`contacts.undeliverable_since desc, contacts.id`,
    },
    reservation: inState(
      sql`requests.waits_for = 'buyer' and requests.state = 'signed with reservation'`,
      sql`, 'clauses', (
        select jsonb_agg(reservations.clause order by string_to_array(reservations.clause, '.')::int[])
          from signed_documents signed
          join reservations on reservations.buyer_id = signed.buyer_id and reservations.supplier_id = signed.supplier_id
           and reservations.signature_id = signed.signature_id and reservations.document_id = signed.document_id
         where signed.buyer_id = requests.buyer_id and signed.supplier_id = requests.supplier_id and signed.request_id = requests.id)`,
    ),
    "own code": inState(sql`requests.waits_for = 'buyer' and requests.state = 'own code'`),
    declined: inState(sql`requests.state = 'declined'`),
    review: inState(
      sql`requests.waits_for = 'buyer' and requests.kind not in ('certificate', 'audit', 'improvement plan') and requests.state not in ('not relevant asked', 'already done asked', 'signed with reservation', 'own code')`,
    ),
    plan: inState(
      sql`requests.waits_for = 'buyer' and requests.kind = 'improvement plan' and requests.state = 'submitted'`,
    ),
    // What the supplier has reported as done waits for somebody to see that it is.
    "done action": {
      columns: sql`'id', gaps.id, 'requestId', (
          select actions.request_id from actions where actions.buyer_id = gaps.buyer_id and actions.supplier_id = gaps.supplier_id
             and actions.gap_id = gaps.id order by actions.id desc limit 1),
        'name', gaps.title, 'at', gaps.created_at, 'facts', jsonb_build_object('severity', gaps.severity)`,
      from: sql`gaps
        join suppliers on suppliers.buyer_id = gaps.buyer_id and suppliers.id = gaps.supplier_id ${whose}
        where gaps.buyer_id = ${buyerId} and gaps.state = 'done'`,
      order: sql`${worstFirst}, gaps.id`,
    },
    // Suspicions stand above; what is minor is advice, looked at next time.
    gap: {
      columns: sql`'id', gaps.id, 'requestId', gaps.request_id, 'name', gaps.title, 'at', gaps.created_at,
        'facts', jsonb_build_object('severity', gaps.severity)`,
      from: sql`gaps
        join suppliers on suppliers.buyer_id = gaps.buyer_id and suppliers.id = gaps.supplier_id ${whose}
        where gaps.buyer_id = ${buyerId} and gaps.state = 'open' and gaps.severity <> 'minor' and not gaps.is_suspected
          and not (gaps.may_be_breach and gaps.nature is null)`,
      order: sql`${worstFirst}, gaps.id`,
    },
    audit: inState(sql`requests.waits_for = 'buyer' and requests.kind = 'audit'`),
    // Whether or not it was asked for.
    certificate: {
      columns: sql`'id', certificates.id, 'requestId', null, 'name', null, 'at', certificates.submitted_at,
        'facts', jsonb_build_object('type', certificates.type, 'by', contacts.name)`,
      from: sql`certificates
        join suppliers on suppliers.buyer_id = certificates.buyer_id and suppliers.id = certificates.supplier_id ${whose}
        ${saidBy(sql`certificates`, sql`certificates.added_by`)}
        where certificates.buyer_id = ${buyerId} and certificates.state = 'submitted'`,
      order: sql`certificates.submitted_at, certificates.id`,
    },
    // Nothing is left to do: it is news, and stands here for two weeks.
    addendum: inState(
      sql`requests.state = 'addendum signed' and requests.closed_at > ${today}::date - ${daysOfNews}::int`,
    ),
    // Of several changes nobody has seen, the newest tells what changes when it is.
    risk: {
      columns: sql`'id', risk_changes.id, 'requestId', null, 'name', null, 'at', risk_changes.created_at,
        'facts', jsonb_build_object('why', risk_changes.why)`,
      from: sql`risk_changes
        join suppliers on suppliers.buyer_id = risk_changes.buyer_id and suppliers.id = risk_changes.supplier_id and suppliers.status <> 'inactive' ${whose}
        where risk_changes.buyer_id = ${buyerId} and risk_changes.seen_at is null
          and not exists (select from risk_changes newer where newer.buyer_id = risk_changes.buyer_id
            and newer.supplier_id = risk_changes.supplier_id and newer.seen_at is null and newer.id > risk_changes.id)`,
      order: sql`(risk_changes.after = 'high') desc, risk_changes.id desc`,
    },
    // An exemption holds until somebody looks at it again.
    exemption: inState(sql`requests.state = 'exempted' and requests.review_on <= ${today}`),
    call: {
      columns: sql`'id', suppliers.id, 'requestId', null, 'name', null, 'at', suppliers.next_contact, 'facts', '{}'::jsonb`,
      from: sql`suppliers where suppliers.buyer_id = ${buyerId} and suppliers.next_contact <= ${today} and suppliers.status <> 'inactive' ${whose}`,
      order: sql`suppliers.next_contact, suppliers.name, suppliers.id`,
    },
    overdue: {
      columns: sql`'id', suppliers.id, 'requestId', null, 'name', null, 'at', suppliers.next_deadline,
        'facts', jsonb_build_object('days', ${today}::date - suppliers.next_deadline)`,
      from: sql`suppliers where suppliers.buyer_id = ${buyerId} and suppliers.next_deadline < ${today} and suppliers.status <> 'inactive' ${whose}`,
      order: sql`suppliers.next_deadline, suppliers.name, suppliers.id`,
    },
  } satisfies Record<DeskKind, List>;
}
