/**
 * Rules of requests: nothing but `after` decides a request's next state, and nothing but its callers write one.
 *
 * "Done" is the kind's own end of the chain. "Met" is wider: a requirement that is satisfied, exempted or not relevant
 * asks nothing more (DESIGN 7 and 8). Overdue is computed, never stored, and closes nothing: late answers are taken.
 */
import { type RequestKind, type RequestState, requestStates } from "db/schema/words";
import { type Act, type Kind, kinds, type Who } from "./kinds";

/**
 * Why an act is refused, in the order they are found: the kind has no such act; the person may not; it is already so;
 * the request is settled; the request is not there yet.
 */
export type Refusal = "unknown" | "not yours" | "already" | "closed" | "not now";
export type Outcome = { state: RequestState } | { refusal: Refusal };

/**
 * The state after an act, or why not.
 * @param who one role, or all the roles a member holds
 */
export function after(kind: RequestKind, state: RequestState, act: Act, who: Who | readonly Who[]): Outcome {
  return afterIn(kinds[kind], state, act, who);
}

/** The same for an entry that need not be registered. */
export function afterIn(kind: Kind, state: RequestState, act: string, who: Who | readonly Who[]): Outcome {
  const step = Object.hasOwn(kind.steps, act) ? kind.steps[act] : undefined;
  if (!step) return { refusal: "unknown" };
  const roles = typeof who === "string" ? [who] : who;
  if (!roles.some((role) => step.by.includes(role))) return { refusal: "not yours" };
  if (step.from.includes(state)) return { state: step.to === "same" ? state : step.to };
  if (step.to === state) return { refusal: "already" };
  return { refusal: isClosed(state) ? "closed" : "not now" };
}

export function may(kind: RequestKind, state: RequestState, act: Act, who: Who | readonly Who[]): boolean {
  return "state" in after(kind, state, act, who);
}

/** The acts open to somebody now, in the order of the table: what buttons a page may show. */
export function actsFor(kind: RequestKind, state: RequestState, who: Who | readonly Who[]): Act[] {
  return (Object.keys(kinds[kind].steps) as Act[]).filter((act) => may(kind, state, act, who));
}

/** What an act cannot be done without. */
export function neededFor(kind: RequestKind, act: Act): "reason" | "proof" | undefined {
  const kept: Kind = kinds[kind];
  return kept.steps[act]?.needs;
}

/** Whose turn it is; nobody's before it is sent and when it is settled. */
export function turn(state: RequestState): "supplier" | "buyer" | null {
  return requestStates[state];
}

/** Sent, and waiting for one side or the other. */
export function isOpen(state: RequestState): boolean {
  return requestStates[state] !== null;
}

/** Settled in one way or another; nothing more is waited for. */
export function isClosed(state: RequestState): boolean {
  return state !== "draft" && !isOpen(state);
}

/** What was asked for is there. */
export function isDone(kind: RequestKind, state: RequestState): boolean {
  const done: readonly RequestState[] = kinds[kind].done;
  return done.includes(state);
}

/** Nothing more is needed from the supplier for this requirement, whether it did it or need not. */
export function isMet(kind: RequestKind, state: RequestState): boolean {
  return isDone(kind, state) || state === "satisfied" || state === "exempted" || state === "not relevant";
}

export function minutesFor(kindsAsked: readonly RequestKind[]): number {
  return kindsAsked.reduce((sum, kind) => sum + kinds[kind].minutes, 0);
}
