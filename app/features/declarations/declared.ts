/** What is sent: one text that says who declared what, kept as the very bytes that are hashed. */
import type { Declaration, Smelter } from "../minerals/declaration";
import type { Flag } from "../minerals/flags";

export type Declared = {
  request: string;
  concerning: string;
  buyer: string;
  supplier: string;
  submitter: { name: string; title: string; email: string };
  statement: string;
  submittedAt: Date;
  /** The file it came from, by its SHA-256. */
  file: string | null;
  /** The declaration said to be still valid, by its SHA-256. */
  renews: string | null;
  componentsRated: string | null;
  /** The file that says how components are risk-rated, by its SHA-256. */
  componentsFile: string | null;
  declaration: Declaration;
};

/** Format 1: JSON in UTF-8, its names in this order, times in UTC to the millisecond. */
export function declaredText({ submittedAt, declaration, ...rest }: Declared): string {
  return JSON.stringify({ format: 1, ...rest, submittedAt: submittedAt.toISOString(), declaration });
}

export type Frozen = Omit<Declared, "submittedAt"> & { submittedAt: string };

export const frozenIn = (content: string): Frozen => JSON.parse(content) as Frozen;

/** The rules whose flags rest on a row of the list. */
export function rulesOn({ row }: Pick<Smelter, "row">, flags: readonly Flag[]): string[] {
  const rests = ({ cells }: Flag) => cells.some((cell) => /^Smelter List![A-Z](\d+)$/.exec(cell)?.[1] === String(row));
  return [...new Set(flags.filter(rests).map(({ rule }) => rule))];
}
