/**
 * Environmental certification in numbers: each supplier counts once, by the best it holds in force on a day. A share is
 * never told without what it is a share of: a growing list of suppliers lowers it without anybody losing a certificate, so the
 * same suppliers are told beside all of them.
 */
export const environmentParts = ["environmental", "other", "none"] as const;
type EnvironmentPart = (typeof environmentParts)[number];

export type Counts = Record<EnvironmentPart, number>;
export type Figure = Counts & { total: number /** Whole percent, environmentally certified. */; share: number };

export function figureOf(counts: Counts): Figure {
  const total = counts.environmental + counts.other + counts.none;
  return { ...counts, total, share: total === 0 ? 0 : Math.round((100 * counts.environmental) / total) };
}

/** The same day a year before; 28 February for a 29th. */
export function yearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return before.endsWith("-02-29") ? before.replace("-29", "-28") : before;
}
