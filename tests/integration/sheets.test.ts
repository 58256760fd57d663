import fc from "fast-check";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";

import { readSheet } from "~/features/sheets/read-sheet.server";
import { asTyped, neutralised, type SheetLimits } from "~/features/sheets/sheet";
import { type SheetToWrite, writeCsv, writeXlsx } from "~/features/sheets/write-sheet.server";

// Properties take longer than an example, and a busy machine longer still.
vi.setConfig({ testTimeout: 60_000 });

const bytesOf = (text: string) => new TextEncoder().encode(text);
const windows1252 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, little: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return little ? bytes : bytes.swap16();
};

async function read(bytes: Uint8Array, limits?: Partial<SheetLimits>) {
  const answer = await readSheet(bytes, limits);
  if ("problem" in answer) throw new Error(JSON.stringify(answer.problem));
  return answer.sheet;
}
async function problem(bytes: Uint8Array, limits?: Partial<SheetLimits>) {
  const answer = await readSheet(bytes, limits);
  return "problem" in answer ? answer.problem.key : "read";
}

// ── Workbooks made by hand ────────────────────────────────────────────────────────────────────────────

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
type Parts = {
  rows?: string;
  strings?: string;
  styles?: string;
  sheets?: string;
  workbookPr?: string;
  more?: Zippable;
};

