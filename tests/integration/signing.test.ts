import type { Database } from "db/client.server";
import type postgres from "postgres";
import { expect } from "vitest";
import { hashOf } from "~/features/accounts/secrets.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import {
  askForCode,
  codeBehind,
  type Draft,
  needsCode,
  receiptBehind,
  signAll,
  signedTexts,
  tryCode,
} from "~/features/signatures/signing.server";
import { test } from "../support/database";
import { arrive, asContact, invited } from "../support/invited";

const now = new Date();
const device = { ip: "192.0.2.7", browser: "Test" };
const draft = (...requestIds: string[]): Draft => ({
  requestIds,
  name: "Ola Åsane",
  title: "Daglig leder",
  language: "nb",
});
const sign = (database: Database, by: SupplierSession, what: Draft, at = now) =>
  asContact(database, by, (store) => signAll(store, by, what, device, at));

test("one act signs several documents, with one receipt to the signer and the exact text in both languages", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database, { documents: ["nda", "general_terms"] });
  const by = await arrive(database, secret);
  const signed = await sign(database, by, draft(task("code_of_conduct"), task("nda"), task("general_terms")));
  if ("refusal" in signed) throw new Error(signed.refusal);
  const receipt = await asContact(database, by, (store) => receiptBehind(store, by, signed.signatureId));
  expect(receipt).toMatchObject({
    signerName: "Ola Åsane",
    signerTitle: "Daglig leder",
    signerEmail: by.email,
    ip: device.ip,
    way: "here",
    preparedBy: null,
  });
  expect(receipt?.documents.map(({ key }) => key)).toEqual(["code_of_conduct", "general_terms", "nda"]);
  expect(receipt?.consent).toContain("dokumentene");
  expect(receipt?.consent).toContain("Forpliktelsen følger norsk rett.");
  const [nb] = await asContact(database, by, (store) => signedTexts(store, by, [receipt!.documents[0]!.hashNb]));
  expect(nb).toMatch(/^aktsom document 1\nkey: code_of_conduct\nversion: 1\nlanguage: nb\n\n# /);
  expect(hashOf(nb!).toString("hex")).toBe(receipt?.documents[0]?.hashNb);
  const mails =
    await owner`select email, data from mails where template = 'receipt' and supplier_id = ${by.supplierId}`;
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    email: by.email,
    data: { path: `/my/signatures/${signed.signatureId}`, seal: receipt?.seal },
  });
});

test("two tabs that sign at once make one signature, and the other is told it is done", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, secret);
  const both = [task("code_of_conduct"), task("nda")] as const;
  const told = await Promise.all([sign(database, by, draft(...both)), sign(database, by, draft(both[1], both[0]))]);
  expect(told.filter((one) => "signatureId" in one)).toHaveLength(1);
  expect(told.filter((one) => "refusal" in one && ["already", "overtaken"].includes(one.refusal))).toHaveLength(1);
  const [count] =
    await owner`select (select count(*)::int from signatures where supplier_id = ${by.supplierId}) as signatures,
    (select count(*)::int from signed_documents where supplier_id = ${by.supplierId}) as documents,
    (select count(*)::int from mails where supplier_id = ${by.supplierId} and template = 'receipt') as receipts`;
  expect(count).toEqual({ signatures: 1, documents: 2, receipts: 1 });
  expect(await sign(database, by, draft(...both))).toEqual({ refusal: "already" });
});

test("where one of several has changed meanwhile, nothing at all is signed", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database, { documents: ["nda"] });
  const by = await arrive(database, secret);
  const both = [task("code_of_conduct"), task("nda")].sort();
  let signing: ReturnType<typeof sign> | undefined;
  await owner.begin(async (sql) => {
    await sql`update requests set version = version + 1 where id = ${both[1]!}`;
    signing = sign(database, by, draft(...both));
    // Until it has come as far as the changed one, and waits there.
    for (let isWaiting = false; !isWaiting; ) {
      const [locks] = await owner`select exists (select from pg_locks where not granted) as waiting`;
      isWaiting = locks!.waiting;
    }
  });
  expect(await signing).toEqual({ refusal: "overtaken" });
  const [left] =
    await owner`select count(*) filter (where state = 'signed')::int as signed from requests where supplier_id = ${by.supplierId}`;
  expect(left).toEqual({ signed: 0 });
});

test("facts are nothing to sign", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  expect(await sign(database, by, draft(task("company_facts")))).toEqual({ refusal: "not now" });
});

