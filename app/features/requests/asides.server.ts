/**
 * What a supplier may say instead of doing a task: not relevant, already done, more time, we cannot sign, somebody else
 * does it (DESIGN 7). Each is one act with its row, and a mail to the one who has to answer it; what needs no answer
 * makes no mail.
 */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { claims, extensions } from "db/schema/index";
import type { Language, SignatureWay } from "db/schema/words";
import { and, desc, eq } from "drizzle-orm";
import type { Queued } from "emails/mail";

import type { SupplierSession } from "~/features/accounts/sessions.server";
import { addContact, contactBehind, contactNamed, mayBind } from "~/features/contacts/colleagues.server";
import { queueMail } from "~/features/mails/mails.server";
import { responsibleFor } from "~/features/members/responsible.server";
import { todayIn } from "./deadlines";
import { askMoreTime, type ExtensionRefusal } from "./extensions";
import { act, allOrNothing, type Request } from "./requests.server";
import type { Refusal } from "./rules";
import { takeBackAsked } from "./tasks.server";

type Refused = { refusal: Refusal | "overtaken" };
type Outcome = { ok: true } | Refused;

export async function sayNotRelevant(
  store: Store,
  by: SupplierSession,
  task: Request,
  reason: string,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, task, "say not relevant", by, now);
  if ("refusal" in done) return done;
  await takeBackAsked(store, by, [task.id], { claims: true });
  await store.insert(claims).values({ ...about(task), kind: "not relevant", claimedBy: by.contactId, reason });
  await tellBuyer(store, by, task, "not relevant", { reason });
  return { ok: true };
}

export type Proof = {
  way: Exclude<SignatureWay, "here"> | null;
  signedOn: string | null;
  signerName: string | null;
  signerTitle: string | null;
  reason: string | null;
  fileId: string | null;
};

export async function sayAlreadyDone(
  store: Store,
  by: SupplierSession,
  task: Request,
  proof: Proof,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, task, "say already done", by, now, {
    details: { way: proof.way, signedOn: proof.signedOn, file: proof.fileId },
  });
  if ("refusal" in done) return done;
  await takeBackAsked(store, by, [task.id], { claims: true });
  await store.insert(claims).values({ ...about(task), kind: "already done", claimedBy: by.contactId, ...proof });
  await tellBuyer(store, by, task, "already done", { reason: proof.reason ?? undefined });
  return { ok: true };
}

/** "We will answer after all." */
export async function takeBackClaim(store: Store, by: SupplierSession, task: Request, now: Date): Promise<Outcome> {
  const done = await act(store, task, "take back claim", by, now);
  if ("refusal" in done) return done;
  await takeBackAsked(store, by, [task.id], { claims: true });
  return { ok: true };
}

export async function askForMoreTime(
  store: Store,
  by: SupplierSession,
  task: Request,
  asked: { date: string; reason: string },
  now: Date,
): Promise<Outcome | { extensionRefusal: ExtensionRefusal }> {
  const [last] = await store
    .select({ state: extensions.state })
    .from(extensions)
    .where(
      and(
        eq(extensions.buyerId, by.buyerId),
        eq(extensions.supplierId, by.supplierId),
        eq(extensions.requestId, task.id),
      ),
    )
    .orderBy(desc(extensions.id))
    .limit(1);
  const decided = askMoreTime(task, last, asked, todayIn(now, by.timeZone));
  if ("refusal" in decided) return { extensionRefusal: decided.refusal };
  const { askedUntil, reason } = decided.extension;
  const done = await act(store, task, "ask more time", by, now, { details: { until: askedUntil } });
  if ("refusal" in done) return done;
  await store.insert(extensions).values({ ...about(task), askedBy: by.contactId, askedUntil, reason });
  await tellBuyer(store, by, task, "more time", { reason, until: askedUntil });
  return { ok: true };
}

