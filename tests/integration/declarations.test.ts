import type { Database } from "db/client.server";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { attachRating, begin, declaringOf, keepPart, prefilled, seenOn } from "~/features/declarations/drafts.server";
import { withAnswers, withCompany } from "~/features/declarations/editing";
import { addUpload } from "~/features/declarations/list-upload.server";
import { reviewShown } from "~/features/declarations/review-page.server";
import { accept, returnParts } from "~/features/declarations/reviewing.server";
import { smeltersOfAll } from "~/features/declarations/roll-up.server";
import { raiseUnanswered } from "~/features/declarations/unanswered-job.server";
import { declarationWorkbook } from "~/features/declarations/workbook.server";
import { atOnce } from "~/features/files/files.server";
import { threadOf, writeToBuyer } from "~/features/messages/messages.server";
import { openItems } from "~/features/minerals/completeness";
import { readWorkbook } from "~/features/minerals/workbooks.server";
import { type Request, requestOf } from "~/features/requests/requests.server";
import { test } from "../support/database";
import { asked, bring, change, files, list, look, send, smelterOf } from "../support/declared";
import { asContact } from "../support/invited";
import { scopeOfContact, scopeOfMember, type World } from "../support/people";
import { cmrt, emrt2, smelter } from "../support/workbooks";

const today = "2026-11-23";
const now = new Date("2026-11-23T10:00:00Z");

function review<Result>(
  database: Database,
  { member }: World,
  { buyerId, supplierId }: SupplierSession,
  id: string,
  work: (store: Parameters<typeof accept>[0], request: Request) => Promise<Result>,
) {
  return inScope(database, scopeOfMember(member), async (store) =>
    work(store, (await requestOf(store, { buyerId, supplierId }, id))!),
  );
}

/** Question 7 for gold is Yes, but the smelter of gold is not yet identified; few suppliers answered about tin. */
const faulty = cmrt({
  declaration: { D57: "50% or less" },
  smelters: { ...smelter(7, "Gold", "", "Smelter not yet identified"), A7: null, F7: null },
});

const gapsOf = (owner: Parameters<typeof asked>[0], supplierId: string) =>
  owner`select rule, subject, kind, severity, state, mended_at from gaps where supplier_id = ${supplierId} order by subject`;

describe("a workbook", () => {
  test("is read into a draft, begins the task and keeps what its cells held", async ({ database, owner }) => {
    const { by, request } = await asked(owner, database);
    expect(await bring(database, by, request, faulty)).toEqual({ done: "read" });
    const { task, draft } = await look(database, by, request);
    expect(task.state).toBe("in progress");
    expect(draft.imported).toEqual(draft.declaration);
    expect(draft.declaration.company.name.raw).toBe("Fjordtest Elektronikk AS");
    expect(draft.fileId).not.toBeNull();
  });

  test("that cannot be read, or is the other template, is refused with a sentence and changes nothing", async ({
    database,
    owner,
  }) => {
    const { by, request } = await asked(owner, database);
    for (const bytes of [Buffer.from("%PDF-1.7"), emrt2()])
      expect(await bring(database, by, request, bytes)).toEqual({ why: expect.stringMatching(/\.$/) });
    await asContact(database, by, async (store) => {
      const { task, draft } = await declaringOf(store, by, request);
      expect([task.state, draft]).toEqual(["opened", null]);
    });
  });

  test("of a template too old brings the company and its smelters into a new one", async ({ database, owner }) => {
    const { by, request } = await asked(owner, database);
    expect(await bring(database, by, request, cmrt({ version: "5.12" }))).toEqual({ done: "older" });
    const { declaration } = (await look(database, by, request)).draft;
    expect([declaration.version, declaration.smelters.length]).toEqual(["6.5", 4]);
    expect(declaration.answers.every(({ value }) => value === null)).toBe(true);
  });
});

