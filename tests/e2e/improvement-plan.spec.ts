/** An improvement plan: asked for, written by the supplier, one action sent back, agreed to, carried out, and verified. */
import { comeInAs, comeInBy, mailedLink } from "../support/arrivals";
import { expectAccessible, expectToFit } from "../support/axe";
import { expect, test } from "../support/e2e";
import { newMember, newSupplier, newWorld } from "../support/people";

const words = {
  nb: {
    ask: "Be om forbedringsplan",
    askNow: "Be om planen",
    expected: "Hva forventer dere?",
    asked: "Leverandøren er bedt om en forbedringsplan.",
    plan: "Lag planen",
    write: /^Skriv/,
    change: /^Endre/,
    cause: "Hvorfor er det slik?",
    what: "Hva vil dere gjøre?",
    responsible: "Hvem er ansvarlig?",
    due: "Når er det gjort?",
    empty: "Fyll ut dette feltet",
    save: "Lagre",
    saved: "Tiltaket er lagret.",
    sendPlan: "Send planen",
    sent: "Planen er sendt.",
    agree: "Enig",
    sendBack: "Send tilbake",
    why: "Hva må bli bedre?",
    sendAnswer: "Send svaret",
    answered: "Svaret er på vei til leverandøren.",
    report: /^Meld som gjennomført/,
    result: "Hva er gjort?",
    evidence: /^Noe som viser det/,
    reported: "Takk. Tiltaket er meldt som gjennomført.",
    good: "Godt nok",
    verified: "Tiltaket er vurdert.",
    states: ["Godkjent", "Avtalt"],
  },
  en: {
    ask: "Ask for an improvement plan",
    askNow: "Ask for the plan",
    expected: "What do you expect?",
    asked: "The supplier has been asked for an improvement plan.",
    plan: "Make the plan",
    write: /^Write/,
    change: /^Change/,
    cause: "Why is it so?",
    what: "What will you do?",
    responsible: "Who is responsible?",
    due: "When is it done?",
    empty: "Fill in this field",
    save: "Save",
    saved: "The action is saved.",
    sendPlan: "Send the plan",
    sent: "The plan has been sent.",
    agree: "Agree",
    sendBack: "Send back",
    why: "What must be better?",
    sendAnswer: "Send the answer",
    answered: "The answer is on its way to the supplier.",
    report: /^Report as done/,
    result: "What has been done?",
    evidence: /^Something that shows it/,
    reported: "Thank you. The action is reported as done.",
    good: "Good enough",
    verified: "The action has been dealt with.",
    states: ["Verified", "Agreed"],
  },
} as const;

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    for (const language of ["nb", "en"] as const)
      test(`a plan is made, agreed to and verified, in ${language}`, async ({
        page,
        context,
        anotherBrowser,
        owner,
        baseURL,
      }) => {
        test.slow();
        const t = words[language];
        const world = await newWorld(owner);
        const coordinator = await newMember(owner, world.buyerId, ["coordinator"]);
        const supplier = await newSupplier(owner, world, { language });
        for (const [subject, severity] of [
          ["lønn", "major"],
          ["støy", "moderate"],
        ] as const)
          await owner`
            insert into gaps (buyer_id, supplier_id, kind, source, rule, subject, title, severity, state)
            values (${world.buyerId}, ${supplier.supplierId}, 'improvement', 'assessment', 'csr', ${subject},
                    ${owner.json({ nb: `Om ${subject}`, en: `About ${subject}` })}, ${severity}, 'open')`;
        await owner`update people set language = ${language} where email in (${world.member.email}, ${coordinator.email})`;
        await comeInAs(context, owner, coordinator, baseURL);

        await page.goto(`/suppliers/${supplier.supplierId}/gaps`);
        await page.getByRole("link", { name: t.ask }).click();
        await page.getByLabel(t.expected).fill("Lønn etter tariff, og vern mot støy.");
        if (javaScriptEnabled) await expectAccessible(page);
        await page.getByRole("button", { name: t.askNow }).click();
        await expect(page.getByText(t.asked)).toBeVisible();
        const plan = new URL(page.url()).pathname;

        const browser = await anotherBrowser({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
        const theirs = await browser.newPage();
        await comeInBy(theirs, await mailedLink(owner, supplier.email, "invitation"));
        await theirs.goto(`/my/requests/${plan.split("/").at(-2)}`);
        await theirs.getByRole("link", { name: t.plan }).click();
        await expect(theirs.getByText("Lønn etter tariff, og vern mot støy.")).toBeVisible();
        const write = async (name: RegExp, place: number, what: string, days: number) => {
          await theirs.getByRole("link", { name }).nth(place).click();
          await theirs.getByRole("textbox", { name: t.cause }).fill("Vi visste ikke bedre.");
          await theirs.getByRole("textbox", { name: t.what }).fill(what);
          await theirs.getByRole("textbox", { name: t.responsible }).fill("Wei Chen");
          await theirs.getByLabel(t.due).fill(soon(days));
          await theirs.getByRole("button", { name: t.save, exact: true }).click();
          await expect(theirs.getByText(t.saved)).toBeVisible();
        };
        await theirs.getByRole("link", { name: t.write }).first().click();
        await theirs.getByRole("textbox", { name: t.cause }).fill("Vi visste ikke bedre.");
        await theirs.getByRole("button", { name: t.save, exact: true }).click();
        await expect(theirs.getByText(t.empty).first()).toBeVisible();
        await expect(theirs.getByRole("textbox", { name: t.cause })).toHaveValue("Vi visste ikke bedre.");
        if (javaScriptEnabled) await expectAccessible(theirs);
        await theirs.goto(`/my/requests/${plan.split("/").at(-2)}/plan`);
        await write(t.write, 0, "Ny lønnsavtale.", 20);
        await write(t.write, 0, "Hørselsvern.", 30);
        await expectToFit(theirs);
        await theirs.getByRole("button", { name: t.sendPlan }).click();
        await expect(theirs.getByText(t.sent)).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(theirs);

        await page.goto(plan);
        await page.getByRole("radio", { name: t.agree }).first().check();
        await page.getByRole("radio", { name: t.sendBack }).last().check();
        await page.getByRole("textbox", { name: t.why }).last().fill("Støyen må ned ved kilden.");
        if (javaScriptEnabled) await expectAccessible(page);
        await page.getByRole("button", { name: t.sendAnswer }).click();
        await expect(page.getByText(t.answered)).toBeVisible();

        await comeInBy(theirs, await mailedLink(owner, supplier.email, "returned"));
        await theirs.getByRole("link").filter({ hasText: /plan/i }).last().click();
        await expect(theirs.getByText("Støyen må ned ved kilden.").first()).toBeVisible();
        await write(t.change, 0, "Ny maskin.", 30);
        await theirs.getByRole("button", { name: t.sendPlan }).click();
        await expect(theirs.getByText(t.sent)).toBeVisible();

        await page.goto(plan);
        await page.getByRole("radio", { name: t.agree }).check();
        await page.getByRole("button", { name: t.sendAnswer }).click();
        await expect(page.getByText(t.answered)).toBeVisible();

        await theirs.reload();
        await theirs.getByRole("link", { name: t.report }).first().click();
        await theirs.getByRole("textbox", { name: t.result }).fill("Avtalen er signert.");
        await theirs.getByLabel(t.evidence).setInputFiles({
          name: "avtale.pdf",
          mimeType: "application/pdf",
          buffer: Buffer.from("%PDF-1.4 avtale"),
        });
        await theirs.getByRole("button", { name: t.report }).click();
        await expect(theirs.getByText(t.reported)).toBeVisible();

        // She who agreed may not verify what is serious; the supplier's owner may.
        await page.goto(plan);
        await expect(page.getByRole("link", { name: "avtale.pdf" })).toBeVisible();
        await expect(page.getByRole("radio")).toHaveCount(0);
        const ours = await anotherBrowser({ javaScriptEnabled });
        await comeInAs(ours, owner, world.member, baseURL);
        const second = await ours.newPage();
        await second.goto(plan);
        await second.getByRole("radio", { name: t.good }).check();
        await second.getByRole("button", { name: t.sendAnswer }).click();
        await expect(second.getByText(t.verified)).toBeVisible();
        for (const state of t.states) await expect(second.getByText(state, { exact: true })).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(second);
      });
  });
}
