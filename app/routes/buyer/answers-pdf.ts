/** A copy of what a supplier submitted, as PDF. */
import { forBuyer } from "~/features/accounts/guard.server";
import { copyFile, copyOf } from "~/features/assessments/copy.server";
import { zoneIn } from "~/features/evidence/evidence.server";
import { requestOf } from "~/features/requests/requests.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forBuyer(async ({ store, member, params, request, language }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const asked = (await requestOf(store, whose, idIn(params, "request"))) ?? notFound();
  const timeZone = zoneIn(request, member.timeZone);
  const copy = await copyOf(store, asked, { language, timeZone, mayKnowScore: true });
  return copy ? copyFile(copy) : notFound();
});
