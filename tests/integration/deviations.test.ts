import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { deviationSheet, deviationsIn } from "~/features/gaps/deviations";
import { allDeviations, deviationsOn } from "~/features/gaps/deviations.server";
import { translatorFor } from "~/i18n/translators.server";
import { test } from "../support/database";
import { newSupplier, newWorld, scopeOfMember } from "../support/people";

test("deviations are what somebody has said to be one; all gaps, when asked for; and as a table", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world, { name: "Avvik AS" });
  const gap = (title: string, more: object) =>
    owner`insert into gaps ${owner({
      buyer_id: world.buyerId,
      supplier_id: supplier.supplierId,
      kind: "improvement",
      source: "by hand",
      raised_by: world.member.memberId,
      state: "open",
      title: owner.json({ nb: title, en: title }),
      ...more,
    } as Record<string, unknown>)}`;
  await gap("Lønn", { severity: "moderate", nature: "non-conformity", place: "sub-supplier" });
  await gap("Brann", { severity: "major", nature: "breach", place: "own site" });
  await gap("Ikke vurdert", { severity: "minor" });
  await inScope(database, scopeOfMember(world.member), async (store) => {
    const titles = async (query: string) =>
      (await deviationsOn(store, world.buyerId, deviationsIn(new URLSearchParams(query)), "Europe/Oslo")).rows.map(
        ({ title }) => title.nb,
      );
    expect(await titles("")).toEqual(["Brann", "Lønn"]);
    expect(await titles("nature=all")).toEqual(["Brann", "Lønn", "Ikke vurdert"]);
    expect(await titles("nature=breach")).toEqual(["Brann"]);
    expect(await titles("place=sub-supplier&status=open")).toEqual(["Lønn"]);
    expect(await titles("status=settled")).toEqual([]);
    expect(await titles("search=avvik")).toHaveLength(2);
    const rows = await allDeviations(store, world.buyerId, deviationsIn(new URLSearchParams()), "Europe/Oslo");
    const sheet = deviationSheet(translatorFor("nb").t, "nb", rows);
    expect(sheet.rows[0]!.slice(0, 6)).toEqual([
      "Avvik AS",
      "Brann",
      "Brudd på retningslinjene",
      "Stor",
      "Registrert av oss",
      "Hos leverandøren selv",
    ]);
  });
});
