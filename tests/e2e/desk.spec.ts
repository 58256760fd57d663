/** What waits for us, from the desk to the answer, as members do it in the browser. */
import { connect, type Database } from "db/client.server";
import type postgres from "postgres";
import { askForMoreTime, sayAlreadyDone } from "~/features/requests/asides.server";
import { plusDays } from "~/features/requests/deadlines";
import { requestOf } from "~/features/requests/requests.server";
import { comeInAs } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { asContact, invited } from "../support/invited";
import { newWorld } from "../support/people";

const pdf = { name: "signert.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };
const today = new Date().toISOString().slice(0, 10);

async function withDatabase<Result>(ownerUrl: string, work: (database: Database) => Promise<Result>) {
  const database = connect(ownerUrl, { connections: 2 });
  return work(database).finally(() => database.$client.end({ timeout: 5 }));
}

/** A supplier asked to sign, which says what it says; and a member with all there is to do. */
async function asked(
  owner: postgres.Sql,
  ownerUrl: string,
  says: "more time" | "already done" | "nothing" = "nothing",
) {
  const world = await newWorld(owner, { roles: ["buyer", "coordinator", "administrator"] });
  return withDatabase(ownerUrl, async (database) => {
    const supplier = await invited(owner, database, { world, name: "Åsane Kretskort AS" });
    const { by } = supplier;
    const id = supplier.task("code_of_conduct");
    await asContact(database, by, async (store) => {
      const task = (await requestOf(store, by, id))!;
      const now = new Date();
      if (says === "more time")
        await askForMoreTime(
          store,
          by,
          task,
          { date: plusDays(task.deadline, 14), reason: "Styret møtes i januar." },
          now,
        );
      const proof = {
        way: "paper" as const,
        signedOn: "2025-05-05",
        signerName: "Ola Åsane",
        signerTitle: "daglig leder",
      };
      if (says === "already done") await sayAlreadyDone(store, by, task, { ...proof, reason: null, fileId: null }, now);
    });
    const state = async () =>
      (await owner`select state, deadline::text, first_deadline::text from requests where id = ${id}`)[0]!;
    return { world, by, id, page: `/suppliers/${by.supplierId}`, state };
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("more time is asked for, and granted from the desk", async ({ page, context, owner, ownerUrl, baseURL }) => {
      const { world, state } = await asked(owner, ownerUrl, "more time");
      const before = await state();
      await comeInAs(context, owner, world.member, baseURL);
      await page.goto("/desk");
      await expect(page.getByText("Ola Åsane ber om frist til")).toBeVisible();
      await page.getByRole("link", { name: "Ta stilling" }).click();
      await page.getByLabel("Ny frist").fill(before.deadline);
      await page.getByRole("button", { name: "Gi utsatt frist" }).click();
      await expect(page.getByText("Velg en dato etter fristen").first()).toBeVisible();
      await page.getByLabel("Ny frist").fill(plusDays(before.deadline, 14));
      await page.getByRole("button", { name: "Gi utsatt frist" }).click();
      await expect(page.getByText(/^Utsatt frist er gitt/)).toBeVisible();
      await expect(page.getByText("Utsatt frist gitt", { exact: true })).toBeVisible();
      const after = await state();
      expect(after.deadline > before.deadline).toBe(true);
      expect(after.first_deadline).toBe(before.first_deadline);
      await page.goto("/desk");
      await expect(page.getByText("Ingenting venter på deg nå")).toBeVisible();
    });

    test("already done is confirmed as the coordinator reads it off the proof", async ({
      page,
      context,
      owner,
      ownerUrl,
      baseURL,
    }) => {
      const { world, by, state } = await asked(owner, ownerUrl, "already done");
      await comeInAs(context, owner, world.member, baseURL);
      await page.goto("/desk");
      await page.getByRole("link", { name: "Ta stilling" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sier at det er gjort fra før");
      await page.getByLabel("Stilling").fill("styreleder");
      await page.getByRole("button", { name: "Godta dokumentasjonen" }).click();
      await expect(page.getByText("Svaret er godtatt, og leverandøren får beskjed.")).toBeVisible();
      await page.getByRole("link", { name: "Se signaturen" }).click();
      await expect(page.getByText("Ola Åsane, styreleder")).toBeVisible();
      await expect(page.getByText(/^Seglet stemmer:/)).toBeVisible();
      expect((await state()).state).toBe("signed");
      const [signature] = await owner`select way, registered_by from signatures where supplier_id = ${by.supplierId}`;
      expect(signature).toEqual({ way: "paper", registered_by: world.member.memberId });
    });

    test("a request is exempted, with a reason and a day to look at it again", async ({
      page,
      context,
      owner,
      ownerUrl,
      baseURL,
    }) => {
      const { world, id, page: supplier, state } = await asked(owner, ownerUrl);
      await comeInAs(context, owner, world.member, baseURL);
      await page.goto(`${supplier}/requests/${id}`);
      await page.getByRole("link", { name: "Gi unntak" }).click();
      await page.getByRole("button", { name: "Gi unntak" }).click();
      await expect(page.getByText("Fyll ut dette feltet").first()).toBeVisible();
      await page.getByLabel("Hvorfor gis det unntak?").fill("Leveransen opphører.");
      await page.getByLabel("Når skal unntaket vurderes på nytt?").fill(plusDays(today, 100));
      await page.getByRole("button", { name: "Gi unntak" }).click();
      await expect(page.getByText("Unntaket er gitt.")).toBeVisible();
      expect((await state()).state).toBe("exempted");
    });

    test("a signature on paper is registered with its proof, which can be fetched again", async ({
      page,
      context,
      owner,
      ownerUrl,
      baseURL,
    }) => {
      const { world, page: supplier, state } = await asked(owner, ownerUrl);
      await comeInAs(context, owner, world.member, baseURL);
      await page.goto(`${supplier}/register-signature`);
      await page.getByLabel("Hvilket dokument er signert?").selectOption({ index: 1 });
      await page.getByLabel("Signert på papir").check();
      await page.getByLabel("Når ble det signert?").fill(plusDays(today, 2));
      await page.getByLabel("Hvem signerte?").fill("Ola Åsane");
      await page.getByLabel("Stilling").fill("daglig leder");
      await page.getByRole("button", { name: "Registrer signaturen" }).click();
      await expect(page.getByText("Datoen kan ikke være fram i tid").first()).toBeVisible();
      await page.getByLabel("Når ble det signert?").fill("2025-05-05");
      await page.getByRole("button", { name: "Registrer signaturen" }).click();
      await expect(page.getByText("Velg en fil").first()).toBeVisible();
      await expect(page.getByLabel("Hvem signerte?")).toHaveValue("Ola Åsane");
      await page.getByLabel("Signert dokument").setInputFiles(pdf);
      await page.getByRole("button", { name: "Registrer signaturen" }).click();
      await expect(page.getByText("Signaturen er registrert, og forespørselen er besvart.")).toBeVisible();
      expect((await state()).state).toBe("signed");
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: /^Last ned signert.pdf/ }).click();
      expect((await download).suggestedFilename()).toBe("signert.pdf");
    });

    test("a document is written, mended and published", async ({ page, context, owner, baseURL }) => {
      const world = await newWorld(owner);
      await comeInAs(context, owner, world.member, baseURL);
      await page.goto("/admin/documents");
      await page.getByLabel("Begynn med").selectOption({ label: "Taushetsavtale (eksempel)" });
      await page.getByRole("button", { name: "Lag utkast" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Taushetsavtale (eksempel), versjon 1");
      const english = page.getByLabel("Punkt 1.1 på engelsk", { exact: true });
      const whole = await english.inputValue();
      await english.fill("");
      await page.getByRole("button", { name: "Publiser" }).click();
      await expect(page.locator("#part-1\\.1").getByText("Mangler på engelsk.")).toBeVisible();
      await english.fill(whole);
      await page.getByLabel("Navnet på virksomheten").fill("");
      await page.getByRole("button", { name: "Publiser" }).click();
      await expect(page.getByText("Fyll ut dette før du publiserer").first()).toBeVisible();
      await page.getByLabel("Navnet på virksomheten").fill("Fjordlys Elektronikk AS");
      await page.getByLabel("Dager å svare på").fill("14");
      await page.getByRole("button", { name: "Publiser" }).click();
      await expect(page.getByText("Dokumentet er publisert og kan sendes til signering.")).toBeVisible();
      const [requirement] =
        await owner`select days_to_answer from requirements where buyer_id = ${world.buyerId} and key = 'nda'`;
      expect(requirement).toEqual({ days_to_answer: 14 });
    });
  });
}

/** A draft nobody has written anything in. */
const unwritten = { title: { nb: "Avtale", en: "" }, intro: { nb: "", en: "" }, chapters: [], usedKeys: [] };

test("every page of ours is accessible, in both languages, at 320 px too", async ({
  page,
  context,
  owner,
  ownerUrl,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { world, by, id, page: supplier } = await asked(owner, ownerUrl, "already done");
  await owner`update contacts set undeliverable_since = now() where id = ${by.contactId}`;
  const [claim] = await owner`select id from claims where supplier_id = ${by.supplierId}`;
  const [draft] = await owner`insert into documents (buyer_id, key, version, title, body, draft)
    select buyer_id, 'nda', 1, title, '{"nb": "", "en": ""}', ${owner.json(unwritten)} from documents where id = ${world.documentId} returning id`;
  await comeInAs(context, owner, world.member, baseURL);
  const addresses = [
    "/desk",
    `${supplier}/requests/${id}`,
    `${supplier}/requests/${id}/exempt`,
    `${supplier}/requests/new/exempt`,
    `${supplier}/claims/${claim!.id}`,
    `${supplier}/register-signature`,
    "/suppliers/remind?all=yes",
    "/admin/documents",
    `/admin/documents/${draft!.id}`,
    `/admin/documents/${world.documentId}`,
  ];
  await page.goto(`${supplier}/claims/${claim!.id}`);
  await page.getByRole("button", { name: "Godta dokumentasjonen" }).click();
  await page.getByRole("link", { name: "Se signaturen" }).click();
  await expect(page.getByText(/^Seglet stemmer:/)).toBeVisible();
  addresses.push(new URL(page.url()).pathname);
  for (const language of ["nb", "en"]) {
    await owner`update people set language = ${language} where id = ${world.member.personId}`;
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
    }
  }
});
