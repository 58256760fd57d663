/** A file, or a seal as it was typed off a certificate: in groups, in capitals, broken over lines. */
import * as z from "zod/mini";
import { file, requiredText, say } from "~/forms/rules";

export const verifyFileForm = z.object({ file });
export const nothingTyped = z.object({});

/** Ten documents in Chinese are a tenth of this. */
export const mostBytes = 20_000_000;

/** The seal as it is stored, whatever space it was typed with. */
const seal = z.pipe(
  requiredText(400),
  z.pipe(
    z.transform((text: string) => text.replace(/[\s\u200b\u00ad]+/gu, "").toLowerCase()),
    z.string().check(z.regex(/^[0-9a-f]{64}$/, say("seal"))),
  ),
);

export const verifySealForm = z.object({ seal });
