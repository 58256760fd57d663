/** What a member fills in about a decision, and what the supplier answers. */
import * as z from "zod/mini";

import { choice, date, id, ids, optional, optionalText, requiredText, rows, say } from "~/forms/rules";
import { type Proposable, proposable } from "./rules";

const condition = z.object({ what: optionalText(500), due: optional(date()) }).check(
  z.refine<Condition>(({ what, due }) => due === null || what !== null, { error: say("required"), path: ["what"] }),
  z.refine<Condition>(({ what, due }) => what === null || due !== null, { error: say("required"), path: ["due"] }),
);
type Condition = { what: string | null; due: string | null };

/** Empty rows are left out; which there are is known to whoever reads them. */
export const conditionsIn = (all: readonly Condition[]) =>
  all.flatMap(({ what, due }) => (what !== null && due !== null ? [{ what, due }] : []));

type Proposed = { outcome: Proposable; forPeople: string | null; conditions: Condition[] };

export const proposeForm = z
  .object({
    form: z.literal("propose"),
    outcome: choice(proposable),
    reason: requiredText(4000),
    forPeople: optionalText(4000),
    conditions: rows(condition, { min: 0, max: 20 }),
    reviewBy: date(),
  })
  .check(
    z.refine<Proposed>(({ outcome, forPeople }) => outcome !== "not approved" || forPeople !== null, {
      error: say("required"),
      path: ["forPeople"],
    }),
    z.refine<Proposed>(
      ({ outcome, conditions }) => outcome !== "approved with conditions" || conditionsIn(conditions).length > 0,
      { error: say("required"), path: ["conditions.0.what"] },
    ),
  );

export const takeBackForm = z.object({ form: z.literal("take back"), decision: id });
export const metForm = z.object({ form: z.literal("met"), condition: ids({ min: 1 }) });
export const anyDecisionForm = z.discriminatedUnion("form", [proposeForm, takeBackForm, metForm]);

export const decideForm = z
  .object({ intent: choice(["decide", "turn down"]), answer: optionalText(4000) })
  .check(
    z.refine<{ intent: string; answer: string | null }>(
      ({ intent, answer }) => intent === "decide" || answer !== null,
      { error: say("required"), path: ["answer"] },
    ),
  );

export const suspendForm = z.object({ reason: requiredText(4000), forPeople: requiredText(4000), reviewBy: date() });
export const answerForm = z.object({ said: requiredText(4000) });
