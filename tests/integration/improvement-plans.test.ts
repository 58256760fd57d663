/** An improvement plan from being asked for to verified, and what either side may not do. */

import type { Database } from "db/client.server";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import type { MemberSession } from "~/features/accounts/sessions.server";
import {
  answerPlan,
  askForPlan,
  ownerActing,
  planOf,
  reportDone,
  submitPlan,
  verifyActions,
  writeAction,
} from "~/features/improvement-plans/plans.server";
import { decideMoreTime, extensionsOf } from "~/features/requests/answers.server";
import { askForMoreTime } from "~/features/requests/asides.server";
import { requestOf } from "~/features/requests/requests.server";
import { test } from "../support/database";
import { clause, looking } from "../support/found";
import { asContact } from "../support/invited";
import { newMember } from "../support/people";

const now = new Date("2026-11-21T10:00:00Z");
const written = { cause: "Opplæring manglet.", what: "Kurs for alle.", responsible: "Wei Chen", whyNot: null };

/** A plan for a major and a moderate gap, with everything either side does about it. */
async function planned({ database, owner }: { database: Database; owner: postgres.Sql }) {
  const { find, all, as, supplier, world } = await looking({ database, owner });
  await find(clause("2.1", "major"), clause("4.2", "moderate"));
  const coordinator = await newMember(owner, world.buyerId, ["coordinator"]);
  const buyer = await newMember(owner, world.buyerId, ["buyer"]);
  await owner`update suppliers set owner_id = ${buyer.memberId} where id = ${supplier.supplierId}`;
  const gaps = await all();
  const asked = await as(
    (store) =>
      askForPlan(
        store,
        coordinator,
        supplier.supplierId,
        { gap: gaps.map(({ id }) => id), expected: "En plan for begge.", concerning: null },
        now,
      ),
    coordinator,
  );
  if (!("requestId" in asked)) throw new Error(asked.refusal);
  const { requestId } = asked;
  const theirs = <Result>(work: Parameters<typeof asContact<Result>>[2]) => asContact(database, supplier, work);
  const seen = () =>
    as(async (store) => {
      const request = (await requestOf(store, supplier, requestId))!;
      const plan = (await planOf(store, supplier, requestId))!;
      return { request, plan, states: plan.actions.map(({ state }) => state) };
    });
  return {
    world,
    coordinator,
    buyer,
    supplier,
    gaps,
    as,
    theirs,
    seen,
    async write(place: number, more: Partial<Parameters<typeof writeAction>[4]> = {}) {
      const { request, plan } = await seen();
      const action = plan.actions[place]!;
      return theirs((store) =>
        writeAction(
          store,
          supplier,
          request,
          action,
          { ...written, due: "2026-12-18", version: action.version, ...more },
          now,
        ),
      );
    },
    async submit() {
      const { request, plan } = await seen();
      return theirs((store) => submitPlan(store, supplier, request, plan, now));
    },
    async answer(by: MemberSession, ...outcomes: ("agree" | "send back")[]) {
      const { request, plan } = await seen();
      const proposed = plan.actions.filter(({ state }) => state === "proposed");
      const answers = proposed.map(({ id, version }, place) => ({
        action: id,
        version,
        outcome: outcomes[place]!,
        reason: outcomes[place] === "send back" ? "For sent." : null,
      }));
      return as((store) => answerPlan(store, by, request, plan, answers.slice(0, outcomes.length), now), by);
    },
    async done(place: number) {
      const { request, plan } = await seen();
      const action = plan.actions[place]!;
      const report = { result: "Kurset er holdt.", version: action.version };
      return theirs((store) => reportDone(store, supplier, request, plan, action, report, [], now));
    },
    async verify(by: MemberSession, place: number, outcome: "verify" | "send back" = "verify") {
      const { request, plan } = await seen();
      const { id, version } = plan.actions[place]!;
      const reason = outcome === "send back" ? "Deltakerlisten mangler." : null;
      return as(
        async (store) =>
          verifyActions(
            store,
            await ownerActing(store, by, supplier.supplierId),
            request,
            plan,
            [{ action: id, version, outcome, reason }],
            now,
          ),
        by,
      );
    },
  };
}

