/**
 * More time: asked for with a reason and a date, decided by the buyer (DESIGN 8).
 *
 * The first deadline is never touched: figures count "on time" by it (deadlines.ts, `wasOnTime`). The buyer may grant
 * another date than the one asked for. Only one is waiting at a time.
 */
import type { AskedState, RequestState } from "db/schema/words";
import { requestStates } from "db/schema/words";
import { type Deadline, onWorkingDay, plusDays } from "./deadlines";

export type Extension = {
  state: AskedState;
  askedUntil: string;
  reason: string;
  /** The date that became the deadline, where granted. */
  grantedUntil?: string;
  /** What the buyer said, where refused. */
  answer?: string;
};

export type ExtensionRefusal =
  | "not your turn"
  | "already asked"
  | "no reason"
  | "not after the deadline"
  | "already past"
  | "too far away"
  | "not asked";

/** Longer than this is another agreement, not more time. */
export const longestExtension = 180;

/** @param last the request's newest extension, if any */
export function askMoreTime(
  request: { state: RequestState; deadline: string },
  last: Pick<Extension, "state"> | undefined,
  asked: { date: string; reason: string },
  today: string,
): { extension: Extension } | { refusal: ExtensionRefusal } {
  if (requestStates[request.state] !== "supplier") return { refusal: "not your turn" };
  if (last?.state === "asked") return { refusal: "already asked" };
  const reason = asked.reason.trim();
  if (!reason) return { refusal: "no reason" };
  const refusal = wrongDate(request.deadline, asked.date, today);
  if (refusal) return { refusal };
  return { extension: { state: "asked", askedUntil: asked.date, reason } };
}

/**
 * Grants the date asked for, or another one; the deadline moves off weekends and holidays, which the answer says.
 * What is returned as `deadline` is to be written to the request beside its first one.
 */
export function grantMoreTime(
  request: { deadline: string },
  extension: Extension,
  today: string,
  date: string = extension.askedUntil,
): { extension: Extension; deadline: Deadline } | { refusal: ExtensionRefusal } {
  if (extension.state !== "asked") return { refusal: "not asked" };
  const refusal = wrongDate(request.deadline, date, today);
  if (refusal) return { refusal };
  const deadline = onWorkingDay(date);
  return { extension: { ...extension, state: "granted", grantedUntil: deadline.date }, deadline };
}

export function refuseMoreTime(
  extension: Extension,
  answer: string,
): { extension: Extension } | { refusal: ExtensionRefusal } {
  if (extension.state !== "asked") return { refusal: "not asked" };
  if (!answer.trim()) return { refusal: "no reason" };
  return { extension: { ...extension, state: "refused", answer: answer.trim() } };
}

function wrongDate(deadline: string, date: string, today: string): ExtensionRefusal | null {
  if (date <= deadline) return "not after the deadline";
  if (date <= today) return "already past";
  if (date > plusDays(today > deadline ? today : deadline, longestExtension)) return "too far away";
  return null;
}
