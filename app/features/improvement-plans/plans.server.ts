/**
 * Improvement plans in the database (DESIGN 7). A plan is a request; what is done about each gap is an action, and how far
 * it has come is the gap's state. Either side answers all that waits for it at once, so that the other hears once.
 */
import type { Store } from "db/client.server";
import {
  actionFiles,
  actions,
  files,
  gaps,
  improvementPlans,
  requests,
  requirements,
  suppliers,
} from "db/schema/index";
import type { GapState } from "db/schema/words";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";

import type { MemberSession, SupplierSession } from "~/features/accounts/sessions.server";
import { planDueAfter } from "~/features/audits/audits";
import { sharedOnOf } from "~/features/audits/audits.server";
import { keep, type Upload } from "~/features/files/files.server";
import { actOn, type Gap, gapsOf } from "~/features/gaps/gaps.server";
import { after } from "~/features/gaps/rules";
import { type Outcome, tellSupplier } from "~/features/requests/answers.server";
import { tellBuyer } from "~/features/requests/asides.server";
import { type Deadline, onWorkingDay, todayIn } from "~/features/requests/deadlines";
import { act, allOrNothing, type Request, requestOf } from "~/features/requests/requests.server";
import { may, type Refusal } from "~/features/requests/rules";
import { takeBackAsked } from "~/features/requests/tasks.server";
import { isPlanned, type PlanDeadline, type PlannedSeverity, planDeadline } from "./plan-deadlines";

type Whose = { buyerId: string; supplierId: string };
type Refused = { refusal: Refusal | "overtaken" };

const requirement = {
  kind: "improvement plan",
  key: "improvement_plan",
  name: { nb: "Forbedringsplan", en: "Improvement plan" },
  daysToAnswer: 30,
  minutes: 30,
} as const;

type Plannable = Gap & { severity: PlannedSeverity };

/** The gaps a plan can be asked for now. */
export async function plannable(store: Store, by: MemberSession, supplierId: string): Promise<Plannable[]> {
  const all = await gapsOf(store, { buyerId: by.buyerId, supplierId });
  return all.filter((gap): gap is Plannable => isPlanned(gap.severity) && "state" in after(gap, "ask plan", by));
}

/** @returns the plan's request; "already" while the supplier works on another plan concerning the same */
export async function askForPlan(
  store: Store,
  by: MemberSession,
  supplierId: string,
  asked: { gap: readonly string[]; expected: string; concerning: string | null },
  now: Date,
): Promise<{ requestId: string } | Refused> {
  const whose = { buyerId: by.buyerId, supplierId };
  const chosen = (await plannable(store, by, supplierId)).filter(({ id }) => asked.gap.includes(id));
  if (chosen.length < new Set(asked.gap).size) return { refusal: "overtaken" };
  const { date } = await planDueFor(store, whose, chosen, todayIn(now, by.timeZone));
  return allOrNothing(store, async (nested) => {
    const [made] = await nested
      .insert(requests)
      .values({
        ...whose,
        requirementId: await requirementOf(nested, by.buyerId),
        kind: requirement.kind,
        concerning: asked.concerning ?? "",
        deadline: date,
        firstDeadline: date,
        askedBy: by.memberId,
      })
      .returning({ id: requests.id });
    const requestId = made!.id;
    await nested.insert(improvementPlans).values({ ...whose, requestId, expected: asked.expected });
    await nested.insert(actions).values(chosen.map(({ id }) => ({ ...whose, requestId, gapId: id })));
    for (const gap of chosen) {
      const outcome = await actOn(nested, by, gap, "ask plan", {}, now);
      if ("refusal" in outcome) return { refusal: "overtaken" as const };
    }
    if (await isAsked(nested, whose, requestId, asked.concerning ?? "")) return { refusal: "already" as const };
    const request = await requestOf(nested, whose, requestId);
    const sent = await act(nested, request!, "send", by, now);
    if ("refusal" in sent) return sent;
    const invitation = { template: "invitation", data: { words: asked.expected } } as const;
    await tellSupplier(nested, by, request!, null, invitation);
    return { requestId };
  });
}

/** By when a plan is due: after an audit as a whole by when its report was shared, unless zero tolerance is among it. */
export async function planDueFor(
  store: Store,
  whose: Whose,
  chosen: readonly Plannable[],
  today: string,
): Promise<PlanDeadline & { sharedOn: string | null }> {
  const usual = planDeadline(
    chosen.map(({ severity }) => severity),
    today,
  );
  const sharedOn = await sharedOnOf(
    store,
    whose,
    chosen.map(({ id }) => id),
  );
  const due = sharedOn === null ? null : planDueAfter(sharedOn);
  return due && usual.severity !== "zero_tolerance" && due.date > today
    ? { ...usual, moved: undefined, ...due, sharedOn }
    : { ...usual, sharedOn: null };
}

