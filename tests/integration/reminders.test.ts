import type { Database } from "db/client.server";
import { pauses } from "db/schema/index";
import { sql } from "drizzle-orm";
import pino from "pino";
import type postgres from "postgres";
import { test } from "tests/support/database";
import { newMember, newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "tests/support/people";
import { type MailServer, mailServer } from "tests/support/smtp";
import { afterEach, beforeEach, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { changeContact } from "~/features/contacts/contacts.server";
import { mailerFor } from "~/features/mails/mailer.server";
import { mailsOf } from "~/features/mails/mails.server";
import { startSender } from "~/features/mails/sender.server";
import { endPause, pauseReminders, pausesOf, takePause } from "~/features/reminders/pauses.server";
import { remindOnSchedule } from "~/features/reminders/reminding.server";
import { ticked } from "~/features/requests/invite.server";
import { remind } from "~/features/requests/remind.server";
import { deactivate } from "~/features/suppliers/suppliers.server";

const log = pino({ level: "silent" });
/** Monday 7 September 2026, ten in the morning in Oslo; seven days before the deadline below. */
const monday = new Date("2026-09-07T08:00:00Z");
const deadline = "2026-09-14";

let server: MailServer;
const opened: (() => unknown)[] = [];
beforeEach<{ owner: postgres.Sql }>(async ({ owner }) => {
  await owner`update mails set state = 'cancelled' where state in ('queued', 'sending')`;
  server = await mailServer();
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await server.close();
});

async function ask(
  owner: postgres.Sql,
  { buyerId, member, requirements, documentId }: World,
  { supplierId }: SupplierSession,
  { kind = "document" as "document" | "company facts", until = deadline, on = "2026-09-01" } = {},
) {
  const isDocument = kind === "document";
  const [request] = await owner`
    insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, asked_by, sent_at)
    values (${buyerId}, ${supplierId}, ${isDocument ? requirements.code : requirements.facts}, ${kind}, 'sent', ${until}, ${until},
            ${isDocument ? documentId : null}, ${member.memberId}, ${`${on}T10:00:00Z`}) returning id`;
  return request!.id as string;
}

const scheduled = (owner: postgres.Sql, { buyerId }: World) =>
  owner`select email, template, request_ids, due_ids, also_contact_ids, scheduled_on::text as day, state
          from mails where buyer_id = ${buyerId} and scheduled_on is not null order by email, id`;

async function send(database: Database) {
  const mailer = mailerFor(server.url);
  const environment = { PORTAL_URL: "https://portal.example.no", MAIL_FROM: "Aktsom <portal@example.no>" };
  const sender = startSender({ database, environment, log }, mailer, { lookEvery: 60_000 });
  opened.push(async () => {
    await sender.stop();
    mailer.close();
  });
  await sender.idle();
}

test("an address gets one mail with all that is open there, for every company it answers for, and a link for each", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const one = await newSupplier(owner, world, { name: "Åsane Kretskort AS" });
  const sister = await newSupplier(owner, world, { name: "Åsane Plast AS", email: one.email });
  const due = await ask(owner, world, one);
  const facts = await ask(owner, world, one, { kind: "company facts", until: "2026-10-30" });
  const theirs = await ask(owner, world, sister, { until: "2026-11-30" });
  await remindOnSchedule({ database, log }, monday);
  expect(await scheduled(owner, world)).toEqual([
    {
      email: one.email,
      template: "reminder",
      request_ids: [due, facts, theirs],
      due_ids: [due],
      also_contact_ids: [sister.contactId],
      day: "2026-09-07",
      state: "queued",
    },
  ]);

  await owner`update requests set deadline = deadline + 3000, first_deadline = first_deadline + 3000 where buyer_id = ${world.buyerId}`;
  await send(database);
  const [letter] = server.lettersTo(one.email);
  const text = letter!.raw.replace(/=\r\n/g, "");
  expect(text.match(/portal\.example\.no\/invitation\/[\w-]{43}/g)?.length).toBeGreaterThanOrEqual(2);
  const links =
    await owner`select supplier_id, contact_id, request_ids from links where email = ${one.email} order by created_at, supplier_id`;
  expect(links).toEqual([
    { supplier_id: one.supplierId, contact_id: one.contactId, request_ids: [due, facts] },
    { supplier_id: sister.supplierId, contact_id: sister.contactId, request_ids: [theirs] },
  ]);
  const listed = await inScope(database, scopeOfMember(world.member), (store) =>
    mailsOf(store, world.buyerId, sister.supplierId),
  );
  expect(listed).toMatchObject([{ template: "reminder", state: "sent" }]);
});

test("the day's reminders are written once, however many processes run and whatever becomes of the clock", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  await ask(owner, world, supplier);
  await Promise.all([1, 2, 3].map(() => remindOnSchedule({ database, log }, monday)));
  await remindOnSchedule({ database, log }, new Date("2026-09-07T06:10:00Z"));
  expect(await scheduled(owner, world)).toHaveLength(1);
  // Another day by mistake, and back again.
  await remindOnSchedule({ database, log }, new Date("2026-09-11T08:00:00Z"));
  for (const hours of [24, 48, 72]) await remindOnSchedule({ database, log }, new Date(+monday + hours * 3_600_000));
  expect((await scheduled(owner, world)).map(({ day }) => day)).toEqual(["2026-09-07", "2026-09-11"]);
});

