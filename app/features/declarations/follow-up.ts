/**
 * What becomes of the red flags when a declaration is sent.
 *
 * Contradictions and smelters' numbers that are wrong (RF-11 to 22, 50 to 56) are asked about, and are a gap only if
 * nobody answers for fourteen days. Weak practice (RF-32, 34 to 38) and smelters outside the programmes (RF-57, 58) are
 * moderate gaps; a smelter in a country under sanctions (RF-59) is suspected zero tolerance. What is only true of the
 * world, such as minerals from DR Congo (RF-30, 31, 33), is a note to the reviewer and never a gap: a supplier is not to
 * be punished for saying what it found. The rest is for the reviewer to judge.
 */
import type { Flag } from "../minerals/flags";

export type FollowUp = "question" | "gap" | "suspicion" | "note";

/** Days a question may wait for its answer before it is a gap. */
export const answerDays = 14;
/** Days to find other smelters: longer than a moderate gap has otherwise. */
export const smelterDays = 180;

/** Whether a rule is about smelters outside the programmes, or leaving them. */
export const isOfSmelters = (rule: string) => rule === "RF-57" || rule === "RF-58";

export function followUpOf({ rule, severity }: Pick<Flag, "rule" | "severity">): FollowUp {
  if (severity === "unchecked") return "note";
  const number = Number(rule.slice(3));
  if ((number >= 11 && number <= 22) || (number >= 50 && number <= 56)) return "question";
  if (number === 32 || (number >= 34 && number <= 38) || isOfSmelters(rule)) return "gap";
  return number === 59 ? "suspicion" : "note";
}

export const questionsIn = (flags: readonly Flag[]) => flags.filter((flag) => followUpOf(flag) === "question");

/** Told to the supplier before it sends: what it can put right, and not what others are to judge. */
export const isForSupplier = (flag: Flag) =>
  flag.severity !== "unchecked" && (followUpOf(flag) === "question" || Number(flag.rule.slice(3)) < 11);

/** What a gap is about, the same for as long as it is found. */
export const subjectOf = ({ rule, says, mineral }: Flag) => [rule, says, mineral].filter(Boolean).join(" ");
