/** The table of requirements: looked at, taken into use, and followed when a supplier changes. */
import type { Database, Store } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { act, requestsOf } from "~/features/requests/requests.server";
import { adjust } from "~/features/requirements/adjusting.server";
import {
  apply,
  askedOf,
  changeDraft,
  discardDraft,
  draftOf,
  editionOf,
  editionsOf,
  effectsOf,
  overrideLevel,
  startDraft,
  summaryOf,
  tableInForce,
} from "~/features/requirements/requirements.server";
import { usualTable } from "~/features/requirements/table";
import { overrideRisk } from "~/features/risk/risk.server";
import { changeSupplier, supplierOf, valuesOf } from "~/features/suppliers/suppliers.server";
import { publish } from "../support/assessed";
import { test } from "../support/database";
import { newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "../support/people";

const now = new Date("2026-11-20T10:00:00Z");

const asMember = <Result>(database: Database, { member }: World, work: (store: Store) => Promise<Result>) =>
  inScope(database, scopeOfMember(member), work);

/** A buyer whose self-assessment is published, with suppliers of low and high risk. */
async function asking(owner: postgres.Sql, database: Database) {
  const world = await newWorld(owner);
  await publish(database, world);
  const [low, high] = [
    await newSupplier(owner, world, { name: "Lav" }),
    await newSupplier(owner, world, { name: "Høy" }),
  ];
  await owner`update suppliers set country_risk = 'low', category = 'Emballasje' where id = ${low.supplierId}`;
  await owner`update suppliers set country_risk = 'high', category = 'Emballasje' where id = ${high.supplierId}`;
  return { world, low, high };
}

const applied = (database: Database, world: World, ask = true) =>
  asMember(database, world, async (store) => {
    await startDraft(store, world.member);
    const draft = (await draftOf(store, world.buyerId))!;
    return apply(store, world.member, draft, { ask }, now);
  });

const open = (database: Database, world: World, supplierId: string) =>
  asMember(database, world, async (store) =>
    (await requestsOf(store, { buyerId: world.buyerId, supplierId }))
      .map(({ key, state }) => `${key}: ${state}`)
      .sort(),
  );

describe("a table", () => {
  test("says whom it would ask for what, asks exactly that, and nobody twice", async ({ database, owner }) => {
    const { world, low, high } = await asking(owner, database);
    const told = await asMember(database, world, async (store) =>
      summaryOf(await effectsOf(store, world.member, usualTable, now)),
    );
    expect(told).toMatchObject({ suppliers: 2, requests: 5, unreachable: 0 });
    expect(await open(database, world, low.supplierId)).toEqual([]);
    expect(await applied(database, world)).toEqual({ suppliers: 2, requests: 5 });
    expect(await open(database, world, low.supplierId)).toEqual(["code_of_conduct: sent", "company_facts: sent"]);
    expect(await open(database, world, high.supplierId)).toEqual([
      "code_of_conduct: sent",
      "company_facts: sent",
      "third_party_audit: ordered",
    ]);
    expect(await applied(database, world)).toEqual({ suppliers: 0, requests: 0 });
  });

  test("can be taken into use without asking anybody, and says what is missing then", async ({ database, owner }) => {
    const { world, high } = await asking(owner, database);
    expect(await applied(database, world, false)).toEqual({ suppliers: 0, requests: 0 });
    const asked = await asMember(database, world, (store) => askedOf(store, world.member, high.supplierId, now));
    expect(asked!.filter(({ isNew }) => isNew).map(({ key }) => key)).toEqual([
      "company_facts",
      "code_of_conduct",
      "third_party_audit",
    ]);
  });

  test("asks for a self-assessment in the audit's stead when that has had no date for 60 days", async ({
    database,
    owner,
  }) => {
    const { world, high } = await asking(owner, database);
    await applied(database, world);
    const missing = (at: Date) =>
      asMember(database, world, async (store) =>
        (await askedOf(store, world.member, high.supplierId, at))!.filter(({ isNew }) => isNew).map(({ key }) => key),
      );
    expect(await missing(new Date(+now + 59 * 86_400_000))).toEqual([]);
    expect(await missing(new Date(+now + 62 * 86_400_000))).toEqual(["csr_self_assessment"]);
  });

  test("does not ask prospective or inactive suppliers by itself", async ({ database, owner }) => {
    const { world, low, high } = await asking(owner, database);
    await owner`update suppliers set status = 'prospective' where id = ${low.supplierId}`;
    await owner`update suppliers set status = 'inactive' where id = ${high.supplierId}`;
    expect(await applied(database, world)).toEqual({ suppliers: 0, requests: 0 });
  });

  test("keeps the edition before as it was; one in force cannot be changed", async ({ database, owner }) => {
    const { world } = await asking(owner, database);
    await applied(database, world, false);
    const first = (await asMember(database, world, (store) => tableInForce(store, world.buyerId)))!;
    await asMember(database, world, async (store) => {
      expect(await changeDraft(store, world.member, first, [])).toBe("overtaken");
      expect(await discardDraft(store, world.member, first)).toBe("overtaken");
      await startDraft(store, world.member);
      const draft = (await draftOf(store, world.buyerId))!;
      expect(await changeDraft(store, world.member, draft, usualTable.slice(0, 1))).toBe("saved");
      expect(await apply(store, world.member, draft, { ask: false }, now)).toBe("overtaken");
      await apply(store, world.member, { ...draft, version: draft.version + 1 }, { ask: false }, new Date(+now + 1));
      expect((await tableInForce(store, world.buyerId))!.lines).toHaveLength(1);
      expect((await editionOf(store, world.buyerId, first.id))!.lines).toEqual(usualTable);
      expect(await editionsOf(store, world.buyerId)).toHaveLength(2);
    });
  });

  test("is the buyer's own", async ({ database, owner }) => {
    const [ours, theirs] = [await asking(owner, database), await newWorld(owner)];
    await applied(database, ours.world, false);
    const { id } = (await asMember(database, ours.world, (store) => tableInForce(store, ours.world.buyerId)))!;
    await asMember(database, theirs, async (store) => {
      expect(await editionOf(store, ours.world.buyerId, id)).toBeNull();
      expect(await tableInForce(store, theirs.buyerId)).toBeNull();
    });
  });
});

describe("what is asked follows the supplier", () => {
  test("a higher level asks for more, with an event that says what", async ({ database, owner }) => {
    const { world, low } = await asking(owner, database);
    await applied(database, world);
    await asMember(database, world, async (store) => {
      const { version } = (await supplierOf(store, world.buyerId, low.supplierId))!;
      await overrideRisk(store, world.member, low.supplierId, version, { level: "medium", reason: "Uro" }, now);
    });
    expect(await open(database, world, low.supplierId)).toContain("csr_self_assessment: sent");
    const [event] = await owner`select details from events
      where supplier_id = ${low.supplierId} and what = 'requirements.adjusted'`;
    expect(event!.details.asked).toHaveLength(1);
  });

  test("a lower one withdraws what nobody has begun, and leaves what somebody has", async ({ database, owner }) => {
    const { world, low, high } = await asking(owner, database);
    await owner`update suppliers set country_risk = 'medium' where id = ${low.supplierId}`;
    await applied(database, world);
    await inScope(database, scopeOfContact(low), async (store) => {
      const request = (await requestsOf(store, low)).find(({ key }) => key === "csr_self_assessment")!;
      await act(store, request, "start", low, now);
    });
    for (const { supplierId } of [low, high])
      await asMember(database, world, async (store) => {
        const { version } = (await supplierOf(store, world.buyerId, supplierId))!;
        const seen = { supplierId, version };
        await overrideLevel(store, world.member, seen, { level: "low", reason: "Kun emballasje" });
        await adjust(store, world.member, supplierId, now);
        expect((await supplierOf(store, world.buyerId, supplierId))!.requirementLevel).toBe("low");
        expect(await overrideLevel(store, world.member, seen, null)).toBe("overtaken");
      });
    expect(await open(database, world, low.supplierId)).toContain("csr_self_assessment: in progress");
    expect(await open(database, world, high.supplierId)).toEqual(["code_of_conduct: sent", "company_facts: sent"]);
  });

  test("a changed criticality asks for what it asks for; a supplier never asked is not asked by it", async ({
    database,
    owner,
  }) => {
    const { world, low, high } = await asking(owner, database);
    await owner`insert into contacts (buyer_id, supplier_id, name, email, language) values (${world.buyerId}, ${high.supplierId}, 'X', 'x@example.com', 'nb')`;
    await applied(database, world);
    const never = await newSupplier(owner, world, { name: "Aldri spurt" });
    const lines = usualTable.map((line) =>
      line.key === "csr_self_assessment" ? { ...line, scope: { ...line.scope, levels: [] } } : line,
    );
    await asMember(database, world, async (store) => {
      await startDraft(store, world.member);
      const draft = (await draftOf(store, world.buyerId))!;
      await changeDraft(
        store,
        world.member,
        draft,
        lines.filter(({ validMonths }) => validMonths !== 24),
      );
      await apply(
        store,
        world.member,
        { id: draft.id, version: draft.version + 1 },
        { ask: false },
        new Date(+now + 1),
      );
    });
    for (const { supplierId } of [low, never])
      await asMember(database, world, async (store) => {
        const supplier = (await supplierOf(store, world.buyerId, supplierId))!;
        const changed = { ...valuesOf(supplier), criticality: "A" as const, version: supplier.version };
        expect(await changeSupplier(store, world.member, supplierId, changed, now)).toBe("saved");
      });
    expect(await open(database, world, low.supplierId)).toContain("csr_self_assessment: sent");
    expect(await open(database, world, never.supplierId)).toEqual([]);
  });
});
