/**
 * Gaps in the database: raised once for each thing a rule finds, looked at, and moved by one act at a time. Like a
 * request's, a state names the version it saw, so that of two members the second is told.
 */
import type { Store } from "db/client.server";
import { gaps, members } from "db/schema/index";
import type { ChainPlace, GapKind, GapNature, GapSource, Severity } from "db/schema/words";
import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { canCoordinate } from "~/features/accounts/reader";
import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { record } from "~/features/events/events.server";
import { queueMail } from "~/features/mails/mails.server";
import { responsibleFor } from "~/features/members/responsible.server";
import { after, begin, type GapAct, type GapRefusal, type Standing } from "./rules";

type Whose = { buyerId: string; supplierId: string };
type Both = { nb: string; en: string };

export type Found = {
  /** What it is about: a question's key, a clause's number. */
  subject: string;
  kind: GapKind;
  /** None for a supplement. */
  severity: Severity | null;
  isSuspected?: boolean;
  mayBeBreach?: boolean;
  title: Both;
  answer: unknown;
  action?: Both | null;
  theme?: Both | null;
  oecdStep?: number | null;
  place?: ChainPlace | null;
};

const closed = ["accepted", "verified"] as const;

/** Whose look it is; the portal's own, where a day has passed. */
type Finder = MemberSession | SupplierSession | { audience: "portal"; buyerId: string };

/**
 * Raises what a rule has found in one look at a whole: what is open already stays one gap, and what was open and is not
 * found any more is marked as mended, for a person to close.
 * @returns how many gaps are new
 */
export async function raise(
  store: Store,
  by: Finder,
  whose: Whose & { requestId?: string },
  { source, rule }: { source: Exclude<GapSource, "by hand">; rule: string },
  found: readonly Found[],
): Promise<number> {
  const { buyerId, supplierId, requestId } = whose;
  const ofRule = and(
    eq(gaps.buyerId, buyerId),
    eq(gaps.supplierId, supplierId),
    eq(gaps.rule, rule),
    notInArray(gaps.state, [...closed]),
  );
  const subjects = found.map(({ subject }) => subject);
  await store
    .update(gaps)
    .set({ mendedAt: sql`now()` })
    .where(and(ofRule, isNull(gaps.mendedAt), subjects.length > 0 ? notInArray(gaps.subject, subjects) : undefined));
  if (found.length === 0) return 0;
  await store
    .update(gaps)
    .set({ mendedAt: null })
    .where(and(ofRule, inArray(gaps.subject, subjects)));
  const raised = await store
    .insert(gaps)
    .values(
      found.map((one) => ({
        ...one,
        buyerId,
        supplierId,
        requestId,
        source,
        rule,
        state: begin(one.kind),
        raisedBy: by.audience === "member" ? by.memberId : null,
      })),
    )
    .onConflictDoNothing()
    .returning({
      id: gaps.id,
      title: gaps.title,
      answer: gaps.answer,
      isSuspected: gaps.isSuspected,
      mayBeBreach: gaps.mayBeBreach,
    });
  await tellOfSuspicions(
    store,
    whose,
    raised.filter(({ isSuspected, mayBeBreach }) => isSuspected || mayBeBreach),
  );
  if (raised.length > 0)
    await record(store, by, {
      what: "gap.raised",
      supplierId,
      subjectId: requestId,
      details: { gaps: raised.map(({ id }) => id), rule },
    });
  return raised.length;
}

export type FoundByHand = {
  kind: GapKind;
  severity: Severity | null;
  title: string;
  found: string;
  place: ChainPlace | null;
};

/**
 * Raises what a member has found herself. Zero tolerance is a suspicion until somebody who decides has confirmed it.
 * @returns "already" where what is still open is called the same
 */
export async function raiseByHand(
  store: Store,
  by: MemberSession,
  supplierId: string,
  { kind, severity, title, found, place }: FoundByHand,
): Promise<{ gapId: string } | { refusal: "already" }> {
  const { buyerId, memberId } = by;
  const graded = kind === "supplement" ? null : severity;
  const [raised] = await store
    .insert(gaps)
    .values({
      buyerId,
      supplierId,
      kind,
      severity: graded,
      place,
      source: "by hand",
      title: { nb: title, en: title },
      answer: { nb: found, en: found },
      isSuspected: graded === "zero_tolerance" && !canCoordinate(by.roles),
      state: begin(kind),
      raisedBy: memberId,
    })
    .onConflictDoNothing()
    .returning({
      id: gaps.id,
      title: gaps.title,
      answer: gaps.answer,
      isSuspected: gaps.isSuspected,
      mayBeBreach: gaps.mayBeBreach,
    });
  if (!raised) return { refusal: "already" };
  if (raised.isSuspected) await tellOfSuspicions(store, { buyerId, supplierId }, [raised]);
  await record(store, by, { what: "gap.raised", supplierId, subjectId: raised.id, details: { severity: graded } });
  return { gapId: raised.id };
}

/**
 * Closes what a rule has found because what was missing is there. Of all gaps only the end of a certificate closes like
 * this, when a newer one is accepted: by whoever accepts it.
 */
export async function closeByItself(
  store: Store,
  by: MemberSession,
  { buyerId, supplierId }: Whose,
  { rule }: { rule: string },
  now: Date,
): Promise<void> {
  const shut = await store
    .update(gaps)
    .set({ state: "accepted", closedBy: by.memberId, closedAt: now, version: sql`${gaps.version} + 1` })
    .where(
      and(
        eq(gaps.buyerId, buyerId),
        eq(gaps.supplierId, supplierId),
        eq(gaps.rule, rule),
        notInArray(gaps.state, [...closed]),
      ),
    )
    .returning({ id: gaps.id });
  for (const { id } of shut)
    await record(store, by, { what: "gap.close", supplierId, subjectId: id, details: { state: "accepted", rule } });
}