async function requirementOf(store: Store, buyerId: string): Promise<string> {
  await store
    .insert(requirements)
    .values({ buyerId, ...requirement })
    .onConflictDoNothing();
  const [row] = await store
    .select({ id: requirements.id })
    .from(requirements)
    .where(
      and(
        eq(requirements.buyerId, buyerId),
        eq(requirements.kind, requirement.kind),
        eq(requirements.key, requirement.key),
        isNull(requirements.retiredAt),
      ),
    );
  return row!.id;
}

async function isAsked(store: Store, { buyerId, supplierId }: Whose, besides: string, concerning: string) {
  const open = await store
    .select({ id: requests.id })
    .from(requests)
    .where(
      and(
        eq(requests.buyerId, buyerId),
        eq(requests.supplierId, supplierId),
        eq(requests.kind, requirement.kind),
        eq(requests.concerning, concerning),
        sql`${requests.waitsFor} is not null`,
      ),
    );
  return open.some(({ id }) => id !== besides);
}

export type Plan = NonNullable<Awaited<ReturnType<typeof planOf>>>;
export type Action = Plan["actions"][number];

/** The plan behind a request, the worst gap first; undefined for another kind of request. */
export async function planOf(store: Store, { buyerId, supplierId }: Whose, requestId: string) {
  const [plan] = await store
    .select({ expected: improvementPlans.expected })
    .from(improvementPlans)
    .where(
      and(
        eq(improvementPlans.buyerId, buyerId),
        eq(improvementPlans.supplierId, supplierId),
        eq(improvementPlans.requestId, requestId),
      ),
    );
  if (!plan) return undefined;
  const rows = await store
    .select({ action: actions, gap: gaps })
    .from(actions)
    .innerJoin(
      gaps,
      and(eq(gaps.buyerId, actions.buyerId), eq(gaps.supplierId, actions.supplierId), eq(gaps.id, actions.gapId)),
    )
    .where(and(eq(actions.buyerId, buyerId), eq(actions.supplierId, supplierId), eq(actions.requestId, requestId)))
    .orderBy(
      sql`array_position(array['zero_tolerance', 'major', 'moderate', 'minor'], ${gaps.severity})`,
      asc(actions.id),
    );
  const evidence = await store
    .select({ actionId: actionFiles.actionId, id: files.id, name: files.name })
    .from(actionFiles)
    .innerJoin(
      files,
      and(
        eq(files.buyerId, actionFiles.buyerId),
        eq(files.supplierId, actionFiles.supplierId),
        eq(files.id, actionFiles.fileId),
      ),
    )
    .where(
      and(
        eq(actionFiles.buyerId, buyerId),
        eq(actionFiles.supplierId, supplierId),
        inArray(
          actionFiles.actionId,
          rows.map(({ action }) => action.id),
        ),
      ),
    )
    .orderBy(asc(actionFiles.id));
  return {
    ...plan,
    actions: rows.map(({ action, gap }) => ({
      ...action,
      gap: { ...gap, title: gap.title as { nb: string; en: string } },
      severity: gap.severity as PlannedSeverity,
      state: gap.state,
      files: evidence.filter(({ actionId }) => actionId === action.id).map(({ id, name }) => ({ id, name })),
    })),
  };
}

const isWritten = ({ cause, due, whyNot }: Action) => cause !== null && (due !== null || whyNot !== null);
const toWrite: readonly GapState[] = ["plan asked", "sent back"];

/** What is left to write before the plan can be sent. */
export const unwritten = ({ actions: all }: Plan): Action[] =>
  all.filter((action) => toWrite.includes(action.state) && !isWritten(action));

export const mayWrite = (action: Action): boolean => toWrite.includes(action.state);

type Written = Pick<Action, "cause" | "what" | "responsible" | "due" | "whyNot">;

/** Keeps what the supplier will do about one gap, on a working day; nothing is sent yet. */
export async function writeAction(
  store: Store,
  by: SupplierSession,
  task: Request,
  action: Action,
  written: Written & { version: number },
  now: Date,
): Promise<Outcome & { moved?: Deadline["moved"] }> {
  if (!mayWrite(action)) return { refusal: "overtaken" };
  const { version, due, ...rest } = written;
  const day = due === null ? null : onWorkingDay(due);
  const change = { ...rest, due: day?.date ?? null, writtenBy: by.contactId };
  if (!(await changed(store, action, version, change))) return { refusal: "overtaken" };
  if (may(task.kind, task.state, "start", by.role)) await act(store, task, "start", by, now);
  return { ok: true, moved: day?.moved };
}

