/**
 * Company facts in the database. Each time they are handed in is a row of its own; the newest counts.
 *
 * Nobody reviews them. Only the risk level they may change waits until a member has seen why (DESIGN 8): the supplier's
 * level stays what it is until then, and the supplier is told nothing of it.
 */
import type { Store } from "db/client.server";
import { companyFacts, contacts, riskChanges, sites, suppliers } from "db/schema/index";
import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { act, type Request, requestsOf } from "~/features/requests/requests.server";
import { may, type Refusal } from "~/features/requests/rules";
import { takeBackAsked } from "~/features/requests/tasks.server";
import { type Asked, editionOf, newestEdition, riskFrom } from "~/features/risk/risk.server";
import { changed, type Production, type Risk, type RiskChange } from "~/features/risk/risk-level";
import { differences, type Facts, type Site } from "./facts-form";

type Whose = { buyerId: string; supplierId: string };

export type KnownFacts = Facts & {
  id: string;
  createdAt: Date;
  /** Null for readers who may not know one another. */
  givenBy: { id: string; name: string | null };
};

/** What the supplier said last; undefined before it has said anything. */
export async function factsOf(store: Store, whose: Whose): Promise<KnownFacts | undefined> {
  const [newest] = await factsBefore(store, whose);
  return newest;
}

async function factsBefore(store: Store, { buyerId, supplierId }: Whose, before?: Date): Promise<KnownFacts[]> {
  const rows = await store
    .select({
      id: companyFacts.id,
      legalName: companyFacts.legalName,
      organisationNumber: companyFacts.organisationNumber,
      country: companyFacts.country,
      role: companyFacts.role,
      sites: sql<
        Site[]
      >`coalesce((select jsonb_agg(jsonb_build_object('country', ${sites.country}, 'place', ${sites.place},
        'makes', ${sites.makes}, 'employees', ${sites.employees}) order by ${sites.position}) from ${sites}
        where ${sites.buyerId} = ${companyFacts.buyerId} and ${sites.supplierId} = ${companyFacts.supplierId}
          and ${sites.factsId} = ${companyFacts.id}), '[]'::jsonb)`,
      resoldCountries: companyFacts.resoldCountries,
      signatoryName: companyFacts.signatoryName,
      signatoryTitle: companyFacts.signatoryTitle,
      signatoryEmail: companyFacts.signatoryEmail,
      createdAt: companyFacts.createdAt,
      givenBy: { id: companyFacts.givenBy, name: contacts.name },
    })
    .from(companyFacts)
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, companyFacts.buyerId),
        eq(contacts.supplierId, companyFacts.supplierId),
        eq(contacts.id, companyFacts.givenBy),
      ),
    )
    .where(
      and(
        eq(companyFacts.buyerId, buyerId),
        eq(companyFacts.supplierId, supplierId),
        before && lt(companyFacts.createdAt, before),
      ),
    )
    .orderBy(desc(companyFacts.createdAt), desc(companyFacts.id))
    .limit(1);
  return rows as KnownFacts[];
}

/** What the buyer knows already, for the first time the facts are asked for. */
export async function knownBefore(store: Store, by: SupplierSession): Promise<Partial<Facts>> {
  const [supplier] = await store
    .select({
      name: suppliers.name,
      organisationNumber: suppliers.organisationNumber,
      country: suppliers.country,
      role: suppliers.role,
    })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, by.buyerId), eq(suppliers.id, by.supplierId)));
  const [main] = await store
    .select({ name: contacts.name, title: contacts.title, email: contacts.email })
    .from(contacts)
    .where(
      and(
        eq(contacts.buyerId, by.buyerId),
        eq(contacts.supplierId, by.supplierId),
        eq(contacts.isMain, true),
        isNull(contacts.leftAt),
      ),
    );
  return {
    legalName: supplier?.name,
    organisationNumber: supplier?.organisationNumber,
    country: supplier?.country ?? undefined,
    role: supplier?.role ?? undefined,
    signatoryName: main?.name,
    signatoryTitle: main?.title,
    signatoryEmail: main?.email,
  };
}

/** The request that handing in would answer, wherever it is done. */
export async function openFactsRequest(store: Store, by: SupplierSession): Promise<Request | null> {
  const requests = await requestsOf(store, by);
  return requests.find(({ kind, state }) => kind === "company facts" && may(kind, state, "submit", by.role)) ?? null;
}

type Outcome = { facts: string } | { meanwhile: KnownFacts } | { refusal: Refusal | "overtaken" };

/**
 * Hands the facts in, and answers the request with them where one is open.
 * @param request a request for company facts; null, or one already answered, when they are changed of one's own accord
 * @param basedOn the facts the person had before her, null for none. When others have been handed in since, nothing
 *   happens and they come back as `meanwhile`. Left out by whoever need not look
 */
