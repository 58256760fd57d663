import type { Database } from "db/client.server";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { hashOf } from "~/features/accounts/secrets.server";
import { cookieName, sessionBehind } from "~/features/accounts/sessions.server";
import { askingBehind, openAll, openTasks } from "~/features/requests/invitation.server";
import { test } from "../support/database";
import { invited, linkFor } from "../support/invited";

const now = new Date();
const look = (database: Database, secret: string, at = now) =>
  inScope(database, { role: "visitor" }, (store) => askingBehind(store, secret, at), { readOnly: true });
const press = (database: Database, secret: string) =>
  inScope(database, { role: "visitor" }, (store) => openTasks(store, secret, { language: "nb", isSecure: false }, now));
const sessionOf = (database: Database, cookie: string) =>
  sessionBehind(database, cookie.split(";")[0]!.slice(cookieName.length + 1), false);

test("looking at a link shows who asks for what, and uses nothing up", async ({ database, owner }) => {
  const { secret, requestIds, by } = await invited(owner, database);
  for (const _ of ["a mail scanner", "another one", "she herself"]) {
    const asking = await look(database, secret);
    expect(asking).toMatchObject({ supplier: by.supplierName, invitation: { state: "open" } });
    expect(asking?.tasks.map(({ kind }) => kind).sort()).toEqual(["company facts", "document"]);
    expect(asking?.owner?.name).toBe("Kari Nordmann");
  }
  const [kept] = await owner`select used_at from links where hash = ${hashOf(secret)}`;
  expect(kept?.used_at).toBeNull();
  const states = await owner`select distinct state from requests where id in ${owner(requestIds)}`;
  expect([...states]).toEqual([{ state: "sent" }]);
});

test("pressing the button opens a session that speaks for her company, and what was sent", async ({
  database,
  owner,
}) => {
  const { secret, requestIds, by } = await invited(owner, database);
  const opened = await press(database, secret);
  if (opened.state !== "opened") throw new Error(opened.state);
  const behind = await sessionOf(database, opened.cookie);
  expect(behind?.session).toMatchObject({ audience: "supplier", supplierId: by.supplierId, contactId: by.contactId });
  expect(behind?.session.confirmedAt).toBeInstanceOf(Date);
  const states = await owner`select distinct state from requests where id in ${owner(requestIds)}`;
  expect([...states]).toEqual([{ state: "opened" }]);
  const events =
    await owner`select actor, actor_id from events where what = 'request.open' and supplier_id = ${by.supplierId}`;
  expect([...events]).toEqual(requestIds.map(() => ({ actor: "contact", actor_id: by.contactId })));
});

test("a link pressed again opens on the other device too, but that device is not certain to read her mail", async ({
  database,
  owner,
}) => {
  const { secret } = await invited(owner, database);
  await press(database, secret);
  const again = await press(database, secret);
  if (again.state !== "opened") throw new Error(again.state);
  expect((await sessionOf(database, again.cookie))?.session.confirmedAt).toBeNull();
});

test("a link is old sixty days after the last deadline, and not a day before", async ({ database, owner }) => {
  const { secret, requestIds } = await invited(owner, database);
  const deadlineOf = async (days: number) => {
    await owner`update requests set deadline = (now() at time zone 'Europe/Oslo')::date - ${days}::int where id in ${owner(requestIds)}`;
    return (await look(database, secret))?.invitation.state;
  };
  expect(await deadlineOf(60)).toBe("open");
  expect(await deadlineOf(61)).toBe("old");
  expect(await press(database, secret)).toMatchObject({ state: "old" });
});

test("a link is old when all it was sent for is closed", async ({ database, owner }) => {
  const { secret, requestIds } = await invited(owner, database);
  await owner`update requests set state = 'signed', closed_at = now() where id = ${requestIds[0]!}`;
  expect((await look(database, secret))?.invitation.state).toBe("open");
  await owner`update requests set state = 'accepted', closed_at = now() where id = ${requestIds[1]!}`;
  expect((await look(database, secret))?.invitation.state).toBe("old");
});

test("the link of one who has left says who took over, and opens nothing", async ({ database, owner }) => {
  const { secret, by } = await invited(owner, database);
  const [successor] = await owner`insert into contacts (buyer_id, supplier_id, name, email)
    values (${by.buyerId}, ${by.supplierId}, 'Berit Ny', 'berit@asane.example') returning id`;
  await owner`update contacts set left_at = now(), taken_over_by = ${successor!.id}, is_main = false where id = ${by.contactId}`;
  expect((await look(database, secret))?.invitation).toMatchObject({ state: "taken over", by: "Berit Ny" });
  expect(await press(database, secret)).toEqual({ state: "taken over", by: "Berit Ny" });
});

test("a link that was never made, or is torn in two, leads nowhere", async ({ database, owner }) => {
  const { secret } = await invited(owner, database);
  expect(await look(database, secret.slice(0, 20))).toBeNull();
  expect(await look(database, "A".repeat(43))).toBeNull();
  expect(await press(database, "A".repeat(43))).toEqual({ state: "unknown" });
});

test("a colleague's link shows and opens only what was shared with her", async ({ database, owner }) => {
  const { by, task, requestIds } = await invited(owner, database, { documents: ["nda"] });
  const [colleague] = await owner`insert into contacts (buyer_id, supplier_id, name, email, role)
    values (${by.buyerId}, ${by.supplierId}, 'Nils', 'nils@asane.example', 'contributor') returning id, email`;
  await owner`insert into shares (buyer_id, supplier_id, request_id, contact_id, shared_by)
    values (${by.buyerId}, ${by.supplierId}, ${task("company_facts")}, ${colleague!.id}, ${by.contactId})`;
  const secret = await linkFor(database, { ...by, contactId: colleague!.id, email: colleague!.email }, []);
  expect((await look(database, secret))?.tasks.map(({ id }) => id)).toEqual([task("company_facts")]);
  expect(await press(database, secret)).toMatchObject({ state: "opened" });
  const rows = await owner`select id, state from requests where id in ${owner(requestIds)} and state = 'opened'`;
  expect(rows.map(({ id }) => id)).toEqual([task("company_facts")]);
});

test("whoever signs in without the link opens what was sent all the same", async ({ database, owner }) => {
  const { by, requestIds } = await invited(owner, database);
  await inScope(database, { role: "visitor" }, (store) => openAll(store, by, now));
  const states = await owner`select distinct state from requests where id in ${owner(requestIds)}`;
  expect([...states]).toEqual([{ state: "opened" }]);
});