type Suspicion = Pick<typeof gaps.$inferSelect, "id" | "title" | "answer" | "isSuspected">;

/** What cannot wait is told at once to the coordinator and the owner, in one mail each (DESIGN 7). */
async function tellOfSuspicions(
  store: Store,
  { buyerId, supplierId, requestId }: Whose & { requestId?: string },
  found: readonly Suspicion[],
) {
  if (found.length === 0) return;
  const { owner, coordinator } = await responsibleFor(store, { buyerId, supplierId });
  const readers = new Map([coordinator, owner].flatMap((one) => (one ? [[one.id, one] as const] : [])));
  for (const { id, name, email, language } of readers.values())
    await queueMail(store, {
      template: "suspicion",
      data: {
        found: found.map(({ title, answer, isSuspected }) => ({
          title,
          answer: answer as Both | null,
          isZeroTolerance: isSuspected,
        })),
        path: found.length === 1 ? `/suppliers/${supplierId}/gaps/${found[0]!.id}` : `/suppliers/${supplierId}/gaps`,
      },
      email,
      name,
      language,
      buyerId,
      supplierId,
      memberId: id,
      requestIds: requestId ? [requestId] : [],
    });
}

const shown = {
  id: gaps.id,
  supplierId: gaps.supplierId,
  requestId: gaps.requestId,
  kind: gaps.kind,
  source: gaps.source,
  subject: gaps.subject,
  title: sql<Both>`${gaps.title}`,
  answer: gaps.answer,
  action: gaps.action,
  theme: gaps.theme,
  oecdStep: gaps.oecdStep,
  place: gaps.place,
  severity: gaps.severity,
  isSuspected: gaps.isSuspected,
  mayBeBreach: gaps.mayBeBreach,
  nature: gaps.nature,
  state: gaps.state,
  mendedAt: gaps.mendedAt,
  reason: gaps.reason,
  acceptedUntil: gaps.acceptedUntil,
  harmed: gaps.harmed,
  remedy: gaps.remedy,
  satisfied: gaps.satisfied,
  raisedBy: gaps.raisedBy,
  agreedBy: gaps.agreedBy,
  closedAt: gaps.closedAt,
  closedByName: members.name,
  version: gaps.version,
  createdAt: gaps.createdAt,
};

const selected = (store: Store) =>
  store
    .select(shown)
    .from(gaps)
    .leftJoin(members, and(eq(members.buyerId, gaps.buyerId), eq(members.id, gaps.closedBy)));

/** The worst first: suspected and confirmed zero tolerance, then by severity; what is settled last. */
export function gapsOf(store: Store, { buyerId, supplierId }: Whose) {
  return selected(store)
    .where(and(eq(gaps.buyerId, buyerId), eq(gaps.supplierId, supplierId)))
    .orderBy(
      sql`${gaps.closedAt} is not null`,
      sql`array_position(array['zero_tolerance', 'major', 'moderate', 'minor'], ${gaps.severity})`,
      desc(gaps.isSuspected),
      sql`not (${gaps.mayBeBreach} and ${gaps.nature} is null)`,
      asc(gaps.createdAt),
      asc(gaps.subject),
    );
}

export type Gap = Awaited<ReturnType<typeof gapsOf>>[number];

export async function gapOf(store: Store, { buyerId, supplierId }: Whose, id: string): Promise<Gap | undefined> {
  const [gap] = await selected(store).where(
    and(eq(gaps.buyerId, buyerId), eq(gaps.supplierId, supplierId), eq(gaps.id, id)),
  );
  return gap;
}

type Change = {
  reason?: string | null;
  severity?: Severity;
  nature?: GapNature | null;
  place?: ChainPlace | null;
  acceptedUntil?: string | null;
  harmed?: string | null;
  remedy?: string | null;
  satisfied?: string | null;
};

/** What of a gap must be known to move it. */
export type Movable = Pick<Gap, "id" | "supplierId" | "version" | keyof Standing>;

/**
 * @param isOwner whether the member is the supplier's owner
 * @returns why not: a rule's refusal, or "overtaken" when somebody changed it meanwhile
 */
export async function actOn(
  store: Store,
  by: (MemberSession & { isOwner?: boolean }) | SupplierSession,
  gap: Movable,
  act: GapAct,
  change: Change,
  now: Date,
): Promise<{ ok: true } | { refusal: GapRefusal | "overtaken" }> {
  const outcome = after(gap, act, by.audience === "member" ? by : { role: by.role });
  if ("refusal" in outcome) return outcome;
  const { state } = outcome;
  const severity = change.severity ?? gap.severity;
  const changed = await store
    .update(gaps)
    .set({
      ...change,
      state,
      // A person has looked: what she leaves as zero tolerance is confirmed.
      ...(act === "confirm" || act === "change severity" ? { isSuspected: false } : {}),
      ...(act === "rule out breach" ? { mayBeBreach: false } : {}),
      ...(by.audience === "member" && act === "close" ? { closedBy: by.memberId, closedAt: now } : {}),
      ...(by.audience === "member" && act === "agree" ? { agreedBy: by.memberId } : {}),
      version: gap.version + 1,
    })
    .where(
      and(
        eq(gaps.buyerId, by.buyerId),
        eq(gaps.supplierId, gap.supplierId),
        eq(gaps.id, gap.id),
        eq(gaps.version, gap.version),
      ),
    )
    .returning({ id: gaps.id });
  if (changed.length === 0) return { refusal: "overtaken" };
  await record(store, by, {
    what: `gap.${act}`,
    supplierId: gap.supplierId,
    subjectId: gap.id,
    details: { from: gap.severity, to: severity, state, ...change },
  });
  return { ok: true };
}
