/** A supplier's own code: brought, compared, and ended by an addendum, or by nothing lacking; and compared again. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Database, Store } from "db/client.server";
import { sql } from "drizzle-orm";
import { unzipSync } from "fflate";
import type postgres from "postgres";
import { expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { deskOf } from "~/features/desk/desk.server";
import { documentAsSigned } from "~/features/documents/document-text";
import { markOf, publish, saveDraft, startDraft, versionBehind } from "~/features/documents/drafts.server";
import { renewalOf } from "~/features/documents/earlier.server";
import { auditPack } from "~/features/evidence/audit-pack.server";
import { evidenceOf } from "~/features/evidence/evidence.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { publicPartOf } from "~/features/evidence/public-part.server";
import { filesIn, keep } from "~/features/files/files.server";
import { writingTypes } from "~/features/files/media-types";
import { addendumFor, readAddendum } from "~/features/own-codes/addenda.server";
import { comparisonInFull, finishComparison, mark } from "~/features/own-codes/comparing.server";
import type { Finding } from "~/features/own-codes/coverage";
import { bringOwnCode, type NewCode, ownCodesOf, recordOwnCode } from "~/features/own-codes/own-codes.server";
import { sendBack } from "~/features/requests/answers.server";
import { plusDays, todayIn } from "~/features/requests/deadlines";
import { askableIn, invite } from "~/features/requests/invite.server";
import { requestOf } from "~/features/requests/requests.server";
import { readXlsx } from "~/features/sheets/read-xlsx";
import { usualSheetLimits } from "~/features/sheets/sheet";
import { sealedSignature, sealStillHolds } from "~/features/signatures/signatures.server";
import { receiptBehind, signAll } from "~/features/signatures/signing.server";
import { trackedSuppliers } from "~/features/signatures/tracking.server";
import { areChosen } from "~/features/suppliers/list.server";
import { everyone } from "~/features/suppliers/view";
import { test } from "../support/database";
import { withHigherAge } from "../support/drafts";
import { arrive, asContact, invited } from "../support/invited";
import { newMember, scopeOfContact, scopeOfMember } from "../support/people";

const now = new Date();
const today = todayIn(now, "Europe/Oslo");
const secret = "0123456789abcdef0123456789abcdef";
const key = "code_of_conduct";
const device = { ip: "192.0.2.7", browser: "Test" };
const code: NewCode = {
  fileId: null,
  translationId: null,
  address: "https://stal.example/etikk",
  language: "nb",
  standard: null,
  datedOn: "2025-05-17",
};

const asMember = <Result>(database: Database, member: MemberSession, work: (store: Store) => Promise<Result>) =>
  inScope(database, scopeOfMember(member), work);

/** A supplier that has sent in its own code. */
async function brought(owner: postgres.Sql, database: Database, one: Partial<NewCode> = {}, wish = {}) {
  const journey = await invited(owner, database, wish);
  const by = await arrive(database, journey.secret);
  const id = journey.task(key);
  const done = await asContact(database, by, async (store) =>
    bringOwnCode(store, by, (await requestOf(store, by, id))!, { ...code, ...one }, now),
  );
  expect(done).toEqual({ ok: true });
  const { member } = journey.world;
  return { ...journey, by, id, member, request: (store: Store) => requestOf(store, by, id).then((one) => one!) };
}
type Brought = Awaited<ReturnType<typeof brought>>;

/** Marks every clause covered but these. */
const compare = (database: Database, { member, request }: Brought, marks: Record<string, Finding["mark"]> = {}) =>
  asMember(database, member, async (store) => {
    const { ours, compared, clauses } = (await comparisonInFull(store, await request(store)))!;
    const findings = [...clauses.keys()].map((clause) => ({
      clause,
      mark: marks[clause] ?? ("covered" as const),
      page: "4",
      note: null,
    }));
    await mark(store, member, ours, compared, findings, now);
  });
const finish = (database: Database, { member, request }: Brought, words: string | null = null) =>
  asMember(database, member, async (store) => finishComparison(store, member, await request(store), words, now));

const sign = (database: Database, { by, id }: Pick<Brought, "by" | "id">) =>
  asContact(database, by, (store) =>
    signAll(
      store,
      by,
      { requestIds: [id], name: "Ola Åsane", title: "Daglig leder", language: "nb", isAddendum: true },
      device,
      now,
    ),
  );