function workbookParts({ rows = "", strings, styles, sheets, workbookPr = "", more }: Parts): Zippable {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  return {
    "_rels/.rels": xml(`<Relationships>${relation("a", "officeDocument", "xl/workbook.xml")}</Relationships>`),
    "xl/workbook.xml": xml(
      `<workbook xmlns="${main}" xmlns:r="${office}">${workbookPr}<sheets>${sheets ?? '<sheet name="Ark1" sheetId="1" r:id="r1"/>'}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships>${relation("r1", "worksheet", "worksheets/sheet1.xml")}${relation("r2", "worksheet", "/xl/worksheets/sheet2.xml")}${relation("r3", "sharedStrings", "sharedStrings.xml")}${relation("r4", "styles", "styles.xml")}</Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": xml(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
    ...(strings && { "xl/sharedStrings.xml": xml(`<sst xmlns="${main}">${strings}</sst>`) }),
    ...(styles && { "xl/styles.xml": xml(`<styleSheet xmlns="${main}">${styles}</styleSheet>`) }),
    ...more,
  };
}
const workbook = (parts: Parts) => zipSync(workbookParts(parts));
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

// ── Text ──────────────────────────────────────────────────────────────────────────────────────────────

describe("a text file is read", () => {
  const table = [
    ["Navn", "Land"],
    ["Blåbær & Sønn AS", "Norge"],
  ];
  const csv = "Navn;Land\r\nBlåbær & Sønn AS;Norge\r\n";

  test.each([
    ["UTF-8", bytesOf(csv), "utf-8"],
    ["UTF-8 with its mark", bytesOf(`\ufeff${csv}`), "utf-8"],
    ["Windows-1252, as Norwegian Excel writes", windows1252(csv), "windows-1252"],
    ["UTF-16, as Excel's «Unicode text»", utf16(csv, true), "utf-16le"],
    ["UTF-16 the other way round", utf16(csv, false), "utf-16be"],
    ["UTF-16 without its mark", utf16(csv, true).subarray(2), "utf-16le"],
  ] as const)("in %s", async (_, bytes, encoding) => {
    expect(await read(bytes)).toMatchObject({ rows: table, encoding, delimiter: ";", format: "csv" });
  });

  test.each([
    ["semicolons", "a;b\n1,5;2\n", ";"],
    ["semicolons, though the cells hold more commas", "navn;land\nA, B, C;NO\nD, E, F;SE\n", ";"],
    ["commas", 'name,country\n"Fjord, Sea & Sons",NO\n', ","],
    ["tabs", "navn\tland\nA;B\tNO\n", "\t"],
    ["what Excel's own first line says", "sep=,\r\na;x,b\r\n1,2\r\n", ","],
  ])("divided by %s", async (_, text, delimiter) => {
    expect(await read(bytesOf(text))).toMatchObject({ delimiter });
  });

  test("Excel's own first line is none of the rows", async () => {
    expect((await read(bytesOf("sep=;\r\nNavn;Land\r\nA;NO\r\n"))).rows).toEqual([
      ["Navn", "Land"],
      ["A", "NO"],
    ]);
  });

  test("with quotes, line breaks in cells, and all three kinds of line end", async () => {
    const { rows } = await read(bytesOf('a;"b ""c""";d\r\n"to\r\nlinjer";2;\n5" skjerm;x\r7;8'));
    expect(rows).toEqual([
      ["a", 'b "c"', "d"],
      ["to\r\nlinjer", "2"],
      ['5" skjerm', "x"],
      ["7", "8"],
    ]);
  });

  test("with empty rows and cells in their places and empty ends cut off", async () => {
    expect((await read(bytesOf("a;b;;\r\n\r\n;;c;\r\n;;\r\n\r\n"))).rows).toEqual([["a", "b"], [], ["", "", "c"]]);
  });
});

describe("a text file is refused", () => {
  test.each([
    ["empty", "empty", bytesOf("")],
    ["only separators", "empty", bytesOf(";;\r\n;;\r\n")],
    ["a PDF", "notATable", bytesOf("%PDF-1.7\n%âãÏÓ")],
    ["a picture", "notATable", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)],
    ["a web page named .xls", "notATable", bytesOf("<html><table><tr><td>Navn</td></tr></table></html>")],
    ["a quote that never ends", "openQuote", bytesOf('a;b\r\n"c;d\r\ne;f\r\n')],
  ])("%s: %s", async (_, key, bytes) => expect(await problem(bytes)).toBe(key));

  test("more than 100,000 rows below the header, but not exactly so many", async () => {
    const lines = (count: number) => bytesOf(`Navn\r\n${"A\r\n".repeat(count)}`);
    expect(await problem(lines(100_000))).toBe("read");
    expect(await problem(lines(100_001))).toBe("tooManyRows");
  });

  test("too many columns, too long a cell, too many bytes", async () => {
    expect(await problem(bytesOf(`${"a;".repeat(200)}b`))).toBe("tooManyColumns");
    expect(await problem(bytesOf(`a;${"b".repeat(10_001)}`))).toBe("longCell");
    expect(await problem(bytesOf("a;b;c"), { textBytes: 4, workbookBytes: 3 })).toBe("tooLarge");
  });
});

// ── Workbooks ─────────────────────────────────────────────────────────────────────────────────────────

describe("a workbook is read", () => {
  test("with shared and inline texts, whole and in runs, without phonetic readings", async () => {
    const strings =
      "<si><t>Navn</t></si><si><r><t>Fjord</t></r><r><t xml:space='preserve'> &amp; Sjø</t></r></si><si><t>東京</t><rPh><t>トウキョウ</t></rPh></si>";
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c>${inline("Land")}</row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c></row>`;
    expect(await read(workbook({ rows, strings }))).toEqual({
      rows: [
        ["Navn", "Land"],
        ["Fjord & Sjø", "東京"],
      ],
      format: "xlsx",
      encoding: null,
      delimiter: null,
      name: "Ark1",
    });
  });

  test("with gaps in rows and columns, and nothing where only a format is", async () => {
    const rows =
      '<row r="2"><c r="C2"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c><c r="D4" s="1"/></row><row r="9"><c r="A9" s="1"/></row>';
    expect((await read(workbook({ rows }))).rows).toEqual([[], ["", "", "1"], [], ["2"]]);
  });

  test.each([
    ["923609016", "923609016"],
    ["0.30000000000000004", "0.3"],
    ["1234.5", "1234.5"],
    ["1E3", "1000"],
    ["-7", "-7"],
    ["0.0000001", "0.0000001"],
    ["123.456", "123.4560"],
  ])("with the number %s as %s", async (value, shown) => {
    expect((await read(workbook({ rows: `<row><c><v>${value}</v></c></row>` }))).rows).toEqual([[shown]]);
  });

  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165" formatCode="[$-414]d. mmmm yyyy"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;day&quot;"/><numFmt numFmtId="167" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>';

  test.each([
    [1, "45356", "2024-03-05"],
    [2, "45356", "2024-03-05"],
    [3, "45356", "2024-03-05"],
    [5, "45356.5", "2024-03-05 12:00"],
    [5, "45356", "2024-03-05"],
    [2, "1", "1900-01-01"],
    [2, "61", "1900-03-01"],
    [0, "45356", "45356"],
    [4, "45356", "45356"],
  ])("style %i shows %s as %s", async (style, value, shown) => {
    const rows = `<row><c s="${style}"><v>${value}</v></c></row>`;
    expect((await read(workbook({ rows, styles }))).rows).toEqual([[shown]]);
  });

  test("with dates counted from 1904", async () => {
    const rows = '<row><c s="1"><v>43894</v></c></row>';
    expect((await read(workbook({ rows, styles, workbookPr: '<workbookPr date1904="1"/>' }))).rows).toEqual([
      ["2024-03-05"],
    ]);
  });

  test("with truths, errors and formulas by the value kept beside them", async () => {
    const rows =
      '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>regnet ut</v></c><c t="d"><v>2024-03-05T00:00:00</v></c></row>';
    expect((await read(workbook({ rows }))).rows).toEqual([["TRUE", "", "regnet ut", "2024-03-05"]]);
  });

  test("from the first sheet that is not hidden", async () => {
    const sheets = '<sheet name="Skjult" state="hidden" r:id="r1"/><sheet name="Leverandører" r:id="r2"/>';
    const second = strToU8(
      `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    );
    const bytes = workbook({
      rows: "<row><c><v>1</v></c></row>",
      sheets,
      more: { "xl/worksheets/sheet2.xml": second },
    });
    expect(await read(bytes)).toMatchObject({ name: "Leverandører", rows: [["2"]] });
  });
});

describe("a workbook is refused", () => {
  const ole = (name: string) =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(name, "utf16le")]);

  test("when it is an old .xls, or has a password", async () => {
    expect(await problem(ole("Workbook"))).toBe("oldWorkbook");
    expect(await problem(ole("EncryptedPackage"))).toBe("encrypted");
  });

  test("when it is a zip of something else", async () => {
    expect(await problem(zipSync({ "bilde.png": Uint8Array.of(1, 2, 3) }))).toBe("notATable");
    const word = `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;
    expect(await problem(zipSync({ "_rels/.rels": strToU8(word), "word/document.xml": strToU8("<w/>") }))).toBe(
      "notATable",
    );
  });

  test("when it has a document type, the way to entities", async () => {
    const evil = strToU8(
      '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    );
    expect(await problem(workbook({ more: { "xl/worksheets/sheet1.xml": evil } }))).toBe("damaged");
  });

  test("when it has a document type that is never used, too", async () => {
    const harmless = strToU8(
      "<!DOCTYPE worksheet><worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    );
    expect(await problem(workbook({ more: { "xl/worksheets/sheet1.xml": harmless } }))).toBe("damaged");
  });

  test("when it is cut short anywhere, or a byte of it is changed, without ever failing", async () => {
    const whole = workbook({ rows: `<row>${inline("Navn")}</row>`.repeat(50) });
    const places = fc.integer({ min: 2, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 0, max: 255 }), async (place, byte) => {
        const answer = await readSheet(whole.subarray(0, place));
        expect("problem" in answer && answer.problem.key).toMatch(/empty|notATable|damaged/);
        await readSheet(Uint8Array.from(whole, (old, at) => (at === place ? byte : old)));
      }),
      { numRuns: 100 },
    );
  });

  test("when it is a zip bomb, whether it tells its size or lies about it", async () => {
    const size = 60_000_000;
    const bomb = Buffer.from(workbook({ more: { "xl/worksheets/sheet1.xml": [new Uint8Array(size), { level: 6 }] } }));
    expect(bomb.length).toBeLessThan(100_000);
    const telling = (told: number) => {
      const copy = Buffer.from(bomb);
      for (let at = 0; at < copy.length - 4; at++) if (copy.readUInt32LE(at) === size) copy.writeUInt32LE(told, at);
      return copy;
    };
    for (const told of [size, 1000, 4_000_000_000]) expect(await problem(telling(told))).toBe("unpacksTooLarge");
  });

  test("when it has a great many parts", async () => {
    const more = Object.fromEntries(Array.from({ length: 50 }, (_, part) => [`x/${part}`, new Uint8Array()]));
    expect(await problem(workbook({ rows: `<row>${inline("a")}</row>`, more }), { parts: 40 })).toBe("unpacksTooLarge");
  });

  test("when one long text is referred to until there is too much of it", async () => {
    const strings = `<si><t>${"a".repeat(9000)}</t></si>`;
    const rows = `<row>${'<c t="s"><v>0</v></c>'.repeat(150)}</row>`.repeat(100);
    expect(await problem(workbook({ rows, strings }))).toBe("tooMuchText");
  });

  test("when it has a row or a column too many, but a format out there does no harm", async () => {
    expect(await problem(workbook({ rows: '<row r="100002"><c r="A100002"><v>1</v></c></row>' }))).toBe("tooManyRows");
    expect(await problem(workbook({ rows: '<row><c r="GS1"><v>1</v></c></row>' }))).toBe("tooManyColumns");
    expect(
      await problem(
        workbook({ rows: '<row><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c s="1"/></row>' }),
      ),
    ).toBe("read");
  });

  test("when reading takes too long; the next file is read again", async () => {
    const rows = `<row>${inline("a")}</row>`.repeat(90_000);
    expect(await problem(workbook({ rows }), { milliseconds: 5 })).toBe("tookTooLong");
    expect(await problem(workbook({ rows: `<row>${inline("a")}</row>` }))).toBe("read");
  });
});

