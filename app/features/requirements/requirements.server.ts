/**
 * The table of requirements in the database: a draft, the one in force, and every earlier edition as it was. What a table
 * would ask is worked out for all suppliers in a fixed number of statements, and looked at before anybody is asked.
 */
import type { Store } from "db/client.server";
import { buyers, members, requirements, requirementTables, suppliers } from "db/schema/index";
import type { BuyerKind, RiskLevel } from "db/schema/words";
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { askFor as askForAudit, requirementNames } from "~/features/audits/audits.server";
import { askFor as askForCertificate } from "~/features/certificates/asking.server";
import { certificateType } from "~/features/certificates/content/library";
import { askFor as askForDeclaration } from "~/features/declarations/requirements.server";
import { record } from "~/features/events/events.server";
import { todayIn } from "~/features/requests/deadlines";
import { type Askable, askableIn, type Invitee, invite, inviteesAmong } from "~/features/requests/invite.server";
import { kinds } from "~/features/requests/kinds";
import { type Line, type Required, requiredOf, type Scoped, usualTable } from "./table";

export type Table = { id: string; lines: readonly Line[]; version: number };

/** The one that holds now; null while none was applied. */
export async function tableInForce(store: Store, buyerId: string): Promise<Table | null> {
  const [table] = await store
    .select()
    .from(requirementTables)
    .where(and(eq(requirementTables.buyerId, buyerId), isNotNull(requirementTables.appliedAt)))
    .orderBy(desc(requirementTables.appliedAt), desc(requirementTables.id))
    .limit(1);
  return table ? asTable(table) : null;
}

export async function draftOf(store: Store, buyerId: string): Promise<Table | null> {
  const [table] = await store
    .select()
    .from(requirementTables)
    .where(and(eq(requirementTables.buyerId, buyerId), isNull(requirementTables.appliedAt)));
  return table ? asTable(table) : null;
}

export async function editionOf(store: Store, buyerId: string, id: string): Promise<Table | null> {
  const [table] = await store
    .select()
    .from(requirementTables)
    .where(and(eq(requirementTables.buyerId, buyerId), eq(requirementTables.id, id)));
  return table ? asTable(table) : null;
}

const asTable = ({ id, lines, version }: typeof requirementTables.$inferSelect): Table => ({
  id,
  lines: lines as Line[],
  version,
});

/** Every edition that was applied, newest first. */
export function editionsOf(store: Store, buyerId: string) {
  return store
    .select({
      id: requirementTables.id,
      appliedAt: requirementTables.appliedAt,
      appliedBy: members.name,
      askedSuppliers: requirementTables.askedSuppliers,
      askedRequests: requirementTables.askedRequests,
    })
    .from(requirementTables)
    .innerJoin(
      members,
      and(eq(members.buyerId, requirementTables.buyerId), eq(members.id, requirementTables.appliedBy)),
    )
    .where(eq(requirementTables.buyerId, buyerId))
    .orderBy(desc(requirementTables.appliedAt), desc(requirementTables.id));
}

/** Begins a draft from what is in force, or from the usual table; one that is there already stays. */
export async function startDraft(store: Store, by: MemberSession): Promise<void> {
  const lines = (await tableInForce(store, by.buyerId))?.lines ?? usualTable;
  await store
    .insert(requirementTables)
    .values({ buyerId: by.buyerId, lines, startedBy: by.memberId })
    .onConflictDoNothing();
}

/** What a draft was when it was looked at. */
type Seen = { id: string; version: number };

const seenDraft = (buyerId: string, { id, version }: Seen) =>
  and(
    eq(requirementTables.buyerId, buyerId),
    eq(requirementTables.id, id),
    eq(requirementTables.version, version),
    isNull(requirementTables.appliedAt),
  );

export async function changeDraft(
  store: Store,
  by: MemberSession,
  draft: Seen,
  lines: readonly Line[],
): Promise<"saved" | "overtaken"> {
  const saved = await store
    .update(requirementTables)
    .set({ lines, version: draft.version + 1 })
    .where(seenDraft(by.buyerId, draft))
    .returning({ id: requirementTables.id });
  return saved.length > 0 ? "saved" : "overtaken";
}

export async function discardDraft(store: Store, by: MemberSession, draft: Seen): Promise<"discarded" | "overtaken"> {
  const gone = await store
    .delete(requirementTables)
    .where(seenDraft(by.buyerId, draft))
    .returning({ id: requirementTables.id });
  return gone.length > 0 ? "discarded" : "overtaken";
}

/** What a line can ask for: everything there is a requirement for, and what becomes one when it is asked for. */
export async function nameable(
  store: Store,
  buyerId: string,
  found?: readonly Askable[],
): Promise<Pick<Askable, "kind" | "key" | "name">[]> {
  const known = found ?? (await askableIn(store, buyerId));
  const others = [...declarations, ...audits].filter(
    ({ kind, key }) => !known.some((one) => one.kind === kind && one.key === key),
  );
  return [...known.map(({ kind, key, name }) => ({ kind, key, name })), ...others];
}

