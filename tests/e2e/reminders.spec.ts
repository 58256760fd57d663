/** Reminders: what is coming and why, the plan, a test to oneself, and peace from them by either side. */
import { comeInAs } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { newSupplier, newWorld } from "../support/people";

const words = {
  nb: {
    why: "7 dager før fristen",
    change: "Endre planen",
    before: "Dager før fristen",
    wrong: "Skriv høyst tolv ulike hele dager",
    save: "Lagre",
    saved: "Planen er lagret.",
    coordinator: "Koordinatoren får beskjed, dager etter fristen",
    first: "Koordinatoren kan ikke få beskjed før den ansvarlige",
    test: "Send den til meg",
    tested: "Prøven er på vei til deg.",
    reminders: "Påminnelser",
    pause: "Sett på pause",
    reason: "Hvorfor?",
    paused: "Påminnelsene er satt på pause.",
    further: "inntil videre",
    none: "Ingen påminnelser er på vei til denne leverandøren",
    end: "Avslutt pausen",
    ended: "Pausen er avsluttet.",
    take: "Ta pause i påminnelsene",
    takeNow: "Ta pause i 14 dager",
    until: "Dere får ingen påminnelser",
    failed: "Feilet",
    again: "Kjør igjen",
    queued: "Jobben er satt i kø.",
    tryAgain: "Prøv igjen nå",
    tried: "E-posten er satt i kø og sendes straks.",
  },
  en: {
    why: "7 days before the deadline",
    change: "Change the plan",
    before: "Days before the deadline",
    wrong: "Write at most twelve different whole days",
    save: "Save",
    saved: "The plan is saved.",
    coordinator: "The coordinator is told, days after the deadline",
    first: "The coordinator cannot be told before the person responsible",
    test: "Send it to me",
    tested: "The test is on its way to you.",
    reminders: "Reminders",
    pause: "Pause",
    reason: "Why?",
    paused: "Reminders are paused.",
    further: "until further notice",
    none: "No reminders are coming up for this supplier",
    end: "End the pause",
    ended: "The pause has ended.",
    take: "Pause the reminders",
    takeNow: "Pause for 14 days",
    until: "You get no reminders",
    failed: "Failed",
    again: "Run again",
    queued: "The job is queued.",
    tryAgain: "Try again now",
    tried: "The e-mail is queued and will be sent right away.",
  },
} as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    for (const language of ["nb", "en"] as const) {
      const t = words[language];

      test(`reminders are seen before they go, planned and paused, in ${language}`, async ({
        page,
        context,
        owner,
        baseURL,
      }) => {
        test.slow();
        const look = async () => {
          if (javaScriptEnabled) await expectAccessible(page);
        };
        const { world, supplier } = await askedIn25Days(owner);
        await owner`update people set language = ${language} where email = ${world.member.email}`;
        await comeInAs(context, owner, world.member, baseURL);

        await page.goto("/admin/reminders");
        await expect(page.getByText(t.why).first()).toBeAttached();
        await look();
        await page.getByRole("link", { name: t.change }).click();
        await page.getByLabel(t.before).fill("14, 7, null");
        await page.getByLabel(t.coordinator).fill("5");
        await page.getByRole("button", { name: t.save }).click();
        await expect(page.getByText(t.wrong).first()).toBeVisible();
        await expect(page.getByLabel(t.before)).toHaveValue("14, 7, null");
        await look();
        await page.getByLabel(t.before).fill("2, 9");
        await page.getByRole("button", { name: t.save }).click();
        await expect(page.getByText(t.first).first()).toBeVisible();
        await page.getByLabel(t.coordinator).fill("20");
        await page.getByRole("button", { name: t.save }).click();
        await expect(page.getByText(t.saved)).toBeVisible();
        await expect(page.getByText("9, 2")).toBeVisible();

        await page.getByRole("button", { name: t.test }).click();
        await expect(page.getByText(t.tested)).toBeVisible();
        await expect
          .poll(
            async () =>
              (await owner`select kept ->> 'text' as text from mails where email = ${world.member.email}`)[0]?.text,
          )
          .toContain("/admin/reminders");

        await page.goto(`/suppliers/${supplier.supplierId}`);
        await page.getByRole("link", { name: t.reminders, exact: true }).click();
        await page.getByLabel(t.reason).fill("Ringt, de svarer fredag");
        await page.getByRole("button", { name: t.pause, exact: true }).click();
        await expect(page.getByText(t.paused)).toBeVisible();
        await expect(page.getByText(t.further)).toBeVisible();
        await expect(page.getByText(t.none)).toBeVisible();
        await look();
        await page.getByRole("button", { name: t.end }).click();
        await expect(page.getByText(t.ended)).toBeVisible();
        await expect(page.getByText(t.none)).toHaveCount(0);
      });

      test(`a supplier has peace once for what is open, in ${language}`, async ({ page, context, owner, baseURL }) => {
        const { supplier } = await askedIn25Days(owner);
        await owner`update people set language = ${language} where email = ${supplier.email}`;
        await comeInAs(context, owner, supplier, baseURL);
        await page.goto("/my");
        await page.getByRole("link", { name: t.take }).click();
        if (javaScriptEnabled) await expectAccessible(page);
        await page.getByRole("button", { name: t.takeNow }).click();
        await expect(page.getByText(t.paused)).toBeVisible();
        await page.goto("/my/pause");
        await expect(page.getByText(t.until)).toBeVisible();
        await expect(page.getByRole("button", { name: t.takeNow })).toHaveCount(0);
      });

      test(`what failed is seen with its reason and tried again, in ${language}`, async ({
        page,
        context,
        owner,
        baseURL,
      }) => {
        const { world, supplier, request } = await askedIn25Days(owner);
        await owner`insert into pgboss.job (name, data, state, output, completed_on)
          values ('remind', '{}', 'failed', '{"message": "The disk is full"}', now())`;
        await owner`insert into mails (buyer_id, supplier_id, contact_id, request_ids, email, name, language, template, state, attempts, server_said)
          values (${world.buyerId}, ${supplier.supplierId}, ${supplier.contactId}, ${[request]}, ${supplier.email}, 'Ola Åsane', 'nb', 'reminder',
                  'given up', 12, '451 4.3.0 Try again later')`;
        await owner`update people set language = ${language} where email = ${world.member.email}`;
        await comeInAs(context, owner, world.member, baseURL);
        await page.goto("/admin/jobs");
        await expect(page.getByText("The disk is full").first()).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page);
        await page.getByRole("button", { name: t.again }).first().click();
        await expect(page.getByText(t.queued)).toBeVisible();
        await expect(page.getByText("451 4.3.0 Try again later")).toBeVisible();
        await page.getByRole("button", { name: t.tryAgain }).click();
        await expect(page.getByText(t.tried)).toBeVisible();
        await expect
          .poll(async () => (await owner`select state from mails where email = ${supplier.email}`)[0]?.state, {
            timeout: 40_000,
          })
          .toBe("sent");
      });
    }
  });
}

/** Asked today, with a deadline in 25 days: every day of the plan is still to come. */
async function askedIn25Days(owner: Parameters<typeof newWorld>[0]) {
  const world = await newWorld(owner);
  const supplier = await newSupplier(owner, world);
  const [request] = await owner`
    insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline, first_deadline, document_id, asked_by, sent_at)
    values (${world.buyerId}, ${supplier.supplierId}, ${world.requirements.code}, 'document', 'sent', current_date + 25, current_date + 25,
            ${world.documentId}, ${world.member.memberId}, now()) returning id`;
  return { world, supplier, request: request!.id as string };
}
