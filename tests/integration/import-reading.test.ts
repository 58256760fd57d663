import { supplierRoles, supplierStatuses, trackingParts } from "db/schema/words";
import fc from "fast-check";
import en from "locales/en/import";
import nb from "locales/nb/import";
import { describe, expect, test, vi } from "vitest";
import { countriesSorted } from "~/features/countries/countries";
import { readSheet } from "~/features/sheets/read-sheet.server";
import { writeCsv, writeXlsx } from "~/features/sheets/write-sheet.server";
import { type ExportedSupplier, exportColumns, exportSheet } from "~/features/suppliers/export-columns";
import {
  type ExistingSupplier,
  type Member,
  planning,
  planOf,
  readingRows,
  readRows,
  rejectedRows,
  type SupplierDraft,
  withPauses,
} from "~/features/suppliers/import";
import {
  amountIn,
  companyKey,
  criticalityIn,
  dateIn,
  emailIn,
  firstLanguage,
  languageIn,
  looksLikeFormula,
  roleIn,
  statusIn,
} from "~/features/suppliers/import-cells";
import { headerRow, matchColumns } from "~/features/suppliers/import-columns";
import { everyField, fieldLabel, mappingProblem } from "~/features/suppliers/import-fields";

// Properties take longer than an example, and a busy machine longer still.
vi.setConfig({ testTimeout: 60_000 });

const kari: Member = { id: "m1", name: "Kari Nordmann", email: "kari@kunde.no" };
const ola: Member = { id: "m2", name: "Ola Hansen", email: "ola@kunde.no" };
const options = { members: [kari, ola], defaultCountry: null, today: "2026-11-21" };

const read = (header: string[], ...rows: string[][]) =>
  readRows(
    [header, ...rows],
    0,
    matchColumns(header).map(({ field }) => field),
    options,
  );
/** Of this process, so that a busy machine does not count. */
const secondsOfWork = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
/** The one draft of a table that has no rejects. */
function draftOf(header: string[], ...rows: string[][]): SupplierDraft {
  const { drafts, rejects } = read(header, ...rows);
  expect(rejects).toEqual([]);
  expect(drafts).toHaveLength(1);
  return drafts[0] as SupplierDraft;
}
const reasonsOf = (header: string[], ...rows: string[][]) =>
  read(header, ...rows).rejects.flatMap(({ row, reasons }) => reasons.map(({ key }) => `${row} ${key}`));
const fieldsOf = (...header: string[]) => matchColumns(header).map(({ field }) => field);

describe("columns are recognised", () => {
  test("by the names Norwegian lists have", () => {
    expect(
      fieldsOf(
        "Leverandør",
        "Org.nr.",
        "Lev.nr",
        "Land",
        "Kontaktperson",
        "E-post",
        "Varegruppe",
        "Årlig innkjøp (NOK)",
        "Ansvarlig",
        "Språk",
        "Kritikalitet",
        "Signert dato",
        "Signert av",
        "Rolle",
      ),
    ).toEqual([
      "name",
      "organisationNumber",
      "erpKey",
      "country",
      "contact1.name",
      "contact1.email",
      "category",
      "yearlySpend",
      "owner",
      "contact1.language",
      "criticality",
      "signedOn",
      "signedBy",
      "role",
    ]);
  });

  test("by the names English lists have", () => {
    expect(
      fieldsOf(
        "Vendor name",
        "VAT no.",
        "Vendor ID",
        "Country code",
        "Contact person",
        "EMAIL",
        "Annual spend",
        "Comments",
        "Signed on",
      ),
    ).toEqual([
      "name",
      "organisationNumber",
      "erpKey",
      "country",
      "contact1.name",
      "contact1.email",
      "yearlySpend",
      "notes",
      "signedOn",
    ]);
  });

  test("with several contacts, numbered or only repeated", () => {
    expect(fieldsOf("Navn", "Kontakt", "E-post", "Kontakt 2", "E-post 2", "Kontakt 3 e-post")).toEqual([
      "name",
      "contact1.name",
      "contact1.email",
      "contact2.name",
      "contact2.email",
      "contact3.email",
    ]);
    expect(fieldsOf("Navn", "E-post", "E-post")).toEqual(["name", "contact1.email", "contact2.email"]);
  });

  test("«Leverandør» is the number where another column is the name", () => {
    expect(fieldsOf("Leverandør", "Navn")).toEqual(["erpKey", "name"]);
    expect(fieldsOf("Leverandør", "Leverandørnr")).toEqual(["name", "erpKey"]);
  });

  test("a year in the heading does not matter", () =>
    expect(fieldsOf("Navn", "Innkjøp 2025")).toEqual(["name", "yearlySpend"]));

  test("what we show but do not take in, what is taken, and what is unknown are told apart", () => {
    expect(matchColumns(["Navn", "Risikonivå", "Bedrift", "Farge", ""]).map(({ because }) => because)).toEqual([
      "matched",
      "shown",
      "taken",
      "unknown",
      "unknown",
    ]);
  });

  test("no field is given twice, whatever the header", () => {
    const heading = fc.oneof(
      fc.constantFrom("Navn", "Name", "E-post", "Leverandør", "Kontakt 2", "Org.nr", "Land"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 30 }), (header) => {
        const fields = matchColumns(header).map(({ field }) => field);
        expect(fields).toHaveLength(header.length);
        expect(mappingProblem(["name", ...fields.map((field) => (field === "name" ? null : field))])).toBeNull();
      }),
    );
  });

  test("every field has a heading in both languages that is recognised as that field", () => {
    for (const texts of [nb, en]) {
      for (const field of everyField) {
        const { key, params } = fieldLabel(field);
        const [group = "", name = ""] = key.split(".");
        const label = (texts[group as "columns"] as Record<string, string>)[name]?.replace(
          "{{number}}",
          String(params.number),
        );
        expect([label, fieldsOf(label ?? "")]).toEqual([label, [field]]);
      }
    }
  });

  test("the header is found below a title", () => {
    expect(
      headerRow([
        ["Leverandørrapport 2026"],
        [],
        ["Utskrevet", "21.11.2026"],
        ["Navn", "Land", "E-post"],
        ["A", "NO", ""],
      ]),
    ).toBe(3);
    expect(headerRow([[], ["X", "Y"], ["1", "2"]])).toBe(1);
    expect(headerRow([])).toBe(0);
  });

  test("a mapping without a name, or with a field twice, is no mapping", () => {
    expect(mappingProblem(["country", null])).toBe("noName");
    expect(mappingProblem(["name", "name"])).toBe("fieldTwice");
  });
});

