/** Coming in with a session of one's own, for tests that begin inside. */
import type { BrowserContext } from "@playwright/test";
import type postgres from "postgres";
import { hashOf, newSecret } from "~/features/accounts/secrets.server";
import type { MemberSession } from "~/features/accounts/sessions.server";

export async function comeInAs(
  context: BrowserContext,
  owner: postgres.Sql,
  member: MemberSession,
  baseURL: string | undefined,
) {
  const secret = newSecret();
  await owner`insert into sessions (hash, person_id, expires_at, confirmed_at, buyer_id, member_id)
    values (${hashOf(secret)}, ${member.personId}, now() + interval '12 hours', now(), ${member.buyerId}, ${member.memberId})`;
  await context.addCookies([{ name: "aktsom", value: secret, url: baseURL! }]);
}

