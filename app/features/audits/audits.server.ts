/** Audits in the database: ordered, dated, carried out and reported by the buyer, or a report the supplier has already. */
import type { Store } from "db/client.server";
import type { Both } from "db/schema/columns";
import { audits, files, gaps, requests, requirements } from "db/schema/index";
import type { AuditType } from "db/schema/words";
import { and, eq, isNull } from "drizzle-orm";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { keep, type Upload } from "~/features/files/files.server";
import { raise } from "~/features/gaps/gaps.server";
import { type Outcome, tellSupplier } from "~/features/requests/answers.server";
import { tellBuyer } from "~/features/requests/asides.server";
import { satisfyCovered } from "~/features/requests/covering.server";
import { deadlineFor, todayIn } from "~/features/requests/deadlines";
import { kinds } from "~/features/requests/kinds";
import { act, allOrNothing, type Request, requestOf } from "~/features/requests/requests.server";
import type { Refusal } from "~/features/requests/rules";
import { thirdPartyAudit } from "~/features/requirements/table";
import { translatorFor } from "~/i18n/translators.server";
import { isThirdParty, type Site } from "./audits";
import type { Finding } from "./findings";

type Whose = { buyerId: string; supplierId: string };

export const requirementNames = {
  [thirdPartyAudit]: { nb: "Tredjepartsrevisjon", en: "Third-party audit" },
  own_audit: { nb: "Egen revisjon", en: "Own audit" },
  visit: { nb: "Besøk", en: "Visit" },
} as const satisfies Record<string, Both>;
type AuditKey = keyof typeof requirementNames;

const keyFor = (type: AuditType): AuditKey =>
  isThirdParty(type) ? thirdPartyAudit : type === "visit" ? "visit" : "own_audit";

/** From now on suppliers can be asked for it. */
export async function askFor(store: Store, buyerId: string, key: string = thirdPartyAudit): Promise<string> {
  const { days, minutes } = kinds.audit;
  const name = requirementNames[key as AuditKey];
  await store
    .insert(requirements)
    .values({ buyerId, kind: "audit", key, name, daysToAnswer: days, minutes })
    .onConflictDoNothing();
  const [row] = await store
    .select({ id: requirements.id })
    .from(requirements)
    .where(
      and(
        eq(requirements.buyerId, buyerId),
        eq(requirements.kind, "audit"),
        eq(requirements.key, key),
        isNull(requirements.retiredAt),
      ),
    );
  return row!.id;
}

export type Ordering = {
  type: AuditType;
  subSupplier: string | null;
  auditor: string | null;
  where: string | null;
  words: string | null;
};

/** @returns the audit's request; "already" while one of the same kind about the same is under way */
export async function order(
  store: Store,
  by: MemberSession,
  supplierId: string,
  { words, ...ordering }: Ordering,
  now: Date,
): Promise<{ requestId: string } | { refusal: Refusal | "overtaken" }> {
  const whose = { buyerId: by.buyerId, supplierId };
  const requirementId = await askFor(store, by.buyerId, keyFor(ordering.type));
  const { date } = deadlineFor("audit", todayIn(now, by.timeZone));
  return allOrNothing(store, async (nested) => {
    const [made] = await nested
      .insert(requests)
      .values({
        ...whose,
        requirementId,
        kind: "audit",
        concerning: ordering.subSupplier ?? "",
        deadline: date,
        firstDeadline: date,
        askedBy: by.memberId,
      })
      .returning({ id: requests.id });
    const requestId = made!.id;
    await nested.insert(audits).values({ ...whose, requestId, ...ordering });
    const others = await nested
      .select({ id: requests.id, waitsFor: requests.waitsFor })
      .from(requests)
      .where(
        and(
          eq(requests.buyerId, whose.buyerId),
          eq(requests.supplierId, supplierId),
          eq(requests.requirementId, requirementId),
          eq(requests.concerning, ordering.subSupplier ?? ""),
        ),
      );
    if (others.some(({ id, waitsFor }) => id !== requestId && waitsFor !== null))
      return { refusal: "already" as const };
    const request = (await requestOf(nested, whose, requestId))!;
    const ordered = await act(nested, request, "order", by, now);
    if ("refusal" in ordered) return ordered;
    await tellSupplier(nested, by, request, null, { template: "invitation", data: words ? { words } : {} });
    return { requestId };
  });
}

/** The audit behind a request; undefined while a supplier asked by the table has sent nothing and nobody dated it. */
export async function auditOf(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [row] = await store
    .select({ audit: audits, fileName: files.name })
    .from(audits)
    .leftJoin(
      files,
      and(eq(files.buyerId, audits.buyerId), eq(files.supplierId, audits.supplierId), eq(files.id, audits.fileId)),
    )
    .where(and(eq(audits.buyerId, buyerId), eq(audits.supplierId, supplierId), eq(audits.requestId, requestId)));
  return row && { ...row.audit, fileName: row.fileName };
}

export type Audit = NonNullable<Awaited<ReturnType<typeof auditOf>>>;

type Change = Partial<Pick<typeof audits.$inferInsert, "type" | "auditor" | "heldOn" | "sites" | "where" | "fileId">>;

