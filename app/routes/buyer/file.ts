/** A supplier's file, for the buyer's people to download. */
import { forBuyer } from "~/features/accounts/guard.server";
import { download, fileOf } from "~/features/files/files.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forBuyer(async ({ store, member, params, context }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  const file = (await fileOf(store, whose, idIn(params, "file"))) ?? notFound();
  return download(context.portal.files, file);
});
