/** One coordinator and one buyer get a supplier approved; the buyer alone cannot. */
import { comeInAs } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { decidable } from "../support/decided";
import { expect, test } from "../support/e2e";

const words = {
  nb: {
    blocked: "Dette må på plass før leverandøren kan godkjennes",
    notAssessed: "Risikoen er ikke vurdert det siste året",
    likelihood: "Hvor sannsynlig er det at noen eller noe skades?",
    severity: "Hvor alvorlig er det i så fall?",
    low: "Lav",
    sources: "Kilder",
    conclusion: "Konklusjon",
    saveAssessment: "Lagre vurderingen",
    assessed: "Vurderingen er lagret.",
    free: "Ingenting står i veien for å godkjenne leverandøren.",
    approve: "Godkjenn",
    reason: "Begrunnelse",
    propose: "Send forslaget",
    proposed: "Forslaget er sendt til den som kan avgjøre.",
    yours: "Du har foreslått dette. En annen må avgjøre.",
    decide: "Ta stilling til forslaget",
    agree: "Avgjør som foreslått",
    decided: "Avgjørelsen gjelder, og leverandøren har fått beskjed.",
    approved: "Godkjent",
    read: "Les avgjørelsen",
    said: "Hva vil dere si?",
    send: "Send svaret",
    thanks: "Takk. Svaret er sendt.",
  },
  en: {
    blocked: "This must be in place before the supplier can be approved",
    notAssessed: "The risk has not been assessed in the last year",
    likelihood: "How likely is it that somebody or something is harmed?",
    severity: "How serious would it be?",
    low: "Low",
    sources: "Sources",
    conclusion: "Conclusion",
    saveAssessment: "Save the assessment",
    assessed: "The assessment has been saved.",
    free: "Nothing stands in the way of approving the supplier.",
    approve: "Approve",
    reason: "Reason",
    propose: "Send the proposal",
    proposed: "The proposal has been sent to whoever may decide.",
    yours: "You proposed this. Somebody else decides.",
    decide: "Decide on the proposal",
    agree: "Decide as proposed",
    decided: "The decision is in force, and the supplier has been told.",
    approved: "Approved",
    read: "Read the decision",
    said: "What would you like to say?",
    send: "Send the answer",
    thanks: "Thank you. Your answer has been sent.",
  },
} as const;

for (const language of ["nb", "en"] as const)
  test(`a supplier is approved by two (${language})`, async ({
    page,
    context,
    anotherBrowser,
    owner,
    database,
    baseURL,
  }) => {
    test.slow();
    const t = words[language];
    const { supplier, buyer, coordinator, settle } = await decidable({ database, owner }, { done: false, language });
    await settle();
    await owner`update people set language = ${language} where email in (${buyer.email}, ${coordinator.email})`;
    const address = `/suppliers/${supplier.supplierId}/decision`;

    await comeInAs(context, owner, buyer, baseURL);
    await page.goto(address);
    await expect(page.getByText(t.blocked)).toBeVisible();
    await page.getByRole("link", { name: t.notAssessed }).click();
    await page.getByRole("group", { name: t.likelihood }).getByLabel(t.low, { exact: true }).check();
    await page.getByRole("group", { name: t.severity }).getByLabel(t.low, { exact: true }).check();
    await page.getByLabel(t.sources).fill("Samtale med leverandøren.");
    await page.getByLabel(t.conclusion).fill("Ingen tegn til skade.");
    await expectAccessible(page);
    await page.getByRole("button", { name: t.saveAssessment }).click();
    await expect(page.getByText(t.assessed)).toBeVisible();

    await page.goto(address);
    await expect(page.getByText(t.free)).toBeVisible();
    await page.getByLabel(t.approve, { exact: true }).check();
    await page.getByLabel(t.reason).fill("Alt er på plass.");
    await expectAccessible(page);
    await page.getByRole("button", { name: t.propose }).click();
    await expect(page.getByText(t.proposed)).toBeVisible();
    await expect(page.getByText(t.yours)).toBeVisible();

    const [proposal] = await owner`select id from decisions where supplier_id = ${supplier.supplierId}`;
    await expect(page.getByRole("link", { name: t.decide })).toHaveCount(0);

    const theirs = await anotherBrowser();
    await comeInAs(theirs, owner, coordinator, baseURL);
    const deciding = await theirs.newPage();
    await deciding.goto(`${address}/${proposal!.id}`);
    await expectAccessible(deciding);
    await deciding.getByRole("button", { name: t.agree }).click();
    await expect(deciding.getByText(t.decided)).toBeVisible();
    await expect(deciding.getByText(t.approved, { exact: true }).first()).toBeVisible();

    const suppliers = await anotherBrowser({ viewport: { width: 320, height: 700 } });
    await comeInAs(suppliers, owner, supplier, baseURL);
    const told = await suppliers.newPage();
    await told.goto("/my");
    await told.getByRole("link", { name: t.read }).click();
    await told.getByLabel(t.said).fill("Takk for tilliten.");
    await expectAccessible(told);
    await told.getByRole("button", { name: t.send }).click();
    await expect(told.getByText(t.thanks)).toBeVisible();
  });
