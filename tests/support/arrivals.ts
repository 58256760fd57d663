/** Coming in, for tests that begin inside: with a session of one's own, or by the newest link in a mail. */
import type { BrowserContext, Page } from "@playwright/test";
import type postgres from "postgres";
import { hashOf, newSecret } from "~/features/accounts/secrets.server";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { expect } from "./e2e";
import { newWorld } from "./people";

type Arriving =
  | Pick<MemberSession, "personId" | "buyerId" | "memberId">
  | Pick<SupplierSession, "personId" | "buyerId" | "supplierId" | "contactId">;

export async function comeInAs(
  context: BrowserContext,
  owner: postgres.Sql,
  arriving: Arriving,
  baseURL: string | undefined,
) {
  const secret = newSecret();
  const { personId, buyerId } = arriving;
  const [memberId, supplierId, contactId] =
    "memberId" in arriving ? [arriving.memberId, null, null] : [null, arriving.supplierId, arriving.contactId];
  await owner`insert into sessions (hash, person_id, expires_at, confirmed_at, buyer_id, member_id, supplier_id, contact_id)
    values (${hashOf(secret)}, ${personId}, now() + interval '12 hours', now(), ${buyerId}, ${memberId}, ${supplierId}, ${contactId})`;
  await context.addCookies([{ name: "aktsom", value: secret, url: baseURL! }]);
}

/** Comes in as the member of a buyer of the test's own. */
export async function comeInAsMember(context: BrowserContext, owner: postgres.Sql, baseURL: string | undefined) {
  const world = await newWorld(owner);
  await comeInAs(context, owner, world.member, baseURL);
  return world;
}

/** The link in the first mail to an address, or a later one, once the sender has written it. @param template of any kind where none is named */
export async function mailedLink(
  owner: postgres.Sql,
  email: string,
  template: string | null,
  place = 1,
): Promise<string> {
  const kept = async () => {
    const [mail] = await owner`select kept->>'text' as text from mails
      where email = ${email} and (${template}::text is null or template = ${template}) and kept is not null
      order by id limit 1 offset ${place - 1}`;
    return (mail?.text as string | undefined) ?? "";
  };
  await expect.poll(kept, { timeout: 30_000 }).not.toBe("");
  return /https?:\/\/\S+\/(?:sign-in|invitation)\/[\w-]{43}\S*/.exec(await kept())![0];
}

/** Opens an invitation and presses its one button, as one without an account comes to her tasks. */
export async function comeInBy(page: Page, link: string) {
  await page.goto(link);
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page).toHaveURL(/\/my(\/|$)/);
}
