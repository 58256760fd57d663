import type { Database } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import type { MemberSession } from "~/features/accounts/sessions.server";
import {
  acknowledge,
  addEdition,
  editionsOf,
  effectsOf,
  newestEdition,
  overrideRisk,
  previewOf,
  riskChangesOf,
  riskNow,
} from "~/features/risk/risk.server";
import { changeSupplier, supplierOf, valuesOf } from "~/features/suppliers/suppliers.server";
import { asMember, sampleBuyer, sampleSuppliers } from "../support/buyer";
import { test } from "../support/database";

const now = new Date("2026-11-21T12:00:00Z");
const first = {
  name: "2023",
  source: "A",
  validFrom: "2024-01-01",
  scores: [
    { country: "NO", score: 95 },
    { country: "CN", score: 40 },
    { country: "SE", score: 92 },
  ],
};
const second = {
  name: "2024",
  source: "B",
  validFrom: "2025-01-01",
  scores: [
    { country: "NO", score: 95 },
    { country: "CN", score: 60 },
    { country: "SE", score: null },
  ],
};

const risky = test.extend("risky", async ({ owner, database }) => {
  const buyer = await sampleBuyer(owner, { Kari: ["coordinator", "administrator"], Ola: ["buyer"] });
  const kari = buyer.member("Kari");
  const ids = await sampleSuppliers(owner, buyer.buyerId, [
    { name: "Norsk", country: "NO" },
    { name: "Kinesisk", country: "CN" },
    { name: "Svensk", country: "SE" },
    { name: "Ukjent", country: null },
    { name: "Inaktiv", country: "CN", status: "inactive" },
  ]);
  await asMember(database, kari, (store) => addEdition(store, kari, first));
  await settle(database, owner, kari, ids);
  return { kari, ola: buyer.member("Ola"), ids, buyerId: buyer.buyerId };
});

/** Sees whatever waits, so that a test begins with levels that stand. */
async function settle(database: Database, owner: postgres.Sql, member: MemberSession, ids: string[]) {
  for (const id of ids) {
    const [waiting] = await owner<
      { id: string }[]
    >`select id from risk_changes where supplier_id = ${id} and seen_at is null order by id desc limit 1`;
    if (waiting) await asMember(database, member, (store) => acknowledge(store, member, id, waiting.id, now));
  }
}

const levelOf = async (owner: postgres.Sql, id: string) => {
  const [row] = await owner<
    { risk_level: string; country_risk: string }[]
  >`select risk_level, country_risk from suppliers where id = ${id}`;
  return row!.risk_level;
};

describe("a new edition of the country index", () => {
  risky(
    "changes nobody's level before somebody has seen it, and leaves the inactive alone",
    async ({ database, owner, risky: { kari, ids } }) => {
      expect(await Promise.all(ids.map((id) => levelOf(owner, id)))).toEqual([
        "low",
        "high",
        "low",
        "not determined",
        "not determined",
      ]);
      const { changes } = await asMember(database, kari, (store) => addEdition(store, kari, second));
      expect(changes).toBe(2);
      expect(await Promise.all(ids.map((id) => levelOf(owner, id)))).toEqual([
        "low",
        "high",
        "low",
        "not determined",
        "not determined",
      ]);
      const [waiting] = await asMember(database, kari, (store) => riskChangesOf(store, kari.buyerId, ids[1]!));
      expect(waiting).toMatchObject({
        before: "high",
        after: "medium",
        seenAt: null,
        edition: "2024",
        why: { cause: "edition", country: "CN" },
      });
      expect(await asMember(database, kari, (store) => acknowledge(store, kari, ids[1]!, waiting!.id, now))).toBe(
        "seen",
      );
      expect(await levelOf(owner, ids[1]!)).toBe("medium");
    },
  );

  risky(
    "says beforehand what it would change, and changes nothing by looking",
    async ({ database, owner, risky: { kari } }) => {
      const { effects, unchanged } = await asMember(database, kari, (store) => effectsOf(store, kari.buyerId, second));
      expect(previewOf(effects)).toMatchObject({
        changes: 2,
        groups: expect.arrayContaining([
          { before: "high", after: "medium", count: 1, first: [expect.objectContaining({ name: "Kinesisk" })] },
          { before: "low", after: "not determined", count: 1, first: [expect.objectContaining({ name: "Svensk" })] },
        ]),
      });
      expect(unchanged).toHaveLength(2);
      const [count] =
        await owner`select count(*)::int from risk_changes where buyer_id = ${kari.buyerId} and seen_at is null`;
      expect(count).toEqual({ count: 0 });
    },
  );

  risky(
    "is read from then on where it changes nothing; the one before it stays",
    async ({ database, owner, risky: { kari, ids } }) => {
      const { editionId } = await asMember(database, kari, (store) => addEdition(store, kari, second));
      const rows = await owner<
        { name: string; edition_id: string }[]
      >`select name, edition_id from suppliers where id = any(${ids}) order by name`;
      expect(rows.filter(({ edition_id }) => edition_id === editionId).map(({ name }) => name)).toEqual([
        "Norsk",
        "Ukjent",
      ]);
      const all = await asMember(database, kari, (store) => editionsOf(store, kari.buyerId));
      expect(all.map(({ name, countries }) => [name, countries])).toEqual([
        ["2024", 2],
        ["2023", 3],
      ]);
      expect((await asMember(database, kari, (store) => newestEdition(store, kari.buyerId)))?.name).toBe("2024");
      await expect(owner`update country_scores set score = 1 where edition_id = ${editionId}`).rejects.toThrow(
        "never changed",
      );
    },
  );

  risky(
    "takes ten thousand suppliers within seconds",
    { timeout: 120_000 },
    async ({ database, owner, risky: { kari, buyerId } }) => {
      await owner`insert into suppliers (buyer_id, name, country, country_risk) select ${buyerId}, 'Masse ' || n, 'CN', 'high' from generate_series(1, 10000) n`;
      const began = performance.now();
      const { changes } = await asMember(database, kari, (store) => addEdition(store, kari, second));
      expect(changes).toBe(10_002);
      expect(performance.now() - began).toBeLessThan(60_000);
    },
  );
});

