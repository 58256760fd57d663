/**
 * Public holidays by country, from the library date-holidays. What a government moves by decree from year to year (the
 * days around the Chinese New Year that are worked before or after) is not in it.
 */
import type { IsHoliday } from "./sending-days";

const known = new Map<string, Set<string>>();

/** Its tables are 28 MB: only a process that asks loads them. */
export async function holidays(): Promise<IsHoliday> {
  const { default: Holidays } = await import("date-holidays");
  return (day, country) => {
    const name = `${country} ${day.slice(0, 4)}`;
    const days = known.get(name) ?? holidaysIn(new Holidays(country, { types: ["public"] }), Number(day.slice(0, 4)));
    known.set(name, days);
    return days.has(day);
  };
}

type Calendar = { getHolidays(year: number): { date: string; start: Date; end: Date }[] };

/** The portal knows countries the library does not: those have none. One may last several days. */
function holidaysIn(calendar: Calendar, year: number): Set<string> {
  const days = new Set<string>();
  for (const { date, start, end } of calendar.getHolidays(year) || []) {
    const lasts = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let n = 0; n < lasts; n++)
      days.add(new Date(Date.parse(date.slice(0, 10)) + n * 86_400_000).toISOString().slice(0, 10));
  }
  return days;
}
