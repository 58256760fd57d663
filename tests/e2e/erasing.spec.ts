/** An administrator erases a person who asked for it; first her access must end. */
import { comeInAs } from "../support/arrivals";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/e2e";
import { newSupplier, newWorld } from "../support/people";

const words = {
  nb: {
    open: "Finn en person",
    email: "E-postadresse",
    search: "Søk",
    nothing: "Vi har ingen opplysninger om",
    still: "Personen har fortsatt tilgang",
    erase: "Slett opplysningene",
    erased: "Opplysningene er slettet.",
  },
  en: {
    open: "Find a person",
    email: "E-mail address",
    search: "Search",
    nothing: "We have nothing about",
    still: "The person still has access",
    erase: "Erase the data",
    erased: "The data are erased.",
  },
} as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    for (const language of ["nb", "en"] as const) {
      test(`a person is found, and erased once she has left, in ${language}`, async ({
        page,
        context,
        owner,
        baseURL,
      }) => {
        const t = words[language];
        const world = await newWorld(owner);
        const { contactId, email } = await newSupplier(owner, world);
        await comeInAs(context, owner, world.member, baseURL);
        const look = async () => {
          await page.getByRole("searchbox", { name: t.email }).fill(email);
          await page.getByRole("button", { name: t.search }).click();
        };
        await owner`update people set language = ${language} where email = ${world.member.email}`;
        await page.goto("/admin/log");
        await page.getByRole("link", { name: t.open }).click();
        await look();
        await expect(page.getByText(t.still)).toBeVisible();
        await expect(page.getByRole("button", { name: t.erase })).toHaveCount(0);
        if (javaScriptEnabled) await expectAccessible(page);

        await owner`update contacts set left_at = now() where id = ${contactId}`;
        await page.reload();
        await page.getByRole("button", { name: t.erase }).click();
        await expect(page.getByText(t.erased)).toBeVisible();
        await look();
        await expect(page.getByText(`${t.nothing} ${email}`)).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page);
        expect(await owner`select id from contacts where email = ${email}`).toEqual([]);
      });
    }
  });
}
