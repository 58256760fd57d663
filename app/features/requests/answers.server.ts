/**
 * What a member answers or changes about one request (DESIGN 7): more time, "not relevant", "already done", exemption,
 * withdrawal, whom it waits for. Each is one act with its row, and a mail where the supplier waits for an answer.
 *
 * Nothing is written when the act is refused: whoever was overtaken finds the answer of the one who was first.
 */
import type { Store } from "db/client.server";
import { claims, contacts, extensions, members, requests, requirements } from "db/schema/index";
import type { Language } from "db/schema/words";
import { and, asc, desc, eq, isNull, ne, notExists, or, sql } from "drizzle-orm";
import type { Queued, Template } from "emails/mail";

import type { MemberSession } from "~/features/accounts/sessions.server";
import { newestVersion } from "~/features/documents/documents.server";
import { moveActions } from "~/features/improvement-plans/moved.server";
import { queueMail } from "~/features/mails/mails.server";
import { newestQuestionnaire } from "~/features/questionnaires/questionnaires.server";
import { nameInLaw, register } from "~/features/signatures/signatures.server";
import { type Deadline, deadlineFor, todayIn } from "./deadlines";
import { type ExtensionRefusal, grantMoreTime, refuseMoreTime } from "./extensions";
import { act, type Request, requestOf } from "./requests.server";
import type { Refusal } from "./rules";

type Refused = { refusal: Refusal | "overtaken" };
export type Outcome = { ok: true } | Refused;
type Whose = { buyerId: string; supplierId: string };

const overtaken: Refused = { refusal: "overtaken" };

/** More time asked for a request, newest first, with who asked and who decided. */
export function extensionsOf(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  return store
    .select({
      id: extensions.id,
      state: extensions.state,
      askedUntil: extensions.askedUntil,
      reason: extensions.reason,
      grantedUntil: extensions.grantedUntil,
      answer: extensions.answer,
      askedBy: contacts.name,
      askedById: extensions.askedBy,
      askedAt: extensions.createdAt,
      decidedBy: members.name,
      decidedAt: extensions.decidedAt,
    })
    .from(extensions)
    .innerJoin(
      contacts,
      and(
        eq(contacts.buyerId, extensions.buyerId),
        eq(contacts.supplierId, extensions.supplierId),
        eq(contacts.id, extensions.askedBy),
      ),
    )
    .leftJoin(members, and(eq(members.buyerId, extensions.buyerId), eq(members.id, extensions.decidedBy)))
    .where(
      and(eq(extensions.buyerId, buyerId), eq(extensions.supplierId, supplierId), eq(extensions.requestId, requestId)),
    )
    .orderBy(desc(extensions.id));
}

/**
 * Says yes or no to more time. The date granted moves off weekends and holidays; the first deadline is kept.
 * @returns the new deadline where one was granted
 */
export async function decideMoreTime(
  store: Store,
  by: MemberSession,
  request: Request,
  decision: { extensionId: string; until: string } | { extensionId: string; answer: string },
  now: Date,
): Promise<{ ok: true; deadline?: Deadline } | Refused | { wrongDate: ExtensionRefusal }> {
  const asked = (await extensionsOf(store, request, request.id)).find(({ id }) => id === decision.extensionId);
  if (!asked) return { refusal: "unknown" };
  const told = { ...asked, grantedUntil: undefined, answer: undefined };
  const decided =
    "until" in decision
      ? grantMoreTime(request, told, todayIn(now, by.timeZone), decision.until)
      : refuseMoreTime(told, decision.answer);
  if ("refusal" in decided) return decided.refusal === "not asked" ? overtaken : { wrongDate: decided.refusal };
  const { extension } = decided;
  const until = extension.grantedUntil;
  const done = await act(store, request, until ? "grant more time" : "refuse more time", by, now, {
    ...(until ? { deadline: until } : {}),
    details: until ? { until } : { reason: extension.answer },
  });
  if ("refusal" in done) return done;
  if (until && request.kind === "improvement plan") await moveActions(store, request, until);
  await store
    .update(extensions)
    .set({
      state: extension.state,
      grantedUntil: until ?? null,
      answer: extension.answer ?? null,
      decidedBy: by.memberId,
      decidedAt: now,
    })
    .where(
      and(
        eq(extensions.buyerId, request.buyerId),
        eq(extensions.supplierId, request.supplierId),
        eq(extensions.id, asked.id),
        eq(extensions.state, "asked"),
      ),
    );
  await tellSupplier(store, by, request, asked.askedById, {
    template: "claim-answered",
    data: {
      claim: "more time",
      outcome: until ? "granted" : "refused",
      ...(until ? { until } : { answer: extension.answer }),
    },
  });
  return { ok: true, ...("deadline" in decided ? { deadline: decided.deadline as Deadline } : {}) };
}

