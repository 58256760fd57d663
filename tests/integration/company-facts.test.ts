import type { Database } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { confirm, factsOf, handIn } from "~/features/company-facts/facts.server";
import type { Facts } from "~/features/company-facts/facts-form";
import { requestOf } from "~/features/requests/requests.server";
import { acknowledge, addEdition } from "~/features/risk/risk.server";
import { test } from "../support/database";
import { newMember, newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "../support/people";

const now = new Date("2026-11-21T10:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

const site = (country: string) => ({ country, place: "Byen", makes: "Kretskort", employees: 12 });
const madeIn = (...countries: string[]): Facts => ({
  legalName: "Åsane Kretskort AS",
  organisationNumber: "923609016",
  country: "NO",
  role: "producer",
  sites: countries.map(site),
  resoldCountries: [],
  signatoryName: "Ola Åsane",
  signatoryTitle: "Daglig leder",
  signatoryEmail: null,
});

type Given = { owner: postgres.Sql; database: Database };

/** A buyer with an edition of the index, and a supplier registered in Norway at the low level, asked for its facts. */
async function asked({ owner, database }: Given) {
  const world = await newWorld(owner);
  await addIndex(database, world, "Indeks 2025", { NO: 97, SE: 95, PL: 70, CN: 40, IN: 45 });
  const by = await newSupplier(owner, world);
  await owner`update suppliers set country_risk = 'low', edition_id = (select id from editions where buyer_id = ${world.buyerId})
    where id = ${by.supplierId}`;
  return { world, by, requestId: await askFor(owner, world, by) };
}

function addIndex(database: Database, { member }: World, name: string, scores: Record<string, number>) {
  const rows = Object.entries(scores).map(([country, score]) => ({ country, score }));
  return inScope(database, scopeOfMember(member), (store) =>
    addEdition(store, member, { name, source: "Test", validFrom: "2025-01-01", scores: rows as never }),
  );
}

async function askFor(owner: postgres.Sql, world: World, by: SupplierSession) {
  const [request] = await owner`
    insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, asked_by, sent_at)
    values (${world.buyerId}, ${by.supplierId}, ${world.requirements.facts}, 'company facts', 'sent', '2026-12-07', '2026-12-07',
            ${world.member.memberId}, ${now}) returning id`;
  return request!.id as string;
}

const asSupplier = (database: Database, by: SupplierSession) => ({
  handIn: (requestId: string | null, facts: Facts, at = now, basedOn?: string | null) =>
    inScope(database, scopeOfContact(by), async (store) => {
      const request = requestId ? ((await requestOf(store, by, requestId)) ?? null) : null;
      return handIn(store, by, request, facts, at, { basedOn });
    }),
  facts: () => inScope(database, scopeOfContact(by), (store) => factsOf(store, by)),
});

const changesOf = (owner: postgres.Sql, { supplierId }: SupplierSession) =>
  owner`select "before", "after", why ->> 'cause' as cause, why ->> 'country' as country, seen_at is not null as seen
          from risk_changes where supplier_id = ${supplierId} order by id`.then((rows) =>
    rows.map((row) => ({ ...row })),
  );
const levelOf = async (owner: postgres.Sql, { supplierId }: SupplierSession) =>
  (await owner`select risk_level from suppliers where id = ${supplierId}`)[0]!.risk_level;

const high = { before: "low", after: "high", cause: "country added", country: "CN", seen: false };

describe("company facts handed in", () => {
  test("are accepted at once, kept with their sites, and logged", async ({ owner, database }) => {
    const { by, requestId } = await asked({ owner, database });
    await asSupplier(database, by).handIn(requestId, madeIn("NO", "SE"), now, null);
    expect(await asSupplier(database, by).facts()).toMatchObject({
      ...madeIn("NO", "SE"),
      createdAt: now,
      givenBy: { name: "Ola Åsane" },
    });
    const [request] = await owner`select state, submitted_at, is_late from requests where id = ${requestId}`;
    expect(request).toEqual({ state: "accepted", submitted_at: now, is_late: false });
    const log = await owner`select what from events where supplier_id = ${by.supplierId} order by id`;
    expect(log.map(({ what }) => what)).toEqual(["request.submit", "facts.given"]);
  });

  test("in the countries the level comes from change nothing about it", async ({ owner, database }) => {
    const { by, requestId } = await asked({ owner, database });
    await asSupplier(database, by).handIn(requestId, madeIn("NO", "SE"));
    expect(await changesOf(owner, by)).toEqual([]);
  });

  test("with China let a change wait, and the level stays until a member has seen it", async ({ owner, database }) => {
    const { by, requestId, world } = await asked({ owner, database });
    await asSupplier(database, by).handIn(requestId, madeIn("NO", "CN"));
    expect(await changesOf(owner, by)).toEqual([high]);
    expect(await levelOf(owner, by)).toBe("low");
    const [change] = await owner`select id from risk_changes where supplier_id = ${by.supplierId}`;
    const seen = await inScope(database, scopeOfMember(world.member), (store) =>
      acknowledge(store, world.member, by.supplierId, change!.id, later(1)),
    );
    expect(seen).toBe("seen");
    expect(await levelOf(owner, by)).toBe("high");
    // Once it stands, the same countries are nothing new; without China it is told that it went.
    await asSupplier(database, by).handIn(null, madeIn("CN", "SE"), later(2));
    expect(await changesOf(owner, by)).toEqual([{ ...high, seen: true }]);
    await asSupplier(database, by).handIn(null, madeIn("SE"), later(3));
    expect((await changesOf(owner, by)).at(-1)).toMatchObject({
      before: "high",
      after: "low",
      cause: "country removed",
      country: "CN",
    });
  });

  test("twice before anybody looked are told against the level that stands, once", async ({ owner, database }) => {
    const { by, requestId } = await asked({ owner, database });
    const supplier = asSupplier(database, by);
    await supplier.handIn(requestId, madeIn("NO", "PL"));
    await supplier.handIn(null, madeIn("NO", "PL", "CN"), later(1));
    await supplier.handIn(null, madeIn("NO", "CN"), later(2));
    expect(await changesOf(owner, by)).toEqual([{ ...high, after: "medium", country: "PL" }, high]);
  });

  test("that take back what waits let the level that stands wait in its place", async ({ owner, database }) => {
    const { by, requestId, world } = await asked({ owner, database });
    const supplier = asSupplier(database, by);
    await supplier.handIn(requestId, madeIn("NO", "CN"));
    await supplier.handIn(null, madeIn("NO"), later(1));
    const changes = await changesOf(owner, by);
    expect(changes[1]).toEqual({ before: "high", after: "low", cause: "country removed", country: "CN", seen: false });
    const [newest] =
      await owner`select id from risk_changes where supplier_id = ${by.supplierId} order by id desc limit 1`;
    await inScope(database, scopeOfMember(world.member), (store) =>
      acknowledge(store, world.member, by.supplierId, newest!.id, later(2)),
    );
    expect(await levelOf(owner, by)).toBe("low");
  });

  test("unchanged after a new edition add nothing to the change it lets wait", async ({ owner, database }) => {
    const { by, requestId, world } = await asked({ owner, database });
    const supplier = asSupplier(database, by);
    await supplier.handIn(requestId, madeIn("NO"));
    await addIndex(database, world, "Indeks 2026", { NO: 70, CN: 40 });
    await supplier.handIn(null, madeIn("NO"), new Date(Date.now() + 60_000));
    expect(await changesOf(owner, by)).toEqual([
      { before: "low", after: "medium", cause: "edition", country: "NO", seen: false },
    ]);
  });

  test("of a service with no site leave it at the level of its country", async ({ owner, database }) => {
    const { by, requestId } = await asked({ owner, database });
    await asSupplier(database, by).handIn(requestId, { ...madeIn(), role: "service" });
    expect(await changesOf(owner, by)).toEqual([]);
  });
});

describe("two who hand in at once", () => {
  test("the second sees what the first handed in, and chooses", async ({ owner, database }) => {
    const { by, requestId } = await asked({ owner, database });
    const supplier = asSupplier(database, by);
    const outcomes = await Promise.all([
      supplier.handIn(requestId, madeIn("NO"), now, null),
      supplier.handIn(requestId, madeIn("SE"), now, null),
    ]);
    const refused = outcomes.find((outcome) => "meanwhile" in outcome);
    expect(outcomes.filter((outcome) => "facts" in outcome)).toHaveLength(1);
    const first = await supplier.facts();
    expect(refused).toMatchObject({ meanwhile: { id: first!.id, sites: first!.sites } });
    expect(await supplier.handIn(requestId, madeIn("PL"), now, first!.id)).toHaveProperty("facts");
    expect((await supplier.facts())!.sites).toEqual([site("PL")]);
  });

  test("the same answers twice are kept once", async ({ owner, database }) => {
    const { by, requestId } = await asked({ owner, database });
    const supplier = asSupplier(database, by);
    await Promise.all([1, 2].map(() => supplier.handIn(requestId, madeIn("NO"), now, null)));
    const kept = await owner`select count(*)::int from company_facts where supplier_id = ${by.supplierId}`;
    expect(kept[0]!.count).toBe(1);
  });

  test("confirming counts as having said it today, unless a colleague has changed it", async ({ owner, database }) => {
    const { by, requestId, world } = await asked({ owner, database });
    const supplier = asSupplier(database, by);
    await supplier.handIn(requestId, madeIn("NO"));
    const first = (await supplier.facts())!.id;
    const again = await askFor(owner, world, by);
    const confirming = (at: Date) =>
      inScope(database, scopeOfContact(by), async (store) =>
        confirm(store, by, (await requestOf(store, by, again)) ?? null, first, at),
      );
    expect(await confirming(later(365))).toHaveProperty("facts");
    expect((await supplier.facts())!.createdAt).toEqual(later(365));
    const [request] = await owner`select state from requests where id = ${again}`;
    expect(request!.state).toBe("accepted");
    expect(await confirming(later(366))).toHaveProperty("meanwhile");
  });
});

describe("company facts of others", () => {
  test("are nobody else's: not another supplier's, not another buyer's", async ({ owner, database }) => {
    const { by, requestId } = await asked({ owner, database });
    await asSupplier(database, by).handIn(requestId, madeIn("NO"));
    const stranger = (await asked({ owner, database })).by;
    const seen = await inScope(database, scopeOfContact(stranger), async (store) => [
      await requestOf(store, by, requestId),
      await factsOf(store, by),
    ]);
    expect(seen).toEqual([undefined, undefined]);
    const otherMember = await newMember(owner, stranger.buyerId, ["coordinator"]);
    expect(await inScope(database, scopeOfMember(otherMember), (store) => factsOf(store, by))).toBeUndefined();
    await expect(
      inScope(database, scopeOfContact(stranger), (store) => handIn(store, by, null, madeIn("CN"), now)),
    ).rejects.toThrow();
  });

  test("can be read by a colleague they were shared with, and only then; handed in by nobody who only helps", async ({
    owner,
    database,
  }) => {
    const { by, requestId } = await asked({ owner, database });
    await asSupplier(database, by).handIn(requestId, madeIn("NO"));
    const [colleague] = await owner`insert into contacts (buyer_id, supplier_id, name, email, language, role)
      values (${by.buyerId}, ${by.supplierId}, 'Siri', ${`siri.${by.supplierId}@asane.example`}, 'nb', 'contributor') returning id`;
    const siri: SupplierSession = { ...by, contactId: colleague!.id, role: "contributor" };
    const asSiri = { ...scopeOfContact(siri), role: "contributor" } as const;
    expect(await inScope(database, asSiri, (store) => factsOf(store, siri))).toBeUndefined();
    await owner`insert into shares (buyer_id, supplier_id, request_id, contact_id, shared_by)
      values (${by.buyerId}, ${by.supplierId}, ${requestId}, ${siri.contactId}, ${by.contactId})`;
    expect(await inScope(database, asSiri, (store) => factsOf(store, siri))).toMatchObject(madeIn("NO"));
    await expect(inScope(database, asSiri, (store) => handIn(store, siri, null, madeIn("CN"), now))).rejects.toThrow();
  });
});
