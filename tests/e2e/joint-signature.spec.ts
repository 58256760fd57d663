/** Handed over, and signed by two: the first names the other, who gets a link of her own, and only both count. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { comeInAs, mailedLink } from "../support/arrivals";
import { expectAccessible, expectToFit } from "../support/axe";
import { expect, test } from "../support/e2e";
import { invited } from "../support/invited";
import { english, norwegian, openTask, readAndSign, signTogether } from "../support/signing";

const said = {
  nb: {
    ...norwegian,
    handOver: "Overlat til en annen",
    send: "Overlat oppgaven",
    handed: "Oppgaven er overlatt.",
    waits: "Styreleder Strøm må også signere",
    stillWaits: "Grete Leder har signert. Styreleder Strøm må også signere",
    takeBack: "Trekk signaturen tilbake",
    first: "Grete Leder har signert",
    why: /^Grete Leder, Daglig leder, signerte .* blir forpliktet når to signerer sammen/,
    with: "Signert sammen med",
    both: "Dokumentet er signert av dere begge.",
    see: "Se kvitteringen",
    prepared: "Forberedt av",
    pdf: /PDF/,
  },
  en: {
    ...english,
    handOver: "Hand over to somebody else",
    send: "Hand over the task",
    handed: "The task has been handed over.",
    waits: "Styreleder Strøm must sign as well",
    stillWaits: "Grete Leder has signed. Styreleder Strøm must sign as well",
    takeBack: "Take the signature back",
    first: "Grete Leder has signed",
    why: /^Grete Leder, Daglig leder, signed on .* is bound when two sign together/,
    with: "Signed together with",
    both: "Both of you have signed the document.",
    see: "See the receipt",
    prepared: "Prepared by",
    pdf: /PDF/,
  },
};

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
    test.setTimeout(120_000);

    for (const language of ["nb", "en"] as const) {
      test(`is handed over and signed by two (${language})`, async ({
        page,
        owner,
        database,
        world,
        baseURL,
        anotherBrowser,
      }) => {
        const says = said[language];
        const tag = randomUUID().slice(0, 6);
        const name = `To Signerer ${tag} AS`;
        const journey = await invited(owner, database, { world, name, language });
        const id = journey.task("code_of_conduct");
        const another = async () =>
          (await anotherBrowser({ javaScriptEnabled, viewport: { width: 320, height: 700 } })).newPage();
        const look = async (one: typeof page) => {
          await expectToFit(one);
          if (javaScriptEnabled) await expectAccessible(one);
        };

        await openTask(page, `/invitation/${journey.secret}?language=${language}`, says);
        await page.getByRole("link", { name: says.handOver }).click();
        await page.getByRole("textbox", { name: says.other.name }).fill("Grete Leder");
        await page.getByRole("textbox", { name: says.other.email }).fill(`grete.${tag}@leverandor.example`);
        await page.getByRole("button", { name: says.send }).click();
        await expect(page.getByText(says.handed)).toBeVisible();

        const grete = await another();
        await openTask(grete, await mailedLink(owner, `grete.${tag}@leverandor.example`, "hand-over"), says);
        await grete.getByRole("link", { name: says.read }).click();
        const strom = { name: "Styreleder Strøm", email: `strom.${tag}@leverandor.example` };
        await signTogether(grete, "Daglig leder", strom, says);
        await expect(grete.getByText(says.waits)).toBeVisible();
        await expect(grete.getByText(says.prepared)).toBeVisible();
        await look(grete);
        const half = grete.url();
        await grete.goto(`/my/requests/${id}`);
        await expect(grete.getByText(says.stillWaits)).toBeVisible();
        await expect(grete.getByRole("button", { name: says.takeBack })).toBeVisible();
        await look(grete);

        const ours = await anotherBrowser({ javaScriptEnabled });
        await comeInAs(ours, owner, world.member, baseURL);
        const buyer = await ours.newPage();
        await buyer.goto("/signatures/who");
        const row = buyer.getByRole("row").filter({ hasText: name });
        await expect(row).toContainText("Styreleder Strøm");
        await buyer.goto(`/suppliers/${journey.by.supplierId}/requests/${id}`);
        await expect(buyer.getByText("Signert av én av to").first()).toBeVisible();
        await buyer.getByRole("link", { name: "Grete Leder, Daglig leder" }).click();
        await expect(buyer.getByText("Signaturen gjelder ikke alene.")).toBeVisible();

        const chair = await another();
        await openTask(chair, await mailedLink(owner, strom.email, "sign-too"), says);
        await expect(chair.getByText(says.first)).toBeVisible();
        await expect(chair.getByText(says.why)).toBeVisible();
        await look(chair);
        await readAndSign(chair, "Styreleder", says);
        await expect(chair.getByText(says.with)).toBeVisible();
        await look(chair);
        const pdf = chair.waitForEvent("download");
        await chair.getByRole("link", { name: says.pdf }).click();
        expect((await readFile(await (await pdf).path())).subarray(0, 5).toString()).toBe("%PDF-");

        await grete.goto(half);
        await expect(grete.getByText(says.both)).toBeVisible();
        await grete.getByRole("link", { name: says.see }).click();
        await expect(grete.getByRole("heading", { level: 1 })).toHaveText(says.signed);
        await buyer.goto("/signatures/who?signature=signed");
        await expect(row).toContainText("Signert");
        await row.getByRole("link", { name }).click();
        await expect(buyer.getByText("Signert av én; en annen må også signere").first()).toBeVisible();
      });
    }
  });
}
