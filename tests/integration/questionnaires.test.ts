import type { Database } from "db/client.server";
import { describe, expect } from "vitest";
import { inScope } from "~/features/accounts/scopes.server";
import { assessmentOf } from "~/features/assessments/assessment.server";
import { type Questionnaire, questionnaireOf, questionsOf } from "~/features/questionnaires/questionnaire";
import {
  discardQuestionnaire,
  markOf,
  newestQuestionnaire,
  publishQuestionnaire,
} from "~/features/questionnaires/questionnaires.server";
import {
  allQuestionnaires,
  importQuestionnaire,
  versionBefore,
  versionBehind,
} from "~/features/questionnaires/versions.server";
import { assessed, csr, publish } from "../support/assessed";
import { test } from "../support/database";
import { asContact } from "../support/invited";
import { newWorld, scopeOfMember, type World } from "../support/people";

const now = new Date();
type Work<Result> = (store: Parameters<typeof versionBehind>[0], member: World["member"]) => Promise<Result>;

const asMember = <Result>(database: Database, { member }: World, work: Work<Result>) =>
  inScope(database, scopeOfMember(member), (store) => work(store, member));

const bringIn = (database: Database, world: World, definition: unknown) =>
  asMember(database, world, (store, member) =>
    importQuestionnaire(
      store,
      member,
      Buffer.from(typeof definition === "string" ? definition : JSON.stringify(definition)),
    ),
  );

function reworded(change: (next: Questionnaire) => unknown = () => {}): Questionnaire {
  const next = structuredClone(csr);
  next.sections[0]!.questions[0]!.text.nb = "Er spørsmålet stilt på en annen måte?";
  change(next);
  return next;
}

/** @returns the draft's id */
async function drafted(database: Database, world: World, definition: Questionnaire = reworded()) {
  const taken = await bringIn(database, world, definition);
  if (!("id" in taken)) throw new Error(JSON.stringify(taken));
  return taken.id;
}

describe("a definition that is brought in", () => {
  test("becomes the next version's draft, which suppliers are not asked with, and is replaced by the next", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    const first = await publish(database, world);
    const id = await drafted(database, world);
    expect(await drafted(database, world)).toBe(id);
    const versions = await asMember(database, world, (store) => allQuestionnaires(store, world.buyerId));
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [2, "draft"],
      [1, "published"],
    ]);
    const newest = await asMember(database, world, (store) => newestQuestionnaire(store, world.buyerId, csr.key));
    expect(newest!.id).toBe(first);
  });

  test("comes out as it went in", async ({ database, owner }) => {
    const world = await newWorld(owner);
    await publish(database, world);
    const id = await drafted(database, world);
    const kept = await asMember(database, world, (store) => versionBehind(store, world.buyerId, id));
    expect(questionnaireOf(JSON.parse(JSON.stringify(kept!.definition)))).toEqual({ ...reworded(), version: 2 });
  });

  test("is refused with the line where it is no JSON, and with each thing that is wrong", async ({
    database,
    owner,
  }) => {
    const world = await newWorld(owner);
    await publish(database, world);
    expect(await bringIn(database, world, '{\n"key": "x",\n}')).toEqual({ noJson: { line: 3 } });
    expect(await bringIn(database, world, "ingenting")).toEqual({ noJson: { line: null } });
    const faulty = reworded(({ sections }) => {
      Object.assign(sections[0]!.questions[0]!.text, { en: "" });
    });
    expect(await bringIn(database, world, faulty)).toMatchObject({
      problems: [{ problem: "missing text", at: "sections.0.questions.0.text.en" }],
    });
    const reused = reworded(({ sections }) =>
      Object.assign(sections[0]!.questions[0]!, {
        type: "text",
        options: undefined,
        evidence: undefined,
        commentRequiredFor: undefined,
        display: undefined,
      }),
    );
    expect(await bringIn(database, world, reused)).toMatchObject({
      problems: [{ problem: "key of another question", at: "sections.0.questions.0.key" }],
    });
    const versions = await asMember(database, world, (store) => allQuestionnaires(store, world.buyerId));
    expect(versions).toHaveLength(1);
  });
});

describe("a draft", () => {
  test("is published with its note; what was sent before keeps its version, and what is new gets the new one", async ({
    database,
    owner,
  }) => {
    const { world, by, request, questionnaireId } = await assessed(owner, database);
    const id = await drafted(database, world);
    const changeNote = { nb: "Ett spørsmål er klarere.", en: "One question is clearer." };
    const outcome = await asMember(database, world, (store, member) =>
      publishQuestionnaire(store, member, id, now, { changeNote }),
    );
    expect(outcome).toBe("published");
    const { task, questionnaire } = await asContact(database, by, (store) => assessmentOf(store, by, request));
    expect(task.questionnaireId).toBe(questionnaireId);
    expect(questionsOf(questionnaire)[0]!.text).toEqual(questionsOf(csr)[0]!.text);
    const next = await assessed(owner, database, { world, name: "Ny AS", questionnaire: reworded() }).then(
      ({ by, request }) => asContact(database, by, (store) => assessmentOf(store, by, request)),
    );
    expect(questionsOf(next.questionnaire)[0]!.text.nb).toBe("Er spørsmålet stilt på en annen måte?");
    const kept = await asMember(database, world, (store) => versionBehind(store, world.buyerId, id));
    expect(kept).toMatchObject({ changeNote, publishedBy: world.member.name });
    const before = await asMember(database, world, (store) => versionBefore(store, world.buyerId, kept!));
    expect(questionsOf(before!)[0]!.text).toEqual(questionsOf(csr)[0]!.text);
    const [event] =
      await owner`select details from events where what = 'questionnaire.published' and subject_id = ${id}`;
    expect(event!.details).toMatchObject({ key: csr.key, version: 2 });
  });

  test("that was replaced after it was looked at is not published unseen", async ({ database, owner }) => {
    const world = await newWorld(owner);
    await publish(database, world);
    const id = await drafted(database, world);
    const seen = await asMember(database, world, async (store) =>
      markOf((await versionBehind(store, world.buyerId, id))!),
    );
    await drafted(
      database,
      world,
      reworded(({ title }) => Object.assign(title, { nb: "En annen tittel" })),
    );
    const publishing = (mark: string) =>
      asMember(database, world, (store, member) => publishQuestionnaire(store, member, id, now, { seen: mark }));
    expect(await publishing(seen)).toBe("overtaken");
    const again = await asMember(database, world, async (store) =>
      markOf((await versionBehind(store, world.buyerId, id))!),
    );
    expect(await publishing(again)).toBe("published");
  });

  test("is thrown away, which a published version never is", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const published = await publish(database, world);
    const id = await drafted(database, world);
    const discard = (which: string) =>
      asMember(database, world, (store, member) => discardQuestionnaire(store, member, which));
    expect([await discard(id), await discard(id), await discard(published)]).toEqual([
      "discarded",
      "overtaken",
      "overtaken",
    ]);
  });

  test("of one buyer is nothing to another", async ({ database, owner }) => {
    const world = await newWorld(owner);
    const stranger = await newWorld(owner);
    await publish(database, world);
    const id = await drafted(database, world);
    expect(await asMember(database, stranger, (store) => versionBehind(store, world.buyerId, id))).toBeUndefined();
    expect(
      await asMember(database, stranger, (store) =>
        publishQuestionnaire(store, { ...stranger.member, buyerId: world.buyerId }, id, now),
      ),
    ).toBe("overtaken");
  });
});
