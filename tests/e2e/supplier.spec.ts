/** The supplier's journey on a phone, from the link in the mail to the receipt, with and without JavaScript. */
import type { Locator, Page } from "@playwright/test";
import type postgres from "postgres";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { type Invited, invited, linkFor } from "../support/invited";

const code = { nb: "Etiske retningslinjer for leverandører", en: "Supplier code of conduct" };
const pdf = { name: "signert.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nsignert\n%%EOF\n") };

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 }, expectedErrors: /status of (404|410)/ });

    test("signs the code in Norwegian and gets a receipt", async ({ page, owner, database, world }) => {
      const journey = await invited(owner, database, { world });
      await page.goto(`/invitation/${journey.secret}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "Fjordlys Elektronikk AS ber Åsane Kretskort AS om svar",
      );
      await expect(page.getByText("etter åpenhetsloven")).toBeVisible();
      await expect(page.getByText("Ring Kari Nordmann på +47 22 00 00 00")).toBeVisible();
      await page.getByRole("button", { name: "Åpne oppgavene" }).click();
      await expect(page.getByText("venter på 2 svar fra dere")).toBeVisible();

      await page.getByRole("link", { name: code.nb }).click();
      await page.getByRole("link", { name: "Les og signer" }).click();
      await expect(page.getByText("tvangsarbeid").first()).toBeVisible();
      await page.getByRole("link", { name: "Signer", exact: true }).click();

      await page.getByRole("button", { name: "Signer" }).click();
      const errors = page.getByRole("region", { name: "For å gå videre må du rette opp følgende feil" });
      await expect(errors).toContainText("Stilling: Fyll ut dette feltet");
      await expect(errors).toContainText("Fullmakt til å signere: Kryss av for å gå videre");
      await fillSigner(page);
      await page.getByRole("button", { name: "Signer" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dokumentet er signert");
      await expect(page.getByText("Ola Åsane, Innkjøpssjef")).toBeVisible();
      await expect(page.getByText("(UTC)")).toBeVisible();
      await page.getByRole("link", { name: "Vis på engelsk" }).click();
      await expect(page.getByText("forced labour").first()).toBeVisible();
      await page.getByRole("link", { name: "Gå til oppgavene" }).click();
      await expect(page.getByText("venter på ett svar fra dere")).toBeVisible();
      await expect(page.getByRole("link", { name: "Kvittering" })).toBeVisible();
    });

    test("signs three documents in English in one act", async ({ page, owner, database }) => {
      const journey = await invited(owner, database, {
        name: "Shenzhen Brightpath Co., Ltd.",
        country: "CN",
        language: "en",
        documents: ["nda", "general_terms"],
      });
      await page.goto(`/invitation/${journey.secret}?language=en`);
      await expect(page.getByText("under the Norwegian Transparency Act")).toBeVisible();
      await page.getByRole("button", { name: "Open my tasks" }).click();
      await page.getByRole("link", { name: code.en }).click();
      await page.getByRole("link", { name: "Read and sign" }).click();
      await page.getByRole("link", { name: "Sign all 3 at once" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign 3 documents");
      await page.getByRole("textbox", { name: "Title" }).fill("General manager");
      await page.getByRole("checkbox", { name: /I confirm that I can bind Shenzhen/ }).check();
      await page.getByRole("checkbox", { name: /I agree to sign electronically/ }).check();
      await page.getByRole("button", { name: "Sign all" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 documents are signed");
      const [kept] = await owner`
        select consent, language from signatures where supplier_id = ${journey.by.supplierId}`;
      expect(kept).toMatchObject({
        language: "en",
        consent: expect.stringMatching(/governed by Norwegian law\..* I confirm that I can bind Shenzhen/),
      });
    });

    test("is asked for a code on another device, and types nothing twice", async ({ page, owner, database, world }) => {
      const journey = await invited(owner, database, { world });
      await owner`update links set used_at = now() where supplier_id = ${journey.by.supplierId}`;
      await open(page, journey);
      await page.goto(`/my/sign?request=${journey.task("code_of_conduct")}`);
      await fillSigner(page);
      await page.getByRole("button", { name: "Signer" }).click();
      await expect(page.getByText("Ola Åsane, Innkjøpssjef, signerer:")).toBeVisible();
      await page.getByRole("textbox", { name: "Kode" }).fill("000 000");
      await page.getByRole("button", { name: "Signer" }).click();
      await expect(page.getByText("Koden stemmer ikke").first()).toBeVisible();
      await page.getByRole("textbox", { name: "Kode" }).fill(await codeIn(owner, journey));
      await page.getByRole("button", { name: "Signer" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dokumentet er signert");
    });

    test("hands over to the managing director, who signs with a link of her own", async ({
      page,
      owner,
      database,
      world,
      anotherBrowser,
    }) => {
      const journey = await invited(owner, database, { world });
      const id = journey.task("code_of_conduct");
      const { buyerId, supplierId, contactId } = journey.by;
      await owner`insert into company_facts (buyer_id, supplier_id, given_by, legal_name, country, role, signatory_name, signatory_email)
        values (${buyerId}, ${supplierId}, ${contactId}, 'Åsane AS', 'NO', 'producer', 'Grete Leder', 'grete@asane.example')`;
      await open(page, journey);
      await page.goto(`/my/requests/${id}/document`);
      await page.getByRole("link", { name: "Overlat til en annen" }).click();
      await expect(page.getByRole("textbox", { name: "Navn" })).toHaveValue("Grete Leder");
      await expect(page.getByRole("textbox", { name: "E-postadresse" })).toHaveValue("grete@asane.example");
      await page.getByRole("textbox", { name: "E-postadresse" }).fill("Grete@Asane.example");
      await page.getByRole("textbox", { name: "Stilling" }).fill("Daglig leder");
      await page.getByRole("button", { name: "Overlat oppgaven" }).click();
      await expect(page.getByText("Oppgaven er overlatt.")).toBeVisible();
      await expect(page.getByText("Grete Leder har fått oppgaven")).toBeVisible();

      const [grete] = await owner`
        select id, email from contacts where supplier_id = ${journey.by.supplierId} and name = 'Grete Leder'`;
      const secret = await linkFor(database, { ...journey.by, contactId: grete!.id, email: grete!.email }, [id]);
      const hers = await (await anotherBrowser({ javaScriptEnabled, viewport: { width: 390, height: 844 } })).newPage();
      await open(hers, { ...journey, secret });
      await hers.goto(`/my/sign?request=${id}`);
      await expect(hers.getByText("Forpliktelsen følger norsk rett.")).toBeVisible();
      await expect(hers.getByText("Juridisk navn")).toBeVisible();
      await expect(hers.getByText(/^Sendt inn .* av Ola Åsane/)).toBeVisible();
      await expect(hers.getByRole("textbox", { name: "Stilling" })).toHaveValue("Daglig leder");
      await fillSigner(hers, "Daglig leder");
      await hers.getByRole("button", { name: "Signer" }).click();
      await expect(hers.getByText("Forberedt av")).toBeVisible();

      await page.goto(`/my/sign?request=${id}`);
      await expect(page.getByText("Dette er allerede signert. Her er kvitteringen.")).toBeVisible();
    });

    test("says it has signed before and uploads the proof; a wrong file takes nothing from the form", async ({
      page,
      owner,
      database,
      world,
    }) => {
      const journey = await invited(owner, database, { world });
      await open(page, journey);
      await page.goto(`/my/requests/${journey.task("code_of_conduct")}/already-done`);
      await page.getByRole("radio", { name: /Vi har signert tidligere/ }).check();
      await page.getByLabel("Når ble det signert?").fill("2026-03-01");
      await page.getByRole("textbox", { name: "Hvem signerte?" }).fill("Grete Leder");
      await page.getByLabel("Signert dokument").setInputFiles({ ...pdf, buffer: Buffer.from("<html>not a PDF") });
      await page.getByRole("button", { name: "Send inn" }).click();
      await expect(page.getByText("Filen må være PDF, PNG, JPG").first()).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Hvem signerte?" })).toHaveValue("Grete Leder");
      await page.getByLabel("Signert dokument").setInputFiles(pdf);
      await page.getByRole("button", { name: "Send inn" }).click();
      await expect(page.getByText("Dokumentasjonen er sendt")).toBeVisible();

      const [claim] = await owner`select files.id, files.name from claims join files on files.id = file_id
        where claims.supplier_id = ${journey.by.supplierId}`;
      expect(claim?.name).toBe("signert.pdf");
      const answer = await page.request.get(`/my/files/${claim!.id}`);
      expect(answer.headers()["content-disposition"]).toContain("attachment");
      expect(await answer.body()).toEqual(pdf.buffer);
      await page.getByRole("button", { name: "Vi vil svare likevel" }).click();
      await expect(page.getByText("Oppgaven er åpen igjen.")).toBeVisible();
    });

    test("asks for more time, declines with a reason, and may still sign", async ({ page, owner, database, world }) => {
      const journey = await invited(owner, database, { world });
      const id = journey.task("code_of_conduct");
      const [dates] = await owner`
        select (deadline + 14)::text as later, (deadline - 1)::text as earlier from requests where id = ${id}`;
      await open(page, journey);
      await page.goto(`/my/requests/${id}`);
      await page.getByRole("link", { name: "Be om lengre frist" }).click();
      await page.getByLabel("Når kan dere svare?").fill(dates!.earlier);
      await page.getByLabel("Hvorfor trenger dere lengre frist?").fill("Daglig leder er på reise.");
      await page.getByRole("button", { name: "Be om lengre frist" }).click();
      await expect(page.getByText("Velg en dato etter fristen").first()).toBeVisible();
      await expect(page.getByLabel("Hvorfor trenger dere lengre frist?")).toHaveValue("Daglig leder er på reise.");
      await page.getByLabel("Når kan dere svare?").fill(dates!.later);
      await page.getByRole("button", { name: "Be om lengre frist" }).click();
      await expect(page.getByText("Spørsmålet om lengre frist er sendt")).toBeVisible();

      await page.getByRole("link", { name: "Vi kan ikke signere" }).click();
      await page.getByRole("button", { name: "Send svaret" }).click();
      await expect(page.getByText("Fyll ut dette feltet").first()).toBeVisible();
      await page.getByRole("textbox").fill("Punkt 4.2 kan vi ikke følge.");
      await page.getByRole("button", { name: "Send svaret" }).click();
      await expect(page.getByText("Takk for at du sa fra. Svaret er sendt.")).toBeVisible();
      await expect(page.getByText("Punkt 4.2 kan vi ikke følge.")).toBeVisible();
      await page.getByRole("link", { name: "Les og signer likevel" }).click();
      await expect(page.getByRole("link", { name: "Signer", exact: true })).toBeVisible();
    });

    test("is not the right person: the one named takes over, and the old link says who", async ({
      page,
      owner,
      database,
      world,
    }) => {
      const journey = await invited(owner, database, { world });
      await open(page, journey);
      await page.getByRole("link", { name: "Jeg er ikke rett person" }).click();
      await page.getByRole("textbox", { name: "Navn" }).fill("Berit Ny");
      await page.getByRole("textbox", { name: "E-postadresse" }).fill("berit@asane.example");
      await page.getByRole("button", { name: "Send oppgavene videre" }).click();
      await expect(page.getByText("Den du oppga, har fått oppgavene")).toBeVisible();
      await page.goto("/my");
      expect(new URL(page.url()).pathname).not.toBe("/my");
      expect((await page.goto(`/invitation/${journey.secret}`))?.status()).toBe(410);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Berit Ny har tatt over");
    });

    test("an old link and a torn one say so, and offer a new one", async ({ page, owner, database, world }) => {
      const journey = await invited(owner, database, { world });
      await owner`update requests set deadline = deadline - 100 where supplier_id = ${journey.by.supplierId}`;
      expect((await page.goto(`/invitation/${journey.secret}`))?.status()).toBe(410);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lenken gjelder ikke lenger");
      await page.getByRole("link", { name: "Få en ny lenke" }).click();
      await expect(page).toHaveURL(/\/sign-in$/);
      expect((await page.goto(`/invitation/${journey.secret.slice(0, 20)}`))?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lenken er ikke hel");
      await page.goto(`/invitation/${journey.secret}).`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lenken gjelder ikke lenger");
    });
  });
}

test.describe("what was typed", () => {
  const words = "En lang begrunnelse som ingen vil skrive to ganger.";

  test("survives a change of language", async ({ page, owner, database, world }) => {
    const journey = await invited(owner, database, { world });
    await open(page, journey);
    await page.goto(`/my/requests/${journey.task("code_of_conduct")}/decline`);
    await page.getByRole("textbox").fill(words);
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We cannot sign");
    await expect(page.getByRole("textbox")).toHaveValue(words);
  });

  test("survives a session that ends in the middle of it", async ({ page, owner, database, world }) => {
    const journey = await invited(owner, database, { world });
    await open(page, journey);
    const form = `/my/requests/${journey.task("code_of_conduct")}/decline`;
    await page.goto(form);
    await page.getByRole("textbox").fill(words);
    await owner`delete from sessions where supplier_id = ${journey.by.supplierId}`;
    await page.getByRole("button", { name: "Send svaret" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await open(page, journey);
    await page.goto(form);
    await expect(page.getByRole("textbox")).toHaveValue(words);
  });

  test("is forgotten once it has been sent", async ({ page, owner, database, world }) => {
    const journey = await invited(owner, database, { world });
    await open(page, journey);
    const form = `/my/requests/${journey.task("code_of_conduct")}/not-relevant`;
    await page.goto(form);
    await page.getByRole("textbox").fill(words);
    await page.getByRole("button", { name: "Send svaret" }).click();
    await page.getByRole("button", { name: "Vi vil svare likevel" }).click();
    await expect(page.getByText("Oppgaven er åpen igjen.")).toBeVisible();
    await page.goto(form);
    await expect(page.getByRole("textbox")).toHaveValue("");
  });
});

test("reads and signs with the keyboard alone, and sees where she is all the way", async ({
  page,
  owner,
  database,
  world,
}) => {
  const journey = await invited(owner, database, { world });
  await page.goto(`/invitation/${journey.secret}`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Hopp til hovedinnhold" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Åpne oppgavene" })).toBeFocused();
  await page.keyboard.press("Enter");
  for (const name of [code.nb, "Les og signer", "Signer"]) {
    await tabTo(page, page.getByRole("link", { name, exact: true }));
    await page.keyboard.press("Enter");
  }

  await tabTo(page, page.getByRole("button", { name: "Signer" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "For å gå videre må du rette opp følgende feil" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /^Stilling:/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Stilling" })).toBeFocused();
  await page.keyboard.type("Innkjøpssjef");
  for (const name of [/Jeg bekrefter at jeg kan forplikte/, /Jeg godtar å signere elektronisk/]) {
    await tabTo(page, page.getByRole("checkbox", { name }));
    await page.keyboard.press("Space");
  }
  await tabTo(page, page.getByRole("button", { name: "Signer" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dokumentet er signert");
});

test("keys pressed while a page gets ready do no harm", async ({ page, owner, database, world }) => {
  const journey = await invited(owner, database, { world });
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.documentElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true }));
      port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  await page.goto(`/invitation/${journey.secret}`);
  await page.waitForFunction(() => "__remixRouter" in window);
});

for (const language of ["nb", "en"] as const) {
  test(`every page can be used by everybody, in ${language}, and on a very small phone`, async ({
    page,
    owner,
    database,
  }) => {
    test.setTimeout(300_000); // some thirty pages are looked at
    const journey = await invited(owner, database, { language, documents: ["nda"] });
    const id = journey.task("code_of_conduct");
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/invitation/${journey.secret}?language=${language}`);
    await expectAccessible(page);
    await page.locator("main form button").click();
    await page.waitForURL("**/my");
    const asides = ["document", "hand-over", "not-relevant", "already-done", "more-time", "decline", "reservation"];
    const sign = `/my/sign?request=${id}&request=${journey.task("nda")}`;
    const pages = [
      "/my",
      `/my/requests/${id}`,
      ...asides.map((aside) => `/my/requests/${id}/${aside}`),
      "/my/colleagues",
      "/my/not-me",
      sign,
    ];
    for (const address of pages) {
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
      const send = page.locator("main form.form button[type=submit]").last();
      if ((await send.count()) === 0) continue;
      await send.click();
      await page.locator(".ds-error-summary").waitFor();
      await expectAccessible(page);
    }
    await owner`update sessions set confirmed_at = null where supplier_id = ${journey.by.supplierId}`;
    await page.locator("#title").fill("CEO");
    await page.locator("#authority").check();
    await page.locator("#consent").check();
    await page.locator("main form.form button[type=submit]").click();
    await page.waitForURL("**/my/sign/code**");
    await expectAccessible(page);
    await page.locator("#code").fill(await codeIn(owner, journey));
    await page.locator("main form.form button[type=submit]").first().click();
    await page.waitForURL("**/my/signatures/**");
    await expectAccessible(page);
    await page.goto(`${new URL(page.url()).pathname}?text=${language}`);
    await expectAccessible(page);
    await page.goto(`/my/requests/${id}`);
    await expectAccessible(page);
  });
}

