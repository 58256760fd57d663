/** What is wrong with a definition, said to whoever wrote it: where it is, in words she finds again, and what is the matter. */
import type { Language } from "db/schema/words";

import type { Translate } from "~/i18n/say";
import { type Problem, type QuestionnaireProblem, valueAt } from "./questionnaire";

export type ProblemTold = { where: string; what: string };

/** @param written what was read, of which little can be taken for granted */
export function problemsTold(problems: readonly Problem[], written: unknown, t: Translate): ProblemTold[] {
  return problems.map(({ problem, at }) => {
    const steps = at === "" ? [] : at.split(".");
    return { where: whereIn(steps, written, t), what: whatIs(problem, steps, written, t) };
  });
}

/** "Section 4 (wages), question 2 (wages.minimum), option 1 (yes): label.en" */
function whereIn(steps: readonly string[], written: unknown, t: Translate): string {
  const rest = [...steps];
  const named: string[] = [];
  const take = (list: string, say: (number: number, name: string) => string) => {
    if (rest[0] !== list || !/^\d+$/.test(rest[1] ?? "")) return;
    const at = steps.slice(0, steps.length - rest.length + 2);
    const one = valueAt(written, at) as { key?: unknown; value?: unknown } | undefined;
    const name = [one?.key, one?.value].find((word) => typeof word === "string" && word !== "") as string | undefined;
    named.push(say(Number(rest[1]) + 1, name ?? "?"));
    rest.splice(0, 2);
  };
  take("sections", (number, name) => t("questionnaires:where.section", { number, name }));
  take("questions", (number, name) => t("questionnaires:where.question", { number, name }));
  take("options", (number, name) => t("questionnaires:where.option", { number, name }));
  const place = named.join(", ");
  if (rest.length === 0) return place || t("questionnaires:where.whole");
  return place ? `${place}: ${rest.join(".")}` : rest.join(".");
}

const languagesByName: Partial<Record<string, Language>> = { nb: "nb", en: "en" };

function whatIs(problem: QuestionnaireProblem, steps: readonly string[], written: unknown, t: Translate): string {
  const language = languagesByName[steps.at(-1) ?? ""];
  if (problem === "missing text" && language)
    return t("questionnaires:problems.missing text in", { language: t(`questionnaires:in.${language}`) });
  if (problem === "duplicate key" || problem === "key of another question" || problem === "not allowed") {
    const value = valueAt(written, steps);
    const said = typeof value === "string" || typeof value === "number" ? String(value).slice(0, 80) : "";
    if (said) return t(`questionnaires:problems.${problem} named`, { name: said });
  }
  if (problem === "not asked earlier" || problem === "no such option") {
    const condition = valueAt(written, steps) ?? conditionAt(steps, written);
    const { question, value } = (condition ?? {}) as { question?: unknown; value?: unknown };
    if (problem === "not asked earlier" && typeof question === "string")
      return t("questionnaires:problems.not asked earlier named", { name: question });
    if (problem === "no such option" && value !== undefined)
      return t("questionnaires:problems.no such option named", { name: [value].flat().join(", ").slice(0, 80) });
  }
  return t(`questionnaires:problems.${problem}`);
}

/** Conditions are counted through, whether all or any of them must hold. */
function conditionAt(steps: readonly string[], written: unknown): unknown {
  const showIf = valueAt(written, steps.slice(0, -1)) as { all?: unknown[]; any?: unknown[] } | undefined;
  return (showIf?.all ?? showIf?.any)?.[Number(steps.at(-1))];
}