describe("an amount", () => {
  test.each([
    ["1 234 567,50", 1234568],
    ["1\u00a0234\u00a0567", 1234567],
    ["kr 1.234.567,-", 1234567],
    ["1.234.567", 1234567],
    ["NOK 1,234,567.00", 1234567],
    ["1,234", 1234],
    ["1.234", 1234],
    ["1234.5", 1235],
    ["123.4560", 123],
    ["0,5", 1],
    ["1,2 mill.", 1_200_000],
    ["3 MNOK", 3_000_000],
    ["250 tkr", 250_000],
    ["500 kr", 500],
    ["0", 0],
  ])("«%s» is %i kroner", (cell, amount) => expect(amountIn(cell)).toBe(amount));
  test.each(["", "mye", "-5", "1.23.4", "12,34,5", "1e5", "=1+1", "99999999999999999"])("«%s» is none", (cell) =>
    expect(amountIn(cell)).toBeUndefined(),
  );
  test.each(["€ 500", "500 USD", "100 000 SEK"])("«%s» is in another currency", (cell) =>
    expect(amountIn(cell)).toBe("currency"),
  );

  test("of any size is read again as Norwegian and English write it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (amount) => {
        const grouped = (sign: string) => String(amount).replace(/\B(?=(\d{3})+$)/g, sign);
        for (const written of [
          String(amount),
          grouped(" "),
          grouped("\u00a0"),
          grouped("."),
          grouped(","),
          `kr ${grouped(" ")},00`,
          `${grouped(",")}.00`,
        ]) {
          expect([written, amountIn(written)]).toEqual([written, amount]);
        }
      }),
    );
  });
});

describe("a date", () => {
  test.each([
    "2024-03-05",
    "05.03.2024",
    "5.3.2024",
    "5/3/2024",
    "05-03-2024",
    "20240305",
    "5. mars 2024",
    "5 March 2024",
    "March 5, 2024",
    "5.3.24",
    "2024-03-05 10:22:00",
    "2024-03-05T00:00:00Z",
    "5-Mar-24",
  ])("«%s» is 5 March 2024", (cell) => expect(dateIn(cell)).toBe("2024-03-05"));
  test.each(["30.02.2024", "2024-02-30", "31/4/2024", "45356", "i fjor", "13.13.2024", "", "5. tull 2024"])(
    "«%s» is none",
    (cell) => expect(dateIn(cell)).toBeUndefined(),
  );
});

