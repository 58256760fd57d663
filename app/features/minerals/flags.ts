/**
 * The red flags: what a reviewer would see in a declaration and the template's own Checker does not (or only in part).
 *
 * Each rule has a number of its own, a severity, and the cells it rests on. "block": cannot be accepted as complete;
 * "unchecked": could not be looked at, for want of a list. Sources, by rule: the template's formulas and Instructions,
 * vendors' published checks, and practice; severities and limits are ours, none of RMI's.
 */
import type { Declaration } from "./declaration";
import type { Mineral } from "./minerals";
import type { Reference } from "./reference";
import { contradictions } from "./rules/contradictions";
import { form } from "./rules/form";
import { risks } from "./rules/risks";
import { smelterList } from "./rules/smelter-list";
import type { MineralSettings } from "./settings";

export type Severity = "block" | "high" | "medium" | "low" | "unchecked";

export type Flag = {
  /** "RF-13" */
  readonly rule: string;
  /** Which of the rule's sentences: its key in the texts of the minerals, under `flags` and the rule. */
  readonly says: string;
  readonly severity: Severity;
  readonly mineral?: Mineral | undefined;
  readonly cells: readonly string[];
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
};

export type Context = {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly settings: MineralSettings;
  /** Null where there is no list. */
  readonly reference: Reference | null;
  /** Numbers or names of products the request is about. */
  readonly products?: readonly string[];
  /** Minerals that goods of the supplier's category normally contain. */
  readonly expected?: readonly Mineral[];
  /** CIDs of the declaration before this one. */
  readonly before?: readonly string[];
  /** CIDs of other suppliers' declarations, by the supplier's name. */
  readonly others?: ReadonlyMap<string, readonly string[]>;
};

/** A flag without what every rule says of itself. */
export type Found = Omit<Flag, "params" | "cells"> & Partial<Pick<Flag, "params" | "cells">>;
export type Rules = (declaration: Declaration, context: Context) => Found[];

/** In the order of the rules' numbers. */
export function flagsOf(declaration: Declaration, context: Context): Flag[] {
  return [form, contradictions, risks, smelterList]
    .flatMap((rules) => rules(declaration, context))
    .map((found) => ({ ...found, cells: found.cells ?? [], params: found.params ?? {} }))
    .sort((one, other) => one.rule.localeCompare(other.rule));
}
