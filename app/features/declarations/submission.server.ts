/**
 * Sending a declaration: the request is handed to the buyer first, so that nothing of it can change any more, and what
 * was declared by then is frozen with its hash, its smelters and its flags. What is missing stops nobody: it is told, and
 * comes back as a list.
 */
import type { Store } from "db/client.server";
import { declarations, files, gaps, messages, smelters } from "db/schema/index";
import { and, desc, eq, inArray, notInArray } from "drizzle-orm";

import { hashOf } from "~/features/accounts/secrets.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { statementFor } from "~/features/assessments/submission";
import { record } from "~/features/events/events.server";
import { type Found, raise } from "~/features/gaps/gaps.server";
import { openItems } from "~/features/minerals/completeness";
import type { Flag } from "~/features/minerals/flags";
import { flagIn } from "~/features/minerals/words";
import { tellBuyer } from "~/features/requests/asides.server";
import { todayIn } from "~/features/requests/deadlines";
import { act, allOrNothing } from "~/features/requests/requests.server";
import type { Refusal } from "~/features/requests/rules";
import { takeBackAsked } from "~/features/requests/tasks.server";
import { translatorFor } from "~/i18n/translators.server";
import { declaredText, frozenIn, rulesOn } from "./declared";
import { type Declaring, declaringOf } from "./drafts.server";
import { declarationBefore, flagsFor } from "./flagged.server";
import { followUpOf, questionsIn, subjectOf } from "./follow-up";
import { gapFrom } from "./gaps-found.server";

type Whose = { buyerId: string; supplierId: string };
type Signing = { title: string; language: "nb" | "en" };

export async function submit(
  store: Store,
  by: SupplierSession,
  declaring: Declaring,
  signing: Signing,
  now: Date,
): Promise<{ declarationId: string } | { refusal: Refusal | "overtaken" }> {
  const { id } = declaring.task;
  const submitted = await allOrNothing(store, async (nested) => {
    const done = await act(nested, declaring.task, "submit", by, now, { reason: null });
    if ("refusal" in done) return done;
    return freeze(nested, by, await declaringOf(nested, by, id), signing, now);
  });
  if ("refusal" in submitted) return submitted;
  await takeBackAsked(store, by, [id]);
  await tellBuyer(store, by, declaring.task, "submitted");
  return submitted;
}

async function freeze(
  store: Store,
  by: SupplierSession,
  { task, draft }: Declaring,
  { title, language }: Signing,
  now: Date,
): Promise<{ declarationId: string } | { refusal: Refusal }> {
  if (!draft) return { refusal: "not now" };
  const { declaration, imported, fileId, renewsId, componentsRated, componentsFile } = draft;
  const { buyerId, supplierId } = by;
  const whose = { buyerId, supplierId };
  const earlier = await declarationBefore(store, whose, declaration.template);
  const before = earlier && frozenIn(earlier.content).declaration.smelters.flatMap(({ cid }) => cid ?? []);
  const content = declaredText({
    request: task.id,
    concerning: task.concerning,
    buyer: by.buyerName,
    supplier: by.supplierName,
    submitter: { name: by.name, title, email: by.email },
    statement: statementFor(language, by.supplierName),
    submittedAt: now,
    file: await hashOfFile(store, whose, fileId),
    renews: renewsId && earlier ? Buffer.from(earlier.hash).toString("hex") : null,
    componentsRated,
    componentsFile: await hashOfFile(store, whose, componentsFile?.id ?? null),
    declaration,
  });
  const flags = await flagsFor(store, whose, declaration, {
    concerning: task.concerning,
    today: todayIn(now, by.timeZone),
    ...(before && { before }),
  });
  const number = ((await newestDeclaration(store, whose, task.id))?.number ?? 0) + 1;
  const [kept] = await store
    .insert(declarations)
    .values({
      ...whose,
      requestId: task.id,
      number,
      template: declaration.template,
      templateVersion: declaration.version,
      content,
      hash: hashOf(content),
      imported,
      fileId,
      componentsFileId: componentsFile?.id,
      renewsId,
      effectiveOn: declaration.company.effectiveDate.value,
      openItems: openItems(declaration).length,
      flags,
      submittedBy: by.contactId,
      submitterName: by.name,
      submitterTitle: title,
      submittedAt: now,
    })
    .returning({ id: declarations.id, hash: declarations.hash });
  const declarationId = kept!.id;
  if (declaration.smelters.length > 0)
    await store.insert(smelters).values(
      declaration.smelters.map(({ row, metal, status, name, country, cid }) => ({
        ...whose,
        declarationId,
        row,
        metal,
        kind: status,
        name,
        country,
        cid,
        rules: rulesOn({ row }, flags),
      })),
    );
  await followUp(store, by, { requestId: task.id, template: declaration.template }, flags);
  await record(store, by, {
    what: "declaration.submitted",
    subjectId: task.id,
    details: {
      declaration: declarationId,
      number,
      template: declaration.template,
      version: declaration.version,
      hash: Buffer.from(kept!.hash).toString("hex"),
      flags: flags.length,
    },
  });
  return { declarationId };
}

