import type { Database, Store } from "db/client.server";
import type postgres from "postgres";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { changesBetween } from "~/features/documents/comparison";
import { documentBehind, newestVersion } from "~/features/documents/documents.server";
import type { DraftParts, Move } from "~/features/documents/draft";
import {
  allVersions,
  type DraftText,
  discardDraft,
  markOf,
  publish,
  saveDraft,
  startDraft,
  versionBehind,
} from "~/features/documents/drafts.server";
import { test } from "../support/database";
import { rewritten } from "../support/drafts";
import { newWorld, scopeOfMember } from "../support/people";

const now = new Date("2026-11-21T10:00:00Z");

async function administrator({ database, owner }: { database: Database; owner: postgres.Sql }) {
  const world = await newWorld(owner);
  const { member, buyerId } = world;
  const as = <Result>(work: (store: Store) => Promise<Result>) => inScope(database, scopeOfMember(member), work);
  const start = (key: string) => as((store) => startDraft(store, member, { key }, now));
  const read = (id: string) => as(async (store) => (await versionBehind(store, buyerId, id))!);
  const save = async (id: string, change: Partial<DraftText>, seen?: string, move?: Move) => {
    const draft = await read(id);
    const { blanks, changeNote, graceUntil } = draft;
    const text = {
      parts: draft.draft as DraftParts,
      blanks,
      changeNote,
      graceUntil,
      daysToAnswer: draft.daysToAnswer!,
      minutes: draft.minutes!,
    };
    return as((store) => saveDraft(store, member, id, seen ?? markOf(draft), { ...text, ...change }, move));
  };
  return { ...world, as, start, read, save, publish: (id: string) => as((store) => publish(store, member, id, now)) };
}

test("a standard text becomes a draft with the organisation's facts in its blanks", async ({ database, owner }) => {
  const { start, read } = await administrator({ database, owner });
  const draft = await read(await start("nda"));
  expect(draft).toMatchObject({
    key: "nda",
    version: 1,
    state: "draft",
    blanks: {
      buyer_name: "Fjordlys Elektronikk AS",
      contact_email: "innkjop@fjordlys.example",
      whistleblowing_url: "https://fjordlys.example/varsling",
    },
  });
});

test("publishing refuses an empty blank, and publishes once it is filled", async ({ database, owner }) => {
  const { start, read, save, publish } = await administrator({ database, owner });
  const id = await start("code_of_conduct");
  const { blanks } = await read(id);
  await save(id, { blanks: { ...blanks, whistleblowing_url: "  " } });
  expect(await publish(id)).toEqual({ emptyBlanks: ["whistleblowing_url"] });
  expect((await read(id)).state).toBe("draft");
  await save(id, { blanks, changeNote: { nb: "Nytt punkt.", en: "New clause." } });
  expect(await publish(id)).toEqual({ ok: true });
});

test("publishing refuses a text that lacks a clause in one language, and says which", async ({ database, owner }) => {
  const { start, read, save, publish } = await administrator({ database, owner });
  const id = await start("nda");
  expect(await save(id, { parts: rewritten((await read(id)).draft, "1.1", () => ({ en: " " })) })).toEqual({
    shown: null,
  });
  expect(await publish(id)).toEqual({ problems: [{ problem: "missing", language: "en", at: "1.1" }] });
  expect((await read(id)).state).toBe("draft");
});

test("publishing a new version refuses one that does not say what is new, in either language", async ({
  database,
  owner,
}) => {
  const { start, save, publish } = await administrator({ database, owner });
  const id = await start("code_of_conduct");
  expect(await publish(id)).toEqual({ noteMissing: "nb" });
  await save(id, { changeNote: { nb: "Nytt punkt.", en: "" } });
  expect(await publish(id)).toEqual({ noteMissing: "en" });
});

test("a clause added, one moved and one removed: the others keep their keys, and only what is new is told", async ({
  database,
  owner,
}) => {
  const { start, save, read, publish, as, buyerId, documentId } = await administrator({ database, owner });
  const id = await start("code_of_conduct");
  const move = async (one: Move) => save(id, {}, undefined, one);
  expect(await move({ move: "add", part: "clause", id: "5.1" })).toEqual({ shown: "5.2-2" });
  await save(id, { parts: rewritten((await read(id)).draft, "5.2-2", () => ({ nb: "Nytt krav.", en: "New rule." })) });
  await move({ move: "down", part: "clause", id: "2.1" });
  await move({ move: "remove", part: "clause", id: "7.3" });
  await save(id, { changeNote: { nb: "Nytt krav i 5.2.", en: "New rule in 5.2." } });
  expect(await publish(id)).toEqual({ ok: true });
  const [before, after] = await as(async (store) => [
    (await documentBehind(store, buyerId, documentId))!,
    (await documentBehind(store, buyerId, id))!,
  ]);
  expect(changesBetween(before, after, "nb").map(({ is, number }) => `${is} ${number}`)).toEqual([
    "added 5.2",
    "removed 7.3",
  ]);
  expect((await read(id)).draft).toBeNull();
});

