/** What of an action goes to the browser. */
import type { GapState } from "db/schema/words";

import type { Action } from "./plans.server";

type Both = { nb: string; en: string };

/** States of a gap in a plan. */
type ActionState = Exclude<GapState, "asked" | "open" | "accepted">;

export function shownAction({ gap, ...action }: Action) {
  const { id, cause, what, responsible, due, firstDue, whyNot, result, reason, version, files } = action;
  return {
    ...{ id, cause, what, responsible, due, firstDue, whyNot, result, reason, version, files },
    gapId: gap.id,
    title: gap.title,
    answer: gap.answer as Both | null,
    proposed: gap.action,
    severity: action.severity,
    state: gap.state as ActionState,
  };
}

export type ShownAction = ReturnType<typeof shownAction>;
