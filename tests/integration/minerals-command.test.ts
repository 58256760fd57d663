/** `npm run -s minerals`: a process of its own, which says on standard output what a person or a program asked for. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

import { cmrt } from "../support/workbooks";

const folder = mkdtempSync(join(tmpdir(), "aktsom-minerals-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "app/minerals.ts", ...options], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
function file(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe("a workbook is checked", () => {
  const path = file("Vår CMRT.xlsx", cmrt({ smelters: { E5: "PERU" }, declaration: { D8: null } }));
  const list = file("liste.csv", "CID;Metal;Name;Country\nCID900001;Tantalum;TestTantalum AS;NORWAY\n");

  test("as JSON, by a list and a day", () => {
    const { status, stdout } = run("check", path, "--list", list, "--today", "2026-02-01", "--json");
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual([
      ...["template", "version", "layout", "complete", "company", "minerals", "answers"],
      ...["smelters", "products", "openItems", "flags"],
    ]);
    expect(report).toMatchObject({ complete: false, openItems: [{ cell: "Declaration!D8" }] });
    expect(report.flags).toContainEqual({
      rule: "RF-53",
      severity: "medium",
      mineral: "Tantalum",
      cells: ["Smelter List!C5"],
      text: {
        nb: "Navn eller land stemmer ikke med nummeret: TestTantalum AS.",
        en: "Name or country does not match the number: TestTantalum AS.",
      },
    });
  });

  test("as a report to read", () => {
    const { status, stdout } = run("check", path, "--today", "2026-12-24");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Vår CMRT\.xlsx: CMRT 6\.5, no company, 2025-12-09$/m);
    expect(stdout).toMatch(/^ {2}Fill in company name \(Declaration!D8\)$/m);
    expect(stdout).toMatch(/^ {2}RF-02 medium: The declaration is dated 9 December 2025/m);
  });
});

describe("what cannot be read is said in both languages, and ends with 2", () => {
  const error = (...options: string[]) => {
    const { status, stdout } = run("check", ...options, "--json");
    const { code, text } = JSON.parse(stdout).error;
    return [status, code, typeof text.nb, typeof text.en];
  };

  test("a file that is none", () => {
    expect(error(file("CMRT.xlsx", "%PDF-1.7"))).toEqual([2, "notAWorkbook", "string", "string"]);
    expect(error(join(folder, "nowhere.xlsx"))).toEqual([2, "notFound", "string", "string"]);
    expect(error(file("large.xlsx", new Uint8Array(10_000_001)))).toEqual([2, "tooLarge", "string", "string"]);
  });

  test("a list that is none", () => {
    expect(error(file("whole.xlsx", cmrt()), "--list", file("list.csv", "a;b\n1;2\n"))).toEqual([
      2,
      "list",
      "string",
      "string",
    ]);
  });
});

test("what is not understood is asked for", () => {
  for (const options of [
    [],
    ["check"],
    ["verify", "x"],
    ["check", "x", "--today", "31.12.2026"],
    ["check", "x", "--odd"],
  ])
    expect(run(...options)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Say what to check/),
    });
});
