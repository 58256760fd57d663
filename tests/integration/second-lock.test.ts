/**
 * The second lock: a query that forgets its `where` shows nothing of another's. Every table is tried, read from the
 * database's own catalogue, so that a new one cannot be forgotten.
 */
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { inScope, type Scope } from "~/features/accounts/scopes.server";
import { test as base } from "../support/database";
import { newSupplier, newWorld, scopeOfContact, scopeOfMember } from "../support/people";

const test = base.extend("cast", { scope: "file" }, async ({ owner }) => {
  const [ours, theirs] = [await newWorld(owner), await newWorld(owner)];
  const [supplier, sibling, foreign] = [
    await newSupplier(owner, ours),
    await newSupplier(owner, ours),
    await newSupplier(owner, theirs),
  ];
  for (const [world, one] of [
    [ours, supplier],
    [ours, sibling],
    [theirs, foreign],
  ] as const) {
    const { buyerId, supplierId, contactId } = one;
    const [request] =
      await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, asked_by, sent_at)
      values (${buyerId}, ${supplierId}, ${world.requirements.code}, 'document', 'sent', '2030-01-01', '2030-01-01', ${world.documentId}, ${world.member.memberId}, now()) returning id`;
    await owner`insert into mails (buyer_id, supplier_id, contact_id, email, language, template) values (${buyerId}, ${supplierId}, ${contactId}, 'a@b.example', 'nb', 'invitation')`;
    await owner`insert into notes (buyer_id, supplier_id, body, written_by) values (${buyerId}, ${supplierId}, 'Notat', ${world.member.memberId})`;
    await owner`insert into events (buyer_id, supplier_id, what, actor, is_shared) values (${buyerId}, ${supplierId}, 'supplier.added', 'portal', true)`;
    await owner`insert into extensions (buyer_id, supplier_id, request_id, asked_by, asked_until, reason) values (${buyerId}, ${supplierId}, ${request!.id}, ${contactId}, '2030-02-01', 'Ferie')`;
    await owner`insert into messages (buyer_id, supplier_id, request_id, contact_id, body) values (${buyerId}, ${supplierId}, ${request!.id}, ${contactId}, 'Hei')`;
    const [code] =
      await owner`insert into own_codes (buyer_id, supplier_id, address, language, dated_on, brought_by) values (${buyerId}, ${supplierId}, 'https://kode.example', 'nb', '2025-01-01', ${contactId}) returning id`;
    await owner`insert into comparisons (buyer_id, supplier_id, request_id, own_code_id, document_id) values (${buyerId}, ${supplierId}, ${request!.id}, ${code!.id}, ${world.documentId})`;
    await owner`insert into coverage (buyer_id, supplier_id, own_code_id, document_id, clause, mark, marked_by, marked_at) values (${buyerId}, ${supplierId}, ${code!.id}, ${world.documentId}, '1.1', 'missing', ${world.member.memberId}, now())`;
    await owner`insert into company_facts (buyer_id, supplier_id, legal_name, country, role, signatory_name, given_by) values (${buyerId}, ${supplierId}, 'Navn', 'NO', 'producer', 'Ola', ${contactId})`;
  }
  return { ours, supplier };
});

const tablesWith = async (owner: Owner, column: string) =>
  (
    await owner`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = ${column}`
  ).map(({ name }) => name as string);
type Owner = Parameters<typeof newWorld>[0];

describe("a query without its where", () => {
  test("shows a member no row of another buyer", async ({ database, owner, cast }) => {
    const tables = await tablesWith(owner, "buyer_id");
    expect(tables.length).toBeGreaterThan(20);
    const seen = await others(database, scopeOfMember(cast.ours.member), tables, "buyer_id", cast.ours.buyerId);
    expect(seen.foreign).toEqual([]);
    expect(seen.own).toEqual(
      expect.arrayContaining([
        "suppliers",
        "requests",
        "mails",
        "notes",
        "events",
        "own_codes",
        "comparisons",
        "coverage",
      ]),
    );
  });

  test("shows a contact no row of another supplier, of the same buyer or another", async ({
    database,
    owner,
    cast,
  }) => {
    const tables = await tablesWith(owner, "supplier_id");
    const seen = await others(database, scopeOfContact(cast.supplier), tables, "supplier_id", cast.supplier.supplierId);
    expect(seen.foreign).toEqual([]);
    expect(seen.own).toEqual(
      expect.arrayContaining([
        "requests",
        "events",
        "extensions",
        "messages",
        "company_facts",
        "own_codes",
        "comparisons",
      ]),
    );
    expect(seen.closed).toEqual(expect.arrayContaining(["notes", "request_history", "links", "coverage"]));
  });

  test("changes nothing of another's: an update without where reaches one's own rows only", async ({
    database,
    owner,
    cast,
  }) => {
    await inScope(database, scopeOfMember(cast.ours.member), (store) =>
      store.execute(sql`update suppliers set category = 'Mitt'`),
    );
    const rows = await owner`select buyer_id = ${cast.ours.buyerId} as ours, category from suppliers`;
    expect(rows.every(({ ours, category }) => (category === "Mitt") === ours)).toBe(true);
  });

  test("shows nobody anything before it is known who asks", async ({ database, owner }) => {
    const tables = (await owner`select tablename as name from pg_tables where schemaname = 'public'`).map(
      ({ name }) => name as string,
    );
    const seen = await others(database, { role: "visitor" }, tables, "'nobody'", "somebody");
    expect([seen.foreign, seen.own]).toEqual([[], []]);
  });
});

test("nobody writes in another's name", async ({ database, cast }) => {
  const forged = sql`insert into events (buyer_id, supplier_id, what, actor, is_shared) values (gen_random_uuid(), gen_random_uuid(), 'x.y', 'member', true)`;
  for (const scope of [scopeOfMember(cast.ours.member), scopeOfContact(cast.supplier)]) {
    await expect(inScope(database, scope, (store) => store.execute(forged))).rejects.toThrow();
  }
});

test("what only reads cannot write, whatever a handler tries", async ({ database, cast }) => {
  const write = inScope(
    database,
    scopeOfMember(cast.ours.member),
    (store) => store.execute(sql`update suppliers set category = 'Nei'`),
    { readOnly: true },
  );
  await expect(write).rejects.toThrow();
});

test("outside a transaction of somebody's, no table is open", async ({ database }) => {
  await expect(database.execute(sql`select 1 from suppliers`)).rejects.toThrow();
});

test("every table with an owner has a policy, and row-level security is on", async ({ owner }) => {
  const open =
    await owner`select tablename from pg_tables where schemaname = 'public' and not rowsecurity and tablename <> 'rate_limits'`;
  expect([...open]).toEqual([]);
});

test("no foreign key leaves an owner out", async ({ owner }) => {
  const loose = await owner`
    select conrelid::regclass::text as "table", conname as name from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace
       and confrelid::regclass::text not in ('buyers', 'people', 'sessions')
       and not exists (select from unnest(conkey) as key (place) join pg_attribute on attrelid = conrelid and attnum = place where attname = 'buyer_id')`;
  expect([...loose]).toEqual([]);
});

/** Reads each table without any condition: which show a row that is not one's own, which only own rows, which none at all. */
async function others(
  database: Parameters<typeof inScope>[0],
  scope: Scope,
  tables: string[],
  column: string,
  own: string,
) {
  const seen = { foreign: [] as string[], own: [] as string[], closed: [] as string[] };
  for (const table of tables) {
    const rows = await inScope(database, scope, (store) =>
      store.execute<{ whose: string | null }>(sql.raw(`select distinct ${column}::text as whose from ${table}`)),
    ).catch((error) => {
      // Some columns are not for everybody's eyes: then the table is closed to such a query altogether.
      if (/permission denied/.test(String((error as { cause?: unknown }).cause ?? error))) return null;
      throw error;
    });
    if (rows === null) seen.closed.push(table);
    else if (rows.some(({ whose }) => whose !== null && whose !== own)) seen.foreign.push(table);
    else if (rows.length > 0) seen.own.push(table);
  }
  return seen;
}
