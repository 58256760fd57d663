/** What is filled in about reminders: the plan of days, pauses, a test. */
import { languages } from "db/schema/words";
import * as z from "zod/mini";

import { choice, date, id, optional, optionalText, requiredText, say, wholeNumber } from "~/forms/rules";
import type { PlanOfDays } from "./plan";

/** "14, 7, 3, 1" */
const daysIn = (text: string): number[] => text.split(/[\s,;]+/).flatMap((word) => (word ? [Number(word)] : []));

const furthest = 90;
const mostDays = 12;

function areDays(text: string | null): boolean {
  const days = daysIn(text ?? "");
  const areWhole = days.every((day) => Number.isInteger(day) && day >= 1 && day <= furthest);
  return areWhole && days.length <= mostDays && new Set(days).size === days.length;
}

export const planForm = z
  .object({
    before: requiredText(100).check(z.refine(areDays, { error: say("daysList") })),
    after: optionalText(100).check(z.refine(areDays, { error: say("daysList") })),
    owner: wholeNumber({ min: 1, max: furthest }),
    coordinator: wholeNumber({ min: 1, max: furthest }),
    most: wholeNumber({ min: 1, max: 20 }),
  })
  .check(
    z.refine(({ owner, coordinator }) => coordinator >= owner, { error: say("afterOwner"), path: ["coordinator"] }),
  );

type PlanForm = z.infer<typeof planForm>;

/** The longest before first, the soonest after first, however they were typed. */
export const planFrom = ({ before, after, ...rest }: PlanForm): PlanOfDays => ({
  ...rest,
  before: daysIn(before).sort((one, other) => other - one),
  after: daysIn(after ?? "").sort((one, other) => one - other),
});

export const formOf = ({ before, after, ...rest }: PlanOfDays): PlanForm => ({
  ...rest,
  before: before.join(", "),
  after: after.join(", ") || null,
});

export const testForm = z.object({ language: choice(languages) });

export const pauseForm = z.object({
  request: optional(id),
  until: optional(date()),
  reason: optionalText(2000),
});

export const endForm = z.object({ pause: id });

/** A button that says everything. */
export const takeForm = z.object({});
