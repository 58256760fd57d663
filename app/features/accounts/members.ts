/**
 * Members: who may hold which roles for how long, and that somebody always runs the portal.
 *
 * Without an administrator nobody could let anybody in again, so the last one can neither leave nor give the role away,
 * and the role never runs out by itself: only those who read alone are let in for a time (DESIGN 1).
 */
import { type MemberRole, memberRoles } from "db/schema/words";

export type MemberState = "invited" | "active" | "ended" | "left";

type Stay = { cameInAt: Date | null; untilAt: Date | null; leftAt: Date | null };

export function memberState({ cameInAt, untilAt, leftAt }: Stay, now: Date): MemberState {
  if (leftAt) return "left";
  if (untilAt && untilAt <= now) return "ended";
  return cameInAt ? "active" : "invited";
}

/** Whether these roles may be held for a time only. */
export const mayEnd = (roles: readonly MemberRole[]) => roles.every((role) => role === "reader");

/**
 * Whether the portal would be left without an administrator.
 * @param administrators ids of those there are
 * @param roles what she is to have from now on, nothing if she leaves
 */
export const leavesNobodyInCharge = (
  administrators: readonly string[],
  member: string,
  roles: readonly MemberRole[] = [],
) => !roles.includes("administrator") && administrators.length > 0 && administrators.every((id) => id === member);

/** As they are listed everywhere, however they were ticked. */
export const inOrder = (roles: readonly MemberRole[]) => memberRoles.filter((role) => roles.includes(role));
