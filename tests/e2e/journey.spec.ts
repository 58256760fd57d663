/**
 * The portal's main job from end to end: a buyer brings in a list and invites three suppliers; one signs in Norwegian,
 * one in English, one hands over to a colleague; and the tracking shows it.
 */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { comeInAs, mailedLink } from "../support/arrivals";
import { expect, test } from "../support/e2e";
import { newWorld } from "../support/people";

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
        .getByLabel(/^Leverandørliste/)
        .setInputFiles({ name: "leverandører.csv", mimeType: "text/csv", buffer: Buffer.from(list, "latin1") });
      await page.getByRole("button", { name: "Last opp" }).click();
      await page.getByRole("button", { name: "Se hva som skjer" }).click();
      await page.getByRole("button", { name: "Importer 3 leverandører" }).click();
      await expect(page.getByText("Listen er importert").first()).toBeVisible();

      await page.goto("/suppliers");
      for (const name of ["Åsane Kretskort AS", "Shenzhen Brightfield Ltd", "Brattli Dreieverksted AS"])
        await page.getByLabel(`Velg ${name}`).check();
      await page.getByRole("button", { name: "Inviter", exact: true }).click();
      await expect(page.getByText("3 får den nå")).toBeVisible();
      await page.getByRole("button", { name: "Send til 3 leverandører" }).click();
      await expect(page.getByText("Invitasjonene er på vei til 3 leverandører.")).toBeVisible();

      // Ola signs in Norwegian.
      const ola = await (await anotherBrowser({ javaScriptEnabled, viewport: { width: 390, height: 800 } })).newPage();
      await openTasks(ola, await mailedLink(owner, address("ola"), "invitation"), "Åpne oppgavene");
      await ola.getByRole("link", { name: "Etiske retningslinjer for leverandører" }).first().click();
      await signFrom(ola, {
        read: "Les og signer",
        sign: "Signer",
        name: "Navn",
        title: "Stilling",
        director: "Daglig leder",
      });
      await expect(ola).toHaveURL(/\/my\/signatures\//);

      // Li signs in English.
      const li = await (await anotherBrowser({ javaScriptEnabled, viewport: { width: 390, height: 800 } })).newPage();
      await openTasks(li, await mailedLink(owner, address("li"), "invitation"), "Open my tasks");
      await li.getByRole("link", { name: "Supplier code of conduct" }).first().click();
      await signFrom(li, {
        read: "Read and sign",
        sign: "Sign",
        name: "Name",
        title: "Title",
        director: "Managing director",
      });
      await expect(li).toHaveURL(/\/my\/signatures\//);

      // Solveig hands over to the managing director.
      const solveig = await (await anotherBrowser({ javaScriptEnabled })).newPage();
      await openTasks(solveig, await mailedLink(owner, address("solveig"), "invitation"), "Åpne oppgavene");
      await solveig.getByRole("link", { name: "Etiske retningslinjer for leverandører" }).first().click();
      await solveig.getByRole("link", { name: "Overlat til en annen" }).first().click();
      await solveig.getByLabel("Navn").fill("Trygve Brattli");
      await solveig.getByLabel("E-postadresse").fill(address("trygve"));
      await solveig.getByRole("button", { name: "Overlat oppgaven" }).click();
      await mailedLink(owner, address("trygve"), "hand-over");

      await page.goto("/signatures/who");
      const row = (name: string) => page.getByRole("row").filter({ hasText: name });
      await expect(row("Åsane Kretskort AS")).toContainText("Signert");
      await expect(row("Åsane Kretskort AS")).toContainText("Daglig leder");
      await expect(row("Shenzhen Brightfield Ltd")).toContainText("Managing director");
      await expect(row("Brattli Dreieverksted AS")).toContainText("Under arbeid");
      await expect(row("Brattli Dreieverksted AS")).toContainText("Trygve Brattli");
      await page.goto("/signatures");
      await expect(page.getByText("2 av 3 (67 %)").first()).toBeVisible();
    });
  });
}

async function openTasks(page: Page, link: string, button: string) {
  await page.goto(link);
  await page.getByRole("button", { name: button }).click();
  await expect(page).toHaveURL(/\/my$/);
}

async function signFrom(page: Page, t: { read: string; sign: string; name: string; title: string; director: string }) {
  const read = page.getByRole("link", { name: t.read, exact: true });
  if (/\/requests\/[\w-]+$/.test(page.url())) await read.first().click();
  await page.getByRole("link", { name: t.sign, exact: true }).first().click();
  await page.getByLabel(t.title, { exact: true }).fill(t.director);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: t.sign, exact: true }).click();
}
