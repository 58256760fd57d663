/** What is known of a signature that was given elsewhere. The proof comes with it as a file. */
import * as z from "zod/mini";
import { choice, date, id, optionalText, requiredText } from "~/forms/rules";

const seen = {
  document: id,
  way: choice(["earlier", "paper"]),
  signedOn: date(),
  name: requiredText(200),
  title: requiredText(200),
};

export const registeringForm = z.object({ ...seen, withoutProof: optionalText(500) });

/** The same, as a coordinator reads it off the proof that a supplier sent. */
export const seenOnProof = z.object({ form: z.literal("confirm"), ...seen });
