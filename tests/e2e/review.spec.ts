/** A self-assessment submitted, returned with three questions, answered again and accepted; in both languages. */
import type { Page } from "@playwright/test";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { comeInAs, comeInBy, mailedLink } from "../support/arrivals";
import { answer, assessed, bestAnswers, csr } from "../support/assessed";
import { expectAccessible, expectToFit } from "../support/axe";
import { expect, test } from "../support/e2e";

const nb = {
  title: "Stilling",
  statement: /^Jeg bekrefter for/,
  submit: "Send inn",
  findings: "Det svarene viser",
  read: /^Gå gjennom svarene/,
  worst: "Mulig brudd på nulltoleranse (1)",
  sendBack: "Send tilbake",
  chooseOne: "Velg minst én",
  reason: "Begrunnelse til leverandøren",
  sentBack: "3 spørsmål er sendt tilbake.",
  toAnswer: "Svar på spørsmålene",
  returned: /ber dere svare på 3 spørsmål igjen$/,
  yes: "Ja",
  saveAndGoOn: "Lagre og fortsett",
  changed: "Endret siden sist (3)",
  previously: "Forrige gang",
  accept: "Godta svarene",
  accepted: "Svarene er godtatt.",
  seeResult: "Se resultatet",
  result: /^\d+ av 100: /,
};
const en: typeof nb = {
  title: "Title",
  statement: /^I confirm on behalf of/,
  submit: "Submit",
  findings: "What the answers show",
  read: /^Review the answers/,
  worst: "Possible breach of zero tolerance (1)",
  sendBack: "Return",
  chooseOne: "Choose at least one",
  reason: "Reason to the supplier",
  sentBack: "3 questions have been returned.",
  toAnswer: "Answer the questions",
  returned: /asks you to answer 3 questions again$/,
  yes: "Yes",
  saveAndGoOn: "Save and continue",
  changed: "Changed since last time (3)",
  previously: "Last time",
  accept: "Accept the answers",
  accepted: "The answers are accepted.",
  seeResult: "See the result",
  result: /^\d+ of 100: /,
};

const bad = { "management.policy": "no", "management.training": "no", "child.minimum_age": 12 };

for (const javaScriptEnabled of [true, false])
  for (const [language, says] of [
    ["nb", nb],
    ["en", en],
  ] as const) {
    const textOf = (key: string) => questionsOf(csr).find((question) => question.key === key)!.text[language];

    const submit = async (page: Page, id: string) => {
      await page.goto(`/my/requests/${id}/check`);
      await page.getByRole("textbox", { name: says.title }).fill("CSR");
      await page.getByRole("checkbox", { name: says.statement }).check();
      await page.getByRole("button", { name: says.submit, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.findings);
    };

    test.describe(`${language}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });

      test("submitted, returned with three questions, submitted again, accepted", async ({
        page,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        test.slow();
        const name = `Vurdert ${language} ${javaScriptEnabled ? "A" : "B"} AS`;
        const country = language === "nb" ? "NO" : "GB";
        const journey = await assessed(owner, database, { world, name, language, country });
        const { by, request: id } = journey;
        await answer(database, by, id, { ...bestAnswers(), ...bad });
        await comeInAs(page.context(), owner, by, baseURL);
        await page.context().addCookies([{ name: "language", value: language, url: baseURL! }]);
        await submit(page, id);
        await expect(page.getByText(says.result)).toHaveCount(0);

        const ours = await anotherBrowser({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
        await comeInAs(ours, owner, world.member, baseURL);
        await ours.addCookies([{ name: "language", value: language, url: baseURL! }]);
        const desk = await ours.newPage();
        const readIt = async () => {
          await desk.goto("/desk?only=review");
          await desk.getByRole("listitem").filter({ hasText: name }).getByRole("link", { name: says.read }).click();
        };
        await readIt();
        await expect(desk.getByRole("heading", { level: 2 }).first()).toHaveText(says.worst);
        await expectToFit(desk);
        if (javaScriptEnabled) await expectAccessible(desk);

        await desk.getByRole("textbox", { name: says.reason }).fill("Vi trenger mer.");
        await desk.getByRole("button", { name: says.sendBack, exact: true }).click();
        await expect(desk.getByText(says.chooseOne).first()).toBeVisible();
        await expect(desk.getByRole("textbox", { name: says.reason })).toHaveValue("Vi trenger mer.");
        for (const key of Object.keys(bad)) await desk.getByRole("checkbox", { name: textOf(key) }).check();
        await desk.getByRole("button", { name: says.sendBack, exact: true }).click();
        await expect(desk.getByText(says.sentBack)).toBeVisible();

        const theirs = await anotherBrowser({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
        const again = await theirs.newPage();
        await comeInBy(again, await mailedLink(owner, by.email, "returned"));
        await expect(again).toHaveURL(new RegExp(`/my/requests/${id}$`));
        await again.getByRole("link", { name: says.toAnswer }).click();
        await expect(again.getByRole("heading", { name: says.returned })).toBeVisible();
        await expect(again.getByText("Vi trenger mer.")).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(again);
        await again.getByRole("link", { name: textOf("management.policy") }).click();
        await expect(again.locator("fieldset.question:visible")).toHaveCount(2);
        if (javaScriptEnabled) await expectAccessible(again);
        for (const key of ["management.policy", "management.training"])
          await again
            .getByRole("group", { name: textOf(key) })
            .getByRole("radio", { name: says.yes, exact: true })
            .check();
        await again.getByRole("button", { name: says.saveAndGoOn }).click();
        await again.getByRole("textbox", { name: textOf("child.minimum_age") }).fill("18");
        await again.getByRole("button", { name: says.saveAndGoOn }).click();
        await expect(again).toHaveURL(/\/check$/);
        await submit(again, id);

        await readIt();
        await expect(desk.getByRole("heading", { level: 2 }).first()).toHaveText(says.changed);
        await expect(desk.locator("#changed").getByText(says.previously, { exact: true })).toHaveCount(3);
        if (javaScriptEnabled) await expectAccessible(desk);
        await desk.getByRole("button", { name: says.accept, exact: true }).click();
        await expect(desk.getByText(says.accepted)).toBeVisible();

        await again.goto(`/my/requests/${id}`);
        await again.getByRole("link", { name: says.seeResult }).click();
        await expect(again.getByText(says.result)).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(again);
      });
    });
  }