/** @returns whether the action was as it was seen */
async function changed(
  store: Store,
  { buyerId, supplierId, id }: Action,
  seen: number,
  change: Partial<typeof actions.$inferInsert>,
): Promise<boolean> {
  const rows = await store
    .update(actions)
    .set({ ...change, version: seen + 1 })
    .where(
      and(
        eq(actions.buyerId, buyerId),
        eq(actions.supplierId, supplierId),
        eq(actions.id, id),
        eq(actions.version, seen),
      ),
    )
    .returning({ id: actions.id });
  return rows.length > 0;
}

/** Sends the plan: everything that waited for the supplier is proposed. */
export async function submitPlan(
  store: Store,
  by: SupplierSession,
  task: Request,
  plan: Plan,
  now: Date,
): Promise<Outcome> {
  if (unwritten(plan).length > 0) return { refusal: "not now" };
  const submitted = await allOrNothing(store, async (nested) => {
    const done = await act(nested, task, "submit", by, now, { reason: null });
    if ("refusal" in done) return done;
    return moveAll(nested, by, plan.actions.filter(mayWrite), "propose", now);
  });
  if ("refusal" in submitted) return submitted;
  await takeBackAsked(store, by, [task.id]);
  await tellBuyer(store, by, task, "submitted");
  return { ok: true };
}

async function moveAll(
  store: Store,
  by: MemberSession | SupplierSession,
  all: readonly Action[],
  name: "propose" | "agree",
  now: Date,
): Promise<{ ok: true } | Refused> {
  for (const { gap } of all) {
    const outcome = await actOn(store, by, gap, name, {}, now);
    if ("refusal" in outcome) return { refusal: "overtaken" };
  }
  return { ok: true };
}

export type PlanAnswer = { action: string; version: number; outcome: "agree" | "send back"; reason: string | null };

/**
 * A coordinator's answer to every action proposed: agreed to, or sent back with the reason. With one sent back the plan is
 * returned; otherwise it is carried out, and its deadline is its next action's.
 * @returns "not now" unless exactly what was proposed is answered
 */
export async function answerPlan(
  store: Store,
  by: MemberSession,
  request: Request,
  plan: Plan,
  answers: readonly PlanAnswer[],
  now: Date,
): Promise<Outcome> {
  const proposed = plan.actions.filter(({ state }) => state === "proposed");
  const answerTo = new Map(answers.map((one) => [one.action, one]));
  if (proposed.some(({ id }) => !answerTo.has(id)) || answerTo.size !== proposed.length) return { refusal: "not now" };
  if (proposed.some(({ id, whyNot }) => whyNot !== null && answerTo.get(id)!.outcome === "agree"))
    return { refusal: "not now" };
  const agreed = proposed.filter(({ id }) => answerTo.get(id)!.outcome === "agree");
  const back = proposed.filter(({ id }) => answerTo.get(id)!.outcome === "send back");
  const answered = await allOrNothing(store, async (nested) => {
    for (const action of proposed) {
      const { version, reason } = answerTo.get(action.id)!;
      const isAgreed = agreed.includes(action);
      const change = isAgreed ? { firstDue: action.firstDue ?? action.due, reason: null } : { reason };
      if (!(await changed(nested, action, version, change))) return { refusal: "overtaken" as const };
      const outcome = await actOn(nested, by, action.gap, isAgreed ? "agree" : "send back", {}, now);
      if ("refusal" in outcome) return { refusal: outcome.refusal === "not yours" ? outcome.refusal : "overtaken" };
    }
    const [first] = back;
    if (first) {
      const reason = answerTo.get(first.id)!.reason!;
      return act(nested, request, "return", by, now, { reason, details: { actions: back.length, reason } });
    }
    const dues = [...plan.actions.filter(({ state }) => state === "agreed"), ...agreed].flatMap(({ due }) => due ?? []);
    return act(nested, request, "agree", by, now, { deadline: dues.toSorted()[0], reason: null });
  });
  if ("refusal" in answered) return answered;
  if (back.length > 0) {
    const told = back.map((action) => ({ action, reason: answerTo.get(action.id)!.reason! }));
    await tellSentBack(store, by, request, told);
    return { ok: true };
  }
  await tellSupplier(store, by, request, request.waitingForId, {
    template: "plan-agreed",
    data: { actions: agreed.map(promised) },
  });
  return { ok: true };
}

