/** A copy of what the supplier submitted, as PDF. */
import { forSupplier } from "~/features/accounts/guard.server";
import { copyFile, copyOf } from "~/features/assessments/copy.server";
import { zoneIn } from "~/features/evidence/evidence.server";
import { isDone } from "~/features/requests/rules";
import { taskOf } from "~/features/requests/tasks.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forSupplier(async ({ store, supplier, params, request, language }) => {
  const task = await taskOf(store, supplier, idIn(params, "request"));
  const timeZone = zoneIn(request, supplier.timeZone);
  const copy = await copyOf(store, task, { language, timeZone, mayKnowScore: isDone(task.kind, task.state) });
  return copy ? copyFile(copy) : notFound();
});
