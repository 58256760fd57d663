/**
 * Submitting: the request is handed to the buyer first, so that no answer can change any more, and what was answered by
 * then is frozen with its hash, its score and what was found. Incomplete answers submit nothing.
 */
import type { Store } from "db/client.server";
import { findings, questionnaires, requests, submissions } from "db/schema/index";
import { and, desc, eq, lt, ne } from "drizzle-orm";

import { hashOf } from "~/features/accounts/secrets.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { raise } from "~/features/gaps/gaps.server";
import { type Question, questionsOf } from "~/features/questionnaires/questionnaire";
import { tellBuyer } from "~/features/requests/asides.server";
import { act, allOrNothing } from "~/features/requests/requests.server";
import type { Refusal } from "~/features/requests/rules";
import { takeBackAsked } from "~/features/requests/tasks.server";
import { carryFiles, keepCarried } from "./answers.server";
import { type Assessment, assessmentOf } from "./assessment.server";
import { gapsFound } from "./gaps-found";
import { originOf } from "./known";
import { notGiven, scoreOf } from "./score";
import { signAnswers } from "./signing-answers.server";
import { statementFor, submissionText } from "./submission";

/** @returns the submission, or why not: "not now" also when required answers are missing */
export async function submit(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  { title, language, visit }: Signing,
  now: Date,
): Promise<{ submissionId: string; signatureId?: string } | { refusal: Refusal | "overtaken" }> {
  const { id } = assessment.task;
  const submitted = await allOrNothing(store, async (nested) => {
    // While answers are still taken: what is known is submitted as it is known now.
    await keepKnown(nested, by, assessment, now);
    const done = await act(nested, assessment.task, "submit", by, now, { reason: null });
    if ("refusal" in done) return done;
    const final = await assessmentOf(nested, by, id);
    const frozen = await freeze(nested, by, final, { title, language }, now);
    if ("refusal" in frozen || !final.questionnaire.isSigned) return frozen;
    return { ...frozen, signatureId: await signAnswers(nested, by, final, { title, language, visit }, now) };
  });
  if ("refusal" in submitted) return submitted;
  await takeBackAsked(store, by, [id]);
  await tellBuyer(store, by, assessment.task, "submitted");
  return submitted;
}

async function keepKnown(store: Store, by: SupplierSession, assessment: Assessment, now: Date) {
  const { known, asked, sections } = assessment;
  const sectionOf = (key: string) => sections.find(({ questions }) => questions.some((one) => one.key === key))!.key;
  const answering = [...known]
    .filter(([question]) => asked.has(question))
    .map(([question, answer]) => ({ ...answer, question, section: sectionOf(question) }));
  const kept = await keepCarried(
    store,
    by,
    assessment,
    answering.map(({ question, section, ...answer }) => ({
      question,
      section,
      value: answer.value,
      comment: assessment.kept.get(question)?.comment ?? null,
      source: answer.source,
      origin: originOf(answer),
    })),
    now,
  );
  const files = answering
    .filter(({ question }) => kept.includes(question))
    .flatMap(({ question, section, files = [] }) => files.map((fileId) => ({ question, section, fileId })));
  await carryFiles(store, by, assessment, files);
}

type Signing = {
  title: string;
  language: "nb" | "en";
  /** From where, which goes with a signature. */
  visit: { ip: string; browser: string };
};

async function freeze(
  store: Store,
  by: SupplierSession,
  assessment: Assessment,
  { title, language }: Omit<Signing, "visit">,
  now: Date,
): Promise<{ submissionId: string } | { refusal: Refusal }> {
  const { task, questionnaire, answers } = assessment;
  const scored = scoreOf(questionnaire, answers);
  if (scored.missing.length > 0) return { refusal: "not now" };
  const { buyerId, supplierId } = by;
  const content = submissionText({
    questionnaire: { key: questionnaire.key, version: questionnaire.version },
    request: task.id,
    concerning: task.concerning,
    buyer: by.buyerName,
    supplier: by.supplierName,
    submitter: { name: by.name, title, email: by.email },
    statement: statementFor(language, by.supplierName),
    submittedAt: now,
    covered: assessment.covered.map(({ key, by: { name, at } }) => ({ section: key, by: name, at })),
    answers: scored.asked.map((question) => answerIn(assessment, question)),
  });
  const number = ((await newestSubmission(store, by, task.id))?.number ?? 0) + 1;
  const [kept] = await store
    .insert(submissions)
    .values({
      buyerId,
      supplierId,
      requestId: task.id,
      number,
      questionnaireId: task.questionnaireId!,
      content,
      hash: hashOf(content),
      score: scored.score === null ? null : Math.round(scored.score),
      band: scored.band,
      sectionScores: scored.sections,
      submittedBy: by.contactId,
      submitterName: by.name,
      submitterTitle: title,
      submittedAt: now,
    })
    .returning({ id: submissions.id, hash: submissions.hash });
  const submissionId = kept!.id;
  const found = foundIn(assessment, scored.findings);
  if (found.length > 0)
    await store
      .insert(findings)
      .values(found.map((one) => ({ ...one, buyerId, supplierId, requestId: task.id, submissionId })));
  await raise(
    store,
    by,
    { buyerId, supplierId, requestId: task.id },
    { source: "assessment", rule: questionnaire.key },
    gapsFound(assessment, found),
  );
  await record(store, by, {
    what: "assessment.submitted",
    subjectId: task.id,
    details: {
      submission: submissionId,
      number,
      questionnaire: questionnaire.key,
      version: questionnaire.version,
      hash: Buffer.from(kept!.hash).toString("hex"),
      findings: found.length,
    },
  });
  return { submissionId };
}