/** What is known of an audit, kept beside its request; a request asked by the table gets its audit here. */
async function keepAudit(store: Store, { buyerId, supplierId, id }: Request, change: Change & { sharedOn?: string }) {
  const here = { buyerId, supplierId, requestId: id };
  const kept = await auditOf(store, here, id);
  if (!kept) {
    await store.insert(audits).values({ type: "other", ...here, ...change });
    return;
  }
  await store
    .update(audits)
    .set({ ...change, version: kept.version + 1 })
    .where(and(eq(audits.buyerId, buyerId), eq(audits.supplierId, supplierId), eq(audits.id, kept.id)));
}

type Dated = { type: AuditType; heldOn: string; auditor: string | null; where: string | null };

export async function agreeDate(
  store: Store,
  by: MemberSession,
  request: Request,
  dated: Dated,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "agree date", by, now, { details: { date: dated.heldOn } });
  if ("refusal" in done) return done;
  await keepAudit(store, request, dated);
  return { ok: true };
}

/** Carried out; the day may have become another one. */
export async function carriedOut(
  store: Store,
  by: MemberSession,
  request: Request,
  heldOn: string,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "carry out audit", by, now, { details: { date: heldOn } });
  if ("refusal" in done) return done;
  await keepAudit(store, request, { heldOn });
  return { ok: true };
}

type Report = Extract<Upload, { storageKey: string }>;

/** The report has come; the supplier does not see it until it is shared with it. */
export async function receiveReport(
  store: Store,
  by: MemberSession,
  request: Request,
  report: Report,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "receive report", by, now);
  if ("refusal" in done) return done;
  const { buyerId, supplierId } = request;
  const fileId = await keep(store, { buyerId, supplierId, memberId: by.memberId, isShared: false }, report);
  await keepAudit(store, request, { fileId });
  return { ok: true };
}

/**
 * Enters what an audit has found: each finding is a gap. The report is the supplier's to read from the day it was shared,
 * and a plan for the whole is due three calendar months after it.
 */
export async function enterFindings(
  store: Store,
  by: MemberSession,
  request: Request,
  { findings, sharedOn }: { findings: readonly Finding[]; sharedOn: string },
  now: Date,
): Promise<Outcome> {
  const audit = await auditOf(store, request, request.id);
  if (!audit?.fileId) return { refusal: "not now" };
  const done = await act(store, request, "enter findings", by, now, {
    details: { findings: findings.length, sharedOn },
  });
  if ("refusal" in done) return done;
  const { buyerId, supplierId } = request;
  await keepAudit(store, request, { sharedOn });
  await store
    .update(files)
    .set({ isShared: true })
    .where(and(eq(files.buyerId, buyerId), eq(files.supplierId, supplierId), eq(files.id, audit.fileId)));
  await raise(
    store,
    by,
    { buyerId, supplierId, requestId: request.id },
    { source: "audit", rule: `audit ${request.id}` },
    findings.map(({ area, severity, title, action }, place) => ({
      subject: `${place + 1}`,
      kind: "improvement",
      severity,
      isSuspected: severity === "zero_tolerance",
      title: { nb: title, en: title },
      answer: null,
      action: action === null ? null : { nb: action, en: action },
      theme: {
        nb: translatorFor("nb").t(`audits:areas.${area}`),
        en: translatorFor("en").t(`audits:areas.${area}`),
      },
      place: audit.subSupplier ? "sub-supplier" : "own site",
    })),
  );
  await satisfyCovered(store, by, request, now);
  return { ok: true };
}

/** A supplier sends in the report of an audit it has been through. */
export async function sendReport(
  store: Store,
  by: SupplierSession,
  task: Request,
  { report, ...said }: { type: AuditType; heldOn: string; sites: Site[]; report: Report },
  now: Date,
): Promise<Outcome> {
  const done = await act(store, task, "submit", by, now, { reason: null });
  if ("refusal" in done) return done;
  const { buyerId, supplierId, contactId } = by;
  const fileId = await keep(store, { buyerId, supplierId, contactId }, report);
  await keepAudit(store, task, { ...said, fileId });
  await tellBuyer(store, by, task, "submitted");
  return { ok: true };
}

export async function acceptReport(store: Store, by: MemberSession, request: Request, now: Date): Promise<Outcome> {
  const done = await act(store, request, "accept", by, now, { reason: null });
  if ("refusal" in done) return done;
  await satisfyCovered(store, by, request, now);
  return { ok: true };
}

export async function refuseReport(
  store: Store,
  by: MemberSession,
  request: Request,
  reason: string,
  now: Date,
): Promise<Outcome> {
  const done = await act(store, request, "not accept", by, now, { reason, details: { reason } });
  if ("refusal" in done) return done;
  await tellSupplier(store, by, request, null, { template: "returned", data: { reason } });
  return { ok: true };
}

/** When the report behind a gap was shared with the supplier; null where it was not found by an audit. */
export async function sharedOnOf(store: Store, { buyerId, supplierId }: Whose, gapIds: readonly string[]) {
  const rows = await store
    .select({ gapId: gaps.id, sharedOn: audits.sharedOn })
    .from(gaps)
    .innerJoin(
      audits,
      and(
        eq(audits.buyerId, gaps.buyerId),
        eq(audits.supplierId, gaps.supplierId),
        eq(audits.requestId, gaps.requestId),
      ),
    )
    .where(and(eq(gaps.buyerId, buyerId), eq(gaps.supplierId, supplierId), eq(gaps.source, "audit")));
  const days = gapIds.map((id) => rows.find(({ gapId }) => gapId === id)?.sharedOn ?? null);
  const [first] = days;
  return first && days.every((day) => day === first) ? first : null;
}
