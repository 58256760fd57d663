/** A file of the supplier's own, or one the buyer has shared with it; a contributor's own, or of a part that was shared with her. */
import { forColleague } from "~/features/accounts/guard.server";
import { download, fileOf } from "~/features/files/files.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forColleague(async ({ store, supplier, params, context }) => {
  const file = await fileOf(store, supplier, idIn(params, "file"));
  return file ? download(context.portal.files, file) : notFound();
});
