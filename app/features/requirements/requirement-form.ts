/** The forms of the table of requirements, and of a requirement level set by a person. */
import { buyerKinds, criticalities, riskLevels } from "db/schema/words";
import * as z from "zod/mini";

import { productGroups } from "~/features/suppliers/categories";
import { choice, choices, id, optional, optionalText, requiredText, wholeNumber } from "~/forms/rules";
import type { Line } from "./table";

const version = wholeNumber({ min: 1, max: 2_000_000_000 });

/** Which draft was looked at. */
const seen = { id, version };
export const seenDraftForm = z.object(seen);
export const startForm = z.object({});
export const applyForm = z.object({ ...seen, intent: choice(["ask", "later"]) });

/** @param named what can be asked for, as `whatOf` writes it */
export const lineForm = (named: readonly string[]) =>
  z.object({
    version,
    what: choice(named),
    levels: choices(riskLevels),
    criticalities: choices(criticalities),
    productRelated: optional(choice(["yes", "no"])),
    groups: choices(productGroups),
    category: optionalText(100),
    spendFrom: optional(wholeNumber({ min: 1, max: 1_000_000_000_000 })),
    employeesBelow: optional(wholeNumber({ min: 1, max: 1_000_000 })),
    buyerKinds: choices(buyerKinds),
    daysToAnswer: wholeNumber({ min: 1, max: 365 }),
    validMonths: optional(wholeNumber({ min: 1, max: 120 })),
    satisfies: choices(named),
  });

export const levelForm = z.object({ version, level: choice(riskLevels), reason: requiredText(1000) });
/** The version of the draft, or of the supplier, that was looked at. */
export const removeForm = z.object({ version });

type LineValues = Omit<z.infer<ReturnType<typeof lineForm>>, "version">;

/** "assessment csr_self_assessment" */
export const whatOf = ({ kind, key }: Pick<Line, "kind" | "key">) => `${kind} ${key}`;
const keyOf = (what: string) => what.slice(what.lastIndexOf(" ") + 1);

export function lineOf({ what, productRelated, daysToAnswer, validMonths, satisfies, ...scope }: LineValues): Line {
  return {
    kind: what.slice(0, what.lastIndexOf(" ")) as Line["kind"],
    key: keyOf(what),
    daysToAnswer,
    validMonths,
    satisfies: satisfies.map(keyOf),
    scope: { ...scope, productRelated: productRelated === null ? null : productRelated === "yes" },
  };
}

/** @param named what can be asked for; what a line satisfies is shown with its kind */
export function valuesOf(line: Line, named: readonly string[]): LineValues {
  const { daysToAnswer, validMonths, satisfies, scope } = line;
  const { productRelated, levels, criticalities, groups, buyerKinds, ...rest } = scope;
  return {
    ...rest,
    what: whatOf(line),
    daysToAnswer,
    validMonths,
    satisfies: named.filter((one) => satisfies.includes(keyOf(one))),
    levels: [...levels],
    criticalities: [...criticalities],
    groups: [...groups],
    buyerKinds: [...buyerKinds],
    productRelated: productRelated === null ? null : productRelated ? "yes" : "no",
  };
}