/** Version 2, with another age in clause 5.1; and those chosen are asked for it. */
function publishSecond(database: Database, member: MemberSession, by: SupplierSession) {
  return asMember(database, member, async (store) => {
    const id = await startDraft(store, member, { key }, now);
    const draft = (await versionBehind(store, member.buyerId, id))!;
    await saveDraft(store, member, id, markOf(draft), {
      parts: withHigherAge(draft.draft),
      blanks: draft.blanks,
      changeNote: { nb: "Aldersgrensen er hevet.", en: "The age limit is raised." },
      daysToAnswer: 21,
      minutes: 10,
      graceUntil: null,
    });
    expect(await publish(store, member, id, now)).toEqual({ ok: true });
    const asked = (await askableIn(store, member.buyerId)).filter((document) => document.key === key);
    const chosen = areChosen(member.buyerId, { ids: [by.supplierId] }, today);
    await invite(store, member, { chosen, asked, concerning: "", words: {}, deadline: null }, now);
  });
}

test("sent in, it waits for the coordinator, stands on the desk, and asks no more of the supplier", async ({
  database,
  owner,
}) => {
  const one = await brought(owner, database);
  const [request] = await owner`select state, waits_for from requests where id = ${one.id}`;
  expect(request).toEqual({ state: "own code", waits_for: "buyer" });
  const [mail] =
    await owner`select member_id, data from mails where template = 'supplier-said' and supplier_id = ${one.by.supplierId}`;
  expect(mail).toMatchObject({ member_id: one.member.memberId, data: { said: "own code" } });
  const desk = await asMember(database, one.member, (store) =>
    deskOf(store, one.member, { whose: "all", only: null, page: 1, narrowed: {} }, today),
  );
  expect(desk.items.filter(({ kind }) => kind === "own code").map(({ requestId }) => requestId)).toEqual([one.id]);
  expect(desk.counts.review).toBe(0);
});

test("the addendum holds exactly what is partly covered or missing, and its signature is sealed as any other", async ({
  database,
  owner,
}) => {
  const one = await brought(owner, database);
  expect(await finish(database, one)).toEqual({ refusal: "not compared" });
  await compare(database, one, { "8.1": "missing", "2.1": "partly" });
  expect(await finish(database, one, "Bra arbeid.")).toMatchObject({ ok: true, clauses: 2 });
  const [request] = await owner`select state, waits_for, reason from requests where id = ${one.id}`;
  expect(request).toEqual({ state: "compared", waits_for: "supplier", reason: "Bra arbeid." });
  const [mail] =
    await owner`select contact_id, data from mails where template = 'own-code-compared' and supplier_id = ${one.by.supplierId}`;
  expect(mail).toMatchObject({ contact_id: one.by.contactId, data: { clauses: 2, words: "Bra arbeid." } });

  const texts = await asContact(database, one.by, async (store) =>
    readAddendum(store, one.by, (await addendumFor(store, one.by, one.id))!),
  );
  for (const { chapters, intro } of Object.values(texts)) {
    expect(chapters.flatMap(({ clauses }) => clauses.map(({ number }) => number))).toEqual(["2.1", "8.1"]);
    expect(intro).toContain("https://stal.example/etikk");
  }

  const signed = await sign(database, one);
  if ("refusal" in signed) throw new Error(signed.refusal);
  const [supplier] =
    await owner`select code_state, code_part, code_version from suppliers where id = ${one.by.supplierId}`;
  expect(supplier).toEqual({ code_state: "addendum signed", code_part: "own code", code_version: 1 });
  const { receipt, sealed, holds, evidence } = await asContact(database, one.by, async (store) => ({
    receipt: await receiptBehind(store, one.by, signed.signatureId),
    sealed: await sealedSignature(store, one.by, signed.signatureId),
    holds: await sealStillHolds(store, one.by, signed.signatureId),
    evidence: await evidenceOf(store, one.by, signed.signatureId, {
      language: "en",
      timeZone: "Europe/Oslo",
      portalUrl: "https://portal.example",
    }),
  }));
  expect(holds).toBe(true);
  expect(receipt?.documents).toMatchObject([
    { key: "code_of_conduct_addendum", title: { en: "Addendum to “Supplier code of conduct”" } },
  ]);
  expect(sealed?.sealed.documents).toMatchObject([{ key: "code_of_conduct_addendum", version: 1 }]);
  expect(evidence?.pages.documents[0]?.about).toContain("Addendum to the company's own code");
  const attached = evidence?.pages.attachments.find(({ name }) => name === "code_of_conduct_addendum-1-nb.md");
  expect(documentAsSigned(attached!.text).chapters).toHaveLength(2);
  expect(await sign(database, one)).toEqual({ refusal: "already" });

  const desk = await asMember(database, one.member, (store) =>
    deskOf(store, one.member, { whose: "all", only: null, page: 1, narrowed: {} }, today),
  );
  expect(desk.items.filter(({ kind }) => kind === "addendum").map(({ requestId }) => requestId)).toEqual([one.id]);
});

