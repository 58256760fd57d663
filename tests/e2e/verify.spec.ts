/** A signed document, from its download to the page where anybody verifies it. */
import { connect } from "db/client.server";
import type postgres from "postgres";
import { signAll } from "~/features/signatures/signing.server";
import { comeInAs } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { test as base, expect } from "../support/e2e";
import { arrive, asContact, invited } from "../support/invited";

const test = base.extend<{ signed: Awaited<ReturnType<typeof signedHere>> }>({
  signed: async ({ owner, ownerUrl }, use) => use(await signedHere(owner, ownerUrl)),
});

async function signedHere(owner: postgres.Sql, ownerUrl: string) {
  const database = connect(ownerUrl, { connections: 2 });
  try {
    const { secret, task, world } = await invited(owner, database, { name: "深圳市华强电子有限公司" });
    const by = await arrive(database, secret);
    const signed = await asContact(database, by, (store) =>
      signAll(
        store,
        by,
        { requestIds: [task("code_of_conduct")], name: "王小明", title: "总经理", language: "en" },
        { ip: "192.0.2.7", browser: "Mozilla/5.0" },
        new Date(),
      ),
    );
    if ("refusal" in signed) throw new Error(signed.refusal);
    const [{ seal }] =
      (await owner`select encode(seal, 'hex') as seal from signatures where id = ${signed.signatureId}`) as unknown as [
        { seal: string },
      ];
    return { world, page: `/suppliers/${by.supplierId}/signatures/${signed.signatureId}`, seal };
  } finally {
    await database.$client.end({ timeout: 5 });
  }
}

const file = (buffer: Buffer, name = "signert.pdf") => ({ name, mimeType: "application/pdf", buffer });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a member downloads the PDF, and a stranger verifies it and its seal", async ({
      page,
      owner,
      context,
      baseURL,
      signed,
      anotherBrowser,
    }) => {
      await comeInAs(context, owner, signed.world.member, baseURL);
      await page.goto(signed.page);
      const link = page.getByRole("link", { name: "Last ned dokumentet med bevis (PDF)" });
      const downloading = page.waitForEvent("download");
      await link.click();
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(/深圳市华强电子有限公司 – \d{4}-\d\d-\d\d\.pdf$/);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      const pdf = Buffer.concat(chunks);

      const stranger = await (await anotherBrowser({ javaScriptEnabled })).newPage();
      await stranger.goto("/verify");
      const check = stranger.getByRole("button", { name: "Kontroller filen" });
      await stranger.getByLabel("PDF med bevis").setInputFiles(file(pdf));
      await check.click();
      await expect(stranger.getByText("Filen er ekte og uendret", { exact: true })).toBeVisible();
      await expect(stranger.getByText("王小明, 总经理")).toBeVisible();

      await expect(stranger.getByLabel("PDF med bevis")).toHaveValue("");
      const torn = Buffer.from(pdf);
      torn[torn.indexOf("stream") + 40]! ^= 1;
      await stranger.getByLabel("PDF med bevis").setInputFiles(file(torn));
      await check.click();
      await expect(stranger.getByText("Filen er endret", { exact: true })).toBeVisible();
      await expect(stranger.getByText("Under står det som egentlig ble signert.")).toBeVisible();

      await stranger.getByLabel("Segl").fill(`${signed.seal.slice(0, 32).toUpperCase()} \n ${signed.seal.slice(32)}`);
      await stranger.getByRole("button", { name: "Kontroller seglet" }).click();
      await expect(stranger.getByText("Seglet er ekte")).toBeVisible();
      await expect(stranger.getByText("192.0.2.7")).toHaveCount(0);
    });

    test("what is not a seal, and what is not evidence, is told in a sentence", async ({ page }) => {
      await page.goto("/verify");
      await page.getByLabel("Segl").fill("3db0499a ec1307");
      await page.getByRole("button", { name: "Kontroller seglet" }).click();
      await expect(page.getByText("Et segl har 64 tegn").first()).toBeVisible();
      await expect(page.getByLabel("Segl")).toHaveValue("3db0499a ec1307");
      const attempts: [Buffer, string][] = [
        [Buffer.from("%PDF-1.7\n%%EOF\n"), "PDF-en er ikke et bevis fra denne portalen."],
        [Buffer.from("PK\u0003\u0004"), "Filen er ikke en PDF."],
        [Buffer.alloc(0), "Filen er tom."],
        [Buffer.from("%PDF-1.7\ntrailer << /Encrypt 5 0 R >>"), "PDF-en er kryptert."],
        [Buffer.alloc(20_000_001, "%PDF-"), "Filen er for stor, høyst 20 MB"],
      ];
      for (const [bytes, sentence] of attempts) {
        // After an answer the form is afresh.
        await expect(page.getByLabel("PDF med bevis")).toHaveValue("");
        await page.getByLabel("PDF med bevis").setInputFiles(file(bytes, "../../x.pdf"));
        await page.getByRole("button", { name: "Kontroller filen" }).click();
        await expect(page.getByText(sentence).first()).toBeVisible();
      }
    });
  });
}

test("the page has nothing axe objects to, empty and with each answer, in both languages", async ({ page, signed }) => {
  await page.goto("/verify");
  await expectAccessible(page);
  await page.getByLabel("Segl").fill(signed.seal);
  await page.getByRole("button", { name: "Kontroller seglet" }).click();
  await expect(page.getByText("Seglet er ekte")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByLabel("Seal").fill(signed.seal.replace(/^./, (digit) => (digit === "0" ? "1" : "0")));
  await page.getByRole("button", { name: "Check the seal" }).click();
  await expect(page.getByText("We cannot confirm this")).toBeVisible();
  await expectAccessible(page);
});

test("an administrator takes out the log and its public part", async ({ page, owner, context, baseURL, signed }) => {
  await comeInAs(context, owner, signed.world.member, baseURL);
  await page.goto("/admin/log");
  await expectAccessible(page);
  const log = await (await page.request.get("/admin/log/export")).text();
  expect(JSON.parse(log.split("\n")[0]!)).toMatchObject({ log: 1, buyer: signed.world.buyerId });
  const part = await (await page.request.get("/admin/log/public")).json();
  expect(part).toMatchObject({ aktsomPublic: 1, seals: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
});