describe("an address", () => {
  test.each([
    ["Kari@Fjord.NO", "kari@fjord.no"],
    [" mailto:kari@fjord.no ", "kari@fjord.no"],
    ["Kari Nordmann <kari@fjord.no>", "kari@fjord.no"],
    ["post@blåbær.no", "post@blåbær.no"],
    ["a.b+c@x-y.co.uk", "a.b+c@x-y.co.uk"],
  ])("«%s» is %s", (cell, address) => expect(emailIn(cell)).toBe(address));
  test.each([
    "kari",
    "kari@",
    "@fjord.no",
    "kari@fjord",
    "ka ri@fjord.no",
    "kari@@fjord.no",
    "kari@fjord..no",
    ".kari@fjord.no",
    "kari@-fjord.no",
    "a,b@fjord.no",
  ])("«%s» is none", (cell) => expect(emailIn(cell)).toBeUndefined());
});

describe("words are known in both languages", () => {
  test("as we write them ourselves, and in code", () => {
    for (const texts of [nb, en]) {
      for (const role of supplierRoles) expect(roleIn(texts.words.role[role])).toBe(role);
      for (const status of supplierStatuses) expect(statusIn(texts.words.status[status])).toBe(status);
    }
    for (const status of supplierStatuses) expect(statusIn(status.toUpperCase())).toBe(status);
  });

  test.each([
    ["a", "A"],
    ["B-leverandør", "B"],
    ["Klasse C", "C"],
    ["D", undefined],
    ["Kritisk", undefined],
  ])("criticality «%s» is %s", (cell, letter) => expect(criticalityIn(cell)).toBe(letter));

  test.each([
    ["norsk", "nb"],
    ["NO", "nb"],
    ["svensk", "nb"],
    ["Dansk", "nb"],
    ["English", "en"],
    ["tysk", "en"],
    ["klingon", undefined],
  ])("language «%s» is %s", (cell, language) => expect(languageIn(cell)).toBe(language));
});

test("the first language is Norwegian in Norway, Denmark and Sweden, English elsewhere", () => {
  expect(["NO", "DK", "SE", "FI", "CN"].map((country) => firstLanguage(country, "a@b.no"))).toEqual([
    "nb",
    "nb",
    "nb",
    "en",
    "en",
  ]);
  expect([firstLanguage(null, "a@b.no"), firstLanguage(null, "a@b.com")]).toEqual(["nb", "en"]);
});

test("a company is one company with and without AS, Ltd and their like", () => {
  expect(companyKey("Fjord Elektronikk AS")).toBe(companyKey("FJORD ELEKTRONIKK"));
  expect(companyKey("Shenzhen Bright Co., Ltd.")).toBe(companyKey("Shenzhen Bright"));
  expect(companyKey("Jensen A/S")).toBe(companyKey("Jensen"));
  expect(companyKey("AS")).toBe("as");
});

