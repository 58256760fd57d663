import type { Database } from "db/client.server";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { findingsShown } from "~/features/assessments/findings-page.server";
import { reviewShown } from "~/features/assessments/review-page.server";
import { accept, returnQuestions, takeUp } from "~/features/assessments/reviewing.server";
import { newestSubmission, submit } from "~/features/assessments/submission.server";
import { writeToBuyer, writeToSupplier } from "~/features/messages/messages.server";
import { questionsOf } from "~/features/questionnaires/questionnaire";
import { type Request, requestOf } from "~/features/requests/requests.server";
import { answer, assessed, bestAnswers, csr, visit } from "../support/assessed";
import { test } from "../support/database";
import { asContact } from "../support/invited";
import { scopeOfMember, type World } from "../support/people";

const handIn = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, async (store) =>
    submit(
      store,
      by,
      await assessmentOf(store, by, request),
      { title: "Kvalitetsleder", language: "nb", visit },
      new Date(),
    ),
  );

const look = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, (store) => assessmentOf(store, by, request));

/** As a member would, with the request as it stands. */
function review<Result>(
  database: Database,
  { member }: World,
  { buyerId, supplierId }: SupplierSession,
  id: string,
  work: (store: Parameters<typeof takeUp>[0], request: Request) => Promise<Result>,
) {
  return inScope(database, scopeOfMember(member), async (store) =>
    work(store, (await requestOf(store, { buyerId, supplierId }, id))!),
  );
}

const today = "2026-11-23";
const now = new Date("2026-11-23T10:00:00Z");
const returned = { questions: ["management.policy"], reason: "Legg ved policyen.", until: "2026-12-05" };

type Owner = Parameters<typeof assessed>[0];

/** Submitted with one bad answer. */
async function submitted(owner: Owner, database: Database) {
  const made = await assessed(owner, database);
  await answer(database, made.by, made.request, { ...bestAnswers(), "management.policy": "no" });
  expect(await handIn(database, made.by, made.request)).toHaveProperty("submissionId");
  return made;
}

async function sentBack(owner: Owner, database: Database, changes: Partial<typeof returned> = {}) {
  const made = await submitted(owner, database);
  const outcome = await review(database, made.world, made.by, made.request, (store, request) =>
    returnQuestions(store, made.world.member, request, { ...returned, ...changes }, { now, today }),
  );
  return { ...made, outcome };
}

describe("a submission", () => {
  test("is read with the worst answers first, each question once, and what was asked for and not given", async ({
    database,
    owner,
  }) => {
    const { world, by, request } = await assessed(owner, database);
    await answer(database, by, request, { ...bestAnswers(), "management.policy": "no", "child.minimum_age": 12 });
    await handIn(database, by, request);
    const read = (await review(database, world, by, request, (store, one) => reviewShown(store, one, "nb")))!;
    expect(read.groups.slice(0, 2).map(({ key }) => key)).toEqual(["zero_tolerance", "moderate"]);
    expect(read.groups[0]!.questions.map(({ key }) => key)).toEqual(["child.minimum_age"]);
    const questions = read.groups.flatMap((group) => group.questions.map(({ key }) => key));
    expect(new Set(questions).size).toBe(questions.length);
    const evidence = read.groups.find(({ key }) => key === "evidence")!.questions;
    expect(evidence.map(({ key }) => key)).toContain("ethics.policy");
    expect(read).toMatchObject({ previously: null, unchanged: 0, review: null });
  });

  test("is read with what both sides have written about each question", async ({ database, owner }) => {
    const { world, by, request } = await submitted(owner, database);
    const { key, text } = questionsOf(csr).find((question) => question.key === "management.policy")!;
    const about = { question: key, text };
    await review(database, world, by, request, (store, one) =>
      writeToSupplier(store, world.member, one, "Har dere et utkast?", about),
    );
    await asContact(database, by, async (store) =>
      writeToBuyer(store, by, (await requestOf(store, by, request))!, "Ja, det kommer i januar.", about),
    );
    const read = (await review(database, world, by, request, (store, one) => reviewShown(store, one, "nb")))!;
    const written = read.groups.flatMap(({ questions }) => questions.filter(({ messages }) => messages.length > 0));
    expect(written.map((question) => [question.key, question.messages.map(({ side }) => side)])).toEqual([
      [key, ["buyer", "supplier"]],
    ]);
  });

  test("is taken up by a coordinator, and by nobody else", async ({ database, owner }) => {
    const { world, by, request } = await submitted(owner, database);
    const buyer = { ...world.member, roles: ["buyer" as const] };
    expect(await review(database, world, by, request, (store, one) => takeUp(store, buyer, one, now))).toEqual({
      refusal: "not yours",
    });
    expect(await review(database, world, by, request, (store, one) => takeUp(store, world.member, one, now))).toEqual({
      state: "in review",
    });
  });

  test("is accepted with its score told to the supplier, who does not see it before", async ({ database, owner }) => {
    const { world, by, request } = await submitted(owner, database);
    const score = () =>
      asContact(database, by, async (store) => {
        const assessment = await assessmentOf(store, by, request);
        const submission = (await newestSubmission(store, by, request))!;
        return (await findingsShown(store, by, assessment, submission, "nb")).score;
      });
    expect(await score()).toBeNull();
    const accepted = { outcome: "accepted with gaps", words: "Fint." } as const;
    expect(
      await review(database, world, by, request, (store, one) => accept(store, world.member, one, accepted, now)),
    ).toEqual({ ok: true });
    expect(await score()).toMatchObject({ score: expect.any(Number), band: expect.any(String) });
    const [mail] = await owner`select data, email from mails where template = 'assessment-accepted'
      and supplier_id = ${by.supplierId}`;
    expect(mail).toMatchObject({ email: by.email, data: { hasGaps: true, words: "Fint." } });
    expect(
      await review(database, world, by, request, (store, one) => accept(store, world.member, one, accepted, now)),
    ).toMatchObject({ refusal: "already" });
  });
});

