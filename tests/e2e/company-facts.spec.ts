import type { Page } from "@playwright/test";
import { connect } from "db/client.server";
import type { Language } from "db/schema/words";
import type postgres from "postgres";
import { inScope } from "~/features/accounts/scopes.server";
import { addEdition } from "~/features/risk/risk.server";
import en from "../../locales/en/facts";
import nb from "../../locales/nb/facts";
import { comeInAs } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { invited } from "../support/invited";
import { newWorld, scopeOfMember } from "../support/people";

const texts = { nb, en };
const china = { nb: "Kina", en: "China" };
const norway = { nb: "Norge", en: "Norway" };

/** A supplier at the low level, asked for its facts, and its contact's cookie. */
async function supplierIn(language: Language, owner: postgres.Sql, ownerUrl: string) {
  const database = connect(ownerUrl);
  const world = await newWorld(owner);
  await inScope(database, scopeOfMember(world.member), (store) =>
    addEdition(store, world.member, {
      name: "Index",
      source: "Test",
      validFrom: "2025-01-01",
      scores: [
        { country: "NO", score: 97 },
        { country: "CN", score: 40 },
      ] as Parameters<typeof addEdition>[2]["scores"],
    }),
  );
  const asked = await invited(owner, database, { world, language });
  await database.$client.end({ timeout: 5 });
  await owner`update suppliers set country_risk = 'low', edition_id = (select id from editions where buyer_id = ${world.buyerId})
    where id = ${asked.by.supplierId}`;
  return { ...asked, address: `/my/requests/${asked.task("company_facts")}/facts` };
}

async function fillSite(page: Page, t: typeof nb | typeof en, number: number, country: string, employees = "12") {
  const site = page.getByRole("group", { name: t.site.replace("{{number}}", `${number}`), exact: true });
  await site.getByLabel(t.country).selectOption({ label: country });
  await site.getByLabel(t.place).fill("Byen");
  await site.getByLabel(t.makes).fill("Kretskort");
  await site.getByLabel(t.employees).fill(employees);
}

