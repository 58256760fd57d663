/** What both pages of company facts do: the task, and the company's own page where they are kept up to date. */
import { redirect } from "@remix-run/node";
import type { Store } from "db/client.server";

import { done } from "~/components/done";
import type { SupplierSession } from "~/features/accounts/sessions.server";
import { certificatesOf, isAccepted, standingOn } from "~/features/certificates/certificates.server";
import { certificateType } from "~/features/certificates/content/library";
import { isInForce } from "~/features/certificates/validity";
import { todayIn } from "~/features/requests/deadlines";
import type { Request as Task } from "~/features/requests/requests.server";
import { readForm } from "~/forms/read-form.server";
import { confirm, factsOf, handIn, type KnownFacts, knownBefore } from "./facts.server";
import { confirmForm, factsForm } from "./facts-form";

/** What was said last, and what the fields hold to begin with. */
export async function factsToShow(store: Store, by: SupplierSession, now: Date) {
  const known = await factsOf(store, by);
  return {
    known: known ? shown(known, by) : null,
    certificates: known ? await certificatesInForce(store, by, now) : [],
    first: known ?? (await knownBefore(store, by)),
    buyer: by.buyerName,
    supplier: by.supplierName,
  };
}

/** Those the buyer counts on, which are confirmed with the facts. A colleague sees none. */
async function certificatesInForce(store: Store, by: SupplierSession, now: Date) {
  if (by.role === "contributor") return [];
  const today = todayIn(now, by.timeZone);
  const all = await certificatesOf(store, by);
  return all
    .filter((one) => isAccepted(one.state) && isInForce(standingOn(one, today)))
    .map(({ id, type, endsOn }) => ({ id, name: certificateType(type)!.name, endsOn }));
}
export type ConfirmedCertificate = Awaited<ReturnType<typeof certificatesInForce>>[number];

const shown = ({ createdAt, givenBy, ...facts }: KnownFacts, by: SupplierSession) => ({
  ...facts,
  givenAt: createdAt.toISOString(),
  givenBy: givenBy.name,
  isMine: givenBy.id === by.contactId,
});
export type ShownFacts = ReturnType<typeof shown>;

type Sent = { request: Request; store: Store; supplier: SupplierSession; now: Date };

/** Takes in what was sent, all the fields or only that they still hold, and leads on. */
export async function takeIn(
  { request, store, supplier, now }: Sent,
  task: Task | null,
  way: { on: string; back: string },
) {
  if (new URL(request.url).searchParams.has("confirm")) {
    const form = await readForm(request, confirmForm);
    if (!form.ok) return form.rejection;
    const outcome = await confirm(store, supplier, task, form.values.basedOn, now);
    if ("facts" in outcome) throw redirect(done(way.on, "facts.confirmed"));
    throw redirect(done(way.back, "facts.meanwhile"));
  }
  const form = await readForm(request, factsForm);
  if (!form.ok) return form.rejection;
  const { basedOn, ...facts } = form.values;
  const outcome = await handIn(store, supplier, task, facts, now, { basedOn });
  if ("facts" in outcome) throw redirect(done(way.on, "facts.handedIn"));
  const beside = "meanwhile" in outcome ? { meanwhile: shown(outcome.meanwhile, supplier), mine: facts } : {};
  return form.refuse(null, "overtaken", undefined, beside);
}
