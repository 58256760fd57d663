/**
 * Risk levels in the database.
 *
 * A level is computed from the newest edition of the country index and from where things are made. What a member
 * changes herself counts at once. What the supplier or a new edition changes waits until a member has seen it: only
 * then is the level another one (DESIGN 8).
 */
import type { Store } from "db/client.server";
import { companyFacts, countryScores, editions, members, riskChanges, suppliers } from "db/schema/index";
import type { RiskLevel, SupplierRole } from "db/schema/words";
import { and, asc, desc, eq, isNull, lte, sql } from "drizzle-orm";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { adjust } from "~/features/requirements/adjusting.server";
import { isHighRiskProduct } from "~/features/suppliers/categories";
import type { CountryRights, CountryScore } from "./country-index";
import { changed, type Edition, type Production, type Risk, type RiskChange, riskOf } from "./risk-level";

export type KeptEdition = Edition & {
  id: string;
  source: string;
  validFrom: string;
  /** Shown beside the index; they decide nothing. */
  rights: ReadonlyMap<string, CountryRights>;
};

/** The edition levels are read from now; null while nobody has brought one. */
export async function newestEdition(store: Store, buyerId: string): Promise<KeptEdition | null> {
  const [edition] = await store
    .select()
    .from(editions)
    .where(and(eq(editions.buyerId, buyerId), eq(editions.kind, "country index")))
    .orderBy(desc(editions.validFrom), desc(editions.id))
    .limit(1);
  return edition ? withScores(store, edition) : null;
}

/** An older one, that a level still stands by. */
export async function editionOf(store: Store, buyerId: string, id: string): Promise<KeptEdition | null> {
  const [edition] = await store
    .select()
    .from(editions)
    .where(and(eq(editions.buyerId, buyerId), eq(editions.id, id)));
  return edition ? withScores(store, edition) : null;
}

async function withScores(store: Store, edition: typeof editions.$inferSelect): Promise<KeptEdition> {
  const { id, buyerId, name, source, validFrom } = edition;
  const rows = await store
    .select({ country: countryScores.country, score: countryScores.score, flags: countryScores.flags })
    .from(countryScores)
    .where(and(eq(countryScores.buyerId, buyerId), eq(countryScores.editionId, id)));
  return {
    ...{ id, name, source, validFrom },
    scores: new Map(rows.map(({ country, score }) => [country, score])),
    rights: new Map(rows.map(({ country, flags }) => [country, flags as CountryRights])),
  };
}

export type Asked = { country: string | null; role: SupplierRole | null; category: string | null };

export const riskFrom = (asked: Asked, production: Production | null, edition: Edition): Risk =>
  riskOf({ ...asked, production, highRiskProduct: isHighRiskProduct(asked.category) }, edition);

/** Where the supplier last said things are made; null until its facts are in. */
async function productionOf(store: Store, buyerId: string, supplierId: string): Promise<Production | null> {
  const [facts] = await store
    .select({ siteCountries, resoldCountries: companyFacts.resoldCountries })
    .from(companyFacts)
    .where(and(eq(companyFacts.buyerId, buyerId), eq(companyFacts.supplierId, supplierId)))
    .orderBy(desc(companyFacts.createdAt), desc(companyFacts.id))
    .limit(1);
  return facts ?? null;
}

/** In plain SQL: inside a subquery Drizzle leaves out which table a column is of. */
const siteCountries = sql<string[]>`array(select sites.country from sites
  where sites.buyer_id = company_facts.buyer_id and sites.supplier_id = company_facts.supplier_id
    and sites.facts_id = company_facts.id order by sites.position)`;

/** `productionOf` within a query over suppliers. */
const newestProduction = () => sql<Production | null>`(
  select jsonb_build_object('siteCountries', ${siteCountries}, 'resoldCountries', company_facts.resold_countries)
    from company_facts where company_facts.buyer_id = suppliers.buyer_id and company_facts.supplier_id = suppliers.id
   order by company_facts.created_at desc, company_facts.id desc limit 1)`;

/** The level of a supplier as it would be computed now, with its reasons. */
export async function riskNow(store: Store, buyerId: string, supplier: Asked & { id: string }) {
  const edition = await newestEdition(store, buyerId);
  if (!edition) return null;
  const production = await productionOf(store, buyerId, supplier.id);
  return { risk: riskFrom(supplier, production, edition), edition, production };
}

