/** A supplier says that something is no gap: its clock stands still until it is answered. */
import type { Database } from "db/client.server";
import type postgres from "postgres";
import { expect } from "vitest";
import { answerDispute, dispute, disputesOf } from "~/features/gaps/disputes.server";
import { askForPlan, planOf } from "~/features/improvement-plans/plans.server";
import { requestOf } from "~/features/requests/requests.server";
import { test } from "../support/database";
import { clause, looking } from "../support/found";
import { asContact } from "../support/invited";

/** A Saturday: ten working days later it is Friday the 4th of December. */
const now = new Date("2026-11-21T10:00:00Z");

async function asked({ database, owner }: { database: Database; owner: postgres.Sql }) {
  const { find, all, as, supplier, world } = await looking({ database, owner });
  await find(clause("2.1", "major"));
  const gap = (await all()).map(({ id }) => id);
  const made = await as((store) =>
    askForPlan(store, world.member, supplier.supplierId, { gap, expected: "En plan.", concerning: null }, now),
  );
  if (!("requestId" in made)) throw new Error(made.refusal);
  const request = () => as((store) => requestOf(store, supplier, made.requestId));
  const disputes = () => as((store) => disputesOf(store, supplier, gap[0]!));
  return {
    world,
    as,
    supplier,
    disputes,
    gapId: gap[0]!,
    deadline: async () => (await request())!.deadline,
    says: () =>
      asContact(database, supplier, async (store) => {
        const plan = (await planOf(store, supplier, made.requestId))!;
        return dispute(store, supplier, (await request())!, plan.actions[0]!.gap, "Målingen er feil.", now);
      }),
  };
}

test("what is disputed stands still for ten working days, is answered once, and moves by the days the answer took", async ({
  database,
  owner,
}) => {
  const { world, as, supplier, says, disputes, gapId, deadline } = await asked({ database, owner });
  const before = await deadline();
  expect(before).toBe("2026-12-21");
  expect(await says()).toEqual({ ok: true, answerBy: "2026-12-04" });
  expect(await says()).toEqual({ refusal: "overtaken" });
  expect(await deadline()).toBe("2027-01-03");
  const [open] = await disputes();
  const onTuesday = new Date("2026-11-24T10:00:00Z");
  const answers = () =>
    as((store) =>
      answerDispute(
        store,
        world.member,
        supplier.supplierId,
        gapId,
        open!,
        { outcome: "refused", answer: "Målingen er kontrollert." },
        onTuesday,
      ),
    );
  expect(await answers()).toEqual({ ok: true });
  // Three days after the 21st is the day before Christmas, a Thursday.
  expect(await deadline()).toBe("2026-12-24");
  expect(await answers()).toEqual({ refusal: "overtaken" });
  const mails = await owner`select template, data ->> 'said' as said, data ->> 'claim' as claim from mails
    where supplier_id = ${supplier.supplierId} and (data ->> 'said' = 'dispute' or data ->> 'claim' = 'dispute') order by id`;
  expect(mails).toMatchObject([{ said: "dispute" }, { claim: "dispute" }]);
});
