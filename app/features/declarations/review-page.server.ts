/**
 * A declaration as a coordinator reads it, from what was frozen: what is missing, the red flags as of today with what each
 * rests on, what has changed since the one before, then all of it, with what a corrected cell of the workbook held.
 */
import type { Store } from "db/client.server";
import { declarationParts, type Language } from "db/schema/words";

import { openItems } from "~/features/minerals/completeness";
import type { Declaration, Field } from "~/features/minerals/declaration";
import type { Severity } from "~/features/minerals/flags";
import { flagIn, openItemIn } from "~/features/minerals/words";
import type { Request } from "~/features/requests/requests.server";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/translators.server";
import { changesBetween } from "./changes";
import { frozenIn } from "./declared";
import { declarationBefore, flagsFor, sameListElsewhere } from "./flagged.server";
import { followUpOf } from "./follow-up";
import { factsIn } from "./overview.server";
import { answerSaid, answerTitle, valuesOn } from "./part-page.server";
import { newestReview } from "./reviews.server";
import { templateFor } from "./smelter-lists.server";
import { mineralLabel } from "./smelters-page.server";
import { newestDeclaration } from "./submission.server";

const order: readonly Severity[] = ["block", "high", "medium", "low", "unchecked"];

/** @returns null before anything is submitted */
export async function reviewShown(
  store: Store,
  request: Request,
  { language, today }: { language: Language; today: string },
) {
  const sent = await newestDeclaration(store, request, request.id);
  if (!sent) return null;
  const { t } = translatorFor(language);
  const frozen = frozenIn(sent.content);
  const { declaration } = frozen;
  const before = await declarationBefore(store, request, sent.template, sent.submittedAt);
  const earlier = before && frozenIn(before.content).declaration;
  const cids = declaration.smelters.flatMap(({ cid }) => cid ?? []);
  const flags = await flagsFor(
    store,
    request,
    declaration,
    {
      concerning: request.concerning,
      today,
      ...(earlier && { before: earlier.smelters.flatMap(({ cid }) => cid ?? []) }),
    },
    await sameListElsewhere(store, request, cids),
  );
  const review = await newestReview(store, request, request.id);
  const changes = earlier && changesBetween(earlier, declaration);
  return {
    submission: {
      number: sent.number,
      at: sent.submittedAt,
      name: sent.submitterName,
      title: sent.submitterTitle,
      hash: Buffer.from(sent.hash).toString("hex"),
      isRenewal: sent.renewsId !== null,
    },
    fileId: sent.fileId,
    template: sent.template,
    hasTemplate: (await templateFor(store, request.buyerId, sent.template)) !== null,
    componentsRated: frozen.componentsRated,
    componentsFileId: sent.componentsFileId,
    facts: factsIn(declaration, language),
    open: openItems(declaration).map((item) => ({ text: openItemIn(item, t), cell: item.cell })),
    flags: flags
      .toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
      .map((flag) => ({
        key: `${flag.rule} ${flag.says} ${flag.mineral ?? ""} ${flag.cells[0] ?? ""}`,
        rule: flag.rule,
        severity: flag.severity,
        followUp: followUpOf(flag),
        cells: flag.cells,
        text: flagIn(flag, t, language),
      })),
    changes: changes
      ? {
          since: before.submittedAt,
          answers: changes.answers.map(({ now, before: then }) => ({
            key: now.cell,
            text: answerTitle(declaration, now, language),
            now: answerSaid(now, language),
            before: then && answerSaid(then, language),
          })),
          added: changes.added.map((one) => nameOfSmelter(one, language)),
          gone: changes.gone.map((one) => nameOfSmelter(one, language)),
        }
      : null,
    parts: declarationParts.map((part) => ({
      part,
      values: valuesOn({ declaration, componentsRated: frozen.componentsRated }, part, language),
    })),
    corrected: sent.imported ? corrected(sent.imported as Declaration, declaration, language) : [],
    review: review?.declarationId === sent.id ? review : null,
  };
}

const nameOfSmelter = (
  { metal, name, cid, country, status }: Declaration["smelters"][number],
  language: Language,
): string => {
  const { t } = translatorFor(language);
  return [mineralLabel(metal, language), name ?? t(`minerals:smelterKind.${status}`), cid, country]
    .filter(Boolean)
    .join(", ");
};

/** Where what was sent is no longer what the workbook held. */
function corrected(imported: Declaration, sent: Declaration, language: Language) {
  const fields = (declaration: Declaration): Field[] => [
    ...Object.values(declaration.company),
    ...declaration.answers.flatMap((answer) => [answer, answer.comment]),
  ];
  const now = new Map(fields(sent).map((field) => [field.cell, field]));
  return fields(imported).flatMap(({ cell, raw, value }) => {
    const then = now.get(cell);
    if (!then || then.value === value) return [];
    const day = (text: string | null) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text, language) : text);
    return [{ cell, held: raw === null ? null : String(raw), now: day(then.value) }];
  });
}
