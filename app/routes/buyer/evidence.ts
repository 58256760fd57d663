/** The PDF of a supplier's signature, in the language and time of whoever reads it. */
import { forBuyer } from "~/features/accounts/guard.server";
import { evidenceFile, evidenceOf, zoneIn } from "~/features/evidence/evidence.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forBuyer(async ({ store, member, params, request, language, context }) => {
  const { PORTAL_URL, SECRET } = context.portal.environment;
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const reader = { language, timeZone: zoneIn(request, member.timeZone), portalUrl: PORTAL_URL };
  const evidence = await evidenceOf(store, whose, idIn(params, "signature"), reader);
  return evidence ? evidenceFile(evidence, SECRET) : notFound();
});
