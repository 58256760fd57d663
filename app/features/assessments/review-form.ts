/** What a coordinator fills in about a submission. */
import * as z from "zod/mini";
import { choice, date, optionalText, requiredText, say } from "~/forms/rules";

/** Keys of questions; whether they were asked is for the submission to say. */
const questions = z.pipe(
  z.transform((typed: unknown) => [typed ?? []].flat()),
  z
    .array(z.string().check(z.maxLength(121)))
    .check(z.minLength(1, say("chooseOne")), z.maxLength(1000, say("tooMany"))),
);

export const reviewForms = {
  take: z.object({ form: z.literal("take") }),
  return: z.object({ form: z.literal("return"), questions, reason: requiredText(2000), until: date() }),
  accept: z.object({
    form: z.literal("accept"),
    outcome: choice(["accepted", "accepted with gaps"]),
    words: optionalText(2000),
  }),
};

export const anyReview = z.discriminatedUnion("form", [reviewForms.take, reviewForms.return, reviewForms.accept]);
