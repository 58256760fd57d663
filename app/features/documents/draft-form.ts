/** What an administrator writes of a document. A draft may be wrong in every way but its length; publishing asks for all of it. */
import * as z from "zod/mini";
import { choice, date, optional, optionalText, requiredText, say, wholeNumber } from "~/forms/rules";

const longest = 200_000;
/** White space is left as it is typed: it parts paragraphs. */
const body = z
  .string(say("required"))
  .check(z.normalize("NFC"), z.maxLength(longest, say("tooLong")), z.minLength(1, say("required")));

export const draftForm = z.object({
  form: z.literal("draft"),
  seen: z.string().check(z.maxLength(64)),
  intent: choice(["save", "publish"]),
  nb: body,
  en: body,
  blanks: z.object({
    buyer_name: optionalText(200),
    contact_email: optionalText(254),
    whistleblowing_url: optionalText(500),
  }),
  changeNb: optionalText(2000),
  changeEn: optionalText(2000),
  days: wholeNumber({ min: 1, max: 365 }),
  minutes: wholeNumber({ min: 1, max: 600 }),
  graceUntil: optional(date()),
});

export const discardForm = z.object({ form: z.literal("discard") });
export const anyDraftForm = z.discriminatedUnion("form", [draftForm, discardForm]);

/** A new document: from a standard text, the next version of one there is, or one's own with its titles. */
export const startForm = z
  .object({ from: requiredText(60), titleNb: optionalText(200), titleEn: optionalText(200) })
  .check(
    z.refine(({ from, titleNb }) => from !== ownText || titleNb !== null, {
      error: say("required"),
      path: ["titleNb"],
    }),
    z.refine(({ from, titleEn }) => from !== ownText || titleEn !== null, {
      error: say("required"),
      path: ["titleEn"],
    }),
  );
export const ownText = "-";