test("nothing is written before eight by the buyer's clock", async ({ database, owner }) => {
  const world = await newWorld(owner);
  await owner`update buyers set time_zone = 'America/New_York' where id = ${world.buyerId}`;
  await ask(owner, world, await newSupplier(owner, world));
  await remindOnSchedule({ database, log }, new Date("2026-09-07T11:59:00Z"));
  expect(await scheduled(owner, world)).toEqual([]);
  await remindOnSchedule({ database, log }, new Date("2026-09-07T12:00:00Z"));
  expect(await scheduled(owner, world)).toHaveLength(1);
});

test("whoever was reminded by hand has had that day's reminder; who asked for more time is left alone until that day", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const byHand = await newSupplier(owner, world);
  const asksMoreTime = await newSupplier(owner, world);
  await ask(owner, world, byHand);
  const request = await ask(owner, world, asksMoreTime);
  const chosen = ticked([byHand.supplierId]);
  await inScope(database, scopeOfMember(world.member), (store) =>
    remind(store, world.member, { chosen, words: null }, monday),
  );
  await owner`update mails set created_at = ${monday} where buyer_id = ${world.buyerId}`;
  await owner`insert into extensions (buyer_id, supplier_id, request_id, asked_by, asked_until, reason)
    values (${world.buyerId}, ${asksMoreTime.supplierId}, ${request}, ${asksMoreTime.contactId}, '2026-09-18', 'Ferie')`;
  await remindOnSchedule({ database, log }, monday);
  expect(await scheduled(owner, world)).toEqual([]);
  await remindOnSchedule({ database, log }, new Date("2026-09-18T08:00:00Z"));
  expect((await scheduled(owner, world)).map(({ email }) => email).sort()).toEqual(
    [byHand.email, asksMoreTime.email].sort(),
  );
});

test("what is ten days late is told to the owner, twenty to the coordinator, in one mail that leads to it", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const nils = await newMember(owner, world.buyerId, ["coordinator"]);
  const [one, other] = [await newSupplier(owner, world), await newSupplier(owner, world, { name: "En annen AS" })];
  await owner`update suppliers set coordinator_id = ${nils.memberId} where buyer_id = ${world.buyerId}`;
  const requests = [await ask(owner, world, one), await ask(owner, world, other)];
  for (const day of ["2026-09-24", "2026-09-25", "2026-10-05", "2026-10-06"])
    await remindOnSchedule({ database, log }, new Date(`${day}T08:00:00Z`));
  const told = (await scheduled(owner, world)).filter(({ template }) => template === "late");
  expect(told.map(({ email, day }) => [day, email]).sort()).toEqual([
    ["2026-09-24", world.member.email],
    ["2026-10-05", nils.email],
  ]);
  expect(told[0]!.request_ids.sort()).toEqual([...requests].sort());
  await send(database);
  expect(server.lettersTo(world.member.email)).toHaveLength(1);
  const letter = server.lettersTo(nils.email)[0]!;
  expect(letter.subject).toBe("2 leverandører svarer ikke, og fristen er passert");
  expect(letter.raw.replace(/=\r\n/g, "")).toContain("/suppliers?overdue=3Dyes");
});

