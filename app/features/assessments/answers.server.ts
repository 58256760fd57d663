/**
 * Answers are kept one by one, as they are given. Each save names the answer it saw: of two people who answer the same
 * question at once, the second is shown both answers and chooses (DESIGN 12). Whoever only passes by changes nothing.
 */
import type { Store } from "db/client.server";
import { answerFiles, answers } from "db/schema/index";
import type { Answer, AnswerSource, Origin } from "db/schema/words";
import { and, eq, sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { keep, type Upload } from "~/features/files/files.server";
import { act } from "~/features/requests/requests.server";
import { may } from "~/features/requests/rules";
import type { Given } from "./answer-form";
import { type Assessment, answersTo, digestOf, type Kept, seenAs } from "./assessment.server";
import { mayAnswer } from "./returning";

type Change = {
  question: string;
  section: string;
  value: Answer | null;
  comment: string | null;
  version: number;
  source?: AnswerSource;
  origin?: Origin;
};

/**
 * Keeps what was changed on a page.
 * @param given by question
 * @returns the tokens of the answers as they are now, or the answers somebody else gave meanwhile, nothing being kept
 */
export async function keepAnswers(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  given: ReadonlyMap<string, Given>,
  now: Date,
): Promise<{ seen: Map<string, string> } | { conflicts: Kept[] } | { refusal: "closed" }> {
  if (!assessment.isOpen) return { refusal: "closed" };
  const changes: Change[] = [];
  const conflicts: Kept[] = [];
  const seen = new Map<string, string>();
  for (const { key: section, questions } of assessment.sections)
    for (const { key: question } of questions) {
      const one = given.get(question);
      if (!one || one.settle === "theirs") continue;
      const there = assessment.kept.get(question);
      const base = one.settle === "mine" && one.theirs ? one.theirs : one.seen;
      const mine = digestOf(one);
      seen.set(question, seenAs(there));
      const isUntouched = one.settle !== "mine" && base.endsWith(`.${mine}`);
      if (isUntouched || (there ? digestOf(there) : digestOf(nothing)) === mine) continue;
      if (!mayAnswer(assessment, question)) return { refusal: "closed" };
      const version = Number.parseInt(base, 10) || 0;
      if (there && there.version !== version) conflicts.push(there);
      else changes.push({ question, section, value: one.value, comment: one.comment, version });
    }
  if (conflicts.length > 0) return { conflicts };
  if (changes.length === 0) return { seen };
  await begin(store, by, assessment, now);
  const kept = await write(store, by, assessment.task.id, changes, now);
  if (kept.length < changes.length) {
    const others = changes.filter(({ question }) => !kept.some((one) => one.question === question));
    const there = await answersTo(store, by, assessment.task.id);
    return { conflicts: there.filter(({ question }) => others.some((one) => one.question === question)) };
  }
  for (const one of kept) seen.set(one.question, seenAs(one));
  return { seen };
}

/**
 * Keeps answers nobody typed. Where somebody has answered meanwhile, hers stands.
 * @returns the questions whose answers were kept
 */
export async function keepCarried(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  carried: readonly (Omit<Change, "version"> & Required<Pick<Change, "source" | "origin">>)[],
  now: Date,
): Promise<string[]> {
  if (carried.length === 0) return [];
  const changes = carried.map((one) => ({ ...one, version: assessment.kept.get(one.question)?.version ?? 0 }));
  const kept = await write(store, by, assessment.task.id, changes, now);
  return kept.map(({ question }) => question);
}

const nothing = { value: null, comment: null };

/** The first answer begins the task: before it is written, so that two who are first wait for each other. */
export async function begin(store: Store, by: SupplierSession, { task }: Assessment, now: Date) {
  if (may(task.kind, task.state, "start", by.role)) await act(store, task, "start", by, now);
}

function write(store: Store, by: SupplierSession, requestId: string, changes: readonly Change[], now: Date) {
  const { buyerId, supplierId, contactId } = by;
  return store
    .insert(answers)
    .values(
      changes.map(({ version, ...change }) => ({
        ...change,
        buyerId,
        supplierId,
        requestId,
        answeredBy: contactId,
        answeredAt: now,
        version: version + 1,
      })),
    )
    .onConflictDoUpdate({
      target: [answers.buyerId, answers.requestId, answers.question],
      set: {
        value: sql`excluded.value`,
        comment: sql`excluded.comment`,
        source: sql`excluded.source`,
        origin: sql`excluded.origin`,
        answeredBy: sql`excluded.answered_by`,
        answeredAt: sql`excluded.answered_at`,
        version: sql`excluded.version`,
      },
      setWhere: sql`${answers.version} = excluded.version - 1`,
    })
    .returning({
      question: answers.question,
      value: answers.value,
      comment: answers.comment,
      version: answers.version,
    });
}

type Stored = Extract<Upload, { storageKey: string }>;

/** Puts files with a question. */
export async function addFiles(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  { question, section }: { question: string; section: string },
  uploads: readonly Stored[],
  now: Date,
): Promise<{ files: string[] } | { refusal: "closed" }> {
  if (uploads.length === 0) return { files: [] };
  if (!mayAnswer(assessment, question)) return { refusal: "closed" };
  await begin(store, by, assessment, now);
  const { buyerId, supplierId, contactId } = by;
  const ids: string[] = [];
  for (const upload of uploads) ids.push(await keep(store, { buyerId, supplierId, contactId }, upload));
  await store.insert(answerFiles).values(
    ids.map((fileId) => ({
      buyerId,
      supplierId,
      requestId: assessment.task.id,
      question,
      section,
      fileId,
      addedBy: contactId,
    })),
  );
  return { files: ids };
}

/** Puts files the supplier has given before with a question again. */
export async function carryFiles(
  store: Store,
  { buyerId, supplierId, contactId }: SupplierSession,
  { task }: Assessment,
  carried: readonly { question: string; section: string; fileId: string }[],
) {
  if (carried.length === 0) return;
  await store
    .insert(answerFiles)
    .values(carried.map((one) => ({ ...one, buyerId, supplierId, requestId: task.id, addedBy: contactId })))
    .onConflictDoNothing();
}

/** Takes a file away from a question. The file itself stays, for whoever was shown it. */
export async function removeFile(store: Store, by: SupplierSession, assessment: Assessment, fileId: string) {
  const file = assessment.files.find(({ id }) => id === fileId);
  if (!file || !mayAnswer(assessment, file.question)) return { refusal: "closed" as const };
  await store
    .delete(answerFiles)
    .where(
      and(
        eq(answerFiles.buyerId, by.buyerId),
        eq(answerFiles.supplierId, by.supplierId),
        eq(answerFiles.requestId, assessment.task.id),
        eq(answerFiles.fileId, fileId),
      ),
    );
  return {};
}
