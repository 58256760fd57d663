/** What a form breaks of its schema, told field by field: the same answer on the server and in the browser. */
import * as z from "zod/mini";

import type { MessageKey } from "./rules";
import { valuesIn } from "./values";

/** A message in the reader's words-to-be: its key, and what fills its blanks. */
export type Message = { key: MessageKey; params?: Record<string, string | number> };

/** By field; "" is the form as a whole. */
export type Errors = Record<string, Message>;

export function check<Output>(form: Iterable<[string, FormDataEntryValue]>, schema: z.ZodMiniType<Output>) {
  const { values, nameOf } = valuesIn(form);
  const result = z.safeParse(schema, values);
  if (result.success) return { ok: true as const, values: result.data };
  const errors: Errors = {};
  for (const issue of result.error.issues) {
    errors[nameOf(issue.path)] ??= { key: issue.message as MessageKey, params: blanksOf(issue) };
  }
  return { ok: false as const, errors };
}

/** Limits that messages speak of: "at most {{max}} characters". */
function blanksOf(issue: z.core.$ZodIssue): Message["params"] {
  if (issue.code === "too_big") return { max: Number(issue.maximum) };
  if (issue.code === "too_small") return { min: Number(issue.minimum) };
  return issue.code === "custom" ? (issue.params as Message["params"]) : undefined;
}
