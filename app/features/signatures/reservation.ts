/**
 * Signing with reservation: clauses the company cannot follow, each with a reason; the rest is signed (DESIGN 7 and 9).
 *
 * A reservation is about one document, which is then signed by itself. Something must be left to sign: who can follow
 * no clause at all declines.
 */
import * as z from "zod/mini";

import { checkbox, matching, optionalText, requiredText, rows, say, ticked } from "~/forms/rules";

/** @param clause its number in the version signed */
export type Reservation = { clause: string; reason: string };

/** Whether a document may be signed with just these: clauses it has, each once, and at least one left. */
export function canReserve(clauses: readonly { number: string }[], reservations: readonly Reservation[]): boolean {
  const named = new Set(reservations.map(({ clause }) => clause));
  const there = clauses.filter(({ number }) => named.has(number));
  return named.size === reservations.length && there.length === named.size && there.length < clauses.length;
}

const marked = z
  .object({
    clause: matching(/^\d+\.\d+$/, "invalid", 20),
    isReserved: checkbox,
    reason: optionalText(2000),
  })
  .check(
    z.refine(({ isReserved, reason }) => !isReserved || reason !== null, { error: say("required"), path: ["reason"] }),
  );

/** Every clause of the document, marked or not. What is written for one that is not marked does not count. */
export const signingWithReservation = z.object({
  clauses: rows(marked, { min: 1, max: 1000 }).check(
    z.refine((clauses) => clauses.some(({ isReserved }) => isReserved), { error: say("markClause") }),
    z.refine((clauses) => clauses.some(({ isReserved }) => !isReserved), { error: say("leaveClause") }),
  ),
  name: requiredText(200),
  title: requiredText(200),
  authority: ticked,
  consent: ticked,
});

export const reservationsIn = (clauses: z.infer<typeof signingWithReservation>["clauses"]): Reservation[] =>
  clauses.flatMap(({ clause, isReserved, reason }) => (isReserved && reason !== null ? [{ clause, reason }] : []));
