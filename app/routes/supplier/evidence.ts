/** The PDF of one of the supplier's own signatures, in the language and time of whoever reads it. */
import { forSupplier } from "~/features/accounts/guard.server";
import { evidenceFile, evidenceOf, zoneIn } from "~/features/evidence/evidence.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forSupplier(async ({ store, supplier, params, request, language, context }) => {
  const { PORTAL_URL, SECRET } = context.portal.environment;
  const reader = { language, timeZone: zoneIn(request, supplier.timeZone), portalUrl: PORTAL_URL };
  const evidence = await evidenceOf(store, supplier, idIn(params, "signature"), reader);
  return evidence ? evidenceFile(evidence, SECRET) : notFound();
});
