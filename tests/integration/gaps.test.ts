/** Gaps are raised once, mended by a better answer, and closed by a person. */
import type { Database } from "db/client.server";
import type { Answer } from "db/schema/words";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { submit } from "~/features/assessments/submission.server";
import { deskOf } from "~/features/desk/desk.server";
import { actOn, gapOf, gapsOf, raiseByHand } from "~/features/gaps/gaps.server";
import { standardQuestionnaires } from "~/features/questionnaires/content/library";
import type { Questionnaire } from "~/features/questionnaires/questionnaire";
import { requestOf } from "~/features/requests/requests.server";
import { acceptReservations } from "~/features/signatures/accepting.server";
import { signAll } from "~/features/signatures/signing.server";
import { answer, assessed, bestAnswers, csr, visit } from "../support/assessed";
import { test } from "../support/database";
import { clause, looking } from "../support/found";
import { arrive, asContact, invited } from "../support/invited";
import { newMember, newSupplier, newWorld, scopeOfMember } from "../support/people";

const now = new Date("2026-11-21T10:00:00Z");

/** Handed in, by a supplier with an owner and a coordinator of its own. */
async function handedIn(
  { database, owner }: { database: Database; owner: postgres.Sql },
  questionnaire: Questionnaire,
  given: Record<string, Answer>,
) {
  const made = await assessed(owner, database, { questionnaire });
  const { by, world, request } = made;
  const coordinator = await newMember(owner, world.buyerId, ["coordinator"]);
  await owner`update suppliers set owner_id = ${world.member.memberId}, coordinator_id = ${coordinator.memberId}
    where id = ${by.supplierId}`;
  await answer(database, by, request, { ...bestAnswers(questionnaire), ...given });
  const submitted = await asContact(database, by, async (store) =>
    submit(store, by, await assessmentOf(store, by, request), { title: "Daglig leder", language: "nb", visit }, now),
  );
  expect(submitted).toHaveProperty("submissionId");
  const mails = await owner`select member_id, data, send_after from mails
    where template = 'suspicion' and supplier_id = ${by.supplierId}`;
  const all = await inScope(database, scopeOfMember(world.member), (store) => gapsOf(store, by));
  return { ...made, coordinator, mails, all };
}

describe("an answer that cannot wait", () => {
  test("of zero tolerance is told at once to the coordinator and the owner, each once, and comes first", async ({
    database,
    owner,
  }) => {
    const { all, mails, world, coordinator, by } = await handedIn({ database, owner }, csr, {
      "child.minimum_age": 12,
      "management.policy": "no",
    });
    expect(all[0]).toMatchObject({ subject: "child.minimum_age", isSuspected: true, severity: "zero_tolerance" });
    expect(mails.map(({ member_id }) => member_id).sort()).toEqual(
      [world.member.memberId, coordinator.memberId].sort(),
    );
    expect(mails[0]!.data).toMatchObject({
      found: [{ isZeroTolerance: true, answer: { nb: expect.stringContaining("12") } }],
      path: `/suppliers/${by.supplierId}/gaps/${all[0]!.id}`,
    });
    const desk = await inScope(database, scopeOfMember(world.member), (store) =>
      deskOf(store, world.member, { whose: "all", only: null, page: 1, narrowed: {} }, "2026-11-21"),
    );
    expect(desk.items[0]).toMatchObject({ kind: "suspicion", id: all[0]!.id, facts: { isZeroTolerance: true } });
    await inScope(database, scopeOfMember(coordinator), (store) =>
      actOn(store, coordinator, all[0]!, "change severity", { severity: "minor", reason: "Skrivefeil." }, now),
    );
    const after = await inScope(database, scopeOfMember(world.member), (store) =>
      deskOf(store, world.member, { whose: "all", only: null, page: 1, narrowed: {} }, "2026-11-21"),
    );
    expect(after.counts.suspicion).toBe(0);
  });

  test("is no mail where nothing of the kind is found", async ({ database, owner }) => {
    const { mails, all } = await handedIn({ database, owner }, csr, { "management.policy": "no" });
    expect([mails.length, all.some(({ mayBeBreach, isSuspected }) => mayBeBreach || isSuspected)]).toEqual([0, false]);
  });

  test('a "no" to a lead question of the six steps may be a breach; "partly" and other questions are none', async ({
    database,
    owner,
  }) => {
    const sixStep = standardQuestionnaires().find(({ key }) => key === "public_ethical_trade")!;
    const { all, mails, world, coordinator } = await handedIn({ database, owner }, sixStep, {
      "pet.step1": "no",
      "pet.step3": "partly",
    });
    const undecided = all.filter(({ mayBeBreach }) => mayBeBreach);
    expect(undecided.map(({ subject, nature }) => [subject, nature])).toEqual([["pet.step1", null]]);
    expect(mails).toHaveLength(2);
    const says = (who: MemberSession, act: "say nature" | "rule out breach" | "close", change = {}) =>
      inScope(database, scopeOfMember(who), (store) => actOn(store, who, undecided[0]!, act, change, now));
    const buyer = await newMember(owner, world.buyerId, ["buyer"]);
    expect(await says(buyer, "say nature", { nature: "breach" })).toEqual({ refusal: "not yours" });
    expect(await says(coordinator, "close")).toEqual({ refusal: "not now" });
    expect(await says(coordinator, "say nature", { nature: "breach" })).toEqual({ ok: true });
    expect(await says(coordinator, "rule out breach", { reason: "Nei." })).toEqual({ refusal: "overtaken" });
  });
});