describe("a plan", () => {
  test("is asked for, written, agreed to, carried out and verified, and its deadline is its next action's", async ({
    database,
    owner,
  }) => {
    const { seen, write, submit, answer, done, verify, coordinator, buyer, world } = await planned({ database, owner });
    expect(await seen()).toMatchObject({
      request: { state: "sent", deadline: "2026-12-21" },
      states: ["plan asked", "plan asked"],
    });
    expect(await submit()).toEqual({ refusal: "not now" });
    expect(await write(0)).toMatchObject({ ok: true });
    expect(await write(1, { due: "2026-12-26" })).toMatchObject({ ok: true, moved: { because: "holiday" } });
    expect((await seen()).plan.actions[1]!.due).toBe("2026-12-28");
    expect(await write(1, { due: "2027-01-15" })).toMatchObject({ ok: true });
    expect((await seen()).request.state).toBe("in progress");
    expect(await submit()).toEqual({ ok: true });
    expect(await seen()).toMatchObject({ request: { state: "submitted" }, states: ["proposed", "proposed"] });
    expect(await answer(coordinator, "agree", "agree")).toEqual({ ok: true });
    expect(await seen()).toMatchObject({
      request: { state: "agreed", deadline: "2026-12-18" },
      states: ["agreed", "agreed"],
    });
    expect(await done(0)).toEqual({ ok: true });
    expect(await seen()).toMatchObject({ request: { state: "agreed", deadline: "2027-01-15" } });
    // What is serious is verified by another than who agreed; the owner will do.
    expect(await verify(coordinator, 0)).toEqual({ refusal: "another must" });
    expect(await verify(buyer, 0)).toEqual({ ok: true });
    expect(await done(1)).toEqual({ ok: true });
    expect(await seen()).toMatchObject({ request: { state: "in review" }, states: ["verified", "done"] });
    expect(await verify(coordinator, 1)).toEqual({ ok: true });
    expect(await seen()).toMatchObject({ request: { state: "accepted" }, states: ["verified", "verified"] });
    const mails = await owner<{ template: string }[]>`select template from mails
      where buyer_id = ${world.buyerId} and template in ('plan-agreed', 'supplier-said') order by id`;
    expect(mails.map(({ template }) => template)).toEqual([
      "supplier-said",
      "plan-agreed",
      "supplier-said",
      "supplier-said",
    ]);
  });

  test("goes back with the actions that are not good enough; those agreed to stay so", async ({ database, owner }) => {
    const { seen, write, submit, answer, done, verify, coordinator, buyer, world } = await planned({ database, owner });
    await write(0);
    await write(1);
    await submit();
    expect(await answer(coordinator, "agree")).toEqual({ refusal: "not now" }); // both are answered, or none
    expect(await answer(coordinator, "send back", "agree")).toEqual({ ok: true });
    expect(await seen()).toMatchObject({
      request: { state: "returned", reason: "For sent." },
      states: ["sent back", "agreed"],
    });
    expect(await write(1)).toEqual({ refusal: "overtaken" });
    expect(await write(0, { due: "2026-12-01" })).toMatchObject({ ok: true });
    await submit();
    expect(await answer(coordinator, "agree")).toEqual({ ok: true });
    expect((await seen()).request).toMatchObject({ state: "agreed", deadline: "2026-12-01" });
    await done(0);
    await done(1);
    expect(await verify(await newMember(owner, world.buyerId, ["buyer"]), 0, "send back")).toEqual({
      refusal: "not yours",
    });
    expect(await verify(buyer, 0, "send back")).toEqual({ ok: true });
    expect(await seen()).toMatchObject({
      request: { state: "agreed", deadline: "2026-12-01" },
      states: ["agreed", "done"],
    });
  });

  test("is asked for once about the same, and never for a suspicion or what is minor", async ({ database, owner }) => {
    const { find, all, as, supplier, world } = await looking({ database, owner });
    await find(
      clause("1.1", "minor"),
      { ...clause("2.1", "zero_tolerance"), isSuspected: true },
      clause("4.2"),
      clause("4.3"),
    );
    const ask = async (...subjects: string[]) => {
      const gap = (await all()).filter(({ subject }) => subjects.includes(subject!)).map(({ id }) => id);
      return as((store) =>
        askForPlan(store, world.member, supplier.supplierId, { gap, expected: "Plan.", concerning: null }, now),
      );
    };
    expect(await ask("1.1")).toEqual({ refusal: "overtaken" });
    expect(await ask("2.1")).toEqual({ refusal: "overtaken" });
    expect(await ask("4.2")).toHaveProperty("requestId");
    expect(await ask("4.3")).toEqual({ refusal: "already" });
    expect((await all()).find(({ subject }) => subject === "4.3")).toMatchObject({ state: "open" });
  });

  test("is given more time, and the first date is kept", async ({ database, owner }) => {
    const { seen, write, submit, answer, theirs, supplier, as, coordinator, world } = await planned({
      database,
      owner,
    });
    await write(0);
    await write(1, { due: "2027-01-15" });
    await submit();
    await answer(coordinator, "agree", "agree");
    const { request } = await seen();
    await theirs((store) =>
      askForMoreTime(store, supplier, request, { date: "2027-01-08", reason: "Kursholderen er syk." }, now),
    );
    const asked = (await seen()).request;
    const granted = await as(async (store) => {
      const [extension] = await extensionsOf(store, supplier, asked.id);
      return decideMoreTime(store, world.member, asked, { extensionId: extension!.id, until: "2027-01-08" }, now);
    });
    expect(granted).toMatchObject({ ok: true });
    const { plan, request: later } = await seen();
    expect(later.deadline).toBe("2027-01-08");
    expect(plan.actions.map(({ due, firstDue }) => [due, firstDue])).toEqual([
      ["2027-01-08", "2026-12-18"],
      ["2027-01-15", "2027-01-15"],
    ]);
  });
});