/** The same as a page shows it: with where the list comes from, and what is known of workers' rights in each country. */
export async function riskShown(store: Store, buyerId: string, supplier: Asked & { id: string }) {
  const found = await riskNow(store, buyerId, supplier);
  if (!found) return null;
  const { risk, edition } = found;
  return {
    ...risk,
    source: edition.source,
    validFrom: edition.validFrom,
    countries: risk.countries.map((one) => ({ ...one, ...edition.rights.get(one.country) })),
  };
}

export type WaitingChange = {
  id: string;
  before: RiskLevel;
  after: RiskLevel;
  why: RiskChange;
  createdAt: Date;
  seenBy: string | null;
  seenAt: Date | null;
  edition: string;
};

/** Changes of a supplier's level, newest first, seen and unseen. */
export async function riskChangesOf(store: Store, buyerId: string, supplierId: string): Promise<WaitingChange[]> {
  const rows = await store
    .select({
      id: riskChanges.id,
      before: riskChanges.before,
      after: riskChanges.after,
      why: riskChanges.why,
      createdAt: riskChanges.createdAt,
      seenBy: members.name,
      seenAt: riskChanges.seenAt,
      edition: editions.name,
    })
    .from(riskChanges)
    .innerJoin(editions, and(eq(editions.buyerId, riskChanges.buyerId), eq(editions.id, riskChanges.editionId)))
    .leftJoin(members, and(eq(members.buyerId, riskChanges.buyerId), eq(members.id, riskChanges.seenBy)))
    .where(and(eq(riskChanges.buyerId, buyerId), eq(riskChanges.supplierId, supplierId)))
    .orderBy(desc(riskChanges.id))
    .limit(50);
  return rows.map((row) => ({ ...row, why: row.why as RiskChange }));
}

/**
 * A member has seen the newest change: the level is now what it says, and older ones nobody saw are settled with it.
 * @param changeId the one she was shown; "overtaken" when a newer one has come since, or somebody else was first
 */
export async function acknowledge(
  store: Store,
  member: MemberSession,
  supplierId: string,
  changeId: string,
  now: Date,
): Promise<"seen" | "overtaken"> {
  const whose = and(eq(riskChanges.buyerId, member.buyerId), eq(riskChanges.supplierId, supplierId));
  await store
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, member.buyerId), eq(suppliers.id, supplierId)))
    .for("update");
  const [newest] = await store
    .select()
    .from(riskChanges)
    .where(and(whose, isNull(riskChanges.seenAt)))
    .orderBy(desc(riskChanges.id))
    .limit(1);
  if (newest?.id !== changeId) return "overtaken";
  await store
    .update(riskChanges)
    .set({ seenBy: member.memberId, seenAt: now })
    .where(and(whose, isNull(riskChanges.seenAt), lte(riskChanges.id, changeId)));
  await store
    .update(suppliers)
    .set({ countryRisk: newest.after, editionId: newest.editionId })
    .where(and(eq(suppliers.buyerId, member.buyerId), eq(suppliers.id, supplierId)));
  await record(store, member, {
    what: "risk.seen",
    supplierId,
    subjectId: changeId,
    details: { before: newest.before, after: newest.after, why: newest.why },
  });
  await adjust(store, member, supplierId, now);
  return "seen";
}

/**
 * After a member changed what the level is read from: the new level counts at once, and she has seen it.
 * Whatever still waited was computed from something else and is settled with it.
 */
export async function reassess(
  store: Store,
  member: MemberSession,
  supplier: Asked & { id: string; countryRisk: RiskLevel },
  before: Asked,
  now: Date,
): Promise<RiskLevel> {
  const found = await riskNow(store, member.buyerId, supplier);
  if (!found) return supplier.countryRisk;
  const { risk, edition, production } = found;
  const whose = { buyerId: member.buyerId, supplierId: supplier.id };
  await store
    .update(riskChanges)
    .set({ seenBy: member.memberId, seenAt: now })
    .where(
      and(
        eq(riskChanges.buyerId, whose.buyerId),
        eq(riskChanges.supplierId, whose.supplierId),
        isNull(riskChanges.seenAt),
      ),
    );
  const why = changed({ ...riskFrom(before, production, edition), level: supplier.countryRisk }, risk);
  if (!why) return risk.level;
  await store
    .update(suppliers)
    .set({ countryRisk: risk.level, editionId: edition.id })
    .where(and(eq(suppliers.buyerId, member.buyerId), eq(suppliers.id, supplier.id)));
  await store.insert(riskChanges).values({
    ...whose,
    before: why.before,
    after: why.after,
    why,
    editionId: edition.id,
    seenBy: member.memberId,
    seenAt: now,
  });
  await record(store, member, {
    what: "risk.changed",
    supplierId: supplier.id,
    details: { before: why.before, after: why.after, why },
  });
  return risk.level;
}

