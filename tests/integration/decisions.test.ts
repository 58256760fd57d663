/** A supplier is approved by two, and by the database's own rules. */
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { decidedOn, meet, sayOf, stop } from "~/features/decisions/decisions.server";
import { raise } from "~/features/gaps/gaps.server";
import { overrideRisk } from "~/features/risk/risk.server";
import { deactivate, reactivate, supplierOf } from "~/features/suppliers/suppliers.server";
import { test } from "../support/database";
import { decidable, now } from "../support/decided";
import { clause } from "../support/found";
import { asContact } from "../support/invited";
import { newMember } from "../support/people";

const stopped = {
  reason: "Funn ved anlegget.",
  forPeople: "Vi betaler for det som er bestilt.",
  reviewBy: "2027-02-21",
};
const suspended = { outcome: "suspended" as const, ...stopped };

describe("one coordinator and one buyer", () => {
  test("get a supplier approved: she proposes, he decides, and the supplier is told in its language", async ({
    database,
    owner,
  }) => {
    const { supplier, buyer, coordinator, proposes, does, status } = await decidable(
      { database, owner },
      { language: "en" },
    );
    expect(await proposes()).toHaveProperty("decisionId");
    expect((await status()).status).toBe("in review");
    expect(await does(coordinator, "decide")).toEqual({ ok: true });
    expect(await status()).toEqual({ status: "approved", reviewBy: "2027-11-21" });
    const mails = await owner`select template, language, member_id, contact_id from mails
      where supplier_id = ${supplier.supplierId} and template in ('decided', 'decision-proposed') order by id`;
    expect(mails).toMatchObject([
      { template: "decision-proposed", member_id: coordinator.memberId },
      { template: "decided", language: "en", contact_id: supplier.contactId },
    ]);
    expect(buyer.memberId).not.toBe(coordinator.memberId);
  });

  test("but neither does it alone", async ({ database, owner }) => {
    const { buyer, coordinator, proposes, does, status } = await decidable({ database, owner });
    await proposes();
    expect(await does(buyer, "decide")).toEqual({ refusal: "not yours" });
    await does(buyer, "take back");
    await proposes(coordinator);
    expect(await does(coordinator, "decide")).toEqual({ refusal: "another must" });
    expect((await status()).status).toBe("in review");
  });

  test("and whoever says no says why; another may be proposed", async ({ database, owner }) => {
    const { coordinator, proposes, does, newest } = await decidable({ database, owner });
    await proposes();
    expect(await does(coordinator, "turn down", "Vent til besøket.")).toEqual({ ok: true });
    expect(await newest()).toMatchObject({ state: "turned down", answer: "Vent til besøket." });
    expect(await proposes()).toHaveProperty("decisionId");
  });
});

