import type { Database } from "db/client.server";
import { messages } from "db/schema/index";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { toldIn } from "~/features/messages/about.server";
import { hasThread, threadOf, writeToBuyer, writeToSupplier } from "~/features/messages/messages.server";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { decline } from "~/features/requests/asides.server";
import { requestOf } from "~/features/requests/requests.server";
import { signAll } from "~/features/signatures/signing.server";
import { assessed, csr } from "../support/assessed";
import { test } from "../support/database";
import { arrive, asContact, invited, linkFor } from "../support/invited";
import { newMember, scopeOfContact, scopeOfMember } from "../support/people";

const now = new Date();

const ask = (database: Database, by: SupplierSession, id: string, body: string) =>
  asContact(database, by, async (store) => writeToBuyer(store, by, (await requestOf(store, by, id))!, body));
const answer = (database: Database, member: MemberSession, by: SupplierSession, id: string, body: string) =>
  inScope(database, scopeOfMember(member), async (store) =>
    writeToSupplier(store, member, (await requestOf(store, by, id))!, body),
  );

test("a no is answered in the thread; both sides read it, the one who said no gets it by mail, and may still sign", async ({
  database,
  owner,
}) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  await asContact(database, by, async (store) => decline(store, by, (await requestOf(store, by, id))!, "Nei.", now));
  await answer(database, world.member, by, id, "Hva skal til?");
  const thread = await asContact(database, by, (store) => threadOf(store, by, id));
  expect(thread).toMatchObject([{ side: "buyer", by: "Kari Nordmann", body: "Hva skal til?" }]);
  const [mail] = await owner`select contact_id, email, from_member_id, data, request_ids from mails
    where template = 'message' and supplier_id = ${by.supplierId}`;
  expect(mail).toEqual({
    contact_id: by.contactId,
    email: by.email,
    from_member_id: world.member.memberId,
    data: { by: "Kari Nordmann", words: "Hva skal til?" },
    request_ids: [id],
  });
  const [event] = await owner`select actor_id, is_shared, details from events where what = 'message.written'
    and subject_id = ${id}`;
  expect(event).toEqual({ actor_id: world.member.memberId, is_shared: true, details: {} });
  const draft = { requestIds: [id], name: "Ola Åsane", title: "Daglig leder", language: "nb" as const };
  const signed = await asContact(database, by, (store) =>
    signAll(store, by, draft, { ip: "192.0.2.7", browser: "Test" }, now),
  );
  expect(signed).toHaveProperty("signatureId");
});

test("a question goes to the owner, and the next one to the member who answered", async ({ database, owner }) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = task("code_of_conduct");
  const readers = async () =>
    (
      await owner`select member_id from mails where template = 'supplier-said' and supplier_id = ${by.supplierId} order by id`
    ).map(({ member_id }) => member_id);
  await ask(database, by, id, "Gjelder punkt 2.4 oss?");
  expect(await readers()).toEqual([world.member.memberId]);
  const colleague = await newMember(owner, world.buyerId, ["coordinator"]);
  await answer(database, colleague, by, id, "Ja.");
  await ask(database, by, id, "Takk.");
  expect(await readers()).toEqual([world.member.memberId, colleague.memberId]);
  await owner`update members set left_at = now() where id = ${colleague.memberId}`;
  await ask(database, by, id, "Enda et spørsmål.");
  expect((await readers()).at(-1)).toBe(world.member.memberId);
});

test("an answer goes to the person who asked, as long as she is there; else to the main contact", async ({
  database,
  owner,
}) => {
  const { secret, by: main, requestIds, task, world } = await invited(owner, database);
  await arrive(database, secret);
  const id = task("code_of_conduct");
  const [grete] = await owner`insert into contacts (buyer_id, supplier_id, name, email, role)
    values (${main.buyerId}, ${main.supplierId}, 'Grete Leder', ${`grete-${id}@asane.example`}, 'signatory') returning id, email`;
  const hers = await linkFor(database, { ...main, contactId: grete!.id, email: grete!.email }, requestIds);
  const by = await arrive(database, hers);
  const readers = async () =>
    (
      await owner`select contact_id from mails where template = 'message' and supplier_id = ${by.supplierId} order by id`
    ).map(({ contact_id }) => contact_id);
  await ask(database, by, id, "Hvem signerer?");
  await answer(database, world.member, by, id, "Daglig leder.");
  expect(await readers()).toEqual([grete!.id]);
  await owner`update contacts set left_at = now() where id = ${grete!.id}`;
  await answer(database, world.member, by, id, "Er dere der?");
  expect((await readers()).at(-1)).toBe(main.contactId);
});

