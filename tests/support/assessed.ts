/** A supplier that has been asked for a self-assessment, and answers for it. */
import type { Database } from "db/client.server";
import type { Answer, Language } from "db/schema/words";
import type postgres from "postgres";
import { inScope } from "~/features/accounts/scopes.server";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import type { Given } from "~/features/assessments/answer-form";
import { keepAnswers } from "~/features/assessments/answers.server";
import { assessmentOf, seenAs } from "~/features/assessments/assessment.server";
import { submit } from "~/features/assessments/submission.server";
import { standardQuestionnaires } from "~/features/questionnaires/content/library";
import { type Question, type Questionnaire, questionsOf } from "~/features/questionnaires/questionnaire";
import { draftQuestionnaire, publishQuestionnaire } from "~/features/questionnaires/questionnaires.server";
import { arrive, asContact, invited } from "./invited";
import { newWorld, scopeOfMember, type World } from "./people";

export const csr = standardQuestionnaires()[0]!;
/** From where it is submitted. */
export const visit = { ip: "192.0.2.7", browser: "Test" };

export function publish(database: Database, { member }: World, questionnaire: Questionnaire = csr) {
  return inScope(database, scopeOfMember(member), async (store) => {
    const id = await draftQuestionnaire(store, member, questionnaire);
    await publishQuestionnaire(store, member, id, new Date());
    return id;
  });
}

type Wish = {
  world?: World;
  name?: string;
  email?: string;
  country?: string;
  language?: Language;
  questionnaire?: Questionnaire;
};

export async function assessed(
  owner: postgres.Sql,
  database: Database,
  { world, questionnaire = csr, ...supplier }: Wish = {},
) {
  const asking = world ?? (await newWorld(owner));
  const questionnaireId = await publish(database, asking, questionnaire);
  const asked = await invited(owner, database, { world: asking, ...supplier });
  const by = await arrive(database, asked.secret);
  return { ...asked, by, questionnaireId, request: asked.task(questionnaire.key) };
}

/** Answers as if they had been typed on a page opened now, or on one that showed `seen`. */
export function answer(
  database: Database,
  by: SupplierSession,
  request: string,
  given: Record<string, Answer | null | Partial<Given>>,
  seen?: string,
) {
  return asContact(database, by, async (store) => {
    const assessment = await assessmentOf(store, by, request);
    const changes = Object.entries(given).map(([question, one]): [string, Given] => [
      question,
      {
        comment: null,
        seen: seen ?? seenAs(assessment.kept.get(question)),
        ...(one !== null && typeof one === "object" && !Array.isArray(one)
          ? { value: null, ...(one as Partial<Given>) }
          : { value: one as Answer | null }),
      },
    ]);
    return keepAnswers(store, by, assessment, new Map(changes), new Date());
  });
}

export const submitted = (database: Database, by: SupplierSession, request: string) =>
  asContact(database, by, async (store) =>
    submit(
      store,
      by,
      await assessmentOf(store, by, request),
      { title: "Kvalitetsleder", language: "nb", visit },
      new Date(),
    ),
  );

/** The same asked once more, a year after it was accepted. */
export async function askedAgain(owner: postgres.Sql, request: string, concerning = "") {
  await owner`update requests set state = 'accepted', closed_at = now() where id = ${request}`;
  const [next] = await owner`insert into requests (buyer_id, supplier_id, requirement_id, kind, state, deadline,
      first_deadline, questionnaire_id, asked_by, sent_at, concerning)
    select buyer_id, supplier_id, requirement_id, kind, 'sent', '2030-01-01', '2030-01-01', questionnaire_id, asked_by,
      now(), ${concerning} from requests where id = ${request} returning id`;
  return next!.id as string;
}

/** The best answer to every question that takes one, files left out. */
export function bestAnswers(questionnaire: Questionnaire = csr): Record<string, Answer> {
  return Object.fromEntries(
    questionsOf(questionnaire).flatMap((question) => {
      const best = bestAnswer(question);
      return best === null ? [] : [[question.key, best]];
    }),
  );
}

function bestAnswer({ type, options = [], exclusive, bands, min = 0, max = 100 }: Question): Answer | null {
  const worth = ({ score, severity }: (typeof options)[number]) => (score ?? 50) - (severity ? 1000 : 0);
  switch (type) {
    case "choice":
      return options.filter(({ value }) => value !== "na").toSorted((a, b) => worth(b) - worth(a))[0]!.value;
    case "multi_choice":
      return options.map(({ value }) => value).filter((value) => value !== exclusive);
    case "number":
    case "percent": {
      const place = bands?.findIndex(({ score }) => score === 100) ?? -1;
      if (place < 0) return 10;
      return place === 0 ? min : Math.min(max, bands![place - 1]!.max! + 1);
    }
    case "countries":
      return ["NO"];
    case "confirm":
      return true;
    case "file":
      return null;
    case "date":
      return "2026-11-21";
    default:
      return "Det er dekket av rutinene våre.";
  }
}
