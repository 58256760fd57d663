/** One version of a questionnaire as JSON, whole: it can be read, changed and brought in again. */
import { forAdmin } from "~/features/accounts/guard.server";
import { asAttachment } from "~/features/files/files.server";
import { questionnaireOf } from "~/features/questionnaires/questionnaire";
import { versionBehind } from "~/features/questionnaires/versions.server";
import { idIn, notFound } from "~/not-found.server";

export const loader = forAdmin(async ({ store, member, params }) => {
  const found = (await versionBehind(store, member.buyerId, idIn(params, "questionnaire"))) ?? notFound();
  // Read once more, its names stand in the order in which a person expects them.
  const written = JSON.stringify(questionnaireOf(found.definition), null, 2);
  return new Response(`${written}\n`, {
    headers: asAttachment(`${found.key}-${found.version}.json`, "application/json; charset=utf-8"),
  });
});