describe("what the supplier has said", () => {
  risky("decides before the country it is registered in", async ({ database, owner, risky: { kari, ids } }) => {
    const [id] = ids;
    const [contact] = await owner<
      { id: string }[]
    >`insert into contacts (buyer_id, supplier_id, name, email) values (${kari.buyerId}, ${id!}, 'Eva', 'eva@x.example') returning id`;
    const [facts] = await owner<{ id: string }[]>`
      insert into company_facts (buyer_id, supplier_id, legal_name, country, role, signatory_name, given_by)
      values (${kari.buyerId}, ${id!}, 'Norsk', 'NO', 'producer', 'Eva', ${contact!.id}) returning id`;
    await owner`insert into sites (buyer_id, supplier_id, facts_id, position, country) values (${kari.buyerId}, ${id!}, ${facts!.id}, 1, 'CN')`;
    const found = await asMember(database, kari, async (store) =>
      riskNow(store, kari.buyerId, (await supplierOf(store, kari.buyerId, id!))!),
    );
    expect(found?.risk).toMatchObject({ level: "high", basis: "company facts", decidedBy: { country: "CN" } });
  });
});

describe("seeing a changed level", () => {
  risky("settles the newest and all before it, once", async ({ database, owner, risky: { kari, ola, ids } }) => {
    const id = ids[1]!;
    await asMember(database, kari, (store) => addEdition(store, kari, second));
    await asMember(database, kari, (store) =>
      addEdition(store, kari, { ...second, name: "2025", scores: [{ country: "CN", score: 80 }] }),
    );
    const [newest, older] = await asMember(database, kari, (store) => riskChangesOf(store, kari.buyerId, id));
    const see = (changeId: string) => asMember(database, ola, (store) => acknowledge(store, ola, id, changeId, now));
    expect(await see(older!.id)).toBe("overtaken");
    expect(await levelOf(owner, id)).toBe("high");
    expect(await see(newest!.id)).toBe("seen");
    expect(await levelOf(owner, id)).toBe("low");
    expect(await see(newest!.id)).toBe("overtaken");
    const changes = await asMember(database, kari, (store) => riskChangesOf(store, kari.buyerId, id));
    expect(changes.every(({ seenAt, seenBy }) => seenAt !== null && (seenBy === "Ola" || seenBy === "Kari"))).toBe(
      true,
    );
  });
});

describe("what a member changes", () => {
  risky("counts at once, and is logged with why", async ({ database, owner, risky: { kari, ids } }) => {
    const supplier = (await asMember(database, kari, (store) => supplierOf(store, kari.buyerId, ids[0]!)))!;
    const values = { ...valuesOf(supplier), country: "CN", version: supplier.version };
    expect(await asMember(database, kari, (store) => changeSupplier(store, kari, ids[0]!, values, now))).toBe("saved");
    expect(await levelOf(owner, ids[0]!)).toBe("high");
    const [event] = await owner`select details from events where supplier_id = ${ids[0]!} and what = 'risk.changed'`;
    expect(event!.details).toMatchObject({
      before: "low",
      after: "high",
      why: { cause: "country added", country: "CN" },
    });
  });
});

describe("setting another level", () => {
  risky(
    "takes a reason and the version one saw, and can be taken back",
    async ({ database, owner, risky: { kari, ids } }) => {
      const id = ids[0]!;
      const { version } = (await asMember(database, kari, (store) => supplierOf(store, kari.buyerId, id)))!;
      const set = (seen: number, override: { level: "high"; reason: string } | null) =>
        asMember(database, kari, (store) => overrideRisk(store, kari, id, seen, override, now));
      expect(await set(version, { level: "high", reason: "Streik i fjor" })).toBe("done");
      expect(await levelOf(owner, id)).toBe("high");
      expect(await set(version, null)).toBe("overtaken");
      expect(await set(version + 1, null)).toBe("done");
      expect(await levelOf(owner, id)).toBe("low");
      const events =
        await owner`select what, details from events where supplier_id = ${id} and what like 'risk.set%' order by id`;
      expect(events).toMatchObject([
        { what: "risk.set", details: { before: "low", after: "high", reason: "Streik i fjor" } },
        { what: "risk.set back", details: { before: "high", after: "low" } },
      ]);
      await expect(
        owner`update suppliers set risk_override = 'low', risk_reason = null where id = ${id}`,
      ).rejects.toThrow("override_has_reason");
    },
  );
});