const declarations = ["CMRT", "EMRT"].map((name) => ({
  kind: "declaration" as const,
  key: name.toLowerCase(),
  name: { nb: name, en: name },
}));
const audits = Object.entries(requirementNames).map(([key, name]) => ({ kind: "audit" as const, key, name }));

/** What is asked of each supplier, and how it stands to it. */
export type Effects = {
  asked: Askable[];
  invitees: Invitee[];
  required: ReadonlyMap<string, Required[]>;
};

/** Whom a table asks by itself: those one deals with. Prospective and suspended ones are asked by a person. */
const isAskedByTable = sql`suppliers.status not in ('inactive', 'prospective', 'suspended')`;

/**
 * What a table would ask, supplier by supplier; nobody is asked by looking.
 * @param chosen a condition on `suppliers`
 */
export async function effectsOf(
  store: Store,
  by: MemberSession,
  lines: readonly Line[],
  now: Date,
  chosen: SQL = isAskedByTable,
): Promise<Effects> {
  const { buyerId } = by;
  const [buyer] = await store.select({ kind: buyers.kind }).from(buyers).where(eq(buyers.id, buyerId));
  const required = await requiredAmong(store, buyerId, lines, buyer!.kind, chosen);
  const askable = await askableOnce(store, buyerId, lines);
  // One that is asked on different terms in different scopes has a place for each.
  const places = new Map<string, number>();
  const asked: Askable[] = [];
  for (const one of [...required.values()].flat()) {
    const found = askable.find(({ kind, key }) => kind === one.kind && key === one.key);
    if (!found || places.has(placeOf(one))) continue;
    places.set(placeOf(one), asked.length);
    asked.push({ ...found, daysToAnswer: one.daysToAnswer });
  }
  if (asked.length === 0) return { asked, invitees: [], required };
  const applying = new Map([...required].map(([id, all]) => [id, new Set(all.map((one) => places.get(placeOf(one))))]));
  const invitees = await inviteesAmong(
    store,
    buyerId,
    chosen,
    asked,
    "",
    todayIn(now, by.timeZone),
    (supplierId, place) => applying.get(supplierId)?.has(place) === true,
  );
  return { asked, invitees, required };
}

/** What there is a requirement for, and what becomes one when the table is applied; which covers which is the table's to say. */
async function askableOnce(store: Store, buyerId: string, lines: readonly Line[]): Promise<Askable[]> {
  const known = await askableIn(store, buyerId);
  const toCome = (await nameable(store, buyerId, known))
    .filter(({ kind, key }) => !known.some((one) => one.kind === kind && one.key === key))
    .map((one) => ({
      ...one,
      id: none,
      minutes: kinds[one.kind].minutes,
      daysToAnswer: kinds[one.kind].days,
      document: null,
      questionnaireId: null,
    }));
  return [...known, ...toCome].map((one) => ({
    ...one,
    coveredBy: [
      ...("coveredBy" in one ? one.coveredBy : []),
      ...lines.filter(({ satisfies }) => satisfies.includes(one.key)).map(({ key }) => key),
    ],
  }));
}
/** The id of no requirement: nobody was asked for it. */
const none = "00000000-0000-0000-0000-000000000000";

const placeOf = ({ kind, key, daysToAnswer }: Pick<Required, "kind" | "key" | "daysToAnswer">) =>
  `${kind} ${key} ${daysToAnswer}`;

/** What a table asks of each of the chosen suppliers, whether or not it was asked already. */
async function requiredAmong(
  store: Store,
  buyerId: string,
  lines: readonly Line[],
  buyerKind: BuyerKind,
  chosen: SQL,
): Promise<Map<string, Required[]>> {
  const rows = await store.execute<Scoped & { id: string; yearlySpend: string | null }>(sql`
    select suppliers.id, requirement_level as "requirementLevel", criticality, product_related as "productRelated", category,
           yearly_spend as "yearlySpend", staff.employees
      from suppliers
      left join lateral (
        select case when bool_and(sites.employees is not null) then sum(sites.employees)::int end as employees
          from sites
         where sites.buyer_id = suppliers.buyer_id and sites.supplier_id = suppliers.id
           and sites.facts_id = (select company_facts.id from company_facts
             where company_facts.buyer_id = suppliers.buyer_id and company_facts.supplier_id = suppliers.id
             order by company_facts.created_at desc, company_facts.id desc limit 1)) staff on true
     where suppliers.buyer_id = ${buyerId} and ${chosen}`);
  return new Map(
    rows.map(({ id, yearlySpend, ...supplier }) => [
      id,
      requiredOf(lines, { ...supplier, yearlySpend: yearlySpend === null ? null : Number(yearlySpend) }, buyerKind),
    ]),
  );
}

/** What a preview says: how many would get how much, and who. */
export function summaryOf({ asked, invitees }: Effects) {
  const getting = invitees.filter(({ outcome }) => outcome === "now");
  const cannot = invitees.filter(({ outcome }) => outcome === "no address" || outcome === "undeliverable");
  return {
    suppliers: getting.length,
    requests: getting.reduce((sum, { fresh }) => sum + fresh.length, 0),
    unreachable: cannot.length,
    each: getting.map(({ id, name, fresh }) => ({ id, name, asked: fresh.map((place) => asked[place]!.name) })),
  };
}