describe("a return", () => {
  test("gives the questions back with a deadline on a working day, keeps the first one, and is told by mail", async ({
    database,
    owner,
  }) => {
    const { by, request, outcome } = await sentBack(owner, database);
    expect(outcome).toMatchObject({ ok: true, deadline: { date: "2026-12-07", moved: { because: "weekend" } } });
    const { task, returned: back } = await look(database, by, request);
    expect(task).toMatchObject({ state: "returned", deadline: "2026-12-07", reason: returned.reason });
    expect(task.firstDeadline).not.toBe("2026-12-07");
    expect(back).toMatchObject({ words: returned.reason, questions: ["management.policy"] });
    const [mail] = await owner`select data from mails where template = 'returned' and supplier_id = ${by.supplierId}`;
    expect(mail!.data).toEqual({ reason: returned.reason, questions: [textOf("management.policy")] });
  });

  test.for<[what: string, changes: Partial<typeof returned>, wrong: string]>([
    ["a deadline that has been", { until: today }, "past"],
    ["a deadline far off", { until: "2027-09-01" }, "too far"],
    ["a question that was not asked", { questions: ["foa.alternative"] }, "not asked"],
    ["a question there is not", { questions: ["management.policy", "management.nothing"] }, "not asked"],
  ])("is refused with %s, and changes nothing", async ([, changes, wrong], { database, owner }) => {
    const { by, request, outcome } = await sentBack(owner, database, changes);
    expect(outcome).toEqual({ wrong });
    expect((await look(database, by, request)).task.state).toBe("submitted");
  });

  test("opens the questions listed and leaves the rest locked, in the database too", async ({ database, owner }) => {
    const { by, request } = await sentBack(owner, database);
    expect(await answer(database, by, request, { "management.policy": "yes" })).toHaveProperty("seen");
    expect(await answer(database, by, request, { "management.training": "no" })).toEqual({ refusal: "closed" });
    const change = (question: string) =>
      asContact(database, by, (store) =>
        store.execute(sql`update answers set value = '"no"' where question = ${question} and request_id = ${request}`),
      );
    await expect(change("management.training")).rejects.toMatchObject({ cause: { constraint_name: "answers_locked" } });
    await change("management.policy");
    await expect(
      asContact(database, by, (store) =>
        store.execute(sql`insert into answers (buyer_id, supplier_id, request_id, question, section, value, answered_by)
          values (${by.buyerId}, ${by.supplierId}, ${request}, 'foa.alternative', 'foa', '"no"', ${by.contactId})`),
      ),
    ).rejects.toMatchObject({ cause: { constraint_name: "answers_locked" } });
  });

  test("opens what a new answer may bring that was not asked before", async ({ database, owner }) => {
    const { world, by, request } = await submitted(owner, database);
    await review(database, world, by, request, (store, one) =>
      returnQuestions(store, world.member, one, { ...returned, questions: ["dd.incidents"] }, { now, today }),
    );
    expect((await look(database, by, request)).returned!.open).toContain("dd.incident_details");
    await answer(database, by, request, { "dd.incidents": "yes_open" });
    expect(await answer(database, by, request, { "dd.incident_details": "Én sak." })).toHaveProperty("seen");
  });

  test("stays what it is while the supplier says something else and thinks again", async ({ database, owner }) => {
    const { by, request } = await sentBack(owner, database);
    await owner`update requests set state = 'opened' where id = ${request}`;
    expect(await answer(database, by, request, { "management.training": "no" })).toEqual({ refusal: "closed" });
  });

  test("is undone by nobody: no contact writes a review, and no review is changed", async ({ database, owner }) => {
    const { by } = await sentBack(owner, database);
    await expect(
      asContact(database, by, (store) =>
        store.execute(sql`insert into reviews select * from reviews where supplier_id = ${by.supplierId}`),
      ),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
    await expect(owner`update reviews set questions = '{}' where supplier_id = ${by.supplierId}`).rejects.toThrow();
  });
});

test("a second submission is read with what has changed first, the answer before beside it", async ({
  database,
  owner,
}) => {
  const { world, by, request } = await sentBack(owner, database);
  await answer(database, by, request, { "management.policy": { value: "partly", comment: "Utkastet er ferdig." } });
  expect(await handIn(database, by, request)).toHaveProperty("submissionId");
  expect((await look(database, by, request)).task.reason).toBeNull();
  const read = (await review(database, world, by, request, (store, one) => reviewShown(store, one, "nb")))!;
  expect(read.submission.number).toBe(2);
  expect(read.groups[0]).toMatchObject({
    key: "changed",
    questions: [
      { key: "management.policy", answer: "Delvis", comment: "Utkastet er ferdig.", before: { answer: "Nei" } },
    ],
  });
  const all = read.groups.flatMap(({ questions }) => questions);
  expect(read.unchanged).toBe(all.length - 1);
  expect(all.filter(({ before }) => before !== undefined)).toHaveLength(1);
});

const textOf = (key: string) =>
  csr.sections.flatMap(({ questions }) => questions).find((question) => question.key === key)!.text.nb;

test("a new year's assessment is laid beside last year's; sent in twice, beside either", async ({
  database,
  owner,
}) => {
  const { world, by, request } = await submitted(owner, database);
  await owner`update requests set state = 'accepted', closed_at = now() where id = ${request}`;
  const [next] = await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline,
      first_deadline, questionnaire_id, asked_by, sent_at)
    select buyer_id, supplier_id, requirement_id, kind, 'sent', deadline, first_deadline, questionnaire_id, asked_by, now()
      from requests where id = ${request} returning id`;
  const id = next!.id as string;
  await answer(database, by, id, { ...bestAnswers(), "management.policy": "no", "management.training": "no" });
  expect(await handIn(database, by, id)).toHaveProperty("submissionId");
  const read = (beside?: "last year") =>
    review(database, world, by, id, (store, one) => reviewShown(store, one, "nb", beside));
  const first = (await read())!;
  expect(first.otherwise).toBeNull();
  expect(first.groups[0]!.questions.map(({ key }) => key)).toEqual(["management.training"]);
  await review(database, world, by, id, (store, one) =>
    returnQuestions(store, world.member, one, returned, { now, today }),
  );
  await answer(database, by, id, { "management.policy": "yes" });
  expect(await handIn(database, by, id)).toHaveProperty("submissionId");
  const again = (await read())!;
  expect([again.otherwise, again.groups[0]!.questions.map(({ key }) => key)]).toEqual([
    "last year",
    ["management.policy"],
  ]);
  const beside = (await read("last year"))!;
  expect([beside.otherwise, beside.groups[0]!.questions.map(({ key }) => key).sort()]).toEqual([
    "before",
    ["management.policy", "management.training"],
  ]);
});

test("what was said not to apply is listed by itself", async ({ database, owner }) => {
  const { world, by, request } = await assessed(owner, database);
  await answer(database, by, request, { ...bestAnswers(), "management.training": "na" });
  await handIn(database, by, request);
  const read = (await review(database, world, by, request, (store, one) => reviewShown(store, one, "nb")))!;
  const leftOut = read.groups.find(({ key }) => key === "left out")!;
  expect(leftOut.questions.map(({ key, wants }) => [key, wants.comment])).toEqual([["management.training", true]]);
});
