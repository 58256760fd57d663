import type { Page } from "@playwright/test";
import type { MemberRole } from "db/schema/words";
import type postgres from "postgres";
import { mailedLink } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { newMember, newSupplier, newWorld } from "../support/people";

const all: MemberRole[] = ["buyer", "coordinator", "administrator"];

/** The address in a mail, whatever its kind, without the language it asks for. */
const linkTo = async (owner: postgres.Sql, email: string, place = 1) =>
  (await mailedLink(owner, email, null, place)).replace(/\?.*/, "");

async function askForLink(page: Page, email: string, then = "") {
  await page.goto(`/sign-in${then}`);
  await page.getByLabel("E-postadresse").fill(email);
  await page.getByRole("button", { name: "Send meg en lenke" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Se etter e-post fra oss");
}

async function signIn(page: Page, owner: postgres.Sql, email: string) {
  await askForLink(page, email);
  const [{ count }] = (await owner`select count(*)::int from mails where email = ${email}`) as unknown as [
    { count: number },
  ];
  await page.goto(await linkTo(owner, email, count));
  await page.getByRole("button", { name: "Logg inn" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, expectedErrors: / (404|410) / });

    test("a member signs in by a link from the mailbox, and comes to the page she wanted", async ({ page, owner }) => {
      const { member } = await newWorld(owner, { roles: all });
      await page.goto("/admin/members");
      await expect(page).toHaveURL(/\/sign-in\?then=%2Fadmin%2Fmembers$/);
      await askForLink(page, member.email, "?then=%2Fadmin%2Fmembers");
      const link = await linkTo(owner, member.email);
      await page.goto(`/mailbox?address=${member.email}`);
      await page.getByRole("link", { name: "Lenken din for å logge inn" }).click();
      await page.frameLocator("iframe").getByRole("link", { name: "Logg inn", exact: true }).click();
      await expect(page).toHaveURL(`${link}?language=nb`);
      await expect(page.getByText(`Du logger inn som Kari Nordmann med adressen ${member.email}.`)).toBeVisible();
      await page.reload(); // looking uses nothing up
      await page.getByRole("button", { name: "Logg inn" }).click();
      await expect(page).toHaveURL(/\/admin\/members$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Medlemmer");
    });

    test("a stranger is told the same, and nothing is sent", async ({ page, owner }) => {
      await askForLink(page, "ingen@ukjent.example");
      await expect(page.getByText("Er ingen@ukjent.example registrert hos oss")).toBeVisible();
      expect(await owner`select id from mails where email = 'ingen@ukjent.example'`).toHaveLength(0);
    });

    test("what cannot be an address is said at the field, and stays there", async ({ page }) => {
      await page.goto("/sign-in");
      await page.getByLabel("E-postadresse").fill("kari@");
      await page.getByRole("button", { name: "Send meg en lenke" }).click();
      await expect(page.getByRole("link", { name: /E-postadresse: Skriv en e-postadresse/ })).toBeVisible();
      await expect(page.getByLabel("E-postadresse")).toHaveValue("kari@");
    });

    test("a torn link says so; a used one and an old one send a new one to the same address", async ({
      page,
      owner,
      anotherBrowser,
    }) => {
      const { member } = await newWorld(owner, { roles: all });
      await askForLink(page, member.email);
      const link = await linkTo(owner, member.email);
      await page.goto(link.slice(0, -9));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lenken virker ikke");
      await expect(page.getByRole("link", { name: "Få en ny lenke" })).toHaveAttribute("href", "/sign-in");

      await page.goto(link);
      await page.getByRole("button", { name: "Logg inn" }).click();
      await expect(page).toHaveURL(/\/desk$/);

      const elsewhere = await (await anotherBrowser({ javaScriptEnabled })).newPage();
      await elsewhere.goto(link);
      await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Lenken er allerede brukt");
      await elsewhere
        .getByRole("button", { name: `Send en ny lenke til ${member.email[0]}••••@fjordlys.example` })
        .click();
      await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Se etter e-post fra oss");

      const second = await linkTo(owner, member.email, 2);
      await owner`update links set expires_at = now() where email = ${member.email}`;
      await elsewhere.goto(second);
      await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("Lenken er for gammel");
    });

    test("signing out everywhere ends the other device as well", async ({ page, owner, anotherBrowser }) => {
      const { member } = await newWorld(owner, { roles: all });
      await signIn(page, owner, member.email);
      await expect(page).toHaveURL(/\/desk$/);
      const other = await (await anotherBrowser({ javaScriptEnabled })).newPage();
      await signIn(other, owner, member.email);
      await expect(other).toHaveURL(/\/desk$/);

      await page.goto("/account");
      await page.getByRole("button", { name: "Logg ut de andre" }).click();
      await expect(page.getByText("Én annen enhet er logget ut.")).toBeVisible();
      await other.goto("/account");
      await expect(other).toHaveURL(/\/sign-in\?then=%2Faccount$/);

      await page.getByRole("button", { name: "Logg ut overalt" }).click();
      await expect(page.getByText("Du er logget ut på alle enheter.")).toBeVisible();
      await page.goto("/account");
      await expect(page).toHaveURL(/\/sign-in\?then=%2Faccount$/);
    });

    test("an invited member comes in, and is shown out again", async ({ page, owner, anotherBrowser }) => {
      const { member, buyerId } = await newWorld(owner, { roles: all });
      const email = `ny-${buyerId}@fjordlys.example`;
      await signIn(page, owner, member.email);
      await expect(page).toHaveURL(/\/desk$/);
      await page.goto("/admin/members/new");
      await page.getByLabel("E-postadresse").fill(email);
      await page.getByLabel("Navn").fill("Ny Leser");
      await page.getByLabel("Leser").check();
      await page.getByLabel("Innkjøper").check();
      await page.getByLabel("Tilgang til og med (valgfritt)").fill("2030-01-31");
      await page.getByRole("button", { name: "Send invitasjon" }).click();
      await expect(
        page.getByRole("link", { name: /Tilgang til og med: Bare en som ikke har andre roller/ }),
      ).toBeVisible();
      await page.getByLabel("Innkjøper").uncheck();
      await page.getByRole("button", { name: "Send invitasjon" }).click();
      await expect(page.getByText("Invitasjonen er på vei.")).toBeVisible();
      await expect(page.getByRole("row", { name: /Ny Leser.*leser.*Invitert.*til 31\. jan\. 2030/ })).toBeVisible();

      const newcomer = await (await anotherBrowser({ javaScriptEnabled })).newPage();
      await newcomer.goto(await linkTo(owner, email));
      await newcomer.getByRole("button", { name: "Logg inn" }).click();
      await expect(newcomer).toHaveURL(/\/desk$/);

      await page.getByRole("link", { name: "Ny Leser" }).click();
      await page.getByRole("button", { name: "Avslutt tilgangen" }).click();
      await expect(page.getByText("Tilgangen er avsluttet.")).toBeVisible();
      await newcomer.goto("/desk");
      await expect(newcomer).toHaveURL(/\/sign-in/);
    });

    test("the last administrator cannot leave", async ({ page, owner }) => {
      const { member } = await newWorld(owner, { roles: all });
      await signIn(page, owner, member.email);
      await expect(page).toHaveURL(/\/desk$/);
      await page.goto(`/admin/members/${member.memberId}`);
      await page.getByRole("button", { name: "Avslutt tilgangen" }).click();
      await expect(page.getByText("Det må alltid være minst én administrator.")).toBeVisible();
      await page.getByLabel("Administrator").uncheck();
      await page.getByRole("button", { name: "Lagre" }).click();
      await expect(page.getByRole("link", { name: /Roller: Det må alltid være minst én administrator/ })).toBeVisible();
    });

    test("another language keeps the place, and what the address asked for", async ({ page, owner }) => {
      const { member } = await newWorld(owner, { roles: all });
      await signIn(page, owner, member.email);
      await expect(page).toHaveURL(/\/desk$/);
      await page.goto("/mailbox?address=nobody");
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Outgoing e-mail");
      await expect(page).toHaveURL(/\/mailbox\?address=nobody$/);
      await page.goto("/account");
      await page.getByLabel("Norsk (bokmål)").check();
      await page.getByRole("button", { name: "Change language" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kontoen din");
      await page.goto("/privacy?language=en");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Privacy");
      await page.getByRole("button", { name: "Norsk" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Personvern");
    });

    test("whoever shares an address chooses who she is, and can change", async ({ page, owner }) => {
      const world = await newWorld(owner, { roles: all });
      const { email } = world.member;
      await newSupplier(owner, world, { name: "Fjord Kabel AS", email });
      await signIn(page, owner, email);
      await expect(page).toHaveURL(/\/companies$/);
      await page.getByRole("button", { name: "Gå inn som Ola Åsane for Fjord Kabel AS" }).click();
      await expect(page).toHaveURL(/\/my$/);
      await page.goto("/companies");
      await expect(page.getByText("Her er du nå")).toBeVisible();
      await page.getByRole("button", { name: "Gå inn som Kari Nordmann for Fjordlys Elektronikk AS" }).click();
      await expect(page).toHaveURL(/\/desk$/);
    });
  });
}

test.describe("for everybody's eyes and ears", () => {
  test.use({ expectedErrors: / (404|410) / });

  test("what was typed in another field survives a change of language", async ({ page, owner }) => {
    const { member } = await newWorld(owner, { roles: all });
    await signIn(page, owner, member.email);
    await expect(page).toHaveURL(/\/desk$/);
    await page.goto("/admin/members/new");
    await page.getByLabel("Navn").fill("Halvferdig");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByLabel("Name")).toHaveValue("Halvferdig");
  });

  for (const language of ["nb", "en"]) {
    const look = async (page: Page, addresses: string[]) => {
      for (const address of addresses) {
        await page.goto(`${address}?language=${language}`);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expectAccessible(page);
      }
    };

    test(`axe finds nothing on the way in, in ${language}, and nothing scrolls sideways`, async ({ page, owner }) => {
      test.slow();
      const { buyerId } = await newWorld(owner);
      const long = `innkjop.og.leverandoroppfolging.${language}.${buyerId.slice(-8)}@fjordlys.example`;
      const member = await newMember(owner, buyerId, all, long);
      await askForLink(page, member.email);
      const link = await linkTo(owner, member.email);
      const [mail] = await owner`select id from mails where email = ${member.email}`;
      // axe waits for ever in a frame that runs no scripts, so it is given another.
      const letter = '<!doctype html><html lang="nb"><title>Brev</title></html>';
      await page.route("**/letter", (route) => route.fulfill({ contentType: "text/html", body: letter }));
      await look(page, ["/", "/sign-in", "/sign-in/torn", "/privacy", "/mailbox", `/mailbox/${mail!.id}`, link]);
    });

    test(`axe finds nothing on one's account and in the administration, in ${language}, and nothing scrolls sideways`, async ({
      page,
      owner,
    }) => {
      test.slow();
      const world = await newWorld(owner, { roles: all });
      const other = await newMember(owner, world.buyerId, ["reader"]);
      const { email } = world.member;
      await signIn(page, owner, email);
      await expect(page).toHaveURL(/\/desk$/);
      await newSupplier(owner, world, { email });
      await look(page, ["/account", "/admin", "/admin/members", "/admin/members/new", "/admin/organisation"]);
      await look(page, [`/admin/members/${other.memberId}`, "/companies"]);
      await page.locator("main button[type=submit]").click();
      await expect(page).toHaveURL(/\/my$/);
      await look(page, ["/my/account"]);
    });
  }
});