describe("filling in on screen", () => {
  test("begins with what is known of the company, and follows the template's skip logic", async ({
    database,
    owner,
  }) => {
    const { by, request } = await asked(owner, database, { name: "Fra Bunnen AS" });
    await asContact(database, by, async (store) =>
      begin(
        store,
        by,
        await declaringOf(store, by, request),
        { declaration: await prefilled(store, by, "CMRT", [], today) },
        now,
      ),
    );
    const { declaration } = (await look(database, by, request)).draft;
    expect(declaration.company).toMatchObject({
      name: { value: "Fra Bunnen AS" },
      contactEmail: { value: by.email },
      effectiveDate: { value: today },
    });
    const no = Object.fromEntries(
      ["Tantalum", "Tin", "Gold", "Tungsten"].map((metal) => [`1-${metal}`, { value: "No", comment: null }]),
    );
    const company = {
      scope: "A. Company",
      contactPhone: "+47 00 00 00 00",
      authorizerName: "Ola",
      authorizerEmail: "ola@example.com",
    };
    expect(openItems(withAnswers(withCompany(declaration, company), no))).toEqual([]);
  });

  test("keeps the page of who was first, and tells the second what was written", async ({ database, owner }) => {
    const { by, request } = await asked(owner, database);
    await bring(database, by, request, faulty);
    const seen = seenOn("company", (await look(database, by, request)).draft);
    const name = (value: string) => ({
      part: "company" as const,
      seen,
      to: (declaration: Parameters<typeof withCompany>[0]) => withCompany(declaration, { name: value }),
    });
    expect(await change(database, by, request, name("Først AS"))).toHaveProperty("kept");
    const second = await change(database, by, request, name("Sist AS"));
    expect(second).toMatchObject({ conflict: { declaration: { company: { name: { value: "Først AS" } } } } });
    expect((await look(database, by, request)).draft.declaration.company.name.value).toBe("Først AS");
  });

  test("is refused by the database once the declaration is sent", async ({ database, owner }) => {
    const { by, request } = await asked(owner, database);
    await bring(database, by, request, cmrt());
    await send(database, by, request);
    await expect(
      inScope(database, scopeOfContact(by), (store) =>
        store.execute(sql`update declaration_drafts set version = version + 1 where request_id = ${request}`),
      ),
    ).rejects.toMatchObject({ cause: { constraint_name: "declaration_drafts_closed" } });
  });
});

describe("a declaration that is sent", () => {
  test("is frozen with its hash, its smelters as rows, and what is missing counted", async ({ database, owner }) => {
    const { by, request } = await asked(owner, database);
    await bring(database, by, request, cmrt({ declaration: { D15: null } }));
    expect(await send(database, by, request)).toHaveProperty("declarationId");
    const [row] = await owner`select * from declarations where request_id = ${request}`;
    expect(row).toMatchObject({ number: 1, template: "CMRT", template_version: "6.5", open_items: 1 });
    expect((await owner`select cid from smelters where declaration_id = ${row!.id}`).length).toBe(4);
    await expect(owner`update declarations set open_items = 0 where id = ${row!.id}`).rejects.toThrow("never changed");
    await expect(owner`delete from smelters where declaration_id = ${row!.id}`).rejects.toThrow("never changed");
  });

  test("is asked about contradictions in the thread, which are no gaps; weak practice is", async ({
    database,
    owner,
  }) => {
    const { by, request, world } = await asked(owner, database);
    await list(
      database,
      world,
      ["Tantalum", "Tin", "Gold", "Tungsten"].map((metal, at) => smelterOf(at + 1, metal)),
    );
    await bring(database, by, request, faulty);
    await send(database, by, request);
    const thread = await asContact(database, by, (store) => threadOf(store, by, request));
    expect(thread).toMatchObject([{ side: "buyer", by: null }]);
    expect(thread[0]!.body).toContain("gull");
    expect(await gapsOf(owner, by.supplierId)).toMatchObject([
      { rule: "CMRT", subject: "RF-32 few Tin", kind: "improvement", severity: "moderate", state: "open" },
    ]);
    const [one] = await owner`select question_at from requests where id = ${request}`;
    expect(one!.question_at).toBeNull();
  });

  test("makes a smelter under sanctions a suspicion, and one outside the programmes a gap with 180 days", async ({
    database,
    owner,
  }) => {
    const { by, request, world } = await asked(owner, database);
    await list(
      database,
      world,
      ["Tantalum", "Tin", "Gold", "Tungsten"].map((metal, at) =>
        smelterOf(at + 1, metal, { status: metal === "Tin" ? "not enrolled" : "conformant" }),
      ),
    );
    const inRussia = cmrt({ smelters: smelter(7, "Gold", "CID900003", "TestGold AS", "RUSSIAN FEDERATION") });
    await bring(database, by, request, inRussia);
    await send(database, by, request);
    const found =
      await owner`select subject, severity, is_suspected, action from gaps where supplier_id = ${by.supplierId} order by subject`;
    expect(found).toMatchObject([
      {
        subject: "RF-57 outside Tin",
        severity: "moderate",
        is_suspected: false,
        action: { nb: expect.stringContaining("180") },
      },
      { subject: "RF-59 country Gold", severity: "zero_tolerance", is_suspected: true },
    ]);
  });

  test("says nothing against true answers about risk", async ({ database, owner }) => {
    const { by, request } = await asked(owner, database);
    const honest = { D39: "Yes", G39: "Mine in Rwanda", D45: "Yes", G45: "Mine in Rwanda" };
    await bring(database, by, request, cmrt({ declaration: honest }));
    await send(database, by, request);
    expect(await gapsOf(owner, by.supplierId)).toEqual([]);
    expect(await asContact(database, by, (store) => threadOf(store, by, request))).toEqual([]);
  });
});

