/** The two reasoned answers beside a plain signature, from the supplier to the coordinator and back, in both languages. */
import type { Page } from "@playwright/test";
import type { Language } from "db/schema/words";
import { comeInAs, comeInBy, mailedLink } from "../support/arrivals";
import { expectAccessible, expectToFit } from "../support/axe";
import { expect, test } from "../support/e2e";
import { type Invited, invited } from "../support/invited";
import { english, norwegian, sign } from "../support/signing";

const said = {
  nb: {
    ...norwegian,
    reserve: "Signer med forbehold",
    errors: "For å gå videre må du rette opp følgende feil",
    chooseOne: "Kryss av for minst ett punkt dere ikke kan følge",
    mark: (clause: string) => `Vi kan ikke følge punkt ${clause}`,
    why: (clause: string) => `Hvorfor kan dere ikke følge punkt ${clause}?`,
    required: "Fyll ut dette feltet",
    reserved: "Dokumentet er signert med forbehold",
    clause: (clause: string) => `Punkt ${clause}`,
    accepted: "har godtatt forbeholdene deres",
    signsReserved: "Ola Åsane, Daglig leder, signerer med forbehold:",
    back: "Tilbake til signeringen",
    ask: "Still Fjordlys Elektronikk AS et spørsmål",
    send: "Send svaret",
    whyNot: /^Hvorfor kan dere ikke signere/,
    thanks: "Takk for at du sa fra.",
    message: "Melding til Fjordlys Elektronikk AS",
    sendMessage: "Send meldingen",
    messageSent: "Meldingen er sendt.",
    afterAll: "Les og signer likevel",
  },
  en: {
    ...english,
    reserve: "Sign with reservations",
    errors: "To continue, correct the following errors",
    chooseOne: "Tick at least one clause you cannot follow",
    mark: (clause: string) => `We cannot follow clause ${clause}`,
    why: (clause: string) => `Why can you not follow clause ${clause}?`,
    required: "Fill in this field",
    reserved: "The document is signed with reservations",
    clause: (clause: string) => `Clause ${clause}`,
    accepted: "has accepted your reservations",
    signsReserved: "Ola Åsane, Daglig leder, signs with reservations:",
    back: "Back to signing",
    ask: "Ask Fjordlys Elektronikk AS a question",
    send: "Send the answer",
    whyNot: /^Why can you not sign/,
    thanks: "Thank you for telling us.",
    message: "Message to Fjordlys Elektronikk AS",
    sendMessage: "Send the message",
    messageSent: "The message has been sent.",
    afterAll: "Read and sign after all",
  },
};

async function open(page: Page, { secret }: Invited, language: Language) {
  await page.goto(`/invitation/${secret}?language=${language}`);
  await page.getByRole("button", { name: said[language].open }).click();
  await expect(page).toHaveURL(/\/my$/);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });

    for (const language of ["nb", "en"] as const) {
      test(`signs with reservation, and the coordinator accepts it (${language})`, async ({
        page,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        const says = said[language];
        const name = "Forbehold AS";
        const journey = await invited(owner, database, { world, name, language });
        const id = journey.task("code_of_conduct");
        await open(page, journey, language);
        await page.goto(`/my/sign?request=${id}`);
        await page.getByRole("link", { name: says.reserve }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.reserve);
        await page.getByRole("textbox", { name: says.title }).fill("Daglig leder");
        await page.getByRole("checkbox", { name: says.authority }).check();
        await page.getByRole("checkbox", { name: says.consent }).check();
        await page.getByRole("button", { name: says.reserve }).click();
        const errors = page.getByRole("region", { name: says.errors });
        await expect(errors).toContainText(says.chooseOne);

        const reason = page.getByRole("textbox", { name: says.why("8.1") });
        await expect(reason).toBeHidden();
        await page.getByRole("checkbox", { name: says.mark("8.1") }).check();
        await page.getByRole("checkbox", { name: says.mark("8.2") }).check();
        await reason.fill("Avtalene fornyes først til sommeren.");
        await page.getByRole("button", { name: says.reserve }).click();
        await expect(errors).toContainText(`${says.why("8.2")} ${says.required}`);
        await expect(reason).toHaveValue("Avtalene fornyes først til sommeren.");
        await expect(page.getByRole("textbox", { name: says.title })).toHaveValue("Daglig leder");
        await expectToFit(page);
        if (javaScriptEnabled) await expectAccessible(page);
        await page.getByRole("checkbox", { name: says.mark("8.2") }).uncheck();
        await page.getByRole("button", { name: says.reserve }).click();

        await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.reserved);
        await expect(page.getByText("Avtalene fornyes først til sommeren.")).toBeVisible();
        await expect(page.getByText(says.clause("8.2"))).toHaveCount(0);

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
        await expect(page.getByText(says.accepted)).toBeVisible();
        await expect(page.getByText("Greit til 1. juli.")).toBeVisible();
      });

      test(`is asked for a code, goes back, and finds every reason as it was typed (${language})`, async ({
        page,
        owner,
        database,
        world,
      }) => {
        const says = said[language];
        const journey = await invited(owner, database, { world, language, country: "SE" });
        await owner`update links set used_at = now() where supplier_id = ${journey.by.supplierId}`;
        await open(page, journey, language);
        await page.goto(`/my/requests/${journey.task("code_of_conduct")}/reservation`);
        await page.getByRole("checkbox", { name: says.mark("8.1") }).check();
        const reason = page.getByRole("textbox", { name: says.why("8.1") });
        await reason.fill("Not before summer.");
        await page.getByRole("textbox", { name: says.title }).fill("Daglig leder");
        await page.getByRole("checkbox", { name: says.authority }).check();
        await page.getByRole("checkbox", { name: says.consent }).check();
        await page.getByRole("button", { name: says.reserve }).click();
        await expect(page.getByText(says.signsReserved)).toBeVisible();
        await page.getByRole("link", { name: says.back }).click();
        await expect(reason).toHaveValue("Not before summer.");
        await expect(page.getByRole("textbox", { name: says.title })).toHaveValue("Daglig leder");
      });

      test(`says no, is answered in the thread, and signs after all (${language})`, async ({
        page,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        const says = said[language];
        const journey = await invited(owner, database, { world, name: "Decline Ltd", country: "GB", language });
        const id = journey.task("code_of_conduct");
        await open(page, journey, language);
        await page.goto(`/my/requests/${id}/decline`);
        await expect(page.getByRole("link", { name: says.ask })).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page);
        await page.getByRole("button", { name: says.send }).click();
        await expect(page.getByText(says.required).first()).toBeVisible();
        await page.getByRole("textbox", { name: says.whyNot }).fill("Our group signs no customer codes.");
        await page.getByRole("button", { name: says.send }).click();
        await expect(page.getByText(says.thanks)).toBeVisible();

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
        await comeInBy(theirs, await mailedLink(owner, journey.by.email, "message"));
        await expect(theirs).toHaveURL(new RegExp(`/my/requests/${id}$`));
        await expect(theirs.getByText("It binds your company alone.")).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(theirs);
        await theirs.getByRole("textbox", { name: says.message }).fill("Then we can sign.");
        await theirs.getByRole("button", { name: says.sendMessage }).click();
        await expect(theirs.getByText(says.messageSent)).toBeVisible();
        await theirs.getByRole("link", { name: says.afterAll }).click();
        await sign(theirs, "Daglig leder", says);

        await desk.reload();
        await expect(desk.getByText("Then we can sign.")).toBeVisible();
        const [request] = await owner`select state, reason from requests where id = ${id}`;
        expect(request).toEqual({ state: "signed", reason: null });
      });
    }
  });
}
