/** What suppliers write in the cells of a template, and what it means. */
import type { RawValue } from "../sheets/read-cells.server";
import { everybody, notIdentified, notListed } from "./layouts";
import { scopes } from "./minerals";

/** Trimmed, with single spaces; null for nothing. The number 0 is what a look-up formula leaves for an empty cell. */
export function textOf(raw: RawValue | null | undefined): string | null {
  if (raw === undefined || raw === null || raw === 0) return null;
  return String(raw).replace(/\s+/g, " ").trim() || null;
}

/** A product's number may be 0, and may be a number. */
export const numberOf = (raw: RawValue | null | undefined): string | null => (raw === 0 ? "0" : textOf(raw));

/**
 * The answer as the template spells it, whatever the capitals; some are told by how they begin, since templates differ
 * in how they end. A text that is none of them stays as it is.
 */
export function answerOf(raw: RawValue | null, allowed: readonly string[]): string | null {
  const text = textOf(raw);
  if (text === null) return null;
  const same = allowed.find((answer) => folded(answer) === folded(text));
  if (same) return same;
  if (allowed.includes(everybody) && /^(1([.,]0+)?|100([.,]0+)? ?%)$/.test(text)) return everybody;
  const begins = ["yes, in conformance", "yes, using other"].find((words) => folded(text).startsWith(words));
  return allowed.find((answer) => begins && folded(answer).startsWith(begins)) ?? text;
}

/** By its letter. */
export function scopeOf(raw: RawValue | null): string | null {
  const text = textOf(raw);
  const letter = /^([abc])(\.|\s|$)/i.exec(text ?? "")?.[1]?.toUpperCase();
  return scopes.find((scope) => scope.charAt(0) === letter) ?? text;
}

export function cidOf(...raws: (RawValue | undefined)[]): string | null {
  const written = raws.map((raw) => textOf(raw)?.replaceAll(" ", "").toUpperCase());
  return written.find((text) => text && /^CID\d{6}$/.test(text)) ?? null;
}

export function statusOf(lookUp: string | null): "listed" | "not listed" | "not yet identified" {
  if (lookUp && folded(lookUp) === folded(notListed)) return "not listed";
  return lookUp && folded(lookUp) === folded(notIdentified) ? "not yet identified" : "listed";
}

/** For comparing what people typed: capitals, and spaces within, do not matter. */
export const folded = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase();

const months = [
  ["jan", "january", "januar"],
  ["feb", "february", "februar"],
  ["mar", "march", "mars"],
  ["apr", "april"],
  ["may", "mai"],
  ["jun", "june", "juni"],
  ["jul", "july", "juli"],
  ["aug", "august"],
  ["sep", "sept", "september"],
  ["oct", "october", "okt", "oktober"],
  ["nov", "november"],
  ["dec", "december", "des", "desember"],
];

/**
 * The day as YYYY-MM-DD: from Excel's count of days, or a text in one of the usual ways. Null where nothing or no day is
 * written, and where it could be two days (03/04/2025).
 */
export function dateOf(raw: RawValue | null, from1904: boolean): string | null {
  const text = textOf(raw);
  if (text === null) return null;
  if (/^\d{4,6}(\.\d+)?$/.test(text)) return dayCounted(Math.floor(Number(text)) + (from1904 ? 1462 : 0));
  const numbers = text.replace(/[ T]\d\d?:.*$/, "");
  const yearFirst = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(numbers);
  if (yearFirst) return day(yearFirst[1]!, Number(yearFirst[2]), yearFirst[3]!);
  const dayFirst = /^(\d{1,2})([-./])(\d{1,2})\2(\d{2}|\d{4})$/.exec(numbers);
  if (dayFirst) {
    const [first, second] = [Number(dayFirst[1]), Number(dayFirst[3])];
    if (dayFirst[2] === "." || first > 12 || first === second) return day(dayFirst[4]!, second, first);
    return second > 12 ? day(dayFirst[4]!, first, second) : null;
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[-./, ]*([a-z]+)[-./, ]*(\d{4}|\d{2})$/i.exec(numbers);
  if (named) return day(named[3]!, monthNamed(named[2]!), named[1]!);
  const monthFirst = /^([a-z]+)[-./, ]*(\d{1,2})(?:st|nd|rd|th)?[-./, ]+(\d{4})$/i.exec(numbers);
  return monthFirst ? day(monthFirst[3]!, monthNamed(monthFirst[1]!), monthFirst[2]!) : null;
}

const monthNamed = (name: string) => months.findIndex((names) => names.includes(name.toLowerCase())) + 1;

/** Days since 30 December 1899, from 1982 to 2119. */
function dayCounted(days: number): string | null {
  if (days < 30_000 || days > 80_000) return null;
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}

function day(year: string, month: number, dayOfMonth: string | number): string | null {
  const moment = new Date(Date.UTC(Number(year.padStart(4, "20")), month - 1, Number(dayOfMonth)));
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === Number(dayOfMonth);
  return exists ? moment.toISOString().slice(0, 10) : null;
}
