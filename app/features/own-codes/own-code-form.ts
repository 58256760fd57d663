/** What is told of an own code. Its files come beside it; another language brings a translation. */
import { codeLanguages, codeStandards } from "db/schema/words";
import * as z from "zod/mini";

import { choice, date, id, optional, webAddress } from "~/forms/rules";

const told = {
  form: z.literal("new"),
  language: choice(codeLanguages),
  datedOn: date(),
  standard: optional(choice(codeStandards)),
};

export const bringingCode = z.object(told);
/** A published code needs no file, where it is known where it stands. */
export const recordingCode = z.object({ ...told, address: optional(webAddress) });
/** One that is known already, for a version of ours that is new. */
export const sameCode = z.object({ form: z.literal("same"), ownCode: id });

export const anyBroughtCode = z.discriminatedUnion("form", [bringingCode, sameCode]);
export const anyRecordedCode = z.discriminatedUnion("form", [recordingCode, sameCode]);
