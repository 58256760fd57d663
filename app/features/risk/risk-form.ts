import { riskLevels } from "db/schema/words";
import * as z from "zod/mini";

import { isCountry } from "~/features/countries/countries";
import { choice, date, file, requiredText, say, wholeNumber } from "~/forms/rules";
import type { CountryScore } from "./country-index";

const version = wholeNumber({ min: 1, max: 2_000_000_000 });

export const overrideForm = z.object({ version, level: choice(riskLevels), reason: requiredText(1000) });
export const backForm = z.object({ version });

const edition = { name: requiredText(100), source: requiredText(300), validFrom: date() };

export const newEditionForm = z.object({ ...edition, file });

/** The list as it was looked at, carried along until it is taken into use: "AD 89.57;AE 71.24;EH". */
export const applyEditionForm = z.object({
  ...edition,
  scores: z.string(say("invalid")).check(z.refine((text) => scoresIn(text) !== null, { error: say("invalid") })),
});

export const scoresAsText = (scores: readonly CountryScore[]): string =>
  scores.map(({ country, score }) => (score === null ? country : `${country} ${score}`)).join(";");

export function scoresIn(text: string): CountryScore[] | null {
  if (text.length > 20_000) return null;
  const scores = text.split(";").map((one) => /^([A-Z]{2})(?: (\d{1,3}(?:\.\d{1,6})?))?$/.exec(one));
  if (scores.some((found) => !found || !isCountry(found[1]!) || Number(found[2] ?? 0) > 100)) return null;
  if (new Set(scores.map((found) => found![1])).size < scores.length) return null;
  return scores.map((found) => ({ country: found![1]!, score: found![2] === undefined ? null : Number(found![2]) }));
}
