/**
 * How answers are read from a form: every question of a page has a group of fields, named after it, and each answer is
 * held to its question's type, options and limits. An empty field empties the answer; whether one is required matters
 * only when the whole is submitted.
 */
import type { Answer } from "db/schema/words";
import * as z from "zod/mini";

import { isCountry } from "~/features/countries/countries";
import type { Question } from "~/features/questionnaires/questionnaire";
import { checkbox, choice, choices, date, decimalNumber, optional, optionalText, say } from "~/forms/rules";

/** The name of a question's fields: its key, whose dot would mean a field in a group. */
export const nameOf = (question: string) => question.replace(".", "-");

const longestComment = 2000;
/** Where the questionnaire says nothing. */
const longest = { text: 300, long_text: 4000 };
const mostCountries = 60;
const biggest = 1_000_000_000_000;

export type Given = {
  value: Answer | null;
  comment: string | null;
  /** The answer that was on the page, so that another's meanwhile is not overwritten. */
  seen: string;
  /** Of two different answers, the one she wants; and the other one as she was shown it. */
  settle?: "mine" | "theirs";
  theirs?: string;
};

const token = z.string().check(z.maxLength(100));

/** The questions of a page, or one of them; a question that was not on the page is left out. */
export function answersForm(questions: readonly Question[]) {
  return z.object(
    Object.fromEntries(
      questions.map((question) => [
        nameOf(question.key),
        z.optional(
          z.object({
            value: ruleFor(question),
            comment: optionalText(longestComment),
            seen: token,
            settle: z.optional(choice(["mine", "theirs"])),
            theirs: z.optional(token),
          }),
        ),
      ]),
    ),
  ) as unknown as z.ZodMiniType<{ [name: string]: Given | undefined }>;
}

function ruleFor(question: Question): z.ZodMiniType<Answer | null> {
  const { type, options = [], exclusive, min = 0, max = biggest, integer, maxLength } = question;
  const values = options.map(({ value }) => value);
  switch (type) {
    case "choice":
      return optional(choice(values));
    case "multi_choice":
      return choices(values).check(
        z.refine((chosen) => !(exclusive && chosen.includes(exclusive) && chosen.length > 1), {
          error: say("choosesAgainstItself"),
        }),
      ) as z.ZodMiniType<string[]>;
    case "number":
    case "percent":
      return optional(decimalNumber({ min, max, integer }));
    case "text":
    case "long_text":
      return optionalText(maxLength ?? longest[type]);
    case "date":
      return optional(date());
    case "countries":
      return z.pipe(chosenCountries, z.array(country).check(z.maxLength(mostCountries, say("tooMany")))) as never;
    case "confirm":
      return z.pipe(
        checkbox,
        z.transform((isTicked) => isTicked || null),
      ) as unknown as z.ZodMiniType<true | null>;
    case "file":
      return z.pipe(
        z.transform(() => null),
        z.null(),
      ) as unknown as z.ZodMiniType<null>;
  }
}

const country = z.string(say("country")).check(z.refine(isCountry, { error: say("country") }));
const chosenCountries = z.transform((typed: unknown) => [...new Set([typed ?? []].flat().filter((one) => one !== ""))]);

/** Whether what was answered elsewhere, or long ago, answers the question as it is now. */
export function fits(question: Question, answer: Answer): boolean {
  const entries = fieldsOf(answer, "en");
  const isSeveral = question.type === "multi_choice" || question.type === "countries";
  const read = z.safeParse(ruleFor(question), isSeveral ? entries : (entries[0] ?? ""));
  return read.success && JSON.stringify(read.data) === JSON.stringify(answer);
}

/** An answer as its fields hold it. */
export function fieldsOf(answer: Answer | null | undefined, language: "nb" | "en"): string[] {
  if (answer === null || answer === undefined || answer === false) return [];
  if (answer === true) return ["on"];
  if (typeof answer === "number") return [language === "nb" ? String(answer).replace(".", ",") : String(answer)];
  return typeof answer === "string" ? [answer] : [...answer];
}
