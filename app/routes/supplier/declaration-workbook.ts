import { forSupplier } from "~/features/accounts/guard.server";
import { declaringOf } from "~/features/declarations/drafts.server";
import { declarationWorkbook } from "~/features/declarations/workbook.server";
import { idIn } from "~/not-found.server";

export const loader = forSupplier(async ({ store, supplier, params, context, language }) => {
  const { task } = await declaringOf(store, supplier, idIn(params, "request"));
  return declarationWorkbook(store, supplier, task.id, { files: context.portal.files, language });
});
