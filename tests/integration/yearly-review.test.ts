import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { reviewProgress, sayActive, stillOpen } from "~/features/yearly-review/yearly-review.server";
import { test } from "../support/database";
import { newSupplier, newWorld, scopeOfMember } from "../support/people";

const today = "2026-11-20";
const view = { open: null, page: 1 };

test("the yearly review counts A and B, and what was answered in the last twelve months", async ({
  database,
  owner,
}) => {
  const world = await newWorld(owner);
  const [one, two, small] = [
    await newSupplier(owner, world, { name: "A-en" }),
    await newSupplier(owner, world, { name: "B-en" }),
    await newSupplier(owner, world, { name: "C-en" }),
  ];
  for (const [{ supplierId }, criticality] of [
    [one, "A"],
    [two, "B"],
    [small, "C"],
  ] as const)
    await owner`update suppliers set criticality = ${criticality} where id = ${supplierId}`;
  const other = await newSupplier(owner, await newWorld(owner));
  await owner`insert into company_facts (buyer_id, supplier_id, given_by, legal_name, country, role, signatory_name, signatory_title, created_at)
    values (${world.buyerId}, ${one.supplierId}, ${one.contactId}, 'A', 'NO', 'producer', 'Ola', 'Leder', '2026-01-10'),
           (${world.buyerId}, ${two.supplierId}, ${two.contactId}, 'B', 'NO', 'producer', 'Ola', 'Leder', '2025-11-10')`;
  await owner`insert into risk_assessments (buyer_id, supplier_id, assessed_on, likelihood, severity, sources, conclusion, known, assessed_by)
    values (${world.buyerId}, ${one.supplierId}, '2025-11-20', 'low', 'low', 'Besøk', 'Greit', '{}', ${world.member.memberId}),
           (${world.buyerId}, ${two.supplierId}, '2025-11-21', 'low', 'low', 'Besøk', 'Greit', '{}', ${world.member.memberId})`;
  await inScope(database, scopeOfMember(world.member), async (store) => {
    const progress = () => reviewProgress(store, world.buyerId, today);
    expect(await progress()).toEqual({
      total: 2,
      done: 0,
      answered: { active: 0, facts: 1, signature: 0, certificates: 2, risk: 1 },
    });
    expect(
      (await stillOpen(store, world.buyerId, { ...view, open: "facts" }, today)).rows.map(({ name }) => name),
    ).toEqual(["B-en"]);
    expect(await sayActive(store, world.member, [one.supplierId, other.supplierId], today)).toBe(1);
    expect((await progress()).answered.active).toBe(1);
    const open = await stillOpen(store, world.buyerId, view, today);
    expect(open.rows.map(({ name, active }) => [name, active])).toEqual([
      ["A-en", true],
      ["B-en", false],
    ]);
  });
});
