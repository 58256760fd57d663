import { readFile } from "node:fs/promises";
import type { Store } from "db/client.server";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { readSheet } from "~/features/sheets/read-sheet.server";
import { writeCsv, writeXlsx } from "~/features/sheets/write-sheet.server";
import { sealStillHolds } from "~/features/signatures/signatures.server";
import { exportedSuppliers } from "~/features/suppliers/export.server";
import { exportSheet } from "~/features/suppliers/export-columns";
import { rejectedRows } from "~/features/suppliers/import";
import { workOnImport } from "~/features/suppliers/import-job.server";
import type { GivenAnswers } from "~/features/suppliers/import-view";
import { reasonIn } from "~/features/suppliers/import-words";
import { importOf, look, matchingFor, rejectedOf, start, takeIn } from "~/features/suppliers/imports.server";
import { translatorFor } from "~/i18n/translators.server";
import { asMember } from "../support/buyer";
import { test as base } from "../support/database";
import { newSupplier, newWorld } from "../support/people";

const now = new Date("2026-11-21T09:00:00Z");
const silent = { error() {} } as never;

const noAnswers: GivenAnswers = { all: null, rows: {} };
/** As Norwegian Excel writes it. */
const excelCsv = (lines: string[]) => Buffer.from(lines.join("\r\n"), "latin1");

const test = base.extend("importing", { scope: "file" }, async ({ database, owner }) => {
  const world = () => newWorld(owner);
  type World = Awaited<ReturnType<typeof world>>;
  const inStore = <Result>({ member }: { member: MemberSession }, work: (store: Store) => Promise<Result>) =>
    asMember(database, member, work);
  const upload = async (whose: World, bytes: Uint8Array, name = "leverandører.csv") => {
    const taken = await inStore(whose, (store) => takeIn(store, whose.member, { name, bytes }));
    if ("problem" in taken) throw new Error(taken.problem.key);
    return taken.id;
  };
  const seen = async (whose: World, id: string) =>
    (await inStore(whose, (store) => importOf(store, whose.buyerId, id)))!;
  const looked = async (whose: World, bytes: Uint8Array, name?: string) => {
    const id = await upload(whose, bytes, name);
    const list = await seen(whose, id);
    await inStore(whose, (store) => look(store, whose.member, list, matchingFor(list), now));
    return seen(whose, id);
  };
  const bringIn = async (whose: World, bytes: Uint8Array, answers = noAnswers, name?: string) => {
    const list = await looked(whose, bytes, name);
    await inStore(whose, (store) => start(store, whose.member, list, answers, now));
    return seen(whose, list.id);
  };
  const suppliers = (whose: World) =>
    owner`select * from suppliers where buyer_id = ${whose.buyerId} order by name` as Promise<
      Record<string, unknown>[]
    >;
  return { world, inStore, upload, seen, looked, bringIn, suppliers };
});