/** What a supplier said of a request instead of doing it, with who said it and who decided. */
export async function claimBehind(store: Store, { buyerId, supplierId }: Whose, id: string) {
  const [found] = await claimsWhere(store).where(
    and(eq(claims.buyerId, buyerId), eq(claims.supplierId, supplierId), eq(claims.id, id)),
  );
  return found;
}

export function claimsOf(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  return claimsWhere(store)
    .where(and(eq(claims.buyerId, buyerId), eq(claims.supplierId, supplierId), eq(claims.requestId, requestId)))
    .orderBy(desc(claims.id));
}

const claimsWhere = (store: Store) =>
  store
    .select({
      id: claims.id,
      buyerId: claims.buyerId,
      supplierId: claims.supplierId,
      requestId: claims.requestId,
      kind: claims.kind,
      state: claims.state,
      reason: claims.reason,
      way: claims.way,
      signedOn: claims.signedOn,
      signerName: claims.signerName,
      signerTitle: claims.signerTitle,
      fileId: claims.fileId,
      answer: claims.answer,
      claimedById: claims.claimedBy,
      claimedBy: contacts.name,
      claimedAt: claims.createdAt,
      decidedBy: members.name,
      decidedAt: claims.decidedAt,
    })
    .from(claims)
    .innerJoin(
      contacts,
      and(
        eq(contacts.buyerId, claims.buyerId),
        eq(contacts.supplierId, claims.supplierId),
        eq(contacts.id, claims.claimedBy),
      ),
    )
    .leftJoin(members, and(eq(members.buyerId, claims.buyerId), eq(members.id, claims.decidedBy)))
    .$dynamic();

export type Claim = NonNullable<Awaited<ReturnType<typeof claimBehind>>>;

/** What a coordinator has seen on the proof of an earlier or paper signature; it is what goes into the signature. */
export type Seen = { documentId: string; way: "earlier" | "paper"; name: string; title: string; signedOn: string };

/** Agrees with what the supplier said. For a document said to be signed already, the signature is registered with its proof. */
export async function confirmClaim(
  store: Store,
  by: MemberSession,
  claim: Claim,
  seen: Seen | null,
  now: Date,
): Promise<Outcome> {
  const request = await requestBehind(store, claim);
  if (!request || claim.state !== "asked") return overtaken;
  const name = claim.kind === "not relevant" ? "confirm not relevant" : "confirm already done";
  const done = await act(store, request, name, by, now, { reason: claim.reason, details: { claim: claim.id } });
  if ("refusal" in done) return done;
  if (claim.kind === "already done" && request.kind === "document") {
    if (!seen) return { refusal: "not now" };
    const { signatureId, refusal } = await registered(store, by, request, claim, seen, now);
    if (!signatureId) return { refusal: refusal ?? "unknown" };
  }
  await decided(store, by, claim, "granted", null, now);
  await tellSupplier(store, by, request, claim.claimedById, {
    template: "claim-answered",
    data: { claim: claim.kind, outcome: "granted" },
  });
  return { ok: true };
}

async function registered(store: Store, by: MemberSession, request: Request, claim: Claim, seen: Seen, now: Date) {
  const made = await register(
    store,
    by,
    request.supplierId,
    {
      ...(await nameInLaw(store, request)),
      ...seen,
      request,
      contactId: claim.claimedById,
      proofFileId: claim.fileId,
    },
    now,
  );
  return "refusal" in made ? { refusal: made.refusal } : { signatureId: made.signatureId };
}