describe("questions", () => {
  test("nobody answers for fourteen days become a gap, once; those answered do not", async ({ database, owner }) => {
    const later = new Date(Date.now() - 15 * 86_400_000);
    const silent = await asked(owner, database);
    const answering = await asked(owner, database, { world: silent.world });
    for (const { by, request } of [silent, answering]) {
      await bring(database, by, request, faulty);
      await send(database, by, request, later);
    }
    await asContact(database, answering.by, async (store) => {
      const { task } = await declaringOf(store, answering.by, answering.request);
      await writeToBuyer(store, answering.by, task, "Vi spør dem igjen.");
    });
    await raiseUnanswered({ database });
    await raiseUnanswered({ database });
    const found = await owner`select supplier_id, subject, kind, state from gaps where rule = 'CMRT unanswered'`;
    expect(new Set(found.map(({ supplier_id }) => supplier_id))).toEqual(new Set([silent.by.supplierId]));
    expect(found.find(({ subject }) => subject === "RF-20 unidentified Gold")).toMatchObject({
      kind: "supplement",
      state: "asked",
    });
  });
});

test("all suppliers' smelters are rolled up, each with its suppliers and rules", async ({ database, owner }) => {
  const first = await asked(owner, database, { name: "Aker AS" });
  const second = await asked(owner, database, { world: first.world, name: "Berg AS" });
  for (const { by, request } of [first, second]) {
    await bring(database, by, request, cmrt());
    await send(database, by, request);
  }
  const { member } = first.world;
  const rolled = await inScope(database, scopeOfMember(member), (store) => smeltersOfAll(store, member.buyerId, {}));
  expect(rolled.total).toBe(4);
  expect(rolled.smelters[0]).toMatchObject({
    metal: "Gold",
    cid: "CID900003",
    suppliers: [{ name: "Aker AS" }, { name: "Berg AS" }],
  });
  const some = await inScope(database, scopeOfMember(member), (store) =>
    smeltersOfAll(store, member.buyerId, { search: "testtin", limit: 1 }),
  );
  expect(some.smelters.map(({ name }) => name)).toEqual(["TestTin AS"]);
});

test("an official template that is uploaded is a list, and both sides take their declaration away in a copy of it", async ({
  database,
  owner,
}) => {
  const { by, request, world } = await asked(owner, database);
  await bring(database, by, request, cmrt());
  await send(database, by, request);
  const name = "CMRT.xlsx";
  const known = { A5: "Tin", B5: "TestTin AS", C5: "TestTin AS", D5: "NORWAY", E5: "CID900002" };
  const bytes = cmrt({ declaration: { D8: null }, sheets: { "Smelter Look-up": known } });
  const told = { files, language: "nb" as const };
  const added = await inScope(database, scopeOfMember(world.member), (store) =>
    addUpload(store, world.member, { name, bytes }, { ...told, today }),
  );
  expect(added).toEqual({ smelters: 1 });
  for (const scope of [scopeOfContact(by), scopeOfMember(world.member)]) {
    const answer = await inScope(database, scope, (store) => declarationWorkbook(store, by, request, told));
    expect([answer.status, answer.headers.get("Content-Disposition")]).toEqual([
      200,
      expect.stringContaining("CMRT 6.5 Fjordtest Elektronikk AS.xlsx"),
    ]);
    const read = await readWorkbook(new Uint8Array(await answer.arrayBuffer()));
    expect(read).toMatchObject({ declaration: { company: { name: { value: "Fjordtest Elektronikk AS" } } } });
  }
});

test("a file that says how components are rated goes with the declaration, while its page is open", async ({
  database,
  owner,
}) => {
  const { by, request, world } = await asked(owner, database);
  const attach = (name: string) =>
    asContact(database, by, async (store) => {
      const upload = await files.receive(name, atOnce(Buffer.from(`%PDF-1.7 ${name}`)), {
        limit: 1000,
        accepts: ["application/pdf"],
      });
      if ("refused" in upload) throw new Error(upload.refused);
      return attachRating(store, by, await declaringOf(store, by, request), upload, now);
    });
  await bring(database, by, request, cmrt());
  expect(await attach("gammel.pdf")).toBe("kept");
  expect(await attach("vurdert.pdf")).toBe("kept");
  expect((await look(database, by, request)).draft.componentsFile).toMatchObject({ name: "vurdert.pdf" });
  await send(database, by, request);
  const read = (await review(database, world, by, request, (store, one) =>
    reviewShown(store, one, { language: "nb", today }),
  ))!;
  const [file] = await owner`select name, encode(hash, 'hex') as hash from files where id = ${read.componentsFileId}`;
  expect(file!.name).toBe("vurdert.pdf");
  const [sent] =
    await owner`select content::jsonb ->> 'componentsFile' as hash from declarations where request_id = ${request}`;
  expect(sent!.hash).toBe(file!.hash);
  expect(await attach("for sent.pdf")).toBe("closed");
});