test("another company's task cannot be signed, whoever knows its id", async ({ database, owner }) => {
  const mine = await invited(owner, database);
  const theirs = await invited(owner, database, { world: mine.world, name: "En annen AS" });
  const by = await arrive(database, mine.secret);
  expect(await sign(database, by, draft(theirs.task("code_of_conduct")))).toEqual({ refusal: "not now" });
});

test("a colleague who only fills in signs nothing", async ({ database, owner }) => {
  const { secret, by, task } = await invited(owner, database);
  await owner`update contacts set role = 'contributor' where id = ${by.contactId}`;
  await owner`insert into shares (buyer_id, supplier_id, request_id, contact_id, shared_by)
    values (${by.buyerId}, ${by.supplierId}, ${task("code_of_conduct")}, ${by.contactId}, ${by.contactId})`;
  const colleague = await arrive(database, secret);
  expect(colleague.role).toBe("contributor");
  await expect(sign(database, colleague, draft(task("code_of_conduct")))).rejects.toThrow();
});

test("a code is asked for after thirty minutes, and on a device that has not shown it reads her mail", () => {
  const at = (confirmedAt: Date | null) => needsCode({ confirmedAt } as SupplierSession, now);
  expect(at(new Date(now.getTime() - 30 * 60_000))).toBe(false);
  expect(at(new Date(now.getTime() - 30 * 60_000 - 1))).toBe(true);
  expect(at(null)).toBe(true);
});

/** As the job does that sends the mail. */
const sendCode = (owner: postgres.Sql, id: string, digits: string) =>
  owner`update codes set hash = ${hashOf(`${id}:${digits}`)} where id = ${id}`;
const ask = (database: Database, by: SupplierSession, what: Draft) =>
  asContact(database, by, (store) => askForCode(store, by, what, [], now));
const attempt = (database: Database, by: SupplierSession, id: string, digits: string, at = now) =>
  asContact(database, by, (store) => tryCode(store, by, id, digits, at));

test("the right code confirms the session once, and gives back what was typed before it was asked for", async ({
  database,
  owner,
}) => {
  const { secret, task } = await invited(owner, database);
  await arrive(database, secret);
  const by = await arrive(database, secret);
  expect(needsCode(by, now)).toBe(true);
  const what = draft(task("code_of_conduct"));
  const id = await ask(database, by, what);
  expect(await asContact(database, by, (store) => codeBehind(store, by, id, now))).toEqual({
    draft: what,
    isOver: false,
  });
  const [mail] = await owner`select email, data from mails where template = 'code' and supplier_id = ${by.supplierId}`;
  expect(mail).toMatchObject({ email: by.email, data: { codeId: id, act: "sign" } });
  expect(await attempt(database, by, id, "123456")).toEqual({ refusal: "wrong" }); // the mail has not gone yet
  await sendCode(owner, id, "123456");
  expect(await attempt(database, by, id, "123456")).toEqual({ draft: what });
  expect(await attempt(database, by, id, "123456")).toEqual({ refusal: "old" });
  const [session] = await owner`select confirmed_at from sessions where hash = ${by.hash}`;
  expect(session?.confirmed_at).toEqual(now);
});

test("five wrong tries end a code, the right one included", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const by = await arrive(database, secret);
  const id = await ask(database, by, draft(task("code_of_conduct")));
  await sendCode(owner, id, "123456");
  const told = [];
  for (let n = 0; n < 5; n++) told.push(await attempt(database, by, id, "000000"));
  expect(told.map((one) => "refusal" in one && one.refusal)).toEqual(["wrong", "wrong", "wrong", "wrong", "tooMany"]);
  expect(await attempt(database, by, id, "123456")).toEqual({ refusal: "tooMany" });
});

test("a code works ten minutes, and on no other device", async ({ database, owner }) => {
  const { secret, task } = await invited(owner, database);
  const [by, other] = [await arrive(database, secret), await arrive(database, secret)];
  const id = await ask(database, by, draft(task("code_of_conduct")));
  await sendCode(owner, id, "123456");
  expect(await attempt(database, by, id, "123456", new Date(now.getTime() + 600_000))).toEqual({ refusal: "old" });
  expect(await attempt(database, other, id, "123456")).toEqual({ refusal: "old" });
  expect(await attempt(database, by, id, "123456", new Date(now.getTime() + 599_000))).toHaveProperty("draft");
});
