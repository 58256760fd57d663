/** What a page for the six digits answers, whatever they confirm. */
import { data } from "@remix-run/node";
import type { Store } from "db/client.server";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { type Rejection, readForm } from "~/forms/read-form.server";
import type { Limits } from "~/limits.server";
import { idIn } from "~/not-found.server";
import { codeForm } from "./code-form";
import { type Draft, tryCode } from "./signing.server";

/** The code an address is about. */
export const codeIn = (request: Request) =>
  idIn({ code: new URL(request.url).searchParams.get("code") ?? undefined }, "code");

/** @returns the answer to who has asked for too many */
export async function tooManyCodes(limits: Limits, supplier: SupplierSession) {
  const counted = await limits.count("code for session", supplier.hash.toString("hex"));
  return counted === "too many"
    ? data<Rejection>({ errors: { "": { key: "codesTooMany" } }, typed: {} }, { status: 429 })
    : null;
}

/** @returns what was typed before the code was asked for, or the answer to a code that will not do */
export async function confirmed(
  store: Store,
  supplier: SupplierSession,
  id: string,
  fields: FormData,
  now: Date,
): Promise<{ draft: Draft } | { rejection: ReturnType<typeof data<Rejection>> }> {
  const read = await readForm(fields, codeForm);
  if (!read.ok) return { rejection: read.rejection };
  const tried = await tryCode(store, supplier, id, read.values.code, now);
  if (!("refusal" in tried)) return tried;
  // Not 422: the try that was used up has to be written down.
  const key = ({ wrong: "codeWrong", old: "codeOld", tooMany: "codeTooMany" } as const)[tried.refusal];
  return { rejection: data<Rejection>({ errors: { code: { key } }, typed: { code: [read.values.code] } }) };
}