test("files read at once are read one after the other, and each answer is its own", async () => {
  const answers = await Promise.all(["a", "b", "c"].map((name) => read(bytesOf(`Navn\n${name}`))));
  expect(answers.map(({ rows }) => rows[1])).toEqual([["a"], ["b"], ["c"]]);
});

// ── Writing ───────────────────────────────────────────────────────────────────────────────────────────

const anyText = fc.string({ unit: "binary", maxLength: 30 });
const evilText = fc
  .tuple(fc.constantFrom("", "'", "''"), fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", ""), anyText)
  .map((parts) => parts.join(""));
const escapedLike = fc
  .array(fc.constantFrom("_x", "0041", "_", "x0042_", "\u0001", "\r", "a"))
  .map((parts) => parts.join(""));
const text = fc.oneof(anyText, evilText, escapedLike);
const anyTable = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 30 });
const columns = [
  { header: "Navn", kind: "text" },
  { header: "Land", kind: "text" },
  { header: "Notat", kind: "text", width: 40 },
] as const;
/** As rows come back: without empty ends. */
const trimmed = (rows: readonly (readonly string[])[]) => {
  const cut = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
  const all = rows.map(cut);
  return all.slice(0, all.findLastIndex((row) => row.length > 0) + 1);
};

describe("what is written is read again the same", () => {
  const comesBack = (write: (sheet: SheetToWrite) => Promise<Uint8Array>) =>
    fc.assert(
      fc.asyncProperty(anyTable, async (rows) => {
        const { rows: back } = await read(await write({ columns, rows }));
        expect(back).toEqual(trimmed([["Navn", "Land", "Notat"], ...rows]));
      }),
      { numRuns: 60 },
    );

  test("as CSV, for any text", () => comesBack(writeCsv));
  test("as XLSX, for any text", () => comesBack((sheet) => writeXlsx(sheet, "Leverandører")));

  test("numbers and dates too", async () => {
    const sheet: SheetToWrite = {
      columns: [
        { header: "Beløp", kind: "number" },
        { header: "Dato", kind: "date" },
      ],
      rows: [
        [1234567, "2024-03-05"],
        [-5, "1999-12-31"],
        [null, null],
        [0.5, "2024-02-29"],
      ],
    };
    const header = ["Beløp", "Dato"];
    expect((await read(await writeXlsx(sheet, "Ark"))).rows).toEqual([
      header,
      ["1234567", "2024-03-05"],
      ["-5", "1999-12-31"],
      [],
      ["0.5", "2024-02-29"],
    ]);
    expect((await read(await writeCsv(sheet))).rows).toEqual([
      header,
      ["1234567", "2024-03-05"],
      ["-5", "1999-12-31"],
      [],
      ["0,5", "2024-02-29"],
    ]);
  });
});

describe("an exported CSV runs nothing when it is opened", () => {
  test.each(["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1"])(
    "«%s» gets an apostrophe",
    async (evil) => {
      expect(neutralised(evil)).toBe(`'${evil}`);
      expect(asTyped(neutralised(evil))).toBe(evil);
      const csv = new TextDecoder().decode(
        await writeCsv({ columns: [{ header: evil, kind: "text" }], rows: [[evil]] }),
      );
      expect(csv).not.toMatch(/(^\ufeff?|\r\n|;)"?[=+\-@\t\r\n]/);
    },
  );

  test("a number stays a number, below zero too, and an ordinary text stays as it is", async () => {
    const csv = new TextDecoder().decode(await writeCsv({ columns, rows: [[-5, "O'Brien & Co", "'n Boer"]] }));
    expect(csv).toContain("-5;O'Brien & Co;'n Boer\r\n");
  });

  test("it begins with the mark that makes Excel read it as UTF-8", async () => {
    expect([...(await writeCsv({ columns, rows: [] })).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