describe("an approval", () => {
  test("waits for every request, for an assessment of risk, and for zero tolerance", async ({ database, owner }) => {
    const { supplier, coordinator, as, blockers, settle, assess, proposes, does } = await decidable(
      { database, owner },
      { done: false },
    );
    expect((await blockers()).map(({ kind }) => kind).toSorted()).toEqual(["no assessment", "request", "request"]);
    expect(await proposes()).toEqual({ refusal: "blocked" });
    await settle();
    expect((await blockers()).map(({ kind }) => kind)).toEqual(["no assessment"]);
    await assess();
    expect(await blockers()).toEqual([]);
    expect(await proposes()).toHaveProperty("decisionId");
    const found = { ...clause("1", "zero_tolerance"), isSuspected: true };
    await as(coordinator, (store) =>
      raise(store, coordinator, supplier, { source: "reservation", rule: "prøve" }, [found]),
    );
    expect(await does(coordinator, "decide")).toEqual({ refusal: "blocked" });
  });

  test("of an A-supplier wants an assessment of the last year", async ({ database, owner }) => {
    const { supplier, blockers } = await decidable({ database, owner });
    await owner`update suppliers set criticality = 'A' where id = ${supplier.supplierId}`;
    expect(await blockers()).toEqual([]);
    await owner`alter table risk_assessments disable trigger refuse_change`;
    await owner`update risk_assessments set assessed_on = '2025-11-21' where supplier_id = ${supplier.supplierId}`;
    await owner`alter table risk_assessments enable trigger refuse_change`;
    expect((await blockers()).map(({ kind }) => kind)).toEqual(["no assessment"]);
    await owner`update suppliers set criticality = 'C' where id = ${supplier.supplierId}`;
    expect(await blockers()).toEqual([]);
  });

  test("with conditions stands while something is missing, and each condition is met once", async ({
    database,
    owner,
  }) => {
    const { supplier, buyer, coordinator, as, assess, proposes, does, newest, status } = await decidable(
      { database, owner },
      { done: false },
    );
    const conditions = [{ what: "Signerte retningslinjer", due: "2027-01-15" }];
    expect(await proposes(buyer, { outcome: "approved with conditions", conditions })).toEqual({ refusal: "blocked" });
    await assess();
    await proposes(buyer, { outcome: "approved with conditions", conditions });
    expect(await asContact(database, supplier, (store) => store.execute(sql`select id from conditions`))).toHaveLength(
      0,
    );
    expect(await does(coordinator, "decide")).toEqual({ ok: true });
    expect((await status()).status).toBe("approved with conditions");
    expect(await asContact(database, supplier, (store) => decidedOn(store, supplier))).toMatchObject({
      outcome: "approved with conditions",
      conditions: [{ what: "Signerte retningslinjer" }],
    });
    const [condition] = (await newest()).conditions;
    const met = () => as(buyer, (store) => meet(store, buyer, supplier.supplierId, condition!.id, now));
    expect([await met(), await met()]).toEqual([{ ok: true }, { refusal: "overtaken" }]);
  });

  test("stands when the risk level changes, and is looked at within 90 days", async ({ database, owner }) => {
    const { supplier, coordinator, as, proposes, does, status } = await decidable({ database, owner });
    await proposes(undefined, { reviewBy: "2099-01-01" });
    await does(coordinator, "decide");
    const { version } = await as(
      coordinator,
      async (store) => (await supplierOf(store, supplier.buyerId, supplier.supplierId))!,
    );
    await as(coordinator, (store) =>
      overrideRisk(store, coordinator, supplier.supplierId, version, { level: "high", reason: "Ny fabrikk." }, now),
    );
    const [day] = await owner`select (current_date + 90)::text as day`;
    expect(await status()).toEqual({ status: "approved", reviewBy: day!.day });
  });
});

describe("two at once", () => {
  test("decide: one wins, and the other is told", async ({ database, owner }) => {
    const { coordinator, proposes, does, supplier } = await decidable({ database, owner });
    const manager = await newMember(owner, supplier.buyerId, ["manager"]);
    await proposes();
    const outcomes = await Promise.all([does(coordinator, "decide"), does(manager, "turn down", "Nei.")]);
    expect(outcomes.filter((one) => "ok" in one)).toHaveLength(1);
    expect(outcomes.filter((one) => "refusal" in one)).toEqual([{ refusal: "overtaken" }]);
  });

  test("propose or suspend: one of each stands", async ({ database, owner }) => {
    const { buyer, coordinator, proposes, as, supplier } = await decidable({ database, owner });
    const proposed = await Promise.all([proposes(buyer), proposes(coordinator)]);
    expect(proposed.filter((one) => "refusal" in one)).toEqual([{ refusal: "overtaken" }]);
    const suspends = () => as(coordinator, (store) => stop(store, coordinator, supplier.supplierId, suspended, now));
    const stops = await Promise.all([suspends(), suspends()]);
    expect(stops.filter((one) => "refusal" in one)).toEqual([{ refusal: "overtaken" }]);
  });

  test("approve and raise zero tolerance: an approval never passes it", async ({ database, owner }) => {
    const { supplier, coordinator, as, proposes, does, status } = await decidable({ database, owner });
    await proposes();
    const found = { ...clause("1", "zero_tolerance"), isSuspected: true };
    const [decided] = await Promise.all([
      does(coordinator, "decide"),
      as(coordinator, (store) =>
        raise(store, coordinator, supplier, { source: "reservation", rule: "prøve" }, [found]),
      ),
    ]);
    const [gap] = await owner`select created_at from gaps where supplier_id = ${supplier.supplierId}`;
    expect(gap).toBeDefined();
    expect((await status()).status).toBe("ok" in decided ? "approved" : "in review");
  });
});