test("a supplier that is deactivated before its reminder is sent gets none, and nor does one who has left", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const [closed, left] = [await newSupplier(owner, world), await newSupplier(owner, world)];
  for (const supplier of [closed, left]) await ask(owner, world, supplier);
  await remindOnSchedule({ database, log }, monday);
  await inScope(database, scopeOfMember(world.member), (store) =>
    deactivate(
      store,
      world.member,
      { id: closed.supplierId, criticality: null },
      { reason: "Lagt ned", forPeople: "Ingen rammes." },
      monday,
    ),
  );
  await owner`update contacts set left_at = now(), is_main = false where id = ${left.contactId}`;
  await send(database);
  expect(server.attempts).toEqual([]);
  expect((await scheduled(owner, world)).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
});

test("a reminder goes to the address as it is when it is sent; no second one to an address that has had the day's", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const [moved, joined, there] = [1, 2, 3].map(() => newSupplier(owner, world)) as [
    Promise<SupplierSession>,
    Promise<SupplierSession>,
    Promise<SupplierSession>,
  ];
  for (const supplier of [await moved, await joined, await there]) await ask(owner, world, supplier);
  await remindOnSchedule({ database, log }, monday);
  const change = async (supplier: SupplierSession, email: string) =>
    inScope(database, scopeOfMember(world.member), (store) =>
      changeContact(store, world.member, supplier.supplierId, supplier.contactId, {
        name: "Ola Åsane",
        email,
        title: null,
        phone: null,
        language: null,
        role: "contact",
      }),
    );
  await change(await moved, "ny@asane.example");
  await change(await joined, (await there).email);
  await send(database);
  expect([...server.attempts].sort()).toEqual(["ny@asane.example", (await there).email].sort());
});

test("a buyer's pause keeps reminders back until it ends; a supplier's is for it alone, once for what is open", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const [quiet, other] = [await newSupplier(owner, world), await newSupplier(owner, world)];
  for (const supplier of [quiet, other]) await ask(owner, world, supplier);
  const asMember = scopeOfMember(world.member);
  const pause = { requestId: null, until: null, reason: "Ringt" };
  await inScope(database, asMember, (store) =>
    pauseReminders(store, world.member, quiet.supplierId, pause, "2026-09-02"),
  );
  const taken = await inScope(database, scopeOfContact(other), (store) => takePause(store, other, "2026-09-02"));
  expect(taken).toEqual({ startsOn: "2026-09-02", endsOn: "2026-09-16" });
  expect(await inScope(database, scopeOfContact(other), (store) => takePause(store, other, "2026-09-30"))).toEqual({
    refusal: "had one",
  });
  await remindOnSchedule({ database, log }, monday);
  expect(await scheduled(owner, world)).toEqual([]);

  const [kept] = await inScope(database, asMember, (store) =>
    pausesOf(store, world.buyerId, quiet.supplierId, "2026-09-16"),
  );
  expect(kept).toMatchObject({ isSuppliers: false, reason: "Ringt", endsOn: null });
  await inScope(database, asMember, (store) => endPause(store, world.member, quiet.supplierId, kept!.id, "2026-09-17"));
  await remindOnSchedule({ database, log }, new Date("2026-09-17T08:00:00Z"));
  expect((await scheduled(owner, world)).map(({ email }) => email).sort()).toEqual([quiet.email, other.email].sort());
});

test("the supplier does not read why it is quiet, nor pauses in a member's name", async ({ database, owner }) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  await ask(owner, world, supplier);
  const asSupplier = scopeOfContact(supplier);
  await expect(
    inScope(database, asSupplier, (store) => store.execute(sql`select reason from pauses`)),
  ).rejects.toThrow();
  const forged = inScope(database, asSupplier, (store) =>
    store.insert(pauses).values({
      buyerId: world.buyerId,
      supplierId: supplier.supplierId,
      memberId: world.member.memberId,
      startsOn: "2026-09-02",
    }),
  );
  await expect(forged).rejects.toThrow();
});
