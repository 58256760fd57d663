import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Nothing axe objects to, by WCAG 2.2 AA and its own good practice; and nothing to scroll sideways at 320 px. The page
 * needs JavaScript for it, since axe never answers without.
 */
export async function expectAccessible(page: Page) {
  await page.waitForLoadState();
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect(told, page.url()).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectToFit(page);
  if (size) await page.setViewportSize(size);
}

/** Nothing to scroll sideways, as wide as the window is; asked once the page has its styles. */
export async function expectToFit(page: Page) {
  await page.waitForLoadState();
  const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(surplus, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}
