/** What a coordinator finds of our clauses, some or all of them; what is not marked yet stays open. */
import { clauseMarks } from "db/schema/words";
import * as z from "zod/mini";

import { choice, matching, optional, optionalText, rows, say } from "~/forms/rules";
import type { Finding } from "./coverage";

const compared = z
  .object({
    clause: matching(/^[\w.-]+$/, "invalid", 40),
    mark: optional(choice(clauseMarks)),
    page: optionalText(40),
    note: optionalText(1000),
    /** As it was when the page was shown: what nobody touched here is not written over what another has found. */
    was: optionalText(2000),
  })
  .check(
    z.refine(({ mark, page, note }) => mark !== null || (page === null && note === null), {
      error: say("choice"),
      path: ["mark"],
    }),
  );

export const comparing = z.object({
  form: z.literal("clauses"),
  clauses: rows(compared, { min: 1, max: 1000 }),
  /** "save", "on", or "cover 2": the rest of chapter 2 is covered. */
  intent: optionalText(40),
});

export type Comparing = z.infer<typeof comparing>;

export const asShown = (finding: Finding | undefined) =>
  finding ? JSON.stringify([finding.mark, finding.page, finding.note]) : "";

/**
 * What was found or changed on the page.
 * @param chapter the clauses of the chapter that was called covered as a whole; those marked otherwise stay so
 */
export function findingsIn(
  { clauses }: Comparing,
  chapter: ReadonlySet<string> = new Set(),
): (Finding & { clause: string })[] {
  return clauses.flatMap(({ clause, mark, page, note, was }) => {
    const found = mark ?? (chapter.has(clause) ? ("covered" as const) : null);
    if (found === null) return [];
    const finding = { mark: found, page, note };
    return asShown(finding) === was ? [] : [{ clause, ...finding }];
  });
}

export const finishing = z.object({ words: optionalText(2000) });
