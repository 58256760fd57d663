/** The two reasoned answers beside a plain signature, from the supplier to the coordinator and back, in both languages. */
import type { Page } from "@playwright/test";
import { comeInAs, mailedLink } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { type Invited, invited } from "../support/invited";

async function open(page: Page, { secret }: Invited, language: "nb" | "en" = "nb") {
  await page.goto(`/invitation/${secret}?language=${language}`);
  await page.getByRole("button", { name: language === "nb" ? "Åpne oppgavene" : "Open my tasks" }).click();
  await expect(page).toHaveURL(/\/my$/);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });

    test("signs with reservation, and the coordinator accepts it", async ({
      page,
      owner,
      database,
      world,
      baseURL,
      anotherBrowser,
    }) => {
      const name = javaScriptEnabled ? "Forbehold AS" : "Kablingen AS";
      const journey = await invited(owner, database, { world, name });
      const id = journey.task("code_of_conduct");
      await open(page, journey);
      await page.goto(`/my/sign?request=${id}`);
      await page.getByRole("link", { name: "Signer med forbehold" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Signer med forbehold");
      await page.getByRole("textbox", { name: "Stilling" }).fill("Daglig leder");
      await page.getByRole("checkbox", { name: /Jeg bekrefter at jeg kan forplikte/ }).check();
      await page.getByRole("checkbox", { name: /Jeg godtar å signere elektronisk/ }).check();
      await page.getByRole("button", { name: "Signer med forbehold" }).click();
      const errors = page.getByRole("region", { name: "For å gå videre må du rette opp følgende feil" });
      await expect(errors).toContainText("Kryss av for minst ett punkt dere ikke kan følge");

      const reason = page.getByRole("textbox", { name: "Hvorfor kan dere ikke følge punkt 8.1?" });
      await expect(reason).toBeHidden();
      await page.getByRole("checkbox", { name: "Vi kan ikke følge punkt 8.1" }).check();
      await page.getByRole("checkbox", { name: "Vi kan ikke følge punkt 8.2" }).check();
      await reason.fill("Avtalene fornyes først til sommeren.");
      await page.getByRole("button", { name: "Signer med forbehold" }).click();
      await expect(errors).toContainText("Hvorfor kan dere ikke følge punkt 8.2? Fyll ut dette feltet");
      await expect(reason).toHaveValue("Avtalene fornyes først til sommeren.");
      await expect(page.getByRole("textbox", { name: "Stilling" })).toHaveValue("Daglig leder");
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("checkbox", { name: "Vi kan ikke følge punkt 8.2" }).uncheck();
      await page.getByRole("button", { name: "Signer med forbehold" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dokumentet er signert med forbehold");
      await expect(page.getByText("Avtalene fornyes først til sommeren.")).toBeVisible();
      await expect(page.getByText("Punkt 8.2")).toHaveCount(0);

      const ours = await anotherBrowser({ javaScriptEnabled });
      await comeInAs(ours, owner, world.member, baseURL);
      const desk = await ours.newPage();
      await desk.goto("/desk?only=reservation");
      const item = desk.getByRole("listitem").filter({ hasText: name });
      await expect(item).toContainText("med forbehold til punkt 8.1.");
      await item.getByRole("link", { name: /^Ta stilling/ }).click();
      await expect(desk.getByText("Avtalene fornyes først til sommeren.")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(desk);
      await desk.getByRole("textbox", { name: "Merknad" }).fill("Greit til 1. juli.");
      await desk.getByRole("button", { name: "Godta forbeholdene" }).click();
      await expect(desk.getByText("Forbeholdene er godtatt, og leverandøren får beskjed.")).toBeVisible();
      await desk.getByRole("link", { name: "Se signaturen" }).click();
      await expect(desk.getByText(/^Seglet stemmer:/)).toBeVisible();
      await expect(desk.getByText("Avtalene fornyes først til sommeren.")).toBeVisible();
      await desk.goto(`/signatures/who?signature=reservation`);
      await expect(desk.getByRole("row").filter({ hasText: name })).toContainText("Signert med forbehold");

      await page.goto(`/my/requests/${id}`);
      await expect(page.getByText("har godtatt forbeholdene deres")).toBeVisible();
      await expect(page.getByText("Greit til 1. juli.")).toBeVisible();
    });

    test("is asked for a code, goes back, and finds every reason as it was typed", async ({
      page,
      owner,
      database,
      world,
    }) => {
      const journey = await invited(owner, database, { world, language: "en", country: "SE" });
      await owner`update links set used_at = now() where supplier_id = ${journey.by.supplierId}`;
      await open(page, journey, "en");
      await page.goto(`/my/requests/${journey.task("code_of_conduct")}/reservation`);
      await page.getByRole("checkbox", { name: "We cannot follow clause 8.1" }).check();
      const reason = page.getByRole("textbox", { name: "Why can you not follow clause 8.1?" });
      await reason.fill("Not before summer.");
      await page.getByRole("textbox", { name: "Title" }).fill("Managing director");
      await page.getByRole("checkbox", { name: /subject to the reservations stated/ }).check();
      await page.getByRole("checkbox", { name: /I agree to sign electronically/ }).check();
      await page.getByRole("button", { name: "Sign with reservations" }).click();
      await expect(page.getByText("Ola Åsane, Managing director, signs with reservations:")).toBeVisible();
      await page.getByRole("link", { name: "Back to signing" }).click();
      await expect(reason).toHaveValue("Not before summer.");
      await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Managing director");
    });

    test("says no, is answered in the thread, and signs after all", async ({
      page,
      owner,
      database,
      world,
      baseURL,
      anotherBrowser,
    }) => {
      const journey = await invited(owner, database, { world, name: "Decline Ltd", country: "GB", language: "en" });
      const id = journey.task("code_of_conduct");
      await open(page, journey, "en");
      await page.goto(`/my/requests/${id}/decline`);
      await expect(page.getByRole("link", { name: "Ask Fjordlys Elektronikk AS a question" })).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: "Send the answer" }).click();
      await expect(page.getByText("Fill in this field").first()).toBeVisible();
      await page.getByRole("textbox", { name: /^Why can you not sign/ }).fill("Our group signs no customer codes.");
      await page.getByRole("button", { name: "Send the answer" }).click();
      await expect(page.getByText("Thank you for telling us.")).toBeVisible();

      const ours = await anotherBrowser({ javaScriptEnabled });
      await comeInAs(ours, owner, world.member, baseURL);
      const desk = await ours.newPage();
      await desk.goto("/desk?only=declined");
      await desk
        .getByRole("listitem")
        .filter({ hasText: "Decline Ltd" })
        .getByRole("link", { name: /^Se forespørselen/ })
        .click();
      await desk.getByRole("button", { name: "Send meldingen" }).click();
      await expect(desk.getByText("Fyll ut dette feltet").first()).toBeVisible();
      await desk.getByRole("textbox", { name: "Melding til Decline Ltd" }).fill("It binds your company alone.");
      await desk.getByRole("button", { name: "Send meldingen" }).click();
      await expect(desk.getByText("Meldingen er sendt.")).toBeVisible();
      await expect(desk.getByText("It binds your company alone.")).toBeVisible();

      const theirs = await (await anotherBrowser({ javaScriptEnabled })).newPage();
      await theirs.goto(await mailedLink(owner, journey.by.email, "message"));
      await theirs.locator("main").getByRole("button").first().click();
      await expect(theirs).toHaveURL(new RegExp(`/my/requests/${id}$`));
      await expect(theirs.getByText("It binds your company alone.")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(theirs);
      await theirs.getByRole("textbox", { name: "Message to Fjordlys Elektronikk AS" }).fill("Then we can sign.");
      await theirs.getByRole("button", { name: "Send the message" }).click();
      await expect(theirs.getByText("The message has been sent.")).toBeVisible();
      await theirs.getByRole("link", { name: "Read and sign after all" }).click();
      await theirs.getByRole("link", { name: "Sign", exact: true }).click();
      await theirs.getByRole("textbox", { name: "Title" }).fill("Managing director");
      await theirs.getByRole("checkbox", { name: /I confirm that I can bind/ }).check();
      await theirs.getByRole("checkbox", { name: /I agree to sign electronically/ }).check();
      await theirs.getByRole("button", { name: "Sign", exact: true }).click();
      await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("The document is signed");

      await desk.reload();
      await expect(desk.getByText("Then we can sign.")).toBeVisible();
      const [request] = await owner`select state, reason from requests where id = ${id}`;
      expect(request).toEqual({ state: "signed", reason: null });
    });
  });
}