test("a supplier moves what is its own to move, and the database lets it do no more", async ({ database, owner }) => {
  const { write, submit, answer, theirs, seen, coordinator } = await planned({ database, owner });
  await write(0);
  await write(1);
  await submit();
  const { plan } = await seen();
  const [action] = plan.actions;
  const wrong = (what: string, name: string) =>
    expect(theirs((store) => store.execute(sql.raw(`${what} where id = '${name}'`)))).rejects;
  await wrong("update gaps set state = 'agreed'", action!.gapId).toMatchObject({
    cause: { constraint_name: "gaps_guarded" },
  });
  await wrong("update actions set due = '2030-01-01'", action!.id).toMatchObject({
    cause: { constraint_name: "actions_agreed_to" },
  });
  await wrong("update actions set first_due = '2030-01-01'", action!.id).toThrow();
  expect(await answer(coordinator, "agree", "agree")).toEqual({ ok: true });
});

test("of two who answer at once, the second is told", async ({ database, owner }) => {
  const { write, submit, seen, as, coordinator, world } = await planned({ database, owner });
  await write(0);
  await write(1);
  await submit();
  const { request, plan } = await seen();
  const answers = plan.actions.map(({ id, version }) => ({
    action: id,
    version,
    outcome: "agree" as const,
    reason: null,
  }));
  const outcomes = await Promise.all(
    [coordinator, world.member].map((by) => as((store) => answerPlan(store, by, request, plan, answers, now), by)),
  );
  expect(outcomes.filter((one) => "ok" in one)).toHaveLength(1);
  expect(outcomes.filter((one) => "refusal" in one)).toEqual([{ refusal: "overtaken" }]);
});
