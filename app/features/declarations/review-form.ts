/** What a coordinator fills in about a declaration. */
import { declarationParts } from "db/schema/words";
import * as z from "zod/mini";

import { choice, choices, date, optionalText, requiredText } from "~/forms/rules";

export const reviewForms = {
  take: z.object({ form: z.literal("take") }),
  return: z.object({
    form: z.literal("return"),
    parts: choices(declarationParts, { min: 1 }),
    reason: requiredText(2000),
    until: date(),
  }),
  accept: z.object({
    form: z.literal("accept"),
    outcome: choice(["accepted", "accepted with gaps"]),
    words: optionalText(2000),
  }),
};

export const anyReview = z.discriminatedUnion("form", [reviewForms.take, reviewForms.return, reviewForms.accept]);