describe("what a rule finds", () => {
  test("is one gap however often it is found, and is told in the log once", async ({ database, owner }) => {
    const { find, all, supplier } = await looking({ database, owner });
    expect([await find(clause("2.1"), clause("4.2")), await find(clause("2.1"), clause("4.2"))]).toEqual([2, 0]);
    expect((await all()).map(({ subject, state }) => [subject, state])).toEqual([
      ["2.1", "open"],
      ["4.2", "open"],
    ]);
    expect(
      await owner`select id from events where what = 'gap.raised' and supplier_id = ${supplier.supplierId}`,
    ).toHaveLength(1);
  });

  test("and finds no more is mended, stays open for a person, and is not mended once it is found again", async ({
    database,
    owner,
  }) => {
    const { find, all } = await looking({ database, owner });
    await find(clause("2.1"), clause("4.2"));
    await find(clause("4.2"));
    expect((await all()).map(({ subject, state, mendedAt }) => [subject, state, mendedAt !== null])).toEqual([
      ["2.1", "open", true],
      ["4.2", "open", false],
    ]);
    await find(clause("2.1"));
    expect((await all()).map(({ mendedAt }) => mendedAt !== null)).toEqual([false, true]);
  });

  test("after it was closed is a new gap", async ({ database, owner }) => {
    const { find, all, does } = await looking({ database, owner });
    await find(clause("2.1", "minor"));
    const other = (await all())[0]!;
    expect(await does(other, "close")).toMatchObject({ ok: true });
    expect(await find(clause("2.1", "minor"))).toBe(1);
    expect((await all()).map(({ state }) => state)).toEqual(["open", "verified"]);
  });

  test("two at once raise one", async ({ database, owner }) => {
    const { find, all } = await looking({ database, owner });
    const raised = await Promise.all([find(clause("2.1")), find(clause("2.1")), find(clause("2.1"))]);
    expect(raised.toSorted()).toEqual([0, 0, 1]);
    expect(await all()).toHaveLength(1);
  });
});

describe("what a member has found herself", () => {
  const found = { title: "Sperret nødutgang", found: "Sett ved besøk.", place: "own site" as const };

  test("is one gap while it is open, and zero tolerance a suspicion where she does not decide", async ({
    database,
    owner,
  }) => {
    const { as, world, supplier, all } = await looking({ database, owner });
    const buyer = await newMember(owner, world.buyerId, ["buyer"]);
    const raises = (severity: "major" | "zero_tolerance", who: MemberSession, more = {}) =>
      as(
        (store) => raiseByHand(store, who, supplier.supplierId, { kind: "improvement", severity, ...found, ...more }),
        who,
      );
    const [one, other] = await Promise.all([
      raises("major", buyer),
      raises("major", buyer, { title: "SPERRET NØDUTGANG" }),
    ]);
    expect([one, other].filter((outcome) => "refusal" in outcome)).toEqual([{ refusal: "already" }]);
    await raises("zero_tolerance", buyer, { title: "Tvangsarbeid" });
    await raises("zero_tolerance", world.member, { title: "Barnearbeid" });
    const raised = await all();
    expect(raised.map(({ title, isSuspected }) => [title.nb.toLowerCase(), isSuspected]).toSorted()).toEqual([
      ["barnearbeid", false],
      ["sperret nødutgang", false],
      ["tvangsarbeid", true],
    ]);
    expect(raised.find(({ isSuspected }) => isSuspected)?.raisedBy).toBe(buyer.memberId);
  });
});

