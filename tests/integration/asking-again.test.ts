/** What is asked again by itself: carried out once, in the day's mail, seen before it happens, and answered with one click. */
import type { Database } from "db/client.server";
import { mails } from "db/schema/index";
import { eq } from "drizzle-orm";
import pino from "pino";
import type postgres from "postgres";
import { test } from "tests/support/database";
import { newSupplier, newWorld, scopeOfContact, scopeOfMember, type World } from "tests/support/people";
import { beforeEach, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { confirm } from "~/features/company-facts/facts.server";
import { lettersFor, sendable } from "~/features/mails/letters.server";
import { comingDays } from "~/features/reminders/forecast.server";
import { remindOnSchedule } from "~/features/reminders/reminding.server";
import { requestOf } from "~/features/requests/requests.server";
import { deactivate } from "~/features/suppliers/suppliers.server";

const log = pino({ level: "silent" });
/** Monday 7 September 2026, ten in the morning in Oslo. */
const monday = new Date("2026-09-07T08:00:00Z");
const tuesday = new Date("2026-09-08T08:00:00Z");

beforeEach<{ owner: postgres.Sql }>(async ({ owner }) => {
  await owner`update mails set state = 'cancelled' where state in ('queued', 'sending')`;
});

/** Company facts handed in and accepted on a day. */
async function gaveFacts(owner: postgres.Sql, world: World, { supplierId, contactId }: SupplierSession, on: string) {
  const { buyerId, member, requirements } = world;
  const at = `${on}T10:00:00Z`;
  const [request] = await owner`
    insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, asked_by, sent_at, submitted_at, closed_at, created_at)
    values (${buyerId}, ${supplierId}, ${requirements.facts}, 'company facts', 'accepted', ${on}, ${on}, ${member.memberId}, ${at}, ${at}, ${at}, ${at}) returning id`;
  const [facts] = await owner`
    insert into company_facts (buyer_id, supplier_id, legal_name, organisation_number, country, role, signatory_name, given_by, created_at)
    values (${buyerId}, ${supplierId}, 'Åsane Kretskort AS', '923609016', 'NO', 'producer', 'Ola Åsane', ${contactId}, ${at}) returning id`;
  await owner`insert into sites (buyer_id, supplier_id, facts_id, position, country) values (${buyerId}, ${supplierId}, ${facts!.id}, 0, 'NO')`;
  return { request: request!.id as string, facts: facts!.id as string };
}

/** A signature registered on version 1 of the code, and version 2 published on a day. */
async function signedBefore(owner: postgres.Sql, world: World, whose: SupplierSession[], publishedOn: string) {
  const { buyerId, member, documentId } = world;
  const [text] = await owner`insert into texts (buyer_id, hash, body) values (${buyerId}, sha256('x'), 'x')
    on conflict do nothing returning hash`;
  for (const { supplierId } of whose) {
    const [signature] = await owner`
      insert into signatures (buyer_id, buyer_name, supplier_id, legal_name, way, signer_name, signer_title, language, signed_at, signed_on, registered_by, seal_version, seal)
      values (${buyerId}, 'Fjordlys', ${supplierId}, 'Åsane', 'earlier', 'Ola', 'Daglig leder', 'nb', now(), '2026-01-02', ${member.memberId}, 1, sha256(${supplierId}::text::bytea)) returning id`;
    await owner`insert into signed_documents (buyer_id, supplier_id, signature_id, document_id, hash_nb, hash_en)
      values (${buyerId}, ${supplierId}, ${signature!.id}, ${documentId}, ${text!.hash}, ${text!.hash})`;
  }
  await owner`update documents set state = 'retired' where id = ${documentId}`;
  const [next] =
    await owner`insert into documents (buyer_id, key, version, title, body, blanks, state, published_at, published_by)
    select buyer_id, key, 2, title, body, blanks, 'published', ${`${publishedOn}T10:00:00Z`}, ${member.memberId} from documents where id = ${documentId} returning id`;
  return next!.id as string;
}

const asked = (owner: postgres.Sql, { supplierId }: SupplierSession) =>
  owner`select id, kind, state, deadline::text, document_id from requests where supplier_id = ${supplierId} and waits_for is not null order by kind`;
const scheduled = (owner: postgres.Sql, { buyerId }: World) =>
  owner`select email, template, request_ids, due_ids, scheduled_on::text as day from mails
         where buyer_id = ${buyerId} and scheduled_on is not null and state <> 'cancelled' order by email, scheduled_on`;
const run = (database: Database, now: Date) => remindOnSchedule({ database, log }, now);

test("company facts are asked for again when a year is up: once, with one mail, and confirmed with one click", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  const recent = await newSupplier(owner, world);
  const { facts } = await gaveFacts(owner, world, supplier, "2025-09-20");
  await gaveFacts(owner, world, recent, "2025-12-20");
  await Promise.all([run(database, monday), run(database, monday)]);
  await run(database, tuesday);
  const [request, ...more] = await asked(owner, supplier);
  expect(more).toEqual([]);
  expect(request).toMatchObject({ kind: "company facts", state: "sent", deadline: "2026-09-21" });
  expect(await asked(owner, recent)).toEqual([]);
  expect(await scheduled(owner, world)).toEqual([
    { email: supplier.email, template: "renewal", request_ids: [request!.id], due_ids: [], day: "2026-09-07" },
  ]);
  expect(
    await owner`select what, actor, details ->> 'deadline' as deadline from events where supplier_id = ${supplier.supplierId} and what like 'supplier.%'`,
  ).toEqual([{ what: "supplier.asked again", actor: "portal", deadline: "2026-09-21" }]);

  const letters = await inScope(database, { role: "job" }, async (store) =>
    lettersFor(store, await store.select(sendable).from(mails).where(eq(mails.email, supplier.email)), {
      portalUrl: "https://portal.example.no",
      mailFrom: "Aktsom <portal@example.no>",
      now: monday,
    }),
  );
  const [letter] = [...letters.values()];
  expect(letter).toMatchObject({ data: { tasks: [{ answeredOn: "2025-09-20" }] }, message: { calendar: {} } });

  const outcome = await inScope(database, scopeOfContact(supplier), async (store) =>
    confirm(store, supplier, (await requestOf(store, supplier, request!.id))!, facts, tuesday),
  );
  expect(outcome).toHaveProperty("facts");
  expect(await asked(owner, supplier)).toEqual([]);
  await run(database, new Date("2026-09-09T08:00:00Z"));
  expect(await asked(owner, supplier)).toEqual([]);
});

