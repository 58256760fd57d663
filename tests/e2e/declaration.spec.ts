/** A CMRT brought with faults, corrected on screen, sent, asked about and accepted; and one filled in from nothing. */
import { comeInAs } from "../support/arrivals";
import { expectAccessible, expectToFit } from "../support/axe";
import { asked, list, smelterOf } from "../support/declared";
import { expect, test } from "../support/e2e";
import { cmrt, smelter } from "../support/workbooks";

const nb = {
  file: "Arbeidsbok",
  read: "Les filen",
  notAWorkbook: /ikke en Excel-arbeidsbok/,
  missing: "Ett punkt mangler",
  contact: "Fyll inn kontaktperson",
  contactField: "Kontaktperson",
  save: "Lagre og fortsett",
  ratingField: "Fil",
  ratingSend: "Last opp",
  rating: "Fil med risikovurdering av komponentene",
  complete: "Ingenting mangler.",
  check: "Se over og send inn",
  title: "Stilling",
  statement: /^Jeg bekrefter for/,
  anyway: "Send inn selv om noe mangler",
  tickAnyway: "Noe mangler. Kryss av for at du vil sende inn likevel",
  submit: "Send inn",
  sent: "Erklæringen er sendt inn",
  asked: "Kontrollen gir 2 spørsmål",
  answer: "Svar på spørsmålene",
  message: /^Melding til/,
  sendMessage: "Send meldingen",
  readIt: /^Gå gjennom svarene/,
  accept: "Godta erklæringen",
  accepted: /^Erklæringen er godtatt/,
  start: "Begynn utfyllingen",
  whole: "Hele selskapet",
  authorizer: "Ansvarlig for erklæringen",
  no: "Nei",
  yes: "Ja",
  search: "Søk i referanselisten",
  add: /^Legg til/,
  added: "Smelteverket er lagt til.",
  tin: "Tinn",
  nothing: "Det er ikke flere spørsmål her etter det dere har svart.",
};
const en: typeof nb = {
  file: "Workbook",
  read: "Read the file",
  notAWorkbook: /not an Excel workbook/,
  missing: "One item is missing",
  contact: "Fill in contact person",
  contactField: "Contact person",
  save: "Save and continue",
  ratingField: "File",
  ratingSend: "Upload",
  rating: "File with the risk rating of your components",
  complete: "Nothing is missing.",
  check: "Check and submit",
  title: "Title",
  statement: /^I confirm on behalf of/,
  anyway: "Submit although something is missing",
  tickAnyway: "Something is missing. Tick that you want to submit all the same",
  submit: "Submit",
  sent: "The declaration is submitted",
  asked: "The check has 2 questions",
  answer: "Answer the questions",
  message: /^Message to/,
  sendMessage: "Send the message",
  readIt: /^Review the answers/,
  accept: "Accept the declaration",
  accepted: /^The declaration is accepted/,
  start: "Start filling in",
  whole: "The whole company",
  authorizer: "Authorizer",
  no: "No",
  yes: "Yes",
  search: "Search the reference list",
  add: /^Add/,
  added: "The smelter is added.",
  tin: "Tin",
  nothing: "There are no more questions here after what you have answered.",
};

const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const upload = (buffer: Buffer, name = "cmrt.xlsx") => ({ name, mimeType: mediaType, buffer });

/** The contact's name is missing, and the only smelter of gold is not yet identified though all are said to be. */
const faulty = () =>
  Buffer.from(
    cmrt({
      declaration: { D15: null },
      smelters: { ...smelter(7, "Gold", "", "Smelter not yet identified"), ...{ A7: null, F7: null, G7: null } },
    }),
  );