test("what is chosen and typed before the page is ready stays", async ({ page, context, owner, ownerUrl, baseURL }) => {
  const asked = await supplierIn("nb", owner, ownerUrl);
  await comeInAs(context, owner, asked.by, baseURL);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/*.js", (route) => held.then(() => route.continue()));
  await page.goto(asked.address, { waitUntil: "commit" });
  await page.getByRole("radio", { name: nb.roles.both }).check();
  await page.getByLabel(nb.organisationNumber).fill("923 609 016");
  await page.getByLabel(nb.country).first().selectOption({ label: china.nb });
  release();
  await page.waitForFunction(() => "__remixRouter" in window);
  await page.getByRole("button", { name: nb.addSite }).click();
  await expect(page.getByRole("group", { name: "Sted 2" })).toBeVisible();
  await expect(page.getByRole("radio", { name: nb.roles.both })).toBeChecked();
  await expect(page.getByLabel(nb.organisationNumber)).toHaveValue("923 609 016");
  await expect(page.getByLabel(nb.country).first()).toHaveValue("CN");
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const language of ["nb", "en"] as const)
      test(`company facts are filled in, put right and handed in (${language})`, async ({
        page,
        context,
        owner,
        ownerUrl,
        baseURL,
      }) => {
        const t = texts[language];
        const asked = await supplierIn(language, owner, ownerUrl);
        await comeInAs(context, owner, asked.by, baseURL);
        await page.goto(asked.address);
        await expect(page.getByLabel(t.legalName)).toHaveValue("Åsane Kretskort AS");
        await expect(page.getByLabel(t.signatoryName, { exact: true })).toHaveValue("Ola Åsane");

        // Where goods were made is asked of those who sell on what others made.
        const resold = page.getByRole("group", { name: t.resold });
        await page.getByRole("radio", { name: t.roles.producer }).check();
        await expect(resold).toBeHidden();
        await page.getByRole("radio", { name: t.roles.both }).check();
        await page.getByLabel(t.organisationNumber).fill("923 609 017");
        await page.getByRole("button", { name: t.addSite }).click();
        await fillSite(page, t, 2, china[language], "many");
        await page.getByRole("button", { name: t.send, exact: true }).click();

        const errors = page.locator(".ds-error-summary li");
        await expect(errors.first()).toBeVisible();
        await expect(page.getByLabel(t.organisationNumber)).toHaveValue("923 609 017");
        await expect(page.locator('[aria-invalid="true"]')).toHaveCount(4);

        await page.getByLabel(t.organisationNumber).fill("923 609 016");
        await page.getByLabel(t.employees).nth(1).fill("1 200");
        await fillSite(page, t, 1, norway[language]);
        await resold.getByLabel(t.madeIn).selectOption({ label: china[language] });
        await page.getByLabel(t.signatoryTitle).fill("Daglig leder");
        await page.getByRole("button", { name: t.send, exact: true }).click();
        await page.waitForURL(/\/my\?done=/);
        await expect(page.getByText(t.done.handedIn)).toBeVisible();

        const [request] = await owner`select state from requests where id = ${asked.task("company_facts")}`;
        expect(request!.state).toBe("accepted");
        const changes =
          await owner`select "after", seen_at from risk_changes where supplier_id = ${asked.by.supplierId}`;
        expect(changes.map((row) => ({ ...row }))).toEqual([{ after: "high", seen_at: null }]);

        // What was said can be read, and confirmed with one click; of its level the supplier reads nothing.
        await page.goto(asked.address);
        await expect(page.getByText("923 609 016".replaceAll(" ", "\u00a0"))).toBeVisible();
        await expect(page.getByText("Kretskort", { exact: true })).toHaveCount(2);
        await page.getByRole("link", { name: t.change }).click();
        await page.waitForURL(/\/my\/company/);
        await page.getByRole("button", { name: t.confirm.button }).click();
        await expect(page.getByText(t.done.confirmed)).toBeVisible();
        const kept = await owner`select count(*)::int from company_facts where supplier_id = ${asked.by.supplierId}`;
        expect(kept[0]!.count).toBe(2);
        expect(await page.locator("main").innerText()).not.toMatch(/risiko|risk/i);
      });

    test("whoever hands in second sees what the first handed in, and chooses", async ({
      page,
      context,
      owner,
      ownerUrl,
      baseURL,
    }) => {
      const asked = await supplierIn("nb", owner, ownerUrl);
      await comeInAs(context, owner, asked.by, baseURL);
      const second = await context.newPage();
      for (const tab of [page, second]) {
        await tab.goto(asked.address);
        await tab.getByRole("radio", { name: nb.roles.producer }).check();
        await tab.getByLabel(nb.organisationNumber).fill("923609016");
        await tab.getByLabel(nb.signatoryTitle).fill("Daglig leder");
        await fillSite(tab, nb, 1, tab === page ? "Norge" : "Kina");
      }
      await page.getByRole("button", { name: nb.send, exact: true }).click();
      await page.waitForURL(/\/my\?done=/);
      await second.getByRole("button", { name: nb.send, exact: true }).click();
      await expect(second.getByText(nb.meanwhile.titleYou)).toBeVisible();
      await expect(second.getByText("Byen, Norge")).toBeVisible();
      await expect(second.getByText("Byen, Kina")).toBeVisible();
      await expect(second.getByRole("link", { name: nb.meanwhile.keep })).toBeVisible();
      await second.getByRole("button", { name: nb.meanwhile.sendMine }).click();
      await second.waitForURL(/\/my\?done=/);
      const sites = await owner`select sites.country from sites join company_facts on company_facts.id = facts_id
        where sites.supplier_id = ${asked.by.supplierId} order by company_facts.created_at, sites.position`;
      expect(sites.map(({ country }) => country)).toEqual(["NO", "CN"]);
    });
  });

for (const language of ["nb", "en"] as const) {
  test(`an unfilled form with all that is wrong with it can be used by everybody (${language})`, async ({
    page,
    context,
    owner,
    ownerUrl,
    baseURL,
  }) => {
    const asked = await supplierIn(language, owner, ownerUrl);
    await comeInAs(context, owner, asked.by, baseURL);
    await page.goto(asked.address);
    await page.getByRole("radio", { name: texts[language].roles.both }).check();
    await page.getByRole("button", { name: texts[language].send, exact: true }).click();
    // The number, four of the site, one of the goods sold on, the title.
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(7);
    await expectAccessible(page);
  });

  test(`facts told before, to be confirmed or changed, can be used by everybody (${language})`, async ({
    page,
    context,
    owner,
    ownerUrl,
    baseURL,
  }) => {
    const asked = await supplierIn(language, owner, ownerUrl);
    await owner`insert into company_facts (buyer_id, supplier_id, legal_name, country, role, signatory_name, given_by)
      values (${asked.by.buyerId}, ${asked.by.supplierId}, 'Åsane Frakt AS', 'NO', 'service', 'Ola Åsane', ${asked.by.contactId})`;
    await comeInAs(context, owner, asked.by, baseURL);
    await page.goto("/my/company");
    await expect(page.getByText(texts[language].confirm.title)).toBeVisible();
    await expectAccessible(page);
    await owner`update requests set state = 'accepted' where id = ${asked.task("company_facts")}`;
    await page.goto(asked.address);
    await expect(page.getByRole("link", { name: texts[language].change })).toBeVisible();
    await expectAccessible(page);
  });
}

test("somebody who only helps reads the facts, and another supplier's task is not there", async ({
  page,
  context,
  owner,
  ownerUrl,
  baseURL,
  consoleErrors,
}) => {
  const [asked, others] = [await supplierIn("nb", owner, ownerUrl), await supplierIn("nb", owner, ownerUrl)];
  await owner`update contacts set role = 'contributor', is_main = false where id = ${asked.by.contactId}`;
  await comeInAs(context, owner, asked.by, baseURL);
  expect((await page.goto(asked.address))!.status()).toBe(404);
  await owner`insert into shares (buyer_id, supplier_id, request_id, contact_id, shared_by)
    values (${asked.by.buyerId}, ${asked.by.supplierId}, ${asked.task("company_facts")}, ${asked.by.contactId}, ${asked.by.contactId})`;
  await page.goto(asked.address);
  await expect(page.getByText(nb.contributor)).toBeVisible();
  await expect(page.getByText("Åsane Kretskort AS", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: nb.send })).toHaveCount(0);
  await expectAccessible(page);
  expect((await page.goto(others.address))!.status()).toBe(404);
  consoleErrors.length = 0; // the two that were asked for
});
