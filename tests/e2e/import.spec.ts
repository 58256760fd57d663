/** From a file to suppliers, as a member does it in the browser. */
import { readFile } from "node:fs/promises";
import type { BrowserContext } from "@playwright/test";
import { zipSync } from "fflate";
import type postgres from "postgres";
import { comeInAsMember } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";

/** A member signed in, with two suppliers there already. */
async function memberOf(owner: postgres.Sql, context: BrowserContext, baseURL?: string) {
  const world = await comeInAsMember(context, owner, baseURL);
  const { buyerId } = world;
  await owner`insert into suppliers (buyer_id, name, country, erp_key) values
    (${buyerId}, 'Nordvik AS', 'NO', null), (${buyerId}, 'Gammelt Navn AS', 'NO', 'K1')`;
  return world;
}

/** As Norwegian Excel writes it. */
const list = (lines: string[], name = "leverandører.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(lines.join("\r\n"), "latin1"),
});

const good = list([
  "Firma;Leverandørnr;Land;Bokstav;E-post",
  "Ærlig Stål AS;K7;Norge;A;post@aerlig.example",
  "Nytt Navn AS;K1;Norge;B;",
  "Nordvik AS;;Norge;C;",
  "Feil AS;K8;Narnia;A;",
]);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a list is uploaded, matched, looked over, answered for and imported; what stayed out comes back as a file", async ({
      page,
      context,
      owner,
      baseURL,
    }) => {
      const { buyerId } = await memberOf(owner, context, baseURL);
      await page.goto("/suppliers");
      await page.getByRole("link", { name: "Importer liste" }).click();
      await page.getByLabel("Leverandørliste").setInputFiles(good);
      await page.getByRole("button", { name: "Last opp" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Steg 1 av 2: Velg kolonner");
      await expect(page.getByText("Filen har 4 rader under overskriftene.")).toBeVisible();
      await expect(page.getByText("Ærlig Stål AS")).toBeVisible();
      const asked = page.getByLabel("Bokstav hentes inn som");
      await asked.selectOption("Land");
      await page.getByRole("button", { name: "Se hva som skjer" }).click();
      await expect(page.getByText("En annen kolonne hentes allerede inn som det samme").first()).toBeVisible();
      await asked.selectOption("Kritikalitet");
      await page.getByRole("button", { name: "Se hva som skjer" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Steg 2 av 2: Se over");
      await expect(page.getByText("Vi kjenner ikke landet «Narnia».")).toBeVisible();
      await page.getByRole("button", { name: "Importer" }).click();
      await expect(page.getByText("Svar for hver leverandør, eller velg et svar for alle").first()).toBeVisible();
      await page.getByLabel("Svar for Nordvik AS i rad 4").selectOption({ label: "Samme som Nordvik AS: oppdater" });
      await page.getByRole("button", { name: "Importer" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Listen er importert");
      const rows =
        await owner`select name, criticality, erp_key from suppliers where buyer_id = ${buyerId} order by name collate "C"`;
      expect(rows).toEqual([
        { name: "Nordvik AS", criticality: "C", erp_key: null },
        { name: "Nytt Navn AS", criticality: "B", erp_key: "K1" },
        { name: "Ærlig Stål AS", criticality: "A", erp_key: "K7" },
      ]);
      const downloading = page.waitForEvent("download");
      await page.getByRole("link", { name: "Last ned radene som ble utelatt" }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe("Må rettes – leverandører.csv");
      const rejected = await readFile(await download.path(), "utf8");
      expect(rejected).toContain("Feil AS;K8;Narnia;A;;Vi kjenner ikke landet «Narnia».");

      await page.getByRole("link", { name: "Se de nye leverandørene" }).click();
      await expect(page.getByRole("row").filter({ hasText: "Ærlig Stål AS" })).toBeVisible();
      await expect(page.getByRole("row").filter({ hasText: "Nytt Navn AS" })).toHaveCount(0);
    });

    test("a long list goes in by itself while the page waits", async ({ page, context, owner, baseURL }) => {
      test.slow();
      const { buyerId } = await memberOf(owner, context, baseURL);
      const lines = Array.from({ length: 2_200 }, (_, place) => `Leverandør ${place} AS;L${place};Norge`);
      await page.goto("/suppliers/imports");
      await page.getByLabel("Leverandørliste").setInputFiles(list(["Navn;Lev.nr;Land", ...lines]));
      await page.getByRole("button", { name: "Last opp" }).click();
      await page.getByRole("button", { name: "Se hva som skjer" }).click();
      await page.getByRole("button", { name: "Importer 2 200 leverandører" }).click({ timeout: 60_000 });
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Listen er importert", { timeout: 60_000 });
      const [{ count }] = (await owner`select count(*)::int from suppliers where buyer_id = ${buyerId}`) as never as [
        { count: number },
      ];
      expect(count).toBe(2_202);
    });

    test("what cannot be read says what to do, and leaves nothing behind", async ({
      page,
      context,
      owner,
      baseURL,
    }) => {
      const { buyerId } = await memberOf(owner, context, baseURL);
      await page.goto("/suppliers/imports");
      const refusals: [string, Buffer, string][] = [
        ["bombe.xlsx", zipBomb(), "Filen blir for stor når den pakkes ut. Lagre bare listen i en ny arbeidsbok."],
        ["gammel.xls", oldWorkbook, "Lagre den som Excel-arbeidsbok (.xlsx)."],
        [
          "laast.xlsx",
          Buffer.concat([oldWorkbook, Buffer.from("EncryptedPackage", "utf16le")]),
          "Lagre den uten passord.",
        ],
        ["liste.csv", Buffer.from("%PDF-1.7"), "Filen er ikke en tabell."],
        ["lang.csv", Buffer.from(`Navn\n${"A\n".repeat(100_001)}`), "høyst 100 000 rader"],
        ["stor.csv", Buffer.alloc(20_000_001, "a"), "Filen er for stor, høyst 20 MB"],
      ];
      for (const [name, buffer, sentence] of refusals) {
        await page.getByLabel("Leverandørliste").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
        const answered = page.waitForResponse((response) => response.request().method() === "POST");
        await page.getByRole("button", { name: "Last opp" }).click();
        expect((await answered).status(), name).toBe(422);
        await expect(page.locator("[data-field=validation]"), name).toContainText(sentence);
      }
      expect(await owner`select from imports where buyer_id = ${buyerId}`).toHaveLength(0);
    });

    test("a list that is not wanted after all is gone", async ({ page, context, owner, baseURL }) => {
      const { buyerId } = await memberOf(owner, context, baseURL);
      await page.goto("/suppliers/imports");
      await page.getByLabel("Leverandørliste").setInputFiles(good);
      await page.getByRole("button", { name: "Last opp" }).click();
      await page.getByRole("button", { name: "Forkast listen" }).click();
      await expect(page.getByText("Listen er forkastet. Ingenting er importert.")).toBeVisible();
      expect(await owner`select from imports where buyer_id = ${buyerId}`).toHaveLength(0);
    });
  });
}

for (const language of ["nb", "en"] as const) {
  test(`axe finds nothing on the pages of an import in ${language}, and none scrolls sideways`, async ({
    page,
    context,
    owner,
    baseURL,
  }) => {
    test.slow();
    await memberOf(owner, context, baseURL);
    await context.addCookies([{ name: "language", value: language, url: baseURL! }]);
    await page.goto("/suppliers/imports");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expectAccessible(page);
    await page
      .locator("input[type=file]")
      .setInputFiles(list(["Hva som helst;Land;Kritikalitet", "Nordvik AS;Norge;A", "Feil AS;Narnia;A"]));
    await page.locator("main button[type=submit]").first().click();
    await expect(page).toHaveURL(/\/suppliers\/imports\/[\w-]{36}$/);
    await page.locator("main button[type=submit]").first().click();
    await expect(page.locator("[data-field=validation]").first()).toBeVisible();
    await expectAccessible(page);
    await page.locator("select").first().selectOption("name");
    await page.locator("main button[type=submit]").first().click();
    await expect(page.getByText(/Narnia[»”]/)).toBeVisible();
    await expectAccessible(page);
    await page.locator("input[type=radio]").first().check();
    await page.locator("main button[type=submit]").first().click();
    await expect(page.locator(`a[href$="/rejected"]`)).toBeVisible();
    await expectAccessible(page);
    await page.goto("/suppliers/imports");
    await expectAccessible(page);
  });
}

const oldWorkbook = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);

/** A workbook whose one sheet unpacks to a thousand times its size. */
function zipBomb(): Buffer {
  const xml = (text: string) => Buffer.from(`<?xml version="1.0"?>${text}`);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const related = (type: string, target: string) =>
    xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`);
  const sheet = `<worksheet xmlns="${main}"><sheetData><row r="1"><c t="inlineStr"><is><t>Navn</t></is></c></row>${" ".repeat(50_000_000)}</sheetData></worksheet>`;
  return Buffer.from(
    zipSync({
      "[Content_Types].xml": xml(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
      "_rels/.rels": related("officeDocument", "xl/workbook.xml"),
      "xl/workbook.xml": xml(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": related("worksheet", "worksheets/sheet1.xml"),
      "xl/worksheets/sheet1.xml": xml(sheet),
    }),
  );
}