test("a code that covers everything is accepted without an addendum, and counts as an own code", async ({
  database,
  owner,
}) => {
  const one = await brought(owner, database);
  await compare(database, one);
  expect(await finish(database, one)).toMatchObject({ ok: true, clauses: 0 });
  const [supplier] = await owner`select code_state, code_part from suppliers where id = ${one.by.supplierId}`;
  expect(supplier).toEqual({ code_state: "accepted", code_part: "own code" });
  expect(await asContact(database, one.by, (store) => addendumFor(store, one.by, one.id))).toBeNull();
  expect(await sign(database, one)).toMatchObject({ refusal: expect.any(String) });
});

test("one accepted as it is is asked for again when ours has a new version, like those that have signed", async ({
  database,
  owner,
}) => {
  const one = await brought(owner, database);
  const renewal = () => asMember(database, one.member, (store) => renewalOf(store, one.member.buyerId, key, today));
  await compare(database, one);
  await finish(database, one);
  const another = await invited(owner, database, { world: one.world });
  await publishSecond(database, one.member, another.by);
  expect(await renewal()).toMatchObject({ version: 2, count: 1 });
});

test("a deadline that passed while we compared is moved, and one that is far enough stays", async ({
  database,
  owner,
}) => {
  const late = await brought(owner, database);
  await owner`update requests set deadline = '2026-01-05' where id = ${late.id}`;
  const early = await brought(owner, database, {}, { world: late.world });
  await owner`update requests set deadline = '2099-01-05' where id = ${early.id}`;
  for (const one of [late, early]) {
    await compare(database, one, { "8.1": "missing" });
    await finish(database, one);
  }
  const [moved] = await owner`select deadline::text from requests where id = ${late.id}`;
  expect(moved!.deadline >= plusDays(today, 14)).toBe(true);
  const [kept] = await owner`select deadline::text from requests where id = ${early.id}`;
  expect(kept!.deadline).toBe("2099-01-05");
});

test("a standard is compared once; each code that follows it starts from there, and may differ", async ({
  database,
  owner,
}) => {
  const first = await brought(owner, database, { standard: "rba" });
  const other = await brought(owner, database, {}, { world: first.world });
  await asMember(database, first.member, async (store) => {
    const { ours } = (await comparisonInFull(store, await first.request(store)))!;
    await mark(
      store,
      first.member,
      ours,
      { standard: "rba" },
      [{ clause: "2.1", mark: "covered", page: "A1", note: null }],
      now,
    );
    await mark(
      store,
      first.member,
      ours,
      { standard: "rba" },
      [{ clause: "2.2", mark: "missing", page: null, note: null }],
      now,
    );
  });
  const found = (one: Brought) =>
    asMember(database, one.member, async (store) => (await comparisonInFull(store, await one.request(store)))!.found);
  expect([...(await found(first))].map(([clause, { mark, from }]) => [clause, mark, from])).toEqual([
    ["2.1", "covered", "standard"],
    ["2.2", "missing", "standard"],
  ]);
  expect((await found(other)).size).toBe(0);
  await asMember(database, first.member, async (store) => {
    const { ours, compared } = (await comparisonInFull(store, await first.request(store)))!;
    await mark(store, first.member, ours, compared, [{ clause: "2.2", mark: "covered", page: "7", note: null }], now);
  });
  expect((await found(first)).get("2.2")).toMatchObject({ mark: "covered", from: "here", page: "7" });
});

