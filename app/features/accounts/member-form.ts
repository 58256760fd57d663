/** What an administrator says of a member. */
import { languages, memberRoles } from "db/schema/words";
import * as z from "zod/mini";

import { choice, choices, date, email, optional, requiredText, say } from "~/forms/rules";

import { mayEnd } from "./members";

const stay = {
  name: requiredText(100),
  roles: choices(memberRoles, { min: 1 }),
  until: optional(date()),
};

const endsForReadersOnly = <Stay extends { roles: (typeof memberRoles)[number][]; until: string | null }>() =>
  z.refine<Stay>(({ roles, until }) => until === null || mayEnd(roles), {
    error: say("untilForReaders"),
    path: ["until"],
  });

export const memberForm = z.object(stay).check(endsForReadersOnly());
export const newMemberForm = z.object({ ...stay, email, language: choice(languages) }).check(endsForReadersOnly());

/** Taking somebody's access away needs nothing but the button. */
export const leavingForm = z.object({});
