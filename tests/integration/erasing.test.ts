/** A person who asks to be erased is gone from everything but the evidence, and the log stays whole. */
import type { Database } from "db/client.server";
import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { removeContact } from "~/features/contacts/contacts.server";
import { erase, tracesOf } from "~/features/events/erasing.server";
import { record } from "~/features/events/events.server";
import { exportedLog } from "~/features/events/log.server";
import { checkLog } from "~/features/events/log-check.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { test } from "../support/database";
import { newMember, newSupplier, newWorld, scopeOfMember, type World } from "../support/people";

const key = evidenceKeyFrom("0123456789abcdef0123456789abcdef");
const email = "hilde@kabel.example";
const now = new Date("2026-11-21T12:00:00Z");

async function exported(database: Database, { member }: World) {
  let text = "";
  for await (const part of exportedLog(database, member, key, now)) text += part;
  return text.split("\n").slice(0, -1);
}

/** Hilde has left; the log names her as subject, in another's event, and by address alone. Ola is somebody else. */
async function written(database: Database, owner: postgres.Sql) {
  const world = await newWorld(owner);
  const { member } = world;
  const hilde = await newSupplier(owner, world, { email });
  await owner`update contacts set name = 'Hilde Brunvoll' where id = ${hilde.contactId}`;
  await owner`insert into mails (buyer_id, supplier_id, contact_id, email, name, language, template, data)
    values (${world.buyerId}, ${hilde.supplierId}, ${hilde.contactId}, ${email}, 'Hilde Brunvoll', 'nb', 'invitation', '{"words": "Kjære Hilde"}')`;
  await inScope(database, scopeOfMember(member), async (store) => {
    await record(store, member, [
      { what: "contact.added", supplierId: hilde.supplierId, subjectId: hilde.contactId, personal: { name: "Hilde" } },
      { what: "request.hand over", supplierId: hilde.supplierId, personal: { name: "hilde brunvoll" } },
      { what: "claim.made", personal: { before: { email } } },
      { what: "contact.added", supplierId: hilde.supplierId, personal: { name: "Ola", email: "ola@kabel.example" } },
    ]);
    await removeContact(store, member, hilde.supplierId, hilde.contactId, now);
  });
  return { world, hilde };
}

const asMember = <Result>(database: Database, { member }: World, work: Parameters<typeof inScope<Result>>[2]) =>
  inScope(database, scopeOfMember(member), work);

describe("a person who asks to be erased", () => {
  test("is gone from contacts, mails and log; others stay, and the log is whole", async ({ database, owner }) => {
    const [{ world, hilde }, other] = [await written(database, owner), await written(database, owner)];
    const traces = await asMember(database, world, (store) => tracesOf(store, world.buyerId, email));
    expect(traces).toMatchObject({ people: [{ name: "Hilde Brunvoll", isStillThere: false }], events: 4, mails: 1 });

    expect(await asMember(database, world, (store) => erase(store, world.member, email))).toEqual({ events: 4 });

    const lines = await exported(database, world);
    expect(await checkLog(lines)).toMatchObject({ fits: true, erased: 4 });
    expect(lines.join("\n").toLowerCase()).not.toContain("hilde");
    expect(lines.join("\n")).toContain("ola@kabel.example");
    const [contact] = await owner`select name, email, phone from contacts where id = ${hilde.contactId}`;
    expect(JSON.stringify(contact).toLowerCase()).not.toContain("hilde");
    const [mail] = await owner`select * from mails where contact_id = ${hilde.contactId}`;
    expect(mail).toMatchObject({ state: "cancelled", name: null, data: {} });
    const empty = await asMember(database, world, (store) => tracesOf(store, world.buyerId, email));
    expect(empty).toEqual({ people: [], events: 0, mails: 0, signatures: 0 });

    const untouched = await asMember(database, other.world, (store) => tracesOf(store, other.world.buyerId, email));
    expect(untouched).toMatchObject({ events: 4, mails: 1 });
  });

  test("cannot come in any more, unless another buyer knows her", async ({ database, owner }) => {
    const address = "kun.en@kabel.example";
    const world = await newWorld(owner);
    await newSupplier(owner, world, { email: address });
    const [person] = await owner`select id from people where email = ${address}`;
    await owner`update contacts set left_at = now() where email = ${address}`;
    await asMember(database, world, (store) => erase(store, world.member, address));
    expect(await owner`select id from people where id = ${person!.id}`).toEqual([]);

    const [one, another] = [await newWorld(owner), await newWorld(owner)];
    for (const buyer of [one, another]) await newSupplier(owner, buyer, { email: "begge@kabel.example" });
    await owner`update contacts set left_at = now() where buyer_id = ${one.buyerId}`;
    await asMember(database, one, (store) => erase(store, one.member, "begge@kabel.example"));
    expect(await owner`select id from people where email = 'begge@kabel.example'`).toHaveLength(1);
  });

  test("is not erased while she has access, by the page or by the database", async ({ database, owner }) => {
    const { world, hilde } = await written(database, owner);
    await owner`update contacts set left_at = null where id = ${hilde.contactId}`;
    expect(await asMember(database, world, (store) => erase(store, world.member, email))).toEqual({
      refusal: "still there",
    });
    const past = asMember(database, world, (store) => store.execute(`select erase_personal('${email}')`));
    await expect(past).rejects.toMatchObject({ cause: { constraint_name: "erased_have_left" } });
    expect(await owner`select id from contacts where buyer_id = ${world.buyerId} and email = ${email}`).toHaveLength(1);
  });

  test("is erased by an administrator only, as the database sees it too", async ({ database, owner }) => {
    const { world } = await written(database, owner);
    const coordinator = await newMember(owner, world.buyerId, ["coordinator"]);
    const past = inScope(database, scopeOfMember(coordinator), (store) =>
      store.execute(`select erase_personal('${email}')`),
    );
    await expect(past).rejects.toMatchObject({ cause: { message: "administrators erase" } });
  });

  test("who is unknown is said to be", async ({ database, owner }) => {
    const world = await newWorld(owner);
    expect(await asMember(database, world, (store) => erase(store, world.member, "ukjent@kabel.example"))).toEqual({
      refusal: "nothing found",
    });
  });
});