/** The same for many at once, as a list changes them; those whose level stays as it is are left alone. */
export async function reassessAll(
  store: Store,
  member: MemberSession,
  changing: readonly { id: string; before: Asked; after: Asked }[],
  now: Date,
): Promise<void> {
  const { buyerId, memberId } = member;
  const edition = changing.length > 0 ? await newestEdition(store, buyerId) : null;
  if (!edition) return;
  const ids = JSON.stringify(changing.map(({ id }) => id));
  const areThese = (column: typeof suppliers.id | typeof riskChanges.supplierId) =>
    sql`${column} in (select id::uuid from jsonb_array_elements_text(${ids}::jsonb) given(id))`;
  const rows = await store
    .select({ id: suppliers.id, countryRisk: suppliers.countryRisk, production: newestProduction() })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, buyerId), areThese(suppliers.id)));
  const known = new Map(rows.map((row) => [row.id, row]));
  await store
    .update(riskChanges)
    .set({ seenBy: memberId, seenAt: now })
    .where(and(eq(riskChanges.buyerId, buyerId), areThese(riskChanges.supplierId), isNull(riskChanges.seenAt)));
  const changes = changing.flatMap(({ id, before, after }) => {
    const { countryRisk, production } = known.get(id)!;
    const stood: Risk = { ...riskFrom(before, production, edition), level: countryRisk };
    const why = changed(stood, riskFrom(after, production, edition));
    return why ? [{ supplierId: id, why }] : [];
  });
  if (changes.length === 0) return;
  await store.execute(sql`
    update ${suppliers} set country_risk = one.why ->> 'after', edition_id = ${edition.id}
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as one("supplierId" uuid, why jsonb)
     where ${suppliers.buyerId} = ${buyerId} and ${suppliers.id} = one."supplierId"`);
  await store.insert(riskChanges).values(
    changes.map(({ supplierId, why }) => ({
      buyerId,
      supplierId,
      before: why.before,
      after: why.after,
      why,
      editionId: edition.id,
      seenBy: memberId,
      seenAt: now,
    })),
  );
  await record(
    store,
    member,
    changes.map(({ supplierId, why }) => ({
      what: "risk.changed",
      supplierId,
      details: { before: why.before, after: why.after, why },
    })),
  );
}

/** Sets a level in the countries' stead, with a reason; null goes back to theirs. "overtaken" when somebody changed the supplier meanwhile. */
export async function overrideRisk(
  store: Store,
  member: MemberSession,
  supplierId: string,
  version: number,
  override: { level: RiskLevel; reason: string } | null,
  now: Date,
): Promise<"done" | "overtaken"> {
  const [was] = await store
    .select({ riskLevel: suppliers.riskLevel })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, member.buyerId), eq(suppliers.id, supplierId)));
  const [set] = await store
    .update(suppliers)
    .set({
      riskOverride: override?.level ?? null,
      riskReason: override?.reason ?? null,
      version: sql`${suppliers.version} + 1`,
    })
    .where(and(eq(suppliers.buyerId, member.buyerId), eq(suppliers.id, supplierId), eq(suppliers.version, version)))
    .returning({ riskLevel: suppliers.riskLevel });
  if (!set || !was) return "overtaken";
  await record(store, member, {
    what: override ? "risk.set" : "risk.set back",
    supplierId,
    details: { before: was.riskLevel, after: set.riskLevel, ...(override && { reason: override.reason }) },
  });
  await adjust(store, member, supplierId, now);
  return "done";
}

