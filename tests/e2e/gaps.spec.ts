/** A coordinator goes through a supplier's gaps: confirms a suspicion, lives with a risk, closes what is mended. */
import { comeInAs } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { newSupplier, newWorld } from "../support/people";

const words = {
  nb: {
    seeAll: "Se alle 3",
    suspected: "Mulig brudd på nulltoleranse",
    confirm: "Bekreft nulltoleranse",
    saved: "Mangelen er oppdatert.",
    acceptRisk: "Aksepter risikoen til en dato",
    until: "Risikoen er akseptert til og med",
    reason: "Begrunnelse",
    past: "Velg en dato som ikke har vært",
    riskAccepted: "Risiko akseptert",
    all: "Mangler",
    closeMended: "Lukk de valgte",
    closed: "1 mangel er lukket.",
  },
  en: {
    seeAll: "See all 3",
    suspected: "Possible breach of zero tolerance",
    confirm: "Confirm zero tolerance",
    saved: "The gap is updated.",
    acceptRisk: "Accept the risk until a date",
    until: "The risk is accepted until",
    reason: "Reason",
    past: "Choose a date that is still to come",
    riskAccepted: "Risk accepted",
    all: "Gaps",
    closeMended: "Close those chosen",
    closed: "1 gap is closed.",
  },
} as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    for (const language of ["nb", "en"] as const)
      test(`gaps are confirmed, lived with and closed, in ${language}`, async ({ page, context, owner, baseURL }) => {
        test.slow();
        const t = words[language];
        const look = async () => {
          if (javaScriptEnabled) await expectAccessible(page);
        };
        const world = await newWorld(owner);
        const { supplierId } = await newSupplier(owner, world);
        const raised = (subject: string, severity: string, isSuspected: boolean, mendedAt: Date | null) => owner`
          insert into gaps (buyer_id, supplier_id, kind, source, rule, subject, title, severity, is_suspected, state, mended_at)
          values (${world.buyerId}, ${supplierId}, 'improvement', 'assessment', 'csr', ${subject},
                  ${owner.json({ nb: `Om ${subject}`, en: `About ${subject}` })}, ${severity}, ${isSuspected}, 'open', ${mendedAt})`;
        await raised("alder", "zero_tolerance", true, null);
        await raised("lønn", "moderate", false, null);
        await raised("støy", "minor", false, new Date());
        await owner`update people set language = ${language} where email = ${world.member.email}`;
        await comeInAs(context, owner, world.member, baseURL);
        const about = (subject: string) => (language === "nb" ? `Om ${subject}` : `About ${subject}`);

        await page.goto(`/suppliers/${supplierId}`);
        await page.getByRole("link", { name: t.seeAll }).click();
        await look();
        await page.getByRole("link", { name: about("alder") }).click();
        await expect(page.getByRole("heading", { name: t.suspected })).toBeVisible();
        await look();
        await page.getByRole("button", { name: t.confirm }).click();
        await expect(page.getByText(t.saved)).toBeVisible();
        await expect(page.getByRole("heading", { name: t.suspected })).toHaveCount(0);

        await page.getByRole("link", { name: t.all, exact: true }).click();
        await page.getByRole("link", { name: about("lønn") }).click();
        await page.getByText(t.acceptRisk).first().click();
        await page.getByLabel(t.until).fill("2020-01-01");
        await page.getByLabel(t.reason).last().fill("Liten leveranse.");
        await page.getByRole("button", { name: t.acceptRisk }).click();
        await expect(page.getByText(t.past).first()).toBeVisible();
        await page.getByLabel(t.until).fill("2030-06-28");
        await page.getByRole("button", { name: t.acceptRisk }).click();
        await expect(page.getByText(t.saved)).toBeVisible();
        await expect(page.getByText(t.riskAccepted, { exact: true })).toBeVisible();
        await look();

        await page.getByRole("link", { name: t.all, exact: true }).click();
        await page.getByRole("button", { name: t.closeMended }).click();
        await expect(page.getByText(t.closed)).toBeVisible();
        const states = await owner`select subject, state from gaps where supplier_id = ${supplierId} order by subject`;
        expect(states.map(({ subject, state }) => `${subject}: ${state}`)).toEqual([
          "alder: open",
          "lønn: risk accepted",
          "støy: verified",
        ]);
      });
  });
}
