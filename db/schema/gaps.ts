/**
 * Gaps: where a supplier falls short, raised by a rule or by a person. Found twice by the same rule about the same thing,
 * it is one gap for as long as it is not settled. What a rule found, and about which answer, is kept as it was then.
 */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { both, createdAt, id, moment, oneOf, turnOf } from "./columns";
import { contacts } from "./contacts";
import { members } from "./members";
import { jobs, membersOf, supplierItself } from "./policies";
import { requests } from "./requests";
import { suppliers } from "./suppliers";
import {
  askedStates,
  chainPlaces,
  gapKinds,
  gapNatures,
  gapSources,
  gapStateNames,
  gapStates,
  severities,
} from "./words";

export const gaps = pgTable(
  "gaps",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    requestId: uuid(),
    kind: text({ enum: gapKinds }).notNull(),
    source: text({ enum: gapSources }).notNull(),
    /** The rule that found it and what about: a questionnaire and its question, a document and its clause. Empty when by hand. */
    rule: text(),
    subject: text(),
    /** What it is about, in words: the question, the clause. */
    title: both().notNull(),
    /** What was answered, or the reason given; as it was. */
    answer: jsonb().$type<unknown>(),
    /** What is proposed to be done. */
    action: both(),
    theme: both(),
    /** The step of the OECD model it belongs to, 1–6. */
    oecdStep: integer(),
    place: text({ enum: chainPlaces }),
    /** None for what only has to be supplied. */
    severity: text({ enum: severities }),
    /** Zero tolerance from an answer is a suspicion until a coordinator confirms it. */
    isSuspected: boolean().notNull().default(false),
    /** An answer that may break the contract: a coordinator confirms it, by its nature, or rules it out. */
    mayBeBreach: boolean().notNull().default(false),
    nature: text({ enum: gapNatures }),
    state: text({ enum: gapStateNames }).notNull(),
    waitsFor: text({ enum: ["supplier", "buyer"] }).generatedAlwaysAs(turnOf(gapStates)),
    /** A later answer no longer falls short: proposed for closing. */
    mendedAt: moment(),
    /** Of confirmed serious cases: who was harmed, what was done for them, and whether they are satisfied. */
    harmed: text(),
    remedy: text(),
    satisfied: text(),
    /** Why the severity was changed, the risk accepted or the gap closed. */
    reason: text(),
    acceptedUntil: date(),
    raisedBy: uuid(),
    /** Who agreed to what the supplier does about it. */
    agreedBy: uuid(),
    closedBy: uuid(),
    closedAt: moment(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    unique("gaps_owner").on(table.buyerId, table.supplierId, table.id),
    uniqueIndex("gaps_found_once")
      .on(table.buyerId, table.supplierId, table.rule, table.subject)
      .where(sql`state not in ('accepted', 'verified')`),
    uniqueIndex("gaps_by_hand_once")
      .on(table.buyerId, table.supplierId, sql`lower(title ->> 'nb')`)
      .where(sql`source = 'by hand' and state not in ('accepted', 'verified')`),
    index("gaps_open").on(table.buyerId, table.severity, table.id).where(sql`state = 'open'`),
    index("gaps_done").on(table.buyerId, table.severity, table.id).where(sql`state = 'done'`),
    index("gaps_suspected")
      .on(table.buyerId, table.id)
      .where(sql`closed_at is null and (is_suspected or (may_be_breach and nature is null))`),
    foreignKey({
      name: "gaps_supplier",
      columns: [table.buyerId, table.supplierId],
      foreignColumns: [suppliers.buyerId, suppliers.id],
    }),
    foreignKey({
      name: "gaps_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "gaps_raised_by",
      columns: [table.buyerId, table.raisedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "gaps_agreed_by",
      columns: [table.buyerId, table.agreedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    foreignKey({
      name: "gaps_closed_by",
      columns: [table.buyerId, table.closedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("gaps_kind", table.kind, gapKinds),
    oneOf("gaps_source", table.source, gapSources),
    oneOf("gaps_place", table.place, chainPlaces),
    oneOf("gaps_severity", table.severity, severities),
    oneOf("gaps_nature", table.nature, gapNatures),
    oneOf("gaps_state", table.state, gapStateNames),
    check("gaps_oecd_step", sql`oecd_step between 1 and 6`),
    check("gaps_by_rule_or_person", sql`(source = 'by hand') = (rule is null) and (rule is null) = (subject is null)`),
    check("gaps_by_hand", sql`source <> 'by hand' or raised_by is not null`),
    check("gaps_serious", sql`(severity is null) = (kind = 'supplement')`),
    check("gaps_suspected", sql`not is_suspected or severity = 'zero_tolerance'`),
    check("gaps_path", sql`state = 'risk accepted' or (state in ('asked', 'accepted')) = (kind = 'supplement')`),
    check("gaps_risk_accepted", sql`state <> 'risk accepted' or (accepted_until is not null and reason is not null)`),
    check("gaps_closed", sql`(state in ('accepted', 'verified')) = (closed_by is not null and closed_at is not null)`),
    check(
      "gaps_four_eyes",
      sql`state <> 'verified' or severity not in ('zero_tolerance', 'major') or (closed_by is distinct from raised_by and closed_by is distinct from agreed_by)`,
    ),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);

/** A supplier does not agree that something is a gap. While it is not answered, its clock stands still (migration `after`). */
export const disputes = pgTable(
  "disputes",
  {
    id: id(),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    gapId: uuid().notNull(),
    /** The plan it was to be in. */
    requestId: uuid().notNull(),
    reason: text().notNull(),
    disputedBy: uuid().notNull(),
    disputedOn: date().notNull(),
    answerBy: date().notNull(),
    state: text({ enum: askedStates }).notNull().default("asked"),
    answer: text(),
    decidedBy: uuid(),
    decidedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    unique("disputes_owner").on(table.buyerId, table.supplierId, table.id),
    uniqueIndex("disputes_one_asked").on(table.buyerId, table.supplierId, table.gapId).where(sql`state = 'asked'`),
    index("disputes_asked").on(table.buyerId, table.answerBy, table.id).where(sql`state = 'asked'`),
    foreignKey({
      name: "disputes_gap",
      columns: [table.buyerId, table.supplierId, table.gapId],
      foreignColumns: [gaps.buyerId, gaps.supplierId, gaps.id],
    }),
    foreignKey({
      name: "disputes_request",
      columns: [table.buyerId, table.supplierId, table.requestId],
      foreignColumns: [requests.buyerId, requests.supplierId, requests.id],
    }),
    foreignKey({
      name: "disputes_disputed_by",
      columns: [table.buyerId, table.supplierId, table.disputedBy],
      foreignColumns: [contacts.buyerId, contacts.supplierId, contacts.id],
    }),
    foreignKey({
      name: "disputes_decided_by",
      columns: [table.buyerId, table.decidedBy],
      foreignColumns: [members.buyerId, members.id],
    }),
    oneOf("disputes_state", table.state, askedStates),
    check("disputes_days", sql`answer_by >= disputed_on`),
    check(
      "disputes_answered",
      sql`state not in ('granted', 'refused') or (answer is not null and decided_by is not null and decided_at is not null)`,
    ),
    membersOf(),
    supplierItself(),
    jobs(),
  ],
);