describe("a coordinator", () => {
  test("returns some pages, of which only those are taken again; what was mended is marked", async ({
    database,
    owner,
  }) => {
    const { by, request, world } = await asked(owner, database);
    await bring(database, by, request, faulty);
    await send(database, by, request);
    const returned = { parts: ["sourcing" as const], reason: "Se på tinn.", until: "2026-12-05" };
    const outcome = await review(database, world, by, request, (store, one) =>
      returnParts(store, world.member, one, returned, { now, today }),
    );
    expect(outcome).toMatchObject({ ok: true });
    const locked = {
      part: "company" as const,
      to: (one: Parameters<typeof withCompany>[0]) => withCompany(one, { name: "X" }),
    };
    expect(await change(database, by, request, locked)).toEqual({ refusal: "closed" });
    for (const page of ["company", "smelters", "products"])
      await expect(
        inScope(database, scopeOfContact(by), (store) =>
          store.execute(sql`update declaration_drafts set content = jsonb_set(content, array[${page}::text], 'null')
            where request_id = ${request}`),
        ),
      ).rejects.toMatchObject({ cause: { constraint_name: "declaration_drafts_locked" } });
    const mended = { "6-Tin": { value: "100%", comment: null } };
    await asContact(database, by, async (store) => {
      const kept = await keepPart(
        store,
        by,
        await declaringOf(store, by, request),
        { part: "sourcing", change: (one) => ({ declaration: withAnswers(one, mended) }) },
        now,
      );
      expect(kept).toHaveProperty("kept");
    });
    await send(database, by, request);
    const gaps = await gapsOf(owner, by.supplierId);
    expect(gaps).toMatchObject([{ subject: "RF-32 few Tin", mended_at: expect.any(Date) }]);
  });

  test("reads what has changed since the declaration before, and accepts", async ({ database, owner }) => {
    const { by, request, world } = await asked(owner, database);
    await bring(database, by, request, cmrt());
    await send(database, by, request);
    await review(database, world, by, request, (store, one) =>
      returnParts(
        store,
        world.member,
        one,
        {
          parts: ["company", "use", "sourcing", "practice", "smelters", "products"],
          reason: "Alt.",
          until: "2026-12-05",
        },
        { now, today },
      ),
    );
    await bring(
      database,
      by,
      request,
      cmrt({ declaration: { D75: "No" }, smelters: smelter(6, "Tin", "CID900099", "NyttTinn AS") }),
    );
    await send(database, by, request);
    const read = (await review(database, world, by, request, (store, one) =>
      reviewShown(store, one, { language: "nb", today }),
    ))!;
    expect(read.changes!.answers).toMatchObject([{ now: "Nei", before: "Ja" }]);
    expect([read.changes!.added, read.changes!.gone]).toEqual([
      [expect.stringContaining("CID900099")],
      [expect.stringContaining("CID900002")],
    ]);
    expect(read.flags.map(({ rule }) => rule)).toContain("RF-35");
    const done = await review(database, world, by, request, (store, one) =>
      accept(store, world.member, one, { outcome: "accepted with gaps", words: null }, now),
    );
    expect(done).toEqual({ ok: true });
  });

  test("is told of another supplier's identical list, which no supplier is", async ({ database, owner }) => {
    const first = await asked(owner, database, { name: "Første AS" });
    const second = await asked(owner, database, { world: first.world, name: "Andre AS" });
    for (const { by, request } of [first, second]) {
      await bring(database, by, request, cmrt());
      await send(database, by, request);
    }
    const read = await review(database, first.world, second.by, second.request, (store, one) =>
      reviewShown(store, one, { language: "nb", today }),
    );
    const twin = read!.flags.find(({ rule, text }) => rule === "RF-63" && text.includes("Første AS"));
    expect(twin).toBeDefined();
    const [kept] = await owner`select flags from declarations where request_id = ${second.request}`;
    expect(JSON.stringify(kept!.flags)).not.toContain("Første AS");
  });
});

test("nobody reads another's draft, declaration or smelters", async ({ database, owner }) => {
  const { by, request } = await asked(owner, database);
  await bring(database, by, request, cmrt());
  await send(database, by, request);
  const other = await asked(owner, database);
  const sibling = await asked(owner, database, { world: { ...other.world } });
  for (const scope of [scopeOfContact(sibling.by), scopeOfContact(other.by), scopeOfMember(other.world.member)])
    await inScope(database, scope, async (store) => {
      for (const table of ["declaration_drafts", "declarations", "smelters"])
        expect(await store.execute(sql`select from ${sql.identifier(table)}`)).toHaveLength(0);
    });
});
