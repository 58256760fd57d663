/** What a coordinator finds of our clauses, some or all of them; what is not marked yet stays open. */
import { clauseMarks } from "db/schema/words";
import * as z from "zod/mini";

import { choice, matching, optional, optionalText, rows, say } from "~/forms/rules";
import type { Finding } from "./coverage";

const finding = { mark: optional(choice(clauseMarks)), page: optionalText(40), note: optionalText(1000) };

const isMarked = z.refine<z.infer<z.ZodMiniObject<typeof finding>>>(
  ({ mark, page, note }) => mark !== null || (page === null && note === null),
  { error: say("choice"), path: ["mark"] },
);

const compared = z
  .object({
    clause: matching(/^[\w.-]+$/, "invalid", 40),
    ...finding,
    /** As it was when the page was shown: what nobody touched here is not written over what another has found. */
    was: optionalText(2000),
  })
  .check(isMarked);

/** What is found of every clause of a chapter that is not marked by itself. */
const wholeChapter = z.object({ number: matching(/^\d+$/, "invalid", 4), ...finding }).check(isMarked);

export const comparing = z.object({
  form: z.literal("clauses"),
  clauses: rows(compared, { min: 1, max: 1000 }),
  chapters: rows(wholeChapter),
  intent: optional(choice(["save", "on"])),
});

export type Comparing = z.infer<typeof comparing>;

export const asShown = (finding: Finding | undefined) =>
  finding ? JSON.stringify([finding.mark, finding.page, finding.note]) : "";

/**
 * What was found or changed on the page.
 * @param chapterOf the chapter of each clause: one that was marked as a whole gives its mark, page and note to those of
 *   its clauses that have none of their own
 */
export function findingsIn(
  { clauses, chapters }: Comparing,
  chapterOf: ReadonlyMap<string, string>,
): (Finding & { clause: string })[] {
  const whole = new Map(chapters.map((chapter) => [chapter.number, chapter]));
  return clauses.flatMap(({ clause, was, ...own }) => {
    const { mark, page, note } = own.mark === null ? (whole.get(chapterOf.get(clause) ?? "") ?? own) : own;
    if (mark === null) return [];
    const finding = { mark, page, note };
    return asShown(finding) === was ? [] : [{ clause, ...finding }];
  });
}

export const finishing = z.object({ words: optionalText(2000) });
