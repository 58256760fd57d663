/** Where a page leads after an act on a task: on, or back to the task with the reason it could not be done. */
import { redirect } from "@remix-run/node";

import { type DoneKey, done } from "~/components/done";

/** @throws the way on, always */
export function leadOn(task: string, outcome: { refusal: string } | object, said: DoneKey): never {
  if (!("refusal" in outcome)) throw redirect(done(`/my/requests/${task}`, said));
  throw redirect(
    done(
      `/my/requests/${task}`,
      outcome.refusal === "overtaken" || outcome.refusal === "already" ? "my.overtaken" : "my.notNow",
    ),
  );
}