describe("a supplier that is stopped", () => {
  test("is suspended by one, who may not lift it alone", async ({ database, owner }) => {
    const { buyer, coordinator, as, proposes, does, status, supplier } = await decidable({ database, owner });
    await proposes();
    expect(await as(coordinator, (store) => stop(store, coordinator, supplier.supplierId, suspended, now))).toEqual({
      ok: true,
    });
    expect((await status()).status).toBe("suspended");
    await proposes(coordinator);
    expect(await does(coordinator, "decide")).toEqual({ refusal: "another must" });
    await does(coordinator, "take back");
    await proposes(buyer);
    expect(await does(coordinator, "decide")).toEqual({ ok: true });
    expect((await status()).status).toBe("approved");
  });

  test("and left stays suspended when it is brought back", async ({ database, owner }) => {
    const { buyer, coordinator, as, status, supplier } = await decidable({ database, owner });
    await as(coordinator, (store) => stop(store, coordinator, supplier.supplierId, suspended, now));
    const left = { id: supplier.supplierId, criticality: null };
    await as(buyer, (store) => deactivate(store, buyer, left, stopped, now));
    expect((await status()).status).toBe("inactive");
    await as(buyer, (store) => reactivate(store, buyer, supplier.supplierId));
    expect((await status()).status).toBe("suspended");
  });

  test("reads why, and answers once in its own name", async ({ database, owner }) => {
    const { coordinator, as, newest, supplier } = await decidable({ database, owner });
    await as(coordinator, (store) => stop(store, coordinator, supplier.supplierId, suspended, now));
    const { id } = await newest();
    const says = () => asContact(database, supplier, (store) => sayOf(store, supplier, id, "Det stemmer ikke.", now));
    expect([await says(), await says()]).toEqual([{ ok: true }, { refusal: "overtaken" }]);
    expect(await newest()).toMatchObject({ supplierSaid: "Det stemmer ikke." });
  });
});

describe("the database itself refuses", () => {
  const cases = {
    "a status written without a decision": sql`update suppliers set status = 'approved'`,
    "an approval by whoever proposed it": sql`update decisions set state = 'decided', decided_by = proposed_by, decided_at = now()`,
    "a decision changed": sql`update decisions set state = 'decided', decided_by = null, decided_at = now()`,
  };
  for (const [what, statement] of Object.entries(cases))
    test(what, async ({ database, owner }) => {
      const { as, buyer, proposes } = await decidable({ database, owner });
      await proposes();
      await expect(as(buyer, (store) => store.execute(statement))).rejects.toThrow();
    });

  test("an approval in a buyer's name, or over a gap of zero tolerance, whoever writes it", async ({
    database,
    owner,
  }) => {
    const { supplier, coordinator, proposes } = await decidable({ database, owner });
    await proposes();
    const another = await newMember(owner, supplier.buyerId, ["buyer"]);
    const decides = (memberId: string) =>
      owner`update decisions set state = 'decided', decided_by = ${memberId}, decided_at = now() where supplier_id = ${supplier.supplierId}`;
    await expect(decides(another.memberId)).rejects.toMatchObject({ constraint_name: "decisions_decider" });
    await owner`insert into gaps (buyer_id, supplier_id, kind, source, rule, subject, title, severity, state)
      values (${supplier.buyerId}, ${supplier.supplierId}, 'improvement', 'assessment', 'csr', 'barn', ${owner.json({ nb: "Barn", en: "Children" })}, 'zero_tolerance', 'open')`;
    await expect(decides(coordinator.memberId)).rejects.toMatchObject({ constraint_name: "decisions_blocked" });
  });
});
