/** What an administrator does with a definition: brings one in, publishes the draft, or throws it away. */
import * as z from "zod/mini";
import { file, optionalText, say } from "~/forms/rules";

export const importForm = z.object({ file });
export const nothingTyped = z.object({});

export const publishForm = z.object({
  form: z.literal("publish"),
  seen: z.string(say("invalid")).check(z.maxLength(64, say("invalid"))),
  changeNb: optionalText(2000),
  changeEn: optionalText(2000),
});
export const discardForm = z.object({ form: z.literal("discard") });
export const anyDefinitionForm = z.discriminatedUnion("form", [publishForm, discardForm]);
