import type { DraftClause, DraftParts } from "~/features/documents/draft";

/** A draft with one clause written otherwise. */
export const rewritten = (
  draft: unknown,
  key: string,
  change: (clause: DraftClause) => Partial<DraftClause>,
): DraftParts => ({
  ...(draft as DraftParts),
  chapters: (draft as DraftParts).chapters.map((chapter) => ({
    ...chapter,
    clauses: chapter.clauses.map((clause) => (clause.key === key ? { ...clause, ...change(clause) } : clause)),
  })),
});

/** Nobody under 16 instead of 15. */
export const withHigherAge = (draft: unknown) =>
  rewritten(draft, "5.1", ({ nb, en }) => ({ nb: nb.replace("15", "16"), en: en.replace("15", "16") }));
