/** An assessment as it stands: the questionnaire it was sent with, what has been answered, by whom, and with which files. */
import { createHash } from "node:crypto";
import type { Store } from "db/client.server";
import { answerFiles, answers, contacts, files, shares } from "db/schema/index";
import type { Answer, AnswerSource, Origin } from "db/schema/words";
import { and, asc, eq, sql } from "drizzle-orm";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { conditionsOf, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";
import { questionnaireBehind } from "~/features/questionnaires/questionnaires.server";
import { type Coverer, type Coverers, hasCoveredSections, sectionsCovered } from "~/features/requests/covering";
import type { Request } from "~/features/requests/requests.server";
import { turn } from "~/features/requests/rules";
import { taskOf } from "~/features/requests/tasks.server";
import { notFound } from "~/not-found.server";
import { type Answers, askedIn } from "./asked";
import { type Known, type KnownAnswer, knownAnswers, mayBeKnown } from "./known";
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
  /** Without the sections that something else covers. */
  questionnaire: Questionnaire;
  /** Those, and what covers them. */
  covered: (Pick<Questionnaire["sections"][number], "key" | "title"> & { by: Coverer })[];
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
  const whole = await questionnaireBehind(store, by.buyerId, task.questionnaireId);
  const isContributor = by.role === "contributor";
  const given = isContributor ? await sectionsGiven(store, by, id) : null;
  const behind = await knownBehind(store, whole, id);
  const covering = behind ? sectionsCovered(whole.key, behind, behind.on) : new Map<string, Coverer>();
  const questionnaire =
    covering.size > 0 ? { ...whole, sections: whole.sections.filter(({ key }) => !covering.has(key)) } : whole;
  const isSeen = ({ key }: { key: string }) => !given || given.has(null) || given.has(key);
  const sections = questionnaire.sections.filter(isSeen);
  const isOpen = turn(task.state) === "supplier";
  const returned = isOpen && task.submittedAt ? await returnedIn(store, by, id) : null;
  const stored = await answersTo(store, by, id);
  const open = questionsOf(questionnaire).filter(({ key }) => mayAnswer({ isOpen, returned }, key));
  const known = behind ? knownAnswers(open, behind) : new Map<string, KnownAnswer>();
  // What was known when it was submitted gives way to what is known now.
  const kept = stored.map((one) =>
    one.source !== "typed" && one.source !== "carried over" && known.has(one.question) ? { ...one, value: null } : one,
  );
  const backed = await filesBehind(store, by, id);
  const others = isContributor ? await answersBehind(store, whole, sections, id) : {};
  const here = { ...others, ...answersIn(questionnaire, kept, backed) };
  for (const [question, value] of Object.entries<Answers[string]>(here)) if (value !== null) known.delete(question);
  const answers = {
    ...here,
    ...Object.fromEntries([...known].map(([question, { value }]) => [question, value])),
  };
  return {
    task,
    questionnaire,
    covered: whole.sections
      .filter((one) => covering.has(one.key) && isSeen(one))
      .map(({ key, title }) => ({ key, title, by: covering.get(key)! })),
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

type Behind = Known & Coverers & { on: { day: string; moment: Date } };

/** What is known already of the supplier, and what may cover a section; looked for only where anything asks for it. */
async function knownBehind(store: Store, questionnaire: Questionnaire, requestId: string): Promise<Behind | null> {
  if (!hasCoveredSections(questionnaire.key) && !questionsOf(questionnaire).some(mayBeKnown)) return null;
  const [row] = await store.execute<{ [Name in keyof Read]: string | null }>(
    sql`select today::text, as_of::text, as_of_day::text, facts::text, certificates::text, declarations::text,
          assessments::text from known_behind(${requestId})`,
  );
  if (!row) return null;
  const facts = read<Read["facts"]>(row.facts);
  return {
    today: row.today!,
    on: { day: row.as_of_day!, moment: new Date(row.as_of!) },
    facts: facts ? { ...facts, createdAt: new Date(facts.createdAt) } : undefined,
    sites: facts?.sites ?? [],
    certificates: (read<Read["certificates"]>(row.certificates) ?? []).map((one) => ({
      ...one,
      acceptedAt: new Date(one.acceptedAt),
    })),
    declarations: (read<Read["declarations"]>(row.declarations) ?? []).map((one) => ({
      ...one,
      submittedAt: new Date(one.submittedAt),
    })),
    assessments: (read<Read["assessments"]>(row.assessments) ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
  };
}

/** As the database tells it: moments are text. */
type Told<Known> = { [Name in keyof Known]: Known[Name] extends Date ? string : Known[Name] };
type Read = {
  today: string;
  as_of: string;
  as_of_day: string;
  facts: Told<NonNullable<Known["facts"]>>;
  certificates: Told<Known["certificates"][number]>[];
  declarations: Told<Known["declarations"][number]>[];
  assessments: Told<Coverers["assessments"][number]>[];
};

const read = <Value>(json: string | null): Value | null => json && JSON.parse(json);

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

/** What was answered, as the rules read it: of a question that asks for files, the files are the answer, or what stands for them. */
function answersIn(questionnaire: Questionnaire, kept: readonly Kept[], backed: readonly KeptFile[]): Answers {
  const byFile = questionsOf(questionnaire).filter(
    ({ key, type }) => type === "file" && backed.some(({ question }) => question === key),
  );
  return {
    ...Object.fromEntries(kept.map(({ question, value }) => [question, value])),
    ...Object.fromEntries(byFile.map(({ key }) => [key, true])),
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