describe("a supplier list", () => {
  test("comes in as Norwegian Excel writes it: semicolons, Windows-1252, its own words", async ({
    importing,
    owner,
  }) => {
    const whose = await importing.world();
    const list = await importing.bringIn(
      whose,
      excelCsv([
        "Leverandørnavn;Org.nr;Lev.nr;Land;Rolle;Varegruppe;Kritikalitet;Årlig innkjøp;Innkjøper;Kommentar",
        `Ærlig Stål AS;923 609 016;10012;Norge;Produsent;Metalldeler;A;kr 1.250.000,-;${whose.member.email};Ringes før jul`,
        "Ørsta Frakt AS;;10013;NO;;Frakt;;;;",
      ]),
    );
    expect(list).toMatchObject({ state: "done", outcome: { added: 2, updated: 0, unchanged: 0, rejected: 0 } });
    const [steel, freight] = await importing.suppliers(whose);
    expect(steel).toMatchObject({
      name: "Ærlig Stål AS",
      organisation_number: "923609016",
      erp_key: "10012",
      country: "NO",
      role: "producer",
      criticality: "A",
      yearly_spend: "1250000",
      owner_id: whose.member.memberId,
      added_by: whose.member.memberId,
      import_id: list.id,
      product_related: true,
      status: "not yet assessed",
    });
    expect(freight).toMatchObject({ name: "Ørsta Frakt AS", product_related: false });
    expect(await owner`select body, written_by from notes where buyer_id = ${whose.buyerId}`).toEqual([
      { body: "Ringes før jul", written_by: whose.member.memberId },
    ]);
    const events =
      await owner`select what, supplier_id, actor_id from events where buyer_id = ${whose.buyerId} order by position`;
    expect(events.map(({ what }) => what)).toEqual(["supplier.added", "supplier.added", "suppliers.imported"]);
    expect(events.every(({ actor_id }) => actor_id === whose.member.memberId)).toBe(true);
  });

  test("comes in from a workbook, with the risk level of its countries", async ({ importing, owner }) => {
    const whose = await importing.world();
    const [edition] = await owner`insert into editions (buyer_id, kind, name, source, valid_from)
      values (${whose.buyerId}, 'country index', '2026', 'test', '2026-01-01') returning id`;
    await owner`insert into country_scores (buyer_id, edition_id, country, score) values
      (${whose.buyerId}, ${edition!.id}, 'CN', 20), (${whose.buyerId}, ${edition!.id}, 'NO', 90)`;
    const text = (header: string) => ({ header, kind: "text" as const });
    const bytes = await writeXlsx(
      {
        columns: [text("Name"), text("Country"), text("Role")],
        rows: [
          ["Suzhou Metal Co., Ltd.", "P.R. China", "Producer"],
          ["Fjordkabel AS", "Norway", "Producer"],
        ],
      },
      "Suppliers",
    );
    await importing.bringIn(whose, bytes, noAnswers, "suppliers.xlsx");
    expect(await importing.suppliers(whose)).toMatchObject([
      { name: "Fjordkabel AS", country_risk: "low", edition_id: edition!.id },
      { name: "Suzhou Metal Co., Ltd.", country_risk: "high" },
    ]);
  });

  test("updates by ERP key, else by organisation number, empties nothing, and counts up the version", async ({
    importing,
    owner,
  }) => {
    const whose = await importing.world();
    await owner`insert into suppliers (buyer_id, name, erp_key, category) values (${whose.buyerId}, 'Gammelt Navn AS', 'K1', 'Kabler')`;
    await owner`insert into suppliers (buyer_id, name, organisation_number, country) values (${whose.buyerId}, 'Fjordkabel AS', '923609016', 'NO')`;
    const bytes = excelCsv([
      "Navn;Lev.nr;Org.nr;Varegruppe;Kritikalitet",
      "Nytt Navn AS;K1;;;B",
      "Fjordkabel AS;K2;NO 923 609 016 MVA;Plastdeler;",
    ]);
    const list = await importing.bringIn(whose, bytes);
    expect(list.outcome).toMatchObject({ added: 0, updated: 2 });
    expect(await importing.suppliers(whose)).toMatchObject([
      { name: "Fjordkabel AS", erp_key: "K2", category: "Plastdeler", version: 2 },
      { name: "Nytt Navn AS", erp_key: "K1", category: "Kabler", criticality: "B", version: 2 },
    ]);
    const [changed] = await owner`select details -> 'changes' as changes from events
      where buyer_id = ${whose.buyerId} and what = 'supplier.changed' and details -> 'changes' ? 'name'`;
    expect(changed!.changes).toEqual({
      name: { from: "Gammelt Navn AS", to: "Nytt Navn AS" },
      criticality: { from: null, to: "B" },
    });
    const again = await importing.looked(whose, bytes);
    expect(again.preview).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  });

  test("asks about the same name in the same country, and does as it is told", async ({ importing }) => {
    const whose = await importing.world();
    await importing.bringIn(whose, excelCsv(["Navn;Land", "Nordvik AS;NO", "Sørvik AS;NO", "Vestvik AS;NO"]));
    const list = await importing.looked(
      whose,
      excelCsv([
        "Navn;Land;Kritikalitet",
        "NORDVIK A/S;Norge;A",
        "Sørvik;Norge;B",
        "Vestvik;Norge;C",
        "Nordvik AS;Sverige;C",
      ]),
    );
    expect(list.preview).toMatchObject({ added: 1, asked: 3 });
    expect(list.preview!.firstAsked.map(({ row, because, candidates }) => [row, because, candidates[0]!.name])).toEqual(
      [
        [2, "same name", "Nordvik AS"],
        [3, "same name", "Sørvik AS"],
        [4, "same name", "Vestvik AS"],
      ],
    );
    await importing.inStore(whose, (store) =>
      start(store, whose.member, list, { all: "update", rows: { 3: "add", 4: "skip" } }, now),
    );
    expect((await importing.seen(whose, list.id)).outcome).toEqual({
      added: 2,
      updated: 1,
      unchanged: 0,
      skipped: 1,
      rejected: 0,
    });
    const names = (await importing.suppliers(whose)).map(({ name, criticality }) => `${name} ${criticality}`);
    expect(names.toSorted()).toEqual([
      "NORDVIK A/S A",
      "Nordvik AS C",
      "Sørvik AS null",
      "Sørvik B",
      "Vestvik AS null",
    ]);
  });

  test("leaves out, with the reason, a row nobody answered about", async ({ importing, owner }) => {
    const whose = await importing.world();
    await importing.bringIn(whose, excelCsv(["Navn;Land", "Nordvik AS;NO"]));
    const list = await importing.bringIn(whose, excelCsv(["Navn;Land;Kritikalitet", "Nordvik AS;NO;A"]));
    expect(list.outcome).toMatchObject({ added: 0, updated: 0, rejected: 1 });
    const [row] = await owner`select rejects from imports where id = ${list.id}`;
    expect(row!.rejects).toEqual([{ row: 2, reasons: [{ key: "unanswered", params: { name: "Nordvik AS" } }] }]);
  });

  test("brings several contacts: one main, in the language of the country, and none back who has left", async ({
    importing,
    owner,
  }) => {
    const whose = await importing.world();
    const lines = [
      "Navn;Lev.nr;Land;Kontakt 1;E-post 1;Kontakt 2;E-post 2;Språk 2",
      "Bremen Metall GmbH;77;Tyskland;Anna Schmidt;Anna@Bremen.example;Per Berg;per@bremen.example;Norsk",
      "Bremen Metall GmbH;77;Tyskland;Lena Vogt;lena@bremen.example;;;",
    ];
    await importing.bringIn(whose, excelCsv(lines));
    const people = () =>
      owner`select name, email, language, is_main from contacts where buyer_id = ${whose.buyerId} and left_at is null order by id`;
    expect(await people()).toEqual([
      { name: "Anna Schmidt", email: "anna@bremen.example", language: "en", is_main: true },
      { name: "Per Berg", email: "per@bremen.example", language: "nb", is_main: false },
      { name: "Lena Vogt", email: "lena@bremen.example", language: "en", is_main: false },
    ]);
    await owner`update contacts set left_at = now() where buyer_id = ${whose.buyerId} and name = 'Lena Vogt'`;
    const again = await importing.looked(whose, excelCsv(lines));
    expect(again.preview).toMatchObject({ unchanged: 1, updated: 0 });
    const more = excelCsv([lines[0]!, "Bremen Metall GmbH;77;Tyskland;Jan Roth;jan@bremen.example;;;"]);
    expect((await importing.bringIn(whose, more)).outcome).toMatchObject({ updated: 1 });
    expect((await people()).map(({ name, is_main }) => `${name} ${is_main}`)).toEqual([
      "Anna Schmidt true",
      "Per Berg false",
      "Jan Roth false",
    ]);
  });

  test("registers an earlier signature, sealed, also where a request is open for it", async ({
    importing,
    owner,
    database,
  }) => {
    const whose = await importing.world();
    const asked = await newSupplier(owner, whose, { name: "Åsane Kretskort AS" });
    await owner`update suppliers set erp_key = 'S1' where id = ${asked.supplierId}`;
    await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, document_id, state, asked_by, sent_at, deadline, first_deadline)
      values (${whose.buyerId}, ${asked.supplierId}, ${whose.requirements.code}, 'document', ${whose.documentId}, 'sent', ${whose.member.memberId}, now(), '2026-12-24', '2026-12-24')`;
    const bytes = excelCsv([
      "Navn;Lev.nr;Signert dato;Signert av",
      "Åsane Kretskort AS;S1;05.03.2024;Ola Åsane",
      "Fjordkabel AS;S2;5. mars 2024;",
    ]);
    const list = await importing.bringIn(whose, bytes);
    expect(list.outcome).toMatchObject({ added: 1, updated: 1, rejected: 0 });
    expect(await importing.suppliers(whose)).toMatchObject([
      { name: "Fjordkabel AS", code_part: "earlier or paper", code_way: "earlier" },
      { name: "Åsane Kretskort AS", code_part: "earlier or paper", code_way: "earlier" },
    ]);
    const signed =
      await owner`select id, supplier_id, signer_name, signed_on::text, registered_by from signatures where buyer_id = ${whose.buyerId} order by signer_name`;
    expect(signed.map(({ signer_name, signed_on }) => [signer_name, signed_on])).toEqual([
      ["Ikke oppgitt", "2024-03-05"],
      ["Ola Åsane", "2024-03-05"],
    ]);
    for (const { id, supplier_id } of signed) {
      const holds = await asMember(database, whose.member, (store) =>
        sealStillHolds(store, { buyerId: whose.buyerId, supplierId: supplier_id }, id),
      );
      expect(holds).toBe(true);
    }
    const again = await importing.looked(whose, bytes);
    expect(again.preview).toMatchObject({ unchanged: 2, remarks: 0 });
  });

  test("gives back the rows that stayed out as a file that comes in once corrected", async ({ importing }) => {
    const whose = await importing.world();
    const list = await importing.bringIn(
      whose,
      excelCsv([
        "Navn;Land;Org.nr;Kritikalitet",
        "Fjordkabel AS;Norge;923 609 016;A",
        "Ørsta Plast AS;Norge;923 609 017;B",
        ";Norge;;C",
        "=cmd|' /C calc'!A0;Norge;;",
      ]),
    );
    expect(list.outcome).toMatchObject({ added: 1, rejected: 3 });
    const file = async () => {
      const rejected = (await importing.inStore(whose, (store) => rejectedOf(store, whose.buyerId, list.id)))!;
      const { header, rows } = rejectedRows(rejected.rows, rejected.headerAt, rejected.rejects, {
        heading: "Hva som må rettes",
        sentence: (reason) => reasonIn(reason, translatorFor("nb").t, "nb"),
      });
      return writeCsv({ columns: header.map((one) => ({ header: one, kind: "text" })), rows });
    };
    const text = Buffer.from(await file()).toString("utf8");
    expect(text).toContain("Navn;Land;Org.nr;Kritikalitet;Hva som må rettes");
    expect(text).toContain("Se etter et siffer som er feil eller har byttet plass.");
    expect(text).toContain("Navnet mangler.");
    expect(text).not.toMatch(/(^|;)=cmd/m);
    const corrected = text
      .replace("923 609 017", "974 760 673")
      .replace("\r\n;Norge", "\r\nNordvik AS;Norge")
      .replace(/"?'=cmd[^;]*/, "Helt Vanlig AS");
    const again = await importing.bringIn(whose, Buffer.from(corrected));
    expect(again.outcome).toMatchObject({ added: 3, rejected: 0 });
  });

  test("comes in unchanged from our own export, in either language", async ({ importing }) => {
    const whose = await importing.world();
    await importing.bringIn(
      whose,
      excelCsv([
        "Navn;Lev.nr;Org.nr;Land;Rolle;Varegruppe;Kritikalitet;Årlig innkjøp;Innkjøper;Signert dato;Signert av;Kontakt 1;E-post 1;Telefon 1",
        `Fjordkabel AS;K1;923609016;NO;Produsent;Kabler;A;1250000;${whose.member.email};05.03.2024;Kari;Ola Hansen;ola@fjord.example;+47 22 00 00 00`,
        "Suzhou Metal Co., Ltd.;K2;;CN;Begge;;B;;;;;Li Wei;li@suzhou.example;",
      ]),
    );
    const exported = await importing.inStore(whose, (store) => exportedSuppliers(store, whose.buyerId, sql`true`));
    for (const language of ["nb", "en"] as const) {
      const sheet = exportSheet(exported, language);
      for (const bytes of [await writeCsv(sheet), await writeXlsx(sheet, "Leverandører")]) {
        const list = await importing.looked(whose, bytes);
        expect(list.preview).toMatchObject({ added: 0, updated: 0, unchanged: 2, asked: 0, rejected: 0, remarks: 0 });
      }
    }
  });

  test("never meets another buyer's suppliers, nor can another buyer see it", async ({ importing }) => {
    const [mine, theirs] = [await importing.world(), await importing.world()];
    const bytes = excelCsv(["Navn;Lev.nr;Org.nr;Land", "Fjordkabel AS;K1;923609016;NO"]);
    const list = await importing.bringIn(theirs, bytes);
    expect((await importing.looked(mine, bytes)).preview).toMatchObject({ added: 1, updated: 0, asked: 0 });
    expect(await importing.inStore(mine, (store) => importOf(store, mine.buyerId, list.id))).toBeUndefined();
    expect(await importing.inStore(mine, (store) => importOf(store, theirs.buyerId, list.id))).toBeUndefined();
  });

  test("that cannot be read leaves nothing behind, and says why", async ({ importing, owner }) => {
    const whose = await importing.world();
    const problem = async (bytes: Uint8Array) => {
      const taken = await importing.inStore(whose, (store) => takeIn(store, whose.member, { name: "liste", bytes }));
      return "problem" in taken ? taken.problem.key : "kept";
    };
    const oldWorkbook = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
    ]);
    expect(await problem(oldWorkbook)).toBe("oldWorkbook");
    expect(await problem(Buffer.concat([oldWorkbook, Buffer.from("EncryptedPackage", "utf16le")]))).toBe("encrypted");
    expect(await problem(Buffer.from("%PDF-1.7"))).toBe("notATable");
    expect(await problem(Buffer.alloc(0))).toBe("empty");
    expect(await problem(Buffer.from("Navn;Land\r\n"))).toBe("empty");
    expect(await problem(Buffer.from(`Navn\n${"A\n".repeat(100_001)}`))).toBe("tooManyRows");
    expect(await owner`select from imports where buyer_id = ${whose.buyerId}`).toHaveLength(0);
  });

  test("that is long is brought in by a job, once however often the job is given out", async ({
    importing,
    database,
    owner,
  }) => {
    const whose = await importing.world();
    const lines = Array.from(
      { length: 2_500 },
      (_, place) => `Leverandør ${place} AS;L${place};NO;p${place}@a.example`,
    );
    const id = await importing.upload(whose, Buffer.from(["Navn;Lev.nr;Land;E-post", ...lines].join("\n")));
    const list = await importing.seen(whose, id);
    await importing.inStore(whose, (store) => look(store, whose.member, list, matchingFor(list), now));
    expect((await importing.seen(whose, id)).state).toBe("checking");
    expect(
      await owner`select from pgboss.job where name = 'import-suppliers' and data ->> 'importId' = ${id}`,
    ).toHaveLength(1);
    await workOnImport({ database, log: silent }, { importId: id });
    const checked = await importing.seen(whose, id);
    expect(checked).toMatchObject({ state: "checked", preview: { added: 2_500 } });
    await importing.inStore(whose, (store) => start(store, whose.member, checked, noAnswers, now));
    await Promise.all([1, 2].map(() => workOnImport({ database, log: silent }, { importId: id })));
    expect((await importing.seen(whose, id)).outcome).toMatchObject({ added: 2_500 });
    const [{ count }] =
      (await owner`select count(*)::int from suppliers where buyer_id = ${whose.buyerId}`) as never as [
        { count: number },
      ];
    expect(count).toBe(2_500);
  });

  test("goes in all of it or none of it, and can be tried again", async ({ importing, database, owner }) => {
    const whose = await importing.world();
    const lines = Array.from({ length: 2_100 }, (_, place) => `Leverandør ${place} AS;L${place}`);
    const list = await importing.looked(whose, Buffer.from(["Navn;Lev.nr", ...lines].join("\n")));
    await workOnImport({ database, log: silent }, { importId: list.id });
    const checked = await importing.seen(whose, list.id);
    await importing.inStore(whose, (store) => start(store, whose.member, checked, noAnswers, now));
    await owner`alter table suppliers add constraint broken check (name <> 'Leverandør 2099 AS') not valid`;
    await workOnImport({ database, log: silent }, { importId: list.id });
    await owner`alter table suppliers drop constraint broken`;
    expect((await importing.seen(whose, list.id)).state).toBe("failed");
    expect(await importing.suppliers(whose)).toHaveLength(0);
    const failed = await importing.seen(whose, list.id);
    await importing.inStore(whose, (store) => look(store, whose.member, failed, matchingFor(failed), now));
    expect((await importing.seen(whose, list.id)).state).toBe("checking");
  });

  test("brings nothing in for somebody who has left", async ({ importing, database, owner }) => {
    const whose = await importing.world();
    const list = await importing.looked(whose, Buffer.from("Navn\nFjordkabel AS\n"));
    await owner`update imports set state = 'running' where id = ${list.id}`;
    await owner`update members set left_at = now() where id = ${whose.member.memberId}`;
    await workOnImport({ database, log: silent }, { importId: list.id });
    expect((await importing.seen(whose, list.id)).state).toBe("failed");
    expect(await importing.suppliers(whose)).toHaveLength(0);
  });

  test("waits at its supplier to be seen no more when a member brings another country", async ({
    importing,
    owner,
  }) => {
    const whose = await importing.world();
    const [edition] = await owner`insert into editions (buyer_id, kind, name, source, valid_from)
      values (${whose.buyerId}, 'country index', '2026', 'test', '2026-01-01') returning id`;
    await owner`insert into country_scores (buyer_id, edition_id, country, score) values
      (${whose.buyerId}, ${edition!.id}, 'CN', 20), (${whose.buyerId}, ${edition!.id}, 'NO', 90)`;
    await importing.bringIn(whose, excelCsv(["Navn;Lev.nr;Land;Rolle", "Delta AS;D1;NO;Produsent"]));
    await importing.bringIn(whose, excelCsv(["Navn;Lev.nr;Land", "Delta AS;D1;CN"]));
    expect(await importing.suppliers(whose)).toMatchObject([{ country: "CN", country_risk: "high" }]);
    expect(await owner`select before, after, seen_by from risk_changes where buyer_id = ${whose.buyerId}`).toEqual([
      { before: "low", after: "high", seen_by: whose.member.memberId },
    ]);
  });
});

test("the sample files come in as they are", async ({ importing }) => {
  for (const name of ["leverandorliste.csv", "supplier-list.csv"]) {
    const whose = await importing.world();
    const list = await importing.bringIn(whose, await readFile(`public/${name}`), noAnswers, name);
    expect(list.outcome).toMatchObject({ added: 3, rejected: 0 });
    expect(matchingFor({ ...list, mapping: null }).columns).not.toContain(null);
    const read = await readSheet(await readFile(`public/${name}`));
    expect("sheet" in read && read.sheet.delimiter).toBe(";");
  }
});
