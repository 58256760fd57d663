/**
 * Dates and numbers as they are written in the reader's language.
 *
 * A date is a day in the calendar ("2026-11-21"), the same wherever it is read. A moment is a point in time and is shown
 * in a named time zone. Names of months and signs between digits are written here, not taken from Intl: two versions of
 * its data, the server's and the browser's, would write the same page differently.
 */
import type { Language } from "locales/index";

const months = {
  nb: "januar februar mars april mai juni juli august september oktober november desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};
const shortMonths = {
  nb: "jan. feb. mars april mai juni juli aug. sep. okt. nov. des.".split(" "),
  en: "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(" "),
};

/** "21. november 2026" / "21 November 2026" */
export const formatDate = (date: string, language: Language) => written(date, language, months);

/** "21. nov. 2026" / "21 Nov 2026", where a table is narrow. */
export const formatShortDate = (date: string, language: Language) => written(date, language, shortMonths);

function written(date: string, language: Language, names: typeof months): string {
  const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
  return `${Number(day)}${language === "nb" ? "." : ""} ${names[language][Number(month) - 1]} ${year}`;
}

/** "21. november 2026 kl. 14.05 (Oslo)" / "21 November 2026 at 14:05 (Oslo)" */
export function formatDateTime(moment: Date | string, language: Language, timeZone = "Europe/Oslo"): string {
  const [day = "", clock = ""] = partsOf(new Date(moment), timeZone);
  const place = (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
  const [at, time] = language === "nb" ? ["kl.", clock.replace(":", ".")] : ["at", clock];
  return `${formatDate(day, language)} ${at} ${time} (${place})`;
}

/** The day it is somewhere at a moment, such as "2026-11-21". */
export const dayOf = (moment: Date, timeZone = "Europe/Oslo") => partsOf(moment, timeZone)[0] ?? "";

/** Making one of these costs more than all else on a line of a table, so each is made once. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes the day as ISO 8601 does: "2026-11-21 14:05". */
function partsOf(moment: Date, timeZone: string): string[] {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone });
    clocks.set(timeZone, clock);
  }
  return clock.format(moment).split(" ");
}

/** Whether a text names a day that exists: "2026-02-30" does not, nor does "2026-2-3". */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text); // 31 June becomes 1 July
}

/** Whole days from one date to another: 0 for the same day, negative for one that has passed. */
export const daysUntil = (date: string, today: string) =>
  Math.round((Date.parse(date.slice(0, 10)) - Date.parse(today.slice(0, 10))) / 86_400_000);

/** "12 345,5" / "12,345.5"; Norwegian keeps the digits of a number on one line. */
export function formatNumber(number: number, language: Language, decimals = 0): string {
  const [thousands, point] = language === "nb" ? ["\u00a0", ","] : [",", "."];
  const [whole = "", fraction] = Math.abs(number).toFixed(decimals).split(".");
  const sign = number < 0 ? "−" : "";
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (fraction ? point + fraction : "");
}

/** "20 MB", "340 kB": the size of a file, in decimal units. */
export function formatSize(bytes: number, language: Language): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${formatNumber(bytes / 1000, language)} kB`;
  const decimals = bytes % 1_000_000 === 0 || bytes >= 100_000_000 ? 0 : 1;
  return `${formatNumber(bytes / 1_000_000, language, decimals)} MB`;
}

/** "rød, grønn og blå" / "red, green and blue" */
export function formatList(words: readonly string[], language: Language): string {
  const and = language === "nb" ? " og " : " and ";
  return words.length < 2 ? words.join("") : words.slice(0, -1).join(", ") + and + words.at(-1);
}
