import type { Database, Store } from "db/client.server";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { deskOf } from "~/features/desk/desk.server";
import { decline } from "~/features/requests/asides.server";
import { requestOf } from "~/features/requests/requests.server";
import { acceptReservations } from "~/features/signatures/accepting.server";
import type { Reservation } from "~/features/signatures/reservation";
import { reservedClauses } from "~/features/signatures/reservations.server";
import { sealStillHolds } from "~/features/signatures/signatures.server";
import { receiptBehind, signAll } from "~/features/signatures/signing.server";
import { test } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";
import { newMember, scopeOfContact, scopeOfMember } from "../support/people";

const now = new Date();
const device = { ip: "192.0.2.7", browser: "Test" };
const reserved: Reservation[] = [
  { clause: "10.1", reason: "Gjelder ikke våre underleverandører." },
  { clause: "8.1", reason: "Avtalene fornyes først til sommeren." },
];

const sign = (database: Database, by: SupplierSession, requestIds: string[], reservations: Reservation[] = reserved) =>
  asContact(database, by, (store) =>
    signAll(
      store,
      by,
      { requestIds, name: "Ola Åsane", title: "Daglig leder", language: "nb", reservations },
      device,
      now,
    ),
  );
const asMember = <Result>(database: Database, member: MemberSession, work: (store: Store) => Promise<Result>) =>
  inScope(database, scopeOfMember(member), work);
const accept = (database: Database, member: MemberSession, by: SupplierSession, id: string, reason: string | null) =>
  asMember(database, member, async (store) =>
    acceptReservations(store, member, (await requestOf(store, by, id))!, { reason, severity: null }, now),
  );

test("the rest is signed: the clauses and reasons are kept with the signature, under its seal and in its receipt", async ({
  database,
  owner,
}) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  const signed = await sign(database, by, [id]);
  if ("refusal" in signed) throw new Error(signed.refusal);
  const [request] = await owner`select state, waits_for, reason from requests where id = ${id}`;
  expect(request).toEqual({ state: "signed with reservation", waits_for: "buyer", reason: null });
  const [supplier] = await owner`select code_part from suppliers where id = ${by.supplierId}`;
  expect(supplier?.code_part).toBe("reservation");

  const { receipt, clauses, holds } = await asContact(database, by, async (store) => ({
    receipt: await receiptBehind(store, by, signed.signatureId),
    clauses: await reservedClauses(store, by, signed.signatureId),
    holds: await sealStillHolds(store, by, signed.signatureId),
  }));
  expect(holds).toBe(true);
  expect(receipt?.consent).toContain("med forbeholdene som er oppgitt");
  expect(clauses.map(({ clause, reason }) => [clause, reason])).toEqual([
    ["8.1", "Avtalene fornyes først til sommeren."],
    ["10.1", "Gjelder ikke våre underleverandører."],
  ]);
  for (const { text } of clauses) expect(text.nb && text.en && text.nb !== text.en).toBeTruthy();

  const mails = await owner`select template, member_id, data from mails where supplier_id = ${by.supplierId}
    and template in ('receipt', 'supplier-said') order by template`;
  expect(mails.map(({ template }) => template)).toEqual(["receipt", "supplier-said"]);
  expect(mails[0]!.data.reservation).toContain("8.1: Avtalene fornyes først til sommeren.");
  expect(mails[1]).toMatchObject({ member_id: world.member.memberId, data: { said: "reservation" } });
  const [event] = await owner`select details from events where what = 'request.sign with reservation'
    and supplier_id = ${by.supplierId}`;
  expect(event?.details.clauses).toEqual(["10.1", "8.1"]);
});

