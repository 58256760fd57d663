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
  await page.getByRole("textbox", { name: says.title }).fill(title);
  await page.getByRole("checkbox", { name: says.authority }).check();
  await page.getByRole("checkbox", { name: says.consent }).check();
  await page.getByRole("button", { name: says.sign, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(says.signed);
}
