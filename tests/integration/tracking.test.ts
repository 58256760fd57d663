import { requestStateNames, signatureWays } from "db/schema/words";
import { expect } from "vitest";
import { partOf } from "~/features/signatures/tracking";
import { test } from "../support/database";

test("the database sorts suppliers into the same parts as the rules, whatever the facts are", async ({ owner }) => {
  const states = [null, ...requestStateNames];
  const ways = [null, ...signatureWays];
  const flags = [true, false];
  const all = states.flatMap((state) =>
    ways.flatMap((way) =>
      states.flatMap((signedState) =>
        flags.flatMap((waitsForPerson) =>
          flags.map((undelivered) => ({ state, way, signedState, waitsForPerson, undelivered })),
        ),
      ),
    ),
  );
  const rows = await owner`
    select tracking_part(fact->>'state', (fact->>'waitsForPerson')::boolean, (fact->>'undelivered')::boolean,
                         fact->>'way', fact->>'signedState') as part
      from jsonb_array_elements(${owner.json(all)}) with ordinality as facts (fact, place) order by place`;
  expect(rows.map(({ part }) => part)).toEqual(all.map((facts) => partOf({ ...facts, deadline: null, version: null })));
});
