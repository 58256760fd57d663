/** What others need to check the portal's PDFs without it; it names nobody. */
import { forAdmin } from "~/features/accounts/guard.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { publicPartOf } from "~/features/evidence/public-part.server";
import { asAttachment } from "~/features/files/files.server";
import { todayIn } from "~/features/requests/deadlines";

export const loader = forAdmin(async ({ store, member, context, now }) => {
  const part = await publicPartOf(store, member, evidenceKeyFrom(context.portal.environment.SECRET), now);
  const name = `aktsom-public-${todayIn(now, member.timeZone)}.json`;
  return new Response(JSON.stringify(part, null, 1), { headers: asAttachment(name, "application/json") });
});
