/** The self-assessment asks all that the human-rights declaration asks: whoever answers the one is spared the other. */
import type { Database } from "db/client.server";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { accept } from "~/features/assessments/reviewing.server";
import { submit } from "~/features/assessments/submission.server";
import { mineralsStatement, standardQuestionnaires } from "~/features/questionnaires/content/library";
import { coveringRequest } from "~/features/requests/covering.server";
import { askableIn, invite, inviteesAmong, ticked } from "~/features/requests/invite.server";
import { requestOf, requestsOf } from "~/features/requests/requests.server";
import { answer, assessed, bestAnswers, csr, publish, submitted, visit } from "../support/assessed";
import { test } from "../support/database";
import { asked } from "../support/declared";
import { asContact } from "../support/invited";
import { newSupplier, newWorld, scopeOfMember, type World } from "../support/people";

const now = new Date();
const today = now.toISOString().slice(0, 10);
const declaration = standardQuestionnaires().find(({ key }) => key === "hr_decent_work_declaration")!;

const asMember = <Result>(database: Database, { member }: World, work: Parameters<typeof inScope<Result>>[2]) =>
  inScope(database, scopeOfMember(member), work);

/** What is asked of a supplier, by the keys of the requirements. */
function ask(database: Database, world: World, supplierId: string, keys: string[], concerning = "") {
  return asMember(database, world, async (store) => {
    const asked = (await askableIn(store, world.buyerId)).filter(({ key }) => keys.includes(key));
    const chosen = ticked([supplierId]);
    const [invitee] = await inviteesAmong(store, world.buyerId, chosen, asked, concerning, today);
    const sent = await invite(store, world.member, { chosen, asked, concerning, words: {}, deadline: null }, now);
    return { outcome: invitee!.outcome, sent: sent.requests };
  });
}

describe("the narrower of two questionnaires", () => {
  test("is not asked together with the wider, nor while that is under way; about another contract it is", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    await publish(database, world);
    await publish(database, world, declaration);
    const { supplierId } = await newSupplier(owner, world, { name: "Bred AS" });
    expect(await ask(database, world, supplierId, [csr.key, declaration.key])).toEqual({ outcome: "now", sent: 1 });
    expect(await ask(database, world, supplierId, [declaration.key])).toEqual({ outcome: "satisfied", sent: 0 });
    expect(await ask(database, world, supplierId, [declaration.key], "Kontrakt 7")).toEqual({
      outcome: "now",
      sent: 1,
    });
  });

  test("is asked by itself, and the wider after it", async ({ database, owner }) => {
    const world = await newWorld(owner);
    await publish(database, world);
    await publish(database, world, declaration);
    const { supplierId } = await newSupplier(owner, world, { name: "Smal AS" });
    expect(await ask(database, world, supplierId, [declaration.key])).toEqual({ outcome: "now", sent: 1 });
    expect(await ask(database, world, supplierId, [csr.key])).toEqual({ outcome: "now", sent: 1 });
  });

  test("asks nothing more once the wider is accepted, and says by which", async ({ database, owner }) => {
    const world = await newWorld(owner);
    await publish(database, world, declaration);
    const { by, request } = await assessed(owner, database, { world });
    const all = await asMember(database, world, (store) => requestsOf(store, by));
    const open = all.find(({ key }) => key === declaration.key);
    // Both were asked at once, so the narrower was left out: ask it as it would have been before.
    expect(open).toBeUndefined();
    const [requirement] =
      await owner`select id from requirements where buyer_id = ${by.buyerId} and key = ${declaration.key}`;
    const [earlier] = await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline,
        first_deadline, questionnaire_id, asked_by, sent_at)
      select buyer_id, supplier_id, ${requirement!.id}, kind, 'opened', deadline, first_deadline, questionnaire_id, asked_by, now()
        from requests where id = ${request} returning id`;
    await answer(database, by, request, bestAnswers());
    await asContact(database, by, async (store) =>
      submit(store, by, await assessmentOf(store, by, request), { title: "Leder", language: "nb", visit }, now),
    );
    await asMember(database, world, async (store) =>
      accept(store, world.member, (await requestOf(store, by, request))!, { outcome: "accepted", words: null }, now),
    );
    const seen = await asContact(database, by, async (store) => {
      const one = (await requestOf(store, by, earlier!.id))!;
      return { state: one.state, covering: await coveringRequest(store, one) };
    });
    expect(seen).toEqual({ state: "satisfied", covering: { id: request, name: csr.title } });
    const [event] =
      await owner`select details from events where what = 'request.satisfy' and subject_id = ${earlier!.id}`;
    expect(event!.details).toMatchObject({ to: "satisfied", request });
  });

  test("a CMRT, is asked no more once the short statement is signed and accepted", async ({ database, owner }) => {
    const statement = mineralsStatement();
    const { by, world, request: cmrt } = await asked(owner, database);
    await publish(database, world, statement);
    expect(await ask(database, world, by.supplierId, [statement.key])).toEqual({ outcome: "now", sent: 1 });
    const all = await asMember(database, world, (store) => requestsOf(store, by));
    const { id } = all.find(({ key }) => key === statement.key)!;
    const metals = ["tin", "tantalum", "tungsten", "gold"].map((one) => [`minerals_statement.${one}`, "not_in_goods"]);
    await answer(database, by, id, { ...Object.fromEntries(metals), "minerals_statement.undertaking": true });
    const sent = await submitted(database, by, id);
    expect(sent).toHaveProperty("signatureId");
    await asMember(database, world, async (store) =>
      accept(store, world.member, (await requestOf(store, by, id))!, { outcome: "accepted", words: null }, now),
    );
    expect(await asContact(database, by, (store) => requestOf(store, by, cmrt))).toMatchObject({
      state: "satisfied",
      satisfiedById: id,
    });
  });
});
