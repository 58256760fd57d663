/** What a member fills in to invite: in the address what is asked, in the form the words and the date. */

import * as z from "zod/mini";
import { checkbox, date, optional, optionalText } from "~/forms/rules";

export const invitationForm = z.object({
  wordsNb: optionalText(2000),
  wordsEn: optionalText(2000),
  deadline: optional(date()),
  /** Send although some do not read the language the words are in. */
  anyway: checkbox,
});

/** A new supplier is first asked who it is and to sign the code of conduct; a ticked choice asks for just that. */
export function askedIn(address: URLSearchParams) {
  const ticked = address.getAll("ask");
  const usual = ["company_facts", "code_of_conduct"];
  return {
    isAsked: ({ id, key }: { id: string; key: string }) =>
      ticked.length > 0 ? ticked.includes(id) : usual.includes(key),
    concerning: (address.get("concerning") ?? "").normalize("NFC").trim().slice(0, 200),
  };
}
