/** A supplier's own code of conduct: sent in, compared with ours, and signed with the addendum it lacks; in both languages. */
import { strToU8, zipSync } from "fflate";
import { comeInAs, comeInBy, mailedLink } from "../support/arrivals";
import { expectAccessible, expectToFit } from "../support/axe";
import { expect, test } from "../support/e2e";
import { invited } from "../support/invited";
import { english, norwegian } from "../support/signing";

const nb = {
  ...norwegian,
  cannot: "Vi kan ikke signere",
  ownCode: "Vi har egne retningslinjer",
  file: /^Retningslinjene deres/,
  language: "Engelsk",
  dated: "Datert",
  send: "Send retningslinjene",
  sent: "Takk. Retningslinjene er sendt.",
  hasMacros: "Filen inneholder makroer.",
  desk: /^Sammenlign/,
  left: (done: number) => `${done} av 52 punkter sammenlignet`,
  chapter: (chapter: number) => new RegExp(`^(Hele|Resten av) kapittel ${chapter} under ett`),
  question: (clause: string) => `Dekker retningslinjene deres punkt ${clause}?`,
  marks: { covered: "Dekket", partly: "Delvis dekket", missing: "Mangler" },
  page: "Side",
  save: "Lagre",
  goOn: "Lagre og gå videre",
  choose: "Velg et av alternativene",
  askSignature: "Send til signering",
  wasSent: "Tillegget er sendt til signering",
  openAddendum: "Les og signer tillegget",
  signAddendum: "Signer tillegget",
  title_: "Tillegg til «Etiske retningslinjer for leverandører»",
  part: "Egne retningslinjer og tillegg",
};
const en: typeof nb = {
  ...english,
  cannot: "We cannot sign",
  ownCode: "We have our own code of conduct",
  file: /^Your code of conduct/,
  language: "English",
  dated: "Dated",
  send: "Send the code",
  sent: "Thank you. The code has been sent.",
  hasMacros: "The file contains macros.",
  desk: /^Compare/,
  left: (done: number) => `${done} of 52 clauses compared`,
  chapter: (chapter: number) => new RegExp(`^(All|The rest) of chapter ${chapter} at once`),
  question: (clause: string) => `Does their code cover clause ${clause}?`,
  marks: { covered: "Covered", partly: "Partly covered", missing: "Missing" },
  page: "Page",
  save: "Save",
  goOn: "Save and continue",
  choose: "Choose one of the options",
  askSignature: "Send for signature",
  wasSent: "The addendum has been sent for signature",
  openAddendum: "Read and sign the addendum",
  signAddendum: "Sign the addendum",
  title_: "Addendum to “Supplier code of conduct”",
  part: "Own code and addendum",
};

const docx = (...more: string[]) => ({
  name: "../../etikk.docx",
  mimeType: "application/octet-stream",
  buffer: Buffer.from(
    zipSync(
      Object.fromEntries(["[Content_Types].xml", "word/document.xml", ...more].map((part) => [part, strToU8("<x/>")])),
    ),
  ),
});

