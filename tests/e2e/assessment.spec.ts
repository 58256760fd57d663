/** A self-assessment as a supplier answers it: on several devices, by several people, with a connection that comes and goes, and a year later. */
import type { Locator, Page } from "@playwright/test";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { comeInAs, comeInBy, mailedLink } from "../support/arrivals";
import { answer, askedAgain, assessed, bestAnswers, csr, submitted } from "../support/assessed";
import { expectAccessible, expectToFit } from "../support/axe";
import { expect, test } from "../support/e2e";

const nb = {
  yes: "Ja",
  no: "Nei",
  save: "Lagre",
  saved: "Alle svar er lagret.",
  unsent: /^Ikke sendt ennå/,
  missing: /^\d+ spørsmål mangler svar$/,
  title: "Stilling",
  statement: /^Jeg bekrefter for/,
  submit: "Send inn",
  findings: "Det svarene viser",
  share: "Gi en del til en kollega",
  name: "Navn",
  email: "E-postadresse",
  send: "Send til kollegaen",
  saveAndGoOn: "Lagre og fortsett",
  done: "Jeg er ferdig",
  isDone: /er ferdig$/,
  isWith: /^Hos /,
  takeBack: /^Ta tilbake/,
  before: "Noen har svart før deg",
  mine: "Mitt svar",
  unchanged: "Ingenting er endret, bekreft alle",
  confirm: /^Bekreft svaret/,
  carried: /^Overført fra svaret/,
  reuse: "Ja, foreslå svarene mine",
  elsewhere: /^Overført fra et svar til en annen kunde/,
};
const en: typeof nb = {
  yes: "Yes",
  no: "No",
  save: "Save",
  saved: "All answers are saved.",
  unsent: /^Not sent yet/,
  missing: /^\d+ questions have no answer$/,
  title: "Title",
  statement: /^I confirm on behalf of/,
  submit: "Submit",
  findings: "What the answers show",
  share: "Give a section to a colleague",
  name: "Name",
  email: "E-mail address",
  send: "Send to your colleague",
  saveAndGoOn: "Save and continue",
  done: "I am done",
  isDone: /is done$/,
  isWith: /^With /,
  takeBack: /^Take back/,
  before: "Somebody answered before you",
  mine: "My answer",
  unchanged: "Nothing has changed, confirm all",
  confirm: /^Confirm the answer/,
  carried: /^Carried over from the answer of/,
  reuse: "Yes, suggest my answers",
  elsewhere: /^Carried over from an answer to another customer/,
};

const section = (key: string) => csr.sections.find((one) => one.key === key)!;
const question = (key: string) => questionsOf(csr).find((one) => one.key === key)!;

