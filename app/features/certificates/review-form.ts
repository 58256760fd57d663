/** What a coordinator says about a certificate. Each form says which it is, and which version was looked at. */
import * as z from "zod/mini";

import { choice, choices, date, optionalText, requiredText, wholeNumber } from "~/forms/rules";
import { lacks } from "./gaps-found";

const version = wholeNumber({ min: 1, max: 2_000_000_000 });

export const checkedWays = ["found in register", "confirmed by issuer"] as const;

export const reviewForms = {
  accept: z.object({ form: z.literal("accept"), version, lacks: choices(lacks), words: optionalText(2000) }),
  "not accept": z.object({ form: z.literal("not accept"), version, reason: requiredText(2000) }),
  check: z.object({
    form: z.literal("check"),
    version,
    state: choice(checkedWays),
    checkedIn: requiredText(200),
    checkedOn: date(),
  }),
  suspend: z.object({ form: z.literal("suspend"), version, from: date() }),
  lift: z.object({ form: z.literal("lift"), version, from: date() }),
};

export const anyReview = z.discriminatedUnion("form", [
  reviewForms.accept,
  reviewForms["not accept"],
  reviewForms.check,
  reviewForms.suspend,
  reviewForms.lift,
]);
