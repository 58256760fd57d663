import { forCoordinator } from "~/features/accounts/guard.server";
import { declarationWorkbook } from "~/features/declarations/workbook.server";
import { idIn } from "~/not-found.server";

export const loader = forCoordinator(async ({ store, member, params, context, language }) => {
  const whose = { buyerId: member.buyerId, supplierId: idIn(params, "supplier") };
  return declarationWorkbook(store, whose, idIn(params, "request"), { files: context.portal.files, language });
});
