import * as z from "zod/mini";

import { requiredText } from "~/forms/rules";

/** Says which of a page's forms it is. */
export const writing = z.object({ form: z.literal("message"), body: requiredText(4000) });
