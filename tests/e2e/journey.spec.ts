/**
 * The portal's main job from end to end: a buyer brings in a list and invites three suppliers; one signs in Norwegian,
 * one in English, one hands over to a colleague, who signs in her place; and the tracking shows it.
 */
import { randomUUID } from "node:crypto";
import { comeInAs, mailedLink } from "../support/arrivals";
import { expect, test } from "../support/e2e";
import { newWorld } from "../support/people";
import { english, norwegian, openTask, readAndSign } from "../support/signing";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    test.setTimeout(180_000);

    test("from a supplier list to signed codes of conduct", async ({
      page,
      context,
      owner,
      baseURL,
      anotherBrowser,
    }) => {
      const { member } = await newWorld(owner);
      await comeInAs(context, owner, member, baseURL);
      const tag = randomUUID().slice(0, 6);
      const address = (who: string) => `${who}.${tag}@leverandor.example`;
      const onHerPhone = async () =>
        (await anotherBrowser({ javaScriptEnabled, viewport: { width: 390, height: 800 } })).newPage();

      // A list as Excel in Norway saves it: semicolons, and letters of Windows-1252.
      const list = [
        "Leverandør;Land;Kontaktperson;E-post;Språk",
        `Åsane Kretskort AS;Norge;Ola Åsane;${address("ola")};norsk`,
        `Shenzhen Brightfield Ltd;P.R. China;Li Na;${address("li")};engelsk`,
        `Brattli Dreieverksted AS;NO;Solveig Brattli;${address("solveig")};norsk`,
        ";Norge;Uten Navn;ingen@leverandor.example;norsk",
      ].join("\r\n");
      await page.goto("/suppliers/imports");
      await page
        .getByLabel("Leverandørliste")
        .setInputFiles({ name: "leverandører.csv", mimeType: "text/csv", buffer: Buffer.from(list, "latin1") });
      await page.getByRole("button", { name: "Last opp" }).click();
      await page.getByRole("button", { name: "Se hva som skjer" }).click();
      await page.getByRole("button", { name: "Importer 3 leverandører" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Listen er importert");

      await page.goto("/suppliers");
      for (const name of ["Åsane Kretskort AS", "Shenzhen Brightfield Ltd", "Brattli Dreieverksted AS"])
        await page.getByLabel(`Velg ${name}`).check();
      await page.getByRole("button", { name: "Inviter", exact: true }).click();
      await expect(page.getByText("3 får den nå")).toBeVisible();
      await page.getByRole("button", { name: "Send til 3 leverandører" }).click();
      await expect(page.getByText("Invitasjonene er på vei til 3 leverandører.")).toBeVisible();

      const ola = await onHerPhone();
      await openTask(ola, await mailedLink(owner, address("ola"), "invitation"), norwegian);
      await readAndSign(ola, "Daglig leder", norwegian);

      const li = await onHerPhone();
      await openTask(li, await mailedLink(owner, address("li"), "invitation"), english);
      await readAndSign(li, "Managing director", english);

      const solveig = await (await anotherBrowser({ javaScriptEnabled })).newPage();
      await openTask(solveig, await mailedLink(owner, address("solveig"), "invitation"), norwegian);
      await solveig.getByRole("link", { name: "Overlat til en annen" }).click();
      await solveig.getByRole("textbox", { name: "Navn" }).fill("Trygve Brattli");
      await solveig.getByRole("textbox", { name: "E-postadresse" }).fill(address("trygve"));
      await solveig.getByRole("textbox", { name: "Melding" }).fill("Dette må daglig leder signere.");
      await solveig.getByRole("button", { name: "Overlat oppgaven" }).click();
      await expect(solveig.getByText("Trygve Brattli har fått oppgaven")).toBeVisible();

      const row = (name: string) => page.getByRole("row").filter({ hasText: name });
      await page.goto("/signatures/who");
      await expect(row("Åsane Kretskort AS")).toContainText("Signert");
      await expect(row("Åsane Kretskort AS")).toContainText("Ola Åsane, Daglig leder");
      await expect(row("Shenzhen Brightfield Ltd")).toContainText("Li Na, Managing director");
      await expect(row("Brattli Dreieverksted AS")).toContainText("Under arbeid");
      await expect(row("Brattli Dreieverksted AS")).toContainText("Venter på Trygve Brattli");
      await page.goto("/signatures");
      await expect(page.getByText("2 av 3 (67 %)").first()).toBeVisible();

      // He is told who asks him and why, before he opens anything and where he signs.
      const trygve = await onHerPhone();
      const link = await mailedLink(owner, address("trygve"), "hand-over");
      const told = async () => {
        await expect(trygve.getByText("Solveig Brattli har overlatt dette til deg.")).toBeVisible();
        await expect(trygve.getByText("Solveig Brattli skriver: Dette må daglig leder signere.")).toBeVisible();
      };
      await trygve.goto(link);
      await told();
      await openTask(trygve, link, norwegian);
      await told();
      await readAndSign(trygve, "Daglig leder", norwegian);
      await expect(trygve.getByText("Solveig Brattli")).toBeVisible();

      await page.goto("/signatures/who");
      await expect(row("Brattli Dreieverksted AS")).toContainText("Signert");
      await expect(row("Brattli Dreieverksted AS")).toContainText("Trygve Brattli, Daglig leder");
      await page.goto("/signatures");
      await expect(page.getByText("3 av 3 (100 %)").first()).toBeVisible();
    });
  });
}
