/** Audits from order to findings, and existing reports in their place. */
import type { Database, Store } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import {
  acceptReport,
  agreeDate,
  auditOf,
  carriedOut,
  enterFindings,
  order,
  receiveReport,
  sendReport,
} from "~/features/audits/audits.server";
import { actOn, gapsOf } from "~/features/gaps/gaps.server";
import { askForPlan, plannable } from "~/features/improvement-plans/plans.server";
import { requestOf, requestsOf } from "~/features/requests/requests.server";
import { test } from "../support/database";
import { newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "../support/people";

const now = new Date("2026-11-20T10:00:00Z");
const ordering = { type: "wca" as const, subSupplier: null, auditor: null, where: null, words: null };
let files = 0;
const report = () => ({
  name: "rapport.pdf",
  storageKey: `test-audit-${process.pid}-${files++}`,
  size: 10,
  hash: Buffer.alloc(32),
  mediaType: "application/pdf",
});

async function ordered(owner: postgres.Sql, database: Database) {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  const made = await asMember(database, world, (store) =>
    order(store, world.member, supplier.supplierId, ordering, now),
  );
  if (!("requestId" in made)) throw new Error("not ordered");
  return { world, supplier, id: made.requestId };
}

const asMember = <Result>(database: Database, { member }: World, work: (store: Store) => Promise<Result>) =>
  inScope(database, scopeOfMember(member), work);

/** Up to where the report has come. */
async function reported(owner: postgres.Sql, database: Database) {
  const audit = await ordered(owner, database);
  const { world, supplier, id } = audit;
  const dated = { type: "wca" as const, heldOn: "2026-11-10", auditor: "Revisor AS", where: "Oslo" };
  for (const step of [
    (store: Store, request: never) => agreeDate(store, world.member, request, dated, now),
    (store: Store, request: never) => carriedOut(store, world.member, request, "2026-11-11", now),
    (store: Store, request: never) => receiveReport(store, world.member, request, report() as never, now),
  ])
    await asMember(database, world, async (store) => {
      expect(await step(store, (await requestOf(store, supplier, id)) as never)).toEqual({ ok: true });
    });
  return audit;
}

describe("an audit", () => {
  test("is ordered once at a time, and the supplier is told", async ({ database, owner }) => {
    const { world, supplier, id } = await ordered(owner, database);
    const again = await asMember(database, world, (store) =>
      order(store, world.member, supplier.supplierId, ordering, now),
    );
    expect(again).toEqual({ refusal: "already" });
    const [request] = await owner`select state, waits_for, sent_at, deadline::text from requests where id = ${id}`;
    expect(request).toMatchObject({ state: "ordered", waits_for: "supplier", deadline: "2027-01-19" });
    expect(request!.sent_at).not.toBeNull();
    expect(await owner`select from mails where supplier_id = ${supplier.supplierId}`).toHaveLength(1);
  });

  test("at a sub-supplier goes beside one at the supplier", async ({ database, owner }) => {
    const { world, supplier } = await ordered(owner, database);
    const made = await asMember(database, world, (store) =>
      order(store, world.member, supplier.supplierId, { ...ordering, subSupplier: "Under AS" }, now),
    );
    expect(made).toHaveProperty("requestId");
  });

  test("shows its report to the supplier only when it is shared with the findings", async ({ database, owner }) => {
    const { world, supplier, id } = await reported(owner, database);
    const seen = () => inScope(database, scopeOfContact(supplier), (store) => auditOf(store, supplier, id));
    expect((await seen())!.fileName).toBeNull();
    await asMember(database, world, async (store) => {
      const request = (await requestOf(store, supplier, id))!;
      await enterFindings(store, world.member, request, { findings: [], sharedOn: "2026-11-19" }, now);
    });
    expect(await seen()).toMatchObject({ fileName: "rapport.pdf", heldOn: "2026-11-11", sharedOn: "2026-11-19" });
  });

  test("makes each finding a gap; zero tolerance is told at once, and the plan is due three months after", async ({
    database,
    owner,
  }) => {
    const { world, supplier, id } = await reported(owner, database);
    const findings = [
      { area: "labour" as const, severity: "zero_tolerance" as const, title: "Barn", action: null },
      { area: "environment" as const, severity: "moderate" as const, title: "Avløp", action: "Rens" },
    ];
    await asMember(database, world, async (store) => {
      const request = (await requestOf(store, supplier, id))!;
      await enterFindings(store, world.member, request, { findings, sharedOn: "2026-11-19" }, now);
      expect((await requestOf(store, supplier, id))!.state).toBe("findings entered");
      const [worst, other] = await gapsOf(store, supplier);
      expect(worst).toMatchObject({
        severity: "zero_tolerance",
        isSuspected: true,
        source: "audit",
        place: "own site",
      });
      expect(other).toMatchObject({ severity: "moderate", isSuspected: false });
      expect((await plannable(store, world.member, supplier.supplierId)).map(({ id: gap }) => gap)).toEqual([
        other!.id,
      ]);
      const asked = { gap: [other!.id], expected: "Se rapporten", concerning: null };
      const plan = await askForPlan(store, world.member, supplier.supplierId, asked, now);
      expect((await requestOf(store, supplier, (plan as { requestId: string }).requestId))!.deadline).toBe(
        "2027-02-19",
      );
      expect(await actOn(store, world.member, worst!, "confirm", {}, now)).toEqual({ ok: true });
    });
    const told = await owner`select template from mails where supplier_id = ${supplier.supplierId}`;
    expect(told.map(({ template }) => template)).toContain("suspicion");
  });

  test("takes no findings before its report, nor from a buyer who coordinates nothing", async ({ database, owner }) => {
    const { world, supplier, id } = await ordered(owner, database);
    const given = { findings: [], sharedOn: "2026-11-19" };
    await asMember(database, world, async (store) => {
      const request = (await requestOf(store, supplier, id))!;
      expect(await enterFindings(store, world.member, request, given, now)).toHaveProperty("refusal");
    });
    const done = await reported(owner, database);
    await asMember(database, done.world, async (store) => {
      const request = (await requestOf(store, done.supplier, done.id))!;
      const buyer = { ...done.world.member, roles: ["buyer" as const] };
      expect(await enterFindings(store, buyer, request, given, now)).toEqual({ refusal: "not yours" });
    });
  });
});

describe("a report the supplier has already", () => {
  test("is sent in instead, and accepted by a coordinator", async ({ database, owner }) => {
    const { world, supplier, id } = await ordered(owner, database);
    await inScope(database, scopeOfContact(supplier), async (store) => {
      const task = (await requestOf(store, supplier, id))!;
      const said = { type: "smeta" as const, heldOn: "2026-01-10", sites: [], report: report() as never };
      expect(await sendReport(store, supplier, task, said, now)).toEqual({ ok: true });
    });
    await asMember(database, world, async (store) => {
      expect(await auditOf(store, supplier, id)).toMatchObject({ type: "smeta", heldOn: "2026-01-10" });
      expect(await acceptReport(store, world.member, (await requestOf(store, supplier, id))!, now)).toEqual({
        ok: true,
      });
      expect((await requestsOf(store, supplier)).map(({ state }) => state)).toEqual(["accepted"]);
    });
  });
});