test("when our code gets a new version, the same code is compared again only where ours has changed", async ({
  database,
  owner,
}) => {
  const one = await brought(owner, database);
  const { member, by } = one;
  await compare(database, one, { "8.1": "missing" });
  await finish(database, one);
  await sign(database, one);
  await publishSecond(database, member, by);
  const [renewed] = await owner<{ id: string }[]>`
    select id from requests where supplier_id = ${by.supplierId} and kind = 'document' and state = 'sent'`;
  const again = async (store: Store) => (await requestOf(store, by, renewed!.id))!;
  await asContact(database, by, async (store) => {
    const [known] = await ownCodesOf(store, by);
    expect(await bringOwnCode(store, by, await again(store), { sameAs: known!.id }, now)).toEqual({ ok: true });
  });
  const next = { ...one, id: renewed!.id, request: again };
  await asMember(database, member, async (store) => {
    const { found, clauses } = (await comparisonInFull(store, await again(store)))!;
    expect([...clauses.keys()].filter((clause) => !found.has(clause))).toEqual(["5.1"]);
    expect(found.get("8.1")).toMatchObject({ mark: "missing", from: "earlier" });
  });
  expect(await finish(database, next)).toEqual({ refusal: "not compared" });
  await compare(database, next, { "5.1": "partly", "8.1": "missing" });
  expect(await finish(database, next)).toMatchObject({ clauses: 2 });
  const signed = await sign(database, next);
  expect(signed).toHaveProperty("signatureId");
  const [supplier] = await owner`select code_part, code_version from suppliers where id = ${by.supplierId}`;
  expect(supplier).toEqual({ code_part: "own code", code_version: 2 });
});

test("a published code is recorded by a coordinator without the supplier's act, and by nobody else", async ({
  database,
  owner,
}) => {
  const { world, by, task } = await invited(owner, database);
  const record = (member: MemberSession) =>
    asMember(database, member, async (store) =>
      recordOwnCode(store, member, (await requestOf(store, by, task(key)))!, code, now),
    );
  const buyer = await newMember(owner, world.buyerId, ["buyer", "manager"]);
  expect(await record(buyer)).toEqual({ refusal: "not yours" });
  expect(await record(world.member)).toEqual({ ok: true });
  const [kept] =
    await owner`select recorded_by, brought_by, address from own_codes where supplier_id = ${by.supplierId}`;
  expect(kept).toEqual({ recorded_by: world.member.memberId, brought_by: null, address: code.address });
  expect(await record(world.member)).toEqual({ refusal: "already" });
});

test("only our code of conduct can be answered so, and only with a code of one's own", async ({ database, owner }) => {
  const journey = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, journey.secret);
  const other = await brought(owner, database, {}, { world: journey.world });
  await asContact(database, by, async (store) => {
    const request = (await requestOf(store, by, journey.task("nda")))!;
    expect(await bringOwnCode(store, by, request, code, now)).toEqual({ refusal: "unknown" });
    const [theirs] = await owner`select id from own_codes where supplier_id = ${other.by.supplierId}`;
    const conduct = (await requestOf(store, by, journey.task(key)))!;
    expect(await bringOwnCode(store, by, conduct, { sameAs: theirs!.id }, now)).toEqual({ refusal: "unknown" });
  });
});

test("one that cannot be compared is sent back with the reason, and may come again", async ({ database, owner }) => {
  const one = await brought(owner, database);
  await asMember(database, one.member, async (store) =>
    sendBack(store, one.member, await one.request(store), "Side 3 til 9 mangler.", now),
  );
  const done = await asContact(database, one.by, async (store) =>
    bringOwnCode(store, one.by, await one.request(store), { ...code, datedOn: "2026-01-01" }, now),
  );
  expect(done).toEqual({ ok: true });
  const dated = await asMember(
    database,
    one.member,
    async (store) => (await comparisonInFull(store, await one.request(store)))!.comparison.ownCode.datedOn,
  );
  expect(dated).toBe("2026-01-01");
});

