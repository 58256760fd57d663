import type postgres from "postgres";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { record } from "~/features/events/events.server";
import { test } from "../support/database";
import { newWorld, scopeOfMember } from "../support/people";

/** Each event with whether it names the one before it, and whether its hash is that of its line. */
const chainOf = (owner: postgres.Sql, buyerId: string) => owner`
  select what, position::int, previous = coalesce(lag(hash) over (order by position), ''::bytea) as follows,
         hash = sha256(convert_to(event_line(events), 'UTF8')) as holds
    from events where buyer_id = ${buyerId} order by position`;

describe("the log of a buyer", () => {
  test("is one chain, whoever writes at once and however much", async ({ database, owner }) => {
    const { member, buyerId } = await newWorld(owner);
    const write = (what: string) =>
      inScope(database, scopeOfMember(member), async (store) => {
        await record(store, member, { what: `${what} 1` });
        await record(store, member, [{ what: `${what} 2` }, { what: `${what} 3`, personal: { name: "Ola" } }]);
      });
    await Promise.all(["a", "b", "c", "d"].map(write));
    await write("e");
    const chain = await chainOf(owner, buyerId);
    expect(chain.map(({ position }) => position)).toEqual(Array.from({ length: 15 }, (_, place) => place + 1));
    expect(chain.every(({ follows, holds }) => follows && holds)).toBe(true);
    expect(chain.slice(-3).map(({ what }) => what)).toEqual(["e 1", "e 2", "e 3"]);
    for (const what of ["a", "b", "c", "d"]) {
      const places = chain.filter((event) => event.what.startsWith(what)).map(({ position }) => position);
      expect(places).toEqual([places[0], places[0] + 1, places[0] + 2]);
    }
  });

  test("leaves out what was undone, also in the middle of a transaction", async ({ database, owner }) => {
    const { member, buyerId } = await newWorld(owner);
    await inScope(database, scopeOfMember(member), async (store) => {
      await record(store, member, { what: "before" });
      await store
        .transaction(async (nested) => {
          await record(nested, member, { what: "undone" });
          throw new Error("undone");
        })
        .catch(() => {});
      await record(store, member, { what: "after" });
    });
    const chain = await chainOf(owner, buyerId);
    expect(chain.map(({ what }) => what)).toEqual(["before", "after"]);
    expect(chain.every(({ follows, holds }) => follows && holds)).toBe(true);
  });

  test("is never changed, not even by the owner of the tables", async ({ database, owner }) => {
    const { member, buyerId } = await newWorld(owner);
    await inScope(database, scopeOfMember(member), (store) =>
      record(store, member, { what: "said", personal: { name: "Ola" } }),
    );
    const changes = [
      owner`update events set what = 'denied' where buyer_id = ${buyerId}`,
      owner`update events set position = 7 where buyer_id = ${buyerId}`,
      owner`update events set details = '{"a": 1}', personal = null, salt = null where buyer_id = ${buyerId}`,
      owner`update events set personal = '{"name": "Kari"}' where buyer_id = ${buyerId}`,
      owner`delete from events where buyer_id = ${buyerId}`,
    ];
    for (const change of changes) await expect(change).rejects.toThrow("events are never changed");
  });

  test("loses the names of whoever is to be forgotten, and stays whole", async ({ database, owner }) => {
    const { member, buyerId } = await newWorld(owner);
    await inScope(database, scopeOfMember(member), (store) =>
      record(store, member, { what: "said", personal: { name: "Ola" } }),
    );
    await owner`update events set personal = null, salt = null where buyer_id = ${buyerId}`;
    const [event] = await chainOf(owner, buyerId);
    expect(event).toMatchObject({ what: "said", holds: true });
  });
});