const promised = ({ id, version, gap, due }: Action) => ({ id, version, title: gap.title, due: due! });

type Stored = Extract<Upload, { storageKey: string }>;

/** The supplier says that an action is done, and shows it. With the last one, all that is left is to verify. */
export async function reportDone(
  store: Store,
  by: SupplierSession,
  task: Request,
  plan: Plan,
  action: Action,
  { result, version }: { result: string; version: number },
  uploads: readonly Stored[],
  now: Date,
): Promise<Outcome> {
  const done = await allOrNothing(store, async (nested) => {
    if (!(await changed(nested, action, version, { result, writtenBy: by.contactId })))
      return { refusal: "overtaken" as const };
    const outcome = await actOn(nested, by, action.gap, "report done", {}, now);
    if ("refusal" in outcome) return { refusal: "overtaken" as const };
    const { buyerId, supplierId, contactId } = by;
    for (const upload of uploads) {
      const fileId = await keep(nested, { buyerId, supplierId, contactId }, upload);
      await nested.insert(actionFiles).values({ buyerId, supplierId, actionId: action.id, fileId });
    }
    const isLast = plan.actions.every(({ id, state }) => id === action.id || isOver(state));
    return isLast && task.state === "agreed" ? act(nested, task, "carry out", by, now) : { ok: true as const };
  });
  if ("refusal" in done) return done;
  await tellBuyer(store, by, task, "action done", { reason: result });
  return { ok: true };
}

/** Nothing is left for the supplier to do. */
const isOver = (state: GapState) => state === "done" || isSettled(state);
const isSettled = (state: GapState) => state === "verified" || state === "risk accepted";

/** Whether the member owns the supplier, who may verify what a coordinator agreed to. */
export async function ownerActing(store: Store, by: MemberSession, supplierId: string) {
  const [row] = await store
    .select({ ownerId: suppliers.ownerId })
    .from(suppliers)
    .where(and(eq(suppliers.buyerId, by.buyerId), eq(suppliers.id, supplierId)));
  return { ...by, isOwner: row?.ownerId === by.memberId };
}

export type Verdict = { action: string; version: number; outcome: "verify" | "send back"; reason: string | null };

/**
 * What was done is found good enough, or sent back with the reason. With the last one verified, the plan is over.
 * @param by with whether she owns the supplier
 */
export async function verifyActions(
  store: Store,
  by: MemberSession & { isOwner: boolean },
  request: Request,
  plan: Plan,
  verdicts: readonly Verdict[],
  now: Date,
): Promise<Outcome | { refusal: "another must" }> {
  const about = (id: string) => plan.actions.find((one) => one.id === id);
  if (verdicts.some(({ action }) => about(action)?.state !== "done")) return { refusal: "overtaken" };
  const back = verdicts.filter(({ outcome }) => outcome === "send back");
  const [first] = back;
  const verified = await allOrNothing<{ ok: true } | { state: string }>(store, async (nested) => {
    if (first) {
      const { reason } = first;
      const sent = await act(nested, request, "send back", by, now, { reason, details: { reason } });
      if ("refusal" in sent) return sent;
    }
    for (const { action: id, version, outcome, reason } of verdicts) {
      const action = about(id)!;
      if (!(await changed(nested, action, version, { reason }))) return { refusal: "overtaken" };
      const name = outcome === "verify" ? "close" : "send back";
      const moved = await actOn(nested, by, action.gap, name, reason === null ? {} : { reason }, now);
      if ("refusal" in moved) return moved as Refused;
    }
    const settled = new Set(verdicts.filter(({ outcome }) => outcome === "verify").map(({ action }) => action));
    const isOver = plan.actions.every(({ id, state }) => settled.has(id) || isSettled(state));
    return isOver ? act(nested, request, "accept", by, now) : { ok: true };
  });
  if ("refusal" in verified) return verified;
  if (first)
    await tellSentBack(
      store,
      by,
      request,
      back.map(({ action, reason }) => ({ action: about(action)!, reason: reason! })),
    );
  return { ok: true };
}

const tellSentBack = (
  store: Store,
  by: MemberSession,
  request: Request,
  back: readonly { action: Action; reason: string }[],
) =>
  tellSupplier(store, by, request, request.waitingForId, (language) => ({
    template: "returned",
    data: {
      reason: back.map(({ reason }) => reason).join("\n"),
      actions: back.map(({ action }) => action.gap.title[language]),
    },
  }));
