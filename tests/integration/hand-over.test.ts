import { describe, expect } from "vitest";
import { matches } from "~/features/suppliers/list.server";
import { handOver, responsibilitiesOf } from "~/features/suppliers/suppliers.server";
import { everyone } from "~/features/suppliers/view";
import { asMember, sampleBuyer, sampleSuppliers } from "../support/buyer";
import { test } from "../support/database";

const held = test.extend("held", async ({ owner }) => {
  const buyer = await sampleBuyer(owner, { Kari: ["buyer"], Ola: ["buyer"], Ida: ["coordinator"] });
  const other = await sampleBuyer(owner, { Per: ["buyer"] }, "En annen AS");
  const [kari, ola, ida, per] = [buyer.member("Kari"), buyer.member("Ola"), buyer.member("Ida"), other.member("Per")];
  const ids = await sampleSuppliers(owner, buyer.buyerId, [
    { name: "A", country: "NO", owner_id: kari.memberId, coordinator_id: ida.memberId },
    { name: "B", country: "SE", owner_id: kari.memberId },
    { name: "C", country: "NO", owner_id: ola.memberId, coordinator_id: kari.memberId },
    { name: "D", country: "NO", owner_id: kari.memberId, status: "inactive" },
  ]);
  await sampleSuppliers(owner, other.buyerId, [{ name: "Per sin", owner_id: per.memberId }]);
  const ownersNow = async () =>
    (
      await owner<{ name: string; who: string | null }[]>`
      select suppliers.name, members.name as who from suppliers left join members on members.id = suppliers.owner_id
       where suppliers.buyer_id = ${buyer.buyerId} order by suppliers.name`
    ).map(({ name, who }) => `${name}: ${who}`);
  return { buyerId: buyer.buyerId, kari, ola, ida, per, ids, ownersNow };
});

describe("handing a colleague's suppliers over", () => {
  held(
    "moves all that are hers in one step, the inactive too, and logs it at each",
    async ({ database, owner, held }) => {
      const { kari, ola, ids, ownersNow } = held;
      await owner`update members set left_at = now() where id = ${kari.memberId}`;
      const count = await asMember(database, ola, (store) =>
        handOver(store, ola, { fromId: kari.memberId, toId: ola.memberId, as: ["owner", "coordinator"] }),
      );
      expect(count).toBe(4);
      expect(await ownersNow()).toEqual(["A: Ola", "B: Ola", "C: Ola", "D: Ola"]);
      const coordinators = await owner`select coordinator_id from suppliers where id = any(${ids}) order by name`;
      expect(coordinators.map(({ coordinator_id }) => coordinator_id)).toEqual([
        held.ida.memberId,
        null,
        ola.memberId,
        null,
      ]);
      const events =
        await owner`select supplier_id, details from events where what = 'supplier.handed over' and supplier_id = any(${ids})`;
      expect(new Set(events.map(({ supplier_id }) => supplier_id))).toEqual(new Set(ids));
    },
  );

  held(
    "moves one responsibility without the other",
    async ({ database, held: { kari, ola, ids, ownersNow }, owner }) => {
      const hand = (as: ("owner" | "coordinator")[]) =>
        asMember(database, ola, (store) => handOver(store, ola, { fromId: kari.memberId, toId: ola.memberId, as }));
      expect(await hand(["coordinator"])).toBe(1);
      expect(await ownersNow()).toEqual(["A: Kari", "B: Kari", "C: Ola", "D: Kari"]);
      const [c] = await owner`select coordinator_id from suppliers where id = ${ids[2]!}`;
      expect(c!.coordinator_id).toBe(ola.memberId);
    },
  );

  held(
    "moves only those chosen, and of them only hers",
    async ({ database, held: { buyerId, kari, ola, ownersNow } }) => {
      const only = matches(buyerId, { ...everyone, country: "NO" }, "2026-11-21");
      const count = await asMember(database, ola, (store) =>
        handOver(store, ola, { fromId: kari.memberId, toId: ola.memberId, as: ["owner"], only }),
      );
      expect(count).toBe(1);
      expect(await ownersNow()).toEqual(["A: Ola", "B: Kari", "C: Ola", "D: Kari"]);
    },
  );

  held(
    "reaches nobody else's suppliers, and no member of another buyer",
    async ({ database, held: { kari, ola, per, ownersNow } }) => {
      const before = await ownersNow();
      const stolen = await asMember(database, ola, (store) =>
        handOver(store, ola, { fromId: per.memberId, toId: ola.memberId, as: ["owner"] }),
      );
      expect(stolen).toBe(0);
      await expect(
        asMember(database, ola, (store) =>
          handOver(store, ola, { fromId: kari.memberId, toId: per.memberId, as: ["owner"] }),
        ),
      ).rejects.toThrow();
      expect(await ownersNow()).toEqual(before);
    },
  );

  held(
    "knows how much each answers for, those who have left too",
    async ({ database, owner, held: { buyerId, kari, ola } }) => {
      await owner`update members set left_at = now() where id = ${kari.memberId}`;
      const people = await asMember(database, ola, (store) => responsibilitiesOf(store, buyerId));
      expect(people.map(({ name, owns, coordinates, hasLeft }) => ({ name, owns, coordinates, hasLeft }))).toEqual([
        { name: "Ida", owns: 0, coordinates: 1, hasLeft: false },
        { name: "Kari", owns: 3, coordinates: 1, hasLeft: true },
        { name: "Ola", owns: 1, coordinates: 0, hasLeft: false },
      ]);
    },
  );

  held(
    "takes ten thousand within seconds",
    { timeout: 120_000 },
    async ({ database, owner, held: { buyerId, kari, ola } }) => {
      await owner`insert into suppliers (buyer_id, name, owner_id) select ${buyerId}, 'Masse ' || n, ${kari.memberId} from generate_series(1, 10000) n`;
      const began = performance.now();
      const count = await asMember(database, ola, (store) =>
        handOver(store, ola, { fromId: kari.memberId, toId: ola.memberId, as: ["owner"] }),
      );
      expect(count).toBe(10_003);
      expect(performance.now() - began).toBeLessThan(60_000);
    },
  );
});
