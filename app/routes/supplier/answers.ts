/** One answer, kept while its page is being filled in. */
import { forColleague } from "~/features/accounts/guard.server";
import { takeInAnswer } from "~/features/assessments/answering.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { idIn } from "~/not-found.server";

export const action = forColleague(async (sent) =>
  takeInAnswer(sent, await assessmentOf(sent.store, sent.supplier, idIn(sent.params, "request"))),
);