/**
 * Takes a draft into use: from now on it says what is asked. What it asks anew is sent at once, or left for later.
 * @returns how many suppliers were asked for how much; "overtaken" when the draft is not the one that was looked at
 */
export async function apply(
  store: Store,
  by: MemberSession,
  draft: Seen,
  { ask }: { ask: boolean },
  now: Date,
): Promise<"overtaken" | { suppliers: number; requests: number }> {
  const { buyerId, memberId } = by;
  const [table] = await store
    .update(requirementTables)
    .set({ appliedBy: memberId, appliedAt: now, version: draft.version + 1 })
    .where(seenDraft(buyerId, draft))
    .returning();
  if (!table) return "overtaken";
  const { lines } = asTable(table);
  await makeAskable(store, by, lines);
  const sent = ask
    ? await askWhatIsNew(store, by, table.id, await effectsOf(store, by, lines, now), now)
    : { suppliers: 0, requests: 0 };
  await store
    .update(requirementTables)
    .set({ askedSuppliers: sent.suppliers, askedRequests: sent.requests })
    .where(and(eq(requirementTables.buyerId, buyerId), eq(requirementTables.id, table.id)));
  await record(store, by, { what: "requirements.applied", subjectId: table.id, details: { lines, ...sent } });
  return sent;
}

/** Asks those who have not been asked yet for what a table asks of them, in one mail each. */
export async function askWhatIsNew(
  store: Store,
  by: MemberSession,
  tableId: string,
  { asked, invitees }: Effects,
  now: Date,
) {
  const inviting = { chosen: sql`true`, asked, concerning: "", words: {}, deadline: null, tableId };
  return asked.length > 0 ? invite(store, by, inviting, now, invitees) : { suppliers: 0, requests: 0 };
}

/** Requirements there were none of yet, and for those there are, the terms the table gives them. */
async function makeAskable(store: Store, by: MemberSession, lines: readonly Line[]) {
  const { buyerId } = by;
  for (const { kind, key, daysToAnswer } of lines) {
    if (kind === "audit") await askForAudit(store, buyerId, key);
    if (kind === "declaration") await askForDeclaration(store, by, key === "emrt" ? "EMRT" : "CMRT");
    const type = kind === "certificate" ? certificateType(key) : undefined;
    if (type) await askForCertificate(store, by, type, daysToAnswer);
  }
  for (const { kind, key, satisfies, daysToAnswer, validMonths } of lines)
    await store
      .update(requirements)
      .set({ satisfies: [...satisfies], daysToAnswer, validMonths, version: sql`${requirements.version} + 1` })
      .where(
        and(
          eq(requirements.buyerId, buyerId),
          eq(requirements.kind, kind),
          eq(requirements.key, key),
          isNull(requirements.retiredAt),
        ),
      );
}

/**
 * Sets a requirement level in the rules' stead, with a reason; null goes back to them. What is asked follows at once.
 * @returns "overtaken" when somebody changed the supplier meanwhile
 */
export async function overrideLevel(
  store: Store,
  by: MemberSession,
  { supplierId, version }: { supplierId: string; version: number },
  override: { level: RiskLevel; reason: string } | null,
): Promise<"done" | "overtaken"> {
  const here = and(eq(suppliers.buyerId, by.buyerId), eq(suppliers.id, supplierId));
  const [was] = await store.select({ level: suppliers.requirementLevel }).from(suppliers).where(here);
  const [set] = await store
    .update(suppliers)
    .set({
      requirementOverride: override?.level ?? null,
      requirementReason: override?.reason ?? null,
      version: version + 1,
    })
    .where(and(here, eq(suppliers.version, version)))
    .returning({ level: suppliers.requirementLevel });
  if (!set || !was) return "overtaken";
  await record(store, by, {
    what: override ? "requirements.level set" : "requirements.level set back",
    supplierId,
    details: { levelBefore: was.level, levelAfter: set.level, ...(override && { reason: override.reason }) },
  });
  return "done";
}

/** What the table in force asks of one supplier, and where each of it stands. */
export async function askedOf(store: Store, by: MemberSession, supplierId: string, now: Date) {
  const table = await tableInForce(store, by.buyerId);
  if (!table) return null;
  const chosen = sql`suppliers.id = ${supplierId}`;
  const { required, asked, invitees } = await effectsOf(store, by, table.lines, now, chosen);
  const fresh = (invitees[0]?.fresh ?? []).map((place) => asked[place]!);
  return (required.get(supplierId) ?? []).map((one) => ({
    ...one,
    name: asked.find(({ kind, key }) => kind === one.kind && key === one.key)?.name ?? null,
    isNew: fresh.some(({ kind, key }) => kind === one.kind && key === one.key),
    scopes: one.lines.map((place) => table.lines[place]!.scope),
  }));
}
