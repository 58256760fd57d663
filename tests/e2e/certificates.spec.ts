/** Certificates: three files at once, of which one is too large and one of the wrong type; not accepted, replaced, accepted; ended. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { endCertificates } from "~/features/certificates/expiring.server";
import { comeInAs, comeInBy } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { askForCertificate } from "../support/certified";
import { expect, test } from "../support/e2e";
import { linkFor } from "../support/invited";
import { newSupplier } from "../support/people";

const nb = {
  upload: "Last opp sertifikatet",
  files: "Filer",
  send: "Last opp",
  tooLarge: /for stor, høyst 100 MB/,
  wrongType: /må være PDF, PNG, JPG/,
  fillIn: "Fyll ut: iso 14001.pdf",
  fields: {
    edition: "Utgave av standarden",
    number: "Sertifikatnummer",
    issuer: "Utstedt av",
    scope: "Hva det omfatter",
    from: "Gyldig fra",
    to: "Gyldig til og med",
  },
  wrongOrder: "Sertifikatet kan ikke slutte å gjelde før det begynner. Se over datoene",
  sendIn: "Send inn",
  sent: "Sertifikatet er sendt inn, og oppgaven er besvart.",
  read: /^Les sertifikatet/,
  refuse: "Ikke godta sertifikatet",
  why: "Hvorfor ikke?",
  doRefuse: "Ikke godta",
  refused: "Sertifikatet er ikke godtatt, og leverandøren får beskjed.",
  accept: "Godta",
  accepted: "Sertifikatet er godtatt.",
  gap: "ISO 14001 miljø: sertifikatet har gått ut",
  expired: "Utløpt",
  name: "ISO 14001 miljø",
};
const en: typeof nb = {
  upload: "Upload the certificate",
  files: "Files",
  send: "Upload",
  tooLarge: /too large; at most 100 MB/,
  wrongType: /PDF, PNG, JPG/,
  fillIn: "Fill in: iso 14001.pdf",
  fields: {
    edition: "Edition of the standard",
    number: "Certificate number",
    issuer: "Issued by",
    scope: "What it covers",
    from: "Valid from",
    to: "Valid until",
  },
  wrongOrder: "The certificate cannot end before it begins. Please check the dates",
  sendIn: "Send in",
  sent: "The certificate has been sent in, and the task is answered.",
  read: /^Read the certificate/,
  refuse: "Do not accept the certificate",
  why: "Why not?",
  doRefuse: "Do not accept",
  refused: "The certificate has not been accepted, and the supplier is told.",
  accept: "Accept",
  accepted: "The certificate has been accepted.",
  gap: "ISO 14001 environment: the certificate has expired",
  expired: "Expired",
  name: "ISO 14001 environment",
};

const folder = mkdtempSync(join(tmpdir(), "aktsom-certificates-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file on the supplier's machine. */
function onDisk(name: string, content: string, size?: number) {
  const path = join(folder, name);
  writeFileSync(path, content);
  if (size) truncateSync(path, size);
  return path;
}
const pdf = (name: string, mark: string) => onDisk(name, `%PDF-1.7\n% ${mark}`);
const tooLarge = () => onDisk("stor.pdf", "%PDF-1.7\n", 100_000_001);
const program = () => onDisk("sertifikat.pdf", "MZ this is a program");

