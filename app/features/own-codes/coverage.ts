/**
 * How far another code says what ours says, clause by clause (DESIGN 7).
 *
 * A mark belongs to the words that were read. It counts for every version in which the clause, found by its key, says the
 * same in both languages; only what is new or changed is read again. What was found of the code itself comes before what
 * was found of the standard it follows: a company may leave out what its standard asks for.
 */
import type { ClauseMark } from "db/schema/words";

export type Finding = { mark: ClauseMark; page: string | null; note: string | null };

/** A finding as it is kept, with the words that were read. */
export type KeptFinding = Finding & { clause: string; version: number; words: string };

/** Where a finding comes from: this very version, another that says the same, or the comparison with the standard. */
export type Found = Finding & { from: "here" | "earlier" | "standard" };

/**
 * What is known of each clause; a clause nobody has read, or whose words are new, is left out.
 * @param clauses the words of each clause of the version asked about, by key
 * @param version which that is
 * @param own what was found of the code, in whatever version
 * @param standard what was found of the standard it says it follows
 */
export function coverageOf(
  clauses: ReadonlyMap<string, string>,
  version: number,
  own: readonly KeptFinding[],
  standard: readonly KeptFinding[] = [],
): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [clause, words] of clauses) {
    const ofCode = newest(own, clause, version, words);
    const best = ofCode ?? newest(standard, clause, version, words);
    if (!best) continue;
    const { mark, page, note } = best;
    found.set(clause, { mark, page, note, from: !ofCode ? "standard" : best.version === version ? "here" : "earlier" });
  }
  return found;
}

function newest(findings: readonly KeptFinding[], clause: string, version: number, words: string) {
  const same = findings.filter((one) => one.clause === clause && one.words === words);
  return same.find((one) => one.version === version) ?? same.toSorted((one, other) => other.version - one.version)[0];
}

/** The clauses the addendum is made of: the partly covered ones and those that are missing, and no other. */
export const lackingIn = (found: ReadonlyMap<string, Finding>): Set<string> =>
  new Set([...found].flatMap(([clause, { mark }]) => (mark === "covered" ? [] : clause)));

/** An addendum can be made, or the code accepted, once every clause has been compared. */
export const isCompared = (clauses: ReadonlyMap<string, unknown>, found: ReadonlyMap<string, Finding>): boolean =>
  clauses.size > 0 && [...clauses.keys()].every((clause) => found.has(clause));