test("a new version is asked for from the day after it was published, of those who signed one before", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const signer = await newSupplier(owner, world);
  const gone = await newSupplier(owner, world);
  const never = await newSupplier(owner, world);
  const next = await signedBefore(owner, world, [signer, gone], "2026-09-07");
  await inScope(database, scopeOfMember(world.member), (store) =>
    deactivate(
      store,
      world.member,
      { id: gone.supplierId, criticality: null },
      { reason: "Nedlagt", forPeople: "Ingen rammes." },
      monday,
    ),
  );
  await run(database, monday);
  expect(await asked(owner, signer)).toEqual([]);
  await run(database, tuesday);
  expect(await asked(owner, signer)).toMatchObject([{ kind: "document", document_id: next, deadline: "2026-09-29" }]);
  expect([...(await asked(owner, gone)), ...(await asked(owner, never))]).toEqual([]);
});

test("what a person has withdrawn is not asked again, nor what is asked already", async ({ database, owner }) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  await gaveFacts(owner, world, supplier, "2025-09-20");
  await run(database, monday);
  await owner`update requests set state = 'withdrawn', closed_at = now(), reason = 'x' where supplier_id = ${supplier.supplierId} and state = 'sent'`;
  await run(database, tuesday);
  expect(await asked(owner, supplier)).toEqual([]);
});

test("after an outage of a year each address has one mail, and its days to answer", async ({ database, owner }) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  await gaveFacts(owner, world, supplier, "2024-05-01");
  await signedBefore(owner, world, [supplier], "2025-10-01");
  await run(database, monday);
  const open = await asked(owner, supplier);
  expect(open).toMatchObject([
    { kind: "company facts", deadline: "2026-09-21" },
    { kind: "document", deadline: "2026-09-28" },
  ]);
  const [mail, ...more] = await scheduled(owner, world);
  expect(more).toEqual([]);
  expect([...mail!.request_ids].sort()).toEqual(open.map(({ id }) => id).sort());
});

test("an administrator sees what will be asked again before it is", async ({ database, owner }) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  await gaveFacts(owner, world, supplier, "2025-09-30");
  const { days } = await inScope(database, scopeOfMember(world.member), (store) =>
    comingDays(store, world.member, 30, monday),
  );
  expect(days[0]).toMatchObject({
    day: "2026-09-16",
    mails: [{ email: supplier.email, items: [{ path: null, why: { renews: "time", until: "2026-09-30" } }] }],
  });
  expect(await asked(owner, supplier)).toEqual([]);
  await run(database, new Date("2026-09-16T08:00:00Z"));
  expect(await asked(owner, supplier)).toHaveLength(1);
});
