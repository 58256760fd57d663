/** Names of smelters and countries as they are compared: suppliers spell and punctuate them in many ways. */
import { countryOf } from "../countries/spellings";

/** Letters and digits only, without accents. */
export const textKey = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

export function isSameCountry(one: string, other: string): boolean {
  if (textKey(one) === textKey(other)) return true;
  const code = countryOf(one);
  return code !== null && code === countryOf(other);
}

/** DR Congo and the nine countries around it, in free text: to be looked at by a person. */
export const namesCoveredCountry = (text: string) =>
  /congo|kongo|\bd\.?r\.?c\b|\bangola|\bburundi|central african|sentralafrik|\brwanda|south sudan|sør-sudan|\btanzania|\buganda|\bzambia/i.test(
    text,
  );

/** Whether the text names a mine or a mine's country, and does not say "recycled", "scrap" or that it is not known. */
export function namesMine(text: string | null): boolean {
  if (text === null || /recycl|scrap|resirkul|gjenvun|skrap/i.test(text)) return false;
  return !/^(n\/?a|none|no|nil|unknown|ukjent|not (available|disclosed|applicable|known)|confidential|[-–.?0]+)$/i.test(
    text,
  );
}