export async function handIn(
  store: Store,
  by: SupplierSession,
  request: Request | null,
  facts: Facts,
  now: Date,
  { basedOn, isConfirmation = false }: { basedOn?: string | null; isConfirmation?: boolean } = {},
): Promise<Outcome> {
  const { buyerId, supplierId } = by;
  // Two at once: the second waits here, and then sees what the first has handed in.
  await store.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`facts of ${supplierId}`}, 0))`);
  const newest = await factsOf(store, by);
  const isTheSame = newest !== undefined && differences(newest, facts).length === 0;
  const isOvertaken = basedOn !== undefined && basedOn !== (newest?.id ?? null);
  if (newest && isOvertaken && !isTheSame) return { meanwhile: newest };

  if (request && request.kind === "company facts" && may(request.kind, request.state, "submit", by.role)) {
    const submitted = await act(store, request, "submit", by, now);
    if ("refusal" in submitted) return submitted;
    await takeBackAsked(store, by, [request.id]);
  }
  // The same button pressed twice.
  if (newest && isOvertaken) return { facts: newest.id };

  // Its place among the others is after them, however clocks and waiting have it.
  const createdAt = newest && newest.createdAt > now ? newest.createdAt : now;
  await letRiskWait(store, by, facts, newest, createdAt);
  const { sites: given, resoldCountries, ...rest } = facts;
  const [added] = await store
    .insert(companyFacts)
    .values({
      ...pick(rest),
      resoldCountries: [...resoldCountries],
      buyerId,
      supplierId,
      givenBy: by.contactId,
      createdAt,
    })
    .returning({ id: companyFacts.id });
  const factsId = added!.id;
  if (given.length > 0)
    await store
      .insert(sites)
      .values(given.map((site, position) => ({ ...pickSite(site), buyerId, supplierId, factsId, position })));
  await record(store, by, {
    what: isConfirmation ? "facts.confirmed" : "facts.given",
    subjectId: factsId,
    details: { sites: given.length, countries: countriesIn(facts) },
  });
  return { facts: factsId };
}

/** "It is still so": the newest facts once more, dated today. */
export async function confirm(
  store: Store,
  by: SupplierSession,
  request: Request | null,
  factsId: string,
  now: Date,
): Promise<Outcome> {
  const newest = await factsOf(store, by);
  if (!newest) return { refusal: "not now" };
  if (newest.id !== factsId) return { meanwhile: newest };
  return handIn(store, by, request, newest, now, { basedOn: factsId, isConfirmation: true });
}

const pick = ({
  legalName,
  organisationNumber,
  country,
  role,
  signatoryName,
  signatoryTitle,
  signatoryEmail,
}: Omit<Facts, "sites" | "resoldCountries">) => ({
  legalName,
  organisationNumber,
  country,
  role,
  signatoryName,
  signatoryTitle,
  signatoryEmail,
});
const pickSite = ({ country, place, makes, employees }: Site) => ({ country, place, makes, employees });

const productionIn = ({ sites, resoldCountries }: Facts): Production => ({
  siteCountries: sites.map(({ country }) => country),
  resoldCountries,
});
const countriesIn = (facts: Facts) => {
  const { siteCountries, resoldCountries } = productionIn(facts);
  return [...new Set([...siteCountries, ...resoldCountries])].sort();
};

/** Writes down the level the facts would give, for a member to see, where it is another than the one that stands. */
async function letRiskWait(store: Store, by: Whose, facts: Facts, newest: KnownFacts | undefined, at: Date) {
  const { buyerId, supplierId } = by;
  const edition = await newestEdition(store, buyerId);
  const [supplier] = await store
    .select({
      country: suppliers.country,
      role: suppliers.role,
      category: suppliers.category,
      countryRisk: suppliers.countryRisk,
      editionId: suppliers.editionId,
    })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, buyerId), eq(suppliers.id, supplierId)));
  if (!edition || !supplier) return;
  const unseen = await store
    .select({ after: riskChanges.after, why: riskChanges.why, createdAt: riskChanges.createdAt })
    .from(riskChanges)
    .where(and(eq(riskChanges.buyerId, buyerId), eq(riskChanges.supplierId, supplierId), isNull(riskChanges.seenAt)))
    .orderBy(asc(riskChanges.id));
  const [first, waiting] = [unseen[0], unseen.at(-1)];

  const risk = riskFrom(
    { country: facts.country, role: facts.role, category: supplier.category },
    productionIn(facts),
    edition,
  );
  const since = first ? (await factsBefore(store, by, first.createdAt))[0] : newest;
  const its = supplier.editionId && supplier.editionId !== edition.id ? supplier.editionId : null;
  const stands = standing(
    supplier,
    since,
    (its && (await editionOf(store, buyerId, its))) || edition,
    supplier.countryRisk,
  );
  const why =
    changed(stands, risk) ??
    // What waited is no longer so: the level that stands is the right one after all.
    (waiting && waiting.after !== risk.level
      ? changed(standing(supplier, newest, edition, waiting.after), risk)
      : null);
  if (!why || (waiting && isTold(waiting.why as RiskChange, why))) return;
  await store
    .insert(riskChanges)
    .values({ buyerId, supplierId, before: why.before, after: why.after, why, editionId: edition.id, createdAt: at });
}

const isTold = (one: RiskChange, other: RiskChange) =>
  one.after === other.after && one.cause === other.cause && one.country === other.country;

/** A level that stands, with the countries it once came from: what has changed since is told by comparing. */
function standing(
  supplier: Asked,
  facts: Facts | undefined,
  edition: Parameters<typeof riskFrom>[2],
  level: Risk["level"],
): Risk {
  const computed = riskFrom(
    facts ? { ...supplier, country: facts.country, role: facts.role } : supplier,
    facts ? productionIn(facts) : null,
    edition,
  );
  const missing = level === "not determined" ? (computed.missing ?? "production countries") : null;
  return { ...computed, level, missing };
}
