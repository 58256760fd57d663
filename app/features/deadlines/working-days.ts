/**
 * Working days in Norway, and days as YYYY-MM-DD: no time of day and no time zone until somebody asks what day it is.
 *
 * A deadline that falls on a weekend or a public holiday moves to the next working day and says so; it has passed only
 * when its day has ended for both sides (DESIGN 8).
 * Public holidays: lov om helligdager og helligdagsfred (LOV-1995-02-24-12) § 2, and lov om 1 og 17 mai som
 * høgtidsdagar (LOV-1947-04-26-1). Christmas Eve, Easter Eve and New Year's Eve are not among them. Easter by the
 * anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
 */
export type Holiday =
  | "new year's day"
  | "maundy thursday"
  | "good friday"
  | "easter sunday"
  | "easter monday"
  | "labour day"
  | "constitution day"
  | "ascension day"
  | "whit sunday"
  | "whit monday"
  | "christmas day"
  | "boxing day";

/** `moved` is there when the day counted to is no working day: which day it was, and why it could not stand. */
export type Deadline = {
  readonly date: string;
  readonly moved?: { readonly from: string; readonly because: "weekend" | "holiday"; readonly holiday?: Holiday };
};

const day = 86_400_000;

/** Whether the text is a day that exists: 30 February does not, nor does 2026-2-3. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** Whole days from today to the deadline: 0 on the day itself, negative once it has passed. */
export const daysUntil = (deadline: string, today: string): number => (Date.parse(deadline) - Date.parse(today)) / day;

export const isOverdue = (deadline: string, today: string): boolean => deadline < today;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it still is somewhere among the time zones, so that a deadline passes only when its day is over for both sides. */
export function todayIn(now: Date, ...zones: [string, ...string[]]): string {
  const days = zones.map((timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
    formats.set(timeZone, format);
    return format.format(now);
  });
  return days.reduce((earliest, date) => (date < earliest ? date : earliest));
}

/** The deadline a number of days after a date, on a working day. */
export const deadlineAfter = (from: string, days: number): Deadline => onWorkingDay(plusDays(from, days));

/** The same day when it is a working day, else the next that is, saying what stood in the way. */
export function onWorkingDay(date: string): Deadline {
  const holiday = holidayOn(date);
  if (!holiday && !isWeekend(date)) return { date };
  let next = date;
  while (!isWorkingDay(next)) next = plusDays(next, 1);
  return {
    date: next,
    moved: holiday ? { from: date, because: "holiday", holiday } : { from: date, because: "weekend" },
  };
}

export const isWorkingDay = (date: string): boolean => !isWeekend(date) && !holidayOn(date);

/** Which public holiday a day is, if any. */
export const holidayOn = (date: string): Holiday | undefined => holidaysOf(Number(date.slice(0, 4))).get(date);

function isWeekend(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday === 0 || weekday === 6;
}

const years = new Map<number, ReadonlyMap<string, Holiday>>();

/** The twelve of a year. When two fall together (Ascension Day and 17 May, 2012) the movable one is named. */
function holidaysOf(year: number): ReadonlyMap<string, Holiday> {
  const known = years.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const on = (date: string) => `${String(year).padStart(4, "0")}-${date}`;
  const after = (days: number) => plusDays(easter, days);
  const holidays = new Map<string, Holiday>([
    [on("01-01"), "new year's day"],
    [on("05-01"), "labour day"],
    [on("05-17"), "constitution day"],
    [on("12-25"), "christmas day"],
    [on("12-26"), "boxing day"],
    [after(-3), "maundy thursday"],
    [after(-2), "good friday"],
    [after(0), "easter sunday"],
    [after(1), "easter monday"],
    [after(39), "ascension day"],
    [after(49), "whit sunday"],
    [after(50), "whit monday"],
  ]);
  years.set(year, holidays);
  return holidays;
}

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
  const [month, dayOfMonth] = [Math.floor(sum / 31), (sum % 31) + 1].map((part) => String(part).padStart(2, "0"));
  return `${String(year).padStart(4, "0")}-${month}-${dayOfMonth}`;
}
