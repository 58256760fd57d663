import type { Database } from "db/client.server";
import { expect } from "vitest";
import { sessionBehind } from "~/features/accounts/sessions.server";
import { nameRightPerson, proposalsOf } from "~/features/contacts/colleagues.server";
import { requestsOf } from "~/features/requests/requests.server";
import { test } from "../support/database";
import { arrive, asContact, type Invited, invited } from "../support/invited";

const now = new Date();
const berit = { name: "Berit Ny", title: null, language: "nb" as const, reason: "Jeg har byttet stilling." };

async function name(database: Database, { secret }: Invited, email: string) {
  const by = await arrive(database, secret);
  const outcome = await asContact(database, by, async (store) =>
    nameRightPerson(store, by, { ...berit, email }, await requestsOf(store, by), now),
  );
  return { by, outcome };
}

test("a person inside the company's mail domain takes over at once, with all that was open", async ({
  database,
  owner,
}) => {
  const journey = await invited(owner, database);
  const { by, outcome } = await name(database, journey, "Berit@Asane.example");
  expect(outcome).toEqual({ outcome: "taken over", name: "Berit Ny" });
  const people =
    await owner`select name, email, is_main, left_at is not null as has_left, taken_over_by, id from contacts where supplier_id = ${by.supplierId} order by id`;
  expect(people).toHaveLength(2);
  expect(people[0]).toMatchObject({ is_main: false, has_left: true, taken_over_by: people[1]!.id });
  expect(people[1]).toMatchObject({ email: "berit@asane.example", is_main: true, has_left: false });
  const mails =
    await owner`select template, email, request_ids, data from mails where supplier_id = ${by.supplierId} and template <> 'invitation' order by id`;
  expect(mails.map(({ template, email }) => [template, email])).toEqual([
    ["taken-over", "berit@asane.example"],
    ["handed-on", by.email],
  ]);
  expect(mails[0]?.request_ids).toHaveLength(2);
  expect(mails[1]?.data).toEqual({ named: "Berit Ny", outcome: "taken over" });
});

test("whoever has named another is let in no more, whatever she still has open", async ({ database, owner }) => {
  const journey = await invited(owner, database);
  const { by } = await name(database, journey, "berit@asane.example");
  const [session] = await owner`select count(*)::int as open from session_by(${by.hash}) where contact_id is not null`;
  expect(session?.open).toBe(0);
  await expect(arrive(database, journey.secret)).rejects.toThrow("taken over");
  expect(await sessionBehind(database, undefined, false)).toBeNull();
});

test("what waited for the one waits for the other", async ({ database, owner }) => {
  const journey = await invited(owner, database);
  await owner`update requests set waiting_for_id = ${journey.by.contactId} where id = ${journey.task("code_of_conduct")}`;
  await name(database, journey, "berit@asane.example");
  const [waits] =
    await owner`select contacts.name from requests join contacts on contacts.id = waiting_for_id where requests.id = ${journey.task("code_of_conduct")}`;
  expect(waits?.name).toBe("Berit Ny");
});

test("outside the company's domains the buyer says yes first, and nothing changes until then", async ({
  database,
  owner,
}) => {
  const journey = await invited(owner, database);
  const { by, outcome } = await name(database, journey, "berit@elsewhere.example");
  expect(outcome).toEqual({ outcome: "asked", name: "Berit Ny" });
  const people = await owner`select left_at from contacts where supplier_id = ${by.supplierId}`;
  expect([...people]).toEqual([{ left_at: null }]);
  const mails =
    await owner`select template, email from mails where supplier_id = ${by.supplierId} and template <> 'invitation' order by id`;
  expect([...mails]).toEqual([
    { template: "contact-proposed", email: journey.world.member.email },
    { template: "handed-on", email: by.email },
  ]);
  expect(await asContact(database, by, async (store) => proposalsOf(store, by))).toEqual([
    { name: "Berit Ny", email: "berit@elsewhere.example" },
  ]);
  expect((await name(database, journey, "berit@elsewhere.example")).outcome).toEqual({ refusal: "already asked" });
});

test("an address anybody can get is no company's domain, even where the contact has one herself", async ({
  database,
  owner,
}) => {
  const journey = await invited(owner, database, { email: `ola${Date.now()}@gmail.com` });
  expect((await name(database, journey, "berit@gmail.com")).outcome).toMatchObject({ outcome: "asked" });
});

test("nobody names herself", async ({ database, owner }) => {
  const journey = await invited(owner, database);
  const by = await arrive(database, journey.secret);
  const outcome = await asContact(database, by, async (store) =>
    nameRightPerson(store, by, { ...berit, name: by.name, email: by.email }, [], now),
  );
  expect(outcome).toEqual({ refusal: "yourself" });
});