test("a reservation that is added afterwards is found by the seal; one that is there is never changed", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const signed = await sign(database, by, [task("code_of_conduct")], reserved.slice(1));
  if ("refusal" in signed) throw new Error(signed.refusal);
  await expect(
    owner`update reservations set reason = 'Noe annet' where supplier_id = ${by.supplierId}`,
  ).rejects.toThrow(/never changed/);
  await expect(owner`delete from reservations where supplier_id = ${by.supplierId}`).rejects.toThrow(/never changed/);
  await owner`insert into reservations (buyer_id, supplier_id, signature_id, document_id, clause, reason)
    select buyer_id, supplier_id, signature_id, document_id, '3.1', 'Lagt til' from reservations where supplier_id = ${by.supplierId}`;
  expect(await asContact(database, by, (store) => sealStillHolds(store, by, signed.signatureId))).toBe(false);
});

test("nothing is signed with a reservation on a clause that is not there, or on two documents at once", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, secret);
  const code = task("code_of_conduct");
  expect(await sign(database, by, [code], [{ clause: "99.1", reason: "Finnes ikke" }])).toEqual({ refusal: "not now" });
  expect(await sign(database, by, [code, task("nda")])).toEqual({ refusal: "not now" });
  const [left] = await owner`select count(*)::int as signed from signatures where supplier_id = ${by.supplierId}`;
  expect(left?.signed).toBe(0);
});

test("who has declined may still sign with reservation, and the old reason is gone", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  await asContact(database, by, async (store) => decline(store, by, (await requestOf(store, by, id))!, "Nei.", now));
  expect(await sign(database, by, [id])).toHaveProperty("signatureId");
  const [request] = await owner`select state, reason from requests where id = ${id}`;
  expect(request).toEqual({ state: "signed with reservation", reason: null });
});

test("the coordinator finds it on the desk with its clauses, accepts it, and the signer is told why", async ({
  database,
  owner,
}) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  await sign(database, by, [id]);
  const desk = () =>
    asMember(database, world.member, (store) =>
      deskOf(store, world.member, { whose: "all", only: null, page: 1, narrowed: {} }, "2030-01-01"),
    );
  const before = await desk();
  expect(before.counts).toMatchObject({ reservation: 1, review: 0 });
  expect(before.items.find(({ kind }) => kind === "reservation")?.facts.clauses).toEqual(["8.1", "10.1"]);

  expect(await accept(database, world.member, by, id, "Greit for oss.")).toEqual({ ok: true });
  const [request] = await owner`select state, waits_for, reason from requests where id = ${id}`;
  expect(request).toEqual({ state: "accepted", waits_for: null, reason: "Greit for oss." });
  expect((await desk()).counts.reservation).toBe(0);
  const [supplier] = await owner`select code_part from suppliers where id = ${by.supplierId}`;
  expect(supplier?.code_part).toBe("reservation");
  const [mail] = await owner`select contact_id, from_member_id, data from mails where template = 'reservation-accepted'
    and supplier_id = ${by.supplierId}`;
  expect(mail).toMatchObject({
    contact_id: by.contactId,
    from_member_id: world.member.memberId,
    data: { words: "Greit for oss." },
  });
  expect(await accept(database, world.member, by, id, null)).toEqual({ refusal: "already" });
});

test("a member without the coordinator's role accepts nothing", async ({ database, owner }) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  await sign(database, by, [task("code_of_conduct")]);
  const buyer = await newMember(owner, world.buyerId, ["buyer", "manager"]);
  expect(await accept(database, buyer, by, task("code_of_conduct"), null)).toEqual({ refusal: "not yours" });
});

test("another supplier sees no reservation, and a colleague who only fills in neither sees nor makes one", async ({
  database,
  owner,
}) => {
  const mine = await invited(owner, database);
  const by = await arrive(database, mine.secret);
  const signed = await sign(database, by, [mine.task("code_of_conduct")]);
  if ("refusal" in signed) throw new Error(signed.refusal);
  const other = await arrive(
    database,
    (await invited(owner, database, { world: mine.world, name: "En annen AS" })).secret,
  );
  expect(await asContact(database, other, (store) => reservedClauses(store, by, signed.signatureId))).toEqual([]);
  const asColleague = { ...scopeOfContact(by), role: "contributor" as const };
  await expect(
    inScope(database, asColleague, (store) => store.execute(sql`select 1 from reservations`)),
  ).rejects.toThrow();
});
