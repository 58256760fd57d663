/** Whom something is left to, or who must do it as well: a colleague, or "new" and the fields below. */
import * as z from "zod/mini";
import { choice, email, id, optional, optionalText, say } from "~/forms/rules";

export const heirForm = z
  .object({
    to: z.union([z.literal("new"), id], say("choice")),
    name: optionalText(200),
    email: optional(email),
    title: optionalText(200),
    language: optional(choice(["nb", "en"])),
  })
  .check(
    z.refine(({ to, name }) => to !== "new" || name !== null, { error: say("required"), path: ["name"] }),
    z.refine(({ to, email }) => to !== "new" || email !== null, { error: say("required"), path: ["email"] }),
  );