for (const javaScriptEnabled of [true, false])
  for (const [language, says] of [
    ["nb", nb],
    ["en", en],
  ] as const) {
    const radio = (page: Page, key: string, name: string) =>
      page.getByRole("group", { name: question(key).text[language] }).getByRole("radio", { name, exact: true });
    const keeps = async (page: Page) => {
      if (!javaScriptEnabled)
        await Promise.all([
          page.waitForEvent("load"),
          page.getByRole("button", { name: says.save, exact: true }).click(),
        ]);
      else await expect(page.getByText(says.saved)).toBeVisible();
    };
    const options = { javaScriptEnabled, viewport: { width: 320, height: 700 } };
    const accessible = async (page: Page) => {
      await expectToFit(page);
      if (javaScriptEnabled) await expectAccessible(page);
    };

    test.describe(`${language}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
      test.use({ ...options, expectedErrors: /status of 40[49]/ });

      test("half is answered, the other half on another device, and nothing is submitted before all of it", async ({
        page,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        test.slow();
        const { by, request } = await assessed(owner, database, { world, language });
        const { "management.policy": _, "management.training": __, "hse.ppe": ___, ...most } = bestAnswers();
        await answer(database, by, request, most);
        const here = `/my/requests/${request}`;
        const inLanguage = { name: "language", value: language, url: baseURL! };
        await comeInAs(page.context(), owner, by, baseURL);
        await page.context().addCookies([inLanguage]);
        await page.goto(`${here}/assessment/management`);
        await radio(page, "management.policy", says.yes).check();
        await keeps(page);
        await page.close();

        const another = await anotherBrowser(options);
        await comeInAs(another, owner, by, baseURL);
        await another.addCookies([inLanguage]);
        const again = await another.newPage();
        await again.goto(`${here}/assessment/management`);
        await expect(radio(again, "management.policy", says.yes)).toBeChecked();
        await accessible(again);

        await again.goto(`${here}/check`);
        await expect(again.getByRole("heading", { name: says.missing })).toBeVisible();
        await expect(again.getByRole("button", { name: says.submit, exact: true })).toHaveCount(0);
        await again.getByRole("link", { name: question("management.training").text[language] }).click();
        await radio(again, "management.training", says.yes).check();
        await keeps(again);
        await again.goto(`${here}/assessment/hse`);
        await radio(again, "hse.ppe", says.yes).check();
        await keeps(again);
        await again.goto(`${here}/check`);
        await again.getByRole("textbox", { name: says.title }).fill("CSR");
        await again.getByRole("checkbox", { name: says.statement }).check();
        await again.getByRole("button", { name: says.submit, exact: true }).click();
        await expect(again.getByRole("heading", { level: 1 })).toHaveText(says.findings);
      });

      test("a colleague gets a section, answers it and says so; it is taken back", async ({
        page,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        test.slow();
        const { by, request } = await assessed(owner, database, { world, language });
        const here = `/my/requests/${request}`;
        await comeInAs(page.context(), owner, by, baseURL);
        await page.context().addCookies([{ name: "language", value: language, url: baseURL! }]);
        await page.goto(`${here}/assessment`);
        await page.getByRole("link", { name: says.share }).click();
        await accessible(page);
        await page.getByRole("checkbox", { name: section("hse").title[language] }).check();
        await page.getByRole("textbox", { name: says.name }).fill("Kari Moen");
        const email = `kari.${request}@leverandor.example`;
        await page.getByRole("textbox", { name: says.email }).fill(email);
        await page.getByRole("button", { name: says.send }).click();
        await expect(page.getByRole("cell", { name: "Kari Moen", exact: true })).toBeVisible();
        await accessible(page);

        const theirs = await (await anotherBrowser(options)).newPage();
        await comeInBy(theirs, await mailedLink(owner, email, "colleague"));
        await theirs.goto(`${here}/assessment`);
        await expect(theirs.locator("main .task-list li")).toHaveCount(1);
        await theirs.getByRole("link", { name: section("hse").title[language] }).click();
        await radio(theirs, "hse.ppe", says.yes).check();
        await keeps(theirs);
        await theirs.getByRole("button", { name: says.saveAndGoOn }).click();
        await expect(theirs).toHaveURL(new RegExp(`${here}/assessment$`));
        await accessible(theirs);
        await theirs.getByRole("button", { name: says.done }).click();
        await expect(theirs.getByRole("button", { name: says.done })).toHaveCount(0);

        await page.goto(`${here}/assessment`);
        await expect(page.getByRole("listitem").filter({ hasText: section("hse").title[language] })).toContainText(
          "Kari Moen",
        );
        await expect(page.getByText(says.isDone)).toBeVisible();
        await page.goto(`${here}/assessment/hse`);
        await expect(radio(page, "hse.ppe", says.yes)).toBeChecked();
        await page.goto(`${here}/share`);
        await page.getByRole("button", { name: says.takeBack }).click();
        await expect(page.getByRole("cell", { name: "Kari Moen", exact: true })).toHaveCount(0);
        expect((await theirs.goto(`${here}/assessment`))?.status()).toBe(404);
      });

      test("two people answer the same: the second sees the first one's answer, and chooses", async ({
        page,
        owner,
        database,
        world,
        baseURL,
      }) => {
        const { by, request } = await assessed(owner, database, { world, language });
        await comeInAs(page.context(), owner, by, baseURL);
        await page.context().addCookies([{ name: "language", value: language, url: baseURL! }]);
        await page.goto(`/my/requests/${request}/assessment/management`);
        await answer(database, by, request, { "management.policy": "no" });
        await radio(page, "management.policy", says.yes).check();
        if (!javaScriptEnabled) await page.getByRole("button", { name: says.save, exact: true }).click();
        const conflict = page.locator("#question-management-policy");
        await expect(conflict.getByText(says.before)).toBeVisible();
        await expect(conflict.locator("strong")).toHaveText(says.no);
        await expect(radio(page, "management.policy", says.yes)).toBeChecked();
        await accessible(page);
        const mine: Locator = conflict.getByRole(javaScriptEnabled ? "button" : "radio", { name: says.mine });
        await mine.click();
        await keeps(page);
        await page.reload();
        await expect(radio(page, "management.policy", says.yes)).toBeChecked();
      });

      test("a year later what was answered is offered, confirmed and told to be so", async ({
        page,
        owner,
        database,
        world,
        baseURL,
      }) => {
        const first = await assessed(owner, database, { world, language });
        const { by } = first;
        await answer(database, by, first.request, bestAnswers());
        await submitted(database, by, first.request);
        const request = await askedAgain(owner, first.request);
        const here = `/my/requests/${request}`;
        await comeInAs(page.context(), owner, by, baseURL);
        await page.context().addCookies([{ name: "language", value: language, url: baseURL! }]);
        await page.goto(`${here}/assessment/hse`);
        const all = await page.getByRole("button", { name: says.confirm }).count();
        expect(all).toBeGreaterThan(5);
        await accessible(page);
        await page.getByRole("button", { name: says.confirm }).first().click();
        await expect(page.getByText(says.carried)).toHaveCount(1);
        await expect(page.getByRole("button", { name: says.confirm })).toHaveCount(all - 1);
        await radio(page, "hse.ppe", says.no).check();
        await page.getByRole("button", { name: says.unchanged }).click();
        await expect(page.getByRole("button", { name: says.confirm })).toHaveCount(0);
        await expect(radio(page, "hse.ppe", says.no)).toBeChecked();
        await expect(page.getByText(says.carried)).toHaveCount(all - 1);
        await page.goto(`${here}/check`);
        await expect(page.getByText(says.carried)).toHaveCount(all - 1);
        await accessible(page);
      });
    });
  }

for (const javaScriptEnabled of [true, false])
  test.describe(`answers given to another buyer, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test("are offered to the same person once she has said yes", async ({ page, owner, database, world, baseURL }) => {
      const first = await assessed(owner, database, { name: `To kunder ${javaScriptEnabled} AS` });
      await answer(database, first.by, first.request, bestAnswers());
      await submitted(database, first.by, first.request);
      const { email, supplierName: name } = first.by;
      const { by, request } = await assessed(owner, database, { world, email, name });
      await comeInAs(page.context(), owner, by, baseURL);
      await page.goto(`/my/requests/${request}/assessment/hse`);
      await expect(page.getByRole("button", { name: nb.confirm })).toHaveCount(0);
      await page.goto(`/my/requests/${request}/assessment`);
      await expect(page.getByRole("button", { name: nb.reuse })).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: nb.reuse }).click();
      await expect(page.getByRole("button", { name: nb.reuse })).toHaveCount(0);
      await page.goto(`/my/requests/${request}/assessment/hse`);
      await page.getByRole("button", { name: nb.confirm }).first().click();
      await expect(page.getByText(nb.elsewhere)).toHaveCount(1);
    });
  });

