/** What was sent, as both sides are told of it. */
import type { Store } from "db/client.server";
import type { Language } from "db/schema/words";

import { openItems } from "~/features/minerals/completeness";
import type { Flag } from "~/features/minerals/flags";
import { flagIn, openItemIn } from "~/features/minerals/words";
import { translatorFor } from "~/i18n/translators.server";
import { frozenIn } from "./declared";
import { questionsIn } from "./follow-up";
import { factsIn } from "./overview.server";
import { templateFor } from "./smelter-lists.server";
import { newestDeclaration } from "./submission.server";

type Whose = { buyerId: string; supplierId: string };

export async function sentShown(store: Store, whose: Whose, requestId: string, language: Language) {
  const sent = await newestDeclaration(store, whose, requestId);
  if (!sent) return null;
  const { t } = translatorFor(language);
  const { declaration } = frozenIn(sent.content);
  return {
    by: sent.submitterName,
    title: sent.submitterTitle,
    at: sent.submittedAt,
    hash: Buffer.from(sent.hash).toString("hex"),
    facts: factsIn(declaration, language),
    template: sent.template,
    open: openItems(declaration).map((item) => openItemIn(item, t)),
    asked: questionsIn(sent.flags as Flag[]).map((flag) => flagIn(flag, t, language)),
    hasTemplate: (await templateFor(store, whose.buyerId, sent.template)) !== null,
  };
}
