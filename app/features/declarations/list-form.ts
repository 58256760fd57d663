/** What an administrator fills in about the checks of declarations. */
import { mineralTemplates } from "db/schema/words";
import * as z from "zod/mini";

import { isCountry } from "~/features/countries/countries";
import { choice, date, file, optional, optionalText, say, wholeNumber } from "~/forms/rules";
import type { MineralSettings } from "../minerals/settings";

/** Words separated by commas, as a list. */
const list = (isWord: (word: string) => boolean) =>
  z.pipe(
    z.pipe(
      optionalText(2000),
      z.transform((typed: string | null) =>
        (typed ?? "")
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map((word) => word.toUpperCase()),
      ),
    ),
    z.array(z.string()).check(z.refine((words) => words.every(isWord), { error: say("listed") })),
  ) as unknown as z.ZodMiniType<string[]>;

const isVersion = (word: string) => /^\d+(\.\d+)*$/.test(word);

export const listForms = {
  new: z.object({ form: z.literal("new"), file, date: optional(date()) }),
  ask: z.object({ form: z.literal("ask"), template: choice(mineralTemplates) }),
  settings: z.object({
    form: z.literal("settings"),
    validMonths: wholeNumber({ min: 1, max: 60 }),
    auditNoticeDays: wholeNumber({ min: 0, max: 365 }),
    versionsCMRT: list(isVersion),
    versionsEMRT: list(isVersion),
    watchedCountries: list(isCountry),
    watchedSmelters: list((word) => /^CID\d{6}$/.test(word)),
  }),
};

/** Without the file, which is read by itself. */
export const anyList = z.discriminatedUnion("form", [
  z.object({ form: z.literal("new"), date: optional(date()) }),
  listForms.ask,
  listForms.settings,
]);

export const settingsShown = (settings: MineralSettings) => ({
  validMonths: settings.validMonths,
  auditNoticeDays: settings.auditNoticeDays,
  versionsCMRT: settings.acceptedVersions.CMRT.join(", "),
  versionsEMRT: settings.acceptedVersions.EMRT.join(", "),
  watchedCountries: settings.watchedCountries.join(", "),
  watchedSmelters: settings.watchedSmelters.join(", "),
});
