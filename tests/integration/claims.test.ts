import type { Database, Store } from "db/client.server";
import { expect } from "vitest";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import {
  askForMoreTime,
  decline,
  type Proof,
  sayAlreadyDone,
  sayNotRelevant,
  takeBackClaim,
} from "~/features/requests/asides.server";
import { plusDays } from "~/features/requests/deadlines";
import { type Request, requestOf } from "~/features/requests/requests.server";
import { signAll } from "~/features/signatures/signing.server";
import { test } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";

const now = new Date();
const onTask = <Result>(
  database: Database,
  by: SupplierSession,
  id: string,
  work: (store: Store, task: Request) => Promise<Result>,
) => asContact(database, by, async (store) => work(store, (await requestOf(store, by, id))!));

const proof: Proof = {
  way: "earlier",
  signedOn: "2026-03-01",
  signerName: "Grete Leder",
  signerTitle: null,
  reason: null,
  fileId: null,
};

test("“not relevant” waits for the coordinator, who is told why", async ({ database, owner }) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  expect(
    await onTask(database, by, id, (store, request) =>
      sayNotRelevant(store, by, request, "Vi leverer bare tjenester.", now),
    ),
  ).toEqual({ ok: true });
  const [claim] = await owner`select kind, state, reason, claimed_by from claims where request_id = ${id}`;
  expect(claim).toEqual({
    kind: "not relevant",
    state: "asked",
    reason: "Vi leverer bare tjenester.",
    claimed_by: by.contactId,
  });
  const [request] = await owner`select state, waits_for from requests where id = ${id}`;
  expect(request).toEqual({ state: "not relevant asked", waits_for: "buyer" });
  const [mail] =
    await owner`select email, data from mails where template = 'supplier-said' and supplier_id = ${by.supplierId}`;
  expect(mail).toMatchObject({
    email: world.member.email,
    data: { said: "not relevant", reason: "Vi leverer bare tjenester." },
  });
});

test("the coordinator is told of claims, the owner of all else, and nobody twice", async ({ database, owner }) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const [coordinator] =
    await owner`insert into members (buyer_id, name, email, roles) values (${world.buyerId}, 'Kai Koordinator', 'kai@fjordlys.example', ${["coordinator"]}) returning id`;
  await owner`update suppliers set coordinator_id = ${coordinator!.id} where id = ${by.supplierId}`;
  await onTask(database, by, task("company_facts"), (store, request) =>
    sayAlreadyDone(store, by, request, { ...proof, way: null, reason: "I mars" }, now),
  );
  await onTask(database, by, task("code_of_conduct"), (store, request) =>
    decline(store, by, request, "Punkt 4.2", now),
  );
  const mails =
    await owner`select email, data->>'said' as said from mails where template = 'supplier-said' and supplier_id = ${by.supplierId} order by id`;
  expect([...mails]).toEqual([
    { email: "kai@fjordlys.example", said: "already done" },
    { email: world.member.email, said: "declined" },
  ]);
});

test("a claim taken back opens the task again and leaves nothing to decide; another may then be made", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  await onTask(database, by, id, (store, request) => sayAlreadyDone(store, by, request, proof, now));
  expect(await onTask(database, by, id, (store, request) => takeBackClaim(store, by, request, now))).toEqual({
    ok: true,
  });
  expect(
    await onTask(database, by, id, (store, request) => sayNotRelevant(store, by, request, "Likevel ikke", now)),
  ).toEqual({ ok: true });
  const claims = await owner`select kind, state from claims where request_id = ${id} order by id`;
  expect([...claims]).toEqual([
    { kind: "already done", state: "taken back" },
    { kind: "not relevant", state: "asked" },
  ]);
});

test("a supplier takes back what it asked for, but grants itself nothing", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  await onTask(database, by, task("code_of_conduct"), (store, request) =>
    sayNotRelevant(store, by, request, "Nei", now),
  );
  await expect(
    asContact(database, by, (store) => store.execute("update claims set state = 'granted'")),
  ).rejects.toThrow();
});

test("signing after all takes back what was said before, whatever it was", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, secret);
  const [code, nda] = [task("code_of_conduct"), task("nda")];
  await onTask(database, by, code, (store, request) =>
    askForMoreTime(store, by, request, { date: plusDays(request.deadline, 7), reason: "Ferie" }, now),
  );
  await onTask(database, by, code, (store, request) => sayAlreadyDone(store, by, request, proof, now));
  await onTask(database, by, nda, (store, request) => decline(store, by, request, "Nei", now));
  const signed = await asContact(database, by, (store) =>
    signAll(
      store,
      by,
      { requestIds: [code, nda], name: "Ola", title: "Leder", language: "nb" },
      { ip: "::1", browser: "Test" },
      now,
    ),
  );
  expect(signed).toHaveProperty("signatureId");
  const left = await owner`select state from claims where request_id in ${owner([code, nda])}
    union all select state from extensions where request_id in ${owner([code, nda])}`;
  expect(left.map(({ state }) => state)).toEqual(["taken back", "taken back"]);
});

test("more time is asked for once at a time, after the deadline, with a reason that the owner reads", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  const ask = (days: number, reason = "Daglig leder er på reise.") =>
    onTask(database, by, id, (store, request) =>
      askForMoreTime(store, by, request, { date: plusDays(request.deadline, days), reason }, now),
    );
  expect(await ask(0)).toEqual({ extensionRefusal: "not after the deadline" });
  expect(await ask(7, " ")).toEqual({ extensionRefusal: "no reason" });
  expect(await ask(7)).toEqual({ ok: true });
  expect(await ask(14)).toEqual({ extensionRefusal: "already asked" });
  const [row] =
    await owner`select extensions.reason, asked_until = deadline + 7 as later, deadline = first_deadline as unmoved
    from extensions join requests on requests.id = request_id where request_id = ${id}`;
  expect(row).toEqual({ reason: "Daglig leder er på reise.", later: true, unmoved: true });
  const mails = await owner`select 1 from mails where template = 'supplier-said' and supplier_id = ${by.supplierId}`;
  expect(mails).toHaveLength(1);
});

test("declining needs the task to be open, and is told once", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  const no = () =>
    onTask(database, by, id, (store, request) => decline(store, by, request, "Vi følger morselskapets.", now));
  expect(await no()).toEqual({ ok: true });
  expect(await no()).toEqual({ refusal: "already" });
  const [request] = await owner`select state, reason from requests where id = ${id}`;
  expect(request).toEqual({ state: "declined", reason: "Vi følger morselskapets." });
});