describe("a decision", () => {
  test("names the version it saw: of two, the second is told", async ({ database, owner }) => {
    const { find, all, does } = await looking({ database, owner });
    await find(clause("2.1"));
    const [gap] = await all();
    expect(await does(gap!, "accept risk", { acceptedUntil: "2027-06-30", reason: "Liten leveranse." })).toEqual({
      ok: true,
    });
    expect(await does(gap!, "change severity", { severity: "minor", reason: "Nei." })).toEqual({
      refusal: "overtaken",
    });
    expect((await all())[0]).toMatchObject({ state: "risk accepted", severity: "moderate", version: 2 });
  });

  test("confirms a suspicion, or lowers it", async ({ database, owner }) => {
    const { find, all, does } = await looking({ database, owner });
    await find(
      { ...clause("2.1", "zero_tolerance"), isSuspected: true },
      { ...clause("4.2", "zero_tolerance"), isSuspected: true },
    );
    const [one, other] = await all();
    await does(one!, "confirm");
    await does(other!, "change severity", { severity: "major", reason: "Feil krysset av." });
    expect((await all()).map(({ severity, isSuspected }) => [severity, isSuspected])).toEqual([
      ["zero_tolerance", false],
      ["major", false],
    ]);
  });

  test("is the coordinator's, and the database lets nobody close alone what she recorded as serious", async ({
    database,
    owner,
  }) => {
    const { find, all, does, world, supplier, as } = await looking({ database, owner });
    await find(clause("2.1", "major"));
    const [gap] = await all();
    const buyer = await newMember(owner, world.buyerId, ["buyer"]);
    expect(await does(gap!, "close", {}, buyer)).toEqual({ refusal: "not yours" });
    expect(await does(gap!, "close")).toEqual({ refusal: "another must" });
    const past = as((store) =>
      store.execute(sql`update gaps set state = 'verified', closed_by = ${world.member.memberId}, closed_at = now()
        where id = ${gap!.id}`),
    );
    await expect(past).rejects.toMatchObject({ cause: { constraint_name: "gaps_four_eyes" } });
    const colleague = await newMember(owner, world.buyerId, ["coordinator"]);
    expect(await does(gap!, "close", {}, colleague)).toEqual({ ok: true });
    expect(await as((store) => gapOf(store, supplier, gap!.id))).toMatchObject({ state: "verified" });
  });
});

test("a supplier sees its own gaps, and can decide nothing of them", async ({ database, owner }) => {
  const { find, supplier, all } = await looking({ database, owner });
  await find(clause("2.1"));
  expect(await asContact(database, supplier, (store) => gapsOf(store, supplier))).toHaveLength(1);
  const [gap] = await all();
  for (const wrong of [
    sql`update gaps set state = 'risk accepted' where id = ${gap!.id}`,
    sql`update gaps set severity = 'minor' where id = ${gap!.id}`,
    sql`insert into gaps (buyer_id, supplier_id, kind, source, rule, subject, title, severity, state)
        values (${supplier.buyerId}, ${supplier.supplierId}, 'improvement', 'reservation', 'x', 'y', '{}', 'minor', 'open')`,
  ])
    await expect(asContact(database, supplier, (store) => store.execute(wrong))).rejects.toThrow();
  const other = await newSupplier(owner, await newWorld(owner));
  expect(await asContact(database, other, (store) => gapsOf(store, supplier))).toEqual([]);
});

test("a reservation is accepted with a gap for each clause, which keeps the reason given", async ({
  database,
  owner,
}) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  const draft = { requestIds: [id], name: "Ola Åsane", title: "Daglig leder", language: "nb" as const };
  const reservations = [
    { clause: "2.1", reason: "Først til sommeren." },
    { clause: "8.1", reason: "Gjelder ikke oss." },
  ];
  await asContact(database, by, (store) =>
    signAll(store, by, { ...draft, reservations }, { ip: "192.0.2.7", browser: "Test" }, now),
  );
  await inScope(database, scopeOfMember(world.member), async (store) =>
    acceptReservations(
      store,
      world.member,
      (await requestOf(store, by, id))!,
      { reason: null, severity: "minor" },
      now,
    ),
  );
  const raised = await inScope(database, scopeOfMember(world.member), (store) => gapsOf(store, by));
  expect(raised).toMatchObject([
    { subject: "2.1", severity: "minor", state: "open", answer: { nb: "Først til sommeren." }, requestId: id },
    { subject: "8.1", severity: "minor", state: "open", answer: { nb: "Gjelder ikke oss." } },
  ]);
  expect(raised[0]!.title.nb).toMatch(/^2\.1 \S+/);
  const [request] = await owner`select state from requests where id = ${id}`;
  expect(request).toEqual({ state: "accepted with gaps" });
});

test("a submitted assessment raises what it found, with theme, step and place, and suspects zero tolerance", async ({
  database,
  owner,
}) => {
  const { world, by, request } = await assessed(owner, database);
  await answer(database, by, request, bestAnswers());
  await answer(database, by, request, { "child.age_check": "no" });
  await asContact(database, by, async (store) =>
    submit(store, by, await assessmentOf(store, by, request), { title: "Kvalitetsleder", language: "nb", visit }, now),
  );
  const raised = await inScope(database, scopeOfMember(world.member), (store) => gapsOf(store, by));
  expect(raised.find(({ subject }) => subject === "child.age_check")).toMatchObject({
    kind: "improvement",
    source: "assessment",
    severity: "major",
    isSuspected: false,
    title: { en: expect.stringContaining("age") },
    answer: { nb: expect.stringMatching(/^Nei/), en: expect.stringMatching(/^No/) },
    theme: { nb: expect.any(String) },
    place: "own site",
    action: { en: expect.stringContaining("age checks") },
  });
  const evidence = raised.filter(({ kind }) => kind === "supplement");
  expect(evidence.every(({ severity, state }) => severity === null && state === "asked")).toBe(true);
});
