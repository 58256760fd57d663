/** Checks of suppliers, and scores brought in as a list. */
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { checksOf, keepCheck } from "~/features/checks/checks.server";
import { keepScorecards } from "~/features/checks/ecovadis.server";
import { asMember, sampleBuyer, sampleSuppliers } from "../support/buyer";
import { test } from "../support/database";
import { asContact } from "../support/invited";
import { newSupplier } from "../support/people";

const none = { environment: null, labour: null, ethics: null, procurement: null };

test("a scorecard goes to the supplier it names, once; one that nobody or several are called is left out", async ({
  database,
  owner,
}) => {
  const { buyerId, member } = await sampleBuyer(owner);
  const kari = member("Kari");
  const [asane, bergen] = await sampleSuppliers(owner, buyerId, [
    { name: "Åsane Kretskort AS", erp_key: "10001" },
    { name: "Bergen Kabel AS", organisation_number: "999999999" },
    { name: "Tvilling AS" },
    { name: "Tvilling AS" },
  ]);
  const card = (row: number, supplier: string) => ({
    row,
    supplier,
    score: 60,
    themes: { ...none, ethics: 55 },
    on: "2026-05-31",
  });
  const cards = [card(2, "ÅSANE kretskort as"), card(3, "999999999"), card(4, "Tvilling AS"), card(5, "Ukjent AS")];
  const brings = () => asMember(database, kari, (store) => keepScorecards(store, kari, cards));
  expect(await brings()).toMatchObject({ kept: 2, unknown: [{ row: 4 }, { row: 5 }] });
  expect(await brings()).toMatchObject({ kept: 0 });
  for (const supplierId of [asane!, bergen!])
    expect(await asMember(database, kari, (store) => checksOf(store, { buyerId, supplierId }))).toMatchObject([
      { kind: "ecovadis", score: 60, themes: { ethics: 55 }, validTo: "2027-05-31", by: "Kari" },
    ]);
});

test("a check is never changed, and its supplier sees none of it", async ({ database, owner }) => {
  const { buyerId, member } = await sampleBuyer(owner);
  const kari = member("Kari");
  const supplier = await newSupplier(owner, { buyerId, member: kari });
  const checked = { kind: "sanctions", source: "EU", checkedOn: "2026-11-20", result: "remark" } as const;
  await asMember(database, kari, (store) =>
    keepCheck(
      store,
      kari,
      supplier.supplierId,
      { ...checked, words: null, score: null, themes: none, validTo: null },
      null,
    ),
  );
  await expect(owner`update checks set result = 'nothing found'`).rejects.toMatchObject({
    constraint_name: "checks_frozen",
  });
  await expect(asContact(database, supplier, (store) => store.execute(sql`select id from checks`))).rejects.toThrow();
});