for (const [language, says] of [
  ["nb", nb],
  ["en", en],
] as const) {
  test(`${language}: a workbook with faults is corrected on screen, sent, asked about and accepted`, async ({
    page,
    owner,
    database,
    world,
    baseURL,
    anotherBrowser,
  }) => {
    test.slow();
    const name = `Mineral ${language} AS`;
    const { by, request } = await asked(owner, database, { world, name, language });
    await comeInAs(page.context(), owner, by, baseURL);
    await page.context().addCookies([{ name: "language", value: language, url: baseURL! }]);
    const here = `/my/requests/${request}/declaration`;
    await page.goto(here);
    await expectAccessible(page);
    await page.getByLabel(says.file).setInputFiles(upload(Buffer.from("%PDF-1.7"), "cmrt.xlsx"));
    await page.getByRole("button", { name: says.read }).click();
    await expect(page.getByText(says.notAWorkbook).first()).toBeVisible();
    await page.getByLabel(says.file).setInputFiles(upload(faulty()));
    await page.getByRole("button", { name: says.read }).click();
    await expect(page.getByRole("heading", { name: says.missing })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: says.contact }).click();
    await expectAccessible(page);
    await page.getByLabel(says.contactField, { exact: true }).fill("Kari Test");
    await page.getByRole("button", { name: says.save }).click();
    await expect(page).toHaveURL(/declaration\/use/);
    await expectAccessible(page);
    await page.goto(`${here}/smelters`);
    await expectAccessible(page);
    await page.goto(`${here}/products`);
    await expectAccessible(page);
    await page.getByLabel(says.ratingField, { exact: true }).setInputFiles({
      name: "komponenter.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7"),
    });
    await page.getByRole("button", { name: says.ratingSend }).click();
    await expect(page.getByRole("link", { name: "komponenter.pdf" })).toBeVisible();
    await page.goto(`${here}/send`);
    await expect(page.getByText(says.complete)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: says.title }).fill("CSR");
    await page.getByRole("checkbox", { name: says.statement }).check();
    await page.getByRole("button", { name: says.submit, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.sent);
    await expect(page.getByRole("heading", { name: says.asked })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: says.answer }).click();
    await page.getByRole("textbox", { name: says.message }).fill("Vi spør leverandøren.");
    await page.getByRole("button", { name: says.sendMessage }).click();
    await expect(page.getByText("Vi spør leverandøren.")).toBeVisible();

    const ours = await anotherBrowser({ viewport: { width: 320, height: 700 } });
    await comeInAs(ours, owner, world.member, baseURL);
    await ours.addCookies([{ name: "language", value: language, url: baseURL! }]);
    const desk = await ours.newPage();
    await desk.goto("/desk?only=review");
    await desk.getByRole("listitem").filter({ hasText: name }).getByRole("link", { name: says.readIt }).click();
    await expect(desk.getByText("RF-20")).toBeVisible();
    await expect(desk.getByRole("link", { name: says.rating })).toBeVisible();
    await expectToFit(desk);
    await expectAccessible(desk);
    await desk.getByRole("button", { name: says.accept, exact: true }).click();
    await expect(desk.getByText(says.accepted)).toBeVisible();
    await desk.goto("/suppliers/smelters");
    await expect(desk.getByText("TestTin AS")).toBeVisible();
    await expectAccessible(desk);
  });

  test.describe(`${language}: without JavaScript`, () => {
    test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });

    test("a declaration is filled in from nothing, its smelter found in the list, and sent with something missing", async ({
      page,
      owner,
      database,
      world,
      baseURL,
    }) => {
      test.slow();
      const { by, request } = await asked(owner, database, { world, name: `Ingen ${language} AS`, language });
      await list(database, world, [smelterOf(2, "Tin", { aliases: ["Gamle Tinn"] })]);
      await comeInAs(page.context(), owner, by, baseURL);
      await page.context().addCookies([{ name: "language", value: language, url: baseURL! }]);
      const here = `/my/requests/${request}/declaration`;
      await page.goto(here);
      await page.getByRole("button", { name: says.start }).click();
      await expect(page).toHaveURL(/declaration\/company/);
      await page.getByLabel(says.whole).check();
      await page.getByLabel(says.authorizer, { exact: true }).fill("Ola Eksempel");
      await page.getByRole("button", { name: says.save }).click();
      for (const metal of ["Tantalum", "Tin", "Gold", "Tungsten"])
        await page
          .locator(`select[name="answers.1-${metal}.value"]`)
          .selectOption({ label: metal === "Tin" ? says.yes : says.no });
      await page.locator('select[name="answers.2-Tin.value"]').selectOption({ label: says.yes });
      await page.getByRole("button", { name: says.save }).click();
      await expect(page.locator('select[name="answers.3-Tin.value"]')).toBeVisible();
      await expect(page.locator('select[name="answers.3-Gold.value"]')).toHaveCount(0);
      await expectToFit(page);
      await page.goto(`${here}/smelters?search=gamle`);
      await page.getByRole("button", { name: says.add }).click();
      await expect(page.getByText(says.added)).toBeVisible();
      await expect(page.getByRole("link", { name: "TestTin AS" })).toBeVisible();
      await page.goto(`${here}/send`);
      await page.getByRole("textbox", { name: says.title }).fill("CSR");
      await page.getByRole("checkbox", { name: says.statement }).check();
      await page.getByRole("button", { name: says.submit, exact: true }).click();
      await expect(page.getByText(says.tickAnyway).first()).toBeVisible();
      await page.getByRole("checkbox", { name: says.anyway }).check();
      await page.getByRole("button", { name: says.submit, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.sent);
    });
  });
}
