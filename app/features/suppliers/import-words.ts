/** Why a row stays out, and what is left out of one that goes in, as a sentence in the reader's language. */
import type { Language } from "db/schema/words";
import { formatDate, formatNumber } from "~/i18n/format";
import type { Translate } from "~/i18n/say";
import type { SheetProblem } from "../sheets/sheet";
import type { Reason, Remark } from "./import";

/** @param t the translator itself, which knows every text */
export function reasonIn({ key, params }: Reason, t: Translate, language: Language): string {
  return t(`importing:reasons.${key}`, blanksOf(params, language) as never);
}

export function remarkIn({ key, params }: Remark, t: Translate, language: Language): string {
  const blanks = blanksOf(params, language);
  const isStatus = key === "statusKept" || key === "statusNeedsDecision";
  if (isStatus) blanks.value = t(`importing:words.status.${params.value as "approved"}`);
  return t(`importing:remarks.${key}`, blanks as never);
}

/** Days and limits as they are written; numbers of rows as they stand in a spreadsheet. */
function blanksOf(params: Reason["params"], language: Language): Record<string, string> {
  const written = Object.entries(params).map(([name, value]) => {
    if (name === "max") return [name, formatNumber(Number(value), language)];
    return [name, name === "date" ? formatDate(String(value), language) : String(value)];
  });
  return Object.fromEntries(written);
}

/** Why a file cannot be read. */
export function problemIn({ key, params }: SheetProblem, t: Translate, language: Language): string {
  const blanks = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "number" ? formatNumber(value, language) : value,
  ]);
  return t(`importing:file.${key}`, Object.fromEntries(blanks) as never);
}
