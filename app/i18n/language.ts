/**
 * Which language a stranger reads.
 *
 * Norwegian for those whose browser asks for a language that is read as Norwegian (nynorsk, Danish, Swedish), English for
 * everyone else. A person we know has chosen for herself; that choice goes first and is not made here.
 */
import { type Language, languages } from "db/schema/words";

const readAsNorwegian = new Set(["nb", "nn", "no", "da", "sv"]);

/** The language a parameter, a cookie or a form names; undefined when it names none of ours. */
export const languageNamed = (word: unknown): Language | undefined => languages.find((language) => language === word);

/** @param header the browser's Accept-Language, such as "sv-SE,sv;q=0.9,en;q=0.8" */
export function languageAccepted(header: string | null | undefined): Language {
  const wishes = (header ?? "")
    .split(",", 20)
    .map((wish) => {
      const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => language !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const first = wishes[0]?.language ?? "";
  return readAsNorwegian.has(first) ? "nb" : "en";
}