async function hashOfFile(store: Store, { buyerId, supplierId }: Whose, fileId: string | null) {
  if (!fileId) return null;
  const [file] = await store
    .select({ hash: files.hash })
    .from(files)
    .where(and(eq(files.buyerId, buyerId), eq(files.supplierId, supplierId), eq(files.id, fileId)));
  return file?.hash ? Buffer.from(file.hash).toString("hex") : null;
}

/** Questions are asked in the thread; what is weak, or suspected, becomes gaps at once. */
async function followUp(
  store: Store,
  by: SupplierSession,
  { requestId, template }: { requestId: string; template: string },
  flags: readonly Flag[],
) {
  const { buyerId, supplierId } = by;
  const found = flags.filter((flag) => ["gap", "suspicion"].includes(followUpOf(flag)));
  await raise(
    store,
    by,
    { buyerId, supplierId, requestId },
    { source: "declaration", rule: template },
    onceEach(found.map(gapFrom)),
  );
  const questions = questionsIn(flags);
  await raise(
    store,
    by,
    { buyerId, supplierId, requestId },
    { source: "declaration", rule: unanswered(template) },
    await stillOpen(store, by, template, questions),
  );
  if (questions.length === 0) return;
  const { t } = translatorFor(by.language);
  const asked = questions.map((flag) => `• ${flagIn(flag, t, by.language)}`);
  await store.insert(messages).values({
    buyerId,
    supplierId,
    requestId,
    body: [t("minerals:asked", { count: questions.length }), ...asked].join("\n"),
  });
}

/** The rule under which questions nobody answered become gaps. */
export const unanswered = (template: string) => `${template} unanswered`;

export const onceEach = (found: readonly Found[]) => [...new Map(found.map((one) => [one.subject, one])).values()];

/** Of the questions, those that are gaps already: the others still have their fourteen days. */
async function stillOpen(store: Store, { buyerId, supplierId }: Whose, template: string, questions: readonly Flag[]) {
  const subjects = questions.map(subjectOf);
  if (subjects.length === 0) return [];
  const open = await store
    .select({ subject: gaps.subject })
    .from(gaps)
    .where(
      and(
        eq(gaps.buyerId, buyerId),
        eq(gaps.supplierId, supplierId),
        eq(gaps.rule, unanswered(template)),
        inArray(gaps.subject, subjects),
        notInArray(gaps.state, ["accepted", "verified"]),
      ),
    );
  return onceEach(questions.filter((flag) => open.some(({ subject }) => subject === subjectOf(flag))).map(gapFrom));
}

export async function newestDeclaration(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [newest] = await store
    .select({
      id: declarations.id,
      number: declarations.number,
      template: declarations.template,
      content: declarations.content,
      hash: declarations.hash,
      imported: declarations.imported,
      fileId: declarations.fileId,
      componentsFileId: declarations.componentsFileId,
      renewsId: declarations.renewsId,
      openItems: declarations.openItems,
      flags: declarations.flags,
      submittedBy: declarations.submittedBy,
      submitterName: declarations.submitterName,
      submitterTitle: declarations.submitterTitle,
      submittedAt: declarations.submittedAt,
    })
    .from(declarations)
    .where(
      and(
        eq(declarations.buyerId, buyerId),
        eq(declarations.supplierId, supplierId),
        eq(declarations.requestId, requestId),
      ),
    )
    .orderBy(desc(declarations.number))
    .limit(1);
  return newest;
}

/** Whether anything was sent, without reading it. */
export async function isDeclared(store: Store, { buyerId, supplierId }: Whose, requestId: string): Promise<boolean> {
  const [one] = await store
    .select({ id: declarations.id })
    .from(declarations)
    .where(
      and(
        eq(declarations.buyerId, buyerId),
        eq(declarations.supplierId, supplierId),
        eq(declarations.requestId, requestId),
      ),
    )
    .limit(1);
  return one !== undefined;
}