describe("a row", () => {
  test("needs only a name", () => {
    expect(draftOf(["Navn"], ["  Fjord \u00a0 AS "])).toEqual({
      rows: [2],
      name: "Fjord AS",
      organisationNumber: null,
      erpKey: null,
      country: null,
      role: null,
      category: null,
      criticality: null,
      yearlySpend: null,
      status: null,
      ownerId: null,
      coordinatorId: null,
      notes: null,
      signed: null,
      contacts: [],
      remarks: [],
    });
  });

  test("says all that a list may say", () => {
    const header = [
      "Navn",
      "Org.nr",
      "Lev.nr",
      "Land",
      "Rolle",
      "Varegruppe",
      "Kritikalitet",
      "Årlig innkjøp",
      "Status",
      "Ansvarlig",
      "Kvalitetskoordinator",
      "Notat",
      "Signert dato",
      "Signert av",
      "Kontakt",
      "E-post",
      "Språk",
      "Stilling",
      "Telefon",
    ];
    const row = [
      "Fjord AS",
      "NO 923 609 016 MVA",
      "1001",
      "Norge",
      "Produsent",
      "Kabler",
      "a",
      "1 250 000,00",
      "Mulig leverandør",
      "kari@kunde.no",
      "Ola Hansen",
      "ring\nmandag",
      "05.03.2024",
      "Per Fjord",
      "Per Fjord",
      "Per@Fjord.no",
      "engelsk",
      "Daglig leder",
      "+47 22 33 44 55",
    ];
    expect(draftOf(header, row)).toEqual({
      rows: [2],
      name: "Fjord AS",
      organisationNumber: "923609016",
      erpKey: "1001",
      country: "NO",
      role: "producer",
      category: "Kabler",
      criticality: "A",
      yearlySpend: 1_250_000,
      status: "prospective",
      ownerId: "m1",
      coordinatorId: "m2",
      notes: "ring\nmandag",
      signed: { on: "2024-03-05", by: "Per Fjord" },
      contacts: [
        {
          name: "Per Fjord",
          isNamed: true,
          email: "per@fjord.no",
          language: "en",
          saysLanguage: true,
          title: "Daglig leder",
          phone: "+47 22 33 44 55",
        },
      ],
      remarks: [],
    });
  });

  test.each([
    ["Navn", "", "nameMissing", ["Land"], ["NO"]],
    ["Navn", "=cmd|' /C calc'!A0", "formula", [], []],
    ["Navn", "@SUM(A1)", "formula", [], []],
    ["Navn", "BlÃ¥bÃ¦r AS", "damagedText", [], []],
    ["Navn", "Bl\ufffdb\ufffdr AS", "damagedText", [], []],
    ["Navn", "A".repeat(201), "tooLong", [], []],
    ["Land", "Atlantis", "country", ["Navn"], ["A"]],
    ["Org.nr", "923609017", "organisationNumberChecksum", ["Navn", "Land"], ["A", "NO"]],
    ["Org.nr", "NO 1234 MVA", "organisationNumberLength", ["Navn"], ["A"]],
    ["Rolle", "sjef", "role", ["Navn"], ["A"]],
    ["Kritikalitet", "D", "criticality", ["Navn"], ["A"]],
    ["Årlig innkjøp", "mye", "amount", ["Navn"], ["A"]],
    ["Årlig innkjøp", "€ 100", "currency", ["Navn"], ["A"]],
    ["Status", "kjempebra", "status", ["Navn"], ["A"]],
    ["Ansvarlig", "Ukjent Person", "member", ["Navn"], ["A"]],
    ["E-post", "kari@fjord", "email", ["Navn"], ["A"]],
    ["Signert dato", "30.02.2024", "date", ["Navn"], ["A"]],
    ["Signert dato", "22.11.2026", "dateInFuture", ["Navn"], ["A"]],
  ])("with %s «%s» comes back: %s", (heading, cell, reason, headings, cells) => {
    expect(reasonsOf([heading, ...headings], [cell, ...cells])).toEqual([`2 ${reason}`]);
  });

  test("comes back with all that is wrong at once, by its number in the file", () => {
    expect(reasonsOf(["Navn", "Land", "E-post"], ["A", "NO", ""], [], ["B", "Atlantis", "tull"])).toEqual([
      "4 country",
      "4 email",
    ]);
  });

  test("names an owner two members share", () => {
    const { rejects } = readRows(
      [
        ["Navn", "Ansvarlig"],
        ["A", "Kari Nordmann"],
      ],
      0,
      ["name", "owner"],
      { ...options, members: [kari, { ...kari, id: "m3", email: "kari2@kunde.no" }] },
    );
    expect(rejects[0]?.reasons[0]?.key).toBe("memberTwice");
  });

  test("may begin with a plus or a minus without being a formula", () => {
    expect(["+Pluss AS", "-273 Kjøleteknikk", "@home Norge AS"].filter(looksLikeFormula)).toEqual([]);
    expect(
      ["=1+1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1;2)", "+cmd|x"].filter((text) => !looksLikeFormula(text)),
    ).toEqual([]);
  });

  test("of another country keeps its number as typed", () => {
    expect(draftOf(["Navn", "Land", "Org.nr"], ["A", "SE", "556012-5790"]).organisationNumber).toBe("556012-5790");
  });

  test("without a country is Norwegian when its number says so, or the country chosen for the list", () => {
    expect(draftOf(["Navn", "Org.nr"], ["A", "NO923609016MVA"]).country).toBe("NO");
    const { drafts } = readRows([["Navn"], ["A"]], 0, ["name"], { ...options, defaultCountry: "SE" });
    expect(drafts[0]?.country).toBe("SE");
  });

  test("never fails to be read, whatever it holds", () => {
    const cell = fc.string({ unit: "binary", maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: everyField.length }), { maxLength: 3 }), (rows) => {
        const { drafts } = readRows([[...everyField], ...rows], 0, everyField, options);
        for (const { name } of drafts) expect(name).toMatch(/^[^\0\n]+$/);
      }),
      { numRuns: 50 },
    );
  });

  test("is read quickly when its cells were made to be slow", () => {
    const cells = [
      "1".repeat(9999),
      "1 ".repeat(4999),
      `${" ".repeat(9000)}x`,
      `a@${"b".repeat(9000)}`,
      "a@b".repeat(3000),
      `=${"(".repeat(9000)}`,
      "1.".repeat(4999),
    ];
    const started = process.cpuUsage();
    for (const cell of cells) readRows([[...everyField], everyField.map(() => cell)], 0, everyField, options);
    expect(secondsOfWork(started)).toBeLessThan(3);
  });
});

