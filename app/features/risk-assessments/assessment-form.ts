import { ratings } from "db/schema/words";
import * as z from "zod/mini";

import { choice, requiredText } from "~/forms/rules";

export const assessmentForm = z.object({
  likelihood: choice(ratings),
  severity: choice(ratings),
  sources: requiredText(4000),
  conclusion: requiredText(4000),
});