/** Every edition there is, newest first. */
export function editionsOf(store: Store, buyerId: string) {
  return store
    .select({
      id: editions.id,
      name: editions.name,
      source: editions.source,
      validFrom: editions.validFrom,
      createdAt: editions.createdAt,
      addedBy: members.name,
      countries: sql<number>`(select count(score)::int from country_scores
        where country_scores.buyer_id = editions.buyer_id and country_scores.edition_id = editions.id)`,
    })
    .from(editions)
    .leftJoin(members, and(eq(members.buyerId, editions.buyerId), eq(members.id, editions.addedBy)))
    .where(eq(editions.buyerId, buyerId))
    .orderBy(desc(editions.validFrom), desc(editions.id));
}

export type NewEdition = {
  name: string;
  source: string;
  validFrom: string;
  scores: readonly CountryScore[];
  rights?: ReadonlyMap<string, CountryRights>;
};

export type Effect = { supplierId: string; name: string; why: RiskChange };

/** What an edition would change, supplier by supplier; nobody's level changes by looking. Inactive suppliers are left alone. */
export async function effectsOf(store: Store, buyerId: string, next: Pick<NewEdition, "name" | "scores">) {
  const current = await newestEdition(store, buyerId);
  const rows = await store
    .select({
      id: suppliers.id,
      name: suppliers.name,
      country: suppliers.country,
      role: suppliers.role,
      category: suppliers.category,
      countryRisk: suppliers.countryRisk,
      production: newestProduction(),
    })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, buyerId), sql`${suppliers.status} <> 'inactive'`))
    .orderBy(asc(suppliers.name), asc(suppliers.id));
  const edition: Edition = {
    name: next.name,
    scores: new Map(next.scores.map(({ country, score }) => [country, score])),
  };
  const before: Edition = current ?? { name: "", scores: new Map() };
  const effects: Effect[] = [];
  const unchanged: string[] = [];
  for (const { id, name, countryRisk, production, ...asked } of rows) {
    // What waits unseen has not happened: the level that stands is what the new one is held against.
    const stood: Risk = { ...riskFrom(asked, production, before), level: countryRisk };
    const why = changed(stood, riskFrom(asked, production, edition));
    if (why) effects.push({ supplierId: id, name, why });
    else unchanged.push(id);
  }
  return { effects, unchanged };
}

/** The effects by what changes to what, each with the first few suppliers. */
export function previewOf(effects: readonly Effect[]) {
  const groups = new Map<
    string,
    { before: RiskLevel; after: RiskLevel; count: number; first: Omit<Effect, "why">[] }
  >();
  for (const { supplierId, name, why } of effects) {
    const key = `${why.before} ${why.after}`;
    const group = groups.get(key) ?? { before: why.before, after: why.after, count: 0, first: [] };
    group.count += 1;
    if (group.first.length < 10) group.first.push({ supplierId, name });
    groups.set(key, group);
  }
  return { changes: effects.length, groups: [...groups.values()].sort((one, other) => other.count - one.count) };
}

/**
 * Takes a new edition into use. Levels it changes wait at their suppliers to be seen; those it does not change are
 * from now on read from it. The editions before it stay as they are.
 */
export async function addEdition(store: Store, member: MemberSession, edition: NewEdition) {
  const { buyerId } = member;
  const { name, source, validFrom } = edition;
  const { effects, unchanged } = await effectsOf(store, buyerId, edition);
  const [added] = await store
    .insert(editions)
    .values({ buyerId, kind: "country index", name, source, validFrom, addedBy: member.memberId })
    .returning({ id: editions.id });
  const editionId = added!.id;
  await store.insert(countryScores).values(
    edition.scores.map(({ country, score }) => ({
      buyerId,
      editionId,
      country,
      score,
      flags: edition.rights?.get(country) ?? {},
    })),
  );
  // In one statement each, since there may be 10,000.
  await store.execute(sql`
    update ${suppliers} set edition_id = ${editionId}
     where buyer_id = ${buyerId} and id in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(unchanged)}::jsonb) given(id))`);
  await store.execute(sql`
    insert into ${riskChanges} (buyer_id, supplier_id, "before", "after", why, edition_id)
    select ${buyerId}, (one ->> 'supplierId')::uuid, one -> 'why' ->> 'before', one -> 'why' ->> 'after', one -> 'why', ${editionId}
      from jsonb_array_elements(${JSON.stringify(effects)}::jsonb) given(one)`);
  await record(store, member, {
    what: "edition.added",
    subjectId: editionId,
    details: { name, source, validFrom, countries: edition.scores.length, changes: effects.length },
  });
  return { editionId, changes: effects.length };
}
