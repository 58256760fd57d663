/**
 * Days on which scheduled mail may go out: not on weekends, not on public holidays of Norway, nor of the countries of
 * those who read it. A day is YYYY-MM-DD by the buyer's clock.
 */
import { onWorkingDay, plusDays } from "../requests/deadlines";

/** Whether it is a public holiday in a country (ISO 3166-1 alpha-2); false where nobody knows the country's. */
export type IsHoliday = (day: string, country: string) => boolean;

export const isSendingDay = (day: string, countries: readonly string[], isHoliday: IsHoliday) =>
  onWorkingDay(day).date === day && !countries.some((country) => isHoliday(day, country));

/** Longer than any country's row of holidays; a calendar without a working day would never end. */
const longest = 40;

/** The nearest one, that day included, going back (-1) or on (1). */
export function sendingDay(day: string, step: 1 | -1, countries: readonly string[], isHoliday: IsHoliday): string {
  for (let tried = 0; tried < longest; tried++) {
    const one = plusDays(day, tried * step);
    if (isSendingDay(one, countries, isHoliday)) return one;
  }
  return day;
}