test("about a question there is a thread of its own, named in the mail; an answer to one leaves the other waiting", async ({
  database,
  owner,
}) => {
  const { world, by, request: id } = await assessed(owner, database);
  const policy = { question: "management.policy", text: textOf("management.policy") };
  const about = (question: string) => ({ question, text: textOf(question) });
  const look = () => asContact(database, by, (store) => requestOf(store, by, id));
  await asContact(database, by, async (store) => writeToBuyer(store, by, (await look())!, "Hva regnes med?", policy));
  const asked = (await look())!.questionAt;
  await asContact(database, by, async (store) =>
    writeToBuyer(store, by, (await look())!, "Alle steder?", about("child.minimum_age")),
  );
  expect((await look())!.questionAt).toEqual(asked);
  const reply = (words: string, question?: string) =>
    inScope(database, scopeOfMember(world.member), async (store) =>
      writeToSupplier(store, world.member, (await look())!, words, question ? about(question) : null),
    );
  await reply("En vedtatt tekst.", "management.policy");
  expect((await look())!.questionAt!.getTime()).toBeGreaterThan(asked!.getTime());
  await reply("Fint at dere er i gang.");
  expect((await look())!.questionAt).not.toBeNull();
  await reply("Ja.", "child.minimum_age");
  expect((await look())!.questionAt).toBeNull();
  const thread = await asContact(database, by, async (store) =>
    toldIn(store, (await look())!, await threadOf(store, by, id), "nb"),
  );
  expect(thread.map(({ body, about }) => [body, about?.question ?? null])).toEqual([
    ["Hva regnes med?", "management.policy"],
    ["Alle steder?", "child.minimum_age"],
    ["En vedtatt tekst.", "management.policy"],
    ["Fint at dere er i gang.", null],
    ["Ja.", "child.minimum_age"],
  ]);
  expect(thread[0]!.about!.text).toBe(policy.text.nb);
  const mails = await owner`select template, data from mails where supplier_id = ${by.supplierId}
    and template in ('message', 'supplier-said') order by id`;
  expect(mails[0]!.data).toMatchObject({
    about: policy.text,
    path: expect.stringMatching(/questions\/management.policy$/),
  });
  expect(mails[2]!.data).toMatchObject({ about: policy.text, words: "En vedtatt tekst." });
});

test("nobody else reads the thread: not another supplier, another buyer, or a colleague who only fills in", async ({
  database,
  owner,
}) => {
  const mine = await invited(owner, database);
  const by = await arrive(database, mine.secret);
  const id = mine.task("code_of_conduct");
  await ask(database, by, id, "Bare mellom oss");
  const theirs = await invited(owner, database);
  const sibling = await invited(owner, database, { world: mine.world, name: "En annen AS" });
  for (const scope of [scopeOfContact(sibling.by), scopeOfContact(theirs.by), scopeOfMember(theirs.world.member)])
    expect(await inScope(database, scope, (store) => threadOf(store, by, id))).toEqual([]);
  const asColleague = { ...scopeOfContact(by), role: "contributor" as const };
  await expect(inScope(database, asColleague, (store) => threadOf(store, by, id))).rejects.toThrow();
});

test("a message is written in one's own name, and never changed", async ({ database, owner }) => {
  const { secret, task, world } = await invited(owner, database);
  const by = await arrive(database, secret);
  const { buyerId, supplierId } = by;
  const row = { buyerId, supplierId, requestId: task("code_of_conduct"), body: "Ja" };
  const { memberId } = world.member;
  const colleague = await newMember(owner, buyerId, ["buyer"]);
  await expect(
    asContact(database, by, (store) => store.insert(messages).values({ ...row, memberId })),
  ).rejects.toThrow();
  for (const forged of [{ contactId: by.contactId }, { memberId: colleague.memberId }])
    await expect(
      inScope(database, scopeOfMember(world.member), (store) => store.insert(messages).values({ ...row, ...forged })),
    ).rejects.toThrow();
  await ask(database, by, row.requestId, "Hei");
  for (const scope of [scopeOfContact(by), scopeOfMember(world.member)])
    await expect(
      inScope(database, scope, (store) => store.execute(sql`update messages set body = ''`)),
    ).rejects.toThrow();
  await expect(owner`delete from messages where supplier_id = ${supplierId}`).rejects.toThrow(/never changed/);
});

test("there is a thread as long as the supplier sees the request", () => {
  expect(["sent", "declined", "signed", "accepted"].every((state) => hasThread({ state } as never))).toBe(true);
  expect(["draft", "withdrawn"].some((state) => hasThread({ state } as never))).toBe(false);
});

const textOf = (key: string) => questionsOf(csr).find((question) => question.key === key)!.text;