describe("contacts", () => {
  test("come several to a row, several to a cell, and as further rows of the same supplier", () => {
    const header = ["Navn", "Lev.nr", "Kontakt", "E-post", "Kontakt 2", "E-post 2"];
    const { contacts, rows } = draftOf(
      header,
      ["Fjord AS", "1", "Per", "per@fjord.no", "Pål", "pal@fjord.no"],
      ["Fjord AS", "1", "Espen; Askeladd", "espen@fjord.no; ask@fjord.no"],
      ["", "1", "", "Rødhette <rod@fjord.no>"],
    );
    expect(rows).toEqual([2, 3, 4]);
    expect(contacts.map(({ name, email }) => `${name} ${email}`)).toEqual([
      "Per per@fjord.no",
      "Pål pal@fjord.no",
      "Espen espen@fjord.no",
      "Askeladd ask@fjord.no",
      "Rødhette rod@fjord.no",
    ]);
  });

  test("two people may share an address; the same person twice is one", () => {
    const { contacts } = draftOf(
      ["Navn", "Kontakt", "E-post"],
      ["A", "Per", "post@a.no"],
      ["A", "Pål", "post@a.no"],
      ["A", "PER", "post@a.no"],
      ["A", "", "post@a.no"],
    );
    expect(contacts.map(({ name }) => name).sort()).toEqual(["PER", "Pål"].sort());
  });

  test("without a name are written to in the company's, and get the country's language", () => {
    expect(draftOf(["Navn", "Land", "E-post"], ["A AB", "Sverige", "info@a.se"]).contacts).toMatchObject([
      { name: "A AB", isNamed: false, language: "nb", saysLanguage: false },
    ]);
    expect(draftOf(["Navn", "Land", "E-post"], ["A Ltd", "Kina", "info@a.cn"]).contacts).toMatchObject([
      { language: "en" },
    ]);
  });

  test("without an address are left out, and that is said", () => {
    expect(draftOf(["Navn", "Kontakt"], ["A", "Per"])).toMatchObject({
      contacts: [],
      remarks: [{ key: "contactWithoutEmail", params: { name: "Per" } }],
    });
  });
});

describe("rows of one supplier", () => {
  test("fill each other in", () => {
    expect(
      draftOf(["Navn", "Lev.nr", "Land", "Kritikalitet"], ["A", "1", "", "A"], ["A", "1", "NO", ""]),
    ).toMatchObject({ country: "NO", criticality: "A" });
  });

  test("contradicting each other: the later one comes back and says which", () => {
    const { rejects } = read(["Navn", "Lev.nr", "Land"], ["A", "1", "Norge"], ["A", "1", "Sverige"]);
    expect(rejects).toEqual([
      { row: 3, reasons: [{ key: "differsFromRow", params: { first: 2, column: "Land", value: "Sverige" } }] },
    ]);
    expect(reasonsOf(["Navn", "Lev.nr"], ["A", "1"], ["B", "1"])).toEqual(["3 differsFromRow"]);
    expect(reasonsOf(["Navn", "Lev.nr", "Org.nr"], ["A", "1", "923609016"], ["A", "2", "923609016"])).toEqual([
      "3 sameNumberOtherKey",
    ]);
    expect(reasonsOf(["Navn", "Lev.nr", "Org.nr"], ["A", "1", "923609016"], ["A", "1", "974760673"])).toEqual([
      "3 sameKeyOtherNumber",
    ]);
  });

  test("may be thousands with one name or one key without each being held against all others", () => {
    const many = Array.from({ length: 20_000 }, (_, row) => ["Diverse AS", `K${row}`, `p${row}@a.no`]);
    const started = process.cpuUsage();
    const { drafts } = read(["Navn", "Lev.nr", "E-post"], ...many);
    expect(drafts).toHaveLength(20_000);
    expect(
      planOf(
        drafts,
        drafts.map((draft, place) => ({
          ...there,
          ...draft,
          contacts: [],
          notes: [],
          signedOn: null,
          status: "approved",
          id: String(place),
          erpKey: `X${place}`,
        })),
      ),
    ).toHaveLength(20_000);
    const { rejects } = read(
      ["Navn", "Lev.nr", "E-post"],
      ...many.map(([name = "", , email = ""]) => [name, "1", email]),
    );
    expect(rejects[0]).toEqual({ row: 502, reasons: [{ key: "tooManyRows", params: { first: 2, max: 500 } }] });
    expect(secondsOfWork(started)).toBeLessThan(5);
  });

  test("are two suppliers when their numbers, keys or countries tell them apart", () => {
    expect(read(["Navn", "Lev.nr"], ["A", "1"], ["A", "2"]).drafts).toHaveLength(2);
    expect(read(["Navn", "Land"], ["A", "NO"], ["A", "SE"]).drafts).toHaveLength(2);
  });
});