test("what was found is the buyer's alone, and a finished comparison is never changed", async ({ database, owner }) => {
  const one = await brought(owner, database);
  await compare(database, one, { "8.1": "missing" });
  await finish(database, one);
  const scope = scopeOfContact(one.by);
  for (const secret of [sql`select found from comparisons`, sql`select 1 from coverage`]) {
    await expect(inScope(database, scope, (store) => store.execute(secret))).rejects.toThrow();
  }
  const theirs: SupplierSession = (await brought(owner, database, {}, { world: one.world })).by;
  expect(await asContact(database, theirs, (store) => ownCodesOf(store, one.by))).toEqual([]);
  expect(await asContact(database, theirs, (store) => addendumFor(store, one.by, one.id))).toBeNull();
  const [addendum] = await owner<{ hash_nb: Buffer }[]>`select hash_nb from comparisons where request_id = ${one.id}`;
  const rows = await asContact(database, theirs, (store) =>
    store.execute(sql`select 1 from texts where hash = ${addendum!.hash_nb}`),
  );
  expect(rows).toHaveLength(0);
  await expect(owner`update comparisons set found = '[]' where request_id = ${one.id}`).rejects.toThrow(
    /never changed/,
  );
  await expect(owner`delete from own_codes where supplier_id = ${one.by.supplierId}`).rejects.toThrow(/never changed/);
});

test("the audit pack holds the own codes and the signed addenda, and the index says where", async ({
  database,
  owner,
}) => {
  const files = filesIn({ FILES_URL: pathToFileURL(`${mkdtempSync(join(tmpdir(), "aktsom-"))}/`).href });
  const one = await brought(owner, database);
  const { member, by } = one;
  const uploaded = await files.receive("../../etikk.pdf", chunksOf("%PDF-1.7 Vår etikk"), {
    limit: 1000,
    accepts: writingTypes,
    isRead: true,
  });
  if ("refused" in uploaded) throw new Error(uploaded.refused);
  const withFile = await invited(owner, database, { world: one.world, name: "Stål / Søn AS" });
  const other = await arrive(database, withFile.secret);
  const task = withFile.task(key);
  await asContact(database, other, async (store) => {
    const fileId = await keep(store, { ...other, memberId: undefined }, uploaded);
    const brings = { ...code, address: null, fileId };
    expect(await bringOwnCode(store, other, (await requestOf(store, other, task))!, brings, now)).toEqual({ ok: true });
  });
  const second = {
    ...one,
    by: other,
    id: task,
    request: async (store: Store) => (await requestOf(store, other, task))!,
  };
  await compare(database, one);
  await finish(database, one);
  await compare(database, second, { "8.1": "missing" });
  await finish(database, second);
  expect(await sign(database, second)).toHaveProperty("signatureId");

  const ask = <Result>(work: (store: Store) => Promise<Result>) => asMember(database, member, work);
  const tracked = { buyerId: member.buyerId, timeZone: "Europe/Oslo", filter: everyone, today, asOf: null };
  const pack = auditPack({
    buyerId: member.buyerId,
    rows: await ask((store) => trackedSuppliers(store, tracked, { limit: 10, offset: 0 })),
    publicPart: await ask((store) => publicPartOf(store, member, evidenceKeyFrom(secret), now)),
    reader: { language: "nb", timeZone: "Europe/Oslo", portalUrl: "https://portal.example" },
    day: today,
    secret,
    files,
    ask,
  });
  const packed = unzipSync(new Uint8Array(await pack.arrayBuffer()));
  const named = Object.keys(packed).filter((name) => name.includes("/"));
  expect(named.map((name) => name.replace(/\d{4} /, ""))).toEqual([
    "own-codes/Stål   Søn AS.pdf",
    `pdf/Stål   Søn AS ${today}.pdf`,
  ]);
  expect(Buffer.from(packed[named[0]!]!).toString()).toBe("%PDF-1.7 Vår etikk");
  const { rows } = readXlsx(packed["Oversikt.xlsx"]!, usualSheetLimits);
  const last = new Map(rows.map((row) => [String(row[0]), String(row.at(-1))]));
  expect(last.get("Stål / Søn AS")).toBe(named[0]);
  expect(last.get(by.supplierName)).toBe(code.address);
});

async function* chunksOf(text: string) {
  yield Buffer.from(text);
}