/** "Please answer all the same", with the reason: the task goes back to the supplier. */
export async function refuseClaim(
  store: Store,
  by: MemberSession,
  claim: Claim,
  reason: string,
  now: Date,
): Promise<Outcome> {
  const request = await requestBehind(store, claim);
  if (!request || claim.state !== "asked") return overtaken;
  const done = await act(store, request, "refuse claim", by, now, { reason, details: { claim: claim.id, reason } });
  if ("refusal" in done) return done;
  await decided(store, by, claim, "refused", reason, now);
  await tellSupplier(store, by, request, claim.claimedById, {
    template: "claim-answered",
    data: { claim: claim.kind, outcome: "refused", answer: reason },
  });
  return { ok: true };
}

const requestBehind = (store: Store, claim: Claim) => requestOf(store, claim, claim.requestId);

function decided(
  store: Store,
  by: MemberSession,
  claim: Claim,
  state: "granted" | "refused",
  said: string | null,
  now: Date,
) {
  return store
    .update(claims)
    .set({ state, answer: said, decidedBy: by.memberId, decidedAt: now })
    .where(and(eq(claims.buyerId, by.buyerId), eq(claims.id, claim.id), eq(claims.state, "asked")));
}

/** Nothing more is asked, for a reason and until somebody looks at it again. */
export async function exempt(
  store: Store,
  by: MemberSession,
  request: Request,
  { reason, reviewOn }: { reason: string; reviewOn: string },
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "exempt", by, now, { reason, reviewOn, details: { reason, reviewOn } });
  if ("refusal" in done) return done;
  await settleAsked(store, by, request, now);
  return { ok: true };
}