const there: ExistingSupplier = {
  id: "s1",
  name: "Fjord AS",
  organisationNumber: "923609016",
  erpKey: "1001",
  country: "NO",
  role: "producer",
  category: null,
  criticality: "A",
  yearlySpend: 100,
  status: "approved",
  ownerId: "m1",
  coordinatorId: null,
  notes: [],
  signedOn: null,
  contacts: [{ id: "c1", name: "Per", email: "per@fjord.no", language: "nb", title: null, phone: null }],
};
const planFor = (header: string[], row: string[], existing: ExistingSupplier[] = [there], answers = {}) =>
  planOf(read(header, row).drafts, existing, answers)[0];

describe("against the suppliers already there", () => {
  test("a new one is added", () => {
    expect(planFor(["Navn"], ["Helt Ny AS"])).toMatchObject({ outcome: "add", status: "not yet assessed" });
  });

  test("the ERP key finds it, else the organisation number however written", () => {
    expect(planFor(["Navn", "Lev.nr"], ["Fjord Elektronikk AS", "1001"])).toMatchObject({
      outcome: "update",
      supplier: { id: "s1" },
      changes: [{ field: "name", before: "Fjord AS", after: "Fjord Elektronikk AS" }],
    });
    expect(planFor(["Navn", "Org.nr", "Kritikalitet"], ["Fjord AS", "NO 923 609 016 MVA", "B"])).toMatchObject({
      outcome: "update",
      changes: [{ field: "criticality", before: "A", after: "B" }],
    });
  });

  test("the same name in the same country makes the portal ask, with or without AS", () => {
    const asked = planFor(["Navn", "Land", "Kritikalitet"], ["FJORD", "Norge", "C"]);
    expect(asked).toMatchObject({ outcome: "ask", because: "same name", candidates: [{ id: "s1" }] });
    expect(planFor(["Navn", "Land"], ["Fjord", "Sverige"])).toMatchObject({ outcome: "add" });
  });

  test("and does what is answered", () => {
    const answered = (answer: string) =>
      planFor(["Navn", "Kritikalitet"], ["Fjord", "C"], [there], { 2: answer })?.outcome;
    expect(["add", "skip", "update", "s1", "noe annet"].map(answered)).toEqual([
      "add",
      "skipped",
      "update",
      "update",
      "ask",
    ]);
  });

  test("another key for the same number is asked about: a second account, or a new key", () => {
    expect(planFor(["Navn", "Lev.nr", "Org.nr"], ["Fjord AS", "2002", "923609016"])).toMatchObject({
      outcome: "ask",
      because: "other ERP key",
    });
  });

  test("a number that belongs to another than the key does is refused", () => {
    const other = { ...there, id: "s2", erpKey: "7", organisationNumber: "974760673", name: "Elv AS" };
    expect(planFor(["Navn", "Lev.nr", "Org.nr"], ["Fjord AS", "1001", "974760673"], [there, other])).toMatchObject({
      outcome: "refused",
      reason: { key: "numberOfAnother", params: { name: "Elv AS" } },
    });
  });

  test("two rows for one supplier: the second is refused", () => {
    const { drafts } = read(["Navn", "Lev.nr", "Org.nr"], ["Fjord AS", "1001", ""], ["Fjord Nord AS", "", "923609016"]);
    expect(planOf(drafts, [there]).map(({ outcome }) => outcome)).toEqual(["unchanged", "refused"]);
  });

  test("an empty cell empties nothing, and what is the same is unchanged", () => {
    expect(
      planFor(["Navn", "Lev.nr", "Kritikalitet", "Land", "E-post"], ["Fjord AS", "1001", "", "", "per@fjord.no"]),
    ).toMatchObject({ outcome: "unchanged" });
  });

  test("new contacts come in and known ones change only in what the list says", () => {
    expect(
      planFor(
        ["Navn", "Lev.nr", "Kontakt", "E-post", "Språk", "Kontakt 2", "E-post 2"],
        ["Fjord AS", "1001", "Per", "per@fjord.no", "engelsk", "Pål", "per@fjord.no"],
      ),
    ).toMatchObject({
      outcome: "update",
      changedContacts: [{ id: "c1", language: "en" }],
      newContacts: [{ name: "Pål" }],
    });
  });

  test("a list decides nothing: approved needs a decision, and a status already there stays", () => {
    expect(planFor(["Navn", "Status"], ["Ny AS", "Godkjent"])).toMatchObject({
      outcome: "add",
      status: "not yet assessed",
      remarks: [{ key: "statusNeedsDecision" }],
    });
    expect(planFor(["Navn", "Status"], ["Ny AS", "Inaktiv"])).toMatchObject({
      outcome: "add",
      status: "inactive",
      remarks: [],
    });
    expect(planFor(["Navn", "Lev.nr", "Status"], ["Fjord AS", "1001", "Inaktiv"])).toMatchObject({
      outcome: "unchanged",
      remarks: [{ key: "statusKept" }],
    });
  });

  test("an earlier signature is registered only where there is none", () => {
    const header = ["Navn", "Lev.nr", "Signert dato"];
    expect(planFor(header, ["Fjord AS", "1001", "05.03.2024"])).toMatchObject({
      outcome: "update",
      signed: { on: "2024-03-05" },
    });
    expect(planFor(header, ["Fjord AS", "1001", "05.03.2024"], [{ ...there, signedOn: "2025-01-01" }])).toMatchObject({
      outcome: "unchanged",
      remarks: [{ key: "alreadySigned" }],
    });
  });

  test("a note already there is not written twice", () => {
    expect(planFor(["Navn", "Lev.nr", "Notat"], ["Fjord AS", "1001", "Ring"])).toMatchObject({
      outcome: "update",
      notes: "Ring",
    });
    expect(
      planFor(["Navn", "Lev.nr", "Notat"], ["Fjord AS", "1001", "Ring"], [{ ...there, notes: ["Ring"] }]),
    ).toMatchObject({ outcome: "unchanged" });
  });
});

