/** What a coordinator decides of a gap. Each form says which it is, and which version of the gap was looked at. */
import { chainPlaces, gapNatures, severities } from "db/schema/words";
import * as z from "zod/mini";

import { choice, date, ids, optional, optionalText, requiredText, wholeNumber } from "~/forms/rules";

const version = wholeNumber({ min: 1, max: 2_000_000_000 });
const reason = requiredText(2000);

export const gapForms = {
  confirm: z.object({ form: z.literal("confirm"), version }),
  breach: z.object({ form: z.literal("breach"), version }),
  "no breach": z.object({ form: z.literal("no breach"), version, reason }),
  severity: z.object({ form: z.literal("severity"), version, severity: choice(severities), reason }),
  nature: z.object({
    form: z.literal("nature"),
    version,
    nature: optional(choice(gapNatures)),
    place: optional(choice(chainPlaces)),
  }),
  risk: z.object({ form: z.literal("risk"), version, acceptedUntil: date(), reason }),
  reopen: z.object({ form: z.literal("reopen"), version }),
  close: z.object({ form: z.literal("close"), version, reason: optionalText(2000) }),
};

export const anyGapForm = z.discriminatedUnion("form", [
  gapForms.confirm,
  gapForms.breach,
  gapForms["no breach"],
  gapForms.severity,
  gapForms.nature,
  gapForms.risk,
  gapForms.reopen,
  gapForms.close,
]);

/** Those ticked among what a better answer has mended. */
export const mendedForm = z.object({ gap: ids({ min: 1 }) });