test("the version before is retired, and the requirement gets the title, days and minutes of the new one", async ({
  database,
  owner,
}) => {
  const { start, save, publish, as, buyerId, documentId, requirements, read } = await administrator({
    database,
    owner,
  });
  const id = await start("code_of_conduct");
  await save(id, { daysToAnswer: 30, minutes: 12, changeNote: { nb: "Nytt punkt.", en: "New clause." } });
  expect((await read(id)).graceUntil).toBe("2027-01-20");
  await publish(id);
  expect((await read(documentId)).state).toBe("retired");
  expect(await as((store) => newestVersion(store, buyerId, "code_of_conduct"))).toMatchObject({ id, version: 2 });
  const [requirement] = await owner`select days_to_answer, minutes from requirements where id = ${requirements.code}`;
  expect(requirement).toEqual({ days_to_answer: 30, minutes: 12 });
});

test("a document that is published for the first time can be asked for", async ({ database, owner }) => {
  const { start, publish, buyerId } = await administrator({ database, owner });
  await publish(await start("nda"));
  const [made] =
    await owner`select kind, days_to_answer, name->>'nb' as name from requirements where buyer_id = ${buyerId} and key = 'nda'`;
  expect(made).toMatchObject({ kind: "document", days_to_answer: 21 });
});

test("what is published is immutable: the database refuses to change, undo or remove it", async ({
  database,
  owner,
}) => {
  const { documentId, as, buyerId } = await administrator({ database, owner });
  const tries = [
    owner`update documents set body = jsonb_set(body, '{nb}', '"noe annet"') where id = ${documentId}`,
    owner`update documents set blanks = '{}' where id = ${documentId}`,
    owner`update documents set title = '{}' where id = ${documentId}`,
    owner`update documents set state = 'draft' where id = ${documentId}`,
    owner`delete from documents where id = ${documentId}`,
  ];
  for (const tried of tries) await expect(tried).rejects.toThrow("documents are never changed");
  expect(await as((store) => documentBehind(store, buyerId, documentId))).toBeTruthy();
});

test("a published version is neither saved over nor discarded", async ({ database, owner }) => {
  const { documentId, as, member, save } = await administrator({ database, owner });
  expect(await save(documentId, { minutes: 3 })).toEqual({ overtaken: null });
  expect(await as((store) => discardDraft(store, member, documentId))).toBe("overtaken");
});

test("whoever saves an older view of a draft is told, and saves nothing", async ({ database, owner }) => {
  const { start, read, save } = await administrator({ database, owner });
  const id = await start("nda");
  const seen = markOf(await read(id));
  await save(id, { changeNote: { nb: "Den første.", en: "The first." } }, seen);
  const refused = await save(id, { changeNote: { nb: "Den andre.", en: "The second." } }, seen);
  expect(refused).toEqual({ overtaken: { draft: (await read(id)).draft, mark: markOf(await read(id)) } });
  expect((await read(id)).changeNote).toEqual({ nb: "Den første.", en: "The first." });
});

test("of each document there is one draft, and it can be thrown away", async ({ database, owner }) => {
  const { start, as, member, buyerId } = await administrator({ database, owner });
  const id = await start("code_of_conduct");
  expect(await start("code_of_conduct")).toBe(id);
  expect(await as((store) => discardDraft(store, member, id))).toBe("discarded");
  const versions = await as((store) => allVersions(store, buyerId));
  expect(versions.map(({ version, state }) => [version, state])).toEqual([[1, "published"]]);
});

test("a document of one's own gets a key from its title, and never one that is taken", async ({ database, owner }) => {
  const { as, member, read } = await administrator({ database, owner });
  const own = (nb: string) => as((store) => startDraft(store, member, { title: { nb, en: "Rules" } }, now));
  expect((await read(await own("Regler for åpne kjøp"))).key).toBe("regler_for_apne_kjop");
  expect((await read(await own("Regler for åpne kjøp!"))).key).toBe("regler_for_apne_kjop_2");
  expect((await read(await own("NDA"))).key).toBe("nda_2");
});
