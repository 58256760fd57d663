/**
 * Deadlines: days, as YYYY-MM-DD, without a time of day (DESIGN 8).
 *
 * One that falls on a weekend or a Norwegian public holiday moves to the next working day and says so. It ends when
 * the day has ended for both sides. A later date may be agreed; "on time" always means the first one.
 * Public holidays: lov om helligdager og helligdagsfred (LOV-1995-02-24-12) § 2 and lov om 1 og 17 mai som høgtidsdagar
 * (LOV-1947-04-26-1). Christmas Eve, Easter Eve and New Year's Eve are not among them.
 */
import { type RequestKind, type RequestState, requestStates } from "db/schema/words";
import { dayOf } from "~/i18n/format";
import { kinds } from "./kinds";

export type Deadline = { date: string; moved?: { from: string; because: "weekend" | "holiday" } };

/** The deadline of what is sent on a day; `days` where the requirement or the buyer's settings say otherwise than the kind. */
export function deadlineFor(kind: RequestKind, sentOn: string, days: number = kinds[kind].days): Deadline {
  return onWorkingDay(plusDays(sentOn, days));
}

export function onWorkingDay(date: string): Deadline {
  const because = whyNoWorkingDay(date);
  if (!because) return { date };
  let next = date;
  while (whyNoWorkingDay(next)) next = plusDays(next, 1);
  return { date: next, moved: { from: date, because } };
}

export function isOverdue(state: RequestState, deadline: string, today: string): boolean {
  return requestStates[state] === "supplier" && deadline < today;
}

/** Kept with the answer when it is handed in: late is after the deadline that held then. */
export function isLate(deadline: string, answeredOn: string): boolean {
  return answeredOn > deadline;
}

/** "On time" in figures: by the date first set, whatever was agreed later. */
export function wasOnTime(firstDeadline: string, answeredOn: string): boolean {
  return answeredOn <= firstDeadline;
}

/** The day it still is somewhere among these time zones: a deadline has passed only when it has for both sides. */
export function todayIn(now: Date, ...zones: [string, ...string[]]): string {
  return zones.map((zone) => dayOf(now, zone)).reduce((first, day) => (day < first ? day : first));
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months later; the last of the month where it has no such day: a year after 29 February is 28 February. */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The last of so many working days after a day. */
export function workingDaysAfter(date: string, days: number): string {
  let last = date;
  for (let left = days; left > 0; left--) last = onWorkingDay(plusDays(last, 1)).date;
  return last;
}

function whyNoWorkingDay(date: string): "weekend" | "holiday" | null {
  const year = date.slice(0, 4);
  const holidays = known.get(year) ?? publicHolidays(Number(year));
  known.set(year, holidays);
  if (holidays.has(date)) return "holiday";
  const weekday = new Date(date).getUTCDay();
  return weekday === 0 || weekday === 6 ? "weekend" : null;
}

const known = new Map<string, Set<string>>();

function publicHolidays(year: number): Set<string> {
  const easter = easterSunday(year);
  const movable = [-3, -2, 0, 1, 39, 49, 50].map((days) => plusDays(easter, days));
  return new Set([...movable, ...["01-01", "05-01", "05-17", "12-25", "12-26"].map((day) => `${year}-${day}`)]);
}

/** The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const month = String(Math.floor(sum / 31)).padStart(2, "0");
  const day = String((sum % 31) + 1).padStart(2, "0");
  return `${year}-${month}-${day}`;
}
