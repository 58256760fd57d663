import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { askableIn, invite, inviteesAmong, ticked } from "~/features/requests/invite.server";
import { test } from "../support/database";
import { newSupplier, newWorld, scopeOfMember } from "../support/people";

const everyone = sql`true`;
const none = { concerning: "", words: {}, deadline: null };
const now = new Date("2026-11-21T10:00:00Z");

test("an invitation asks once, with one mail and one line in the log, however often the button is pressed", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const { member, buyerId } = world;
  const supplier = await newSupplier(owner, world);
  const send = () =>
    inScope(database, scopeOfMember(member), async (store) =>
      invite(store, member, { ...none, chosen: everyone, asked: await askableIn(store, buyerId) }, now),
    );
  const told = await Promise.all([send(), send()]);
  expect(told.map(({ suppliers }) => suppliers).sort()).toEqual([0, 1]);
  expect(await send()).toEqual({ suppliers: 0, requests: 0 });
  const [counts] = await owner`select
    (select count(*)::int from requests where supplier_id = ${supplier.supplierId}) as requests,
    (select count(*)::int from mails where supplier_id = ${supplier.supplierId}) as mails,
    (select count(*)::int from events where supplier_id = ${supplier.supplierId}) as events,
    (select status from suppliers where id = ${supplier.supplierId}) as status`;
  expect(counts).toEqual({ requests: 2, mails: 1, events: 1, status: "onboarding" });
});

test("a deadline on a weekend moves to the next working day", async ({ database, owner }) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  await inScope(database, scopeOfMember(world.member), async (store) =>
    invite(store, world.member, { ...none, chosen: everyone, asked: await askableIn(store, world.buyerId) }, now),
  );
  // Saturday 21 November 2026: 14 days on is Saturday 5 December, 21 days on Saturday 12 December.
  const rows =
    await owner`select kind, deadline::text from requests where supplier_id = ${supplier.supplierId} order by deadline`;
  expect([...rows]).toEqual([
    { kind: "company facts", deadline: "2026-12-07" },
    { kind: "document", deadline: "2026-12-14" },
  ]);
});

test("whoever has signed, has left or has no address is told apart and not asked", async ({ database, owner }) => {
  const world = await newWorld(owner);
  const { member, buyerId } = world;
  const [fine, unreachable, gone] = [
    await newSupplier(owner, world),
    await newSupplier(owner, world),
    await newSupplier(owner, world),
  ];
  await owner`update contacts set undeliverable_since = now() where supplier_id = ${unreachable.supplierId}`;
  await owner`update suppliers set status = 'inactive' where id = ${gone.supplierId}`;
  const [silent] =
    await owner`insert into suppliers (buyer_id, name, added_by) values (${buyerId}, 'Uten adresse', ${member.memberId}) returning id`;
  await inScope(database, scopeOfMember(member), async (store) => {
    const outcomes = new Map(
      (await inviteesAmong(store, buyerId, everyone, await askableIn(store, buyerId), "", "2026-11-21")).map(
        ({ id, outcome }) => [id, outcome],
      ),
    );
    expect(outcomes.get(fine.supplierId)).toBe("now");
    expect(outcomes.get(unreachable.supplierId)).toBe("undeliverable");
    expect(outcomes.get(gone.supplierId)).toBe("inactive");
    expect(outcomes.get(silent!.id)).toBe("no address");
  });
});

test("another buyer's suppliers are not asked, whatever ids are sent", async ({ database, owner }) => {
  const [ours, theirs] = [await newWorld(owner), await newWorld(owner)];
  const stranger = await newSupplier(owner, theirs);
  const told = await inScope(database, scopeOfMember(ours.member), async (store) =>
    invite(
      store,
      ours.member,
      { ...none, chosen: ticked([stranger.supplierId]), asked: await askableIn(store, ours.buyerId) },
      now,
    ),
  );
  expect(told.suppliers).toBe(0);
});
