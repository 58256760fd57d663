/** When a supplier may say that something is no gap, and how long the buyer may take to answer (DESIGN 7). */
import type { GapState, RequestState } from "db/schema/words";

/** Working days. */
export const answerDays = 10;

export type Gap = { id: string; state: GapState; title: { nb: string; en: string } };

/** While it is the supplier's turn, in a plan it has been asked for. */
export const mayDispute = (gap: GapState, plan: RequestState): boolean =>
  gap === "agreed" ? plan === "agreed" : (gap === "plan asked" || gap === "sent back") && plan !== "withdrawn";
