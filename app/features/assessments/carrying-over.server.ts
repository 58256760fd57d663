/**
 * Carrying earlier answers over: looking for them, asking for leave to use those given to another buyer, and taking in
 * what is confirmed, which keeps where it came from.
 */
import type { Store } from "db/client.server";
import { reuses } from "db/schema/index";
import { sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { begin, carryFiles, keepCarried } from "./answers.server";
import { isAnswered } from "./asked";
import type { Assessment } from "./assessment.server";
import { type Earlier, isOffered, offersFor, unchangedIn } from "./offers";
import { mayAnswer } from "./returning";

/** What is offered for the questions of these sections; to a contributor, what was answered this buyer in hers. */
export async function offersIn(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  sections: Assessment["sections"],
): Promise<Map<string, Earlier>> {
  const { answers: given, isOpen } = assessment;
  if (!isOpen) return new Map();
  const questions = sections.flatMap((section) => section.questions);
  const isTaken = (key: string) =>
    !mayAnswer(assessment, key) || isAnswered(questions.find((one) => one.key === key)!, given[key]);
  const open = questions.filter((one) => isOffered(one) && !isTaken(one.key)).map(({ key }) => key);
  if (open.length === 0) return new Map();
  const earlier = [
    ...(await answeredHere(store, by, assessment, open)),
    ...(by.role === "contributor" ? [] : await answeredElsewhere(store, assessment, open)),
  ];
  return offersFor(questions, earlier, isTaken);
}

type Here = { question: string; value: string; comment: string | null; answered_at: string; files: string };

async function answeredHere(
  store: Store,
  { buyerName }: SupplierSession,
  { task }: Assessment,
  questions: string[],
): Promise<Earlier[]> {
  const rows = await store.execute<Here>(
    sql`select question, value::text as value, comment, answered_at, array_to_json(files)::text as files
          from answers_before(${task.id}, ${`{${questions.join(",")}}`}::text[])`,
  );
  return rows.map(({ question, value, comment, answered_at, files }) => ({
    question,
    value: JSON.parse(value),
    comment,
    at: new Date(answered_at),
    to: "this buyer",
    buyer: buyerName,
    files: JSON.parse(files),
  }));
}

type Elsewhere = {
  question: string;
  asked: string;
  value: string;
  comment: string | null;
  answered_at: string;
  buyer: string;
};

async function answeredElsewhere(store: Store, { task }: Assessment, questions: string[]): Promise<Earlier[]> {
  if (task.concerning) return [];
  const rows = await store.execute<Elsewhere>(
    sql`select question, asked::text as asked, value::text as value, comment, answered_at, buyer
          from answers_elsewhere(${task.id}, ${`{${questions.join(",")}}`}::text[])`,
  );
  return rows.map(({ question, asked, value, comment, answered_at, buyer }) => ({
    question,
    value: JSON.parse(value),
    comment,
    at: new Date(answered_at),
    to: "another buyer",
    buyer,
    files: [],
    asked: JSON.parse(asked),
  }));
}

export type Reusable = { request: string; buyer: string; at: Date; isAllowed: boolean | null; answers: number };

/** What the reader has answered other buyers that could be used here, and what she has said of it; none of the answers. */
export async function reusableFor(store: Store, by: SupplierSession, assessment: Assessment): Promise<Reusable[]> {
  const { task, sections, answers: given, isOpen } = assessment;
  if (!isOpen || task.concerning || by.role === "contributor") return [];
  const open = sections
    .flatMap(({ questions }) => questions)
    .filter((one) => isOffered(one) && !isAnswered(one, given[one.key]) && mayAnswer(assessment, one.key))
    .map(({ key }) => key);
  if (open.length === 0) return [];
  const rows = await store.execute<{
    request_id: string;
    buyer: string;
    submitted_at: string;
    is_allowed: boolean | null;
    answers: number;
  }>(sql`select * from answered_elsewhere(${task.id}, ${`{${open.join(",")}}`}::text[])`);
  return rows.map(({ request_id, buyer, submitted_at, is_allowed, answers }) => ({
    request: request_id,
    buyer,
    at: new Date(submitted_at),
    isAllowed: is_allowed,
    answers,
  }));
}

/** Her answer to whether those may be used. The log says that she was asked, not about which buyer. */
export async function sayOfReuse(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  { request, isAllowed }: { request: string; isAllowed: boolean },
): Promise<"said" | "nothing there"> {
  const there = await reusableFor(store, by, assessment);
  if (!there.some((one) => one.request === request)) return "nothing there";
  const { buyerId, supplierId, contactId } = by;
  const requestId = assessment.task.id;
  await store
    .insert(reuses)
    .values({ buyerId, supplierId, requestId, contactId, fromRequestId: request, isAllowed })
    .onConflictDoUpdate({
      target: [reuses.buyerId, reuses.supplierId, reuses.requestId, reuses.contactId, reuses.fromRequestId],
      set: { isAllowed },
    });
  await record(store, by, {
    what: isAllowed ? "answers.reuse allowed" : "answers.reuse refused",
    subjectId: requestId,
  });
  return "said";
}

/**
 * Confirms what is offered: one question's, or all of a section with "nothing has changed".
 * @returns how many
 */
export async function confirmOffered(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  section: Assessment["sections"][number],
  which: { question: string } | "unchanged",
  now: Date,
): Promise<number> {
  const offers = await offersIn(store, by, assessment, [section]);
  const keys =
    which === "unchanged"
      ? unchangedIn(assessment.questionnaire, section.key, assessment.answers, offers)
      : [which.question].filter((key) => offers.has(key));
  if (keys.length === 0) return 0;
  const chosen = keys.map((key) => offers.get(key)!);
  await begin(store, by, assessment, now);
  const kept = await keepCarried(
    store,
    by,
    assessment,
    chosen.map(({ question, value, comment, at, to }) => ({
      question,
      section: section.key,
      value,
      comment,
      source: "carried over" as const,
      origin: { at: at.toISOString(), to, ...(which === "unchanged" ? { isUnchanged: true } : {}) },
    })),
    now,
  );
  const files = chosen
    .filter(({ question }) => kept.includes(question))
    .flatMap(({ question, files }) => files.map((fileId) => ({ question, section: section.key, fileId })));
  await carryFiles(store, by, assessment, files);
  return kept.length;
}
