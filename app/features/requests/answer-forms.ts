/** What a member fills in about one request. Each form says which it is, so that one page can hold several. */
import type { Severity } from "db/schema/words";
import * as z from "zod/mini";
import { writing } from "~/features/messages/message-form";
import { choice, date, id, optional, optionalText, requiredText } from "~/forms/rules";

const reason = requiredText(2000);

/** How serious a reservation can be that is accepted; nobody lives with zero tolerance. */
export const followedUp = ["major", "moderate", "minor"] as const satisfies Severity[];

export const answerForms = {
  grant: z.object({ form: z.literal("grant"), extension: id, until: date() }),
  keep: z.object({ form: z.literal("keep"), extension: id, answer: reason }),
  remind: z.object({ form: z.literal("remind"), words: optionalText(2000) }),
  waiting: z.object({ form: z.literal("waiting"), contact: optional(id) }),
  return: z.object({ form: z.literal("return"), reason }),
  withdraw: z.object({ form: z.literal("withdraw"), reason }),
  accept: z.object({
    form: z.literal("accept"),
    reason: optionalText(2000),
    severity: optional(choice(followedUp)),
  }),
  message: writing,
  settle: z.object({ form: z.literal("settle") }),
};

export const anyAnswer = z.discriminatedUnion("form", [
  answerForms.grant,
  answerForms.keep,
  answerForms.remind,
  answerForms.waiting,
  answerForms.return,
  answerForms.withdraw,
  answerForms.accept,
  answerForms.message,
  answerForms.settle,
]);
