import { expect } from "vitest";
import { bringIn, contactsOf, letGo } from "~/features/contacts/colleagues.server";
import { handOver, takeOver } from "~/features/requests/asides.server";
import { requestOf } from "~/features/requests/requests.server";
import { tasksOf } from "~/features/requests/tasks.server";
import { signAll } from "~/features/signatures/signing.server";
import { test } from "../support/database";
import { arrive, asContact, invited, linkFor } from "../support/invited";

const now = new Date();
const leader = { name: "Grete Leder", email: "Grete@asane.example", title: "Daglig leder", language: "nb" as const };

test("the one it is handed over to signs with a link of her own, and the trail keeps who prepared it", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const code = task("code_of_conduct");
  const handed = await asContact(database, by, async (store) =>
    handOver(store, by, { tasks: [(await requestOf(store, by, code))!], to: leader, words: "Kan du signere?" }, now),
  );
  expect(handed).toEqual({ name: "Grete Leder" });
  const [grete] =
    await owner`select id, email, role, title from contacts where name = 'Grete Leder' and supplier_id = ${by.supplierId}`;
  expect(grete).toMatchObject({ email: "grete@asane.example", role: "signatory", title: "Daglig leder" });
  const [mail] =
    await owner`select email, data, request_ids, contact_id from mails where template = 'hand-over' and supplier_id = ${by.supplierId}`;
  expect(mail).toMatchObject({
    email: "grete@asane.example",
    contact_id: grete!.id,
    request_ids: [code],
    data: { by: by.name, words: "Kan du signere?" },
  });
  const [waiting] = await owner`select waiting_for_id, state from requests where id = ${code}`;
  expect(waiting).toEqual({ waiting_for_id: grete!.id, state: "opened" });

  const her = await arrive(
    database,
    await linkFor(database, { ...by, contactId: grete!.id, email: grete!.email }, [code]),
  );
  const signed = await asContact(database, her, (store) =>
    signAll(
      store,
      her,
      { requestIds: [code], name: her.name, title: "Daglig leder", language: "nb" },
      { ip: "::1", browser: "Test" },
      now,
    ),
  );
  expect(signed).toHaveProperty("signatureId");
  const [signature] = await owner`select contact_id, prepared_by from signatures where supplier_id = ${by.supplierId}`;
  expect(signature).toEqual({ contact_id: grete!.id, prepared_by: by.contactId });
});

test("what is handed over can be taken back, and nobody hands over to herself", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const code = task("code_of_conduct");
  const give = (to: Parameters<typeof handOver>[2]["to"]) =>
    asContact(database, by, async (store) =>
      handOver(store, by, { tasks: [(await requestOf(store, by, code))!], to }, now),
    );
  expect(await give({ contactId: by.contactId })).toEqual({ refusal: "yourself" });
  expect(await give({ name: by.name.toUpperCase(), email: by.email, title: null, language: "nb" })).toEqual({
    refusal: "yourself",
  });
  expect(await give(leader)).toEqual({ name: "Grete Leder" });
  await asContact(database, by, async (store) => takeOver(store, by, (await requestOf(store, by, code))!, now));
  const [waiting] = await owner`select waiting_for_id from requests where id = ${code}`;
  expect(waiting?.waiting_for_id).toBeNull();
});

test("the same person named twice stays one contact; another with the same address is another", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, secret);
  const give = (key: string, to: typeof leader) =>
    asContact(database, by, async (store) =>
      handOver(store, by, { tasks: [(await requestOf(store, by, task(key)))!], to }, now),
    );
  await give("code_of_conduct", leader);
  await give("nda", { ...leader, name: "grete leder" });
  await give("nda", { ...leader, name: "Geir Annen" });
  const names =
    await owner`select name from contacts where email = 'grete@asane.example' and supplier_id = ${by.supplierId} order by id`;
  expect(names.map(({ name }) => name)).toEqual(["Grete Leder", "Geir Annen"]);
});

test("handing over several is done for all of them or for none", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, secret);
  const [code, nda] = [task("code_of_conduct"), task("nda")];
  const refused = await asContact(database, by, async (store) => {
    const tasks = [(await requestOf(store, by, code))!, (await requestOf(store, by, nda))!];
    await owner`update requests set version = version + 1 where id = ${nda}`;
    return handOver(store, by, { tasks, to: leader }, now);
  });
  expect(refused).toEqual({ refusal: "overtaken" });
  const [waiting] =
    await owner`select count(*)::int as count from requests where waiting_for_id is not null and supplier_id = ${by.supplierId}`;
  expect(waiting).toEqual({ count: 0 });
  const mails = await owner`select 1 from mails where template = 'hand-over' and supplier_id = ${by.supplierId}`;
  expect(mails).toHaveLength(0);
});

test("a colleague brought in for one task sees that task alone, and none when she is let go", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  await asContact(database, by, async (store) =>
    bringIn(
      store,
      by,
      { ...leader, name: "Nils Hjelper", email: "nils@asane.example" },
      { tasks: [(await requestOf(store, by, task("company_facts")))!] },
    ),
  );
  const [nils] =
    await owner`select id, email, role from contacts where name = 'Nils Hjelper' and supplier_id = ${by.supplierId}`;
  expect(nils?.role).toBe("contributor");
  const [mail] =
    await owner`select request_ids from mails where template = 'colleague' and supplier_id = ${by.supplierId}`;
  expect(mail?.request_ids).toEqual([task("company_facts")]);
  const him = await arrive(database, await linkFor(database, { ...by, contactId: nils!.id, email: nils!.email }, []));
  const seen = await asContact(database, him, (store) => tasksOf(store, him));
  expect(seen.map(({ id }) => id)).toEqual([task("company_facts")]);
  expect(await asContact(database, by, (store) => letGo(store, by, nils!.id, now))).toEqual({ name: "Nils Hjelper" });
  const people = await asContact(database, by, async (store) => contactsOf(store, by));
  expect(people.map(({ id }) => id)).toEqual([by.contactId]);
  const shares = await owner`select 1 from shares where contact_id = ${nils!.id}`;
  expect(shares).toHaveLength(0);
});

test("nobody lets go herself, the one who gets the mails, or another company's people", async ({ database, owner }) => {
  const { secret, by: main, world } = await invited(owner, database);
  const other = await invited(owner, database, { world, name: "En annen AS" });
  const by = await arrive(database, secret);
  await asContact(database, by, async (store) => bringIn(store, by, leader, { tasks: "all" }));
  const [grete] =
    await owner`select id, email from contacts where name = 'Grete Leder' and supplier_id = ${by.supplierId}`;
  const her = await arrive(database, await linkFor(database, { ...by, contactId: grete!.id, email: grete!.email }, []));
  const go = (contactId: string) => asContact(database, her, (store) => letGo(store, her, contactId, now));
  expect(await go(her.contactId)).toEqual({ refusal: "yourself" });
  expect(await go(main.contactId)).toEqual({ refusal: "nobody" });
  expect(await go(other.by.contactId)).toEqual({ refusal: "nobody" });
});