for (const javaScriptEnabled of [true, false])
  for (const [language, says] of [
    ["nb", nb],
    ["en", en],
  ] as const) {
    test.describe(`${language}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });

      test("own code, compared, addendum, signed", async ({
        page,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        test.slow();
        const name = `Egen ${language} ${javaScriptEnabled ? "A" : "B"} AS`;
        const country = language === "nb" ? "NO" : "GB";
        const journey = await invited(owner, database, { world, name, language, country });
        const id = journey.task("code_of_conduct");
        await comeInBy(page, `/invitation/${journey.secret}?language=${language}`);
        await page.goto(`/my/requests/${id}`);
        await page.getByRole("link", { name: says.cannot }).click();
        await page.getByRole("link", { name: says.ownCode }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.ownCode);
        if (javaScriptEnabled) await expectAccessible(page);

        await page.getByLabel(says.file).setInputFiles(docx("word/vbaProject.bin"));
        await page.getByRole("radio", { name: says.language, exact: true }).check();
        await page.getByLabel(says.dated).fill("2025-05-17");
        await page.getByRole("button", { name: says.send }).click();
        await expect(page.getByText(says.hasMacros).first()).toBeVisible();
        await expect(page.getByLabel(says.dated)).toHaveValue("2025-05-17");
        await page.getByLabel(says.file).setInputFiles(docx());
        await page.getByRole("button", { name: says.send }).click();
        await expect(page.getByText(says.sent)).toBeVisible();
        await expect(page.getByRole("link", { name: /^etikk\.docx/ })).toBeVisible();

        const ours = await anotherBrowser({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
        await comeInAs(ours, owner, world.member, baseURL);
        await ours.addCookies([{ name: "language", value: language, url: baseURL! }]);
        const desk = await ours.newPage();
        await desk.goto("/desk?only=own-code");
        const item = desk.getByRole("listitem").filter({ hasText: name });
        await item.getByRole("link", { name: says.desk }).click();
        await expect(desk.getByText(says.left(0))).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(desk);
        await expectToFit(desk);

        const clause = (number: string) => desk.getByRole("group", { name: says.question(number) });
        const choose = (number: string, mark: string) =>
          clause(number).getByRole("radio", { name: mark, exact: true }).check();
        await choose("2.1", says.marks.partly);
        const where = desk.getByRole("textbox", { name: says.page }).locator("visible=true");
        await expect(where).toHaveCount(1);
        await where.fill("4–5");
        const chapter = (number: number) => desk.getByRole("group", { name: says.chapter(number) });
        const cover = (number: number) => chapter(number).getByRole("radio", { name: says.marks.covered, exact: true });
        await cover(1).check();
        await chapter(1).locator("..").getByRole("textbox", { name: says.page }).fill("3");
        await desk.getByRole("button", { name: says.save, exact: true }).click();
        await expect(clause("2.1")).toHaveCount(0);
        const first = await owner<{ clauses: number; onPage: number }[]>`
          select count(*)::int as clauses, count(*) filter (where page = '3')::int as "onPage" from coverage
          join own_codes on own_codes.id = coverage.own_code_id where own_codes.supplier_id = ${journey.by.supplierId}`;
        expect(first[0]!.onPage).toBe(first[0]!.clauses - 1);
        await expect(desk.getByText(says.left(first[0]!.clauses))).toBeVisible();
        await choose("8.1", says.marks.missing);
        for (let number = 2; number <= 14; number++)
          if ((await chapter(number).count()) > 0) await cover(number).check();
        await desk.getByRole("button", { name: says.goOn }).click();
        await expect(desk.getByRole("heading", { level: 2, name: says.title_ })).toBeVisible();
        await expect(desk.locator(".clause-number")).toHaveText(["2.1", "8.1"]);
        if (javaScriptEnabled) await expectAccessible(desk);
        await desk.getByRole("button", { name: says.askSignature }).click();
        await expect(desk.getByText(says.wasSent)).toBeVisible();

        const theirs = await (await anotherBrowser({ javaScriptEnabled })).newPage();
        await comeInBy(theirs, await mailedLink(owner, journey.by.email, "own-code-compared"));
        await expect(theirs).toHaveURL(new RegExp(`/my/requests/${id}$`));
        await theirs.getByRole("link", { name: says.openAddendum }).click();
        await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(says.title_);
        await expect(theirs.locator(".clause-number")).toHaveText(["2.1", "8.1"]);
        if (javaScriptEnabled) await expectAccessible(theirs);
        await theirs.getByRole("textbox", { name: says.title, exact: true }).fill("CEO");
        await theirs.getByRole("checkbox", { name: says.authority }).check();
        await theirs.getByRole("checkbox", { name: says.consent }).check();
        await theirs.getByRole("button", { name: says.signAddendum }).click();
        await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(says.signed);
        await expect(theirs.getByText(says.title_)).toBeVisible();

        await desk.goto("/signatures/who?signature=own+code");
        await expect(desk.getByRole("row").filter({ hasText: name })).toContainText(says.part);
      });
    });
  }
