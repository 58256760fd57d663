/**
 * A coordinator's look at a certificate: accepted as it reads, or not, with a reason; checked further in a register or with
 * its issuer; suspended and no longer so. What it does not cover becomes a gap, and an accepted one closes the gap its
 * predecessor's end had left, the one thing that closes by itself.
 */
import type { Store } from "db/client.server";
import { certificates } from "db/schema/index";
import type { CertificateState, MemberRole } from "db/schema/words";
import { and, eq, sql } from "drizzle-orm";
import { canCoordinate } from "~/features/accounts/reader";
import type { MemberSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { closeByItself, raise } from "~/features/gaps/gaps.server";
import { queueMail } from "~/features/mails/mails.server";
import { readerFor } from "~/features/requests/answers.server";
import { act } from "~/features/requests/requests.server";
import { may, type Refusal } from "~/features/requests/rules";
import { type Certificate, isAccepted, requestsFor, standingOn } from "./certificates.server";
import { certificateType } from "./content/library";
import { coversNot, type Lack, ruleOf } from "./gaps-found";
import { isInForce, isSuspendedOn } from "./validity";

export type ReviewAct = "accept" | "not accept" | "check" | "suspend" | "lift";

/** What a coordinator may do with it now. */
export function reviewActs(certificate: Certificate, roles: readonly MemberRole[], today: string): ReviewAct[] {
  if (!canCoordinate(roles) || certificate.state === "draft") return [];
  const isGood = isAccepted(certificate.state);
  const isStopped = isSuspendedOn(certificate.suspensions, today);
  const acts: [ReviewAct, boolean][] = [
    ["accept", certificate.state === "submitted"],
    ["check", isGood],
    ["not accept", certificate.state === "submitted" || isGood],
    ["suspend", isGood && !isStopped],
    ["lift", isGood && isStopped],
  ];
  return acts.flatMap(([act, isPossible]) => (isPossible ? [act] : []));
}

type Outcome = { ok: true } | { refusal: Refusal | "overtaken" };
type At = { now: Date; today: string };
type Changed = Partial<typeof certificates.$inferInsert>;

/** @param lacks what it does not cover of what is delivered; each is a gap the supplier is asked to fill */
export async function accept(
  store: Store,
  by: MemberSession,
  certificate: Certificate,
  { lacks, words }: { lacks: readonly Lack[]; words: string | null },
  { now, today }: At,
): Promise<Outcome> {
  const done = await change(store, by, certificate, "accept", today, {
    state: "read",
    acceptedAt: now,
    decidedBy: by.memberId,
  });
  if ("refusal" in done) return done;
  const { type, supplierId } = certificate;
  const whose = { buyerId: by.buyerId, supplierId };
  if (certificate.replacesId)
    await store
      .update(certificates)
      .set({ replacedAt: now })
      .where(and(its(by, supplierId), eq(certificates.id, certificate.replacesId), sql`replaced_at is null`));
  for (const request of await requestsFor(store, whose, type!)) {
    if (!may(request.kind, request.state, "accept", by.roles)) continue;
    const accepted = await act(store, request, "accept", by, now, { reason: words });
    if ("refusal" in accepted) return accepted;
  }
  await raise(
    store,
    by,
    whose,
    { source: "certificate", rule: ruleOf(type!, "cover") },
    coversNot(certificateType(type)!, lacks, words),
  );
  if (isInForce(standingOn(certificate, today)))
    await closeByItself(store, by, whose, { rule: ruleOf(type!, "expiry") }, now);
  return done;
}

/** Also later, when one that was accepted turns out not to hold. */
export async function notAccept(
  store: Store,
  by: MemberSession,
  certificate: Certificate,
  reason: string,
  { now, today }: At,
): Promise<Outcome> {
  const done = await change(store, by, certificate, "not accept", today, {
    state: "not accepted",
    notAcceptedAt: now,
    reason,
    decidedBy: by.memberId,
  });
  if ("refusal" in done) return done;
  const whose = { buyerId: by.buyerId, supplierId: certificate.supplierId };
  const open = (await requestsFor(store, whose, certificate.type!)).filter(({ kind, state }) =>
    may(kind, state, "not accept", by.roles),
  );
  for (const request of open) {
    const refused = await act(store, request, "not accept", by, now, { reason, details: { reason } });
    if ("refusal" in refused) return refused;
  }
  const reader = await readerFor(store, whose, certificate.addedBy);
  if (reader)
    await queueMail(store, {
      template: "certificate-not-accepted",
      data: { name: certificateType(certificate.type)!.name, reason },
      ...reader,
      ...whose,
      requestIds: open.map(({ id }) => id),
      fromMemberId: by.memberId,
    });
  return done;
}

/** Found in a register by somebody on a day, or confirmed by whoever issued it. */
export const check = (
  store: Store,
  by: MemberSession,
  certificate: Certificate,
  found: {
    state: Extract<CertificateState, "found in register" | "confirmed by issuer">;
    checkedIn: string;
    checkedOn: string;
  },
  { today }: At,
) => change(store, by, certificate, "check", today, { ...found, decidedBy: by.memberId }, found);

export const suspend = (store: Store, by: MemberSession, certificate: Certificate, from: string, { today }: At) =>
  change(
    store,
    by,
    certificate,
    "suspend",
    today,
    { suspensions: [...certificate.suspensions, { from, until: null }] },
    { on: from },
  );

/** @param from the first day it is in force again */
export function lift(store: Store, by: MemberSession, certificate: Certificate, from: string, { today }: At) {
  const suspensions = certificate.suspensions.map((one) => (one.until === null ? { ...one, until: from } : one));
  return change(store, by, certificate, "lift", today, { suspensions }, { on: from });
}

const its = ({ buyerId }: MemberSession, supplierId: string) =>
  and(eq(certificates.buyerId, buyerId), eq(certificates.supplierId, supplierId));

async function change(
  store: Store,
  by: MemberSession,
  certificate: Certificate,
  name: ReviewAct,
  today: string,
  changed: Changed,
  told: Record<string, unknown> = {},
): Promise<Outcome> {
  if (!canCoordinate(by.roles)) return { refusal: "not yours" };
  if (!reviewActs(certificate, by.roles, today).includes(name)) return { refusal: "not now" };
  const { id, supplierId, version, type } = certificate;
  const rows = await store
    .update(certificates)
    .set({ ...changed, version: version + 1 })
    .where(and(its(by, supplierId), eq(certificates.id, id), eq(certificates.version, version)))
    .returning({ id: certificates.id });
  if (rows.length === 0) return { refusal: "overtaken" };
  await record(store, by, {
    what: `certificate.${name}`,
    supplierId,
    subjectId: id,
    isShared: true,
    details: { certificate: type, ...(changed.reason ? { reason: changed.reason } : {}), ...told },
  });
  return { ok: true };
}
