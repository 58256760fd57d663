/** A new version: who is asked for it, what it says is new, and what the mail says. */

import type { Database } from "db/client.server";
import { mails } from "db/schema/index";
import { and, eq } from "drizzle-orm";
import type postgres from "postgres";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { documentBehind } from "~/features/documents/documents.server";
import { markOf, publish, saveDraft, startDraft, versionBehind } from "~/features/documents/drafts.server";
import { newsFor, renewalOf } from "~/features/documents/earlier.server";
import { lettersFor, sendable } from "~/features/mails/letters.server";
import { askableIn, invite, inviteesAmong } from "~/features/requests/invite.server";
import { signAll } from "~/features/signatures/signing.server";
import { areChosen } from "~/features/suppliers/list.server";
import { everyone } from "~/features/suppliers/view";
import { test } from "../support/database";
import { withHigherAge } from "../support/drafts";
import { arrive, asContact, invited } from "../support/invited";
import { scopeOfMember } from "../support/people";

const now = new Date();
const today = now.toISOString().slice(0, 10);
const key = "code_of_conduct";

/** Two that were asked for version 1, of which one has signed it; then version 2, with another age in clause 5.1. */
async function afterVersion2(owner: postgres.Sql, database: Database) {
  const signer = await invited(owner, database, { name: "Signert AS" });
  const waiting = await invited(owner, database, { world: signer.world, name: "Venter AS" });
  const by = await arrive(database, signer.secret);
  const draft = { requestIds: [signer.task(key)], name: "Ola", title: "Daglig leder", language: "nb" as const };
  await asContact(database, by, (store) => signAll(store, by, draft, { ip: "192.0.2.7", browser: "Test" }, now));
  const { member, buyerId } = signer.world;
  const as = <Result>(work: Parameters<typeof inScope<Result>>[2]) => inScope(database, scopeOfMember(member), work);
  await as(async (store) => {
    const id = await startDraft(store, member, { key }, now);
    const one = (await versionBehind(store, buyerId, id))!;
    await saveDraft(store, member, id, markOf(one), {
      parts: withHigherAge(one.draft),
      blanks: one.blanks,
      changeNote: { nb: "Aldersgrensen er hevet.", en: "The age limit is raised." },
      daysToAnswer: 21,
      minutes: 10,
      graceUntil: null,
    });
    expect(await publish(store, member, id, now)).toEqual({ ok: true });
  });
  return { as, world: signer.world, member, buyerId, signer: by, waiting: waiting.by };
}

test("those who have signed an earlier version, and only they, are asked for the one in force", async ({
  database,
  owner,
}) => {
  const { as, member, buyerId, signer } = await afterVersion2(owner, database);
  const renewal = await as((store) => renewalOf(store, buyerId, key, today));
  expect(renewal).toMatchObject({ version: 2, count: 1 });
  expect(renewal?.address).toMatch(/^\/suppliers\/invite\?renew=code_of_conduct&all=yes&ask=[\w-]{36}$/);

  const chosen = areChosen(buyerId, { everyone: { ...everyone, renew: key } }, today);
  await as(async (store) => {
    const asked = (await askableIn(store, buyerId)).filter((one) => one.key === key);
    const invitees = await inviteesAmong(store, buyerId, chosen, asked, "", "2026-11-21");
    expect(invitees).toMatchObject([{ id: signer.supplierId, outcome: "now", fresh: [0] }]);
    await invite(store, member, { chosen, asked, concerning: "", words: {}, deadline: null }, now, invitees);
  });
  const [mail] = await inScope(database, { role: "job" }, (store) =>
    store
      .select(sendable)
      .from(mails)
      .where(and(eq(mails.supplierId, signer.supplierId), eq(mails.template, "invitation"), eq(mails.attempts, 0)))
      .orderBy(mails.id),
  ).then((rows) => rows.slice(-1));
  const house = { portalUrl: "https://portal.example.no", mailFrom: "Aktsom <portal@example.no>", now };
  const letters = await inScope(database, { role: "job" }, (store) => lettersFor(store, [mail!], house));
  expect(letters.get(mail!.id)).toMatchObject({ data: { tasks: [{ signedVersion: 1 }] } });
});

test("nobody is asked while version 1 is the only one, or once the newest is signed", async ({ database, owner }) => {
  const one = await invited(owner, database);
  const first = one.world;
  const renewalIn = ({ member, buyerId }: typeof first) =>
    inScope(database, scopeOfMember(member), (store) => renewalOf(store, buyerId, key, today));
  expect(await renewalIn(first)).toBeNull();

  const { as, world, signer } = await afterVersion2(owner, database);
  expect(await renewalIn(world)).toMatchObject({ count: 1 });
  await as(async (store) => {
    const asked = (await askableIn(store, world.buyerId)).filter((document) => document.key === key);
    const chosen = areChosen(world.buyerId, { ids: [signer.supplierId] }, today);
    await invite(store, world.member, { chosen, asked, concerning: "", words: {}, deadline: null }, now);
  });
  const [request] = await owner<{ id: string }[]>`
    select id from requests where supplier_id = ${signer.supplierId} and kind = 'document' and state = 'sent'`;
  const draft = { requestIds: [request!.id], name: "Ola", title: "Daglig leder", language: "nb" as const };
  await asContact(database, signer, (store) =>
    signAll(store, signer, draft, { ip: "192.0.2.7", browser: "Test" }, now),
  );
  expect(await renewalIn(world)).toBeNull();
});

test("who signed before is told what is new since; who signed nothing is told nothing", async ({ database, owner }) => {
  const { buyerId, signer, waiting, as } = await afterVersion2(owner, database);
  const newest = await as(async (store) => {
    const [one] = (await askableIn(store, buyerId)).filter((asked) => asked.key === key);
    return (await documentBehind(store, buyerId, one!.document!.id))!;
  });
  expect(await asContact(database, signer, (store) => newsFor(store, signer, newest, "en"))).toMatchObject({
    version: 1,
    notes: [{ version: 2, note: "The age limit is raised." }],
    changes: [{ what: "clause", number: "5.1", is: "changed" }],
  });
  expect(await asContact(database, waiting, (store) => newsFor(store, waiting, newest, "en"))).toBeNull();
});
