/**
 * Requests as the supplier's people see them: tasks, sorted by whose turn it is, and which one to take first.
 *
 * Facts about the company come first, since other answers build on them; then what is to be signed, all of it in one act.
 */
import type { ContactRole, RequestKind, RequestState } from "db/schema/words";

import { may, turn } from "./rules";

type Task = { id: string; kind: RequestKind; state: RequestState; waitingForId: string | null };
type Me = { contactId: string; role: ContactRole };

/** "another": handed over to somebody else of the company; "buyer": answered, and looked at by the one who asked. */
export const places = ["me", "another", "buyer", "done"] as const;
export type Place = (typeof places)[number];

export function placeOf(task: Task, me: Me): Place {
  const whose = turn(task.state);
  if (whose === null) return "done";
  if (whose === "buyer") return "buyer";
  return task.waitingForId !== null && task.waitingForId !== me.contactId ? "another" : "me";
}

/**
 * What can be signed in one act now: what waits for the reader herself, unless she has not been left anything. Where an
 * addendum waits, that is what is asked for; it is signed by itself.
 */
export function toSign<Kept extends Task>(tasks: readonly Kept[], me: Me): Kept[] {
  return tasks.filter(
    (task) => placeOf(task, me) === "me" && may(task.kind, task.state, "sign", me.role) && task.state !== "compared",
  );
}

export type NextStep<Kept> = { do: "task"; task: Kept } | { do: "sign all"; tasks: Kept[] };

export function nextStep<Kept extends Task>(tasks: readonly Kept[], me: Me): NextStep<Kept> | undefined {
  const mine = tasks.filter((task) => placeOf(task, me) === "me");
  const facts = mine.find(({ kind }) => kind === "company facts");
  if (facts) return { do: "task", task: facts };
  const documents = toSign(mine, me);
  if (documents.length > 1) return { do: "sign all", tasks: documents };
  const [first] = mine;
  return first && { do: "task", task: first };
}