async function open(page: Page, { secret }: Invited) {
  await page.goto(`/invitation/${secret}`);
  await page.getByRole("button", { name: "Åpne oppgavene" }).click();
  await page.waitForURL("**/my");
}

/** As far as it takes, at most once through the page; and the place must be marked. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  const stops = await page.locator("a[href], button, input, summary, [tabindex]").count();
  const isReached = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses <= stops && !(await isReached()); presses++) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
  // Of a box to tick, the whole field is marked.
  const isMarked = await target.evaluate((element) =>
    [element, element.closest(".ds-field") ?? element].some((one) => getComputedStyle(one).outlineStyle !== "none"),
  );
  expect(isMarked, `something shows that ${target} has the focus`).toBe(true);
}

async function fillSigner(page: Page, title = "Innkjøpssjef") {
  await page.getByRole("textbox", { name: "Stilling" }).fill(title);
  await page.getByRole("checkbox", { name: /Jeg bekrefter at jeg kan forplikte/ }).check();
  await page.getByRole("checkbox", { name: /Jeg godtar å signere elektronisk/ }).check();
}

/** The six digits from the newest mail, once it has been sent. */
async function codeIn(owner: postgres.Sql, { by }: Invited): Promise<string> {
  const digits = async () => {
    const [mail] = await owner`select kept->>'subject' as subject from mails
      where template = 'code' and supplier_id = ${by.supplierId} order by id desc limit 1`;
    return /\d{6}/.exec(mail?.subject ?? "")?.[0] ?? "";
  };
  await expect.poll(digits).not.toBe("");
  return digits();
}