function answerIn({ kept, files }: Assessment, question: string) {
  const there = kept.get(question);
  return {
    question,
    answer: there?.value ?? null,
    comment: there?.comment ?? null,
    files: files.filter((file) => file.question === question).map(({ name, hash }) => ({ name, hash })),
    source: there?.source ?? "typed",
    origin: there?.origin ?? null,
    answeredBy: there?.answeredBy ?? null,
    answeredAt: there?.answeredAt ?? null,
  };
}

/** What the answers fall short in, and evidence that was asked for and not given: a gap of its own kind. */
function foundIn({ questionnaire, answers, kept, files }: Assessment, bad: ReturnType<typeof scoreOf>["findings"]) {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.key, question]));
  const sectionOf = (key: string) =>
    questionnaire.sections.find((one) => one.questions.some((q) => q.key === key))!.key;
  const about = (key: string) => ({
    action: questions.get(key)!.gap?.action ?? null,
    oecdStep: oecdStepOf(questions.get(key)!),
  });
  const said = Object.fromEntries(
    [...questions.keys()].map((key) => [
      key,
      {
        comment: kept.get(key)?.comment ?? null,
        files: files.filter(({ question }) => question === key).length,
      },
    ]),
  );
  return [
    ...bad.map(({ question, section, severity }) => ({
      question,
      section,
      kind: questions.get(question)!.type === "file" ? ("missing file" as const) : ("answer" as const),
      severity,
      ...about(question),
    })),
    ...notGiven(questionnaire, answers, said).evidence.map((question) => ({
      question,
      section: sectionOf(question),
      kind: "missing evidence" as const,
      severity: null,
      ...about(question),
      action: null,
    })),
  ];
}

/** The first step of the OECD model among a question's standards. */
function oecdStepOf({ standards }: Question): number | null {
  const [step] = standards.flatMap((code) => /^OECD-([1-6])$/.exec(code)?.[1] ?? []);
  return step ? Number(step) : null;
}

type Whose = { buyerId: string; supplierId: string };

export async function newestSubmission(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [newest] = await store
    .select({
      id: submissions.id,
      number: submissions.number,
      hash: submissions.hash,
      score: submissions.score,
      band: submissions.band,
      sectionScores: submissions.sectionScores,
      submittedBy: submissions.submittedBy,
      submitterName: submissions.submitterName,
      submitterTitle: submissions.submitterTitle,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .where(
      and(
        eq(submissions.buyerId, buyerId),
        eq(submissions.supplierId, supplierId),
        eq(submissions.requestId, requestId),
      ),
    )
    .orderBy(desc(submissions.number))
    .limit(1);
  return newest;
}

export async function contentOf(store: Store, { buyerId, supplierId }: Whose, submissionId: string): Promise<string> {
  const [row] = await store
    .select({ content: submissions.content })
    .from(submissions)
    .where(
      and(eq(submissions.buyerId, buyerId), eq(submissions.supplierId, supplierId), eq(submissions.id, submissionId)),
    );
  return row!.content;
}

/**
 * What the supplier submitted before to the same questionnaire about the same: this time, or the time before.
 * @param notTo a request whose submissions are left out, so that it is the time before
 */
export async function submissionBefore(
  store: Store,
  { buyerId, supplierId }: Whose,
  { key, concerning, before, notTo }: { key: string; concerning: string; before: Date; notTo?: string },
) {
  const [previous] = await store
    .select({
      questionnaireId: submissions.questionnaireId,
      content: submissions.content,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .innerJoin(
      questionnaires,
      and(eq(questionnaires.buyerId, submissions.buyerId), eq(questionnaires.id, submissions.questionnaireId)),
    )
    .innerJoin(
      requests,
      and(
        eq(requests.buyerId, submissions.buyerId),
        eq(requests.supplierId, submissions.supplierId),
        eq(requests.id, submissions.requestId),
      ),
    )
    .where(
      and(
        eq(submissions.buyerId, buyerId),
        eq(submissions.supplierId, supplierId),
        eq(questionnaires.key, key),
        eq(requests.concerning, concerning),
        lt(submissions.submittedAt, before),
        notTo ? ne(submissions.requestId, notTo) : undefined,
      ),
    )
    .orderBy(desc(submissions.submittedAt))
    .limit(1);
  return previous;
}

export function findingsOf(store: Store, { buyerId, supplierId }: Whose, submissionId: string) {
  return store
    .select({
      id: findings.id,
      question: findings.question,
      kind: findings.kind,
      severity: findings.severity,
      action: findings.action,
    })
    .from(findings)
    .where(
      and(eq(findings.buyerId, buyerId), eq(findings.supplierId, supplierId), eq(findings.submissionId, submissionId)),
    );
}
