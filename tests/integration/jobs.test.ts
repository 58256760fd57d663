import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type postgres from "postgres";
import { test } from "tests/support/database";
import { newSupplier, newWorld } from "tests/support/people";
import { afterEach, expect } from "vitest";
import { readEnvironment } from "~/env.server";
import { inScope } from "~/features/accounts/scopes.server";
import { hashOf } from "~/features/accounts/secrets.server";
import { cleanUp } from "~/features/jobs/clean-up.server";
import { enqueue } from "~/features/jobs/queue.server";
import { queueMail } from "~/features/mails/mails.server";
import { startJobs } from "~/jobs.server";
import { openPortal } from "~/portal.server";

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function portalOn(databaseUrl: string) {
  const DATA_DIR = await mkdtemp(join(tmpdir(), "aktsom-jobs-"));
  const portal = openPortal(readEnvironment({ DATA_DIR, LOG_LEVEL: "silent" }), { databaseUrl });
  opened.push(
    () => rm(DATA_DIR, { recursive: true }),
    () => portal.close(),
  );
  return portal;
}

async function until(isSo: () => Promise<boolean>) {
  for (const end = Date.now() + 25_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20)))
    if (await isSo()) return;
  throw new Error(`It did not happen: ${isSo}`);
}

const queued = (owner: postgres.Sql, name: string) =>
  owner`select state, data from pgboss.job where name = ${name} order by created_on`;

test("jobs run in the portal's own rights: a queued mail is kept for the mailbox at once", async ({
  ownerUrl,
  owner,
}) => {
  const portal = await portalOn(ownerUrl);
  const jobs = await startJobs(portal);
  opened.push(() => jobs.stop());
  const { buyerId, member } = await newWorld(owner);
  await inScope(portal.database, { role: "member", buyer: buyerId, member: member.memberId }, (store) =>
    queueMail(store, {
      template: "member-invitation",
      data: { by: "Kari Nordmann", roles: ["reader"] },
      buyerId,
      memberId: member.memberId,
      email: member.email,
      language: "nb",
    }),
  );
  await until(
    async () => (await owner`select from mails where email = ${member.email} and kept is not null`).length === 1,
  );
});

test("what is done every hour is done once, however many processes run", async ({ ownerUrl, owner }) => {
  await owner`delete from pgboss.job where name = 'clean-up'`;
  for (const portal of [await portalOn(ownerUrl), await portalOn(ownerUrl)]) {
    const jobs = await startJobs(portal);
    opened.push(() => jobs.stop());
  }
  await until(async () => (await queued(owner, "clean-up")).some(({ state }) => state === "completed"));
  expect(await queued(owner, "clean-up")).toHaveLength(1);
});

test("work put down in a transaction is there when it commits, and never was when it is rolled back", async ({
  database,
  owner,
}) => {
  const { buyerId, member } = await newWorld(owner);
  const scope = { role: "member", buyer: buyerId, member: member.memberId } as const;
  const [kept, undone] = [randomUUID(), randomUUID()];
  await inScope(database, scope, (store) => enqueue(store, "import suppliers", { importId: kept }));
  await inScope(database, scope, async (store) => {
    await enqueue(store, "import suppliers", { importId: undone });
    throw new Error("undone");
  }).catch(() => {});
  const jobs = (await queued(owner, "import-suppliers")).map(({ data }) => data.importId);
  expect(jobs).toContain(kept);
  expect(jobs).not.toContain(undone);
});

test("a job nobody has made a queue for is not lost in silence", async ({ database, owner }) => {
  const { buyerId, member } = await newWorld(owner);
  const lost = inScope(database, { role: "member", buyer: buyerId, member: member.memberId }, (store) =>
    enqueue(store, "water plants" as "clean up", {}),
  );
  await expect(lost).rejects.toThrow("There is no queue");
});

test("cleaning up removes what has ended, and nothing else", async ({ ownerUrl, owner }) => {
  const portal = await portalOn(ownerUrl);
  const world = await newWorld(owner);
  const { personId, buyerId, supplierId } = await newSupplier(owner, world);
  const hash = () => hashOf(randomUUID());
  const [over, open] = [hash(), hash()];
  await owner`insert into sessions (hash, person_id, expires_at) values (${over}, ${personId}, now() - interval '1 minute'), (${open}, ${personId}, now() + interval '1 minute')`;
  const [oldLink, forgottenLink] = [hash(), hash()];
  await owner`insert into links (hash, kind, email, expires_at) values (${oldLink}, 'sign in', 'a@b.example', now() - interval '2 days'), (${forgottenLink}, 'sign in', 'a@b.example', now() - interval '366 days')`;
  await owner`insert into codes (session_hash, person_id, draft, expires_at) values (${open}, ${personId}, '{}', now() - interval '25 hours'), (${open}, ${personId}, '{}', now() - interval '1 hour')`;

  const folder = fileURLToPath(portal.environment.FILES_URL);
  const stored = async (days: number, row?: "receiving" | "stored") => {
    const key = randomUUID().replaceAll("-", "");
    const place = join(folder, key.slice(0, 2), key);
    await mkdir(join(folder, key.slice(0, 2)), { recursive: true });
    await writeFile(place, "x");
    const then = new Date(Date.now() - days * 86_400_000);
    await utimes(place, then, then);
    if (row) {
      await owner`insert into files (buyer_id, supplier_id, name, storage_key, state, hash, size, media_type, created_at)
        values (${buyerId}, ${supplierId}, 'a.pdf', ${key}, ${row}, ${hash()}, 1, 'application/pdf', ${then})`;
    }
    return place;
  };
  const [kept, unowned, fresh, halfway, coming] = [
    await stored(30, "stored"),
    await stored(2),
    await stored(0),
    await stored(2, "receiving"),
    await stored(0, "receiving"),
  ];

  await cleanUp(portal);

  expect(await owner`select hash from sessions where person_id = ${personId}`).toEqual([{ hash: open }]);
  expect(await owner`select hash from links where hash in ${owner([oldLink, forgottenLink])}`).toEqual([
    { hash: oldLink },
  ]);
  expect(await owner`select from codes where person_id = ${personId}`).toHaveLength(1);
  expect([kept, unowned, fresh, halfway, coming].map((place) => existsSync(place))).toEqual([
    true,
    false,
    true,
    false,
    true,
  ]);
  expect(await owner`select state from files where supplier_id = ${supplierId} order by state`).toEqual([
    { state: "receiving" },
    { state: "stored" },
  ]);
});
