/** What a buyer says of itself: shown to suppliers, and filled into documents. */
import { buyerKinds, languages, laws, legalBases } from "db/schema/words";
import * as z from "zod/mini";

import { choice, email, optional, optionalText, phone, requiredText, say, webAddress } from "~/forms/rules";

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }) !== null;
  } catch {
    return false;
  }
}

export const organisationForm = z.object({
  name: requiredText(200),
  organisationNumber: optionalText(50),
  kind: choice(buyerKinds),
  legalBasis: choice(legalBases),
  law: choice(laws),
  contactName: optionalText(100),
  contactEmail: email,
  contactPhone: optional(phone),
  website: optional(webAddress),
  whistleblowingUrl: optional(webAddress),
  language: choice(languages),
  timeZone: requiredText(60).check(z.refine(isTimeZone, { error: say("timeZone") })),
});

export type Organisation = z.infer<typeof organisationForm>;