for (const [language, says, javaScriptEnabled] of [
  ["nb", nb, true],
  ["en", en, true],
  ["nb", nb, false],
] as const) {
  test.describe(`${language}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 700 } });

    test("uploaded, not accepted, replaced, accepted, and ended", async ({
      page,
      owner,
      database,
      world,
      baseURL,
      anotherBrowser,
    }) => {
      test.slow();
      const name = `Sertifisert ${language} ${javaScriptEnabled ? "A" : "B"} AS`;
      const by = await newSupplier(owner, world, { name, language });
      await askForCertificate(database, world, by.supplierId, "iso14001");
      const [request] = await owner<{ id: string }[]>`select id from requests where supplier_id = ${by.supplierId}`;
      const secret = await linkFor(database, by, [request!.id]);
      await comeInBy(page, `/invitation/${secret}?language=${language}`);
      await page.goto(`/my/requests/${request!.id}`);
      await page.getByRole("link", { name: says.upload }).click();
      if (javaScriptEnabled) await expectAccessible(page);

      const choose = async (...files: string[]) => {
        await page.getByLabel(says.files, { exact: true }).setInputFiles(files);
        if (!javaScriptEnabled) await page.getByRole("button", { name: says.send, exact: true }).click();
      };
      await choose(pdf("iso 14001.pdf", `first ${name}`), tooLarge(), program());
      await expect(page.getByText(says.tooLarge).first()).toBeVisible();
      await expect(page.getByText(says.wrongType).first()).toBeVisible();
      await page.getByRole("link", { name: says.fillIn }).click();
      if (javaScriptEnabled) await expectAccessible(page);
      const fill = async (from: string, to: string) => {
        const { fields } = says;
        await page.getByLabel(fields.edition).selectOption("ISO 14001:2026");
        await page.getByLabel(fields.number).fill("NO-1400-26");
        await page.getByLabel(fields.issuer).fill("Nemko");
        await page.getByLabel(fields.scope).fill("Kretskort");
        await page.getByLabel(fields.from).fill(from);
        await page.getByLabel(fields.to).fill(to);
        await page.getByRole("button", { name: says.sendIn }).click();
      };
      await fill("2026-05-01", "2026-04-01");
      await expect(page.getByText(says.wrongOrder).first()).toBeVisible();
      await expect(page.getByLabel(says.fields.number)).toHaveValue("NO-1400-26");
      await fill("2026-05-01", "2029-04-30");
      await expect(page.getByText(says.sent)).toBeVisible();

      const ours = await anotherBrowser({ javaScriptEnabled, viewport: { width: 320, height: 700 } });
      await comeInAs(ours, owner, world.member, baseURL);
      await ours.addCookies([{ name: "language", value: language, url: baseURL! }]);
      const desk = await ours.newPage();
      const openFromDesk = async () => {
        await desk.goto("/desk?only=certificate");
        await desk.getByRole("listitem").filter({ hasText: name }).getByRole("link", { name: says.read }).click();
        await expect(desk.getByRole("heading", { level: 1 })).toHaveText(says.name);
      };
      await openFromDesk();
      if (javaScriptEnabled) await expectAccessible(desk);
      await desk.getByText(says.refuse, { exact: true }).click();
      await desk.getByLabel(says.why).fill("Gjelder en annen fabrikk.");
      await desk.getByRole("button", { name: says.doRefuse, exact: true }).click();
      await expect(desk.getByText(says.refused)).toBeVisible();

      await page.goto(`/my/requests/${request!.id}`);
      await expect(page.getByText("Gjelder en annen fabrikk.")).toBeVisible();
      await page.getByRole("link", { name: says.upload }).click();
      await choose(pdf("iso 14001.pdf", `second ${name}`));
      if (javaScriptEnabled) await page.getByRole("link", { name: says.fillIn }).click();
      await fill("2026-05-01", "2029-04-30");
      await expect(page.getByText(says.sent)).toBeVisible();
      await openFromDesk();
      await desk.getByRole("button", { name: says.accept, exact: true }).click();
      await expect(desk.getByText(says.accepted)).toBeVisible();

      // Its day passes.
      await owner`update certificates set ends_on = current_date - 1 where supplier_id = ${by.supplierId} and state = 'read'`;
      await endCertificates({ database, log: pino({ level: "silent" }) });
      await desk.goto(`/suppliers/${by.supplierId}`);
      await expect(desk.getByText(says.gap)).toBeVisible();
      await desk.goto(`/certificates?validity=expired&search=${encodeURIComponent(name)}`);
      await expect(desk.getByRole("row").filter({ hasText: says.expired })).toHaveCount(1);
      if (javaScriptEnabled) await expectAccessible(desk);
    });
  });
}
