/** An assessment as it stands: the questionnaire it was sent with, what has been answered, by whom, and with which files. */
import { createHash } from "node:crypto";
import type { Store } from "db/client.server";
import { answerFiles, answers, contacts, files, shares } from "db/schema/index";
import type { Answer, AnswerSource, Origin, SupplierRole } from "db/schema/words";
import { and, asc, eq, sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { factsOf } from "~/features/company-facts/facts.server";
import type { Site } from "~/features/company-facts/facts-form";
import { conditionsOf, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import type { Request } from "~/features/requests/requests.server";
import { turn } from "~/features/requests/rules";
import { taskOf } from "~/features/requests/tasks.server";
import { notFound } from "~/not-found.server";
import { type Answers, askedIn } from "./asked";
import { type Known, type KnownAnswer, knownAnswers } from "./known";
import { mayAnswer, type Returned } from "./returning";
import { returnedIn } from "./reviews.server";

type Whose = { buyerId: string; supplierId: string };

export type Kept = {
  question: string;
  section: string;
  value: Answer | null;
  comment: string | null;
  source: AnswerSource;
  origin: Origin | null;
  version: number;
  answeredAt: Date;
  /** Null for readers who may not know one another. */
  answeredBy: string | null;
};

type KeptFile = { id: string; question: string; name: string; size: number | null; hash: string };

export type Assessment = {
  task: Request;
  questionnaire: Questionnaire;
  /** The sections the reader may see: all of them, or those a contributor was given. */
  sections: Questionnaire["sections"];
  kept: Map<string, Kept>;
  files: KeptFile[];
  /** What is known already and not asked again, where nothing else was answered here. */
  known: Map<string, KnownAnswer>;
  answers: Answers;
  asked: Set<string>;
  /** Whether answers are taken now; after a return, only some are. */
  isOpen: boolean;
  returned: Returned | null;
};

/** The assessment behind a task of the supplier's, or the page for what leads nowhere. */
export async function assessmentOf(store: Store, by: SupplierSession, id: string): Promise<Assessment> {
  const task = await taskOf(store, by, id);
  if (task.kind !== "assessment" || !task.questionnaireId) notFound();
  const questionnaire = await questionnaireBehind(store, by.buyerId, task.questionnaireId);
  const isContributor = by.role === "contributor";
  const given = isContributor ? await sectionsGiven(store, by, id) : null;
  const sections = questionnaire.sections.filter(({ key }) => !given || given.has(null) || given.has(key));
  const isOpen = turn(task.state) === "supplier";
  const returned = isOpen && task.submittedAt ? await returnedIn(store, by, id) : null;
  const stored = await answersTo(store, by, id);
  const known = await knownIn(store, by, questionnaire, { isOpen, returned });
  // What was known when it was submitted gives way to what is known now.
  const kept = stored.map((one) =>
    one.source !== "typed" && one.source !== "carried over" && known.has(one.question) ? { ...one, value: null } : one,
  );
  const backed = await filesBehind(store, by, id);
  const behind = isContributor ? await answersBehind(store, questionnaire, sections, id) : {};
  for (const { question, value } of kept) if (value !== null) known.delete(question);
  for (const question of Object.keys(behind)) if (behind[question] !== null) known.delete(question);
  const answers = {
    ...behind,
    ...answersIn(questionnaire, kept, backed),
    ...Object.fromEntries([...known].map(([question, { value }]) => [question, value])),
  };
  return {
    task,
    questionnaire,
    sections,
    kept: new Map(kept.map((one) => [one.question, one])),
    files: backed,
    known,
    answers,
    asked: askedIn(questionnaire, answers),
    isOpen,
    returned,
  };
}

/** What answers questions that may be answered now; looked for only where one of them can be. */
async function knownIn(
  store: Store,
  by: SupplierSession,
  questionnaire: Questionnaire,
  standing: Pick<Assessment, "isOpen" | "returned">,
): Promise<Map<string, KnownAnswer>> {
  const questions = questionsOf(questionnaire).filter(({ key, fact }) => fact && mayAnswer(standing, key));
  if (questions.length === 0) return new Map();
  const facts = by.role === "contributor" ? await factsBehind(store) : await factsOf(store, by);
  return knownAnswers(questions, { facts });
}

/** The company facts as far as a contributor's questions hang on them. */
async function factsBehind(store: Store): Promise<Known["facts"]> {
  const [row] = await store.execute<{
    role: SupplierRole;
    resold_countries: string[];
    sites: Site[];
    created_at: string;
  }>(sql`select * from facts_behind()`);
  return (
    row && {
      role: row.role,
      resoldCountries: row.resold_countries,
      sites: row.sites,
      createdAt: new Date(row.created_at),
    }
  );
}

export async function answersTo(store: Store, { buyerId, supplierId }: Whose, requestId: string): Promise<Kept[]> {
  return store
    .select({
      question: answers.question,
      section: answers.section,
      value: answers.value,
      comment: answers.comment,
      source: answers.source,
      origin: answers.origin,
      version: answers.version,
      answeredAt: answers.answeredAt,
      answeredBy: contacts.name,
    })
    .from(answers)
    .leftJoin(
      contacts,
      and(
        eq(contacts.buyerId, answers.buyerId),
        eq(contacts.supplierId, answers.supplierId),
        eq(contacts.id, answers.answeredBy),
      ),
    )
    .where(and(eq(answers.buyerId, buyerId), eq(answers.supplierId, supplierId), eq(answers.requestId, requestId)));
}

async function filesBehind(store: Store, { buyerId, supplierId }: Whose, requestId: string): Promise<KeptFile[]> {
  const rows = await store
    .select({ id: files.id, question: answerFiles.question, name: files.name, size: files.size, hash: files.hash })
    .from(answerFiles)
    .innerJoin(
      files,
      and(
        eq(files.buyerId, answerFiles.buyerId),
        eq(files.supplierId, answerFiles.supplierId),
        eq(files.id, answerFiles.fileId),
      ),
    )
    .where(
      and(
        eq(answerFiles.buyerId, buyerId),
        eq(answerFiles.supplierId, supplierId),
        eq(answerFiles.requestId, requestId),
      ),
    )
    .orderBy(asc(answerFiles.id));
  return rows.map((row) => ({ ...row, hash: Buffer.from(row.hash ?? []).toString("hex") }));
}

/** What was answered, as the rules read it: of a question that asks for files, the files are the answer. */
function answersIn(questionnaire: Questionnaire, kept: readonly Kept[], backed: readonly KeptFile[]): Answers {
  const byFile = questionsOf(questionnaire).filter(({ type }) => type === "file");
  return {
    ...Object.fromEntries(kept.map(({ question, value }) => [question, value])),
    ...Object.fromEntries(
      byFile.map(({ key }) => [key, backed.filter(({ question }) => question === key).map(({ id }) => id)]),
    ),
  };
}

/** The sections a contributor was given; null stands for the whole. */
async function sectionsGiven(store: Store, { buyerId, supplierId, contactId }: SupplierSession, requestId: string) {
  const rows = await store
    .select({ section: shares.section })
    .from(shares)
    .where(
      and(
        eq(shares.buyerId, buyerId),
        eq(shares.supplierId, supplierId),
        eq(shares.requestId, requestId),
        eq(shares.contactId, contactId),
      ),
    );
  return new Set(rows.map(({ section }) => section));
}

/** What decides which questions of a contributor's sections are asked, where that was answered in others' sections. */
async function answersBehind(
  store: Store,
  questionnaire: Questionnaire,
  sections: Questionnaire["sections"],
  requestId: string,
): Promise<Answers> {
  const questions = new Map(questionsOf(questionnaire).map((one) => [one.key, one]));
  const needed = new Set<string>();
  const need = (keys: string[]) => {
    for (const key of keys.filter((one) => !needed.has(one))) {
      needed.add(key);
      need(conditionsOf(questions.get(key)!).map(({ question }) => question));
    }
  };
  need(
    sections.flatMap((one) => one.questions.flatMap((asked) => conditionsOf(asked).map(({ question }) => question))),
  );
  if (needed.size === 0) return {};
  const rows = await store.execute<{ question: string; value: string | null }>(
    sql`select question, value::text as value from answers_behind(${requestId}, ${`{${[...needed].join(",")}}`}::text[])`,
  );
  return Object.fromEntries(rows.map(({ question, value }) => [question, value && (JSON.parse(value) as Answer)]));
}

/** Names an answer as it was seen: its version, and what it was, so that what nobody touched is told apart. */
export function seenAs(kept: Pick<Kept, "version" | "value" | "comment"> | undefined): string {
  return kept ? `${kept.version}.${digestOf(kept)}` : `0.${digestOf({ value: null, comment: null })}`;
}

export function digestOf({ value, comment }: { value: Answer | null; comment: string | null }): string {
  const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return createHash("sha256")
    .update(JSON.stringify([isEmpty ? null : value, comment]))
    .digest("base64url")
    .slice(0, 12);
}
