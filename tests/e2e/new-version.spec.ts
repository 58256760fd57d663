/**
 * A new version of the code of conduct: written and published by an administrator, sent to those who have signed the one
 * before, who see what is new and sign again, in either language.
 */
import { randomUUID } from "node:crypto";
import { comeInAs, mailedLink } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { newSupplier, newWorld } from "../support/people";
import { english, norwegian, openTask, readAndSign, sign } from "../support/signing";

const said = {
  nb: {
    ...norwegian,
    before: "Dere signerte versjon 1",
    note: "Aldersgrensen er hevet.",
    changes: "2 endringer siden versjon 1",
    clause: "Punkt 5.1",
    gone: "Punkt 7.3",
  },
  en: {
    ...english,
    before: "You signed version 1",
    note: "The age limit is raised.",
    changes: "2 changes since version 1",
    clause: "Clause 5.1",
    gone: "Clause 7.3",
  },
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    test.setTimeout(180_000);

    test("is signed by those who signed the one before, once they see what is new", async ({
      page,
      context,
      owner,
      baseURL,
      anotherBrowser,
    }) => {
      const world = await newWorld(owner);
      await comeInAs(context, owner, world.member, baseURL);
      const tag = randomUUID().slice(0, 6);
      const names = { nb: "Åsane Kretskort AS", en: "Shenzhen Brightfield Ltd" };
      const address = (language: "nb" | "en") => `${language}.${tag}@leverandor.example`;
      for (const language of ["nb", "en"] as const)
        await newSupplier(owner, world, { name: names[language], email: address(language), language });
      const invite = async (version: number) => {
        await page.getByRole("button", { name: "Send til 2 leverandører" }).click();
        await expect(page.getByText("Invitasjonene er på vei til 2 leverandører.")).toBeVisible();
        const links = { nb: "", en: "" };
        for (const language of ["nb", "en"] as const) {
          links[language] = await mailedLink(owner, address(language), "invitation", version);
        }
        return links;
      };

      const [code] = await owner<{ id: string }[]>`
        select id from requirements where buyer_id = ${world.buyerId} and key = 'code_of_conduct'`;
      await page.goto(`/suppliers/invite?all=yes&ask=${code!.id}`);
      const first = await invite(1);
      const browsers = {
        nb: await anotherBrowser({ javaScriptEnabled }),
        en: await anotherBrowser({ javaScriptEnabled }),
      };
      for (const language of ["nb", "en"] as const) {
        const supplier = await browsers[language].newPage();
        await openTask(supplier, first[language], said[language]);
        await readAndSign(supplier, "CEO", said[language]);
        await supplier.close();
      }

      await page.goto("/admin/documents");
      await page.getByRole("button", { name: /^Ny versjon/ }).click();
      for (const text of [page.getByLabel("Punkt 5.1 på norsk"), page.getByLabel("Punkt 5.1 på engelsk")])
        await text.fill((await text.inputValue()).replace("15", "16"));
      await page.getByRole("button", { name: "Fjern (Punkt 7.3)" }).click();
      await expect(page.getByText("Punktet fjernes når du publiserer:")).toBeVisible();
      await page.getByLabel("Hva er endret, på norsk").fill(said.nb.note);
      await page.getByLabel("Hva er endret, på engelsk").fill(said.en.note);
      await page.getByRole("button", { name: "Publiser" }).click();
      await expect(page.getByText("Dokumentet er publisert og kan sendes til signering.")).toBeVisible();
      await expect(
        page.getByText("2 leverandører har signert en tidligere versjon, men ikke versjon 2."),
      ).toBeVisible();
      await page.getByRole("link", { name: "Be om signatur på versjon 2" }).click();
      await expect(page.getByText("2 får den nå")).toBeVisible();
      const second = await invite(2);

      const row = (name: string) => page.getByRole("row").filter({ hasText: name });
      await page.goto("/signatures/who");
      for (const name of Object.values(names)) {
        await expect(row(name)).toContainText("Signert");
        await expect(row(name)).toContainText("Versjon 2: frist");
      }

      for (const language of ["nb", "en"] as const) {
        const says = said[language];
        const supplier = await browsers[language].newPage();
        await supplier.setViewportSize({ width: 390, height: 800 });
        await openTask(supplier, second[language], says);
        await supplier.getByRole("link", { name: says.read }).click();
        await expect(supplier.getByText(says.before)).toBeVisible();
        await expect(supplier.getByText(says.note)).toBeVisible();
        await expect(supplier.getByText(says.changes)).toBeVisible();
        const clause = supplier.getByRole("listitem").filter({ hasText: says.clause });
        await expect(clause.getByRole("deletion")).toHaveText("15");
        await expect(clause.getByRole("insertion")).toHaveText("16");
        await expect(supplier.getByRole("listitem").filter({ hasText: says.gone })).toContainText("https://");
        if (javaScriptEnabled) await expectAccessible(supplier);
        await sign(supplier, "CEO", says);
      }

      await page.goto("/signatures/who");
      for (const name of Object.values(names)) await expect(row(name)).not.toContainText("Versjon 2: frist");
      await page.goto("/signatures");
      await expect(page.getByText("2 av 2 (100 %)").first()).toBeVisible();
      await expect(page.getByText("har signert en tidligere versjon")).toHaveCount(0);
      const pack = page.waitForEvent("download");
      await page.getByRole("link", { name: "Last ned revisjonspakke" }).click();
      expect((await pack).suggestedFilename()).toMatch(/^Revisjonspakke 20\d\d-\d\d-\d\d\.zip$/);
    });
  });
}