test("a long list is read and planned in steps, with the same result", async () => {
  const rows = [["Navn", "Lev.nr"], ...Array.from({ length: 2500 }, (_, row) => [`Nr ${row}`, `K${row % 2400}`])];
  let pauses = 0;
  const pause = async () => pauses++;
  const list = await withPauses(readingRows(rows, 0, ["name", "erpKey"], options), pause);
  expect(list).toEqual(readRows(rows, 0, ["name", "erpKey"], options));
  expect(await withPauses(planning(list.drafts, [there]), pause)).toEqual(planOf(list.drafts, [there]));
  expect(pauses).toBeGreaterThan(5);
});

test("refused rows come back as they were, with the reason in words, and come in again once corrected", () => {
  const rows = [
    ["Navn", "Land", "Farge"],
    ["A", "NO", "rød"],
    ["B", "Atlantis", "blå"],
  ];
  const mapping = matchColumns(rows[0] ?? []).map(({ field }) => field);
  const { rejects } = readRows(rows, 0, mapping, options);
  const texts = {
    heading: nb.shownColumns.reason,
    sentence: ({ key, params }: { key: keyof typeof nb.reasons; params: Record<string, string | number> }) =>
      nb.reasons[key].replace("{{value}}", String(params.value)),
  };
  const back = rejectedRows(rows, 0, rejects, texts);
  expect(back).toEqual({
    header: ["Navn", "Land", "Farge", "Hva som må rettes"],
    rows: [
      ["B", "Atlantis", "blå", "Vi kjenner ikke landet «Atlantis». Skriv landets navn eller koden på to bokstaver."],
    ],
  });
  const again = [[...back.header], ["B", "Sverige", "blå", "…"], ["C", "Atlantis", "", "…"]];
  const second = readRows(
    again,
    0,
    matchColumns(again[0] ?? []).map(({ field }) => field),
    options,
  );
  expect(second.drafts).toMatchObject([{ name: "B", country: "SE" }]);
  expect(rejectedRows(again, 0, second.rejects, texts).header).toEqual(back.header);
});

// ── Out and in again ──────────────────────────────────────────────────────────────────────────────────

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const name = fc
  .string({ unit: fc.constantFrom(..."abcdefgæøåÆØÅ &.'-1234\"; "), minLength: 1, maxLength: 40 })
  .map((text) => `A${text.trim().replace(/\s+/g, " ")}`);
