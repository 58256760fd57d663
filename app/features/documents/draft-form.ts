/** What an administrator writes of a document. A draft may be wrong in every way but its length; publishing asks for all of it. */
import * as z from "zod/mini";
import { checkbox, date, matching, optional, optionalText, requiredText, rows, say, wholeNumber } from "~/forms/rules";

/** May be empty, and keeps its white space, which parts paragraphs. */
const words = (max: number) => z.string(say("required")).check(z.normalize("NFC"), z.maxLength(max, say("tooLong")));
const line = { nb: words(200), en: words(200) };
const text = { nb: words(10_000), en: words(10_000) };
const id = matching(/^[\w.-]+$/, "choice", 60);

const clause = z.object({ ...text, key: id, isRemoved: checkbox });
const chapter = z.object({ ...line, id, isRemoved: checkbox, clauses: rows(clause, { max: 300 }) });

export const draftForm = z.object({
  form: z.literal("draft"),
  seen: z.string().check(z.maxLength(64)),
  /** "save", "publish", or a move (draft.ts). */
  intent: requiredText(100),
  title: z.object(line),
  intro: z.object(text),
  chapters: rows(chapter, { max: 100 }).check(
    z.refine((chapters) => isOnce(chapters.flatMap(({ id, clauses }) => [id, ...clauses.map(({ key }) => key)])), {
      error: say("choice"),
    }),
  ),
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

function isOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

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
