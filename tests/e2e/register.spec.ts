/** The supplier list and a supplier's page, as members use them. */
import { readFile } from "node:fs/promises";
import type postgres from "postgres";
import { comeInAs, comeInAsMember } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { newMember } from "../support/people";

const filled = (owner: postgres.Sql, buyerId: string, memberId: string) => owner`
  insert into suppliers (buyer_id, name, country, criticality, owner_id, organisation_number) values
    (${buyerId}, 'Ærlig Stål AS', 'NO', 'A', ${memberId}, '923609016'), (${buyerId}, 'Bremen Metall GmbH', 'DE', 'B', ${memberId}, null),
    (${buyerId}, 'Åsane Kabel AS', 'NO', 'C', null, null)`;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a supplier is added: a wrong number is said at its field, and one like it is asked about", async ({
      page,
      context,
      owner,
      baseURL,
    }) => {
      const { buyerId } = await comeInAsMember(context, owner, baseURL);
      await page.goto("/suppliers");
      await expect(page.getByText("Ingen leverandører ennå")).toBeVisible();
      await page.getByRole("link", { name: "Ny leverandør" }).click();
      await page.getByLabel("Navn", { exact: true }).fill("Fjord Kabel AS");
      await page.getByLabel("Land").selectOption("Norge");
      await page.getByLabel("Organisasjonsnummer").fill("923 609 017");
      await page.getByLabel("Kontaktens navn").fill("Eva Fjord");
      await page.getByLabel("Kontaktens e-postadresse").fill("eva@fjordkabel.example");
      await page.getByRole("button", { name: "Legg til leverandør" }).click();
      await expect(page.getByRole("link", { name: /Organisasjonsnummer: Nummeret finnes ikke/ })).toBeVisible();
      await expect(page.getByLabel("Kontaktens navn")).toHaveValue("Eva Fjord");
      await page.getByLabel("Organisasjonsnummer").fill("923 609 016");
      await page.getByRole("button", { name: "Legg til leverandør" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fjord Kabel AS");
      await expect(page.getByText("Leverandøren er lagt til.")).toBeVisible();
      await expect(page.getByText("eva@fjordkabel.example")).toBeVisible();

      await page.goto("/suppliers/new");
      await page.getByLabel("Navn", { exact: true }).fill("fjord kabel as");
      await page.getByLabel("Land").selectOption("Norge");
      await page.getByRole("button", { name: "Legg til leverandør" }).click();
      await expect(page.getByText("Kanskje denne allerede finnes?")).toBeVisible();
      await page.getByLabel("Dette er en annen leverandør. Legg den til likevel.").check();
      await page.getByRole("button", { name: "Legg til leverandør" }).click();
      await expect(page.getByText("Leverandøren er lagt til.")).toBeVisible();
      const [count] = await owner`select count(*)::int from suppliers where buyer_id = ${buyerId}`;
      expect(count).toEqual({ count: 2 });
    });

    test("the list is searched, narrowed and sorted, and its address shows a colleague the same", async ({
      page,
      context,
      owner,
      baseURL,
      anotherBrowser,
    }) => {
      const { buyerId, member } = await comeInAsMember(context, owner, baseURL);
      await filled(owner, buyerId, member.memberId);
      const names = async (on = page) => (await on.locator("tbody a").allTextContents()).join(", ");
      await page.goto("/suppliers");
      expect(await names()).toBe("Bremen Metall GmbH, Ærlig Stål AS, Åsane Kabel AS");

      await page.getByLabel("Søk etter navn, organisasjonsnummer eller ERP-nøkkel").fill("923 609");
      await page.getByRole("button", { name: "Søk" }).click();
      await expect(page.getByText("1 leverandør i utvalget")).toBeVisible();
      expect(await names()).toBe("Ærlig Stål AS");
      await page.getByRole("link", { name: "Fjern: Søk: 923 609" }).click();
      await expect(page.getByText("3 leverandører i utvalget")).toBeVisible();

      await page.getByText("Avgrens").click();
      await page.getByLabel("Land").selectOption("Norge");
      await page.getByRole("button", { name: "Vis", exact: true }).click();
      await expect(page.getByText("2 leverandører i utvalget")).toBeVisible();
      await page.getByRole("link", { name: "Navn" }).click();
      await expect(page).toHaveURL(/sort=-name/);
      await expect.poll(() => names()).toBe("Åsane Kabel AS, Ærlig Stål AS");

      const ola = await newMember(owner, buyerId, ["reader"]);
      const elsewhere = await anotherBrowser({ javaScriptEnabled });
      await comeInAs(elsewhere, owner, ola, baseURL);
      const colleague = await elsewhere.newPage();
      await colleague.goto(page.url());
      expect(await names(colleague)).toBe("Åsane Kabel AS, Ærlig Stål AS");
      await expect(colleague.getByRole("link", { name: "Fjern: Land: Norge" })).toBeVisible();
      await expect(colleague.getByRole("button", { name: "Inviter" })).toHaveCount(0);
    });

    test("a supplier is changed; who was overtaken sees both values, and saves knowingly", async ({
      page,
      context,
      owner,
      baseURL,
    }) => {
      const { buyerId, member } = await comeInAsMember(context, owner, baseURL);
      await filled(owner, buyerId, member.memberId);
      await page.goto("/suppliers");
      await page.getByRole("link", { name: "Bremen Metall GmbH" }).click();
      await page.getByRole("link", { name: "Endre", exact: true }).click();
      await page.getByLabel("Kritikalitet").selectOption("A");
      await owner`update suppliers set criticality = 'C', version = version + 1 where buyer_id = ${buyerId} and name = 'Bremen Metall GmbH'`;
      await page.getByRole("button", { name: "Lagre endringene" }).click();
      await expect(
        page.getByRole("heading", { name: "Noen andre har endret leverandøren mens du skrev" }),
      ).toBeVisible();
      const row = page.getByRole("row", { name: /Kritikalitet/ });
      await expect(row.getByRole("cell").nth(1)).toHaveText("A");
      await expect(row.getByRole("cell").nth(2)).toHaveText("C");
      await page.getByRole("button", { name: "Lagre endringene" }).click();
      await expect(page.getByText("Endringene er lagret.")).toBeVisible();
      const [saved] =
        await owner`select criticality from suppliers where buyer_id = ${buyerId} and name = 'Bremen Metall GmbH'`;
      expect(saved).toEqual({ criticality: "A" });
    });

    test("a call is noted with the next day to call, which the list then knows", async ({
      page,
      context,
      owner,
      baseURL,
    }) => {
      const { buyerId, member } = await comeInAsMember(context, owner, baseURL);
      await filled(owner, buyerId, member.memberId);
      await page.goto("/suppliers");
      await page.getByRole("link", { name: "Åsane Kabel AS" }).click();
      await page.getByText("Skriv et notat").click();
      await page.getByLabel("Samtale").check();
      await page.getByLabel("Tekst").fill("Ringer tilbake med svar.");
      await page.getByLabel("Snakket med").fill("Nils");
      await page.getByLabel("Neste kontakt").fill("2025-01-02");
      await page.getByRole("button", { name: "Lagre notatet" }).click();
      await expect(page.getByText("Notatet er lagret.")).toBeVisible();
      await expect(page.getByText("Samtale med Nils")).toBeVisible();
      await expect(page.getByText("Skulle kontaktes 2. januar 2025")).toBeVisible();
      await page.goto("/suppliers?call=today");
      await expect(page.getByText("1 leverandør i utvalget")).toBeVisible();
      await expect(page.getByRole("link", { name: "Åsane Kabel AS" })).toBeVisible();
    });

    test("suppliers are handed over to a colleague in one step", async ({ page, context, owner, baseURL }) => {
      const { buyerId, member } = await comeInAsMember(context, owner, baseURL);
      await filled(owner, buyerId, member.memberId);
      const ola = await newMember(owner, buyerId, ["buyer"]);
      await owner`update members set name = 'Ola Hansen' where id = ${ola.memberId}`;
      await page.goto("/suppliers");
      await page.getByRole("link", { name: "Overlat leverandører" }).click();
      await expect(page).toHaveURL(/\/suppliers\/hand-over/);
      await page.getByRole("button", { name: "Overlat" }).click();
      await expect(page.getByRole("link", { name: /^Fra: Velg/ })).toBeVisible();
      await page.getByLabel("Fra").selectOption({ index: 1 });
      await page.getByLabel("Til").selectOption("Ola Hansen");
      await page.getByRole("button", { name: "Overlat" }).click();
      await expect(page.getByText("2 leverandører er overlatt.")).toBeVisible();
      const owned = await owner`select name from suppliers where owner_id = ${ola.memberId} order by name`;
      expect(owned.map(({ name }) => name)).toEqual(["Bremen Metall GmbH", "Ærlig Stål AS"]);
    });

    test("those ticked, or everyone in view, come as a file", async ({ page, context, owner, baseURL }) => {
      const { buyerId, member } = await comeInAsMember(context, owner, baseURL);
      await filled(owner, buyerId, member.memberId);
      await owner`insert into suppliers (buyer_id, name, country) values (${buyerId}, '=cmd|calc', 'SE')`;
      const linesOf = async (button: string) => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: button }).click(),
        ]);
        const text = (await readFile((await download.path())!)).toString("utf8");
        return text
          .trim()
          .split("\r\n")
          .slice(1)
          .map((line) => line.split(";")[0]);
      };
      await page.goto("/suppliers?country=NO");
      expect(await linesOf("Last ned CSV")).toEqual(["Ærlig Stål AS", "Åsane Kabel AS"]);
      await page.goto("/suppliers");
      await page.getByLabel("Velg Bremen Metall GmbH").check();
      await page.getByLabel("Velg =cmd|calc").check();
      const ticked = await linesOf("Last ned CSV");
      expect(ticked).toHaveLength(2);
      expect(ticked).toContain("Bremen Metall GmbH");
      expect(ticked.join()).not.toMatch(/(^|,)"?=/);
    });

    test("an address that bounced is corrected, and the same request goes again", async ({
      page,
      context,
      owner,
      baseURL,
    }) => {
      const { buyerId, member, requirements, documentId } = await comeInAsMember(context, owner, baseURL);
      const [supplier] =
        await owner`insert into suppliers (buyer_id, name, country) values (${buyerId}, 'Retur AS', 'NO') returning id`;
      const [contact] =
        await owner`insert into contacts (buyer_id, supplier_id, name, email, is_main, undeliverable_since)
        values (${buyerId}, ${supplier!.id}, 'Eva', 'eva@feil.example', true, now()) returning id`;
      const [request] =
        await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, asked_by, sent_at, undelivered_at)
        values (${buyerId}, ${supplier!.id}, ${requirements.code}, 'document', 'sent', '2030-01-02', '2030-01-02', ${documentId}, ${member.memberId}, now(), now()) returning id`;
      await owner`insert into mails (buyer_id, supplier_id, contact_id, request_ids, email, name, language, template, state, server_said)
        values (${buyerId}, ${supplier!.id}, ${contact!.id}, ${[request!.id]}, 'eva@feil.example', 'Eva', 'nb', 'invitation', 'refused', '550 No such user')`;
      await page.goto(`/suppliers/${supplier!.id}`);
      await expect(page.getByText("E-post til eva@feil.example kom ikke fram")).toBeVisible();
      await expect(page.getByText("E-postserveren svarte: 550 No such user")).toBeVisible();
      await page.getByRole("link", { name: "Rett adressen og send på nytt" }).first().click();
      await page.getByLabel("E-postadresse").fill("eva@rett.example");
      await page.getByRole("button", { name: "Lagre kontakten" }).click();
      await expect(page.getByText("Kontakten er lagret, og 1 forespørsel er sendt på nytt.")).toBeVisible();
      const again =
        await owner`select request_ids from mails where buyer_id = ${buyerId} and email = 'eva@rett.example'`;
      expect(again).toMatchObject([{ request_ids: [request!.id] }]);
    });
  });
}

test("a new country list is looked at, taken into use, and its change seen at the supplier", async ({
  page,
  context,
  owner,
  baseURL,
}) => {
  const { buyerId } = await comeInAsMember(context, owner, baseURL);
  await owner`insert into suppliers (buyer_id, name, country) values (${buyerId}, 'Bremen Metall GmbH', 'DE')`;
  await page.goto("/admin/countries");
  const choose = async (text: string) => {
    await page
      .getByLabel("Liste", { exact: true })
      .setInputFiles({ name: "land.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByLabel("Navn").fill("WGI 2024");
    await page.getByLabel("Kilde").fill("Verdensbanken");
    await page.getByRole("button", { name: "Se hva som endres" }).click();
  };
  await choose("land;indeks\nNarnia;40\nNorge;mye");
  await expect(page.getByText("Listen kan ikke brukes slik den er")).toBeVisible();
  await choose("land;indeks\nTyskland;40\nNorge;95");
  await expect(page.getByText("1 leverandør endrer nivå")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ta listen i bruk" }).click();
  await expect(page.getByText("Listen er tatt i bruk.")).toBeVisible();

  await page.goto("/suppliers");
  await page.getByRole("link", { name: "Bremen Metall GmbH" }).click();
  await expect(page.getByText("Det nye nivået gjelder når noen hos dere har sett det.")).toBeVisible();
  await page.getByRole("button", { name: "Jeg har sett det" }).click();
  await expect(page.getByText("Det nye risikonivået gjelder.")).toBeVisible();
  await page.getByRole("link", { name: "Vurder nivået" }).click();
  await page.getByLabel("Middels").check();
  await page.getByLabel("Begrunnelse").fill("Egen kontroll på stedet.");
  await page.getByRole("button", { name: "Sett nivået" }).click();
  await expect(page.getByText("Risikonivået er satt.")).toBeVisible();
  await expect(page.getByText("Satt av oss: Egen kontroll på stedet.")).toBeVisible();
});

test("nothing on any of the pages stands in anybody's way, in either language", async ({
  page,
  context,
  owner,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { buyerId, member } = await comeInAsMember(context, owner, baseURL);
  await filled(owner, buyerId, member.memberId);
  const [supplier] = await owner`select id from suppliers where buyer_id = ${buyerId} and name = 'Ærlig Stål AS'`;
  const [contact] = await owner`insert into contacts (buyer_id, supplier_id, name, email, is_main)
    values (${buyerId}, ${supplier!.id}, 'Eva', 'eva@aerlig.example', true) returning id`;
  const here = `/suppliers/${supplier!.id}`;
  for (const language of ["nb", "en"]) {
    await context.addCookies([{ name: "language", value: language, url: baseURL! }]);
    for (const address of [
      "/suppliers?country=NO&status=any",
      "/suppliers?search=finnes+ikke",
      "/suppliers/new",
      "/suppliers/hand-over",
      here,
      `${here}/edit`,
      `${here}/risk`,
      `${here}/contacts/new`,
      `${here}/contacts/${contact!.id}`,
      "/admin/countries",
    ]) {
      await page.goto(address);
      await expectAccessible(page);
    }
  }
});