const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2026-11-20"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const exported: fc.Arbitrary<ExportedSupplier> = fc
  .record({
    name,
    organisationNumber: fc.constantFrom(null, "923609016", "974760673"),
    erpKey: maybe(fc.integer({ min: 1, max: 99999 }).map((key) => `K${key}`)),
    country: maybe(fc.constantFrom(...countriesSorted("nb").map(({ code }) => code))),
    role: maybe(fc.constantFrom(...supplierRoles)),
    category: maybe(name),
    criticality: fc.constantFrom(null, "A", "B", "C"),
    yearlySpend: maybe(fc.integer({ min: 0, max: 1e9 })),
    status: fc.constantFrom(...supplierStatuses),
    riskLevel: fc.constantFrom("low", "medium", "high", "not determined"),
    requirementLevel: fc.constantFrom("low", "medium", "high", "not determined"),
    ownerEmail: fc.constantFrom(null, kari.email),
    coordinatorEmail: fc.constantFrom(null, ola.email),
    signature: fc.constantFrom(...trackingParts),
    signedOn: maybe(day),
    signedBy: fc.constant("Per Fjord"),
    signedWay: fc.constantFrom(null, "here", "earlier", "paper"),
    signedVersion: maybe(fc.integer({ min: 1, max: 9 })),
    nextDeadline: maybe(day),
    nextContact: maybe(day),
    contacts: fc.uniqueArray(
      fc.record({
        name,
        email: fc.integer({ min: 1, max: 50 }).map((number) => `p${number}@fjord.no`),
        language: fc.constantFrom("nb", "en"),
        title: maybe(name),
        phone: fc.constantFrom(null, "+47 22 33 44 55"),
      }),
      { maxLength: 5, selector: ({ email }) => email },
    ),
  })
  .map((supplier) => ({
    ...supplier,
    country: supplier.organisationNumber ? "NO" : supplier.country,
    signedBy: supplier.signedOn && supplier.signedBy,
  })) as fc.Arbitrary<ExportedSupplier>;

const asExisting = (supplier: ExportedSupplier, place: number): ExistingSupplier => ({
  ...supplier,
  id: `s${place}`,
  ownerId: supplier.ownerEmail && kari.id,
  coordinatorId: supplier.coordinatorEmail && ola.id,
  notes: [],
  contacts: supplier.contacts.map((contact, number) => ({ ...contact, id: `c${number}` })),
});

describe("an export comes in again and changes nothing", () => {
  const suppliers = fc.uniqueArray(exported, {
    minLength: 1,
    maxLength: 8,
    comparator: (one, other) =>
      companyKey(one.name) === companyKey(other.name) ||
      (one.erpKey !== null && one.erpKey === other.erpKey) ||
      (one.organisationNumber !== null && one.organisationNumber === other.organisationNumber),
  });

  test.each([
    ["CSV", "nb"],
    ["CSV", "en"],
    ["XLSX", "nb"],
    ["XLSX", "en"],
  ] as const)("as %s in %s", async (format, language) => {
    await fc.assert(
      fc.asyncProperty(suppliers, async (list) => {
        const sheet = exportSheet(list, language);
        const answer = await readSheet(
          format === "CSV" ? await writeCsv(sheet) : await writeXlsx(sheet, "Leverandører"),
        );
        if (!("sheet" in answer)) throw new Error(answer.problem.key);
        const { rows } = answer.sheet;
        expect(headerRow(rows)).toBe(0);
        const matches = matchColumns(rows[0] ?? []);
        expect(matches.filter(({ because }) => because === "unknown" || because === "taken")).toEqual([]);
        const { drafts, rejects } = readRows(
          rows,
          0,
          matches.map(({ field }) => field),
          options,
        );
        expect(rejects).toEqual([]);
        const plan = planOf(drafts, list.map(asExisting));
        expect(plan.map(({ outcome, remarks }) => ({ outcome, remarks }))).toEqual(
          list.map(() => ({ outcome: "unchanged", remarks: [] })),
        );
      }),
      { numRuns: 25 },
    );
  });

  test("in the words of its language", () => {
    const [supplier] = fc.sample(exported, 1) as [ExportedSupplier];
    const known = {
      status: "approved",
      riskLevel: "high",
      requirementLevel: "low",
      role: "reseller",
      country: "CN",
      signature: "sent",
    } as const;
    const words = (language: "nb" | "en") => exportSheet([{ ...supplier, ...known }], language).rows[0];
    expect(words("nb")).toEqual(
      expect.arrayContaining(["Godkjent", "Høyt", "Lavt", "Forhandler", "Kina", "Sendt, ikke åpnet"]),
    );
    expect(words("en")).toEqual(
      expect.arrayContaining(["Approved", "High", "Low", "Reseller", "China", "Sent, not opened"]),
    );
  });

  test("as many contacts as the supplier with most has, at most five", () => {
    const contact = { name: "Per", email: "per@fjord.no", language: "nb", title: null, phone: null } as const;
    const [supplier] = fc.sample(exported, 1);
    const columnsFor = (count: number) =>
      exportColumns([{ ...(supplier as ExportedSupplier), contacts: Array(count).fill(contact) }], "nb").length;
    expect([columnsFor(0), columnsFor(1), columnsFor(2), columnsFor(5), columnsFor(9)]).toEqual([25, 25, 30, 45, 45]);
  });
});
