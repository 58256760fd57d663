/** An answer in words: the options chosen, a number with its unit, countries by name. */
import type { Answer, AnswerSource, Language, Origin } from "db/schema/words";
import { certificateType } from "~/features/certificates/content/library";
import { countryName } from "~/features/countries/countries";
import type { Question, Questionnaire } from "~/features/questionnaires/questionnaire";
import { dayOf, formatDate, formatList, formatNumber } from "~/i18n/format";
import type { SayOf } from "~/i18n/say";
import { isAnswered } from "./asked";

/**
 * @param confirmed what a confirmation given is called
 * @returns null where nothing is answered; files are named beside, and here only what stands for one
 */
export function answerInWords(
  question: Question,
  answer: Answer | null | undefined,
  { units }: Pick<Questionnaire, "units">,
  language: Language,
  confirmed: string,
): string | null {
  if (!isAnswered(question, answer) || (question.type === "file" && answer === true)) return null;
  const labelOf = (value: string) => question.options?.find((one) => one.value === value)?.label[language] ?? value;
  if (answer === true) return confirmed;
  if (typeof answer === "number") {
    const number = formatNumber(answer, language, Math.min(decimalsOf(answer), 6));
    const unit = question.unit ? units[question.unit]![language] : "";
    return unit ? `${number} ${unit}` : number;
  }
  if (Array.isArray(answer))
    return formatList(
      answer.map((one) => (question.type === "countries" ? countryName(one, language) : labelOf(one))),
      language,
    );
  if (question.type === "date") return formatDate(answer as string, language);
  return question.type === "choice" ? labelOf(answer as string) : String(answer);
}

/** Where an answer comes from that was not typed: null for one that was. */
export function originInWords(
  { source, origin }: { source: AnswerSource; origin: Origin | null },
  t: SayOf<"assessments">,
  language: Language,
): string | null {
  if (source === "typed" || !origin) return null;
  const date = formatDate(dayOf(new Date(origin.at)), language);
  if (source === "certificates" || source === "declaration") {
    const { of = [] } = origin;
    const names = formatList(
      of.map((one) => certificateType(one)?.name[language] ?? one),
      language,
    );
    return t(`origins.${source}`, { date, names, count: of.length });
  }
  const told = t(`origins.${source === "carried over" ? (origin.to ?? "this buyer") : source}`, { date });
  return origin.isUnchanged ? `${told}. ${t("origins.unchanged")}` : told;
}

const decimalsOf = (number: number) => String(number).split(".")[1]?.length ?? 0;
