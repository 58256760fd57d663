/** What a coordinator decides of a gap. Each form says which it is, and which version of the gap was looked at. */
import { chainPlaces, type GapKind, gapKinds, gapNatures, severities } from "db/schema/words";
import * as z from "zod/mini";

import { choice, date, ids, optional, optionalText, requiredText, say, wholeNumber } from "~/forms/rules";

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
  remedy: z.object({
    form: z.literal("remedy"),
    version,
    harmed: optionalText(2000),
    remedy: optionalText(2000),
    satisfied: optionalText(2000),
  }),
  reopen: z.object({ form: z.literal("reopen"), version }),
  close: z.object({ form: z.literal("close"), version, reason: optionalText(2000) }),
};

/** The answer to what the supplier says against it. */
export const disputeForm = z.object({
  form: z.literal("dispute"),
  outcome: choice(["granted", "refused"]),
  answer: requiredText(4000),
});

export const anyGapForm = z.discriminatedUnion("form", [
  gapForms.confirm,
  gapForms.breach,
  gapForms["no breach"],
  gapForms.severity,
  gapForms.nature,
  gapForms.risk,
  gapForms.remedy,
  gapForms.reopen,
  gapForms.close,
  disputeForm,
]);

/** What a member has found herself. What only has to be supplied has no severity. */
export const newGapForm = z
  .object({
    kind: choice(gapKinds),
    severity: optional(choice(severities)),
    title: requiredText(300),
    found: requiredText(4000),
    place: optional(choice(chainPlaces)),
  })
  .check(
    z.refine<{ kind: GapKind; severity: string | null }>(
      ({ kind, severity }) => kind === "supplement" || severity !== null,
      { error: say("choice"), path: ["severity"] },
    ),
  );

/** Those ticked among what a better answer has mended. */
export const mendedForm = z.object({ gap: ids({ min: 1 }) });
