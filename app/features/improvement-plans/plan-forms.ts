/** What is filled in about a plan, by either side. Each form names the version it saw. */
import * as z from "zod/mini";

import { choice, date, id, ids, optional, optionalText, requiredText, rows, say, wholeNumber } from "~/forms/rules";

const version = wholeNumber({ min: 1, max: 2_000_000_000 });

export const askingForPlan = z.object({
  gap: ids({ min: 1, max: 100 }),
  concerning: optionalText(200),
  expected: requiredText(4000),
});

const unlessWhyNot = (name: "what" | "responsible" | "due") =>
  z.refine<Action>((typed) => typed.whyNot !== null || typed[name] !== null, { error: say("required"), path: [name] });

type Action = { what: string | null; responsible: string | null; due: string | null; whyNot: string | null };

/** What the supplier will do about a gap, by whom and when; or why nothing. */
export const writingAction = z
  .object({
    form: z.literal("action"),
    version,
    cause: requiredText(4000),
    what: optionalText(4000),
    responsible: optionalText(200),
    due: optional(date()),
    whyNot: optionalText(4000),
  })
  .check(
    unlessWhyNot("what"),
    unlessWhyNot("responsible"),
    unlessWhyNot("due"),
    z.refine<Action>(({ whyNot, what, responsible, due }) => whyNot === null || !(what || responsible || due), {
      error: say("actionOrWhyNot"),
      path: ["whyNot"],
    }),
  );

export const reportingDone = z.object({ form: z.literal("done"), version, result: requiredText(4000) });

/** It is no gap, and why. */
export const disputing = z.object({ form: z.literal("dispute"), reason: requiredText(4000) });

export const submittingPlan = z.object({ form: z.literal("submit") });

const withReason = z.refine<{ outcome: string | null; reason: string | null }>(
  ({ outcome, reason }) => outcome !== "send back" || reason !== null,
  { error: say("required"), path: ["reason"] },
);

const answered = { action: id, version, reason: optionalText(2000) };

/** Every action that was proposed is answered in one go, so that the supplier hears once. */
export const answeringPlan = z.object({
  form: z.literal("answer"),
  actions: rows(z.object({ ...answered, outcome: choice(["agree", "send back"]) }).check(withReason), { min: 1 }),
});

/** Those that were reported as done; one left alone is looked at another time. */
export const verifyingActions = z.object({
  form: z.literal("verify"),
  actions: rows(z.object({ ...answered, outcome: optional(choice(["verify", "send back"])) }).check(withReason), {
    min: 1,
  }),
});

export const anyPlanAnswer = z.discriminatedUnion("form", [answeringPlan, verifyingActions]);
export const anyActionForm = z.discriminatedUnion("form", [writingAction, reportingDone, disputing]);
