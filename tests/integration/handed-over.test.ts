import type { Database } from "db/client.server";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { waitFor } from "~/features/requests/answers.server";
import { handOver, takeOver } from "~/features/requests/asides.server";
import { handedOverTo } from "~/features/requests/handed-over.server";
import { requestOf } from "~/features/requests/requests.server";
import { test } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";
import { scopeOfMember } from "../support/people";

const now = new Date();

const held = test.extend("held", async ({ database, owner }) => {
  const journey = await invited(owner, database);
  const by = await arrive(database, journey.secret);
  const id = journey.task("code_of_conduct");
  const grete = { name: "Grete Leder", email: "grete@asane.example", title: "Daglig leder", language: "nb" as const };
  await asContact(database, by, async (store) =>
    handOver(store, by, { tasks: [(await requestOf(store, by, id))!], to: grete, words: "Kan du signere?" }, now),
  );
  const [contact] = await owner`select id from contacts where supplier_id = ${by.supplierId} and name = ${grete.name}`;
  const heir: SupplierSession = { ...by, contactId: contact!.id, name: grete.name, email: grete.email };
  return { world: journey.world, by, heir, id };
});

const toldTo = (database: Database, whom: SupplierSession, id: string) =>
  asContact(database, whom, async (store) => handedOverTo(store, whom, [(await requestOf(store, whom, id))!]));

held("tells the one who has got a task who left it to her and why, and nobody else", async ({ database, held }) => {
  const { by, heir, id } = held;
  expect(await toldTo(database, heir, id)).toEqual({
    contactId: by.contactId,
    name: by.name,
    words: "Kan du signere?",
  });
  expect(await toldTo(database, by, id)).toBeNull();
});

held("tells nothing once the task was taken back", async ({ database, held }) => {
  const { by, heir, id } = held;
  await asContact(database, by, async (store) => takeOver(store, by, (await requestOf(store, by, id))!, now));
  expect(await toldTo(database, heir, id)).toBeNull();
});

held("tells nothing when it was the buyer who asked her", async ({ database, held }) => {
  const { world, heir, id } = held;
  await inScope(database, scopeOfMember(world.member), async (store) =>
    waitFor(store, world.member, (await requestOf(store, heir, id))!, heir.contactId, now),
  );
  expect(await toldTo(database, heir, id)).toBeNull();
});

held(
  "forgets what was written when the writer's data are erased, and keeps who it was",
  async ({ database, owner, held }) => {
    const { by, heir, id } = held;
    await owner`update events set personal = null, salt = null where actor_id = ${by.contactId} and personal is not null`;
    expect(await toldTo(database, heir, id)).toEqual({ contactId: by.contactId, name: by.name, words: null });
  },
);
