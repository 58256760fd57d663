import { checkKinds, checkResults } from "db/schema/words";
import * as z from "zod/mini";

import { choice, date, file, optional, optionalText, requiredText, say, wholeNumber } from "~/forms/rules";

const score = optional(wholeNumber({ min: 0, max: 100 }));

type Days = { checkedOn: string; validTo: string | null };

/** What was looked up; a rating has a score, and EcoVadis one for each theme. */
export const checkForm = z
  .object({
    kind: choice(checkKinds),
    source: requiredText(200),
    checkedOn: date(),
    result: choice(checkResults),
    words: optionalText(4000),
    score,
    themes: z.object({ environment: score, labour: score, ethics: score, procurement: score }),
    validTo: optional(date()),
  })
  .check(
    z.refine<Days>(({ checkedOn, validTo }) => validTo === null || validTo >= checkedOn, {
      error: say("checkEndsFirst"),
      path: ["validTo"],
    }),
  );

export const ecovadisForm = z.object({ file });
