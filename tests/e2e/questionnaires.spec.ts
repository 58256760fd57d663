/** A questionnaire taken out, changed, brought in with a fault, mended, looked at in both languages, and published. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Questionnaire } from "~/features/questionnaires/questionnaire";

import { comeInAs } from "../support/arrivals";
import { csr, publish } from "../support/assessed";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";

const says = {
  nb: {
    version: "Versjon 1",
    takeOut: "Last ned som JSON",
    file: "Definisjon",
    bringIn: "Hent inn",
    missing: "Teksten mangler på engelsk.",
    draft: "Definisjonen er hentet inn som utkast.",
    changed: "Endret siden versjon 1",
    look: "Se som leverandør",
    languages: { nb: "Norsk", en: "Engelsk" },
    tried: "Prøv svarene",
    back: "Tilbake",
    notes: ["Hva er nytt, på norsk", "Hva er nytt, på engelsk"],
    publish: "Publiser",
    published: /^Spørreskjemaet er publisert/,
    required: "Fyll ut dette feltet",
  },
  en: {
    version: "Version 1",
    takeOut: "Download as JSON",
    file: "Definition",
    bringIn: "Import",
    missing: "The text is missing in English.",
    draft: "The definition has been imported as a draft.",
    changed: "Changed since version 1",
    look: "See it as a supplier",
    languages: { nb: "Norwegian", en: "English" },
    tried: "Try the answers",
    back: "Back",
    notes: ["What is new, in Norwegian", "What is new, in English"],
    publish: "Publish",
    published: /^The questionnaire is published/,
    required: "Fill in this field",
  },
};

const asked = { nb: "Har noen i ledelsen et tydelig ansvar?", en: "Is anybody in management clearly responsible?" };

for (const javaScriptEnabled of [true, false])
  for (const language of ["nb", "en"] as const) {
    const words = says[language];

    test.describe(`${language}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });

      test("taken out, changed, refused for a fault, mended, tried and published", async ({
        page,
        owner,
        database,
        world,
        baseURL,
      }) => {
        test.slow();
        await publish(database, world);
        await comeInAs(page.context(), owner, world.member, baseURL);
        await page.context().addCookies([{ name: "language", value: language, url: baseURL! }]);
        await page.goto("/admin/questionnaires");
        if (javaScriptEnabled) await expectAccessible(page);
        await page.getByRole("link", { name: words.version, exact: true }).click();
        const definition = await takenOut(page, words.takeOut);
        expect(definition.sections).toHaveLength(csr.sections.length);

        const [question] = definition.sections[1]!.questions;
        question!.text = { nb: asked.nb } as never;
        await bringIn(page, words, definition);
        await expect(page.getByText(words.missing)).toBeVisible();
        await expect(page.getByText(question!.key)).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page);

        question!.text = asked;
        await bringIn(page, words, definition);
        await expect(page.getByText(words.draft)).toBeVisible();
        await expect(page.getByRole("heading", { name: words.changed })).toBeVisible();
        await expect(page.getByText(asked.en).first()).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page);

        await page.getByRole("link", { name: words.look }).click();
        for (const shown of ["nb", "en"] as const) {
          await page.getByRole("link", { name: words.languages[shown], exact: true }).click();
          await page.getByRole("link", { name: definition.sections[1]!.title[shown], exact: true }).click();
          const group = page.getByRole("group", { name: asked[shown] });
          await group.getByRole("radio").first().check();
          await page.getByRole("button", { name: words.tried }).click();
          await expect(group.getByRole("radio").first()).toBeChecked();
          if (javaScriptEnabled) await expectAccessible(page);
          await page.getByRole("link", { name: words.back }).click();
          await expect(
            page.getByRole("link", { name: definition.sections[1]!.title[shown], exact: true }),
          ).toBeVisible();
        }
        await page.getByRole("link", { name: words.back }).click();

        await page.getByRole("button", { name: words.publish }).click();
        await expect(page.getByText(words.required).first()).toBeVisible();
        for (const note of words.notes) await page.getByRole("textbox", { name: note }).fill("Et klarere spørsmål");
        await page.getByRole("button", { name: words.publish }).click();
        await expect(page.getByText(words.published)).toBeVisible();
        const [answered] = await owner`select count(*)::int as count from answers where buyer_id = ${world.buyerId}`;
        expect(answered!.count).toBe(0);
      });
    });
  }

async function takenOut(page: Page, link: string): Promise<Questionnaire> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

async function bringIn(page: Page, words: (typeof says)["nb"], definition: Questionnaire) {
  await page.goto("/admin/questionnaires");
  const file = {
    name: "definition.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(definition)),
  };
  await page.getByLabel(words.file).setInputFiles(file);
  await page.getByRole("button", { name: words.bringIn, exact: true }).click();
}
