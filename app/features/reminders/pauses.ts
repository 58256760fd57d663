/** Peace for a while: a supplier may have it once for everything that is open, a buyer as often as it likes (DESIGN 8). */
import { plusDays } from "../requests/deadlines";

/** As long as a supplier may have it, in days. */
const pauseDays = 14;

type Pause = { startsOn: string; endsOn: string | null };

/** Until when there are no reminders, null where there are; "for now" where nobody has said until when. */
export function pausedUntil(pauses: readonly Pause[], today: string): string | "for now" | null {
  const now = pauses.filter(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || today < endsOn));
  if (now.length === 0) return null;
  return now.reduce<string>(
    (last, { endsOn }) => (endsOn === null || endsOn > last ? (endsOn ?? "for now") : last),
    "",
  );
}

/**
 * The pause a supplier gets, or why it gets none.
 * @param askedOn the days on which what is open was asked
 * @param earlier the supplier's own pauses
 */
export function askForPause(
  askedOn: readonly string[],
  earlier: readonly Pause[],
  today: string,
): { pause: { startsOn: string; endsOn: string } } | { refusal: "nothing open" | "had one" } {
  if (askedOn.length === 0) return { refusal: "nothing open" };
  const hasHadOne = earlier.some(({ startsOn }) => askedOn.some((day) => day <= startsOn));
  return hasHadOne ? { refusal: "had one" } : { pause: { startsOn: today, endsOn: plusDays(today, pauseDays) } };
}