test.describe("a connection that is lost", () => {
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch manifest patches/ });

  test("takes no answer along: it is sent when it is back, also after the page was closed", async ({
    page,
    owner,
    database,
    world,
    baseURL,
  }) => {
    const { by, request } = await assessed(owner, database, { world });
    const context = page.context();
    await comeInAs(context, owner, by, baseURL);
    const at = `/my/requests/${request}/assessment/management`;
    const group = (on: Page, key: string) => on.getByRole("group", { name: question(key).text.nb });
    await page.goto(at);
    // A page whose scripts have not come yet cannot tell of a lost connection.
    await group(page, "management.training").getByRole("radio", { name: nb.yes, exact: true }).check();
    await expect(page.getByText(nb.saved)).toBeVisible();
    await context.setOffline(true);
    await group(page, "management.policy").getByRole("radio", { name: nb.yes, exact: true }).check();
    await expect(page.getByText(nb.unsent)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(nb.saved)).toBeVisible();

    await context.setOffline(true);
    await group(page, "management.training").getByRole("radio", { name: nb.no, exact: true }).check();
    await expect(page.getByText(nb.unsent)).toBeVisible();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(at);
    await expect(again.getByText(nb.saved)).toBeVisible();
    await again.reload();
    await expect(group(again, "management.policy").getByRole("radio", { name: nb.yes, exact: true })).toBeChecked();
    await expect(group(again, "management.training").getByRole("radio", { name: nb.no, exact: true })).toBeChecked();
  });
});
