/** The questionnaires every buyer starts with, as version 1. What several of them refer to is written once, in registers.json. */
import { type Questionnaire, questionnaireOf, questionsOf } from "~/features/questionnaires/questionnaire";
import csr from "./csr-self-assessment.json" with { type: "json" };
import humanRights from "./hr-decent-work-declaration.json" with { type: "json" };
import minerals from "./minerals-statement.json" with { type: "json" };
import apprentices from "./public-apprentices.json" with { type: "json" };
import environment from "./public-environment.json" with { type: "json" };
import ethicalTrade from "./public-ethical-trade.json" with { type: "json" };
import payConditions from "./public-pay-conditions.json" with { type: "json" };
import registers from "./registers.json" with { type: "json" };
import practice from "./small-supplier-practice.json" with { type: "json" };

const forms = [csr, humanRights, payConditions, apprentices, environment, ethicalTrade];

/** Read anew each time: 150 kB are not kept by a process that has published them long ago. */
export const standardQuestionnaires = (): Questionnaire[] => forms.map(whole);

/** What small suppliers say instead of showing certificates (DESIGN 8: fewer than ten employees, low risk). */
export const practiceStatement = (): Questionnaire => whole(practice as unknown as (typeof forms)[number]);

/** What those who have no CMRT may say instead: tin, tantalum, tungsten and gold in a few answers. */
export const mineralsStatement = (): Questionnaire => whole(minerals as unknown as (typeof forms)[number]);

/** A form with what it refers to, so that it stands by itself. */
function whole(form: (typeof forms)[number]): Questionnaire {
  const questions = questionsOf(form as unknown as Questionnaire);
  const only = <Kept>(register: Record<string, Kept>, used: (string | undefined)[]) =>
    Object.fromEntries(Object.entries(register).filter(([name]) => used.includes(name)));
  return questionnaireOf({
    ...form,
    rating: registers.rating,
    severities: registers.severities,
    units: only(
      registers.units,
      questions.map(({ unit }) => unit),
    ),
    standards: only(
      registers.standards,
      questions.flatMap(({ standards }) => standards),
    ),
    evidenceTypes: only(
      registers.evidenceTypes,
      questions.flatMap(({ evidence }) => evidence?.types ?? []),
    ),
  });
}