/** Requirements this supplier has no open request for: what it can be exempted from before anybody asked. */
export async function exemptableFor(store: Store, { buyerId, supplierId }: Whose) {
  return store
    .select({ id: requirements.id, kind: requirements.kind, key: requirements.key, name: requirements.name })
    .from(requirements)
    .where(
      and(
        eq(requirements.buyerId, buyerId),
        isNull(requirements.retiredAt),
        ne(requirements.kind, "improvement plan"),
        notExists(
          store
            .select({ one: sql`1` })
            .from(requests)
            .where(
              and(
                eq(requests.buyerId, requirements.buyerId),
                eq(requests.supplierId, supplierId),
                eq(requests.requirementId, requirements.id),
                or(sql`${requests.waitsFor} is not null`, eq(requests.state, "exempted")),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(requirements.id));
}

/** The same for what was never asked: the request is made, and exempted before it is sent. */
export async function exemptUnasked(
  store: Store,
  by: MemberSession,
  {
    supplierId,
    requirementId,
    ...why
  }: { supplierId: string; requirementId: string; reason: string; reviewOn: string },
  now: Date,
): Promise<{ ok: true; requestId: string } | Refused> {
  const whose = { buyerId: by.buyerId, supplierId };
  const requirement = (await exemptableFor(store, whose)).find(({ id }) => id === requirementId);
  if (!requirement) return overtaken;
  const document =
    requirement.kind === "document" ? await newestVersion(store, by.buyerId, requirement.key) : undefined;
  const questionnaire =
    requirement.kind === "assessment" ? await newestQuestionnaire(store, by.buyerId, requirement.key) : undefined;
  if ((requirement.kind === "document" && !document) || (requirement.kind === "assessment" && !questionnaire))
    return { refusal: "unknown" };
  const { date } = deadlineFor(requirement.kind, todayIn(now, by.timeZone));
  const [made] = await store
    .insert(requests)
    .values({
      ...whose,
      requirementId,
      kind: requirement.kind,
      deadline: date,
      firstDeadline: date,
      documentId: document?.id ?? null,
      questionnaireId: questionnaire?.id ?? null,
      askedBy: by.memberId,
    })
    .returning({ id: requests.id });
  const request = await requestOf(store, whose, made!.id);
  const done = await exempt(store, by, request!, why, now);
  return "refusal" in done ? done : { ok: true, requestId: made!.id };
}

/** Nothing is asked any more, and the supplier sees nothing of it. Mails not sent yet are not sent. */
export async function withdraw(
  store: Store,
  by: MemberSession,
  request: Request,
  reason: string,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "withdraw", by, now, { reason, details: { reason } });
  if ("refusal" in done) return done;
  await settleAsked(store, by, request, now);
  return { ok: true };
}

/** Sends an answer back that cannot be right, with the reason. */
export async function sendBack(
  store: Store,
  by: MemberSession,
  request: Request,
  reason: string,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "return", by, now, { reason, details: { reason } });
  if ("refusal" in done) return done;
  await tellSupplier(store, by, request, request.waitingForId, { template: "returned", data: { reason } });
  return { ok: true };
}

/**
 * Asks another of the supplier's people; she gets the invitation, with a link of her own.
 * @param contactId null: whoever is written to usually
 */
export async function waitFor(
  store: Store,
  by: MemberSession,
  request: Request,
  contactId: string | null,
  now: Date,
): Promise<Outcome | { refusal: "nobody" }> {
  const person = contactId
    ? (await peopleOf(store, request)).find(({ id }) => id === contactId)
    : await readerFor(store, request, null).then((reader) => reader && { ...reader, id: reader.contactId });
  if (!person) return { refusal: "nobody" };
  const done = await act(store, request, "hand over", by, now, {
    waitingForId: contactId,
    details: { contact: person.id },
  });
  if ("refusal" in done) return done;
  await queueMail(store, {
    template: "invitation",
    data: {},
    email: person.email,
    name: person.name,
    language: person.language,
    contactId: person.id,
    buyerId: request.buyerId,
    supplierId: request.supplierId,
    requestIds: [request.id],
    fromMemberId: by.memberId,
  });
  return { ok: true };
}

/** Those of the supplier's people who may answer for it. */
export function peopleOf(store: Store, { buyerId, supplierId }: Whose) {
  return store
    .select({
      id: contacts.id,
      name: contacts.name,
      email: contacts.email,
      language: contacts.language,
      isMain: contacts.isMain,
      undeliverableSince: contacts.undeliverableSince,
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.buyerId, buyerId),
        eq(contacts.supplierId, supplierId),
        isNull(contacts.leftAt),
        sql`${contacts.role} <> 'contributor'`,
      ),
    )
    .orderBy(desc(contacts.isMain), asc(contacts.name), asc(contacts.id));
}

/** What was asked about a request that is settled now is no longer anybody's to decide. */
export async function settleAsked(store: Store, by: MemberSession, request: Request, now: Date) {
  const settled = { state: "taken back", decidedBy: by.memberId, decidedAt: now } as const;
  for (const table of [claims, extensions]) {
    await store
      .update(table)
      .set(settled)
      .where(
        and(
          eq(table.buyerId, request.buyerId),
          eq(table.supplierId, request.supplierId),
          eq(table.requestId, request.id),
          eq(table.state, "asked"),
        ),
      );
  }
}

/** The contact meant, as long as she is there; otherwise the one who is written to. */
export async function readerFor(store: Store, { buyerId, supplierId }: Whose, contactId: string | null) {
  const [reader] = await store
    .select({ contactId: contacts.id, email: contacts.email, name: contacts.name, language: contacts.language })
    .from(contacts)
    .where(
      and(
        eq(contacts.buyerId, buyerId),
        eq(contacts.supplierId, supplierId),
        isNull(contacts.leftAt),
        contactId ? or(eq(contacts.id, contactId), contacts.isMain) : contacts.isMain,
      ),
    )
    .orderBy(contactId ? sql`(${contacts.id} = ${contactId}) desc` : asc(contacts.id))
    .limit(1);
  return reader;
}

type Told = { [Name in Template]: { template: Name; data: Queued[Name] } }[
  | "assessment-accepted"
  | "claim-answered"
  | "decided"
  | "invitation"
  | "message"
  | "own-code-compared"
  | "plan-agreed"
  | "reservation-accepted"
  | "returned"];

/**
 * A mail about a request, or about the supplier as a whole, in a member's name, to the contact meant or the one who is
 * written to.
 * @param mail what is said, in the reader's language where it holds words
 */
export async function tellSupplier(
  store: Store,
  by: MemberSession,
  { id, buyerId, supplierId }: Pick<Request, "buyerId" | "supplierId"> & { id?: string },
  contactId: string | null,
  mail: Told | ((language: Language) => Told),
): Promise<void> {
  const reader = await readerFor(store, { buyerId, supplierId }, contactId);
  if (!reader) return;
  const told = typeof mail === "function" ? mail(reader.language) : mail;
  await queueMail(store, {
    ...told,
    ...reader,
    buyerId,
    supplierId,
    requestIds: id ? [id] : [],
    fromMemberId: by.memberId,
  });
}
