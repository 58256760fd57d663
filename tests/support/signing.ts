/** A supplier's way in the browser: from the link in a mail to the receipt, in either language. */
import type { Page } from "@playwright/test";
import { expect } from "./e2e";

export const norwegian = {
  open: "Åpne oppgavene",
  code: "Etiske retningslinjer for leverandører",
  read: "Les og signer",
  sign: "Signer",
  title: "Stilling",
  authority: /^Jeg bekrefter at jeg kan forplikte/,
  consent: /^Jeg godtar å signere elektronisk/,
  signed: "Dokumentet er signert",
  together: "Vi er to som signerer",
  other: { somebody: "En annen", name: "Navn", email: "E-postadresse" },
  signTogether: "Signer og send videre",
  signedFirst: "Signaturen din er registrert",
};
export const english: typeof norwegian = {
  open: "Open my tasks",
  code: "Supplier code of conduct",
  read: "Read and sign",
  sign: "Sign",
  title: "Title",
  authority: /^I confirm that I can bind/,
  consent: /^I agree to sign electronically/,
  signed: "The document is signed",
  together: "Two of us sign",
  other: { somebody: "Somebody else", name: "Name", email: "E-mail address" },
  signTogether: "Sign and send on",
  signedFirst: "Your signature has been registered",
};

export async function openTask(page: Page, link: string, says: typeof norwegian) {
  await page.goto(link);
  await page.getByRole("button", { name: says.open }).click();
  // What is to do comes before what is done, which may be an earlier version of the same.
  await page.getByRole("link", { name: says.code }).first().click();
}

/** From the task to the receipt. */
export async function readAndSign(page: Page, title: string, says: typeof norwegian) {
  await page.getByRole("link", { name: says.read }).click();
  await sign(page, title, says);
}

/** From the document to the receipt. */
export async function sign(page: Page, title: string, says: typeof norwegian) {
  await page.getByRole("link", { name: says.sign, exact: true }).click();
  await fillSigner(page, title, says);
  await page.getByRole("button", { name: says.sign, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.signed);
}

/** From the document to one's own receipt, with another who must sign as well. */
export async function signTogether(
  page: Page,
  title: string,
  other: { name: string; email: string },
  says: typeof norwegian,
) {
  await page.getByRole("link", { name: says.sign, exact: true }).click();
  await page.getByRole("link", { name: says.together }).click();
  // Only the form that has come holds the other one: what is typed before it is there belongs to the one that goes.
  await page.getByRole("radio", { name: says.other.somebody }).check();
  await fillSigner(page, title, says);
  await page.getByRole("textbox", { name: says.other.name }).last().fill(other.name);
  await page.getByRole("textbox", { name: says.other.email }).fill(other.email);
  await page.getByRole("button", { name: says.signTogether }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.signedFirst);
}

async function fillSigner(page: Page, title: string, says: typeof norwegian) {
  await page.getByRole("textbox", { name: says.title }).first().fill(title);
  await page.getByRole("checkbox", { name: says.authority }).check();
  await page.getByRole("checkbox", { name: says.consent }).check();
}
