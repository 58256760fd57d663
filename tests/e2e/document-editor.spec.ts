/** A new version written clause by clause by an administrator, in either language, while another writes as well. */
import { signAll } from "~/features/signatures/signing.server";
import { comeInAs } from "../support/arrivals";
import { expectAccessible, expectToFit } from "../support/axe";
import { expect, test } from "../support/e2e";
import { arrive, asContact, invited } from "../support/invited";
import { newMember } from "../support/people";

const said = {
  nb: {
    newVersion: /^Ny versjon/,
    clause: (number: string, language: "nb" | "en") => `Punkt ${number} på ${language === "nb" ? "norsk" : "engelsk"}`,
    named: (number: string) => `Punkt ${number}`,
    button: (what: "add" | "up" | "down" | "remove", number: string) =>
      `${{ add: "Nytt punkt under", up: "Flytt opp", down: "Flytt ned", remove: "Fjern" }[what]} (Punkt ${number})`,
    save: "Lagre utkastet",
    saved: "Utkastet er lagret.",
    lacks: "1 ting må rettes før du kan publisere",
    missing: "Mangler på engelsk.",
    removed: "Punktet fjernes når du publiserer:",
    restore: /^Ta tilbake/,
    theirs: "Lagret av en annen:",
    overtaken: "En annen har lagret utkastet mens du skrev.",
    publish: "Publiser",
    notes: ["Hva er endret, på norsk", "Hva er endret, på engelsk"],
    required: "Fyll ut dette feltet",
    published: "Dokumentet er publisert og kan sendes til signering.",
    ask: "Be om signatur på versjon 2",
    asked: "1 får den nå",
  },
  en: {
    newVersion: /^New version/,
    clause: (number: string, language: "nb" | "en") =>
      `Clause ${number} in ${language === "nb" ? "Norwegian" : "English"}`,
    named: (number: string) => `Clause ${number}`,
    button: (what: "add" | "up" | "down" | "remove", number: string) =>
      `${{ add: "New clause below", up: "Move up", down: "Move down", remove: "Remove" }[what]} (Clause ${number})`,
    save: "Save the draft",
    saved: "The draft is saved.",
    lacks: "1 thing to put right before you can publish",
    missing: "Missing in English.",
    removed: "The clause goes when you publish:",
    restore: /^Bring back/,
    theirs: "Saved by somebody else:",
    overtaken: "Somebody else saved the draft while you were writing.",
    publish: "Publish",
    notes: ["What has changed, in Norwegian", "What has changed, in English"],
    required: "Fill in this field",
    published: "The document is published and can be sent for signing.",
    ask: "Ask for signatures on version 2",
    asked: "1 gets it now",
  },
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
    test.setTimeout(120_000);

    for (const language of ["nb", "en"] as const)
      test(`is edited clause by clause, published and asked for (${language})`, async ({
        page,
        context,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        const says = said[language];
        const { secret, task } = await invited(owner, database, { world });
        const by = await arrive(database, secret);
        const draft = { requestIds: [task("code_of_conduct")], name: "Ola", title: "Daglig leder", language };
        await asContact(database, by, (store) =>
          signAll(store, by, draft, { ip: "192.0.2.7", browser: "Test" }, new Date()),
        );
        await comeInAs(context, owner, world.member, baseURL);
        await context.addCookies([{ name: "language", value: language, url: baseURL! }]);
        await page.goto("/admin/documents");
        await page.getByRole("button", { name: says.newVersion }).click();
        const text = (number: string, of: "nb" | "en") => page.getByLabel(says.clause(number, of), { exact: true });
        const press = (what: "add" | "up" | "down" | "remove", number: string) =>
          page.getByRole("button", { name: says.button(what, number), exact: true }).click();
        const save = () => page.getByRole("button", { name: says.save }).last().click();

        // What lacks is said on top, with the way to it, and at its place.
        const english = await text("5.1", "en").inputValue();
        await text("5.1", "en").fill("");
        await save();
        await expect(page.getByText(says.saved)).toBeVisible();
        await expect(page.getByText(says.lacks)).toBeVisible();
        await page.getByRole("link", { name: says.named("5.1"), exact: true }).click();
        await expect(page.locator("#part-5\\.1").getByText(says.missing)).toBeInViewport();
        await expectToFit(page);
        if (javaScriptEnabled) await expectAccessible(page);
        await text("5.1", "en").fill(english.replace("15", "16"));

        // A new clause takes the next number, one that moves takes its text along, one that is removed can come back.
        await press("add", "2.1");
        await expect(page.getByText(says.lacks.replace("1", "2").replace("thing ", "things "))).toBeVisible();
        await text("2.2", "nb").fill("Helt nytt krav.");
        await text("2.2", "en").fill("An entirely new rule.");
        await press("up", "2.2");
        await expect(text("2.1", "en")).toHaveValue("An entirely new rule.");
        await expect(text("5.1", "en")).toHaveValue(english.replace("15", "16"));
        await press("remove", "7.3");
        await expect(page.getByText(says.removed)).toBeVisible();
        await page.getByRole("button", { name: says.restore }).click();
        await expect(page.getByText(says.removed)).toHaveCount(0);
        await press("remove", "7.3");

        // Another administrator saves meanwhile: both texts are on the page, and the one saved next counts.
        const hers = await anotherBrowser({ javaScriptEnabled });
        await comeInAs(hers, owner, await newMember(owner, world.buyerId, ["administrator"]), baseURL);
        await hers.addCookies([{ name: "language", value: language, url: baseURL! }]);
        const other = await hers.newPage();
        await other.goto(new URL(page.url()).pathname);
        await other.getByLabel(says.clause("3.1", "nb"), { exact: true }).fill("Hennes tekst.");
        await other.getByRole("button", { name: says.save }).last().click();
        await expect(other.getByText(says.saved)).toBeVisible();
        await text("3.1", "nb").fill("Min tekst.");
        await save();
        await expect(page.getByText(says.overtaken).first()).toBeVisible();
        await expect(page.getByText("Hennes tekst.").first()).toBeVisible();
        await expect(page.getByText(says.theirs).first()).toBeVisible();
        await expect(text("3.1", "nb")).toHaveValue("Min tekst.");
        await save();
        await expect(page.getByText(says.saved)).toBeVisible();
        await expect(text("3.1", "nb")).toHaveValue("Min tekst.");

        await page.getByRole("button", { name: says.publish, exact: true }).click();
        await expect(page.getByText(says.required).first()).toBeVisible();
        for (const label of says.notes) await page.getByLabel(label).fill("16.");
        await page.getByRole("button", { name: says.publish, exact: true }).click();
        await expect(page.getByText(says.published)).toBeVisible();
        await page.getByRole("link", { name: says.ask }).click();
        await expect(page.getByText(says.asked)).toBeVisible();
      });
  });
}
