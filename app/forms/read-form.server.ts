import { data } from "@remix-run/node";
import type * as z from "zod/mini";

import { check, type Errors, type Message } from "./check";
import type { MessageKey } from "./rules";
import { rowsIn, type Typed, typedIn } from "./values";

/** What came of a form that broke a rule: a message for each field, and all that was typed. */
export type Rejection = {
  /** Which of the page's forms it was, when it has several. */
  form?: string;
  errors: Errors;
  typed: Typed;
  /** The numbers of the rows to show, for a list that a row was added to or removed from. */
  rows?: Record<string, number[]>;
};

/** Typed text longer than this is not a form of ours. Files have a reader of their own. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Reads a submitted form by its schema.
 *
 * A form that breaks a rule comes back as a ready answer to the browser, holding what the person typed, so that nothing
 * has to be written twice. So does one that breaks no rule but cannot be granted, when the route says `refuse`.
 *
 * @param source the request, or its fields when something else has read it (files)
 */
export async function readForm<Values>(source: Request | FormData, schema: z.ZodMiniType<Values>) {
  const form = source instanceof FormData ? source : await formIn(source);
  const typed = typedIn(form);
  const reject = (errors: Errors, status = 422, rows?: Rejection["rows"]) =>
    data<Rejection>({ form: typed.form?.[0], errors, typed, rows }, { status });

  const changed = rowsChanged(typed);
  if (changed) return { ok: false as const, rejection: reject({}, 200, changed) };

  const result = check(form, schema);
  if (!result.ok) return { ok: false as const, rejection: reject(result.errors) };
  return {
    ok: true as const,
    values: result.values,
    /**
     * @param field the field it concerns, null for the form as a whole
     * @param beside what else the page needs to show why
     */
    refuse: <Beside extends object = Record<never, never>>(
      field: string | null,
      key: MessageKey,
      params?: Message["params"],
      beside?: Beside,
    ) => {
      const errors = { [field ?? ""]: { key, params } };
      return data<Rejection & Partial<Beside>>(
        { form: typed.form?.[0], errors, typed, ...beside } as Rejection & Beside,
        { status: 422 },
      );
    },
  };
}

/** Counted while it is read: what a browser says of the length may be missing or untrue. */
export async function formIn(request: Request): Promise<FormData> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw new Response(null, { status: 413 });
    chunks.push(chunk);
  }
  const type = request.headers.get("Content-Type") ?? "";
  return new Response(Buffer.concat(chunks), { headers: { "Content-Type": type } }).formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
}

/** Without JavaScript the buttons of a list (rows.tsx) send the form, which comes back with one row more or less. */
function rowsChanged(typed: Typed): Rejection["rows"] {
  const [, what, list = "", row] = /^(add|remove) ([\w.]+?)(?: (\d{1,6}))?$/.exec(typed.rows?.[0] ?? "") ?? [];
  if (!what) return undefined;
  const there = rowsIn(typed, list);
  return {
    [list]: what === "add" ? [...there, (there.at(-1) ?? -1) + 1] : there.filter((number) => number !== Number(row)),
  };
}