/** A no is an answer: it ends the reminders, and the buyer gets in touch. Signing later is still possible. */
export async function decline(
  store: Store,
  by: SupplierSession,
  task: Request,
  reason: string,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, task, "decline", by, now, { reason });
  if ("refusal" in done) return done;
  await takeBackAsked(store, by, [task.id]);
  await tellBuyer(store, by, task, "declined", { reason });
  return { ok: true };
}

export type Heir = { contactId: string } | { name: string; email: string; title: string | null; language: Language };

/**
 * Hands tasks over to one who may sign, with a link of her own.
 * @returns her name
 */
export async function handOver(
  store: Store,
  by: SupplierSession,
  { tasks, to, words }: { tasks: readonly Request[]; to: Heir; words?: string },
  now: Date,
): Promise<{ name: string } | Refused | { refusal: "yourself" | "nobody" }> {
  const heir = await heirBehind(store, by, to);
  if (!heir) return { refusal: "nobody" };
  if (heir.id === by.contactId) return { refusal: "yourself" };
  const handed = await allOrNothing(store, async (nested) => {
    for (const task of tasks) {
      const done = await act(nested, task, "hand over", by, now, {
        waitingForId: heir.id,
        details: { to: heir.id },
        personal: words ? { words } : undefined,
      });
      if ("refusal" in done) return done;
    }
    return {};
  });
  if ("refusal" in handed) return handed;
  await queueMail(store, {
    template: "hand-over",
    data: { by: by.name, words },
    email: heir.email,
    name: heir.name,
    language: heir.language,
    buyerId: by.buyerId,
    supplierId: by.supplierId,
    contactId: heir.id,
    requestIds: tasks.map(({ id }) => id),
  });
  return { name: heir.name };
}

/** What was handed over is taken back; she who had it may still do it as well. */
export function takeOver(store: Store, by: SupplierSession, task: Request, now: Date) {
  return act(store, task, "hand over", by, now, { waitingForId: null, details: { to: null } });
}

/** One signed and another was to sign as well; the first thinks again, and the task is open as before. */
export function takeBackSignature(store: Store, by: SupplierSession, task: Request, now: Date) {
  return act(store, task, "take back signature", by, now, { waitingForId: null });
}

/** The contact meant: one already there, also when she is named anew, or a new one, who may bind the company. */
export async function heirBehind(store: Store, by: SupplierSession, to: Heir) {
  const there = "contactId" in to ? await contactBehind(store, by, to.contactId) : await contactNamed(store, by, to);
  if (there?.role === "contributor") await mayBind(store, by, there.id);
  if (there || "contactId" in to) return there;
  return addContact(store, by, { ...to, role: "signatory" });
}

const about = ({ buyerId, supplierId, id }: Request) => ({ buyerId, supplierId, requestId: id });

const coordinators: Queued["supplier-said"]["said"][] = [
  "not relevant",
  "already done",
  "reservation",
  "submitted",
  "certificate",
  "own code",
  "addendum",
  "decision",
  "dispute",
];

/** A coordinator decides on claims, reservations and own codes; everything else is the owner's, unless somebody else is meant. */
export async function tellBuyer(
  store: Store,
  by: SupplierSession,
  task: Request | null,
  said: Queued["supplier-said"]["said"],
  { path = "", ...more }: { reason?: string; until?: string; about?: Both; path?: string } = {},
  to?: { id: string; name: string; email: string; language: Language },
) {
  const { owner, coordinator } = await responsibleFor(store, by);
  const reader = to ?? (coordinators.includes(said) ? (coordinator ?? owner) : (owner ?? coordinator));
  if (!reader) return;
  await queueMail(store, {
    template: "supplier-said",
    data: {
      said,
      by: { name: by.name, email: by.email },
      path: `/suppliers/${by.supplierId}${task ? `/requests/${task.id}` : ""}${path}`,
      ...more,
    },
    email: reader.email,
    name: reader.name,
    language: reader.language,
    buyerId: by.buyerId,
    supplierId: by.supplierId,
    memberId: reader.id,
    requestIds: task ? [task.id] : [],
  });
}
