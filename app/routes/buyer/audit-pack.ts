/** The audit pack of the tracking in view, as of its day. */
import { forBuyer } from "~/features/accounts/guard.server";
import { inScope } from "~/features/accounts/scopes.server";
import { auditPack } from "~/features/evidence/audit-pack.server";
import { zoneIn } from "~/features/evidence/evidence.server";
import { evidenceKeyFrom } from "~/features/evidence/keys.server";
import { publicPartOf } from "~/features/evidence/public-part.server";
import { todayIn } from "~/features/requests/deadlines";
import { trackedSuppliers } from "~/features/signatures/tracking.server";
import { trackingViewIn } from "~/features/signatures/tracking-view";

const most = 200_000;

export const loader = forBuyer(async ({ request, store, member, now, language, context }) => {
  const { database, environment, files } = context.portal;
  const { buyerId, memberId, personId } = member;
  const today = todayIn(now, member.timeZone);
  const view = trackingViewIn(new URL(request.url).searchParams, today);
  const scope = { role: "member" as const, buyer: buyerId, member: memberId, person: personId };
  return auditPack({
    buyerId,
    rows: await trackedSuppliers(
      store,
      { ...view, buyerId, timeZone: member.timeZone, today },
      { limit: most, offset: 0 },
    ),
    publicPart: await publicPartOf(store, member, evidenceKeyFrom(environment.SECRET), now),
    reader: { language, timeZone: zoneIn(request, member.timeZone), portalUrl: environment.PORTAL_URL },
    day: view.asOf ?? today,
    secret: environment.SECRET,
    files,
    ask: (work) => inScope(database, scope, work, { readOnly: true }),
  });
});
